"""Sets page: favourites, what was looked at last, and the visitor's own sets, over the window."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer.model.own_set import BUILT_IN, RECENT, OwnSet
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change
from exhibit_viewer.ui.cards import IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.library.rows import SURE_MILLISECONDS
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance

LONGEST_TITLE = 80


class SetsPage(Overlay):
    """A set opens like a collection; what is chosen in the window goes in and out by the row's button."""

    def __init__(self, session: Session, appearance: Appearance, icons: Icons, window: QWidget, doors: Doors) -> None:
        super().__init__(appearance, icons, window, width=560)
        self._session, self._icons, self._doors = session, icons, doors
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
        row.deleted.connect(partial(picking.delete, own.id))
        return row

    def _open(self, set_id: str) -> None:
        self.fold()
        self._doors.open(self._session.picking.path(set_id))

    def _create(self) -> None:
        if self._session.picking.create(self.name.text()):
            self.name.clear()

    def _dress_create(self, *_: object) -> None:
        self.make.setEnabled(bool(self.name.text().strip()))

    def _heard(self, change: Change, source: object) -> None:
        if change & Change.SETS and self.isVisible():
            focused = next((set_id for set_id, row in self.rows.items() if row.has_focus()), "")
            self.fill()
            if focused in self.rows:
                self.rows[focused].toggle_button.setFocus()


class SetRow(QFrame):
    """A set: open it, put what is chosen in or take it out, delete it in two presses. held: whether what is chosen is
    in it; None where nothing can be put in."""

    opened = Signal()
    toggled = Signal()
    deleted = Signal()

    def __init__(self, own: OwnSet, held: bool | None, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        title = plain(in_language(own.title), LONGEST_TITLE)
        self.under = push_button("quiet", self)
        self.under.setAccessibleName(self.tr("Open {}").format(title))
        self.under.clicked.connect(self.opened)
        self.under.setEnabled(bool(own.picks))
        name, facts = Words(appearance, weight=500), Words(appearance, 12, muted=True)
        name.setText(title)
        facts.setText(self.tr("%Ln object(s)", "", len(own.picks)) if own.picks else self.tr("Empty"))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (name, facts):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        self.toggle_button = IconButton(appearance, icons, "check" if held else "plus", 16)
        self.toggle_button.name(
            self.tr("Take out of {}").format(title) if held else self.tr("Put into {}").format(title)
        )
        self.toggle_button.setVisible(held is not None)
        self.toggle_button.clicked.connect(self.toggled)
        self.sure = push_button()
        self.sure.setText(self.tr("Really delete"))
        self.sure.setAccessibleName(self.tr("Delete the set {}; its objects stay").format(title))
        self.sure.clicked.connect(self.deleted)
        self.sure.hide()
        self.away = IconButton(appearance, icons, "trash-2", 16)
        self.away.name(self.tr("Delete the set {}; its objects stay").format(title))
        self.away.clicked.connect(self._ask)
        self.away.setVisible(own.id not in BUILT_IN)
        pixels = appearance.pixels
        row = QHBoxLayout(self)
        row.setContentsMargins(pixels(12), pixels(8), pixels(8), pixels(8))
        row.setSpacing(pixels(4))
        row.addLayout(words, 1)
        for part in (self.toggle_button, self.sure, self.away):
            row.addWidget(part)
        self.under.lower()

    def has_focus(self) -> bool:
        """Whether the keyboard is on its button."""
        return self.toggle_button.hasFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button lies under the whole row."""
        super().resizeEvent(event)
        self.under.setGeometry(self.rect())

    def _ask(self) -> None:
        """The other button asks whether it is meant; after a while nothing was."""
        self.sure.show()
        self.sure.setFocus()
        self.away.hide()
        QTimer.singleShot(SURE_MILLISECONDS, self, self._forget)

    def _forget(self) -> None:
        self.sure.hide()
        self.away.show()
