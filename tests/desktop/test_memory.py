"""Large blocks go back to the system as soon as they are freed; small ones stay at hand for the next picture."""

import subprocess
import sys

import pytest

PREPARED = """
import ctypes
from exhibit_viewer.desktop.memory import give_back_large_blocks
give_back_large_blocks()
libc = ctypes.CDLL(None)
libc.malloc.restype, libc.malloc.argtypes, libc.free.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
libc.sbrk.restype, libc.sbrk.argtypes = ctypes.c_void_p, [ctypes.c_ssize_t]
"""
LARGE = """
libc.free(libc.malloc(16 << 20))  # glibc would take the next ones from its heap
before = libc.sbrk(0)
libc.malloc(12 << 20)
print(libc.sbrk(0) - before)
"""
SMALL = """
blocks = [libc.malloc(64 << 10) for _ in range(160)]
before = libc.sbrk(0)
while blocks:
    libc.free(blocks.pop())
print(before - libc.sbrk(0))
"""
THREADS = """
import re, threading
from pathlib import Path
def addresses():
    return int(re.search(r"VmSize:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) >> 10
threading.stack_size(256 << 10)
go, before = threading.Barrier(13), addresses()
def work():
    block = libc.malloc(5000)
    go.wait()
    go.wait()
for _ in range(12):
    threading.Thread(target=work).start()
go.wait()
print(addresses() - before)
go.wait()
"""
ON_GLIBC = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="glibc's way")


def said(deed: str) -> int:
    """What such a program prints."""
    return int(subprocess.run([sys.executable, "-c", PREPARED + deed], check=True, capture_output=True).stdout)


@ON_GLIBC
def test_large_blocks_do_not_come_from_the_heap():
    assert said(LARGE) < 12 << 20


@ON_GLIBC
def test_what_a_picture_takes_in_small_blocks_is_not_asked_for_again():
    assert said(SMALL) == 0


@ON_GLIBC
def test_threads_take_few_addresses():
    assert said(THREADS) < 3 * 64
