"""Sets page: favourites, what was looked at last, and the visitor's own sets, over the window."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.model.own_set import RECENT, OwnSet
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.library.set_row import LONGEST_TITLE, SetRow
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.opening import choose_set
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance


class SetsPage(Overlay):
    """A set opens like a collection; what is chosen in the window goes in and out by the row's button. Deleting one
    offers to take that back in the same place."""

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, window: QWidget, doors: Doors
    ) -> None:
        super().__init__(appearance, icons, window, width=560)
        self._session, self._icons, self._actions, self._doors = session, icons, actions, doors
        self._to_share = ""  # a set that is shared as soon as it is open
        self._gone = Words(appearance, muted=True)
        self._gone.setWordWrap(False)
        self.bring = push_button("link")
        self.bring.clicked.connect(lambda *_: choose_set(window, session.picking.bring_in))
        self.undo = push_button("link")
        self.undo.clicked.connect(lambda *_: session.undo())
        self._sentence = Words(appearance, muted=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setProperty("dress", "bare")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TITLE)
        self.make = push_button("main")
        self.name.textChanged.connect(self._dress_create)
        self.name.returnPressed.connect(self._create)
        self.make.clicked.connect(self._create)
        line = QHBoxLayout()
        line.setSpacing(appearance.pixels(8))
        line.addWidget(self.name, 1)
        line.addWidget(self.make)
        self.content.addWidget(self._sentence)
        self.content.addWidget(self._scroll, 1)
        back = QHBoxLayout()
        back.addWidget(self._gone)
        back.addWidget(self.undo)
        back.addStretch(1)
        back.addWidget(self.bring)
        self.content.addLayout(back)
        self.content.addLayout(line)
        self.rows: dict[str, SetRow] = {}
        session.listen(self._heard)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Favourites and sets"))
        self.setAccessibleName(self.title.text())
        self.close_button.name(self.tr("Close"), "Esc")
        self.name.setPlaceholderText(self.tr("Name of a new set"))
        self.name.setAccessibleName(self.tr("Name of a new set"))
        self.make.setText(self.tr("Create"))
        self.make.setAccessibleName(self.tr("Create the set"))
        self.bring.setText(self.tr("Bring in a set…"))
        self.bring.setAccessibleName(self.tr("Bring in a set…"))
        self.bring.setToolTip(self.tr("The list of a set, saved on another machine"))
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo"))
        self.undo.setToolTip(self._actions.hint(self.tr("Undo"), "note.undo"))
        chosen = self._session.state.chosen
        if len(chosen) == 1:
            words = self.tr("The + puts “{}” into a set.").format(plain(in_language(chosen[0].title), LONGEST_TITLE))
        else:
            words = self.tr("The + puts the %Ln marked object(s) into a set.", "", len(chosen)) if chosen else ""
        self._sentence.setText(words or self.tr("Objects of any collection, in an order of your own."))
        self._dress_create()

    def fill(self) -> None:
        """A row for each set there is."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, self._appearance.pixels(8), 0)
        column.setSpacing(self._appearance.pixels(4))
        self.rows = {own.id: self._row(own) for own in self._session.state.sets}
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self._scroll.setWidget(page)
        page.setAutoFillBackground(False)
        self._scroll.viewport().setAutoFillBackground(False)
        self._offer_undo()

    def least_height(self) -> int:
        """Room for some rows."""
        return self._appearance.pixels(440)

    def first_focus(self) -> QWidget:
        """The first set, so that Return opens it and Tab goes on."""
        return next((row.under for row in self.rows.values()), self.name)

    def _row(self, own: OwnSet) -> "SetRow":
        state, picking = self._session.state, self._session.picking
        held = state.holds_chosen(own.id) if state.chosen and own.id != RECENT else None
        row = SetRow(own, held, self._appearance, self._icons)
        row.opened.connect(partial(self._open, own.id))
        row.toggled.connect(partial(picking.toggle, own.id))
        row.shared.connect(partial(self._share, own.id))
        row.renamed.connect(partial(picking.rename, own.id))
        row.deleted.connect(partial(picking.delete, own.id))
        return row

    def _open(self, set_id: str) -> None:
        self.fold()
        self._doors.open(self._session.picking.path(set_id))

    def _share(self, set_id: str) -> None:
        """Open a set, and the way out of the program with it."""
        self._to_share = set_id
        if self._is_open(set_id):
            self._share_open()
        else:
            self._open(set_id)

    def _is_open(self, set_id: str) -> bool:
        own = self._session.state.own_set
        return own is not None and own.id == set_id

    def _share_open(self) -> None:
        self._to_share = ""
        self.fold()
        self._actions.trigger("share")

    def _offer_undo(self) -> None:
        """Say which set went, and offer to have it back, as long as that is what undo would do."""
        history = self._session.picking.history
        deleted = history.undo_name == "set.delete" == self._session.undo_name
        self._gone.setVisible(deleted)
        self.undo.setVisible(deleted)
        before = history.latest
        if deleted and before is not None:
            words = self.tr("The set “{}” was deleted.")
            self._gone.setText(words.format(plain(in_language(before.title), LONGEST_TITLE)))

    def _create(self) -> None:
        if self._session.picking.create(self.name.text()):
            self.name.clear()

    def _dress_create(self, *_: object) -> None:
        self.make.setEnabled(bool(self.name.text().strip()))

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.COLLECTION and self._to_share and self._is_open(self._to_share):
            self._share_open()
        if change & Change.SETS and self.isVisible():
            focused = self.focusWidget()
            at = [(set_id, row.buttons.index(focused)) for set_id, row in self.rows.items() if focused in row.buttons]
            self.fill()
            for set_id, number in at:
                (self.rows[set_id].buttons[number] if set_id in self.rows else self.undo).setFocus()
