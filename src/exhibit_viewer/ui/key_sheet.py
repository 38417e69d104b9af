"""Key sheet: every key on one sheet, read off the command table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.session.commands import COMMANDS, Command, Group
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.command_words import group_title, title
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.messages import keys_isolated
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance

COLUMN = 320
COLUMNS = 4


class KeySheet(Overlay):
    """Groups of commands with their keys, in as many columns as the window has room for."""

    def __init__(self, appearance: Appearance, icons: Icons, actions: Actions, parent: QWidget) -> None:
        super().__init__(appearance, icons, parent, width=COLUMN * COLUMNS + 80)
        self._actions = actions
        self._scroll, self._sheet = QScrollArea(), QWidget()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.content.addWidget(self._scroll, 1)

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
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(pixels(12), pixels(8), pixels(12), pixels(8))
        row.setSpacing(pixels(32))
        for groups in _shared([group for group in Group if _rows(group)], columns):
            column = QVBoxLayout()
            column.setSpacing(pixels(16))
            for group in groups:
                column.addWidget(self._block(group))
            column.addStretch(1)
            row.addLayout(column, 1)
        self._sheet = sheet
        self._scroll.setWidget(sheet)

    def least_height(self) -> int:
        """The whole sheet, where the window has the room."""
        pixels = self._appearance.pixels
        head = max(part.sizeHint().height() for part in (self.title, self.close_button))
        return self._sheet.sizeHint().height() + head + pixels(16 + 12 + 24 + 12)

    def first_focus(self) -> QWidget:
        """The sheet where it has to be scrolled, so that it scrolls at once."""
        return self._scroll if self.least_height() > self.panel.height() else self.close_button

    def _block(self, group: Group) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        pixels = self._appearance.pixels
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(pixels(12))
        grid.setVerticalSpacing(pixels(4))
        grid.setColumnStretch(0, 1)
        heading = Words(self._appearance, 14, 600)
        heading.setText(group_title(group))
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, command in enumerate(_rows(group), 1):
            words = Words(self._appearance, 12, muted=True)
            words.setText(title(command.id))
            grid.addWidget(words, number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._keys(command), number, 1, Qt.AlignmentFlag.AlignTrailing)
        return block

    def _keys(self, command: Command) -> QWidget:
        keys = QWidget()
        row = QHBoxLayout(keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._appearance.pixels(4))
        for key in command.keys:
            cap = QLabel(keys_isolated(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)))
            cap.setProperty("dress", "key")
            cap.setFont(self._appearance.font(12, tabular=True))
            row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        return keys


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
