"""Point controls: what the points of a cloud are coloured by, and how large they are."""

import math
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QSignalBlocker
from PySide6.QtWidgets import QGridLayout

from exhibit_viewer.model.scene import Tint
from exhibit_viewer.session.commands import LARGEST_POINTS
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import State
from exhibit_viewer.session.tints import tints_of
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import ChoiceBox
from exhibit_viewer.ui.gauge import Gauge
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.tool_controls import Controls, heading

_NAMES = {
    Tint.OWN: QT_TRANSLATE_NOOP("PointControls", "Own colours"),
    Tint.INTENSITY: QT_TRANSLATE_NOOP("PointControls", "Intensity"),
    Tint.HEIGHT: QT_TRANSLATE_NOOP("PointControls", "Height"),
    Tint.CLASS: QT_TRANSLATE_NOOP("PointControls", "Class"),
}
_REACH = math.log2(LARGEST_POINTS)


class PointControls(Controls):
    """A choice and a gauge; hidden where there are no points."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__(session, appearance, icons, actions)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(appearance.pixels(8))
        self._grid = grid
        self._name = heading(grid)
        self._tints = ChoiceBox(appearance, icons)
        self._tints.activated.connect(self._chosen)
        self._name.setBuddy(self._tints)
        self._size = Gauge(-_REACH, _REACH, _times, appearance)
        self._size.chosen.connect(lambda power: self._adjust(lambda scene: replace(scene, point_size=2.0**power)))
        self._offered: tuple[Tint, ...] = ()
        self.arrange(0)

    def arrange(self, way: int) -> bool:
        """Side by side, or below one another."""
        self._grid.addWidget(self._name, 0, 0)
        self._grid.addWidget(self._tints, 0, 1)
        self._size.add_to(self._grid, *((0, 2) if way == 0 else (1, 0)))
        return way < 2

    def refresh(self, state: State) -> None:
        """What there is to choose from, and what is chosen."""
        offered = tints_of(state.model)
        self.setVisible(bool(offered))
        if offered != self._offered:
            self._fill(offered)
        if state.scene.tint in offered:
            self._tints.setCurrentIndex(offered.index(state.scene.tint))
        self._size.show_value(math.log2(state.scene.point_size))

    def reword(self) -> None:
        """Names and hints."""
        self._name.setText(self.tr("Points by"))
        for part in (self._tints, self._tints.view()):
            part.setAccessibleName(self.tr("What points are coloured by"))
        self._tints.setToolTip(self._actions.by_id["tint.next"].toolTip())
        self._size.rename(self.tr("Size"), self.tr("How large points are, beside the space between them"))
        self._fill(self._offered)
        self.refresh(self._session.state)

    def resize_parts(self) -> None:
        """Follow the text size."""
        super().resize_parts()
        self._tints.setMinimumHeight(self._appearance.pixels(36))
        self._size.resize_for(_REACH)

    def _chosen(self, row: int) -> None:
        self._adjust(lambda scene: replace(scene, tint=self._offered[row]))

    def _fill(self, offered: tuple[Tint, ...]) -> None:
        blocker = QSignalBlocker(self._tints)
        self._offered = offered
        self._tints.clear()
        self._tints.addItems([QCoreApplication.translate("PointControls", str(_NAMES[tint])) for tint in offered])
        blocker.unblock()


def _times(power: float) -> str:
    return QLocale().toString(2.0**power, "f", 2) + " ×"
