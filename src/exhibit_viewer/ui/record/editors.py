"""Editors: one field of the form: its label and where it is written or chosen. They show a value and tell of typing."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from exhibit_viewer.ui.cards import ChoiceBox, Words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.theme import Appearance

_LONGEST_HINT = 200
_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoForSession(QObject):
    """Leaves Undo and Redo to the window: a line's own history knows nothing of the other fields."""

    left = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of undo pass by; leaving the field is told."""
        if event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        pressed = event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if pressed and isinstance(event, QKeyEvent) and any(event.matches(key) for key in _KEYS):
            event.ignore()
            return True
        return False


class Editor(QWidget):
    """A label over its control. `edited`: the person wrote or chose this."""

    edited = Signal(str)

    def __init__(self, appearance: Appearance, control: QWidget) -> None:
        super().__init__()
        self.control = control
        self.label = Words(appearance, 12, muted=True)
        self.label.setBuddy(control)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(appearance.pixels(4))
        self._column.addWidget(self.label)
        self._column.addWidget(control)

    def name(self, words: str) -> None:
        """What the field is called, to the eye and to the ear."""
        self.label.setText(words)
        self.control.setAccessibleName(words)
        self.control.setToolTip(words)

    def show_value(self, words: str, hint: str) -> None:
        """What is there; hint: what to say where nothing is."""


class LineEditor(Editor):
    """A text on one line."""

    def __init__(self, appearance: Appearance, undo: UndoForSession) -> None:
        self._line = QLineEdit()
        super().__init__(appearance, self._line)
        self._line.textEdited.connect(self.edited)
        self._line.installEventFilter(undo)

    def show_value(self, words: str, hint: str) -> None:
        """See `Editor`."""
        if self._line.text() != words:
            with QSignalBlocker(self._line):
                self._line.setText(words)
                self._line.setCursorPosition(0)
        self._line.setPlaceholderText(hint[:_LONGEST_HINT])


class TextEditor(Editor):
    """A text of several lines."""

    def __init__(self, appearance: Appearance, undo: UndoForSession, lines: int) -> None:
        self._text = QPlainTextEdit()
        super().__init__(appearance, self._text)
        self._text.setTabChangesFocus(True)
        self._text.setUndoRedoEnabled(False)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * lines + appearance.pixels(24))
        self._text.textChanged.connect(lambda: self.edited.emit(self._text.toPlainText()))
        self._text.installEventFilter(undo)

    def show_value(self, words: str, hint: str) -> None:
        """See `Editor`."""
        if self._text.toPlainText() != words:
            with QSignalBlocker(self._text):
                self._text.setPlainText(words)
        self._text.setPlaceholderText(hint[:_LONGEST_HINT])


class ChoiceEditor(Editor):
    """One of several values; another that is there already can stay."""

    def __init__(
        self, appearance: Appearance, icons: Icons, choices: Sequence[str], tell: Callable[[str], str]
    ) -> None:
        """tell: what a value of nobody's list is called."""
        self._tell = tell
        self._box = ChoiceBox(appearance, icons)
        super().__init__(appearance, self._box)
        self._choices = list(choices)
        self._box.setMinimumContentsLength(8)
        self._box.activated.connect(lambda number: self.edited.emit(str(self._box.itemData(number))))

    def reword(self, names: Sequence[str]) -> None:
        """What the choices are called."""
        with QSignalBlocker(self._box):
            self._box.clear()
            for choice, words in zip(self._choices, names, strict=True):
                self._box.addItem(words, choice)

    def show_value(self, words: str, hint: str) -> None:
        """See `Editor`. A value of nobody's list is added."""
        with QSignalBlocker(self._box):
            while self._box.count() > len(self._choices):
                self._box.removeItem(self._box.count() - 1)
            if hint:
                self._box.addItem(hint, "")
                self._box.setCurrentIndex(self._box.count() - 1)
                return
            at = self._box.findData(words)
            if at < 0:
                self._box.addItem(self._tell(words), words)
                at = self._box.count() - 1
            self._box.setCurrentIndex(at)
        self._box.setToolTip(self._box.currentText())
