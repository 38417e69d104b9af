"""Browser: the collection panel. Title and description, search, facets, sort, and the artifacts found."""

from functools import partial

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QObject,
    QSignalBlocker,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.own_set import FAVOURITES
from exhibit_viewer.model.said import Hit, Source
from exhibit_viewer.model.search import Answer, Choice, Question
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.blank import Blank
from exhibit_viewer.ui.cards import IconButton, Words, push_button, switch
from exhibit_viewer.ui.facet_panel import FacetPanel
from exhibit_viewer.ui.facet_words import value_name
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language, language_shown
from exhibit_viewer.ui.menu import Menu
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.pictures import Pictures
from exhibit_viewer.ui.search_field import SearchField
from exhibit_viewer.ui.shelf import Shelf
from exhibit_viewer.ui.shelf_view import ShelfView
from exhibit_viewer.ui.theme import Appearance

SHORT = 150
LONGEST = 2000
_MARKING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class Browser(QWidget):
    """The collection panel. Choosing an artifact opens it, and the note that answers a search with it.

    page_wanted: a page of the artifact answers the search; its id. sets_wanted: the visitor's own sets are;
    edit_wanted: what is said of the collection is to be written.
    """

    page_wanted = Signal(str)
    sets_wanted = Signal()
    edit_wanted = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, pictures: Pictures, doors: Doors
    ) -> None:
        super().__init__()
        self._session, self._appearance, self._icons = session, appearance, icons
        self._pictures, self._doors = pictures, doors
        self._question, self._answer = Question(), Answer()
        self._wanted: tuple[str, Hit] | None = None  # an artifact being opened, and what to show of it
        self.shelf = Shelf(pictures, lambda artifact, words: doors.hit(artifact, words, (language_shown(),)), self)
        self._full_text = False
        self._title = Words(appearance, 20, 500, serif=True)
        self._description = Words(appearance, muted=True)
        self._count = Words(appearance, 12, muted=True)
        self._more = push_button("link")
        self._more.clicked.connect(self._toggle_text)
        self.search = SearchField(icons)
        self.search.textChanged.connect(lambda words: self._ask(Question(words, self._question.chosen)))
        self.search.installEventFilter(self)
        self._narrow = IconButton(appearance, icons, "list-filter", 16)
        self._narrow.setCheckable(True)
        self._narrow.toggled.connect(lambda *_: self._show_pages())
        self.facets = FacetPanel(appearance)
        self.facets.chosen.connect(self._choose_value)
        self.facets.done.connect(self._fold_facets)
        self.facets.cleared.connect(self._clear_choice)
        self._way_back = push_button("link")
        self._way_back.clicked.connect(self._clear_choice)
        self._meant = push_button("link")
        self._meant.clicked.connect(lambda *_: self.search.setText(self._answer.suggestion))
        self._sort = IconButton(appearance, icons, "arrow-up-down", 16)
        self._sets = IconButton(appearance, icons, "bookmark", 16)
        self._sets.clicked.connect(self.sets_wanted)
        self._edit = IconButton(appearance, icons, "pencil", 16)
        self._edit.clicked.connect(self.edit_wanted)
        self._grid = IconButton(appearance, icons, "layout-grid", 16)
        self._list = IconButton(appearance, icons, "list", 16)
        self._orders = self._sort_menu()
        for button, style in ((self._grid, "grid"), (self._list, "list")):
            switch(button, partial(self._is_styled, style), partial(self._choose, "browser_style", style))
        self.view = ShelfView(appearance, self.shelf)
        self.view.clicked.connect(self._clicked)
        self.view.selectionModel().selectionChanged.connect(lambda *_: self._gather())
        self.shelf.modelReset.connect(self._mark_gathered)
        self.view.activated.connect(self._open)
        self.view.seen.connect(self._tell_seen)
        self.view.moved.connect(self._move)
        self._clear = push_button()
        self._clear.clicked.connect(self._clear_all)
        self.blank = Blank(appearance, icons, self._meant, self._clear)
        self._build()
        appearance.changed.connect(self._dress)
        session.listen(self._heard)
        self._dress()
        self.reword()
        self._heard(Change.COLLECTION | Change.SETTINGS | Change.SETS, self)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def listed(self) -> tuple[Artifact, ...]:
        """The artifacts found, in the order shown."""
        return self.shelf.listed

    def narrow(self, shown: bool) -> None:
        """Show the facets in place of the objects, or fold them."""
        self._narrow.setChecked(shown)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setAccessibleName(self.tr("Collection"))
        self.search.reword(
            self.tr("Search this collection"),
            self.tr("Titles, facts, descriptions, pages and notes, in every language  (Ctrl+F)"),
        )
        self._narrow.name(self.tr("Narrow down"))
        self._sort.name(self.tr("Sort"))
        self._sets.name(self.tr("Favourites and sets"), "Ctrl+Shift+L")
        self._edit.name(self.tr("Edit the collection"), "Ctrl+Alt+E")
        self._grid.name(self.tr("As a grid"))
        self._list.name(self.tr("As a list"))
        self.view.setAccessibleName(self.tr("Objects"))
        for action, words in zip(
            self._orders, (self.tr("In the collection’s order"), self.tr("By title"), self.tr("By date")), strict=True
        ):
            action.setText(words)
        self.facets.reword()
        self._show_texts()
        self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()
            self.shelf.retell()
            self._mark_shown()
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._dress()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search field goes to the objects, Return opens the first; Esc clears it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.search.text() and self.shelf.found:
                self._open(self.shelf.index(0))
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return False

    def sizeHint(self) -> QSize:
        return QSize(self._appearance.pixels(264), self._appearance.pixels(480))

    def _build(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self._count, 1)
        for button in (self._narrow, self._sort, self._grid, self._list):
            line.addWidget(button)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(self.blank)
        self._pages.addWidget(self.facets)
        self._head = QVBoxLayout()
        name = QHBoxLayout()
        name.addWidget(self._title, 1)
        name.addWidget(self._edit, 0, Qt.AlignmentFlag.AlignTop)
        name.addWidget(self._sets, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(name)
        self._head.addWidget(self._description)
        self._head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._head.addWidget(self.search)
        self._head.addLayout(line)
        self._head.addWidget(self._way_back, 0, Qt.AlignmentFlag.AlignLeading)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self._pages, 1)

    def _sort_menu(self) -> list[QAction]:
        menu = Menu(self._icons, self._sort)
        group = QActionGroup(menu)
        orders = []
        for order in ("order", "title", "date"):
            action = menu.offer()
            action.setData(order)
            action.triggered.connect(lambda *_, order=order: self._choose("browser_sort", order))
            group.addAction(action)
            orders.append(action)
        self._menu = menu
        self._sort.setMenu(menu)
        self._sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return orders

    def _dress(self) -> None:
        pixels = self._appearance.pixels
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(pixels(8))
        self._head.setContentsMargins(pixels(16), 0, pixels(16), 0)
        self._head.setSpacing(pixels(8))
        begin = (0, 0, pixels(8), 0) if self.isRightToLeft() else (pixels(8), 0, 0, 0)  # margins are not mirrored
        self._pages.setContentsMargins(*begin)
        self._show_texts()

    def _choose(self, name: str, value: str) -> None:
        self._session.choose(name, value)
        self._apply_settings()

    def _is_styled(self, style: str) -> bool:
        return self._session.state.settings.text("browser_style") == style

    def _apply_settings(self) -> None:
        settings = self._session.state.settings
        style, order = settings.text("browser_style"), settings.text("browser_sort")
        self._grid.setChecked(style == "grid")
        self._list.setChecked(style == "list")
        for action in self._orders:
            action.setChecked(action.data() == order)
        self.view.show_as(style)
        self.shelf.sort_by(order)
        self._let_move()
        self._mark_shown()

    def _mark_favourites(self) -> None:
        sets = self._session.state.sets
        self.shelf.favour(next((each.keys for each in sets if each.id == FAVOURITES), frozenset()))
        self._sets.setVisible(bool(sets))
        self._let_move()

    def _let_move(self) -> None:
        """Rows of a set of one's own can be dragged where they stand in its order."""
        self.view.let_move(self._session.state.own_set is not None and self.shelf.movable)

    def _ask(self, question: Question) -> None:
        self._session.recording.gather(())
        self._question = question
        self._doors.search(question, self._answered)

    def _answered(self, answer: Answer) -> None:
        again = answer.question == self._answer.question
        self._answer = answer
        self.shelf.answer(answer)
        self._let_move()
        self.facets.show_values(answer.values, self._question.chosen, len(answer.places))
        if not again or not self.view.currentIndex().isValid():
            self._mark_shown()
            if answer.question.words:
                self.view.scrollToTop()
        self._show_empty()

    def _choose_value(self, choice: Choice, wanted: bool) -> None:
        self._ask(self._question.with_choice(choice, wanted))

    def _clear_choice(self) -> None:
        self._ask(Question(self._question.words))

    def _clear_all(self) -> None:
        self._question = Question(self._question.words)
        self.search.clear() if self.search.text() else self._clear_choice()

    def _fold_facets(self) -> None:
        self.narrow(False)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, index: QModelIndex) -> None:
        """Open it, unless it was only marked beside others."""
        if not QGuiApplication.keyboardModifiers() & _MARKING:
            self._open(index)

    def _gather(self) -> None:
        """Several are marked, or no longer."""
        marked = (self.shelf.at(row) for row in self.view.marked())
        self._session.recording.gather(tuple(artifact.id for artifact in marked if artifact is not None))

    def _move(self, row: int) -> None:
        """What was dragged goes before a row."""
        dragged = (self.shelf.at(index.row()) for index in self.view.selectedIndexes())
        self._session.picking.move([artifact.id for artifact in dragged if artifact is not None], row)

    def _mark_gathered(self) -> None:
        """Other rows, the same objects marked."""
        gathered = frozenset(self._session.state.gathered)
        if not gathered:
            return
        with QSignalBlocker(self.view.selectionModel()):
            for row in self.shelf.rows_of(gathered):
                self.view.selectionModel().select(self.shelf.index(row), QItemSelectionModel.SelectionFlag.Select)

    def _open(self, index: QModelIndex) -> None:
        artifact = self.shelf.at(index.row())
        if artifact is None:
            return
        hit = self.shelf.hit_of(artifact)
        self._wanted = (artifact.id, hit) if hit is not None else None
        shown = self._session.state.artifact
        if shown is None or artifact.id != shown.id:
            self._session.show_artifact(artifact.id)
        elif self._session.state.model is not None:
            self._show_hit()

    def _show_hit(self) -> None:
        """What the object was opened for: fly to the note, unfold the page."""
        wanted, self._wanted = self._wanted, None
        artifact = self._session.state.artifact
        if wanted is None or artifact is None or wanted[0] != artifact.id:
            return
        if wanted[1].source is Source.NOTE:
            self._session.select_note(wanted[1].ref)
        elif wanted[1].source is Source.ARTICLE:
            self.page_wanted.emit(wanted[1].ref)

    def _tell_seen(self) -> None:
        seen = (self.shelf.at(row) for row in self.view.in_sight())
        self._pictures.wanted(tuple(artifact for artifact in seen if artifact is not None))

    def _toggle_text(self) -> None:
        self._full_text = not self._full_text
        self._show_texts()

    def _show_texts(self) -> None:
        collection = self._session.state.collection
        words = plain(in_language(collection.description), LONGEST) if collection else ""
        room = round(SHORT / self._appearance.scale**2)
        short = len(words) <= room
        shown = words if short or self._full_text else words[:room].rsplit(" ", 1)[0] + "…"
        self._title.setText(plain(in_language(collection.title)) if collection else "")
        self._description.setText(shown)
        self._description.setVisible(bool(words))
        self._more.setVisible(not short)
        self._edit.setVisible(self._session.state.editable)
        self._more.setText(self.tr("Less") if self._full_text else self.tr("More"))
        self._more.setAccessibleName(self.tr("Show the whole description"))

    def _show_empty(self) -> None:
        query, asked = self.search.text(), self._answer.question
        count = self.tr("%Ln object(s)", "", self.shelf.found)
        gathered = len(self._session.state.gathered)
        count = self.tr("%Ln marked", "", gathered) if gathered else count
        if asked.words and self._answer.share < 1.0:
            count += " · " + self.tr("{} searched").format(f"{QLocale().toString(int(100 * self._answer.share))} %")
        self._count.setText(count)
        self._clear.setVisible(bool(query or asked.chosen))
        self._clear.setText(self.tr("Clear the search"))
        self._clear.setAccessibleName(self._clear.text())
        if query:
            self.blank.say("search-x", self.tr("Nothing here matches “{}”.").format(plain(query)))
        elif asked.chosen:
            self.blank.say("list-filter", self.tr("Nothing has all of this."))
        elif self._session.state.own_set is not None:
            how = self.tr("Ctrl+Shift+L puts the object shown into one.")
            self.blank.say("bookmark", self.tr("Nothing is in this set yet."), how)
        else:
            self.blank.say("package-open", self.tr("This collection is empty."))
        self._meant.setVisible(bool(self._answer.suggestion))
        self._meant.setText(self.tr("Did you mean “{}”?").format(plain(self._answer.suggestion)))
        self._meant.setAccessibleName(self._meant.text())
        names = [value_name(value) for value in self._answer.values if (value.facet, value.key) in asked.chosen]
        self._way_back.setText("✕ " + " · ".join(names))
        self._way_back.setAccessibleName(self.tr("Clear the choice: {}").format(", ".join(names)))
        self._way_back.setToolTip(self._way_back.accessibleName())
        self._show_pages()

    def _show_pages(self) -> None:
        """The objects, the facets, or that there is nothing."""
        narrowing = self._narrow.isChecked()
        self._pages.setCurrentIndex(2 if narrowing else 1 if self.shelf.found == 0 else 0)
        self._way_back.setVisible(bool(self._answer.question.chosen) and not narrowing)

    def _mark_shown(self) -> None:
        shown: Artifact | None = self._session.state.artifact
        row = self.shelf.row_of(shown.id) if shown else -1
        if row >= 0:
            self.view.setCurrentIndex(self.shelf.index(row))
            self.view.scrollTo(self.shelf.index(row))
        else:
            self.view.clearSelection()

    def _heard(self, change: Change, source: object) -> None:
        state = self._session.state
        if change & Change.COLLECTION:
            self._full_text = False
            self.shelf.show(state.collection, self._session.own_counts())
            self._wanted, self._answer = None, Answer()
            self.narrow(False)
            self.search.blockSignals(True)
            self.search.clear()
            self.search.blockSignals(False)
            self._ask(Question())
            self._let_move()
            self._mark_shown()
            self._show_texts()
            self._show_empty()
        if change & Change.RECORD and state.collection is not None:
            self.shelf.renew(state.collection)
            self._show_texts()
        if change & Change.SETTINGS:
            self._apply_settings()
        if change & Change.GATHERED:
            self._show_empty()
        if change & Change.SETS:
            self._mark_favourites()
        if change & Change.ARTIFACT:
            self._mark_shown()
        if change & Change.MODEL and state.model is not None and self._wanted is not None:
            QTimer.singleShot(0, self, self._show_hit)
        if change & Change.NOTES and state.artifact is not None and state.model is not None:
            self.shelf.count_notes(state.artifact, state.notes)
