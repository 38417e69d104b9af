"""Details: what is said of an artifact under headings of one's own, as pairs of lines."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from exhibit_viewer.model.text import LangText
from exhibit_viewer.ui.cards import ICON_GAP, IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.reading_order import follow
from exhibit_viewer.ui.record.editors import UndoForSession
from exhibit_viewer.ui.record.fields import with_language
from exhibit_viewer.ui.theme import Appearance

Pairs = tuple[tuple[LangText, LangText], ...]


class Details(QWidget):
    """`edited(pairs, field)`: the pairs are others now; field: which line was typed in, "" for a row more or less."""

    edited = Signal(object, str)

    def __init__(self, appearance: Appearance, icons: Icons, undo: UndoForSession) -> None:
        super().__init__()
        self._appearance, self._icons, self._undo = appearance, icons, undo
        self._pairs: Pairs = ()
        self._language = "en"
        self._rows: list[tuple[QLineEdit, QLineEdit, IconButton]] = []
        self._heading = Words(appearance, weight=600)
        self._add = push_button("link")
        self._add.clicked.connect(self._another)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, appearance.pixels(12), 0, 0)
        column.setSpacing(appearance.pixels(8))
        self._grid = QGridLayout()
        self._grid.setSpacing(appearance.pixels(4))
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        column.addWidget(self._heading)
        column.addLayout(self._grid)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)

    def show_pairs(self, pairs: Pairs, language: str) -> None:
        """What is there, in a language; hints say what it is in another."""
        self._pairs, self._language = pairs, language
        while len(self._rows) < len(pairs):
            self._append()
        while len(self._rows) > len(pairs):
            for widget in self._rows.pop():
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self.order()
        for (label, value), (name, text, _) in zip(pairs, self._rows, strict=True):
            for said, line in ((label, name), (value, text)):
                words = said.texts.get(language, "")
                if line.text() != words:
                    with QSignalBlocker(line):
                        line.setText(words)
                        line.setCursorPosition(0)
                line.setPlaceholderText("" if words else said.best((language,))[0])
        self.reword()

    def order(self) -> None:
        """Tab goes from line to line, and then to a further one."""
        follow(*(widget for row in self._rows for widget in row), self._add)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self._heading.setText(self.tr("More about it"))
        self._add.setText("+" + ICON_GAP + self.tr("Add a line"))
        self._add.setAccessibleName(self.tr("Add a line"))
        for number, (name, text, remove) in enumerate(self._rows, start=1):
            for line, words in (
                (name, self.tr("What, {}").format(number)),
                (text, self.tr("Value, {}").format(number)),
            ):
                line.setAccessibleName(words)
                line.setToolTip(words)
            remove.name(self.tr("Remove this line"))

    def _append(self) -> None:
        number, row = len(self._rows), self._grid.rowCount()
        name, text = QLineEdit(), QLineEdit()
        remove = IconButton(self._appearance, self._icons, "x", 16)
        for part, line in enumerate((name, text)):
            line.installEventFilter(self._undo)
            line.textEdited.connect(lambda words, number=number, part=part: self._typed(number, part, words))
        remove.clicked.connect(lambda *_: self._drop(number))
        for at, widget in enumerate((name, text, remove)):
            self._grid.addWidget(widget, row, at)
        self._rows.append((name, text, remove))

    def _typed(self, number: int, part: int, words: str) -> None:
        pair = [*self._pairs[number]]
        pair[part] = with_language(pair[part], self._language, words)
        pairs = (*self._pairs[:number], (pair[0], pair[1]), *self._pairs[number + 1 :])
        self._pairs = pairs
        self.edited.emit(pairs, f"{number}/{part}/{self._language}")

    def _drop(self, number: int) -> None:
        self.edited.emit((*self._pairs[:number], *self._pairs[number + 1 :]), "")

    def _another(self) -> None:
        self.edited.emit((*self._pairs, (LangText(), LangText())), "")
        if self._rows:
            self._rows[-1][0].setFocus()
