"""Where the window stands still:  python packaging/stalls [PATH] [--limit MILLISECONDS]

Runs the program on a display, works in it as a person would, and lists every time its event loop did not come round for
longer than the limit: how long, how much of that its thread was at work itself (the rest it waited for the graphics or
for its turn on a busy machine), and what it was doing. PATH: a model or folder; else the sample.
"""

import argparse
import faulthandler
import re
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exhibit_viewer.desktop import start as program
from exhibit_viewer.desktop.options import StartOptions
from exhibit_viewer.ui.main_window import MainWindow

BEAT = 0.002
_PLACE = re.compile(r'  File "(.*)", line (\d+) in (.*)')
"""A line of what faulthandler writes."""
Step = tuple[str, float, Callable[[], object]]
"""What a person does, for how many seconds the window is watched after it, and the deed."""


@dataclass(slots=True, weakref_slot=True)
class Meter:
    """Counts the event loop's rounds, and watches from another thread what it does when it does not come round."""

    limit: float
    phase: str = "start"
    beat: float = field(default_factory=time.perf_counter)
    work: float = field(default_factory=time.thread_time)
    stacks: list[str] = field(default_factory=list)
    found: list[tuple[str, float, float, str]] = field(default_factory=list)
    rounds: int = 0

    def tick(self) -> None:
        """One round of the event loop."""
        now, work = time.perf_counter(), time.thread_time()
        gap, self.beat, self.rounds = now - self.beat, now, self.rounds + 1
        worked, self.work = work - self.work, work
        stacks, self.stacks = self.stacks, []
        if gap > self.limit:
            self.found.append((self.phase, gap, worked, max(set(stacks), key=stacks.count) if stacks else ""))

    def watch(self, main: int) -> None:
        """Keep looking over the main thread's shoulder; a thread's target."""
        while True:
            time.sleep(0.004)
            if time.perf_counter() - self.beat > self.limit / 2:
                self.stacks.append(" < ".join(_stack(main)))


def _stack(main: int) -> list[str]:
    """Where a thread is, innermost first. Asked of faulthandler, which holds no frame: what is made in a frame that
    somebody holds, a painter above all, would live on and end on this thread."""
    with tempfile.TemporaryFile("w+") as file:
        faulthandler.dump_traceback(file)
        file.seek(0)
        threads = [each.splitlines() for each in file.read().split("\n\n")]
    own = next((lines[1:8] for lines in threads if f"{main:#018x}" in lines[0]), [])
    places = (_PLACE.fullmatch(line) for line in own)
    return [f"{Path(place[1]).name}:{place[2]} {place[3]}" for place in places if place is not None]


def steps(window: MainWindow) -> Iterator[Step]:
    """What is done, in order."""
    stage, actions = window.stage, window._actions
    viewport = stage.viewport
    middle = viewport.rect().center()

    def focus() -> QWidget:
        return QApplication.focusWidget() or viewport

    def press() -> None:
        QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=middle)

    def drag(number: int) -> None:
        QTest.mouseMove(viewport, middle + QPoint(6 * (number % 40 - 20), 3 * (number % 16 - 8)))

    def turn(delta: int) -> None:
        place = viewport.mapToGlobal(middle)
        buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        phase = Qt.ScrollPhase.NoScrollPhase
        QApplication.sendEvent(
            viewport,
            QWheelEvent(QPointF(middle), QPointF(place), QPoint(), QPoint(0, delta), buttons, keys, phase, False),
        )

    yield "first picture", 5.0, lambda: None
    yield "orbit", 0.02, press
    for number in range(60):
        yield "orbit", 0.016, lambda number=number: drag(number)
    yield "rest", 3.0, lambda: QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=middle)
    for _ in range(6):
        yield "zoom", 0.1, lambda: turn(120)
    yield "rest after zoom", 2.0, lambda: turn(-240)
    for command in ("mode.clay", "mode.relief", "mode.wireframe", "mode.xray", "mode.normals", "mode.textured"):
        yield command, 1.0, lambda command=command: actions.trigger(command)
    yield "section", 2.0, lambda: actions.trigger("tool.section")
    yield "section.profile", 3.0, lambda: actions.trigger("section.profile")
    yield "section off", 1.0, lambda: actions.trigger("tool.section")
    yield "note tool", 0.5, lambda: actions.trigger("tool.note")
    yield "note", 3.0, lambda: QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=viewport.rect().center())
    for letter in "worn here":
        yield "typing", 0.1, lambda letter=letter: QTest.keyClicks(focus(), letter)
    yield "saved", 1.5, lambda: QTest.keyClick(focus(), Qt.Key.Key_Escape)
    for command in ("palette", "keys", "settings"):
        yield command, 0.8, lambda command=command: actions.trigger(command)
        yield f"{command} closed", 0.4, lambda: QTest.keyClick(focus(), Qt.Key.Key_Escape)
    for _ in range(3):
        yield "next object", 4.0, lambda: actions.trigger("artifact.next")
    yield "teach", 3.0, lambda: actions.trigger("face.teach")
    yield "study", 3.0, lambda: QTest.keyClick(window, Qt.Key.Key_Escape)


def main() -> int:
    """Run, work, list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path", type=Path, nargs="?")
    parser.add_argument("--limit", type=float, default=50.0, metavar="MILLISECONDS")
    given = parser.parse_args()
    meter = Meter(given.limit / 1000)
    threading.Thread(target=meter.watch, args=(threading.get_ident(),), daemon=True).start()
    made, beat = program._face, QTimer(interval=round(BEAT * 1000))
    beat.timeout.connect(meter.tick)

    def face(*words: object, **more: object) -> object:
        window = made(*words, **more)
        assert isinstance(window, MainWindow)
        window.activateWindow()
        meter.tick()
        beat.start()
        meter.found.clear()
        _go(meter, steps(window), window)
        return window

    program._face = face  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as base:
        paths = (given.path,) if given.path else ()
        program.start(StartOptions(paths=paths, sample=not paths, base=Path(base), stand_alone=True))
    for phase, gap, worked, stack in meter.found:
        print(f"{gap * 1000:6.0f} ms {worked * 1000:6.0f} ms at work  {phase:18} {stack}")
    at_work = sum(worked > meter.limit for _, _, worked, _ in meter.found)
    print(
        f"{len(meter.found)} of {meter.rounds} rounds took longer than {given.limit:.0f} ms; "
        f"in {at_work} of them the window's thread was at work that long"
    )
    return 0


def _go(meter: Meter, left: Iterator[Step], window: MainWindow) -> None:
    phase, seconds, deed = next(left, ("end", 0.0, window.close))
    meter.phase = phase
    deed()
    if phase != "end":
        QTimer.singleShot(round(seconds * 1000), window, lambda: _go(meter, left, window))


if __name__ == "__main__":
    sys.exit(main())
