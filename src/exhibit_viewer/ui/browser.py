"""Browser: the collection panel. Title and description, search, sort, and every artifact in a grid or a list."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.pictures import Pictures
from exhibit_viewer.ui.search_field import SearchField
from exhibit_viewer.ui.shelf import Shelf
from exhibit_viewer.ui.shelf_view import ShelfView
from exhibit_viewer.ui.theme import Appearance

SHORT = 150
LONGEST = 2000


class Browser(QWidget):
    """The collection panel. Choosing an artifact opens it."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, pictures: Pictures) -> None:
        super().__init__()
        self._session, self._appearance, self._pictures = session, appearance, pictures
        self.shelf = Shelf(pictures, self)
        self._full_text = False
        self._title = Words(appearance, 20, 500, serif=True)
        self._description = Words(appearance, muted=True)
        self._count = Words(appearance, 12, muted=True)
        self._more = push_button("link")
        self._more.clicked.connect(self._toggle_text)
        self.search = SearchField(icons)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self._sort = IconButton(appearance, icons, "arrow-up-down", 16)
        self._grid = IconButton(appearance, icons, "layout-grid", 16)
        self._list = IconButton(appearance, icons, "list", 16)
        self._orders = self._sort_menu()
        for button, style in ((self._grid, "grid"), (self._list, "list")):
            button.setCheckable(True)
            button.clicked.connect(lambda *_, style=style: self._choose("browser_style", style))
        self.view = ShelfView(appearance, self.shelf)
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self.view.seen.connect(self._tell_seen)
        self._nothing = Words(appearance, muted=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = push_button()
        self._clear.clicked.connect(self.search.clear)
        self._build()
        appearance.changed.connect(self._dress)
        session.listen(self._heard)
        self._dress()
        self.reword()
        self._heard(Change.COLLECTION | Change.SETTINGS, self)

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.setAccessibleName(self.tr("Collection"))
        self.search.reword(
            self.tr("Search this collection"),
            self.tr("Titles, cultures, dates, places, descriptions and notes  (Ctrl+F)"),
        )
        self._sort.name(self.tr("Sort"))
        self._grid.name(self.tr("As a grid"))
        self._list.name(self.tr("As a list"))
        self.view.setAccessibleName(self.tr("Objects"))
        for action, words in zip(
            self._orders, (self.tr("In the collection’s order"), self.tr("By title"), self.tr("By date")), strict=True
        ):
            action.setText(words)
        self._clear.setAccessibleName(self.tr("Clear the search"))
        self._show_texts()
        self._show_empty()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.reword()
            self.shelf.refresh()
            self._mark_shown()
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._dress()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search field goes to the objects; Esc clears it."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
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
        for button in (self._sort, self._grid, self._list):
            line.addWidget(button)
        empty = QWidget()
        column = QVBoxLayout(empty)
        column.addStretch(1)
        column.addWidget(self._nothing)
        column.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.view)
        self._pages.addWidget(empty)
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._description)
        self._head.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._head.addWidget(self.search)
        self._head.addLayout(line)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(self._head)
        self._rows.addWidget(self._pages, 1)

    def _sort_menu(self) -> list[QAction]:
        menu = QMenu(self._sort)
        group = QActionGroup(menu)
        orders = []
        for order in ("order", "title", "date"):
            action = menu.addAction("")
            action.setCheckable(True)
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

    def _apply_settings(self) -> None:
        settings = self._session.state.settings
        style, order = settings.text("browser_style"), settings.text("browser_sort")
        self._grid.setChecked(style == "grid")
        self._list.setChecked(style == "list")
        for action in self._orders:
            action.setChecked(action.data() == order)
        self.view.show_as(style)
        self.shelf.sort_by(order)
        self._mark_shown()

    def _filter(self, query: str) -> None:
        self.shelf.filter(query)
        self._mark_shown()
        self._show_empty()

    def _open(self, index: QModelIndex) -> None:
        artifact = self.shelf.at(index.row())
        if artifact is not None and artifact is not self._session.state.artifact:
            self._session.show_artifact(artifact.id)

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
        self._more.setText(self.tr("Less") if self._full_text else self.tr("More"))
        self._more.setAccessibleName(self.tr("Show the whole description"))

    def _show_empty(self) -> None:
        query = self.search.text()
        empty = self.shelf.rowCount() == 0
        self._count.setText(self.tr("%Ln object(s)", "", self.shelf.rowCount()))
        self._pages.setCurrentIndex(1 if empty else 0)
        self._clear.setVisible(bool(query))
        self._clear.setText(self.tr("Clear the search"))
        self._nothing.setText(
            self.tr("Nothing here matches “{}”.").format(query) if query else self.tr("This collection is empty.")
        )

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
            self.search.clear()
            self._show_texts()
            self._show_empty()
        if change & Change.SETTINGS:
            self._apply_settings()
        if change & Change.ARTIFACT:
            self._mark_shown()
        if change & Change.NOTES and state.artifact is not None and state.model is not None:
            self.shelf.count_notes(state.artifact, state.notes)
