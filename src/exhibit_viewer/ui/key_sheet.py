"""Key sheet: every key on one sheet, read off the command table."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QStyleOptionViewItem, QWidget

from exhibit_viewer.session.commands import COMMANDS, Command, Group
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.command_words import group_title, title
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.key_painter import KEYS, KeyPainter
from exhibit_viewer.ui.key_words import keys_in_words
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance

COLUMN = 320
COLUMNS = 4
GAP = 32


class KeySheet(Overlay):
    """Groups of commands with their keys, in as many columns as the window has room for."""

    def __init__(self, appearance: Appearance, icons: Icons, actions: Actions, parent: QWidget) -> None:
        super().__init__(appearance, icons, parent, width=COLUMN * COLUMNS + 80)
        self._actions = actions
        self._scroll, self._sheet = QScrollArea(), QWidget()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.content.addWidget(self._scroll, 1)
        appearance.changed.connect(self._refill)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self.close_button.name(self.tr("Close"), "Esc")
        self._scroll.setAccessibleName(self.tr("Keys"))

    def fill(self) -> None:
        """Set the sheet anew, for the language and size of now."""
        pixels = self._appearance.pixels
        room = self.window_below.width() - pixels(96)
        columns = max(1, min(COLUMNS, room // pixels(COLUMN)))
        wide = min(room, pixels(COLUMN * COLUMNS)) // columns - pixels(GAP)
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(pixels(12), pixels(8), pixels(12), pixels(8))
        row.setSpacing(pixels(GAP))
        for groups in _shared([group for group in Group if _rows(group)], columns):
            row.addWidget(KeyColumn(self._appearance, groups, wide), 1, Qt.AlignmentFlag.AlignTop)
        self._sheet = sheet
        self._scroll.setWidget(sheet)

    def fold(self) -> None:
        """Close the sheet; it is set anew when it is wanted, and needs no new dress with every look until then."""
        super().fold()
        self._sheet = QWidget()
        self._scroll.setWidget(self._sheet)

    def _refill(self) -> None:
        """At another size of the letters, other columns."""
        if self.isVisible():
            self.fill()

    def least_height(self) -> int:
        """The whole sheet, where the window has the room."""
        pixels = self._appearance.pixels
        head = max(part.sizeHint().height() for part in (self.title, self.close_button))
        return self._sheet.sizeHint().height() + head + pixels(16 + 12 + 24 + 12)

    def first_focus(self) -> QWidget:
        """The sheet where it has to be scrolled, so that it scrolls at once."""
        return self._scroll if self.least_height() > self.panel.height() else self.close_button


class KeyColumn(QListView):
    """Some groups of commands, each under its heading, as high as they are; rows are at least `wide` pixels wide."""

    _picture: QPixmap | None = None

    def __init__(self, appearance: Appearance, groups: list[Group], wide: int) -> None:
        super().__init__()
        names = " · ".join(map(group_title, groups))
        self.setAccessibleName(names)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("dress", "bare")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        for turn in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            turn(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # the wheel turns the sheet
        self._appearance, self._painter = appearance, KeyPainter(appearance, wide)
        self.setItemDelegate(self._painter)
        self.setModel(_listed(groups, self))
        self.setMinimumWidth(wide)
        heights = (self.sizeHintForRow(row) for row in range(self.model().rowCount()))
        self.setFixedHeight(sum(heights))

    def changeEvent(self, event: QEvent) -> None:
        """Another look or direction, another picture."""
        super().changeEvent(event)
        self._picture = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another picture."""
        super().resizeEvent(event)
        self._picture = None

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, painted once: a sheet that rises is shown in ten places."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap(self.viewport().size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(self._appearance.theme.surface)  # words set on nothing come out thinner
            self._paint_rows(QPainter(self._picture))
        QPainter(self.viewport()).drawPixmap(0, 0, self._picture)

    def _paint_rows(self, painter: QPainter) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        for row in range(self.model().rowCount()):
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            self._painter.paint(painter, option, index)


def _listed(groups: list[Group], parent: QWidget) -> QStandardItemModel:
    listed = QStandardItemModel(parent)
    for group in groups:
        listed.appendRow(QStandardItem(group_title(group)))
        for command in _rows(group):
            keys = keys_in_words(command.keys)
            item = QStandardItem(title(command.id))
            item.setData(keys, KEYS)
            item.setData(f"{item.text()}: {', '.join(keys)}", Qt.ItemDataRole.AccessibleTextRole)
            listed.appendRow(item)
    return listed


def _rows(group: Group) -> list[Command]:
    return [command for command in COMMANDS if command.group is group and command.keys]


def _shared(groups: list[Group], columns: int) -> list[list[Group]]:
    """Groups in their order, shared out so that the columns come out about equally long."""
    total = sum(len(_rows(group)) + 2 for group in groups)
    shares: list[list[Group]] = [[] for _ in range(columns)]
    so_far = 0
    for group in groups:
        rows = len(_rows(group)) + 2
        shares[min(columns - 1, (so_far + rows // 2) * columns // total)].append(group)
        so_far += rows
    return shares
