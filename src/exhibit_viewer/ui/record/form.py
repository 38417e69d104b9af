"""Form: every field of an artifact's record, or of several artifacts' records at once."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.cards import ICON_GAP, tool_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.record.details import Details, Pairs
from exhibit_viewer.ui.record.editors import Editor
from exhibit_viewer.ui.record.fields import FIELDS, Field, Section, common, with_language
from exhibit_viewer.ui.record.sheet import Sheet
from exhibit_viewer.ui.theme import Appearance


class RecordForm(Sheet):
    """The record of the artifact shown, or of those marked."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons) -> None:
        super().__init__(session, appearance, icons)
        self._folds: dict[Section, QToolButton] = {}
        self._parts: dict[Section, QWidget] = {}
        self.details = Details(appearance, icons, self.undo_filter)
        self.details.edited.connect(self._pairs_typed)
        self._build()
        self.reword()

    def refresh(self) -> None:
        """Show what is so now."""
        if not self.isVisible():
            return
        artifacts = self._artifacts()
        self.setEnabled(bool(artifacts))
        first = artifacts[0] if artifacts else None
        several = self.tr("%Ln object(s) together", "", len(artifacts))
        self.heading.setText(several if len(artifacts) > 1 else plain(in_language(first.title)) if first else "")
        texts = [field.read(artifact) for field in FIELDS if field.spoken for artifact in artifacts[:50]]
        self.tongues.offer({tag for text in texts for tag in text.texts})
        for field in FIELDS:
            self.show_field(field, common(field, artifacts))
        self.details.setVisible(len(artifacts) == 1)
        if first is not None and len(artifacts) == 1:
            self.details.show_pairs(first.details, self.tongues.language)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setAccessibleName(self.tr("What is said of the object"))
        self.details.reword()
        headings = {
            Section.RIGHTS: self.tr("Rights"),
            Section.MORE: self.tr("More fields"),
            Section.CAPTURE: self.tr("How it was captured"),
        }
        for section, words in headings.items():
            self._folds[section].setText(ICON_GAP + words)
            self._folds[section].setAccessibleName(words)
            self._folds[section].setToolTip(self.tr("Show or hide these fields"))
        super().reword()

    def order(self) -> None:
        """Tab goes as one reads where parts were made in another order."""
        super().order()
        self.details.order()

    def _artifacts(self) -> tuple[Artifact, ...]:
        """What is written about: the objects marked, or the one shown."""
        state = self._session.state
        if state.collection is not None and len(state.gathered) > 1:
            wanted = frozenset(state.gathered)
            return tuple(each for each in state.collection.artifacts if each.id in wanted)
        return (state.artifact,) if state.artifact is not None else ()

    def _build(self) -> None:
        column, pixels = self.column, self._appearance.pixels
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

    def _fold(self, section: Section) -> QToolButton:
        fold = self._folds[section] = tool_button()
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

    def _editor(self, field: Field[Artifact]) -> Editor:
        editor = self.editor_of(field)
        editor.edited.connect(lambda words: self._typed(field, words))
        return editor

    def _typed(self, field: Field[Artifact], words: str) -> None:
        language = self.written_in(field)

        def edit(artifact: Artifact) -> Artifact:
            return field.write(artifact, with_language(field.read(artifact), language, words))

        ids = tuple(artifact.id for artifact in self._artifacts())
        self._session.recording.edit(field.name, ids, edit, self.typing(field), self)
        self.show_field(field, common(field, self._artifacts()))

    def _pairs_typed(self, pairs: Pairs, field: str) -> None:
        ids = tuple(artifact.id for artifact in self._artifacts())
        typing = f"details.{field}" if field else ""
        self._session.recording.edit("details", ids, lambda each: replace(each, details=pairs), typing, self)
        if not field:
            self.details.show_pairs(pairs, self.tongues.language)
