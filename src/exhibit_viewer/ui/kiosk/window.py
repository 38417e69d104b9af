"""KioskWindow: the wall, one artifact, the countdown and the attract loop, full screen and locked."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from exhibit_viewer.model.kiosk import KioskOptions
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.session.kiosk import Kiosk, Phase, StaffGate
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.kiosk.pin_pad import PinPad
from exhibit_viewer.ui.kiosk.reader import NoteReader
from exhibit_viewer.ui.kiosk.wall import Wall
from exhibit_viewer.ui.languages import OWN_NAMES
from exhibit_viewer.ui.theme import SPACE, Appearance

CORNER = 96
TAPS, TAP_SECONDS = 5, 4
_HANDS = {
    QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.KeyPress,
    QEvent.Type.Wheel,
}  # fmt: skip


class KioskWindow(QWidget):
    """Nothing but the staff's PIN closes it. `stage` is the picture of one artifact; `on_left` ends the program."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        doors: Doors,
        options: KioskOptions,
        pin_fits: Callable[[str], bool],
        stage: QWidget,
        on_left: Callable[[], None],
    ) -> None:
        super().__init__()
        self._session, self._appearance, self._options = session, appearance, options
        self._on_left, self._leaving = on_left, False
        self._started = session.state.settings
        self._taps = 0
        self.kiosk = Kiosk(options, self._phase_changed, self._reset, self._next_artifact)
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setProperty("dress", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._wall = Wall(session, appearance, doors, self._choose)
        self._stage = stage
        self._pages = QStackedWidget()
        self._pages.addWidget(self._wall)
        self._pages.addWidget(self._object_page(icons))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._pages, 1)
        rows.addWidget(self._bottom_bar(icons))
        self._veil = QPushButton(self)
        self._veil.clicked.connect(self.kiosk.touched)
        self._pad = PinPad(StaffGate(pin_fits), appearance, self)
        self._pad.opened.connect(self.leave)
        self._clock = QTimer(self, interval=1000)
        self._clock.timeout.connect(lambda: self._advance(1.0))
        self._tap_clock = QTimer(self, singleShot=True, interval=TAP_SECONDS * 1000)
        self._tap_clock.timeout.connect(self._forget_taps)
        session.listen(self._heard)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._phase_changed(self.kiosk.phase)

    def start(self) -> None:
        """Full screen on the chosen display; time begins."""
        screens = QGuiApplication.screens()
        screen = screens[min(self._options.screen, len(screens) - 1)]
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self._clock.start()

    def leave(self) -> None:
        """The staff goes."""
        self._leaving = True
        self._clock.stop()
        self.close()
        self._on_left()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that hands are there, count taps in the corner, and let no key through that closes or opens anything."""
        if event.type() in _HANDS and isinstance(watched, QWidget) and watched.window() is self:
            self._count_taps(event)
            if self.kiosk.phase is Phase.BROWSING:
                self.kiosk.touched()
            elif event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin):
                self.kiosk.touched()
                return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Only the staff closes it."""
        if self._leaving:
            event.accept()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The veil covers everything."""
        super().resizeEvent(event)
        self._veil.setGeometry(self.rect())

    def _object_page(self, icons: Icons) -> QWidget:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._stage, 1)
        self._reader = NoteReader(self._session, self._appearance, icons)
        pad = self._appearance.pixels(SPACE[3])
        around = QHBoxLayout()
        around.setContentsMargins(pad, 0, pad, pad)
        around.addWidget(self._reader)
        rows.addLayout(around)
        return page

    def _bottom_bar(self, icons: Icons) -> QWidget:
        bar = QWidget()
        bar.setProperty("dress", "bar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(bar)
        pad = self._appearance.pixels(SPACE[2])
        row.setContentsMargins(pad, pad, pad, pad)
        self._back = QPushButton()
        self._back.setIcon(icons.icon("layout-grid", 28))
        self._back.setMinimumHeight(self._appearance.pixels(40))
        self._back.clicked.connect(self._session.leave_artifact)
        row.addWidget(self._back)
        row.addStretch(1)
        for code in self._options.languages:
            button = QPushButton(OWN_NAMES[code])
            button.setProperty("dress", "quiet")
            button.setMinimumHeight(self._appearance.pixels(40))
            button.setAccessibleName(OWN_NAMES[code])
            button.clicked.connect(lambda _checked=False, code=code: self._speak(code))
            row.addWidget(button)
        return bar

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.ARTIFACT | Change.COLLECTION):
            self._pages.setCurrentIndex(1 if self._session.state.artifact else 0)
            self._back.setVisible(self._session.state.artifact is not None)
        if change & Change.COLLECTION and self.kiosk.phase is Phase.ATTRACT:
            self._next_artifact()
        if change & Change.MODEL and self.kiosk.phase is Phase.ATTRACT:
            self._turn(True)

    def changeEvent(self, event: QEvent) -> None:
        """Words in the language shown."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._phase_changed(self.kiosk.phase)

    def _choose(self, artifact_id: str) -> None:
        self._session.show_artifact(artifact_id)

    def _speak(self, code: str) -> None:
        self._session.show_settings(self._session.state.settings.with_value("language", code))

    def _advance(self, seconds: float) -> None:
        self.kiosk.advance(seconds)
        if self.kiosk.phase is Phase.COUNTDOWN:
            self._veil.setText(self._countdown_words())

    def _countdown_words(self) -> str:
        return self.tr("Are you still there? Starting again in %n s. Touch to go on.", "", self.kiosk.remaining)

    def _phase_changed(self, phase: Phase) -> None:
        self._back.setText(self.tr("All objects"))
        self._back.setAccessibleName(self.tr("All objects"))
        words = {Phase.ATTRACT: self.tr("Touch to begin"), Phase.BROWSING: "", Phase.COUNTDOWN: self._countdown_words()}
        self._veil.setProperty("dress", "veil" if phase is Phase.COUNTDOWN else "invitation")
        self._veil.style().polish(self._veil)
        self._veil.setFont(self._appearance.font(26, serif=True))
        self._veil.setText(words[phase])
        self._veil.setVisible(phase is not Phase.BROWSING)
        self._veil.raise_()
        self._turn(phase is Phase.ATTRACT)
        if phase is Phase.BROWSING and self._session.state.artifact is not None:
            self._session.home()
        if phase is Phase.ATTRACT and self._session.state.collection is not None:
            self._next_artifact()

    def _turn(self, turning: bool) -> None:
        if self._session.state.turntable is not turning:
            self._session.toggle_turntable()

    def _next_artifact(self) -> None:
        self._session.step_artifact(1)

    def _reset(self) -> None:
        self._session.show_settings(self._started)
        self._session.adjust(Scene(background=self._session.state.scene.background))
        self._session.leave_artifact()

    def _count_taps(self, event: QEvent) -> None:
        if not isinstance(event, QMouseEvent) or event.type() != QEvent.Type.MouseButtonPress:
            return
        place = self.mapFromGlobal(event.globalPosition().toPoint())
        if (place - QPoint(0, 0)).manhattanLength() > CORNER:
            self._taps = 0
            return
        self._taps += 1
        self._tap_clock.start()
        if self._taps >= TAPS:
            self._taps = 0
            self._pad.ask()

    def _forget_taps(self) -> None:
        self._taps = 0
