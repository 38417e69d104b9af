"""KioskWindow: the wall, one artifact, the countdown and the attract loop, full screen and locked."""

import logging
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from exhibit_viewer.model.kiosk import KioskOptions
from exhibit_viewer.session import navigation
from exhibit_viewer.session.kiosk import Kiosk, Phase, StaffGate
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.key_keeper import KeyKeeper
from exhibit_viewer.ui.kiosk.bar import Bar
from exhibit_viewer.ui.kiosk.countdown import Countdown
from exhibit_viewer.ui.kiosk.guard import Guard
from exhibit_viewer.ui.kiosk.invitation import Cover, Invitation
from exhibit_viewer.ui.kiosk.object_page import ObjectPage
from exhibit_viewer.ui.kiosk.pin_pad import PinPad
from exhibit_viewer.ui.kiosk.wall import Wall
from exhibit_viewer.ui.stage import Stage
from exhibit_viewer.ui.theme import Appearance

BACK_MILLISECONDS = 200
"""How long another window may be in front before this one comes back."""
RETRY_SECONDS = 30
"""How often an exhibition that did not open is tried again."""
FARTHER, HIGHER = 1.25, 0.06
"""How the attract loop stands back: times the distance; share of the picture's height."""
_ARROWS = ("orbit.left", "orbit.right", "orbit.up", "orbit.down")
_log = logging.getLogger("exhibit_viewer")


class KioskWindow(QWidget):
    """Nothing but the staff's PIN closes it. `stage` is the picture of one artifact; `on_left` ends the program."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        actions: Actions,
        doors: Doors,
        options: KioskOptions,
        pin_fits: Callable[[str], bool],
        stage: Stage,
        on_left: Callable[[], None],
    ) -> None:
        super().__init__()
        self._session, self._doors, self._options, self._on_left = session, doors, options, on_left
        self._appearance = appearance
        self._leaving, self._locked = False, False
        self._failures, self._untried = 0, 0.0
        self._start_settings, self._start_scene = session.state.settings, session.state.scene
        self._time = time.monotonic()
        self.kiosk = Kiosk(options, self._phase_changed, self._reset, self._next_artifact)
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setProperty("dress", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Exhibition"))
        self._build(appearance, icons, doors, stage, pin_fits)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addActions([actions.by_id[command] for command in _ARROWS])
        self.installEventFilter(KeyKeeper(self))
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(self._tick)
        stage.viewport.arrived.connect(self._arrived)
        self.guard = Guard(self, appearance, lambda: self.kiosk.phase is not Phase.BROWSING)
        self.guard.touched.connect(self._touched)
        self.guard.knocked.connect(self._knocked)
        session.listen(self._heard)
        self._phase_changed(self.kiosk.phase)

    def start(self) -> None:
        """Full screen on the chosen display; time begins."""
        screens = QGuiApplication.screens()
        screen = screens[min(self._options.screen, len(screens) - 1)]
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.lock()
        self._time = time.monotonic()
        self._clock.start()

    def lock(self) -> None:
        """Let the guard stand before the window."""
        self._locked = True
        self.guard.begin()

    def leave(self) -> None:
        """The staff goes."""
        self._leaving, self._locked = True, False
        self._clock.stop()
        self.guard.end()
        self.close()
        self._on_left()

    def advance(self, seconds: float) -> None:
        """Time went by."""
        state = self._session.state
        if state.hearing.playing or (state.tour is not None and state.tour.playing):
            self.kiosk.occupied()
        self.kiosk.advance(seconds)
        if self.kiosk.phase is Phase.COUNTDOWN:
            self.countdown.show_seconds(self.kiosk.remaining, self._options.countdown_seconds)
        self._untried += seconds
        if state.collection is None and self._untried >= RETRY_SECONDS:
            self._untried = 0.0
            self._doors.open(self._options.exhibit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the wall, never out."""
        if event.key() == Qt.Key.Key_Escape:
            self._back()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the staff closes it."""
        if self._leaving:
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What covers the window covers all of it."""
        super().resizeEvent(event)
        self._appearance.give_room(self.width(), self.height())
        for whole in (self.cover, self.countdown, self.pad):
            whole.setGeometry(self.rect())
        self.invitation.place()

    def changeEvent(self, event: QEvent) -> None:
        """Stay in front, full screen, with the keyboard; speak the new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self._locked:
            if self.isActiveWindow():
                self._hold_keyboard()
            else:
                QTimer.singleShot(BACK_MILLISECONDS, self._come_back)
        if event.type() == QEvent.Type.WindowStateChange and self._locked and not self.isFullScreen():
            QTimer.singleShot(0, self._come_back)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Exhibition"))

    # -- what there is ---------------------------------------------------------------------------------------------

    def _build(
        self, appearance: Appearance, icons: Icons, doors: Doors, stage: Stage, pin_fits: Callable[[str], bool]
    ) -> None:
        session, languages = self._session, self._options.languages
        self.wall = Wall(session, appearance, doors, session.show_artifact)
        self.page = ObjectPage(session, appearance, icons, stage, self._back)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.wall)
        self.pages.addWidget(self.page)
        self.bar = Bar(session, appearance, icons, languages, self._speak, self._back)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.pages, 1)
        rows.addWidget(self.bar)
        self.cover = Cover(session, appearance, self)
        self.invitation = Invitation(session, appearance, languages, self)
        self.countdown = Countdown(appearance, self)
        self.pad = PinPad(StaffGate(pin_fits), appearance, icons, self)
        self.pad.opened.connect(self.leave)

    def _speak(self, code: str) -> None:
        self._session.show_settings(self._session.state.settings.with_value("language", code))

    def _back(self) -> None:
        self._session.leave_artifact()

    # -- time and hands --------------------------------------------------------------------------------------------

    def _tick(self) -> None:
        before, self._time = self._time, time.monotonic()
        self.advance(self._time - before)

    def _touched(self) -> None:
        self._time = time.monotonic()
        self.kiosk.touched()

    def _knocked(self) -> None:
        if self._options.pin_hash:
            self.pad.ask()

    def _phase_changed(self, phase: Phase) -> None:
        attract = phase is Phase.ATTRACT
        awoke = phase is Phase.BROWSING and self.invitation.isVisibleTo(self)
        self.bar.setVisible(not attract)
        self.page.alone(attract)
        self.invitation.setVisible(attract)
        self.countdown.setVisible(phase is Phase.COUNTDOWN)
        if attract:
            self.pad.hide()
            self._turn_to(self.page)
            self.invitation.place()
            self._next_artifact()
        elif phase is Phase.COUNTDOWN:
            self.countdown.show_seconds(self.kiosk.remaining, self._options.countdown_seconds)
            self.countdown.raise_()
        elif awoke:
            self.cover.hide()
            self._session.leave_artifact()

    def _reset(self) -> None:
        """Everything as at the start."""
        self._session.leave_artifact()
        self._session.show_settings(self._start_settings)
        self._session.adjust(self._start_scene)
        self.pad.hide()
        self.wall.begin()

    # -- the attract loop ------------------------------------------------------------------------------------------

    def _next_artifact(self) -> None:
        """On to the next artifact under cover; a single one just turns on, or is gone round again."""
        state = self._session.state
        several = state.collection is not None and len(state.collection.artifacts) > 1
        if state.artifact is not None and state.fault is None and not several:
            self.invitation.move_on()
            self._show_round()
            return
        viewport = self.page.stage.viewport
        if viewport.notice is None:
            shown = viewport.isVisible() and state.model is not None and not self.cover.isVisible()
            self.cover.close_over(QPixmap.fromImage(viewport.picture()) if shown else None)
            self.invitation.raise_()
        self._session.step_artifact(1)

    def _arrived(self) -> None:
        self._failures = 0
        if not self._appearance.reduced_motion:
            self._session.clips.play(True, in_turn=True)
        if self.kiosk.phase is Phase.ATTRACT:
            self._stand_back()
            self.cover.draw_away()
            self._show_round()

    def _show_round(self) -> None:
        """Show the object from all sides: by its first tour, without a sound, else by turning it."""
        if self._session.state.tours:
            self._session.touring.begin(quiet=True)
            self._session.touring.play(True)
        elif not self._session.state.turntable:
            self._session.toggle_turntable()

    def _stand_back(self) -> None:
        """Smaller and higher than usual: room for the words under the object, and for its corners as it turns."""
        camera = self._session.state.camera
        farther = replace(camera, distance=camera.distance * FARTHER)
        self._session.look(navigation.pan(farther, 0, -HIGHER * 1000, 1000))

    def _skip(self) -> None:
        """An artifact that does not open is passed over; when none opens, time decides when to try again."""
        state = self._session.state
        self._failures += 1
        if state.collection is not None and self._failures < len(state.collection.artifacts):
            self._session.step_artifact(1)

    def _turn_to(self, page: QWidget) -> None:
        """Show a page; nothing on it is marked as chosen before somebody uses the keyboard."""
        self.pages.setCurrentWidget(page)
        self.setFocus()

    # -- the session and the system --------------------------------------------------------------------------------

    def _heard(self, change: Change, source: object) -> None:
        state = self._session.state
        attract = self.kiosk.phase is Phase.ATTRACT
        if change & (Change.ARTIFACT | Change.COLLECTION) and not attract:
            self._turn_to(self.page if state.artifact else self.wall)
        if change & Change.COLLECTION and state.collection is not None and attract:
            self._next_artifact()
        if change & Change.FAULT and state.fault is not None:
            _log.warning("kiosk: %s %s", state.fault.code, state.fault.file)
            if attract and state.model is None and state.artifact is not None:
                QTimer.singleShot(0, self._skip)

    def _hold_keyboard(self) -> None:
        """Under X11 the window manager would else take Alt+Tab and its like before they come here."""
        if QGuiApplication.platformName() == "xcb":
            self.windowHandle().setKeyboardGrabEnabled(True)

    def _come_back(self) -> None:
        if self._locked:
            self.showFullScreen()
            self.raise_()
            self.activateWindow()
