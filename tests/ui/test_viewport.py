"""The viewport's own part, over a renderer that only keeps the books: when it draws, what it asks, what it survives."""

import dataclasses
import sys
import types

import numpy as np
import pytest

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.rig import Channel, Clip, Easing, Moment, Rig, Target
from exhibit_viewer.model.scene import Axis, Section
from exhibit_viewer.session.state import Tool

pytest.importorskip("PySide6.QtTest")
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QThread
from PySide6.QtGui import QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

SETTLES_AFTER = 3


class BookRenderer:
    """Keeps what it was asked; its picture is the ball of radius one, found by arithmetic."""

    made = []  # noqa: RUF012  (the fixture empties it)

    damaged = False

    def __init__(self, samples=32, detail_megabytes=512, aside=None):
        self.samples, self.aside = samples, aside
        self.exchanged = []
        self.megabytes = detail_megabytes
        self.frames, self.models, self.released, self.fault = [], [], False, None
        self.still = 0
        self.spare = False
        BookRenderer.made.append(self)

    def set_model(self, model):
        self.models.append(model)

    def make_do(self, model):
        self.models.append(model)
        self.fault = None
        return self.spare

    def exchange(self, model):
        self.exchanged.append(model)

    def spend(self, detail_megabytes):
        self.megabytes = detail_megabytes

    def advance(self, frame):
        return True

    def draw(self, frame, framebuffer):
        if self.fault is not None:
            raise self.fault
        same = self.frames and self.frames[-1] == frame
        self.still = self.still + 1 if same else 0
        self.frames.append(frame)
        return frame.moving or self.still >= SETTLES_AFTER

    @property
    def showing(self):
        there = bool(self.frames) and bool(self.models) and self.models[-1] is not None
        return there and (self.frames[-1].moving or self.still > 0)

    def pick(self, x, y):
        from exhibit_viewer.render.frame import Pick

        frame = self.frames[-1]
        camera = frame.camera
        step = camera.units_per_pixel(frame.height)
        axes = camera.world_from_view_rotation()
        on_plane = axes[:, 0] * (x + 0.5 - frame.width / 2) * step - axes[:, 1] * (y + 0.5 - frame.height / 2) * step
        towards = np.array(camera.target) + on_plane - camera.eye
        towards /= np.linalg.norm(towards)
        along = -towards @ camera.eye
        gap = camera.eye @ camera.eye - along**2
        if gap > 1:
            return None
        point = camera.eye + towards * (along - np.sqrt(1 - gap))
        place = tuple(float(value) for value in point)
        return Pick(place, place, 0, 7, (0.25, 0.25, 0.5))

    def visible(self, points):
        return np.asarray(points) @ self.frames[-1].camera.world_from_view_rotation()[:, 2] > 0

    def release(self):
        self.released = True


@pytest.fixture
def books(monkeypatch):
    module = types.ModuleType("exhibit_viewer.render.renderer")
    module.Renderer = BookRenderer
    BookRenderer.made = []
    monkeypatch.setitem(sys.modules, "exhibit_viewer.render.renderer", module)
    return BookRenderer.made


@pytest.fixture
def on_the_card(monkeypatch):
    """Whatever draws here, what is made is made for a graphics card."""
    monkeypatch.setattr("exhibit_viewer.ui.viewport.ask_driver", lambda question: False)


@pytest.fixture(params=["processor", "card"])
def viewport(request, books, world, look, keep, until):
    from exhibit_viewer.ui.viewport import Viewport

    if request.param == "card":
        request.getfixturevalue("on_the_card")
    shown = keep(Viewport(world.session, look[0]))
    world.show()
    until(lambda: books and settled(books[-1]))
    return shown


def settled(renderer):
    return renderer.still >= SETTLES_AFTER


def drag(widget, start, end, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier):
    QTest.mousePress(widget, button, keys, QPoint(*start))
    for share in (0.25, 0.5, 0.75, 1.0):
        place = QPointF(start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        QTest.mouseMove(widget, place.toPoint())
    QTest.qWait(120)  # held still: no coasting
    QTest.mouseRelease(widget, button, keys, QPoint(*end))


def test_it_draws_until_settled_and_then_rests(viewport, books, until):
    until(lambda: viewport.settled)
    count = len(books[0].frames)
    for _ in range(5):
        QTest.qWait(20)
    assert len(books[0].frames) == count


def test_it_rests_where_there_is_nothing_to_show(books, world, look, keep, until):
    from exhibit_viewer.ui.viewport import Viewport

    world.model = Fault(Code.FILE_EMPTY, "ball.glb")
    viewport = keep(Viewport(world.session, look[0]))
    world.show()
    until(lambda: books and books[-1].frames)
    until(lambda: viewport.settled)
    count = len(books[0].frames)
    for _ in range(5):
        QTest.qWait(20)
    assert len(books[0].frames) == count


def test_the_first_picture_is_announced_once(books, world, look, keep, until):
    from exhibit_viewer.ui.viewport import Viewport

    arrivals = []
    viewport = keep(Viewport(world.session, look[0]))
    viewport.arrived.connect(lambda: arrivals.append(world.session.state.model))
    world.show()
    until(lambda: books and settled(books[-1]))
    until(lambda: arrivals)
    assert arrivals == [world.model]
    assert books[0].models[-1] is world.model


def test_another_model_is_brought_beside_the_paints_also_while_something_moves(viewport, books, world, until):
    """A paint comes together with those of the panels, which have enough to do then."""
    painting, brought = [], []
    paint, bring = viewport.paint, books[0].set_model

    def paints():
        painting.append(1)
        paint()
        painting.pop()

    def brings(model):
        brought.append(bool(painting))
        bring(model)

    viewport.paint, books[0].set_model = paints, brings
    world.session.toggle_turntable()
    world.model = dataclasses.replace(world.model)
    world.session.step_artifact(1)
    until(lambda: books[0].models[-1] is world.model)
    assert brought and not any(brought)


def test_a_drag_orbits_quickly_and_refines_after(viewport, books, world, until):
    before = world.session.state.camera
    drag(viewport, (300, 200), (380, 200))
    assert world.session.state.camera.yaw != before.yaw
    until(lambda: settled(books[0]) and not books[0].frames[-1].moving)
    assert any(frame.moving for frame in books[0].frames)
    assert books[0].frames[-1].camera == world.session.state.camera


@pytest.mark.parametrize(
    ("button", "keys"),
    [
        (Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier),
        (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier),
    ],
)
def test_other_buttons_and_keys_pan(viewport, world, button, keys):
    before = world.session.state.camera
    drag(viewport, (300, 200), (340, 220), button, keys)
    after = world.session.state.camera
    assert after.target != before.target and (after.yaw, after.pitch) == (before.yaw, before.pitch)


def test_the_wheel_zooms(viewport, world):
    before = world.session.state.camera
    place = QPointF(320, 240)
    wheel = QWheelEvent(
        place, viewport.mapToGlobal(place), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, wheel)
    assert world.session.state.camera.distance < before.distance


def test_two_fingers_pinch(viewport, world):
    before = world.session.state.camera
    device = QTest.createTouchDevice(QPointingDevice.DeviceType.TouchScreen)
    QTest.touchEvent(viewport, device).press(0, QPoint(310, 240), viewport).press(
        1, QPoint(330, 240), viewport
    ).commit()
    for apart in (20, 30, 40):
        left, right = QPoint(320 - apart, 240), QPoint(320 + apart, 240)
        QTest.touchEvent(viewport, device).move(0, left, viewport).move(1, right, viewport).commit()
    QTest.touchEvent(viewport, device).release(0, left, viewport).release(1, right, viewport).commit()
    assert world.session.state.camera.distance == pytest.approx(before.distance / 4, rel=1e-3)


def test_a_flight_is_shown_and_ends_fine(viewport, books, world, until):
    drag(viewport, (300, 200), (400, 200))
    count = len(books[0].frames)
    world.session.home()
    until(lambda: viewport.camera == world.session.state.camera and settled(books[0]))
    flown = {frame.camera.yaw for frame in books[0].frames[count:]}
    assert len(flown) > 2
    assert not books[0].frames[-1].moving


def test_a_click_pins_a_note_at_the_picked_point(viewport, world, until):
    world.session.choose_tool(Tool.NOTE)
    assert viewport.cursor().shape() is Qt.CursorShape.CrossCursor
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(320, 240))
    (note,) = world.session.state.notes
    assert np.linalg.norm(note.anchor.point) == pytest.approx(1.0)
    assert note.anchor.face == 7
    assert note.anchor.mesh_hash == fingerprint(world.model.meshes[0])
    facing = viewport.camera.world_from_view_rotation()[:, 2]
    assert np.array(note.anchor.point) @ facing > 0.99


def test_double_click_pivots_on_the_surface(viewport, world, until):
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(330, 200))
    until(lambda: not viewport.motion.moving)
    assert np.linalg.norm(world.session.state.camera.target) == pytest.approx(1.0)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(3, 3))
    until(lambda: not viewport.motion.moving)
    assert world.session.state.camera.target == (0.0, 0.0, 0.0)


def test_a_section_reaches_the_picture(viewport, books, world, until):
    world.session.adjust(dataclasses.replace(world.session.state.scene, section=Section(Axis.Y, 0.25)))
    until(lambda: settled(books[0]) and books[0].frames[-1].scene.section is not None)
    assert books[0].frames[-1].scene.section.position == 0.25


def test_the_ground_follows_the_theme(viewport, books, world, until):
    dark = books[0].frames[-1].scene.background
    world.session.choose("theme", "paper" if sum(dark.rim) < 1.5 else "gallery")
    until(lambda: books[0].frames[-1].scene.background != dark)
    assert abs(sum(books[0].frames[-1].scene.background.rim) - sum(dark.rim)) > 1.0


def test_a_resize_keeps_the_whole_object_until_the_visitor_moves(viewport, books, world, until):
    viewport.resize(300, 480)
    until(lambda: books[0].frames[-1].width < 400)
    bounds = world.model.bounds
    assert world.session.state.camera == Camera().framing(bounds, world.session.aspect)
    drag(viewport, (100, 200), (140, 200))
    moved = world.session.state.camera
    viewport.resize(640, 480)
    until(lambda: books[0].frames[-1].width > 400)
    assert world.session.state.camera == moved


def test_a_picture_on_the_move_is_drawn_anew_when_panels_change_sides(books, world, look, keep, until, monkeypatch):
    from exhibit_viewer.ui import viewport as module

    monkeypatch.setattr(module, "REST_MILLISECONDS", 3_600_000)  # it stays on the move
    window, arrived = QWidget(), []
    viewport = module.Viewport(world.session, look[0], window)
    viewport.resize(480, 360)
    viewport.arrived.connect(lambda: arrived.append(True))
    keep(window)
    world.show()
    until(lambda: arrived)
    world.session.adjust(dataclasses.replace(world.session.state.scene, exposure_ev=0.5))
    until(lambda: viewport.moving and books[0].frames[-1].moving)
    QTest.qWait(50)
    before = len(books[0].frames)
    viewport.resize(400, 360)  # Qt forgets the picture at each step
    viewport.resize(480, 360)
    until(lambda: len(books[0].frames) > before)
    assert books[0].frames[-1] == books[0].frames[before - 1]


def test_a_resting_picture_is_drawn_at_once_at_another_size_or_in_another_look(viewport, books, world, until):
    renderer = books[0]
    world.session.look(dataclasses.replace(world.session.state.camera, yaw=1.0))  # a view of the visitor's own stays
    until(lambda: settled(renderer) and viewport.settled)
    for change in (lambda: viewport.resize(500, 400), lambda: world.session.choose("theme", "paper")):
        before = len(renderer.frames)
        change()
        until(lambda before=before: len(renderer.frames) > before)
        if not viewport._canvas.keeps:
            assert renderer.frames[before].moving  # a fine one shows nothing until it stands
        until(lambda: settled(renderer) and viewport.settled)


def test_a_fault_while_drawing_is_told_once_and_the_next_model_is_drawn(viewport, books, world, until):
    books[0].fault = Fault(Code.GRAPHICS_FAILED, detail="x")
    viewport.redraw()
    until(lambda: world.session.state.fault is not None)
    assert world.session.state.fault.code is Code.GRAPHICS_FAILED
    world.session.report(None)
    viewport.redraw()
    QTest.qWait(50)
    assert world.session.state.fault is None
    books[0].fault = None
    count = len(books[0].frames)
    world.session.show_artifact("bare")
    until(lambda: len(books[0].frames) > count)


def test_scarce_graphics_memory_costs_detail_and_is_said(viewport, books, world, until):
    books[0].fault, books[0].spare = Fault(Code.GRAPHICS_MEMORY), True
    count = len(books[0].frames)
    viewport.redraw()
    until(lambda: world.session.state.fault is not None and len(books[0].frames) > count)
    told = world.session.state.fault
    assert (told.code, told.file) == (Code.GRAPHICS_MEMORY, world.session.state.artifact.path.name)
    assert books[0].models[-1] is world.model


def test_graphics_memory_too_small_for_any_detail_is_said(viewport, books, world, until):
    books[0].fault = Fault(Code.GRAPHICS_MEMORY)
    viewport.redraw()
    until(lambda: world.session.state.fault is not None)
    assert world.session.state.fault.code is Code.GRAPHICS_FAILED


def test_a_lost_context_is_rebuilt_from_the_session(books, world, look, keep, until, on_the_card):
    from exhibit_viewer.ui.viewport import Viewport

    application = QApplication.instance()
    shared = Qt.ApplicationAttribute.AA_ShareOpenGLContexts
    viewport = Viewport(world.session, look[0])
    host = keep(QWidget())
    viewport.setParent(host)
    viewport.resize(300, 200)
    viewport.show()
    world.show()
    until(lambda: books and settled(books[-1]))
    first = books[-1]
    application.setAttribute(shared, False)
    other = keep(QWidget())
    viewport.setParent(other)
    viewport.show()
    until(lambda: len(books) > 1 and settled(books[-1]))
    application.setAttribute(shared, True)
    assert first.released
    assert books[-1].models[-1] is world.model


def test_hidden_points_are_known(viewport, books):
    facing = viewport.camera.world_from_view_rotation()[:, 2]
    assert viewport.in_sight(np.array([facing, -facing])).tolist() == [True, False]


def test_old_graphics_are_told_and_nothing_breaks(books, world, look, keep, until, monkeypatch):
    from exhibit_viewer.render import platform
    from exhibit_viewer.ui.viewport import Viewport

    def too_old():
        raise Fault(Code.GRAPHICS_TOO_OLD, version="2.1", needed="3.3")

    monkeypatch.setattr(platform, "probe", too_old)
    told = []
    viewport = Viewport(world.session, look[0])
    viewport.unusable.connect(told.append)
    keep(viewport)
    world.show()
    until(lambda: told)
    assert told[0].code is Code.GRAPHICS_TOO_OLD and viewport.notice == told[0]
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(50, 50))
    assert viewport.surface(5, 5) is None


def test_a_trackpad_pinch_zooms(viewport, world):
    from PySide6.QtGui import QNativeGestureEvent

    before = world.session.state.camera
    place = QPointF(320, 240)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture, QPointingDevice.primaryPointingDevice(), 2, place, place,
        viewport.mapToGlobal(place), 0.25, QPointF(),
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    assert world.session.state.camera.distance == pytest.approx(before.distance / 1.25)
    assert event.type() == QEvent.Type.NativeGesture


def test_the_quality_chosen_decides_how_often_a_resting_picture_is_refined(viewport, world, books):
    from exhibit_viewer.ui.viewport import SAMPLES

    assert books[-1].samples == SAMPLES["auto"]
    for quality in ("low", "high", "auto"):
        world.session.choose("quality", quality)
        assert books[-1].samples == SAMPLES[quality]
    assert SAMPLES["low"] < SAMPLES["auto"] < SAMPLES["high"]


def test_a_quicker_form_takes_the_place_of_the_model_and_damage_is_told_once(viewport, world, books, until):
    until(lambda: viewport.settled)
    book, told = books[-1], []
    viewport.damaged.connect(lambda: told.append(True))
    refined, shown = dataclasses.replace(world.model), len(book.models)
    book.damaged = True
    world.session._arrived(world.session.state.artifact, refined)
    until(lambda: book.exchanged == [refined] and told)
    viewport.redraw()
    until(lambda: viewport.settled)
    assert len(book.models) == shown and told == [True]


def test_the_memory_for_detail_follows_its_setting(viewport, world, books):
    world.session.choose("detail_megabytes", 1024)
    assert books[-1].megabytes == 1024


def test_what_is_done_aside_is_there_for_the_window(viewport, books):
    from exhibit_viewer.render.opengl import GL, generate

    aside, threads, names = books[-1].aside, [], []

    def fill():
        names.append(generate("Textures"))
        GL.glBindTexture(GL.GL_TEXTURE_2D, names[0])  # from now on it is one
        GL.glFinish()
        threads.append(QThread.currentThread())

    def fail():
        raise Fault(Code.GRAPHICS_MEMORY)

    viewport._canvas.makeCurrent()
    assert aside.done(0.0)
    aside.start(fill)
    while not aside.done(0.01):
        pass
    assert threads[0] is not QThread.currentThread()
    assert GL.glIsTexture(names[0])
    aside.start(fail)
    with pytest.raises(Fault, match="GRAPHICS_MEMORY"):
        while not aside.done(0.01):
            pass
    assert aside.done(0.0)
    viewport._canvas.doneCurrent()


def test_it_draws_moment_after_moment_while_a_clip_plays_and_then_rests(viewport, books, world, until):
    times = np.array([0.0], np.float32)
    channel = Channel(0, Target.SCALE, Easing.STEP, times, np.ones((1, 3), np.float32))
    none = np.zeros(0, np.int32)
    rig = Rig(
        np.array([-1], np.int32), np.eye(4)[None], np.zeros((1, 3)), np.zeros((1, 4)), np.ones((1, 3)),
        none, none, np.zeros((0, 4, 4)), (), (Clip("turn", 60.0, (channel,)),),
    )  # fmt: skip
    world.model = dataclasses.replace(world.model, rig=rig)
    world.session.show_artifact("ball")
    until(lambda: books[-1].frames[-1].moment == Moment(0, 0.0) and viewport.settled)
    world.session.clips.play(True)
    until(lambda: len({frame.moment for frame in books[-1].frames}) > 4)
    assert books[-1].frames[-1].moving
    world.session.clips.play(False)
    until(lambda: settled(books[-1]) and viewport.settled)
    drawn = len(books[-1].frames)
    QTest.qWait(60)
    assert len(books[-1].frames) == drawn and not books[-1].frames[-1].moving
