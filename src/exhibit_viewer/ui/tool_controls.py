"""The few controls each tool opens above the strip: modes, light, section, views, ground, and the word for placing."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QLocale, QRect, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QPushButton, QToolButton, QWidget

from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.scene import STRONGEST, Axis, Floor, Light, Mode, Scene, Section
from exhibit_viewer.session.commands import BY_ID
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import State, Tool
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.backdrop import choices
from exhibit_viewer.ui.cards import switch, tool_button
from exhibit_viewer.ui.gauge import Gauge
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.sides import figures
from exhibit_viewer.ui.theme import Appearance

MOST_LINES, RAGGED = 6, 1.15  # of the word on placing; how much wider lines are than if all were full
MODE_COLUMNS, VIEW_COLUMNS = (4, 2, 1), (9, 5, 3)


class Controls(QWidget):
    """One tool's controls. `refresh` follows the session, `reword` the language, `resize_parts` the text size."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions

    def refresh(self, state: State) -> None:
        """Show what the session holds."""

    def reword(self) -> None:
        """Put the words into the language shown."""

    def resize_parts(self) -> None:
        """Follow the text size."""
        pixels = self._appearance.pixels
        for button in self.findChildren(QToolButton):
            beside = button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            button.setIconSize(QSize(pixels(28 if beside else 20), pixels(20)))  # wider: a gap before the word

    def arrange(self, way: int) -> bool:
        """Lay the controls out in the way of a number, the widest first; False when there is no such way."""
        return way == 0

    def settle(self, room: int) -> None:
        """Take the widest way that fits into so many pixels."""
        way = 0
        while self.arrange(way):
            for part in (*self.findChildren(Controls), self):  # those within first
                layout = part.layout()
                if layout is not None:
                    layout.invalidate()
                    layout.activate()
                part.updateGeometry()
            if self.sizeHint().width() <= room:
                return
            way += 1

    def _adjust(self, change: Callable[[Scene], Scene]) -> None:
        self._session.adjust(change(self._session.state.scene), self)

    def _action_button(self, command_id: str, style: Qt.ToolButtonStyle) -> QToolButton:
        button = tool_button("segment", self)
        button.setToolButtonStyle(style)
        button.setDefaultAction(self._actions.by_id[command_id])
        return button

    def _button(
        self, layout: QLayout, deed: Callable[[], object], is_on: Callable[[], bool] | None = None
    ) -> QToolButton:
        """`is_on` makes it one that stays pressed."""
        button = tool_button("segment", self)
        if is_on is None:
            button.clicked.connect(lambda *_: deed())
        else:
            switch(button, is_on, deed)
        layout.addWidget(button)
        return button


def say(button: QToolButton | QPushButton, word: str, hint: str = "", told: str = "") -> None:
    """A button's word, its longer explanation and its name for screen readers. told: the explanation with its keys."""
    button.setText(word)
    button.setToolTip(told or hint or word)
    button.setAccessibleName(hint or word)


def row(parent: QWidget) -> QHBoxLayout:
    """An empty row without margins."""
    layout = QHBoxLayout(parent)
    layout.setContentsMargins(0, 0, 0, 0)
    return layout


def heading(layout: QLayout) -> QLabel:
    """A name in front of some buttons."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("dress", "muted")
    layout.addWidget(label)
    return label


def in_columns(grid: QGridLayout, parts: Sequence[QWidget], ways: Sequence[int], way: int) -> bool:
    """Parts in as many columns as a way has, the first way along the rows, the others down the columns; False when
    there is no such way."""
    if way >= len(ways):
        return False
    rows = -(-len(parts) // ways[way])
    for number, part in enumerate(parts):
        grid.addWidget(part, *(divmod(number, ways[way]) if way == 0 else (number % rows, number // rows)))
    return True


class ModeControls(Controls):
    """How the surface is drawn: eight modes."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(appearance.pixels(4))
        self._buttons = {}
        self._grid = grid
        for mode in Mode:
            self._buttons[mode] = self._action_button(f"mode.{mode}", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.arrange(0)

    def arrange(self, way: int) -> bool:
        """In four columns, in two, below one another."""
        return in_columns(self._grid, [*self._buttons.values()], MODE_COLUMNS, way)

    def reword(self) -> None:
        """The actions bring their own words."""
        for button in self._buttons.values():
            button.setAccessibleName(button.text())


class LightControls(Controls):
    """The key light's place and strength, raking or not, the file's lights where it has some, and the exposure."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(appearance.pixels(8))
        self._grid = grid
        self._raking = self._action_button("light.raking", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._azimuth = Gauge(-180.0, 180.0, _degrees, appearance)
        self._elevation = Gauge(-85.0, 85.0, _degrees, appearance)
        self._intensity = Gauge(0.0, STRONGEST, _percent, appearance)
        self._exposure = Gauge(-4.0, 4.0, _stops, appearance)
        self._azimuth.chosen.connect(lambda value: self._light(azimuth=math.radians(value)))
        self._elevation.chosen.connect(lambda value: self._light(elevation=math.radians(value)))
        self._intensity.chosen.connect(lambda value: self._light(intensity=value))
        self._exposure.chosen.connect(lambda value: self._adjust(lambda scene: replace(scene, exposure_ev=value)))
        self._reset = tool_button("segment")
        self._reset.clicked.connect(lambda *_: self._adjust(_first_light))
        self._lamps = self._action_button("light.file", Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.arrange(0)

    def arrange(self, way: int) -> bool:
        """Buttons before two pairs of gauges, or above all four."""
        beside, lead = way == 0, Qt.AlignmentFlag.AlignLeading
        self._grid.addWidget(self._raking, 0, 0, 1, 1 if beside else 2, lead)
        self._grid.addWidget(self._reset, 1 if beside else 0, 0 if beside else 2, lead)
        for place, gauge in enumerate((self._azimuth, self._elevation, self._intensity, self._exposure)):
            gauge.add_to(self._grid, *((place % 2, 1 + 4 * (place // 2)) if beside else (place + 1, 0)))
        self._grid.setColumnMinimumWidth(4, self._appearance.pixels(8) if beside else 0)  # pairs stand apart
        self._grid.addWidget(self._lamps, 2 if beside else 5, 0, 1, 8 if beside else 3, lead)
        return way < 2

    def refresh(self, state: State) -> None:
        """Gauges where the light is."""
        light = state.scene.light
        lamps = state.model is not None and bool(state.model.lamps)
        self._lamps.setVisible(lamps)
        self._azimuth.show_value(math.degrees(math.remainder(light.azimuth, math.tau)))
        self._elevation.show_value(math.degrees(light.elevation))
        self._intensity.show_value(light.intensity)
        self._exposure.show_value(state.scene.exposure_ev)
        unlike = light != Light() or (lamps and not state.scene.file_lights)
        self._reset.setEnabled(unlike or state.scene.exposure_ev != 0.0)

    def reword(self) -> None:
        """Names and hints."""
        for button in (self._raking, self._lamps):
            button.setAccessibleName(button.text())
        self._azimuth.rename(self.tr("Direction"), self.tr("Where the light comes from, around the object"))
        self._elevation.rename(self.tr("Height"), self.tr("How high the light stands"))
        self._intensity.rename(self.tr("Strength"), self.tr("How strong the light is"))
        brightness = self.tr("Brightness of the whole picture, in photographic stops")
        brightness = self._actions.hint(brightness, "exposure.less", "exposure.more")
        self._exposure.rename(self.tr("Brightness"), brightness)
        say(self._reset, self.tr("Reset"), self.tr("The light as it was at first"))

    def resize_parts(self) -> None:
        """Room for the longest values."""
        super().resize_parts()
        for gauge, widest in ((self._azimuth, -180.0), (self._elevation, -85.0), (self._intensity, STRONGEST)):
            gauge.resize_for(widest)
        self._exposure.resize_for(-3.75)

    def _light(self, **values: float) -> None:
        self._adjust(lambda scene: replace(scene, light=replace(scene.light, **values)))  # type: ignore[arg-type]


class SectionControls(Controls):
    """Where the object is cut open."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(appearance.pixels(8))
        self._grid, self._choice, self._side = grid, QWidget(), QWidget()
        layout = row(self._choice)
        self._axes = {axis: self._axis_button(layout, axis) for axis in (None, *Axis)}
        self._position = Gauge(0.0, 1.0, _percent, appearance)
        self._position.chosen.connect(lambda value: self._cut(position=value))
        beside = row(self._side)
        self._inverted = self._button(beside, lambda: self._cut(inverted=not self._is_inverted()), self._is_inverted)
        self._inverted.setIcon(icons.icon("flip-horizontal-2"))
        self._inverted.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._profile = self._action_button("section.profile", Qt.ToolButtonStyle.ToolButtonIconOnly)
        beside.addWidget(self._profile)
        self.arrange(0)

    def arrange(self, way: int) -> bool:
        """All in one row; the gauge below; the last buttons below that."""
        lead = Qt.AlignmentFlag.AlignLeading
        self._grid.addWidget(self._choice, 0, 0, 1, 1 if way == 0 else 4, lead)
        self._position.add_to(self._grid, *((0, 1) if way == 0 else (1, 0)))
        self._grid.addWidget(self._side, *((0, 4), (1, 3), (2, 0))[min(way, 2)], 1, 1, lead)
        return way < 3

    def refresh(self, state: State) -> None:
        """Buttons and gauge as the cut is."""
        self._profile.setVisible(state.face in BY_ID["section.profile"].faces)
        section = state.scene.section
        for axis, button in self._axes.items():
            button.setChecked(axis is self._axis())
        for part in (self._position, self._position.label, self._position.told, self._inverted):
            part.setEnabled(section is not None)
        self._position.show_value(section.position if section else 0.5)
        self._inverted.setChecked(self._is_inverted())

    def reword(self) -> None:
        """Names and hints."""
        words = {
            None: (self.tr("Whole"), self.tr("Do not cut")),
            Axis.X: (self.tr("Width"), self.tr("Cut from side to side")),
            Axis.Y: (self.tr("Height"), self.tr("Cut from below to above")),
            Axis.Z: (self.tr("Depth"), self.tr("Cut from back to front")),
        }
        for axis, (word, hint) in words.items():
            say(self._axes[axis], word, hint, self._actions.hint(hint, f"section.{axis}") if axis else hint)
        self._position.rename(self.tr("Position"), self.tr("Where the cut goes"))
        say(self._inverted, self.tr("Other side"), self.tr("Show the part that was cut away"))
        self._profile.setAccessibleName(self._profile.text())

    def resize_parts(self) -> None:
        """Room for the longest value."""
        super().resize_parts()
        self._position.resize_for(1.0)

    def _axis_button(self, layout: QLayout, axis: Axis | None) -> QToolButton:
        return self._button(layout, lambda: self._choose(axis), lambda: axis is self._axis())

    def _axis(self) -> Axis | None:
        section = self._session.state.scene.section
        return section.axis if section is not None else None

    def _is_inverted(self) -> bool:
        section = self._session.state.scene.section
        return section is not None and section.inverted

    def _choose(self, axis: Axis | None) -> None:
        section = self._session.state.scene.section
        chosen = None if axis is None else replace(section, axis=axis) if section else Section(axis)
        self._adjust(lambda scene: replace(scene, section=chosen))
        self.refresh(self._session.state)

    def _cut(self, **values: object) -> None:
        section = self._session.state.scene.section
        if section is not None:
            cut = replace(section, **values)  # type: ignore[arg-type]
            self._adjust(lambda scene: replace(scene, section=cut))


class ViewControls(Controls):
    """Named views, everything in the frame, and the projection."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(appearance.pixels(4))
        self._views = {view: self._view_button(self._grid, view) for view in StandardView}
        self._parallel = self._action_button("view.orthographic", Qt.ToolButtonStyle.ToolButtonIconOnly)
        self._frame = self._action_button("view.frame", Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.arrange(0)

    def arrange(self, way: int) -> bool:
        """In one row, in two, in three."""
        return in_columns(self._grid, [*self._views.values(), self._parallel, self._frame], VIEW_COLUMNS, way)

    def reword(self) -> None:
        """Short words; the commands' own as hints."""
        words = {
            StandardView.FRONT: self.tr("Front"),
            StandardView.BACK: self.tr("Back"),
            StandardView.LEFT: self.tr("Left"),
            StandardView.RIGHT: self.tr("Right"),
            StandardView.TOP: self.tr("Top"),
            StandardView.BOTTOM: self.tr("Bottom"),
            StandardView.ISO: self.tr("Oblique"),
        }
        for view, word in words.items():
            say(self._views[view], word)
            self._views[view].setToolTip(self._actions.by_id[f"view.{view}"].toolTip())
        for button in (self._parallel, self._frame):
            button.setAccessibleName(button.text())

    def _view_button(self, layout: QLayout, view: StandardView) -> QToolButton:
        return self._button(layout, lambda: self._actions.trigger(f"view.{view}"))


class GroundControls(Controls):
    """What the object stands on and in front of."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(appearance.pixels(4))
        self._floor_name, self._ground_name = heading(self._grid), heading(self._grid)
        self._upper, self._lower = QWidget(), QWidget()
        floors, grounds = row(self._upper), row(self._lower)
        for layout in (floors, grounds):
            layout.setSpacing(appearance.pixels(4))
        self._floors = {floor: self._floor_button(floors, floor) for floor in (Floor.SHADOW, Floor.GRID, Floor.NONE)}
        self._grounds = {name: self._ground_button(grounds, name) for name in choices()}
        self.arrange(0)

    def arrange(self, way: int) -> bool:
        """In one row, a row for each, or the names above."""
        places = (((0, 0), (0, 1), (0, 3), (0, 4)), ((0, 0), (0, 1), (1, 0), (1, 1)), ((0, 0), (1, 0), (2, 0), (3, 0)))
        parts = self._floor_name, self._upper, self._ground_name, self._lower
        for part, place in zip(parts, places[min(way, 2)], strict=True):
            self._grid.addWidget(part, *place, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnMinimumWidth(2, self._appearance.pixels(16) if way == 0 else 0)
        return way < 3

    def refresh(self, state: State) -> None:
        """Which are chosen."""
        for floor, button in self._floors.items():
            button.setChecked(floor is state.scene.floor)
        for name, background in choices().items():
            self._grounds[name].setChecked(background == state.scene.background)

    def reword(self) -> None:
        """Short words; the commands' own as hints."""
        self._floor_name.setText(self.tr("Floor"))
        self._ground_name.setText(self.tr("Ground"))
        floors = {Floor.SHADOW: self.tr("Shadow"), Floor.GRID: self.tr("Grid"), Floor.NONE: self.tr("None")}
        for floor, word in floors.items():
            say(self._floors[floor], word, self._actions.by_id[f"floor.{floor}"].text())
        grounds = {
            "room": (self.tr("Room"), self.tr("The ground of the window's look")),
            "dark": (self.tr("Dark"), self.tr("A dark ground")),
            "light": (self.tr("Light"), self.tr("A light ground")),
            "black": (self.tr("Black"), self.tr("A black ground, for projection")),
            "white": (self.tr("White"), self.tr("A white ground, for print")),
        }
        for name, (word, hint) in grounds.items():
            say(self._grounds[name], word, hint)

    def _floor_button(self, layout: QLayout, floor: Floor) -> QToolButton:
        return self._button(
            layout,
            lambda: self._choose(lambda scene: replace(scene, floor=floor)),
            lambda: self._session.state.scene.floor is floor,
        )

    def _ground_button(self, layout: QLayout, name: str) -> QToolButton:
        background = choices()[name]
        return self._button(
            layout,
            lambda: self._choose(lambda scene: replace(scene, background=background)),
            lambda: self._session.state.scene.background == background,
        )

    def _choose(self, change: Callable[[Scene], Scene]) -> None:
        self._adjust(change)
        self.refresh(self._session.state)


class PlacingControls(Controls):
    """The word on what to click, and a way out."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        layout = row(self)
        layout.setSpacing(appearance.pixels(12))
        self._word = QLabel()
        self._word.setTextFormat(Qt.TextFormat.PlainText)
        layout.addWidget(self._word)
        self._stop = self._button(layout, self._put_down)

    def arrange(self, way: int) -> bool:
        """The word in one line, or in more and more of them."""
        word, metrics = self._word, self._word.fontMetrics()
        word.setWordWrap(way > 0)
        wide = metrics.horizontalAdvance(word.text()) + 2
        if way > 0:
            wide = round(wide / (way + 1) * RAGGED)
        room = QRect(0, 0, wide, 1 << 20)
        tall = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap) if way > 0 else 0, word.text()).height()
        word.setFixedSize(wide, tall + 2)
        return way < MOST_LINES

    def refresh(self, state: State) -> None:
        """Which of the two it is."""
        moving = state.tool is Tool.MOVE_NOTE
        self._word.setText(
            self.tr("Click the place on the object the note moves to, or turn it into the middle and press Enter.")
            if moving
            else self.tr("Click the place on the object the note is about, or turn it into the middle and press Enter.")
        )

    def reword(self) -> None:
        """The word and the way out."""
        self.refresh(self._session.state)
        say(self._stop, self.tr("Cancel"), self.tr("Put the tool down (Esc)"))

    def _put_down(self) -> None:
        self._session.choose_tool(self._session.state.tool)


def _first_light(scene: Scene) -> Scene:
    return replace(scene, light=Light(), exposure_ev=0.0, file_lights=True)


def _degrees(value: float) -> str:
    return figures(QLocale().toString(round(value)) + "°")


def _percent(value: float) -> str:
    return figures(f"{QLocale().toString(round(value * 100))} %")


def _stops(value: float) -> str:
    sign = "+" if value > 0.005 else ""
    return figures(f"{sign}{QLocale().toString(value, 'f', 2)}")
