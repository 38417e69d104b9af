"""Library page: the collections of the library and its trash, over the window."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.model.faults import Fault
from exhibit_viewer.session.library_port import Held, Libraries, Library
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.blank import Blank
from exhibit_viewer.ui.cards import WideButton, Words, push_button
from exhibit_viewer.ui.flow import Flow
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.library.rows import HeldRow
from exhibit_viewer.ui.library.which import WhichLibrary
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance

WIDTH = 800
COMMANDS = ("library.import", "library.import.file", "library.backup", "library.restore")


class LibraryPage(Overlay):
    """Folds itself whenever something is opened or chosen elsewhere."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        actions: Actions,
        window: QWidget,
        doors: Doors,
        library: Library,
        libraries: Libraries | None = None,
    ) -> None:
        super().__init__(appearance, icons, window, width=WIDTH)
        self._session, self._icons, self._doors, self._library = session, icons, doors, library
        self._held: tuple[Held, ...] = ()
        self._showing_trash = False
        self._sentence, self._blank = Words(appearance, muted=True), Blank(appearance, icons)
        self._choices = QWidget()
        buttons = Flow(self._choices)
        buttons.setSpacing(appearance.pixels(8))
        for command in COMMANDS:
            button = WideButton(appearance, actions.by_id[command])
            button.clicked.connect(self.fold)
            buttons.addWidget(button)
        self._trash = push_button("link")
        self._trash.clicked.connect(self._turn)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("dress", "bare")
        self.which = WhichLibrary(session, appearance, icons, actions, libraries) if libraries is not None else None
        if self.which is not None:
            self.content.addWidget(self.which)
            for command in ("library.open", "library.new"):
                actions.by_id[command].triggered.connect(self.fold)
            session.listen(self._heard)
        self.content.addWidget(self._sentence)
        for part in (self._scroll, self._blank):
            self.content.addWidget(part, 1)
        self.content.addWidget(self._trash, 0, Qt.AlignmentFlag.AlignLeading)
        self.content.addWidget(self._choices)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Trash") if self._showing_trash else self.tr("Your library"))
        self.setAccessibleName(self.title.text())
        self.close_button.name(self.tr("Close"), "Esc")
        thrown = sum(bool(held.thrown) for held in self._held)
        words = (
            self.tr("Back to the library") if self._showing_trash else self.tr("Trash: %Ln collection(s)", "", thrown)
        )
        self._trash.setText(words)
        self._trash.setAccessibleName(words)
        self._trash.setVisible(bool(thrown) or self._showing_trash)
        self._choices.setVisible(not self._showing_trash)
        shown = sum(bool(held.thrown) == self._showing_trash for held in self._held)
        empty = self.tr("The trash is empty.") if self._showing_trash else self.tr("Nothing has been imported yet.")
        full = (
            self.tr("What you threw away stays here until you delete it for good.")
            if self._showing_trash
            else self.tr("Copies of your own: you can edit what is said of them; the originals stay untouched.")
        )
        self._sentence.setText(full)
        self._blank.say("trash-2" if self._showing_trash else "library-big", empty, full)
        for part in (self._sentence, self._scroll, self._blank):
            part.setVisible(bool(shown) is not (part is self._blank))
        if self.which is not None:
            self.which.reword()

    def fill(self) -> None:
        """Look again at what there is."""
        self._showing_trash = False
        if self.which is not None:
            self.which.fill()
        self._look()

    def least_height(self) -> int:
        """Room for some rows."""
        return self._appearance.pixels(480)

    def _look(self) -> None:
        self._library.held(self._show)

    def _show(self, held: tuple[Held, ...]) -> None:
        self._held = held
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self._appearance.pixels(8), 0)
        column.setSpacing(self._appearance.pixels(4))
        for each in held:
            if bool(each.thrown) == self._showing_trash:
                column.addWidget(self._row(each))
        column.addStretch(1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self.reword()

    def _row(self, held: Held) -> HeldRow:
        row = HeldRow(held, self._appearance, self._icons)
        row.opened.connect(partial(self._open, held))
        row.thrown.connect(partial(self._throw_away, held))
        row.fetched.connect(lambda: self._library.fetch_back(held.path, self._changed))
        row.destroyed_for_good.connect(lambda: self._library.destroy(held.path, self._changed))
        return row

    def _open(self, held: Held) -> None:
        self.fold()
        self._doors.open(held.path)

    def _throw_away(self, held: Held) -> None:
        collection = self._session.state.collection
        if collection is not None and collection.root == held.path:
            self._session.close_collection()
        self._library.throw_away(held.path, self._changed)

    def _changed(self, fault: Fault | None) -> None:
        if fault is not None:
            self._session.report(fault.notice)
            self.fold()
        self._look()

    def _heard(self, change: Change, source: object) -> None:
        """Another library may have come, with other sets and other collections; a fault is told in the window."""
        if change & Change.SETS and self.isVisible():
            self.fill()
        elif change & Change.FAULT and self.isVisible() and self._session.state.fault is not None:
            self.fold()

    def _turn(self) -> None:
        self._showing_trash = not self._showing_trash
        self._show(self._held)
