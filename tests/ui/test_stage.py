"""The stage with the real renderer: looking, lighting, cutting, noting through real events; words and veils over it."""

import math
from dataclasses import replace

import numpy as np
import pytest

from exhibit_viewer.model.annotation import Anchor
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rig import Channel, Clip, Easing, Rig, Target
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.scene import Axis, Floor, Mode, Section
from exhibit_viewer.model.text import LangText
from exhibit_viewer.session.state import Face, Tool

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSlider, QLabel, QWidget

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def actions(look, world):
    from exhibit_viewer.ui.actions import Actions

    return Actions(world.session, look[1])


@pytest.fixture
def stage(world, look, actions, keep, until):
    from exhibit_viewer.ui.stage import Stage

    world.session.choose("motion", "reduced")
    world.session.choose("quality", "low")
    shown = keep(Stage(world.session, *look, actions), 720, 560)
    world.show()
    until(lambda: shown.viewport.surface(360, 280) is not None)
    return shown


def colours(stage):
    """(h, w, 3) of the picture as drawn."""
    image = stage.viewport.picture().convertToFormat(stage.viewport.picture().Format.Format_RGBA8888)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine() // 4, 4)
    return data[:, : image.width(), :3].astype(int)


def texts(widget):
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def test_a_mark_steps_back_when_the_section_takes_its_place_away(stage, world, until):
    def hidden():
        return [mark.hidden for mark in stage.markers.marks]

    until(lambda: hidden() == [False])
    world.session.adjust(replace(world.session.state.scene, section=Section(Axis.Y)))  # the note is on the north pole
    until(lambda: hidden() == [True])
    world.session.adjust(replace(world.session.state.scene, section=Section(Axis.Y, inverted=True)))
    until(lambda: hidden() == [False])


def test_an_object_that_cannot_be_shown_is_said_and_the_next_offered(stage, world):
    world.model = Fault(Code.FORMAT_DAMAGED, "ball.glb", format="glTF", detail="")
    world.session.show_artifact("ball")
    assert not stage.card.isHidden()
    assert "cannot be shown" in texts(stage.card)
    button = stage.card.findChild(QAbstractButton)
    assert not button.isHidden()
    button.click()
    assert world.session.state.artifact.id == "bare"


def test_the_object_stands_in_the_middle_of_the_picture(stage):
    picture = colours(stage)
    middle, corner = picture[280, 360], picture[60, 60]
    assert middle.sum() > corner.sum() + 150


def test_the_point_under_the_pointer_is_on_the_surface(stage):
    anchor = stage.viewport.surface(380, 260)
    assert np.linalg.norm(anchor.point) == pytest.approx(1.0, abs=0.02)
    assert np.dot(anchor.normal, anchor.point) == pytest.approx(1.0, abs=0.02)
    assert stage.viewport.surface(20, 20) is None


def test_a_note_is_pinned_by_button_and_click(stage, world, until):
    button = next(b for b in stage.tools.findChildren(QAbstractButton) if b.accessibleName() == "Add a note")
    QTest.mouseClick(button, LEFT)
    assert world.session.state.tool is Tool.NOTE
    expected = stage.viewport.surface(350, 290)
    QTest.mouseClick(stage.viewport, LEFT, PLAIN, QPoint(350, 290))
    (note,) = world.session.state.notes
    assert note.anchor.point == pytest.approx(expected.point, abs=1e-6)
    assert len(note.anchor.mesh_hash) == 16 and note.anchor.face == expected.face
    assert world.kept[note.id] == note


def test_a_marker_stands_on_its_note_and_a_click_there_reads_it(stage, world, until):
    world.session.place_note(stage.viewport.surface(350, 290), world.session.state.camera)
    note_id = world.session.state.selected
    world.session.select_note("")
    until(lambda: any(mark.note.id == note_id for mark in stage.markers.marks))
    mark = next(mark for mark in stage.markers.marks if mark.note.id == note_id)
    assert (mark.x, mark.y) == pytest.approx((350, 290), abs=1.5)
    assert mark.number == 2
    QTest.mouseClick(stage.viewport, LEFT, PLAIN, QPoint(350 + 8, 290 - 8))
    assert world.session.state.selected == note_id


def test_a_marker_fades_behind_the_object_and_stays(stage, world, until):
    behind = tuple(float(x) for x in -stage.viewport.camera.world_from_view_rotation()[:, 2])
    world.session.place_note(Anchor(behind, behind), world.session.state.camera)
    note_id = world.session.state.selected
    until(lambda: any(mark.note.id == note_id and mark.hidden for mark in stage.markers.marks))


def test_while_the_picture_is_of_another_size_nothing_is_marked_in_it(stage, until):
    if not stage.viewport._canvas.keeps:
        pytest.skip("a card's picture goes with its size")
    until(lambda: stage.viewport.settled and stage.markers.marks)
    stage.resize(stage.width() - 100, stage.height() - 50)
    assert stage.viewport.stretched and not stage.markers.marks
    until(lambda: not stage.viewport.stretched and stage.markers.marks)


def test_a_mark_goes_with_the_part_it_is_on(stage, world, until):
    keys = np.array([[0, 0, 0], [0.5, 0, 0]], np.float32)
    channel = Channel(0, Target.TRANSLATION, Easing.LINEAR, np.array([0, 1], np.float32), keys)
    rig = Rig(
        np.array([-1], np.int32), np.eye(4)[None], np.zeros((1, 3)), np.array([[0.0, 0, 0, 1]]), np.ones((1, 3)),
        np.array([0], np.int32), np.array([0], np.int32), np.eye(4)[None], (), (Clip("slide", 1.0, (channel,)),),
    )  # fmt: skip
    world.model = replace(world.model, rig=rig)
    world.session.show_artifact("ball")
    until(lambda: world.session.state.model is world.model and stage.viewport.settled and stage.markers.marks)
    place = lambda: next(mark.x for mark in stage.markers.marks if mark.note.id == "published-1")  # noqa: E731
    before = place()
    world.session.clips.seek(1.0)
    until(lambda: place() > before + 40)
    world.session.clips.seek(0.0)
    until(lambda: abs(place() - before) < 1)


def test_the_label_of_a_note_keeps_off_the_marker_beside_it(stage, world, until):
    until(lambda: stage.markers.marks)
    chosen = replace(stage.markers.marks[0], x=200.0, y=300.0)

    def card(*others):
        stage.markers.marks = (chosen, *others)
        return stage.markers.label_of(chosen)[1]

    usual = card()
    middle = usual.center()
    assert usual.left() > 200 and usual.bottom() < 300
    beside = replace(chosen, x=middle.x(), y=middle.y())
    other = card(beside)
    assert other != usual and not other.contains(middle) and stage.markers.rect().contains(other.toAlignedRect())


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_label_of_a_note_keeps_off_what_lies_over_the_picture(stage, world, actions, until, language):
    way = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    stage.setLayoutDirection(way)
    stage.resize(1000, 640)
    actions.trigger("section.profile")
    until(lambda: stage.profile is not None and stage.profile.isVisible() and stage.markers.marks)
    stage.tools.open("section")
    stage.place()
    free, mark = stage.markers.free, stage.markers.marks[0]
    assert free.width() > 400 and free.height() > 200
    for x in range(0, stage.markers.width(), 60):
        for y in range(0, stage.markers.height(), 80):
            card = stage.markers.label_of(replace(mark, x=float(x), y=float(y)))[1].toAlignedRect()
            seen = card.translated(stage.markers.pos())
            assert stage.rect().contains(seen), (x, y)
            for part in (stage.profile, stage.tools, stage.tools.drawer):
                assert not part.geometry().intersects(seen), (x, y, part)


def test_markers_can_be_filtered(stage, world, until):
    until(lambda: stage.markers.marks)
    stage.markers.show_only(frozenset())
    assert stage.markers.marks == ()
    stage.markers.show_only(None)
    assert [mark.note.id for mark in stage.markers.marks] == ["published-1"]


def test_the_pointer_over_a_marker_tells_its_title(stage, world, until):
    until(lambda: stage.markers.marks)
    mark = stage.markers.marks[0]
    QTest.mouseMove(stage.viewport, QPoint(round(mark.x), round(mark.y)))
    until(lambda: stage.viewport.cursor().shape() is Qt.CursorShape.PointingHandCursor)
    card = stage.markers.grab().toImage()
    QTest.mouseMove(stage.viewport, QPoint(5, 5))
    until(lambda: stage.viewport.cursor().shape() is Qt.CursorShape.OpenHandCursor)
    assert stage.markers.grab().toImage() != card


def test_title_line_and_rights_stand_on_the_picture(stage, world):
    words = texts(stage)
    for part in ("A ball", "Nowhere · 1066 · B.1", "Given by nobody · CC0 · Nobody"):
        assert part in words


def test_rights_of_the_collection_speak_for_an_object_without_its_own(stage, world):
    from exhibit_viewer.ui.captions import rights_line

    collection = replace(world.session.state.collection, rights=Rights("", "The museum", LangText()))
    assert rights_line(collection.artifacts[1], collection) == "The museum"


def test_the_mode_is_named_unless_it_is_the_natural_one(stage, world):
    assert "Clay" not in texts(stage)
    world.session.adjust(replace(world.session.state.scene, mode=Mode.CLAY))
    assert "Clay" in texts(stage)


def test_the_scale_bar_measures_the_object(stage, world):
    bar = stage.scale_bar
    per_pixel = stage.viewport.camera.units_per_pixel(stage.viewport.height())
    number, unit = bar.words.split()
    metres = float(number) * {"cm": 0.01, "mm": 0.001}[unit]
    assert bar.bar_pixels * per_pixel * 0.01 == pytest.approx(metres)
    world.model = replace(world.model, facts=replace(world.model.facts, metres_per_unit=0.0))
    world.session.show_artifact("bare")
    assert bar.words.endswith("units")


def test_the_section_slider_cuts_the_picture(stage, world, until):
    world.session.choose_tool(Tool.SECTION)
    drawer = stage.tools.drawer
    assert drawer.isVisible()
    next(b for b in drawer.findChildren(QAbstractButton) if b.text() == "Height").click()
    slider = next(s for s in drawer.findChildren(QAbstractSlider) if s.isVisible())
    slider.setValue(slider.maximum() // 4)
    assert world.session.state.scene.section == Section(Axis.Y, 0.25)
    until(lambda: stage.viewport.surface(360, 280) is None or stage.viewport.surface(360, 280).point[1] < -0.45)
    next(b for b in drawer.findChildren(QAbstractButton) if b.text() == "Whole").click()
    assert world.session.state.scene.section is None


def test_light_controls_follow_and_lead(stage, world):
    world.session.choose_tool(Tool.LIGHT)
    drawer = stage.tools.drawer
    gauges = {s.accessibleName(): s for s in drawer.findChildren(QAbstractSlider) if s.isVisible()}
    assert set(gauges) == {"Direction", "Height", "Strength", "Brightness"}
    gauges["Brightness"].setValue(gauges["Brightness"].maximum())
    assert world.session.state.scene.exposure_ev == pytest.approx(4.0)
    scene = world.session.state.scene
    world.session.adjust(replace(scene, light=replace(scene.light, azimuth=math.radians(90))))
    assert gauges["Direction"].amount == pytest.approx(90, abs=0.4)
    next(b for b in drawer.findChildren(QAbstractButton) if b.text() == "Reset").click()
    assert world.session.state.scene.exposure_ev == 0.0
    assert gauges["Direction"].amount == pytest.approx(-38, abs=0.4)


def test_one_drawer_is_open_at_a_time(stage, world):
    world.session.choose_tool(Tool.LIGHT)
    stage.tools.open("mode")
    assert world.session.state.tool is Tool.NONE and stage.tools.opened == "mode"
    world.session.choose_tool(Tool.SECTION)
    assert stage.tools.opened == "section"
    QTest.keyClick(stage, Qt.Key.Key_Escape)
    assert world.session.state.tool is Tool.NONE and not stage.tools.drawer.isVisible()


@pytest.mark.parametrize("name", ["mode", "views", "ground"])
def test_every_drawer_opens_and_names_all_it_holds(stage, until, name):
    stage.tools.open(name)
    controls = [w for w in stage.tools.drawer.findChildren(QAbstractButton) if w.isVisible()]
    assert len(controls) >= 7
    assert all(control.accessibleName() and control.toolTip() for control in controls)
    until(lambda: stage.rect().contains(stage.tools.drawer.geometry()))


def test_ground_and_floor_are_chosen(stage, world, until):
    stage.tools.open("ground")
    before = colours(stage)[60, 60].sum()
    for word in ("White", "None"):
        next(b for b in stage.tools.drawer.findChildren(QAbstractButton) if b.text() == word).click()
    assert world.session.state.scene.floor is Floor.NONE
    until(lambda: colours(stage)[60, 60].sum() > before + 300)


def test_esc_puts_the_tool_down_then_closes_the_note(stage, world):
    world.session.select_note("published-1")
    world.session.choose_tool(Tool.NOTE)
    QTest.keyClick(stage.viewport, Qt.Key.Key_Escape)
    assert world.session.state.tool is Tool.NONE and world.session.state.selected
    QTest.keyClick(stage.viewport, Qt.Key.Key_Escape)
    assert not world.session.state.selected


def test_loading_says_what_it_does_and_can_be_cancelled(stage, world):
    world.slow = True
    world.session.show_artifact("bare")
    assert "Opening “Bare”" in texts(stage.card) and "40 %" in texts(stage.card)
    assert not stage.tools.isVisible()
    next(b for b in stage.card.findChildren(QAbstractButton) if b.text() == "Cancel").click()
    assert world.session.state.artifact is None
    assert "Choose an object" in texts(stage.card)
    world.slow = False
    next(b for b in stage.card.findChildren(QAbstractButton) if not b.isHidden()).click()
    assert world.session.state.model is not None and not stage.card.isVisible()


def test_an_object_fades_in_where_another_stood_and_the_first_is_simply_there(stage, world, until):
    world.session.choose("motion", "full")
    assert stage.curtain.isHidden()
    world.model = replace(world.model)  # each object is a model of its own
    world.session.show_artifact("bare")
    assert not stage.curtain.isHidden()
    until(lambda: stage.curtain.isHidden())


def test_a_file_that_does_not_open_is_told_in_the_bar(stage, world):
    world.model = Fault(Code.FILE_EMPTY, "bare.ply")
    world.session.show_artifact("bare")
    assert "bare.ply" in texts(stage.fault_bar) and stage.fault_bar.isVisible()


def test_without_graphics_the_words_and_the_small_picture_remain(world, look, actions, keep):
    from exhibit_viewer.ui.stage import Stage

    class Pictures:
        def thumbnail(self, artifact, on_done):
            on_done(np.full((8, 8, 4), 200, np.uint8))

    stage = keep(Stage(world.session, *look, actions, Pictures()))
    world.show()
    stage.viewport.unusable.emit(Notice(Code.GRAPHICS_TOO_OLD, facts={"version": "2.1", "needed": "3.3"}))
    assert stage.card.isVisible() and "A ball" in texts(stage.card) and "2.1" in texts(stage.card)
    assert not stage.tools.isVisible()
    assert "Given by nobody" in texts(stage)


def test_without_any_way_to_opengl_the_picture_leaves_the_window(world, look, actions, keep, until, monkeypatch):
    from exhibit_viewer.ui import stage as room

    monkeypatch.setattr(room, "can_draw", lambda: False)
    stage = keep(room.Stage(world.session, *look, actions))
    world.show()
    until(lambda: stage.card.isVisible() and "OpenGL" in texts(stage.card))
    assert stage.viewport.parent() is None and not stage.viewport.isVisible() and not stage.tools.isVisible()
    stage.viewport.deleteLater()


def test_the_picture_is_described_for_those_who_do_not_see_it(stage, world):
    assert stage.viewport.accessibleName() == "3D picture of A ball"
    first = stage.viewport.accessibleDescription()
    assert "from the front" in first and "Natural colours" in first
    world.session.adjust(replace(world.session.state.scene, mode=Mode.RELIEF))
    assert "Relief" in stage.viewport.accessibleDescription()
    heard = QAccessible.queryAccessibleInterface(stage.viewport)
    assert heard.role() is QAccessible.Role.Graphic and heard.state().focusable
    assert heard.text(QAccessible.Text.Name) == "3D picture of A ball"
    assert heard.text(QAccessible.Text.Description) == stage.viewport.accessibleDescription()


def test_the_kiosk_shows_only_what_visitors_may_use(stage, world):
    world.session.show_face(Face.KIOSK)
    shown = [b for b in stage.tools.findChildren(QAbstractButton) if b.isVisible()]
    assert {b.accessibleName() for b in shown} == {"Turntable", "Nearer", "Farther", "First view"}
    assert all(min(b.width(), b.height()) >= 48 for b in shown)


def test_arabic_mirrors_everything_but_the_picture(stage, world, application):
    before = colours(stage)
    title, bar = stage.captions.geometry(), stage.scale_bar.geometry()
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        application.processEvents()
        assert stage.captions.geometry().left() == stage.width() - title.left() - title.width()
        assert stage.scale_bar.geometry().left() > bar.left()
        assert np.abs(colours(stage)[:, ::-1] - before[:, ::-1]).mean() < 8
    finally:
        application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_control_has_a_name(stage, world):
    for name in ("mode", "views", "ground"):
        stage.tools.open(name)
    for tool in (Tool.LIGHT, Tool.SECTION, Tool.NOTE):
        world.session.choose_tool(tool)
    nameless = [
        widget
        for widget in stage.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.isHidden() and not widget.accessibleName()
    ]
    assert nameless == []


def test_arrow_keys_stay_with_a_slider_that_has_them(stage, world, application):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    world.session.choose_tool(Tool.LIGHT)
    slider = next(s for s in stage.tools.drawer.findChildren(QAbstractSlider))
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Left, PLAIN)
    event.ignore()
    application.sendEvent(slider, event)
    assert event.isAccepted()


def test_the_picture_shows_that_it_has_the_keyboard(stage, application):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent

    def edge(kind, reason):
        application.sendEvent(stage.viewport, QFocusEvent(kind, reason))
        return stage.grab().toImage().pixelColor(1, stage.height() // 2).name()

    accent = stage._appearance.theme.accent.lower()
    assert edge(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason) == accent
    assert edge(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason) != accent
    assert edge(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason) != accent


def test_a_drag_whose_end_went_elsewhere_does_not_go_on(stage, world):
    QTest.mousePress(stage.viewport, LEFT, PLAIN, QPoint(300, 280))
    stage.viewport.gestures.cancel()
    before = world.session.state.camera
    QTest.mouseMove(stage.viewport, QPoint(400, 280))
    assert world.session.state.camera == before


def test_parts_that_change_together_are_laid_out_once(stage, world, application, monkeypatch):
    application.processEvents()
    placed = []
    place = stage.place
    monkeypatch.setattr(stage, "place", lambda: placed.append(1) or place())
    stage.tools.resized.emit()
    world.session.adjust(replace(world.session.state.scene, floor=Floor.NONE))
    stage.preparing.resized.emit()
    assert not placed
    application.sendPostedEvents()
    assert placed == [1]


def test_what_a_note_is_about_is_outlined_on_the_picture(stage, world):
    """A square of the ball's front, in the note's colour; clearer when the note is read."""
    session = world.session
    whole = session.state.collection
    square = ((-0.5, -0.5, 1.0), (0.5, -0.5, 1.0), (0.5, 0.5, 1.0), (-0.5, 0.5, 1.0))
    first = whole.artifacts[0]
    note = replace(first.annotations[0], outline=(square,))
    session.open_collection(replace(whole, artifacts=(replace(first, annotations=(note,)),)), first.id)
    session.look(Camera(yaw=0.0, pitch=0.0, distance=6.0, orthographic=True))
    markers = stage.markers
    markers._look()
    ((kept, (line,)),) = markers._outlines
    box = line.boundingRect()
    assert kept.id == note.id and abs(box.width() - box.height()) < 1e-6
    assert abs(box.center().x() - markers.width() / 2) < 1 and abs(box.center().y() - markers.height() / 2) < 1

    def drawn():
        picture = markers.grab().toImage()
        rows = range(round(box.left()) - 4, round(box.left()) + 5)
        return {picture.pixelColor(x, round(box.center().y())).name() for x in rows}

    plain = drawn()
    session.select_note(note.id, fly=False)
    markers._look()
    accent = stage.markers._colour(note).name()
    assert accent in drawn() and drawn() != plain and len(plain) > 1
    markers.show_only(frozenset())
    assert markers._outlines == [] and accent not in drawn()
