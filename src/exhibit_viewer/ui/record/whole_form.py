"""Whole form: what is said of the collection itself, and the objects that were removed from it."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.record.fields import WHOLE_FIELDS, Field, with_language
from exhibit_viewer.ui.record.sheet import Sheet
from exhibit_viewer.ui.theme import Appearance

MOST_LISTED = 100


class WholeForm(Sheet):
    """The record of the collection that is open."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons) -> None:
        super().__init__(session, appearance, icons)
        self._removed, self._listed = Words(appearance, 12, muted=True), QWidget()
        self._rows = QVBoxLayout(self._listed)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Artifact, ...] = ()
        for field in WHOLE_FIELDS:
            editor = self.editor_of(field)
            editor.edited.connect(partial(self._typed, field))
            self.column.addWidget(editor)
        self.column.addSpacing(appearance.pixels(8))
        self.column.addWidget(self._removed)
        self.column.addWidget(self._listed)
        self.column.addStretch(1)
        self.reword()

    def refresh(self) -> None:
        """Show what is so now."""
        collection = self._session.state.collection
        if not self.isVisible() or collection is None:
            return
        self.heading.setText(plain(in_language(collection.title)))
        self.tongues.offer({tag for field in WHOLE_FIELDS if field.spoken for tag in field.read(collection).texts})
        for field in WHOLE_FIELDS:
            self.show_field(field, field.read(collection))
        self._list(collection.withdrawn)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setAccessibleName(self.tr("What is said of the collection"))
        self._shown = ()
        super().reword()

    def _typed(self, field: Field[Collection], words: str) -> None:
        collection = self._session.state.collection
        if collection is not None:
            said = with_language(field.read(collection), self.written_in(field), words)
            if field.name == "title" and not said:
                return  # a collection has a name
            self._session.recording.become(field.name, field.write(collection, said), self.typing(field), self)
            self.heading.setText(plain(in_language(field.write(collection, said).title)))

    def _list(self, removed: tuple[Artifact, ...]) -> None:
        self._removed.setVisible(bool(removed))
        self._listed.setVisible(bool(removed))
        if removed == self._shown:
            return
        self._shown = removed
        self._removed.setText(self.tr("Removed from the collection; their files and notes are kept:"))
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for artifact in removed[:MOST_LISTED]:
            self._rows.addWidget(self._row(artifact))

    def _row(self, artifact: Artifact) -> QWidget:
        title = plain(in_language(artifact.title))
        words, back = Words(self._appearance), push_button()
        words.setText(title)
        back.setText(self.tr("Put back"))
        back.setAccessibleName(self.tr("Put {} back").format(title))
        back.setToolTip(back.accessibleName())
        back.clicked.connect(lambda *_: self._session.recording.put_back(artifact.id))
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words, 1)
        line.addWidget(back)
        return row
