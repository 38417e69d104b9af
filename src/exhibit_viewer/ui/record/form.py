"""Form: every field of an artifact's record, or of several artifacts' records at once."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QToolButton, QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.text import UNDETERMINED
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.about_facts import label_of
from exhibit_viewer.ui.cards import ICON_GAP, Words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.licences import licence_name
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.record.details import Details, Pairs
from exhibit_viewer.ui.record.editors import ChoiceEditor, Editor, LineEditor, TextEditor, UndoForSession
from exhibit_viewer.ui.record.fields import FIELDS, Field, Section, common, plain_of, with_language
from exhibit_viewer.ui.record.tongues import Tongues, name_of
from exhibit_viewer.ui.theme import Appearance

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


class RecordForm(QScrollArea):
    """What is typed goes to the session at once; what comes from elsewhere, undo above all, is shown at once."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._session, self._appearance, self._icons = session, appearance, icons
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("dress", "bare")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._undo = UndoForSession(self)
        self._undo.left.connect(session.recording.close)
        self._title = Words(appearance, 20, 500, serif=True)
        self.tongues = Tongues(appearance, icons)
        self.tongues.chosen.connect(lambda *_: self.refresh())
        self._other = Words(appearance, 12, muted=True)
        self.editors: dict[str, Editor] = {}
        self._folds: dict[Section, QToolButton] = {}
        self._parts: dict[Section, QWidget] = {}
        self.details = Details(appearance, icons, self._undo)
        self.details.edited.connect(self._pairs_typed)
        self._build()
        session.listen(self._heard)
        self.reword()

    def refresh(self) -> None:
        """Show what is so now."""
        if not self.isVisible():
            return
        artifacts = self._artifacts()
        self.setEnabled(bool(artifacts))
        first = artifacts[0] if artifacts else None
        several = self.tr("%Ln object(s) together", "", len(artifacts))
        self._title.setText(several if len(artifacts) > 1 else plain(in_language(first.title)) if first else "")
        texts = [field.read(artifact) for field in FIELDS if field.spoken for artifact in artifacts[:50]]
        self.tongues.offer({tag for text in texts for tag in text.texts})
        for field in FIELDS:
            self._show(field, artifacts)
        self.details.setVisible(len(artifacts) == 1)
        if first is not None and len(artifacts) == 1:
            self.details.show_pairs(first.details, self.tongues.language)

    def reword(self) -> None:
        """Put every word into the language shown."""
        pixels = self._appearance.pixels
        begin, end = (8, 16) if self.isRightToLeft() else (16, 8)  # margins are not mirrored
        self._column.setContentsMargins(pixels(begin), 0, pixels(end), pixels(16))
        self.setAccessibleName(self.tr("What is said of the object"))
        self._other.setText(self.tr("Grey words are from another language, until you write in this one."))
        self.tongues.reword()
        self.details.reword()
        for name, editor in self.editors.items():
            editor.name(label_of(name))
        units, licence = self.editors["units"], self.editors["licence"]
        if isinstance(units, ChoiceEditor) and isinstance(licence, ChoiceEditor):
            units.reword([self.tr("As the file says"), *UNITS[1:]])
            licence.reword([self.tr("Not said"), *(licence_name(each) for each in LICENCES[1:])])
        headings = {
            Section.RIGHTS: self.tr("Rights"),
            Section.MORE: self.tr("More fields"),
            Section.CAPTURE: self.tr("How it was captured"),
        }
        for section, words in headings.items():
            self._folds[section].setText(ICON_GAP + words)
            self._folds[section].setAccessibleName(words)
            self._folds[section].setToolTip(self.tr("Show or hide these fields"))
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, in its direction."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.LayoutDirectionChange):
            self.reword()
        super().changeEvent(event)

    def first_focus(self) -> QWidget:
        """Where writing begins."""
        return self.editors["title"].control

    def _artifacts(self) -> tuple[Artifact, ...]:
        """What is written about: the objects marked, or the one shown."""
        state = self._session.state
        if state.collection is not None and len(state.gathered) > 1:
            wanted = frozenset(state.gathered)
            return tuple(each for each in state.collection.artifacts if each.id in wanted)
        return (state.artifact,) if state.artifact is not None else ()

    def _build(self) -> None:
        page, pixels = QWidget(), self._appearance.pixels
        self._column = column = QVBoxLayout(page)
        column.setSpacing(pixels(8))
        for widget in (self._title, self.tongues, self._other):
            column.addWidget(widget)
        for section in Section:
            part = self._parts[section] = QWidget()
            inner = QVBoxLayout(part)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(pixels(8))
            for field in FIELDS:
                if field.section is section:
                    inner.addWidget(self._editor(field))
            if section is not Section.OBJECT:
                column.addWidget(self._fold(section))
            column.addWidget(part)
        column.addWidget(self.details)
        column.addStretch(1)
        self.setWidget(page)
        for ground in (page, self.viewport()):
            ground.setAutoFillBackground(False)

    def _fold(self, section: Section) -> QToolButton:
        fold = self._folds[section] = QToolButton()
        fold.setProperty("dress", "quiet")
        fold.setCheckable(True)
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.toggled.connect(lambda is_open: self._unfold(section, is_open))
        fold.setChecked(section is Section.RIGHTS)
        self._unfold(section, fold.isChecked())
        return fold

    def _unfold(self, section: Section, is_open: bool) -> None:
        closed = "chevron-left" if self.isRightToLeft() else "chevron-right"
        self._folds[section].setIcon(self._icons.icon("chevron-down" if is_open else closed, 16))
        self._parts[section].setVisible(is_open)

    def _editor(self, field: Field) -> Editor:
        editor: Editor
        if field.name == "units":
            editor = ChoiceEditor(self._appearance, self._icons, UNITS, str)
        elif field.name == "licence":
            editor = ChoiceEditor(self._appearance, self._icons, LICENCES, licence_name)
        elif field.lines > 1:
            editor = TextEditor(self._appearance, self._undo, field.lines)
        else:
            editor = LineEditor(self._appearance, self._undo)
        editor.edited.connect(lambda words: self._typed(field, words))
        self.editors[field.name] = editor
        return editor

    def _show(self, field: Field, artifacts: tuple[Artifact, ...]) -> None:
        text, editor = common(field, artifacts), self.editors[field.name]
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

    def _typed(self, field: Field, words: str) -> None:
        language = self.tongues.language if field.spoken else UNDETERMINED

        def edit(artifact: Artifact) -> Artifact:
            return field.write(artifact, with_language(field.read(artifact), language, words))

        ids = tuple(artifact.id for artifact in self._artifacts())
        typing = "" if isinstance(self.editors[field.name], ChoiceEditor) else f"{field.name}.{language}"
        self._session.recording.edit(field.name, ids, edit, typing, self)
        self._show(field, self._artifacts())

    def _pairs_typed(self, pairs: Pairs, field: str) -> None:
        ids = tuple(artifact.id for artifact in self._artifacts())
        typing = f"details.{field}" if field else ""
        self._session.recording.edit("details", ids, lambda each: replace(each, details=pairs), typing, self)
        if not field:
            self.details.show_pairs(pairs, self.tongues.language)

    def _heard(self, change: Change, source: object) -> None:
        if change & _CHANGES and source is not self:
            self.refresh()
