"""Notes panel: every note of the artifact, published and own, to read, search, write and keep."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exhibit_viewer.model.annotation import COLOURS, Annotation
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face, Tool
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.blank import Blank
from exhibit_viewer.ui.cards import push_button, tool_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import language_shown
from exhibit_viewer.ui.listen_button import ListenButton, tell_listen_buttons
from exhibit_viewer.ui.menu import Menu
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.note_card import NoteCard
from exhibit_viewer.ui.note_editor import NoteEditor
from exhibit_viewer.ui.note_filter import NoteFilter, matches, tags_of
from exhibit_viewer.ui.save_line import SaveLine
from exhibit_viewer.ui.search_field import SearchField
from exhibit_viewer.ui.sides import foreign
from exhibit_viewer.ui.theme import Appearance

BEFORE_CARDS = 1
"""What stands in the list above the cards: what is said where there are none."""
_AT_A_TIME = 2
"""Cards made in one round of the window: each takes some five milliseconds."""
_CHANGES = Change.NOTES | Change.SELECTION | Change.ARTIFACT | Change.MODEL | Change.COLLECTION | Change.FACE


class NotesPanel(QWidget):
    """`filtered(ids)`: the notes that pass the search, or None for all; the stage marks only those."""

    filtered = Signal(object)

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> None:
        super().__init__()
        self._session, self._appearance, self._icons, self._actions = session, appearance, icons, actions
        self._cards: dict[str, NoteCard] = {}
        self._passing: frozenset[str] | None = None
        self._order: tuple[str, ...] = ()
        self.search, self._filter = SearchField(icons), tool_button()
        self.search.textChanged.connect(lambda *_: self._sync())
        self._filter.setIcon(icons.icon("list-filter", 16))
        self._filter.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._wanted = NoteFilter()
        self._menu = Menu(icons, self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._filter.setMenu(self._menu)
        self.add, self.all = push_button("main"), push_button("link")
        self.blank = Blank(appearance, icons, self.all)
        self.all.clicked.connect(lambda *_: self._show_all())
        self.add.setIcon(icons.icon("plus", 16, "inverse"))
        self.add.clicked.connect(lambda *_: actions.trigger("tool.note"))
        self.editor = NoteEditor(session, appearance, icons, actions)
        self.editor.hide()
        self.editor.installEventFilter(self)
        self.save_line = SaveLine(session, appearance, icons)
        self._making = QTimer(self, singleShot=True, interval=0)
        self._making.timeout.connect(self._sync)
        self._lay_out()
        actions.by_id["tool.note"].changed.connect(self._show_add)
        appearance.changed.connect(self._restyle)
        session.listen(self._heard)
        self._reword()
        self._restyle()
        self._sync()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the note."""
        if event.key() == Qt.Key.Key_Escape and self._session.state.selected:
            self._session.select_note("")
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An editor that grows while somebody writes stays in sight."""
        card = self._cards.get(self.editor.note_id)
        if event.type() == QEvent.Type.Resize and card is not None:
            QTimer.singleShot(0, card, lambda: self._reveal(card))
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._reword()
            self._sync()
            for card in self._cards.values():
                card.refresh()
        super().changeEvent(event)

    def cards(self) -> list[NoteCard]:
        """The cards in the list, from the top."""
        return [card for card in self._cards.values() if not card.isHidden()]

    # -- building --------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.addWidget(self.blank, 1)
        self._rows.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("dress", "bare")
        self._scroll.setWidget(self._list)
        for ground in (self._list, self._scroll.viewport()):
            ground.setAutoFillBackground(False)
        self._head = QHBoxLayout()
        self._head.addWidget(self.search, 1)
        self._head.addWidget(self._filter)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.add)
        self._foot.addStretch()
        self._foot.addWidget(self.save_line)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._foot)

    def _fill_menu(self) -> None:
        """Tags and colours there are; one of them at a time."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        notes = self._shown_notes()
        self._offer(group, self.tr("All notes"), NoteFilter())
        self._offer(group, self.tr("From the exhibition"), NoteFilter(published=True))
        self._offer(group, self.tr("My notes"), NoteFilter(published=False))
        if tags := tags_of(notes, language_shown()):
            self._menu.addSeparator()
            for tag in tags:
                self._offer(group, foreign(f"#{plain(tag, 40)}"), NoteFilter(tag=tag))
        used = {note.colour for note in notes if not note.published}
        if len(used) > 1:
            self._menu.addSeparator()
            for colour in (name for name in COLOURS if name in used):
                self._offer(group, self.editor.colour_word(colour), NoteFilter(colour=colour, published=False))

    def _offer(self, group: QActionGroup, words: str, wanted: NoteFilter) -> None:
        action = self._menu.offer(words, wanted == self._wanted)
        group.addAction(action)
        action.triggered.connect(lambda *_: self._want(wanted))

    def _show_all(self) -> None:
        self.search.clear()
        self._want(NoteFilter())

    def _want(self, wanted: NoteFilter) -> None:
        self._wanted = wanted
        self._sync()

    # -- following the session -------------------------------------------------------------------------------------

    def _heard(self, change: Change, source: object) -> None:
        tell_listen_buttons(self, change)
        if change & (Change.ARTIFACT | Change.COLLECTION):
            self._wanted = NoteFilter()
            self.search.clear()
        if change & _CHANGES:
            self._sync()
        if change & Change.SELECTION:
            self._show_selected()
        if change & (Change.TOOL | Change.MODEL | Change.FACE):
            self._show_add()

    def _shown_notes(self) -> tuple[Annotation, ...]:
        state = self._session.state
        return state.all_notes if state.model is not None else ()

    def _sync(self) -> None:
        """Cards for the notes there are, in their order, a few more in each round of the window; those that do not pass
        the filter hidden."""
        notes, selected = self._shown_notes(), self._session.state.selected
        passing = {note.id for note in notes if matches(note, self.search.text(), self._wanted) or note.id == selected}
        for gone in self._cards.keys() - {note.id for note in notes}:
            self._drop(gone)
        missing = [note.id for note in notes if note.id not in self._cards]
        made = {*self._cards, *missing[:_AT_A_TIME], selected}
        here = [(note, number) for number, note in enumerate(notes, 1) if note.id in made]
        for row, (note, number) in enumerate(here, BEFORE_CARDS):
            card = self._cards.get(note.id) or self._new_card(note.id)
            if self._rows.indexOf(card) != row:
                self._rows.insertWidget(row, card)
            card.show_note(note, number, note.id == selected)
            card.setVisible(note.id in passing)
        self._cards = {note.id: self._cards[note.id] for note, _ in here}
        if len(here) < len(notes):
            self._making.start()
        self._place_editor()
        self._order_keys()
        self._say_empty(len(notes), len(passing))
        everything = not self.search.text().strip() and self._wanted == NoteFilter()
        self._filter.setDown(self._wanted != NoteFilter())
        now = None if everything else frozenset(passing)
        if now != self._passing:
            self._passing = now
            self.filtered.emit(now)

    def _new_card(self, note_id: str) -> NoteCard:
        card = NoteCard(self._appearance, lambda: ListenButton(self._session, self._appearance, self._icons))
        card.chosen.connect(self._choose)
        self._cards[note_id] = card
        return card

    def _drop(self, note_id: str) -> None:
        card = self._cards.pop(note_id)
        if self.editor.parent() is card:
            self.editor.let_go()
            self.editor.hide()
            self.editor.setParent(self)
        self._rows.removeWidget(card)
        card.deleteLater()

    def _choose(self, note_id: str) -> None:
        if note_id != self._session.state.selected:
            self._session.select_note(note_id)

    def _place_editor(self) -> None:
        note = self._session.state.selected_note
        if note is None or note.published or note.id not in self._cards:
            if self.editor.note_id:
                self.editor.let_go()
                self.editor.hide()
            return
        self._cards[note.id].take_editor(self.editor)
        self.editor.show_note(note)

    def _order_keys(self) -> None:
        """Tab goes as one reads: from card to card, through the editor where it stands, then below them."""
        held = self.editor.note_id
        order = (*self._cards, held)
        if order == self._order:
            return
        self._order = order
        stops: list[QWidget] = [self._filter, self.all]
        for note_id, card in self._cards.items():
            stops += [card, *(self.editor.stops if note_id == held else ())]
        for stop, following in pairwise([*stops, self.add]):
            QWidget.setTabOrder(stop, following)

    def _show_selected(self) -> None:
        """Bring the chosen note into sight; an empty own one waits for words."""
        note = self._session.state.selected_note
        if note is None or note.id not in self._cards:
            return
        card = self._cards[note.id]
        if not note.published and not note.text:
            self.editor.text.setFocus()
        QTimer.singleShot(0, card, lambda: self._reveal(card))

    def _reveal(self, card: NoteCard) -> None:
        self._rows.activate()
        self._scroll.ensureWidgetVisible(card, 0, self._appearance.pixels(12))

    # -- words and sizes -------------------------------------------------------------------------------------------

    def _say_empty(self, count: int, passing: int) -> None:
        if self._session.state.model is None:
            self.blank.say("map-pin", self.tr("Notes on an object appear here."))
        elif not count:
            how = self.tr("Press N, then click a place on the object.")
            self.blank.say("map-pin-plus", self.tr("No notes yet"), how)
        else:
            self.blank.say("search-x", self.tr("No note matches."))
        self.blank.setVisible(passing == 0)
        self.all.setVisible(passing == 0 < count)

    def _show_add(self) -> None:
        placing = self._session.state.tool is Tool.NOTE
        self.add.setText(self.tr("Click the object…") if placing else self.tr("Note"))
        action = self._actions.by_id["tool.note"]
        self.add.setEnabled(action.isEnabled())
        self.add.setToolTip(action.toolTip())
        self.add.setAccessibleName(action.text())
        self.add.setVisible(self._session.state.face is Face.STUDY)
        self.save_line.setVisible(self._session.state.face is Face.STUDY)

    def _reword(self) -> None:
        self.setAccessibleName(self.tr("Notes"))
        self.search.reword(self.tr("Search the notes"), self.tr("Words in a note, its tags or its author"))
        self._filter.setToolTip(self.tr("Show only some notes: by tag, colour or origin"))
        self._filter.setAccessibleName(self.tr("Filter the notes"))
        self.all.setText(self.tr("Show all notes"))
        self.all.setAccessibleName(self.tr("Show all notes"))
        self._show_add()

    def _restyle(self) -> None:
        pixels = self._appearance.pixels
        self._column.setContentsMargins(pixels(16), pixels(12), pixels(16), pixels(12))
        self._column.setSpacing(pixels(12))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(pixels(8))
        self._head.setSpacing(pixels(4))
        self._filter.setIconSize(QSize(pixels(16), pixels(16)))
        self.add.setIconSize(QSize(pixels(16), pixels(16)))
        for card in self._cards.values():
            card.refresh()
