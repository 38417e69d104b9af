"""Appearance: which look, text size and motion hold now; follows the settings, the face and the system."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication, QStyleFactory

from exhibit_viewer.model.settings import Settings
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui import fonts, skin
from exhibit_viewer.ui.palettes import CONTRAST, GALLERY, PAPER, THEMES, Theme, qt_palette

SPACE = (4, 8, 12, 16, 24, 32, 48)
TYPE = (12, 14, 16, 20, 26, 34, 46)
BODY = 14
RADIUS = 6
PANEL_MILLISECONDS = 160
SETTLING_MILLISECONDS = 30
"""After which all parts wear a new look or language and know their size for good; Qt tells them one after another."""
FACE_SCALE = {Face.STUDY: 1.0, Face.TEACH: 1.5, Face.KIOSK: 22 / 14}
DESIGNED_FOR = (800, 1280)
"""Sides of the smallest screen on which lecture and kiosk are as large as designed."""
LARGEST = 2.0
"""Their largest factor there: of larger letters too few words have room. Never smaller than the desk."""

__all__ = ["BODY", "PANEL_MILLISECONDS", "RADIUS", "SETTLING_MILLISECONDS", "SPACE", "TYPE", "Appearance", "Theme"]


class Appearance(QObject):
    """The look in force. `changed` is sent after the application wears the new one.

    Sizes are given in the design's pixels, as listed in SPACE and TYPE, and come back scaled: `pixels(16)`,
    `font(26, serif=True)`.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._room = 1.0
        self._scaled: tuple[Settings, Face, float, float] | None = None
        self._system: Theme | None = None
        self._worn: tuple[object, ...] = ()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)
        if hasattr(hints, "accessibility"):  # Qt 6.10
            hints.accessibility().contrastPreferenceChanged.connect(self._system_changed)
        session.listen(self._heard)

    @property
    def theme(self) -> Theme:
        """The look the visitor chose, or the system's."""
        chosen = self._session.state.settings.text("theme")
        if chosen:
            return THEMES[chosen]
        if self._system is None:
            self._system = _system_theme()
        return self._system

    @property
    def scale(self) -> float:
        """Factor on every size: the visitor's text size times the face's (teach 1.5, kiosk 22/14, where it has
        room)."""
        state, known = self._session.state, self._scaled
        if known is None or known[0] is not state.settings or known[1:3] != (state.face, self._room):
            known = self._scaled = state.settings, state.face, self._room, self._reckoned()
        return known[3]

    def _reckoned(self) -> float:
        face = self._session.state.face
        by_face = max(1.0, FACE_SCALE[face] * min(1.0, self._room)) if face is Face.KIOSK else FACE_SCALE[face]
        return max(self.text_scale, min(self.text_scale * by_face, LARGEST * self._room))

    @property
    def text_scale(self) -> float:
        """The visitor's text size alone, the same in every face."""
        return self._session.state.settings.number("text_percent") / 100

    @property
    def reduced_motion(self) -> bool:
        """True when nothing may move by itself."""
        chosen = self._session.state.settings.text("motion")
        return chosen == "reduced" if chosen else _system_reduces_motion()

    def give_room(self, width: int, height: int) -> None:
        """How large the window is, upright or not."""
        self._room = min(side / wanted for side, wanted in zip(sorted((width, height)), DESIGNED_FOR, strict=True))
        self._refresh()

    def pixels(self, step: int) -> int:
        """A size of the design (SPACE, TYPE, an icon's 20, a panel's 264) in pixels now."""
        return round(step * self.scale)

    def font(self, step: int = BODY, weight: int = 400, serif: bool = False, tabular: bool = False) -> QFont:
        """A font at a step of TYPE. `tabular`: figures of equal width."""
        return fonts.font(self.pixels(step), weight, serif, tabular)

    def apply(self, app: QApplication) -> None:
        """Dress the application: Fusion, our palette, fonts and the few rules Fusion cannot paint."""
        fonts.register()
        style = QStyleFactory.create("Fusion")
        if style is not None:
            app.setStyle(style)
        self._worn = ()
        self._refresh()

    def _heard(self, change: Change, source: object) -> None:
        if change & (Change.SETTINGS | Change.FACE):
            self._refresh()

    def _system_changed(self, *_: object) -> None:
        self._system = None
        self._refresh()

    def _refresh(self) -> None:
        wanted = (self.theme, self.scale, self.reduced_motion)
        app = QApplication.instance()
        if wanted == self._worn or not isinstance(app, QApplication):
            return
        self._worn = wanted
        app.setStyleSheet("")  # else each of the next three dresses every widget anew
        app.setPalette(qt_palette(self.theme))
        app.setFont(self.font())
        app.setStyleSheet(skin.rules(self.theme, self.pixels))
        self.changed.emit()


def _system_theme() -> Theme:
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility() if hasattr(hints, "accessibility") else None  # Qt 6.10
    if accessibility is not None and accessibility.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return CONTRAST
    return PAPER if hints.colorScheme() == Qt.ColorScheme.Light else GALLERY


def _system_reduces_motion() -> bool:
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    preference = getattr(accessibility() if accessibility else None, "motionPreference", None)  # Qt 6.12
    return preference is not None and preference().name == "ReducedMotion"
