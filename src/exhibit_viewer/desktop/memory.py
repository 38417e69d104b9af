"""Memory: what a model took goes back to the system when it is put away, and what every picture takes stays at hand."""

import ctypes
import sys

from exhibit_viewer.model.faults import Code, Fault

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENAS = -1, -3, -8
"""M_TRIM_THRESHOLD, M_MMAP_THRESHOLD and M_ARENA_MAX of glibc's malloc.h."""
LEAST_ADDRESSES = 800 << 20
"""Bytes of address space. Measured: with 700 MB a window comes up, but the system has no room for the stacks of the
threads that Qt converts images with; Qt gives them their share all the same and waits for ever."""
LARGE, AT_HAND = 1 << 20, 64 << 20
HEAPS = 2


def demand_addresses() -> None:
    """Raise Fault ADDRESSES_SHORT where the system lets this program have less address space than it needs."""
    if sys.platform == "win32":
        return
    import resource

    allowed = resource.getrlimit(resource.RLIMIT_AS)[0]
    if allowed != resource.RLIM_INFINITY and allowed < LEAST_ADDRESSES:
        raise Fault(Code.ADDRESSES_SHORT, allowed=allowed, needed=LEAST_ADDRESSES)


def give_back_large_blocks() -> None:
    """Have blocks of a megabyte and more mapped one by one, and unmapped when freed; keep small ones that were freed.

    Left alone, glibc raises that bar to the largest block it has seen freed; textures and arrays then come from one
    heap, whose holes small things settle in: measured, a quarter of a megabyte lost with every change of artifact.
    Told where the bar is, it gives the end of the heap back as soon as 128 KB of it are free: a software driver, which
    takes and frees ten megabytes in small blocks for a moving picture, then waits for the system a third of the time.
    And it would keep 64 MB of addresses for a heap of each thread: a gigabyte, where `ulimit -v` may leave no more.
    Does nothing where there is no glibc.
    """
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(_MMAP_THRESHOLD, LARGE)
        mallopt(_TRIM_THRESHOLD, AT_HAND)
        mallopt(_ARENAS, HEAPS)
