"""Settings page: one row per option of the settings table; a change holds at once."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSlider,
    QWidget,
)

from exhibit_viewer.model.settings import OPTIONS, Option
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import ChoiceBox, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.setting_words import choice_title, setting_title
from exhibit_viewer.ui.theme import Appearance

STEPS = {"text_percent": 10.0, "turntable_seconds": 2.0, "cache_gigabytes": 0.5, "detail_megabytes": 64.0}
HIGHEST = {"cache_gigabytes": 64.0, "turntable_seconds": 120.0, "detail_megabytes": 4096.0}
"""Where a slider ends below the option's own bound, so that it can be aimed."""


class SettingsPage(Overlay):
    """The settings, over the window. `clear_cache` is offered where it is given."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        parent: QWidget,
        clear_cache: Callable[[], object] | None,
    ) -> None:
        super().__init__(appearance, icons, parent, width=620)
        self._session, self._icons, self._clear_cache = session, icons, clear_cache
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("dress", "bare")
        self._labels: dict[str, Words] = {}
        self._controls: dict[str, QWidget] = {}
        self._values: dict[str, Words] = {}
        self._clear: QPushButton = push_button()
        self._clear.clicked.connect(self._clear_now)
        self._build()
        self.content.addWidget(self._scroll, 1)
        session.listen(self._heard)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Settings"))
        self.setAccessibleName(self.tr("Settings"))
        self.close_button.name(self.tr("Close"), "Esc")
        for option in self._options():
            words = setting_title(option.name)
            self._labels[option.name].setText(words)
            control = self._controls[option.name]
            control.setAccessibleName(words)
            control.setToolTip(words)
            if isinstance(control, QComboBox):
                for number, choice in enumerate(option.choices):
                    control.setItemText(number, choice_title(option.name, choice))
        self._clear.setText(self.tr("Empty it now"))
        self._clear.setAccessibleName(self.tr("Empty the space for prepared models"))
        self._clear.setToolTip(self.tr("Models are prepared anew when they are next opened; notes are not touched"))

    def fill(self) -> None:
        """Show the values of now."""
        settings = self._session.state.settings
        for option in self._options():
            control = self._controls[option.name]
            with QSignalBlocker(control):
                if isinstance(control, QComboBox):
                    control.setCurrentIndex(option.choices.index(settings.text(option.name)))
                elif isinstance(control, QSlider):
                    control.setValue(round(settings.number(option.name) / STEPS[option.name]))
                    self._values[option.name].setText(_spoken(option.name, settings.number(option.name)))
                elif isinstance(control, QLineEdit) and control.text() != settings.text(option.name):
                    control.setText(settings.text(option.name))

    def first_focus(self) -> QWidget:
        """The first control."""
        return self._controls[self._options()[0].name]

    def least_height(self) -> int:
        """Room for every row."""
        return self._appearance.pixels(524)

    def _options(self) -> list[Option]:
        return [option for option in OPTIONS if setting_title(option.name)]

    def _build(self) -> None:
        page = QWidget()
        grid = QGridLayout(page)
        pixels = self._appearance.pixels
        grid.setContentsMargins(0, 0, pixels(12), 0)
        grid.setHorizontalSpacing(pixels(24))
        grid.setVerticalSpacing(pixels(12))
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        for row, option in enumerate(self._options()):
            label = self._labels[option.name] = Words(self._appearance)
            control = self._controls[option.name] = self._control(option)
            label.setBuddy(control)
            grid.addWidget(label, row, 0)
            if option.name in STEPS:
                side = QHBoxLayout()
                side.setSpacing(pixels(12))
                value = self._values[option.name] = Words(self._appearance)
                value.setWordWrap(False)
                value.setMinimumWidth(pixels(56))
                side.addWidget(control, 1)
                side.addWidget(value)
                grid.addLayout(side, row, 1)
            else:
                grid.addWidget(control, row, 1)
        if self._clear_cache is not None:
            grid.addWidget(self._clear, grid.rowCount(), 1, Qt.AlignmentFlag.AlignLeading)
        grid.setRowStretch(grid.rowCount(), 1)
        self._scroll.setWidget(page)

    def _control(self, option: Option) -> QWidget:
        name = option.name
        if option.choices:
            box = ChoiceBox(self._appearance, self._icons)
            box.addItems(list(option.choices))
            box.currentIndexChanged.connect(lambda number: self._session.choose(name, option.choices[number]))
            return box
        if name in STEPS:
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(
                round(option.low / STEPS[name]), round(min(option.high, HIGHEST.get(name, option.high)) / STEPS[name])
            )
            slider.setTracking(name != "text_percent")  # else the slider would move away under the pointer
            slider.valueChanged.connect(lambda value: self._session.choose(name, value * STEPS[name]))
            return slider
        line = QLineEdit()
        line.editingFinished.connect(lambda: self._session.choose(name, line.text().strip()))
        return line

    def _clear_now(self) -> None:
        if self._clear_cache is not None:
            self._clear_cache()
            self._clear.setText(self.tr("Emptied"))

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.SETTINGS and self.isVisible():
            self.fill()


def _spoken(name: str, value: float) -> str:
    locale = QLocale()
    return f"{locale.toString(round(value))} %" if name == "text_percent" else locale.toString(value, "g", 4)
