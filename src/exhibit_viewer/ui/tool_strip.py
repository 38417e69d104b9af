"""Tool strip: one floating row of tools under the object; a chosen tool opens its few controls above the row."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from exhibit_viewer.session.commands import BY_ID
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face, Tool
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import switch, tool_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.reading_order import follow
from exhibit_viewer.ui.rise import Rise
from exhibit_viewer.ui.surface_controls import SurfaceControls
from exhibit_viewer.ui.theme import SETTLING_MILLISECONDS, Appearance
from exhibit_viewer.ui.tool_controls import (
    Controls,
    GroundControls,
    LightControls,
    PlacingControls,
    SectionControls,
    ViewControls,
)

_OF_TOOL = {Tool.LIGHT: "light", Tool.SECTION: "section", Tool.NOTE: "placing", Tool.MOVE_NOTE: "placing"}
_TOOLS = {"light": "tool.light", "section": "tool.section", "placing": "tool.note"}
"""The button that opens a drawer, where it is another's name."""
_ICONS = {"mode": "palette", "views": "axis-3d", "ground": "layers"}
_OF_PICTURES = ("ground",)
_SHOWN_IN = {"mode": "mode.clay", "views": "view.front", "ground": "floor.grid"}  # a command of the same faces
_KIOSK_ONLY = ("zoom.out", "zoom.in")
_LENT = ("tool.light", "tool.section")
_ROW = ("mode", "tool.light", "tool.section", "tool.note", "", "views", "ground", "view.turntable", *_KIOSK_ONLY,
        "view.home")  # fmt: skip


class Floating(QFrame):
    """A strip with the one shadow there is."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("dress", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(appearance.pixels(24))
        shadow.setOffset(0, appearance.pixels(4))
        shadow.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shadow)


class ToolStrip(Floating):
    """The row. `drawer` holds the open tool's controls; the stage places both and is told by `resized`."""

    resized = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, parent: QWidget
    ) -> None:
        super().__init__(appearance, parent)
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions
        self.opened = ""
        self._lent = False
        self._room = 1 << 20
        self._later = QTimer(self, singleShot=True, interval=SETTLING_MILLISECONDS)
        self._later.timeout.connect(self._fit)
        self.drawer = Floating(appearance, parent)
        self._inside = QVBoxLayout(self.drawer)
        self._controls: dict[str, Controls] = {}
        self.rise = Rise(appearance, self.resized.emit, self)
        self._row = QHBoxLayout(self)
        self._buttons: dict[str, QToolButton] = {}
        self._rule = QFrame()
        self._rule.setProperty("dress", "rule")
        for name in _ROW:
            self._row.addWidget(self._button(name) if name else self._rule)
        self.drawer.hide()
        appearance.changed.connect(self._restyle)
        session.listen(self._heard)
        self._reword()
        self._restyle()
        self._show_those_allowed()

    def open(self, name: str) -> None:
        """Open a drawer: mode, views, ground, or "" for none; the others follow the session's tool."""
        tool = self._session.state.tool
        if _OF_TOOL.get(tool, name) != name:
            self._session.choose_tool(tool)  # taken up twice is put down
        self._open(name)

    def give_room(self, room: int) -> None:
        """How wide strip and drawer may be, in pixels."""
        if room != self._room:
            self._room = room
            self._size_buttons()
            if self.opened:
                self._controls[self.opened].settle(self._inner_room())
            for part in (self, self.drawer):
                part.adjustSize()

    def lend(self, lent: bool) -> None:
        """Whether the visitors of a kiosk may use light and section."""
        self._lent = lent
        self._show_those_allowed()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
        super().changeEvent(event)

    def _button(self, name: str) -> QToolButton:
        button = tool_button(parent=self)
        if name in _ICONS:
            button.setIcon(self._icons.icon(_ICONS[name]))
            switch(button, lambda: self.opened == name, lambda: self.open("" if self.opened == name else name))
        else:
            button.setDefaultAction(self._actions.by_id[name])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._buttons[name] = button
        return button

    def _open(self, name: str) -> None:
        if name == self.opened:
            return
        if self.opened:
            self._controls[self.opened].hide()
        self.opened = name
        for own in _ICONS:
            self._buttons[own].setChecked(own == name)
        if name:
            self._controls_of(name).show()
            follow(self._buttons[_TOOLS.get(name, name)], self._controls[name])
        self.drawer.setVisible(bool(name))
        if name:
            self.rise.begin()
        self._fit()
        self._later.start()

    def _controls_of(self, name: str) -> Controls:
        if name not in self._controls:
            kinds: dict[str, type[Controls]] = {
                "mode": SurfaceControls,
                "light": LightControls,
                "section": SectionControls,
                "placing": PlacingControls,
                "views": ViewControls,
                "ground": GroundControls,
            }
            made = kinds[name](self._session, self._appearance, self._icons, self._actions)
            made.reword()
            made.resize_parts()
            self._controls[name] = made
            self._inside.addWidget(made)
        self._controls[name].refresh(self._session.state)
        return self._controls[name]

    def _heard(self, change: Change, source: object) -> None:
        state = self._session.state
        if change & (Change.TOOL | Change.MODEL | Change.ARTIFACT):
            wanted = _OF_TOOL.get(state.tool, "")
            if wanted or self.opened in _OF_TOOL.values() or state.model is None:
                self._open(wanted)
        if change & Change.FACE:
            self._show_those_allowed()
        if change & (Change.MODEL | Change.ARTIFACT):
            for name in _ICONS:
                fits = state.model is not None and (name in _OF_PICTURES or not state.model.picture)
                self._buttons[name].setEnabled(fits)
        if self.opened and change & (Change.SCENE | Change.CAMERA | Change.TOOL):
            self._controls[self.opened].refresh(state)

    def _show_those_allowed(self) -> None:
        face = self._session.state.face
        for name, button in self._buttons.items():
            allowed = face in BY_ID[_SHOWN_IN.get(name, name)].faces
            if name in _KIOSK_ONLY:
                allowed = face not in BY_ID["mode.clay"].faces
            if name in _LENT and face is Face.KIOSK:
                allowed = self._lent
            button.setVisible(allowed)
        self._rule.setVisible(face in BY_ID["mode.clay"].faces)
        if self.opened and face not in BY_ID["mode.clay"].faces:
            self._open("")
        self._fit()

    def _reword(self) -> None:
        self.setAccessibleName(self.tr("Tools"))
        words = {
            "mode": (self.tr("Surface"), self.tr("How the surface is drawn: colours, clay, relief and others")),
            "views": (self.tr("Views"), self.tr("Look from the front, the side, above; with or without perspective")),
            "ground": (self.tr("Ground"), self.tr("Floor and background")),
        }
        for name, (word, hint) in words.items():
            self._buttons[name].setText(word)
            self._buttons[name].setToolTip(f"{word}\n{hint}")
        for button in self._buttons.values():
            button.setAccessibleName(button.text())
        for controls in self._controls.values():
            controls.reword()
            controls.resize_parts()  # figures of another script are as wide as they are
        self._fit()
        self._later.start()

    def _restyle(self) -> None:
        pixels = self._appearance.pixels
        self._row.setContentsMargins(pixels(4), pixels(4), pixels(4), pixels(4))
        self._row.setSpacing(pixels(4))
        self._inside.setContentsMargins(pixels(12), pixels(8), pixels(12), pixels(8))
        self._size_buttons()
        self._rule.setFixedSize(1, pixels(20))
        for controls in self._controls.values():
            controls.resize_parts()
        self._fit()
        self._later.start()

    def _size_buttons(self) -> None:
        """As designed, or as small as makes them fit side by side."""
        pixels = self._appearance.pixels
        side = pixels(44 if self._session.state.face is Face.KIOSK else 36)
        shown = sum(not button.isHidden() for button in self._buttons.values())
        most = (self._room - pixels(4) * (shown + 3)) // max(1, shown)
        side = max(pixels(16), min(side, most))
        icon = min(pixels(20), side - pixels(4))
        for button in self._buttons.values():
            button.setIconSize(QSize(icon, icon))
            button.setFixedSize(side, side)

    def _inner_room(self) -> int:
        return self._room - 2 * self._appearance.pixels(12) - 2

    def _fit(self) -> None:
        if self.opened:
            self._controls[self.opened].settle(self._inner_room())
        self.adjustSize()
        self.drawer.adjustSize()
        self.resized.emit()
