"""Viewport: the 3D picture in the window, and the only meeting of Qt and the renderer.

It draws when something changed: quickly while anything moves, finer and finer once it rests, then not at all.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.annotation import Anchor
from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.pose import at_rest
from exhibit_viewer.session.gestures import Gestures
from exhibit_viewer.session.motion import Motion
from exhibit_viewer.session.player import Player
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Tool
from exhibit_viewer.ui import gl_state
from exhibit_viewer.ui.backdrop import backdrop
from exhibit_viewer.ui.canvas import Canvas, CardCanvas, Easel, ProcessorCanvas, ask_driver
from exhibit_viewer.ui.gl_aside import GlAside
from exhibit_viewer.ui.hands import Hands
from exhibit_viewer.ui.mesh_prints import MeshPrints
from exhibit_viewer.ui.theme import Appearance

if TYPE_CHECKING:
    from exhibit_viewer.render.frame import Frame, Pick
    from exhibit_viewer.render.renderer import Renderer

LEAST_MARGIN = 0.08  # share of the picture kept free around a framed object
REST_MILLISECONDS = 120  # after the last gesture, before the picture is made fine
FRAME_MILLISECONDS = 8  # pause between moving pictures, for the rest of the window
SAMPLES = {"low": 16, "auto": 32, "high": 96}  # of which a picture at rest is made, by the setting `quality`
STEP_MILLISECONDS = 100  # how often a resting turntable looks at the clock
_SHOWS = (
    Change.MODEL | Change.REFINED | Change.SCENE | Change.CAMERA | Change.TURNTABLE | Change.PLAYBACK | Change.MOMENT
)
_BY_HAND = Change.CAMERA | Change.SCENE | Change.MOMENT


def canvas_for(easel: Easel, parent: QWidget) -> Canvas:
    """The canvas that fits who draws on this machine, its graphics card or its processor."""
    from exhibit_viewer.render.platform import probe, select_platform

    def by_processor() -> bool:
        select_platform()
        try:
            return probe()[2]
        except (Fault, ImportError):
            return False  # the other canvas says what is wrong

    return ProcessorCanvas(easel, parent) if ask_driver(by_processor) else CardCanvas(easel, parent)


class Viewport(QWidget):
    """The picture of the session's model. Signals:

    moved: what is seen changed place (camera or size); sent before the picture is drawn. drawn: a picture was drawn.
    rested: the picture of a model became as fine as it becomes.
    arrived: the first picture of a newly opened model stands. damaged: the model's levels cannot all be read.
    unusable(Notice): there is no OpenGL to draw with.
    """

    moved = Signal()
    drawn = Signal()
    rested = Signal()
    arrived = Signal()
    damaged = Signal()
    unusable = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._appearance = session, appearance
        self.motion = Motion(session, lambda: appearance.reduced_motion)
        self.player = Player(session)
        self.gestures = Gestures(session, self.motion, self.surface, self._sealed)
        self._hands = Hands(self.gestures)  # before anything that makes Qt send an event
        self._prints = MeshPrints(self)
        session.ahead = self._ahead
        self.notice: Notice | None = None
        self.reserved = self.aside = (
            0  # pixels above and below a framed object, and at its sides, for what floats there
        )
        self._renderer: Renderer | None = None
        self._uploaded: Model | None = None
        self._refined: Model | None = None
        self._doubted: Model | None = None
        self._welcomed: Model | None = None
        self._announced: tuple[Frame, bool] | None = None
        self._picked: Pick | None = None
        self._failed = False
        self._shown = False  # the model, in some picture
        self._settled = True
        self._clock = QElapsedTimer()
        self._way = QElapsedTimer()  # of a moving picture to the screen
        self._rest = self._timer(REST_MILLISECONDS, self.redraw)
        self._next = self._timer(0, self._step)
        self._after = self._timer(0, self._told)
        self._canvas = canvas_for(self, self)
        self._canvas.frameSwapped.connect(self._swapped)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        appearance.changed.connect(self._replace)
        session.listen(self._heard)
        self._show_cursor()

    # -- what others ask -------------------------------------------------------------------------------------------

    @property
    def camera(self) -> Camera:
        """The camera as shown now; the session's may be a flight ahead."""
        return self.motion.camera

    @property
    def moving(self) -> bool:
        """Whether pictures are made to be quick."""
        by_itself = (self.motion.moving and not self.motion.stepping) or self.player.playing
        return by_itself or self._rest.isActive()

    @property
    def stretched(self) -> bool:
        """Whether the picture is still the one of another size, and nothing lies where it seems to."""
        return self._canvas.stretching

    @property
    def settled(self) -> bool:
        """Whether the picture is as fine as it becomes."""
        return self._settled and not self.moving

    def surface(self, x: float, y: float) -> Anchor | None:
        """The surface point under a place of the widget, without the mesh's fingerprint; None beside the object."""
        rough = self._uploaded is not None and self._uploaded.rough
        self._picked = None if rough else self._pick(x, y)
        if self._picked is None:
            return None
        return Anchor(self._picked.point, self._picked.normal, "", self._picked.face, self._picked.barycentric)

    @property
    def posed(self) -> Model | None:
        """The session's model as the last picture has it, moved by its clip; None where there is no picture of it."""
        shown = self._renderer is not None and self._uploaded is self._session.state.model
        return self._renderer.posed if self._renderer is not None and shown else None

    def in_sight(self, points: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which points (n,3, world) are not hidden behind the object in the last picture."""
        if self._renderer is None or self._uploaded is None or self._failed or not len(points):
            return np.ones(len(points), bool)
        with gl_state.current(self._canvas):
            return np.asarray(self._renderer.visible(points), bool)

    @property
    def showing(self) -> bool:
        """Whether there is a picture of the session's model, and not still of another or of none."""
        return self._shown and not self._awaited

    @property
    def at_first_view(self) -> bool:
        """Whether the model is seen as it came, and is one that stays as it is."""
        model, moment = self._session.state.model, self._session.state.moment
        return model is not None and not model.rough and moment is None and self.camera == self._first_view(model)

    def likeness(self) -> str:
        """A name for what the picture is to be at rest: another whenever it would not look the same."""
        from exhibit_viewer.render.frame import LOOK

        model = self._session.state.model
        content = "" if model is None else model.facts.sha256
        said = repr((LOOK, content, self._samples(), replace(self._frame(), moving=False)))
        return hashlib.sha256(said.encode()).hexdigest()

    def picture(self) -> QImage:
        """The picture as it is, in the screen's own pixels."""
        return self._canvas.grabFramebuffer()

    def redraw(self) -> None:
        """Have the picture drawn anew."""
        self._canvas.redraw()

    def stand_aside(self) -> None:
        """Leave the window, for good, and say why."""
        self.setParent(None)
        self._give_up(Notice(Code.GRAPHICS_MISSING, facts={"detail": "OpenGL"}))

    # -- Qt: the context -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """A fresh context: make the renderer anew; it fills itself at the next picture."""
        from exhibit_viewer.render.platform import probe, select_platform

        try:
            select_platform()
            probe()
            from exhibit_viewer.render.renderer import Renderer

            aside = GlAside(self._canvas.context())
            self._renderer = Renderer(samples=self._samples(), detail_megabytes=self._megabytes(), aside=aside)
        except Fault as fault:
            self._give_up(fault.notice)
        except ImportError as missing:
            self._give_up(Notice(Code.GRAPHICS_MISSING, facts={"detail": str(missing)}))
        self._uploaded, self._shown, self._failed = None, False, False

    def paint(self) -> bool:
        """Draw one picture and plan the next. False where there is none yet of a model that was seen already."""
        if self._renderer is None or self._failed:
            self._clear()
            return True
        settled = True
        try:
            settled = self._draw(self._renderer)
        except Fault as fault:
            settled = not self._made_do(self._renderer, fault)
        finally:
            self._restore()
        self._plan(settled)
        self._way.start()
        return self._renderer.showing or not self._shown

    def end(self) -> None:
        """The context goes: its objects with it, the model stays with the session."""
        if self._renderer is not None:
            self._canvas.makeCurrent()
            self._renderer.release()
            self._canvas.doneCurrent()
        self._renderer, self._uploaded = None, None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew at the new size."""
        self.fit()
        self._canvas.setGeometry(self.rect())
        self._announced = None  # the canvas' picture went with the old size
        self._replace()

    def fit(self) -> None:
        """Keep the whole object in the frame, beside what floats over it, as long as the visitor has not moved."""
        width, height = max(1, self.width()), max(1, self.height())
        self.gestures.width, self.gestures.height = float(width), float(height)
        session, model = self._session, self._session.state.model
        untouched = model is not None and session.state.camera == self._first_view(model)
        session.aspect = max(1, width - 2 * self.aside) / height
        session.margin = max(LEAST_MARGIN, self.reserved / height)
        if model is not None and untouched:
            session.look(self._first_view(model), self)

    def showEvent(self, event: QShowEvent) -> None:
        """Find out, once there should be a context, whether there is one."""
        super().showEvent(event)
        QTimer.singleShot(0, self._check)

    def event(self, event: QEvent) -> bool:
        """Pointers go to the gestures, the rest where Qt sends it."""
        if self._hands.handle(event):
            self._show_cursor()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter pins a note; all other keys are commands."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not self.gestures.pin():
            super().keyPressEvent(event)

    def _timer(self, milliseconds: int, deed: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(deed)
        return timer

    def _first_view(self, model: Model) -> Camera:
        return model.sight.framing(model.bounds, self._session.aspect, self._session.margin)

    def _check(self) -> None:
        if self.isVisible() and not self._canvas.isValid():
            self._give_up(Notice(Code.GRAPHICS_MISSING))

    def _give_up(self, notice: Notice) -> None:
        if self.notice is None:
            self.notice = notice
            QTimer.singleShot(0, lambda: self.unusable.emit(notice))

    def _made_do(self, renderer: "Renderer", fault: Fault) -> bool:
        """Whether, where graphics memory is short, the picture is begun anew with less detail. Otherwise it is given
        up, until there is another model. Either is told."""
        model, artifact = self._session.state.model, self._session.state.artifact
        scarce = fault.code is Code.GRAPHICS_MEMORY
        self._failed = not (scarce and model is not None and renderer.make_do(model))
        told = fault.notice
        if not self._failed:
            self._uploaded, self._shown = model, False
            told = replace(told, file="" if artifact is None else artifact.path.name)
        elif scarce:
            told = Notice(Code.GRAPHICS_FAILED, facts={"detail": "GL_OUT_OF_MEMORY"})
        QTimer.singleShot(0, lambda: self._session.report(told))
        return not self._failed

    # -- drawing ---------------------------------------------------------------------------------------------------

    def _draw(self, renderer: "Renderer") -> bool:
        model = self._session.state.model
        if self._awaited and model is not self._refined:
            self._clear()
            return False
        frame = self._frame()
        if self._shown and frame.moving and self._announced == (frame, True):
            return False  # something over the picture changed, not the picture
        settled = renderer.draw(frame, self._canvas.defaultFramebufferObject()) and not (frame.moving or self._awaited)
        if renderer.damaged and self._doubted is not model:
            self._doubted = model
            QTimer.singleShot(0, self.damaged.emit)
        seen = frame, renderer.showing
        self._shown = self._shown or renderer.showing
        if seen != self._announced:
            self._after.start()
            self._announced = seen
        return settled

    @property
    def _awaited(self) -> bool:
        """Whether the session's model is still to be brought to the graphics card."""
        return self._session.state.model is not self._uploaded

    def _bring(self, renderer: "Renderer") -> None:
        """Begin to bring it there; in a round of its own, as the panels show their part of it in the one before."""
        model = self._session.state.model
        if model is not None and model is self._refined:
            renderer.exchange(model)
            self._welcomed = model if self._welcomed is self._uploaded else self._welcomed
        else:
            renderer.set_model(model)
            self._shown = False
        self._uploaded = model

    def _frame(self) -> "Frame":
        """The picture wanted now."""
        from exhibit_viewer.render.frame import Frame

        state, ratio = self._session.state, self.devicePixelRatioF()
        scene = replace(state.scene, background=backdrop(state.scene.background, self._appearance.theme))
        width, height = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        arriving = self._uploaded is not None and not self._shown
        return Frame(scene, self.camera, width, height, self.moving or arriving, moment=state.moment)

    def _swapped(self) -> None:
        """The window is on the screen, with a picture just drawn or with the one before."""
        if self._renderer is not None and self._way.isValid() and self.moving:
            self._renderer.showed(self._way.nsecsElapsed() / 1e9)
        self._way.invalidate()

    def _told(self) -> None:
        """Tell of a new picture, when no paint is under way."""
        self.drawn.emit()
        if self._shown and self._uploaded is not None and self._uploaded is not self._welcomed:
            self._welcomed = self._uploaded
            self.arrived.emit()

    def _plan(self, settled: bool) -> None:
        """When to look at the picture again. Rest is counted from the last quick picture, however long that took."""
        if settled and not self._settled and self.showing:
            QTimer.singleShot(0, self.rested.emit)
        self._settled = settled
        if self._rest.isActive():
            self._rest.start()
        if self._awaited:
            self._next.start(0)
        elif self.motion.stepping and settled and not self.player.playing:
            self._next.start(STEP_MILLISECONDS)
        elif self.motion.moving or self.player.playing:
            self._next.start(FRAME_MILLISECONDS)
        else:
            self._clock.invalidate()
            if not settled and not self._rest.isActive():
                self._next.start(0)

    def _step(self) -> None:
        if self._awaited and self._renderer is not None and not self._failed:
            self._with_renderer(self._renderer, self._bring)
            self._next.start(0)
            return
        seconds = self._clock.elapsed() / 1000 if self._clock.isValid() else 0.0
        self._clock.start()
        before = self.camera, self._session.state.moment
        self.motion.advance(seconds)
        self.player.advance(seconds)
        if (self.camera, self._session.state.moment) != before:
            self._redraw()
        elif self._settled and self.motion.stepping:
            self._next.start(STEP_MILLISECONDS)
        elif self._settled or self._advanced():
            self.redraw()
        else:
            self._next.start(0)

    def _advanced(self) -> bool:
        """Work on the picture for a moment; True when it should be shown. A paint makes Qt put the window together
        anew, which costs half as much as that work."""
        if self._renderer is None or self._failed or self._awaited:
            return True
        return self._with_renderer(self._renderer, lambda renderer: renderer.advance(self._frame())) is not False

    def _with_renderer(self, renderer: "Renderer", deed: "Callable[[Renderer], bool | None]") -> bool | None:
        """Do something with the context current, outside of a paint; None where graphics memory ran out."""
        with gl_state.current(self._canvas):
            try:
                return deed(renderer)
            except Fault as fault:
                self._made_do(renderer, fault)
                return None

    def _redraw(self) -> None:
        self.moved.emit()
        self.redraw()

    def _replace(self) -> None:
        """Draw anew where the last picture may not stay: quickly first, as a fine one takes its time. Where a canvas
        keeps it, a quick one would take longer than a moment, too; the fine one is drawn bit by bit meanwhile."""
        if self._shown and self._canvas.keeps and not self.moving:
            self._settled = False
            self.moved.emit()
            self._next.start(0)
            return
        if self._shown:
            self._rest.start()
        self._redraw()

    def _clear(self) -> None:
        ground = backdrop(self._session.state.scene.background, self._appearance.theme).rim
        gl_state.fill(self._canvas.context(), *ground)

    def _restore(self) -> None:
        gl_state.restore(self._canvas.context(), self._canvas.defaultFramebufferObject())

    def _pick(self, x: float, y: float) -> "Pick | None":
        if self._renderer is None or self._uploaded is None or self._failed:
            return None
        ratio = self.devicePixelRatioF()
        with gl_state.current(self._canvas):
            return self._renderer.pick(int(x * ratio), int(y * ratio))

    def _ahead(self) -> Point | None:
        return pick.point if (pick := self._pick(self.width() / 2, self.height() / 2)) is not None else None

    def _sealed(self, anchor: Anchor) -> Anchor:
        """The anchor just picked, with the fingerprint of its mesh. On a part that moves it is kept where that part is
        at rest; its mark goes with the part."""
        if self._picked is None or self._uploaded is None:
            return anchor
        if self._uploaded.rig is not None:
            picked = self._picked
            point, normal = at_rest(self._uploaded, picked.placement, picked.face, picked.barycentric, anchor)
            anchor = replace(anchor, point=point, normal=normal)
        return replace(anchor, mesh_hash=self._prints.of(self._uploaded, self._picked.placement))

    # -- the session -----------------------------------------------------------------------------------------------

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.REFINED:
            self._refined = self._session.state.model
        if change & Change.MODEL:
            self._failed = False
            self._refined = None
            self._prints.prepare(None)
        if change & (Change.TOOL | Change.MODEL):
            self._show_cursor()
            if self._session.state.tool in (Tool.NOTE, Tool.MOVE_NOTE):
                self._prints.prepare(self._session.state.model)
        if change & Change.SETTINGS and self._renderer is not None:
            self._renderer.spend(self._megabytes())
            if self._renderer.samples != self._samples():
                self._renderer.samples = self._samples()
                self._redraw()
        if not change & _SHOWS:
            return
        if source is self:
            self._replace()
            return
        if change & _BY_HAND and not change & Change.MODEL and not self.motion.moving and source is not self.player:
            self._rest.start()
        self._redraw()

    def _samples(self) -> int:
        return SAMPLES[self._session.state.settings.text("quality")]

    def _megabytes(self) -> int:
        return int(self._session.state.settings.number("detail_megabytes"))

    def _show_cursor(self) -> None:
        if self._session.state.model is None:
            self.unsetCursor()
        else:
            self.setCursor(self._hands.cursor(self._session.state.tool))
