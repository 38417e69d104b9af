"""Pages: what is known of an object, to read or to write, with the way from one to the other at the foot."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, SaveState
from exhibit_viewer.ui.about_panel import AboutPanel
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import CommandButton, WideButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.reading_order import follow
from exhibit_viewer.ui.theme import Appearance

if TYPE_CHECKING:
    from exhibit_viewer.ui.record.form import RecordForm
    from exhibit_viewer.ui.record.sheet import Sheet
    from exhibit_viewer.ui.record.whole_form import WholeForm


class AboutPages(QWidget):
    """The About panel, and the forms of the object and of the collection once somebody writes. begun: somebody does."""

    begun = Signal()

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._session, self._appearance, self._icons = session, appearance, icons
        self.about = AboutPanel(session, appearance, icons)
        self.form: RecordForm | None = None
        self.whole_form: WholeForm | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.about)
        self._edit = WideButton(appearance, actions.by_id["record.edit"])
        self._copy = WideButton(appearance, actions.by_id["library.copy"])
        self._undo = CommandButton(appearance, actions.by_id["note.undo"], 16)
        self._redo = CommandButton(appearance, actions.by_id["note.redo"], 16)
        self._saved = Words(appearance, 12, muted=True)
        self._done = push_button()
        self._done.clicked.connect(lambda *_: self.close_forms())
        actions.provide("record.edit", lambda: self.write(not self.writing), lambda: self.writing)
        actions.provide("collection.edit", self.toggle_whole, lambda: self.writing_whole)
        self._actions = actions
        self._foot = QHBoxLayout()
        for widget in (self._undo, self._redo):
            self._foot.addWidget(widget)
        self._foot.addWidget(self._saved, 1)
        for button in (self._done, self._edit, self._copy):
            self._foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._pages, 1)
        column.addLayout(self._foot)
        session.listen(self._heard)
        appearance.changed.connect(self.refresh)
        self.refresh()

    @property
    def writing(self) -> bool:
        """Whether the form is shown."""
        return self.form is not None and self._pages.currentWidget() is self.form

    @property
    def writing_whole(self) -> bool:
        """Whether the form of the collection is shown."""
        return self.whole_form is not None and self._pages.currentWidget() is self.whole_form

    def write(self, writing: bool) -> None:
        """Show the form of the object, or what it says."""
        if writing and self._session.state.editable:
            if self.form is None:
                from exhibit_viewer.ui.record.form import RecordForm

                self.form = RecordForm(self._session, self._appearance, self._icons)
                self._pages.addWidget(self.form)
            self._begin(self.form)
        else:
            self.close_forms()

    def toggle_whole(self) -> None:
        """Show the form of the collection, or fold it."""
        if self.writing_whole or not self._session.state.editable:
            self.close_forms()
            return
        if self.whole_form is None:
            from exhibit_viewer.ui.record.whole_form import WholeForm

            self.whole_form = WholeForm(self._session, self._appearance, self._icons)
            self._pages.addWidget(self.whole_form)
        self._begin(self.whole_form)

    def close_forms(self) -> None:
        """Show what is said of the object."""
        self._session.recording.close()
        self._pages.setCurrentWidget(self.about)
        self.refresh()
        self._actions.refresh()

    def _begin(self, form: "Sheet") -> None:
        self._session.recording.close()
        self._pages.setCurrentWidget(form)
        self.begun.emit()
        form.refresh()
        follow(*form.parts(), self._undo, self._redo, self._done)
        form.order()
        form.first_focus().setFocus()
        self.refresh()
        self._actions.refresh()

    def unfold(self, page: str) -> None:
        """Open a page of the object to read."""
        self.close_forms()
        self.about.unfold(page)

    def refresh(self) -> None:
        """Offer what can be done now."""
        state, pixels = self._session.state, self._appearance.pixels
        shown, writing = state.artifact is not None, self.writing or self.writing_whole
        self._edit.setVisible(shown and state.editable and not writing)
        self._copy.setVisible(shown and not state.editable)
        for widget in (self._undo, self._redo, self._saved, self._done):
            widget.setVisible(writing)
        edge = pixels(16) if shown or writing else 0
        self._foot.setContentsMargins(edge, edge // 2, edge, edge // 2)
        self._foot.setSpacing(pixels(4))
        self._done.setText(self.tr("Done"))
        self._done.setAccessibleName(self.tr("Done writing"))
        self._done.setToolTip(self._actions.hint(self._done.accessibleName(), "record.edit"))
        words = {
            SaveState.SAVED: self.tr("Saved"),
            SaveState.SAVING: self.tr("Saving…"),
            SaveState.FAILED: self.tr("Not saved."),
        }
        self._saved.setText(words[state.record_save])

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def _heard(self, change: Change, source: object) -> None:
        writing = self.writing or self.writing_whole
        if change & (Change.COLLECTION | Change.ARTIFACT) and writing and not self._session.state.editable:
            self.close_forms()
        if change & (Change.COLLECTION | Change.ARTIFACT | Change.SAVE | Change.RECORD):
            self.refresh()
