"""An answer is waited for as long as it could have been given: neither others' work nor sleep is held against it."""

import os
import subprocess
import sys
import time

import pytest

from exhibit_viewer.ingest import patience as at_hand
from exhibit_viewer.ingest.limits import queued_seconds
from exhibit_viewer.ingest.patience import Patience


@pytest.fixture
def clock(monkeypatch):
    """Seconds on the clock, and those that the process waited for a processor; both stand still."""
    told = {"clock": 100.0, "queued": 7.0}
    monkeypatch.setattr(at_hand.time, "monotonic", lambda: told["clock"])
    monkeypatch.setattr(at_hand, "queued_seconds", lambda _: told["queued"])
    return told


def looks(patience: Patience, clock: dict[str, float], seconds: float, queued: float = 0.0) -> bool:
    """Whether it is over after so many seconds of looking ten times a second; queued: of each, told once a second."""
    lost = False
    for look in range(round(seconds * 10)):
        clock["clock"] += 0.1
        clock["queued"] += queued if look % 10 == 9 else 0.0
        lost = patience.lost()
    return lost


def test_who_sleeps_has_as_long_as_was_said(clock):
    patience = Patience(60.0, 1)
    assert not looks(patience, clock, 59.0)
    assert looks(patience, clock, 2.0)


def test_who_waits_for_a_processor_has_longer(clock):
    patience = Patience(60.0, 1)
    assert not looks(patience, clock, 500.0, queued=0.95)
    assert looks(patience, clock, 61.0)


def test_waiting_earns_no_more_than_was_said(clock):
    patience = Patience(10.0, 1)
    clock["queued"] += 1000.0
    assert not patience.lost()
    assert looks(patience, clock, 11.0)


def test_a_machine_that_slept_loses_nothing(clock):
    patience = Patience(60.0, 1)
    clock["clock"] += 8 * 3600.0
    assert not patience.lost()
    assert looks(patience, clock, 61.0)


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="needs one processor for two")
def test_waiting_for_a_processor_is_told():
    if not queued_seconds(os.getpid()):
        pytest.skip("not told on this system")
    allowed = os.sched_getaffinity(0)
    one = min(allowed)
    other = subprocess.Popen(
        [sys.executable, "-c", f"import os; os.sched_setaffinity(0, [{one}]); print(flush=True)\nwhile True: pass"],
        stdout=subprocess.PIPE,
    )
    try:
        assert other.stdout is not None and other.stdout.readline()
        os.sched_setaffinity(0, [one])
        before, end = queued_seconds(os.getpid()), time.monotonic() + 0.4
        while time.monotonic() < end:
            pass
        assert queued_seconds(os.getpid()) - before > 0.02
    finally:
        os.sched_setaffinity(0, allowed)
        other.kill()
        other.communicate()


def test_of_a_process_that_is_gone_nothing_is_told():
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert queued_seconds(gone.pid) == 0.0
