"""Waiting for the graphics without standing still."""

import time

import pytest

from exhibit_viewer.render.fence import Fence
from exhibit_viewer.render.opengl import GL


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> dict[str, list]:
    """A driver that takes its time: `answers` of its looks, and what it was `asked`."""
    said: dict[str, list] = {"answers": [], "asked": [], "made": []}
    monkeypatch.setattr(GL, "glFenceSync", lambda *_: said["made"].append(len(said["made"])) or said["made"][-1])
    monkeypatch.setattr(
        GL, "glClientWaitSync", lambda sync, _, left: said["asked"].append((sync, left)) or said["answers"].pop(0)
    )
    monkeypatch.setattr(GL, "glDeleteSync", lambda _: None)
    return said


def test_what_is_not_done_is_asked_for_again_and_nothing_else(driver):
    fence = Fence(software=True)
    driver["answers"] += [
        GL.GL_TIMEOUT_EXPIRED,
        GL.GL_TIMEOUT_EXPIRED,
        GL.GL_CONDITION_SATISFIED,
        GL.GL_ALREADY_SIGNALED,
    ]
    told = [fence.passed(0.0) for _ in range(3)]
    assert told == [False, False, True] and driver["made"] == [0]
    assert fence.passed(0.0) and driver["made"] == [0, 1]


def test_it_waits_until_the_moment_given_and_no_longer(driver):
    fence = Fence(software=True)
    driver["answers"] += [GL.GL_TIMEOUT_EXPIRED] * 2
    fence.passed(time.perf_counter() + 0.5)
    fence.passed(time.perf_counter() - 0.5)
    (_, before), (_, after) = driver["asked"]
    assert 0.1e9 < before <= 0.5e9 and after == 0


def test_a_driver_that_cannot_say_is_not_asked_for_ever(driver):
    driver["answers"] += [GL.GL_WAIT_FAILED]
    assert Fence(software=True).passed(0.0)


def test_a_card_is_never_waited_for(driver):
    assert Fence(software=False).passed(0.0) and not driver["asked"]


def test_a_true_driver_gets_done(context):
    fence = Fence(software=True)
    assert fence.passed(time.perf_counter() + 30.0)
    fence.wait()
    assert fence.passed(time.perf_counter() + 30.0)
