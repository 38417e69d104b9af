"""The real windows at 1280x800, still: no pointer over them, no caret that blinks, no picture that comes late."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

PACKAGING = str(Path(__file__).resolve().parents[2] / "packaging")
if PACKAGING not in sys.path:
    sys.path.insert(0, PACKAGING)  # the screens are listed there


def _disc(reader, artifact, on_done):
    """In place of a small picture, whose own tests are elsewhere."""
    up, across = np.mgrid[-1:1:384j, -1:1:384j]
    picture = np.zeros((384, 384, 4), np.uint8)
    picture[up**2 + across**2 < 0.5] = (150, 120, 90, 255)
    on_done(picture)


@pytest.fixture(scope="session")
def still():
    """An application in which nothing moves by itself."""
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        pytest.skip("no display")
    from PySide6.QtGui import QCursor, QGuiApplication
    from PySide6.QtWidgets import QApplication

    from exhibit_viewer.desktop.thumbnails import Thumbnails
    from exhibit_viewer.library.holdings.holdings import Holdings

    screen = QGuiApplication.primaryScreen()
    if screen.devicePixelRatio() != 1:
        pytest.skip("the references have one pixel a pixel")
    application = QApplication.instance()
    application.setCursorFlashTime(0)
    QCursor.setPos(screen.geometry().bottomRight())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Thumbnails, "request", _disc)
        patch.setattr(Holdings.__init__, "__defaults__", (lambda: datetime(2031, 5, 1, 12, tzinfo=UTC),))
        yield application


@pytest.fixture(scope="session")
def stand(still, tmp_path_factory):
    """`stand(kind)`: the window of a kind, one kind at a time: the words of an application are one language's."""
    standing = []

    def of(kind):
        if not standing or not isinstance(standing[0], kind):
            for other in standing:
                other.close()
            standing[:] = [kind(tmp_path_factory.mktemp("base"))]
            standing[0].window.resize(1280, 800)
            standing[0].set(quality="low")
            standing[0].wait(standing[0].window.isActiveWindow)
        return standing[0]

    yield of
    for other in standing:
        other.close()
