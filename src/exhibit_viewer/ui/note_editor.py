"""Note editor: a visitor's own note, in place of its card's preview. Every keystroke goes to the session."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exhibit_viewer.model.annotation import COLOURS, Annotation
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Tool
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import switch, tool_button
from exhibit_viewer.ui.flow import Flow
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.markdown import Prose, plain
from exhibit_viewer.ui.theme import Appearance

TAGS_MILLISECONDS = 400
TEXT_LINES = 5


class Swatch(QAbstractButton):
    """A note colour to choose: a dot, ringed when chosen, with its name as hint."""

    def __init__(self, colour: str, appearance: Appearance) -> None:
        super().__init__()
        self.colour, self._appearance = colour, appearance
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """A target one can hit."""
        return QSize(self._appearance.pixels(24), self._appearance.pixels(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dot; a tick as well as a ring says chosen, a square says focus, a fainter one the pointer."""
        theme, pixels = self._appearance.theme, self._appearance.pixels
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.rect().center()) + QPointF(0.5, 0.5)
        colour = QColor(theme.note_colour(self.colour))
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(theme.accent if self.hasFocus() else theme.line), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), pixels(6), pixels(6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(centre, pixels(7), pixels(7))
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.ground), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            left, low, right = (QPointF(pixels(x), pixels(y)) for x, y in ((-3, 0), (-1, 3), (3, -3)))
            painter.drawPolyline([centre + left, centre + low, centre + right])


class NoteText(QPlainTextEdit):
    """The Markdown of a note. `left` when the visitor presses Esc."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; Tab goes on to the tags."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)


class NoteEditor(QWidget):
    """Edits one own note; `show_note` brings it up to date without disturbing whoever types."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._session, self._appearance, self._actions, self._note_id = session, appearance, actions, ""
        self.text, self.preview, self.tags = NoteText(), Prose(), QLineEdit()
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        self.text.left.connect(lambda: session.select_note(""))
        self._tags_timer = QTimer(self, singleShot=True, interval=TAGS_MILLISECONDS)
        self._tags_timer.timeout.connect(self.keep_tags)
        self.tags.textEdited.connect(lambda *_: self._tags_timer.start())
        self.tags.editingFinished.connect(self.keep_tags)
        self._preview_name = QLabel()
        self._preview_name.setProperty("dress", "muted")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.text, self._preview_name, self.preview, self.tags):
            column.addWidget(part)
        self._colours = QButtonGroup(self)
        self._swatches = {colour: Swatch(colour, appearance) for colour in COLOURS}
        feet = QWidget()
        self._foot = Flow(feet)
        colours, self._tools = _row(self._foot), _row(self._foot)
        for swatch in self._swatches.values():
            self._colours.addButton(swatch)
            colours.addWidget(swatch)
            switch(swatch, partial(self._is_coloured, swatch.colour), partial(self._colour, swatch.colour))
        self._view = self._tool(icons, "camera", self._keep_view)
        self._move = self._tool(icons, "move", lambda: session.choose_tool(Tool.MOVE_NOTE))
        self._delete = self._tool(icons, "trash-2", lambda: actions.trigger("note.delete"))
        self._done = self._tool(icons, "check", lambda: session.select_note(""))
        column.addWidget(feet)
        appearance.changed.connect(self._restyle)
        self._reword()
        self._restyle()

    @property
    def note_id(self) -> str:
        """The note being edited, "" for none."""
        return self._note_id

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops in it, as one reads."""
        return self.text, self.tags, *self._swatches.values(), self._view, self._move, self._delete, self._done

    def show_note(self, note: Annotation) -> None:
        """Take up a note, or what became of it elsewhere (undo)."""
        changed = note.id != self._note_id
        if changed and self._note_id:
            self.keep_tags()
        self._note_id = note.id
        words = in_language(note.text)
        if words != self.text.toPlainText():
            blocker = QSignalBlocker(self.text)
            self.text.setPlainText(words)
            blocker.unblock()
        if changed or not self.tags.hasFocus():
            self.tags.setText(", ".join(note.tags))
        self._swatches.get(note.colour, self._swatches[COLOURS[0]]).setChecked(True)
        self._show_preview()

    def let_go(self) -> None:
        """The note is closed: keep what was typed last."""
        self.keep_tags()
        self._note_id = ""

    def keep_tags(self) -> None:
        """Hand the tags to the session as they stand."""
        self._tags_timer.stop()
        if self._note_id:
            parts = (part.strip() for part in self.tags.text().replace("،", ",").replace("、", ",").split(","))
            self._session.tag_note(self._note_id, tuple(dict.fromkeys(part for part in parts if part)), self)

    def colour_word(self, name: str) -> str:
        """A note colour's name in the language shown."""
        return {
            "ochre": self.tr("Ochre"),
            "verdigris": self.tr("Verdigris"),
            "madder": self.tr("Madder"),
            "indigo": self.tr("Indigo"),
            "orpiment": self.tr("Orpiment"),
            "malachite": self.tr("Malachite"),
        }[name]

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
        super().changeEvent(event)

    def _typed(self) -> None:
        if self._note_id:
            self._session.edit_note(self._note_id, self.text.toPlainText(), self)
            self._show_preview()

    def _show_preview(self) -> None:
        """The text as readers will see it, once it has any marks."""
        words = self.text.toPlainText()
        marked = " ".join(words.split()) != plain(words)
        for part in (self._preview_name, self.preview):
            part.setVisible(marked)
        if marked:
            self.preview.show_markdown(words)

    def _is_coloured(self, colour: str) -> bool:
        note = self._session.state.selected_note
        return note is not None and note.colour == colour

    def _colour(self, colour: str) -> None:
        self._session.colour_note(self._note_id, colour, self)

    def _keep_view(self) -> None:
        self._session.review_note(self._note_id, self._session.state.camera)

    def _tool(self, icons: Icons, icon: str, deed: object) -> QToolButton:
        button = tool_button()
        button.setIcon(icons.icon(icon, 16))
        button.clicked.connect(deed)
        self._tools.addWidget(button)
        return button

    def _reword(self) -> None:
        self.text.setPlaceholderText(self.tr("What do you see here?"))
        self.text.setAccessibleName(self.tr("Text of the note"))
        self.text.setToolTip(self.tr("**bold**, *italic*, lists and links in Markdown"))
        self.preview.setAccessibleName(self.tr("The note as it reads"))
        self._preview_name.setText(self.tr("As it reads"))
        self.tags.setPlaceholderText(self.tr("Tags"))
        self.tags.setAccessibleName(self.tr("Tags"))
        self.tags.setToolTip(self.tr("Tags, separated by commas"))
        for name, swatch in self._swatches.items():
            swatch.setToolTip(self.colour_word(name))
            swatch.setAccessibleName(self.tr("Colour: {}").format(self.colour_word(name)))
        for button, words, command in (
            (self._view, self.tr("Keep the present view for this note"), ""),
            (self._move, self.tr("Move the note to another place"), "note.move"),
            (self._delete, self.tr("Delete the note"), "note.delete"),
            (self._done, self.tr("Close the note (Esc)"), ""),
        ):
            button.setToolTip(self._actions.hint(words, *filter(None, (command,))))
            button.setAccessibleName(words)

    def _restyle(self) -> None:
        pixels = self._appearance.pixels
        self._column.setSpacing(pixels(8))
        self._foot.setSpacing(pixels(4))
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * TEXT_LINES + pixels(24))
        self._preview_name.setFont(self._appearance.font(12))
        for button in (self._view, self._move, self._delete, self._done):
            button.setIconSize(QSize(pixels(16), pixels(16)))
            button.setFixedSize(pixels(28), pixels(28))
        for swatch in self._swatches.values():
            swatch.updateGeometry()


def _row(flow: Flow) -> QHBoxLayout:
    """Buttons that stay in one row."""
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    flow.addWidget(widget)
    return row
