"""Surface controls: the modes, and under them the colours of a cloud's points and the dress of an object that has
several."""

from PySide6.QtCore import QCoreApplication, QLocale, QSignalBlocker, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from exhibit_viewer.model.geometry import Model
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import State
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import ChoiceBox
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.point_controls import PointControls
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_controls import Controls, ModeControls, heading

LONGEST_NAME = 48


def variant_name(model: Model, number: int) -> str:
    """What a variant of the materials is called; 0 is the model as it is."""
    if not 0 < number <= len(model.variants):
        return QCoreApplication.translate("SurfaceControls", "As it is")
    unnamed = QCoreApplication.translate("SurfaceControls", "Variant {}").format(QLocale().toString(number))
    return plain(model.variants[number - 1].name, LONGEST_NAME) or unnamed


class SurfaceControls(Controls):
    """Modes, and a choice of variants where the model has some."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(appearance.pixels(8))
        self._modes = ModeControls(session, appearance, icons, actions)
        column.addWidget(self._modes)
        self._points = PointControls(session, appearance, icons, actions)
        column.addWidget(self._points)
        line = QHBoxLayout()
        line.setSpacing(appearance.pixels(8))
        column.addLayout(line)
        self._name = heading(line)
        self._variants = ChoiceBox(appearance, icons)
        self._variants.activated.connect(session.wear)
        self._name.setBuddy(self._variants)
        line.addWidget(self._variants, 1, Qt.AlignmentFlag.AlignLeading)
        self._filled: Model | None = None

    def arrange(self, way: int) -> bool:
        """As the modes are."""
        points = self._points.arrange(way)
        return self._modes.arrange(way) or points

    def refresh(self, state: State) -> None:
        """Which variants there are, and which is worn."""
        self._modes.refresh(state)
        self._points.refresh(state)
        if state.model is not self._filled:
            self._fill(state.model)
        self._variants.setCurrentIndex(state.scene.variant)

    def reword(self) -> None:
        """Names and hints."""
        self._modes.reword()
        self._points.reword()
        self._name.setText(self.tr("Variant"))
        for part in (self._variants, self._variants.view()):
            part.setAccessibleName(self.tr("Variant"))
        self._variants.setToolTip(self._actions.by_id["variant.next"].toolTip())
        self._fill(self._filled)
        self._variants.setCurrentIndex(self._session.state.scene.variant)

    def resize_parts(self) -> None:
        """Follow the text size."""
        self._modes.resize_parts()
        self._points.resize_parts()
        self._variants.setMinimumHeight(self._appearance.pixels(36))

    def _fill(self, model: Model | None) -> None:
        blocker = QSignalBlocker(self._variants)
        self._filled = model
        self._variants.clear()
        several = model is not None and bool(model.variants)
        if model is not None:
            self._variants.addItems([variant_name(model, number) for number in range(len(model.variants) + 1)])
        for part in (self._name, self._variants):
            part.setVisible(several)
        blocker.unblock()
