"""The whole program with the graphics that the environment leaves it; says as JSON what a visitor is told and sees.

python graphics_child.py none|old|memory|lost BASE FOLDER      (`memory` opens the second artifact of the folder)
"""

import json
import os
import sys
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).parents[1] / "journeys"))
sys.path.append(str(Path(__file__).parent))

from program import Program
from standing import pixels, settled

from exhibit_viewer.model.shortage import SPARE
from exhibit_viewer.model.ticket import Ticket

MEGABYTE = 1 << 20
TEXTURE = 64 * MEGABYTE
BESIDE = SPARE + 60 * MEGABYTE
"""Room for that texture as it is read, and so much beside it, what is always left included: too little to draw it with,
enough at half the size."""


def make_application():
    from PySide6.QtCore import QLocale, Qt
    from PySide6.QtGui import QSurfaceFormat
    from PySide6.QtWidgets import QApplication

    from exhibit_viewer.desktop.memory import give_back_large_blocks
    from exhibit_viewer.ui.canvas import surface_format

    give_back_large_blocks()
    QLocale.setDefault(QLocale("en_GB"))
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QSurfaceFormat.setDefaultFormat(surface_format())
    return QApplication(["tests"])


def words(widget) -> str:
    from PySide6.QtWidgets import QLabel

    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def none(program: Program, folder: Path) -> dict[str, object]:
    """What stands where the picture would, the small one included."""
    from PySide6.QtWidgets import QLabel

    card = program.window.stage.card
    labels = card.findChildren(QLabel)
    answer = old(program, folder)
    program.wait(lambda: [label for label in labels if label.isVisible() and not label.pixmap().isNull()])
    return answer


def old(program: Program, folder: Path) -> dict[str, object]:
    """What stands where the picture would; small pictures cannot be drawn either."""
    stage = program.window.stage
    program.open(folder)
    program.wait(lambda: stage.card.isVisible() and "OpenGL" in words(stage.card))
    return {"said": words(stage.card), "shown": stage.viewport.isVisible()}


def memory(program: Program, folder: Path) -> dict[str, object]:
    """What is said of a model whose textures do not fit, and how much of the picture is of their colour."""
    import resource

    session = program.session
    program.open(folder)
    program.wait(lambda: settled(program))
    square = session.state.collection.artifacts[1].path
    program.world.reader.open(square, Ticket())  # what is prepared once is not what memory is short for
    used = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + TEXTURE + BESIDE, before[1]))
    session.step_artifact(1)
    program.wait(lambda: settled(program))
    resource.setrlimit(resource.RLIMIT_AS, before)
    picture = pixels(program.window.stage.viewport).astype(int)
    red = (picture[..., 0] > 90) & (picture[..., 1] < picture[..., 0] // 2)
    return {"said": words(program.window.stage.fault_bar), "red": float(red.mean())}


def lost(program: Program, folder: Path) -> dict[str, object]:
    """How far a picture drawn anew on another context is from the one before."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    viewport = program.window.stage.viewport
    program.open(folder)
    program.wait(lambda: settled(program))
    before, renderer, size = pixels(viewport).astype(int), viewport._renderer, viewport.size()
    program.application.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts, False)
    other = QWidget()
    viewport.setParent(other)
    other.resize(size)
    viewport.setGeometry(other.rect())
    other.show()
    viewport.show()
    program.wait(lambda: viewport._renderer not in (None, renderer) and settled(program))
    apart = np.abs(pixels(viewport).astype(int) - before)
    viewport.setParent(None)
    viewport.close()
    return {"apart": int(apart.max()), "plain": bool(np.ptp(before) < 50)}


def main(case: str, base: Path, folder: Path) -> None:
    application = make_application()
    if case == "lost":  # only what a graphics card draws is lost with a window
        from exhibit_viewer.ui import viewport

        viewport.ask_driver = lambda question: False
    program = Program(base)
    answer = {"none": none, "old": old, "memory": memory, "lost": lost}[case](program, folder)
    program.close()
    print(json.dumps(answer))
    del application


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
