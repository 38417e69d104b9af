"""Screens against references: a panel that moved, a colour that changed, words cut off, a page left empty are seen.

`EXHIBIT_NEW_REFERENCES=1 python run.py --test tests/screens` takes them anew; look at every one before committing it.
They are half as large as the window and, but for one, without the object, whose own references are the renderer's.
"""

import os
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PySide6.QtWidgets")
from PIL import Image, ImageFilter
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from exhibit_viewer.ui.main_window import MainWindow
from screens import scenes
from screens.stand import Booth, Desk

REFERENCES = Path(__file__).parent / "references"
MEAN_TOLERANCE = 0.3
"""Of 255, over the whole picture."""
WORST_TOLERANCE = 10.0
"""Of 255, anywhere after a blur of one pixel."""
PATIENCE = 100
"""How often a picture is looked at, with a pause of 100 ms, until it is as it should be."""
NOTHING = QColor(128, 128, 128)
CHINESE = "Noto Sans CJK SC"
CORNER = 8

DESK = {
    "start": ("paper", "ar"),
    "notes": ("gallery", "en"),
    "note-read": ("contrast", "ar"),
    "about": ("paper", "zh"),
    "no-match": ("gallery", "zh"),
    "drawer-mode": ("gallery", "zh"),
    "drawer-light": ("contrast", "ar"),
    "drawer-section": ("paper", "en"),
    "drawer-ground": ("gallery", "en"),
    "profile": ("paper", "en"),
    "palette": ("paper", "en"),
    "settings": ("gallery", "ar"),
    "list": ("paper", "zh"),
    "search": ("contrast", "en"),
    "narrow": ("gallery", "ar"),
    "fault": ("paper", "en"),
    "empty": ("contrast", "zh"),
    "share": ("contrast", "en"),
    "library": ("paper", "zh"),
    "form": ("gallery", "en"),
    "placing": ("paper", "ar"),
    "keys": ("contrast", "zh"),
    "trash": ("gallery", "ar"),
    "tour-stop": ("paper", "zh"),
    "pages": ("gallery", "en"),
    "listening": ("contrast", "ar"),
}
BOOTH = {
    "wall": ("gallery", "ar"),
    "kiosk-object": ("paper", "en"),
    "kiosk-note": ("contrast", "zh"),
    "pin": ("paper", "zh"),
}
WITH_OBJECT = "notes"


def seen(stand, name):
    """The window at half its size; nothing where the object is, unless it belongs to the reference."""
    window, stage = stand.window, stand.stage
    for area in window.findChildren(QAbstractScrollArea):
        area.verticalScrollBar().setValue(0)  # wherever the screen before left it
    whole = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    if name != WITH_OBJECT and stage.isVisible():
        painter = QPainter(whole)
        painter.setClipRegion(bare(window, stage))
        painter.fillRect(whole.rect(), NOTHING)
        painter.end()
    rows = np.frombuffer(whole.constBits(), np.uint8).reshape(whole.height(), whole.bytesPerLine())
    pixels = rows[:, : 3 * whole.width()].reshape(whole.height(), whole.width(), 3)
    return Image.fromarray(pixels).reduce(2)


def bare(window, stage):
    """Where the picture shows: beside what floats over it, whose round corners and shadows let it through."""
    region = QRegion(placed(stage, window))
    floating = [stage.tools, stage.tools.drawer, stage.tours, stage.sounds, stage.profile, stage.fault_bar, stage.card]
    overlay = overlay_of(window)
    floating += [overlay.panel] if overlay is not None else []
    for part in floating:
        if part is not None and part.isVisible():
            region -= QRegion(placed(part, window).adjusted(CORNER, 0, -CORNER, 0))
            region -= QRegion(placed(part, window).adjusted(0, CORNER, 0, -CORNER))
    return region


def overlay_of(window):
    """The panel laid over the window."""
    made = window.overlays.made if isinstance(window, MainWindow) else ()
    return next((overlay for overlay in made if overlay.isVisible()), None)


def placed(part, window):
    return QRect(part.mapTo(window, QPoint(0, 0)), part.size())


def unlike(picture, reference):
    """How far two pictures are apart: the mean, and the worst after a blur; of 255."""
    if picture.size != reference.size:
        return 255.0, 255.0
    soft = (each.filter(ImageFilter.GaussianBlur(1)) for each in (picture, reference))
    return float(apart(picture, reference).mean()), float(apart(*soft).max())


def apart(one, other):
    return np.abs(np.asarray(one, float) - np.asarray(other, float))


def compare(stand, name, folder):
    """Look at the screen until it is as it should be. Raises AssertionError when it never is."""
    path = REFERENCES / f"{name}.webp"
    if os.environ.get("EXHIBIT_NEW_REFERENCES"):
        stand.rest()
        QTest.qWait(1000)  # what is worn a little later
        REFERENCES.mkdir(exist_ok=True)
        seen(stand, name).save(path, lossless=True, method=6)
        return
    reference = Image.open(path).convert("RGB")
    for _ in range(PATIENCE):
        picture = seen(stand, name)
        mean, worst = unlike(picture, reference)
        if mean < MEAN_TOLERANCE and worst < WORST_TOLERANCE:
            return
        QTest.qWait(100)
    picture.save(folder / f"{name}.png")
    pytest.fail(f"{name}: mean difference {mean:.2f}, worst {worst:.0f}; as it is now: {folder / name}.png")


def enter(stand, scene, look, name):
    """Come to a screen in its look and language; nothing is drawn that no reference shows."""
    theme, language = look
    if language == "zh" and CHINESE not in QFontDatabase.families():
        pytest.skip(f"no {CHINESE}")
    stand.stage.viewport.setVisible(name == WITH_OBJECT)
    stand.set(theme=theme, language=language)
    scene(stand)
    focused = QApplication.focusWidget()
    if focused is not None and focused.window() is stand.window and not overlay_of(stand.window):
        focused.clearFocus()  # where the keyboard was before the object was hidden


@pytest.mark.parametrize("name", DESK)
def test_at_the_desk(stand, name, tmp_path):
    desk = stand(Desk)
    enter(desk, scenes.DESK[name], DESK[name], name)
    if name == "start":
        for recent in desk.world.doors.recent():
            desk.world.doors.forget(recent.path)
        desk.window.start_page.refresh()
    compare(desk, name, tmp_path)


@pytest.mark.parametrize("name", BOOTH)
def test_in_the_kiosk(stand, name, tmp_path):
    booth = stand(Booth)
    enter(booth, scenes.KIOSK[name], BOOTH[name], name)
    compare(booth, name, tmp_path)
