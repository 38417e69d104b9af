"""Allowances grow with the file, within what the machine has."""

import os
import subprocess
import sys

import pytest

from exhibit_viewer.ingest.limits import MEGABYTE, Limits, physical_memory, resident_bytes


def test_a_small_file_has_no_claim_to_much():
    small = Limits().allowance(1000)
    assert small.memory_bytes < 1024 * MEGABYTE and small.seconds < 10


def test_a_large_file_gets_more_up_to_the_ceiling():
    limits = Limits(memory_ceiling=2048 * MEGABYTE)
    assert limits.allowance(0).memory_bytes < limits.allowance(50 * MEGABYTE).memory_bytes < 2048 * MEGABYTE
    assert limits.allowance(4096 * MEGABYTE).memory_bytes == 2048 * MEGABYTE


def test_the_machine_is_the_ceiling_where_none_is_set():
    assert Limits().allowance(1 << 50).memory_bytes == physical_memory() * 3 // 4


def test_memory_held_is_seen():
    before = resident_bytes(os.getpid())
    if before == 0:
        pytest.skip("not told on this system")
    held = bytearray(os.urandom(64 * MEGABYTE))
    assert resident_bytes(os.getpid()) - before > 48 * MEGABYTE
    assert len(held) == 64 * MEGABYTE


def test_of_a_process_that_is_gone_nothing_is_held():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert resident_bytes(gone.pid) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_a_process_held_to_an_allowance_cannot_take_more():
    code = (
        "from exhibit_viewer.ingest.limits import Allowance, hold_to, settle_down\n"
        "settle_down(5)\n"
        "hold_to(Allowance(64 << 20, 1))\n"
        "try: bytearray(256 << 20)\n"
        "except MemoryError: pass\n"
        "else: raise SystemExit('no limit')\n"
        "hold_to(Allowance(1024 << 20, 1))\n"
        "bytearray(256 << 20)\n"
    )
    if sys.platform == "darwin":
        pytest.skip("macOS does not keep RLIMIT_AS")
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)
