"""What the kiosk does as time passes."""

from pathlib import Path

from exhibit_viewer.model.kiosk import KioskOptions
from exhibit_viewer.session.kiosk import Kiosk, Phase, StaffGate


class Watched:
    """A kiosk and what it said."""

    def __init__(self, **options: object) -> None:
        self.said: list[str] = []
        self.kiosk = Kiosk(
            KioskOptions(Path("x"), **options),
            lambda phase: self.said.append(phase.value),
            lambda: self.said.append("reset"),
            lambda: self.said.append("next"),
        )

    def wait(self, seconds: int) -> None:
        for _ in range(seconds):
            self.kiosk.advance(1.0)


def test_the_attract_loop_goes_from_object_to_object_until_a_hand_comes() -> None:
    watched = Watched(attract_seconds=12.0)
    watched.wait(30)
    assert watched.said == ["next", "next"]
    watched.kiosk.touched()
    assert watched.kiosk.phase is Phase.BROWSING


def test_idle_counts_down_then_resets_to_the_start() -> None:
    watched = Watched(idle_seconds=60.0, countdown_seconds=10.0)
    watched.kiosk.touched()
    watched.wait(59)
    assert watched.kiosk.phase is Phase.BROWSING
    watched.wait(1)
    assert watched.kiosk.phase is Phase.COUNTDOWN and watched.kiosk.remaining == 10
    watched.wait(4)
    assert watched.kiosk.remaining == 6
    watched.wait(6)
    assert watched.said[-2:] == ["reset", "attract"]


def test_a_touch_in_the_countdown_loses_nothing() -> None:
    watched = Watched()
    watched.kiosk.touched()
    watched.wait(65)
    watched.kiosk.touched()
    assert watched.kiosk.phase is Phase.BROWSING and "reset" not in watched.said
    watched.wait(59)
    assert watched.kiosk.phase is Phase.BROWSING


def test_every_wrong_pin_doubles_the_wait() -> None:
    gate = StaffGate(lambda pin: pin == "4711")
    assert not gate.try_pin("0000", 100.0)
    assert gate.waiting(100.0) == 2.0
    assert not gate.try_pin("4711", 101.0), "the right PIN too must wait"
    assert not gate.try_pin("1111", 103.0)
    assert gate.waiting(103.0) == 4.0
    assert gate.try_pin("4711", 108.0)
    assert not gate.try_pin("0000", 109.0)
    assert gate.waiting(109.0) == 2.0


def test_who_listens_is_there_but_wakes_nothing_up() -> None:
    watched = Watched(idle_seconds=60.0, countdown_seconds=10.0)
    watched.kiosk.occupied()
    assert watched.kiosk.phase is Phase.ATTRACT
    watched.kiosk.touched()
    for _ in range(200):
        watched.kiosk.occupied()
        watched.wait(1)
    assert watched.kiosk.phase is Phase.BROWSING
    watched.wait(60)
    assert watched.kiosk.phase is Phase.COUNTDOWN
