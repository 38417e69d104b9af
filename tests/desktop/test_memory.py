"""Large blocks go back to the system as soon as they are freed."""

import subprocess
import sys

import pytest

DEED = """
import ctypes, os
from exhibit_viewer.desktop.memory import give_back_large_blocks
give_back_large_blocks()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
libc.free(libc.malloc(16 << 20))  # glibc would take the next ones from its heap
libc.sbrk.restype, libc.sbrk.argtypes = ctypes.c_void_p, [ctypes.c_ssize_t]
before = libc.sbrk(0)
libc.malloc(12 << 20)
print(libc.sbrk(0) - before)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's way")
def test_large_blocks_do_not_come_from_the_heap():
    said = subprocess.run([sys.executable, "-c", DEED], check=True, capture_output=True, text=True).stdout
    assert int(said) < 12 << 20
