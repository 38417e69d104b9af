"""Memory: what a model took goes back to the system when it is put away."""

import ctypes
import sys

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of glibc's malloc.h."""
LARGE = 1 << 20


def give_back_large_blocks() -> None:
    """Have blocks of a megabyte and more mapped one by one, and unmapped when freed.

    Left alone, glibc raises that bar to the largest block it has seen freed; textures and arrays then come from one
    heap, whose holes small things settle in: measured, a quarter of a megabyte lost with every change of artifact.
    Does nothing where there is no glibc.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LARGE)
