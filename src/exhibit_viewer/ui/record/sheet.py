"""Sheet: what every form of a record has: languages to write in, editors of fields, and undo that is the session's."""

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.model.text import UNDETERMINED, LangText
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.about_facts import label_of
from exhibit_viewer.ui.cards import Words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.record.editors import ChoiceEditor, Editor, LineEditor, TextEditor, UndoForSession
from exhibit_viewer.ui.record.fields import Field, plain_of
from exhibit_viewer.ui.record.tongues import Tongues, name_of
from exhibit_viewer.ui.theme import Appearance

Thing = TypeVar("Thing")
UNITS = ("", "mm", "cm", "m", "in", "ft")
LICENCES = (
    "",
    "https://creativecommons.org/publicdomain/zero/1.0/",
    "https://creativecommons.org/publicdomain/mark/1.0/",
    "https://creativecommons.org/licenses/by/4.0/",
    "https://creativecommons.org/licenses/by-sa/4.0/",
    "https://creativecommons.org/licenses/by-nc/4.0/",
    "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "https://creativecommons.org/licenses/by-nd/4.0/",
    "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "https://rightsstatements.org/vocab/InC/1.0/",
    "https://rightsstatements.org/vocab/InC-EDU/1.0/",
    "https://rightsstatements.org/vocab/NKC/1.0/",
    "https://rightsstatements.org/vocab/UND/1.0/",
    "https://rightsstatements.org/vocab/CNE/1.0/",
)
_CHANGES = Change.ARTIFACT | Change.COLLECTION | Change.RECORD | Change.GATHERED


class Sheet(QScrollArea):
    """What is typed goes to the session at once; what comes from elsewhere, undo above all, is shown at once.

    Subclasses put editors into `column`, override `refresh`, and extend `reword`.
    """

    def __init__(self, session: Session, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._session, self._appearance, self._icons = session, appearance, icons
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("dress", "bare")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.undo_filter = UndoForSession(self)
        self.undo_filter.left.connect(session.recording.close)
        self.heading = Words(appearance, 20, 500, serif=True)
        self.tongues = Tongues(appearance, icons)
        self.tongues.chosen.connect(lambda *_: self.refresh())
        self._other = Words(appearance, 12, muted=True)
        self.editors: dict[str, Editor] = {}
        page = QWidget()
        self.column = QVBoxLayout(page)
        self.column.setSpacing(appearance.pixels(8))
        for widget in (self.heading, self.tongues, self._other):
            self.column.addWidget(widget)
        self.setWidget(page)
        for ground in (page, self.viewport()):
            ground.setAutoFillBackground(False)
        session.listen(self._heard)

    def refresh(self) -> None:
        """Show what is so now."""

    def reword(self) -> None:
        """Put every word into the language shown."""
        pixels = self._appearance.pixels
        begin, end = (8, 16) if self.isRightToLeft() else (16, 8)  # margins are not mirrored
        self.column.setContentsMargins(pixels(begin), 0, pixels(end), pixels(16))
        self._other.setText(self.tr("Grey words are from another language, until you write in this one."))
        self.tongues.reword()
        for name, editor in self.editors.items():
            editor.name(label_of(name))
        units, licence = self.editors.get("units"), self.editors.get("licence")
        if isinstance(units, ChoiceEditor):
            units.reword([self.tr("As the file says"), *UNITS[1:]])
        if isinstance(licence, ChoiceEditor):
            licence.reword([self.tr("Not said"), *(licence_name(each) for each in LICENCES[1:])])
        self.refresh()

    def parts(self) -> list[QWidget]:
        """What it is made of, from above."""
        items = (self.column.itemAt(number) for number in range(self.column.count()))
        return [part for item in items if item is not None and (part := item.widget()) is not None]

    def order(self) -> None:
        """Tab goes as one reads where parts were made in another order."""
        self.tongues.order()

    def first_focus(self) -> QWidget:
        """Where writing begins."""
        return self.editors["title"].control

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, in its direction."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.reword()
        super().changeEvent(event)

    def editor_of(self, field: Field[Thing]) -> Editor:
        """A new editor that suits a field."""
        editor: Editor
        if field.name == "units":
            editor = ChoiceEditor(self._appearance, self._icons, UNITS, str)
        elif field.name == "licence":
            editor = ChoiceEditor(self._appearance, self._icons, LICENCES, licence_name)
        elif field.lines > 1:
            editor = TextEditor(self._appearance, self.undo_filter, field.lines)
        else:
            editor = LineEditor(self._appearance, self.undo_filter)
        self.editors[field.name] = editor
        return editor

    def show_field(self, field: Field[Thing], text: LangText | None) -> None:
        """What a field says in the language being written; None where several say different things."""
        editor = self.editors[field.name]
        if text is None:
            editor.show_value("", self.tr("Various"))
            return
        if not field.spoken:
            editor.show_value(plain_of(text), "")
            return
        language = self.tongues.language
        words = text.texts.get(language, "")
        instead, spoken = text.best((language,))
        named = f" ({name_of(spoken)})" if spoken != UNDETERMINED else ""
        editor.show_value(words, "" if words or not instead else f"{plain(instead)}{named}")

    def written_in(self, field: Field[Thing]) -> str:
        """The language in which a field is written."""
        return self.tongues.language if field.spoken else UNDETERMINED

    def typing(self, field: Field[Thing]) -> str:
        """What makes typing one step of undo; "" where something is chosen."""
        chosen = isinstance(self.editors[field.name], ChoiceEditor)
        return "" if chosen else f"{field.name}.{self.written_in(field)}"

    def _heard(self, change: Change, source: object) -> None:
        if change & _CHANGES and source is not self:
            self.refresh()
