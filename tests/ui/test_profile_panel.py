"""The profile: the outline of the cut beside the picture, true to scale, taken along as a picture and as a drawing."""

import subprocess
import sys
import threading
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.profile import profile
from exhibit_viewer.model.scene import Axis, Section
from exhibit_viewer.session.state import Tool

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def actions(look, world):
    from exhibit_viewer.ui.actions import Actions

    return Actions(world.session, look[1])


@pytest.fixture
def stage(world, look, actions, keep):
    from exhibit_viewer.ui.stage import Stage

    world.session.choose("motion", "reduced")
    shown = keep(Stage(world.session, *look, actions), 900, 640)
    world.show()
    return shown


@pytest.fixture
def panel(stage, actions, world, until):
    """Open, with the ball (radius 1 cm) cut across its middle and drawn."""
    actions.trigger("section.profile")
    until(lambda: stage.profile is not None and stage.profile.copy_button.isEnabled())
    return stage.profile


def cut(world, **values):
    scene = world.session.state.scene
    world.session.adjust(replace(scene, section=replace(scene.section or Section(), **values)))


def words(panel):
    return [label.text() for label in panel.findChildren(QLabel) if label.text()]


def outline(panel):
    """(n,2) points drawn, pen lifts left out."""
    across, up = panel.plot._outline.getData()
    points = np.stack([across, up], axis=1)
    return points[np.isfinite(points).all(axis=1)]


def test_the_window_does_without_pyqtgraph_until_it_is_asked_for():
    program = "import sys, exhibit_viewer.desktop.start; sys.exit('pyqtgraph' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_it_opens_with_the_cut_and_tells_its_size_in_real_units(panel, world):
    assert world.session.state.scene.section == Section()
    assert panel.isVisible()
    assert words(panel)[:2] == ["Profile", "2 × 2 cm"]
    reach = np.linalg.norm(outline(panel) - [0.0, 1.0], axis=1)
    assert reach == pytest.approx(np.ones(len(reach)), abs=0.02)


def test_lengths_are_the_same_across_and_up(panel):
    view = panel.plot.getViewBox()
    wide, tall = view.viewPixelSize()
    assert wide == pytest.approx(tall)
    assert view.viewRect().contains(QRectF(-1.0, 0.0, 2.0, 2.0))


def test_it_follows_the_slider_and_keeps_its_scale(panel, world, until):
    before = panel.plot.getViewBox().viewRect()
    for position in np.linspace(0.5, 0.9, 9):
        cut(world, position=float(position))
    until(lambda: "1.2 × 1.2 cm" in words(panel))
    assert panel.plot.getViewBox().viewRect() == before
    cut(world, axis=Axis.Y)
    until(lambda: outline(panel)[:, 1].min() < -0.55)


def test_the_latest_cut_wins_however_long_one_takes(panel, world, until, monkeypatch):
    from exhibit_viewer.ui import profile_panel

    going, asked, threads = threading.Event(), [], []

    def slow(model, section):
        asked.append(section.position)
        threads.append(threading.current_thread())
        going.wait(20)
        return profile(model, section)

    monkeypatch.setattr(profile_panel, "profile", slow)
    for position in (0.6, 0.7, 0.8):
        cut(world, position=position)
    going.set()
    until(lambda: panel._profile.size[0] == pytest.approx(1.6, abs=0.01))
    assert asked == [0.6, 0.8]
    assert threading.main_thread() not in threads


def test_what_cannot_be_cut_is_said_and_reported(panel, world, until, monkeypatch):
    from exhibit_viewer.ui import profile_panel

    monkeypatch.setattr(profile_panel, "profile", lambda *_: (_ for _ in ()).throw(Fault(Code.NOT_SAVED)))
    cut(world, position=0.6)
    until(lambda: world.session.state.fault is not None)
    assert not panel.copy_button.isEnabled() and not panel.save_button.isEnabled()
    assert "The cut meets no surface here." in words(panel)


def test_the_pointer_reads_places_off_the_outline(panel, until):
    plot = panel.plot
    view = plot.getViewBox()

    def told():
        at = plot.mapFromScene(view.mapViewToScene(QPointF(1.0, 1.0)))
        QTest.mouseMove(plot.viewport(), at - QPoint(40, 0))
        QTest.mouseMove(plot.viewport(), at)
        return words(panel)[-1]

    until(lambda: told().count("1.00") == 2)  # once the plot has its place
    assert told().endswith("cm")
    plot.pointed.emit(float("nan"), float("nan"))
    assert not [word for word in words(panel) if "→" in word]


def test_escape_the_cross_the_switch_and_the_end_of_the_cut_close_it(panel, stage, actions, world):
    def reopened():
        actions.trigger("section.profile")
        return panel.isVisible()

    QTest.keyClick(panel.close_button, Qt.Key.Key_Escape)
    assert not panel.isVisible() and not actions.by_id["section.profile"].isChecked()
    assert reopened()
    QTest.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
    assert not panel.isVisible() and reopened()
    actions.trigger("section.profile")
    assert not panel.isVisible() and reopened()
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert not panel.isVisible() and reopened()
    world.session.adjust(replace(world.session.state.scene, section=None))
    assert not panel.isVisible() and reopened()
    world.session.show_artifact("bare")
    assert not panel.isVisible()


def test_the_drawer_has_its_switch(stage, world, until):
    world.session.choose_tool(Tool.SECTION)
    switch = next(b for b in stage.tools.drawer.findChildren(QAbstractButton) if b.accessibleName() == "Profile")
    switch.click()
    until(lambda: stage.profile is not None and stage.profile.isVisible())
    assert switch.isChecked()
    assert not stage.profile.geometry().intersects(stage.tools.drawer.geometry())


@pytest.mark.parametrize("mirrored", [False, True])
def test_the_picture_makes_way_on_the_side_where_reading_ends(panel, stage, world, mirrored):
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    stage.setLayoutDirection(direction)
    stage.place()
    card, picture = panel.geometry(), stage.viewport.geometry()
    assert stage.rect().contains(card) and picture.contains(stage.rect())  # no edge of the picture is in sight
    assert (card.center().x() < picture.center().x()) == mirrored
    aside = stage.viewport.aside
    free = stage.rect().adjusted(aside, 0, 0, 0) if mirrored else stage.rect().adjusted(0, 0, -aside, 0)
    assert aside > card.width() and not free.intersects(card)
    assert abs(picture.center().x() - free.center().x()) <= 1
    assert world.session.aspect == pytest.approx(free.width() / free.height())
    assert stage.markers.geometry() == picture
    assert panel.plot.layoutDirection() is Qt.LayoutDirection.LeftToRight
    panel.closed.emit()
    assert stage.viewport.geometry() == stage.rect()


def test_everything_can_be_reached_and_has_a_name(panel):
    buttons = panel.findChildren(QAbstractButton)
    assert {button.accessibleName() for button in buttons} == {
        "Show the whole drawing", "Close", "Copy picture", "Save as SVG at 1:1",
    }  # fmt: skip
    assert all(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in buttons)
    assert panel.accessibleName() == "Profile"
    assert panel.plot.accessibleName() and panel.plot.accessibleDescription() == "2 × 2 cm"


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_at_any_text_size(panel, stage, world, percent, until):
    world.session.choose("text_percent", percent)
    QTest.qWait(50)
    until(lambda: bool(panel.save_button.text()) == (percent == 100))
    assert stage.rect().contains(panel.geometry())
    for button in panel.findChildren(QAbstractButton):
        assert panel.rect().contains(QRect(button.mapTo(panel, QPoint(0, 0)), button.size()))
        assert button.width() >= button.sizeHint().width()
    assert bool(panel.save_button.text()) == (percent == 100)


def test_figures_are_the_language_s_own(panel, application):
    from PySide6.QtCore import QLocale

    before = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    try:
        assert "\u0665" in panel.plot.getAxis("bottom").tickStrings([-5.0, 5.0], 1.0, 5.0)[1]
    finally:
        QLocale.setDefault(before)


def test_it_wears_every_look(panel, world, look):
    grounds = {}
    for name in ("gallery", "paper", "contrast"):
        world.session.choose("theme", name)
        picture = panel.plot.picture()
        grounds[name] = picture.pixelColor(2, 2).name().upper()
        assert grounds[name] == look[0].theme.surface
        assert panel.plot._outline.opts["pen"].color().name().upper() == look[0].theme.text
    assert len(set(grounds.values())) == 3


def test_the_picture_is_copied(panel):
    panel.copy()
    picture = QApplication.clipboard().image()
    assert picture.width() == 3 * panel.plot.width()
    assert "Copied" in words(panel)


def test_the_drawing_is_saved_at_its_real_size(panel, world, until, tmp_path):
    dialog = panel.save()
    assert isinstance(dialog, QFileDialog) and dialog.defaultSuffix() == "svg"
    file = tmp_path / "ball.svg"
    dialog.fileSelected.emit(str(file))
    dialog.close()
    until(lambda: "Saved" in words(panel))
    root = ElementTree.parse(file).getroot()
    width, height = (float(root.get(side).removesuffix("mm")) for side in ("width", "height"))
    assert root.get("viewBox") == f"0 0 {width:.3f} {height:.3f}"
    (path,) = root.find(f"{SVG}g").findall(f"{SVG}path")
    assert path.get("d").endswith("Z")
    points = np.array([pair.split(",") for pair in path.get("d")[1:-2].split(" L")], float)
    assert np.ptp(points, axis=0) == pytest.approx([20.0, 20.0], abs=0.1)  # the ball is 2 cm wide
    assert points.min() >= 0 and (points.max(axis=0) < [width, height]).all()
    text = [element.text for element in root.findall(f"{SVG}text")]
    assert text[:2] == ["1 cm", "A ball"]
    assert "1:1" in " ".join(text) and "Given by nobody" in " ".join(text)
    bar = next(element for element in root.findall(f"{SVG}path") if element.get("id") == "scale")
    assert "H20.000" in bar.get("d")  # from 10 mm


def test_a_drawing_that_cannot_be_written_is_reported(panel, world, until, tmp_path):
    dialog = panel.save()
    dialog.fileSelected.emit(str(tmp_path / "missing" / "ball.svg"))
    dialog.close()
    until(lambda: world.session.state.fault is not None)
    assert world.session.state.fault.code is Code.NOT_SAVED
    assert list(tmp_path.iterdir()) == []


def test_without_units_there_is_no_drawing_at_real_size(stage, actions, world, until):
    world.model = replace(world.model, facts=replace(world.model.facts, metres_per_unit=0.0))
    world.session.show_artifact("bare")
    actions.trigger("section.profile")
    until(lambda: stage.profile is not None and stage.profile.copy_button.isEnabled())
    assert "2 × 2 units" in words(stage.profile)
    reason = "No true scale: the file does not say its units."
    assert reason in words(stage.profile)
    assert not stage.profile.save_button.isEnabled() and stage.profile.save_button.toolTip() == reason
