"""Shelf view: the artifacts of a collection in columns; it tells which are in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from exhibit_viewer.ui.shelf import Index, Role, Shelf
from exhibit_viewer.ui.shelf_painter import ShelfPainter
from exhibit_viewer.ui.theme import Appearance

CELL = 112
EVEN_FROM = 200
"""From so many artifacts on, all cells are equally high: each one's own height would take too long to find."""


class ShelfView(QListView):
    """The artifacts; as many columns as fit, two at least. Tells which ones are in sight."""

    seen = Signal()

    def __init__(self, appearance: Appearance, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._painter = ShelfPainter(appearance, self)
        self.setModel(shelf)
        self.setItemDelegate(self._painter)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setWrapping(True)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self.seen)
        self.verticalScrollBar().valueChanged.connect(lambda *_: self._timer.start())
        shelf.modelReset.connect(self.make_even)
        shelf.modelReset.connect(self._timer.start)
        appearance.changed.connect(self.fit)

    def show_as(self, style: str) -> None:
        """`grid` or `list`."""
        self._painter.as_list = style == "list"
        self.fit()

    def make_even(self) -> None:
        """Before other rows come: as many as these, with or without places found by a search."""
        model = self.model()
        self._painter.even = isinstance(model, Shelf) and model.found > EVEN_FROM
        self._painter.hits = isinstance(model, Shelf) and model.searching
        self.setUniformItemSizes(self._painter.even)
        self.scheduleDelayedItemsLayout()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Paint again what changed; a picture or a number leaves every cell where it is."""
        if roles and set(roles) <= {int(Role.PICTURE), int(Role.NOTES)}:
            self.update(first)
        else:
            super().dataChanged(first, last, roles)

    def marked(self) -> list[int]:
        """The rows chosen together, by Ctrl or Shift; none where there is but one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return rows if len(rows) > 1 else []

    def in_sight(self) -> list[int]:
        """The rows now visible, from the first."""
        model, view = self.model(), self.viewport().rect()
        first = self.indexAt(view.topLeft() + self._inside())
        start = first.row() if first.isValid() else 0
        rows = []
        for row in range(start, model.rowCount()):
            if self.visualRect(model.index(row, 0)).top() > view.bottom():
                break
            rows.append(row)
        return rows

    def fit(self) -> None:
        """Share the width between the columns."""
        width = self.width() - self.verticalScrollBar().sizeHint().width() - 2 * self.frameWidth()  # bar or no bar
        cell = self._appearance.pixels(CELL)
        columns = 1 if self._painter.as_list else max(2 if width >= self._appearance.pixels(200) else 1, width // cell)
        self._painter.cell_width = max(1, (width - 1) // columns)
        self.scheduleDelayedItemsLayout()
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other columns."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens; the arrows move the choice."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
            event.accept()
            return
        super().keyPressEvent(event)

    def _inside(self) -> QPoint:
        right = self.isRightToLeft()
        return QPoint(self.viewport().width() - 8 if right else 8, 8)
