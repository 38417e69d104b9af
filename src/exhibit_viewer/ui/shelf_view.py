"""Shelf view: the artifacts of a collection in columns; it tells which are in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QListView, QWidget

from exhibit_viewer.ui.shelf import Index, Role, Shelf
from exhibit_viewer.ui.shelf_painter import ShelfPainter
from exhibit_viewer.ui.theme import Appearance

CELL = 112
EVEN_FROM = 60
"""From so many artifacts on, all cells are equally high: to find the height of each, with the place where it answers a
search, takes about a millisecond."""


class ShelfView(QListView):
    """The artifacts; as many columns as fit, two at least. Tells which ones are in sight, and where rows that were
    dragged are to go: `moved(row)`, before the row that is there now."""

    seen = Signal()
    moved = Signal(int)

    def __init__(self, appearance: Appearance, shelf: Shelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._painter = ShelfPainter(appearance, self)
        self._drop_row = -1
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
        elif roles and set(roles) == {int(Role.FAVOURED)}:
            self.viewport().update()
        else:
            super().dataChanged(first, last, roles)

    def marked(self) -> list[int]:
        """The rows chosen together, by Ctrl or Shift; none where there is but one."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return rows if len(rows) > 1 else []

    def let_move(self, wanted: bool) -> None:
        """Whether rows can be dragged to another place."""
        mode = QListView.DragDropMode
        self.setDragDropMode(mode.InternalMove if wanted else mode.NoDragDrop)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go; what comes from elsewhere is for the window."""
        if event.source() is not self:
            event.ignore()
            return
        self._drop_row = self.row_at(event.position().toPoint())
        event.accept()
        self.viewport().update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It went elsewhere."""
        super().dragLeaveEvent(event)
        self._forget_drop()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it there; the rows come anew."""
        if event.source() is not self:
            event.ignore()
            return
        row = self.row_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)  # or Qt would take the rows away itself
        event.accept()
        self._forget_drop()
        self.moved.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A line where what is dragged would go."""
        super().paintEvent(event)
        if self._drop_row >= 0:
            painter = QPainter(self.viewport())
            painter.fillRect(self._gap_at(self._drop_row), QColor(self._appearance.theme.accent))

    def row_at(self, place: QPoint) -> int:
        """The row before which something dropped there goes; as many as there are for the end."""
        index = self.indexAt(place)
        if not index.isValid():
            return self.model().rowCount()
        cell = self.visualRect(index)
        if self._painter.as_list:
            behind = place.y() > cell.center().y()
        else:
            behind = (place.x() > cell.center().x()) is not self.isRightToLeft()
        return index.row() + int(behind)

    def _gap_at(self, row: int) -> QRect:
        """The line before a row."""
        last = row >= self.model().rowCount()
        cell = self.visualRect(self.model().index(row - 1 if last else row, 0))
        thick = self._appearance.pixels(2)
        if self._painter.as_list:
            return QRect(cell.left(), cell.bottom() if last else cell.top(), cell.width(), thick)
        at_right = last is not self.isRightToLeft()
        return QRect(cell.right() if at_right else cell.left(), cell.top(), thick, cell.height())

    def _forget_drop(self) -> None:
        self._drop_row = -1
        self.viewport().update()

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
