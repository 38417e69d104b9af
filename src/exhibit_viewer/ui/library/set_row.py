"""Set row: one set of the visitor's own, with what can be done with it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from exhibit_viewer.model.own_set import BUILT_IN, OwnSet
from exhibit_viewer.ui.cards import IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.theme import Appearance

LONGEST_TITLE = 80


class SetRow(QFrame):
    """Open it, put what is chosen in or take it out, share, rename (F2) or delete it. held: whether what is chosen is
    in it; None where nothing can be put in."""

    opened = Signal()
    toggled = Signal()
    shared = Signal()
    renamed = Signal(str)
    deleted = Signal()

    def __init__(self, own: OwnSet, held: bool | None, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._title = title = plain(in_language(own.title), LONGEST_TITLE)
        self.under = push_button("quiet", self)
        self.under.setAccessibleName(self.tr("Open {}").format(title))
        self.under.setToolTip(self.under.accessibleName())
        self.under.clicked.connect(self.opened)
        self.under.setEnabled(bool(own.picks))
        self._name, facts = Words(appearance, weight=500), Words(appearance, 12, muted=True)
        self._name.setText(title)
        facts.setText(self.tr("%Ln object(s)", "", len(own.picks)) if own.picks else self.tr("Empty"))
        self.writing = QLineEdit()
        self.writing.setMaxLength(LONGEST_TITLE)
        self.writing.setAccessibleName(self.tr("New name of {}").format(title))
        self.writing.setToolTip(self.tr("Return keeps the name, Esc leaves the old one"))
        self.writing.installEventFilter(self)
        self.writing.editingFinished.connect(self._end)
        self.writing.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._name, facts):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        for part in (self._name, self.writing, facts):
            words.addWidget(part)
        self.toggle_button = IconButton(appearance, icons, "check" if held else "plus", 16)
        self.toggle_button.name(
            self.tr("Take out of {}").format(title) if held else self.tr("Put into {}").format(title)
        )
        self.toggle_button.setVisible(held is not None)
        self.toggle_button.clicked.connect(self.toggled)
        self.share = IconButton(appearance, icons, "share-2", 16)
        self.share.name(self.tr("Share or export {}").format(title))
        self.share.setVisible(bool(own.picks))
        self.share.clicked.connect(self.shared)
        self.pencil = IconButton(appearance, icons, "pencil", 16)
        self.pencil.name(self.tr("Rename {}").format(title), "F2")
        self.pencil.clicked.connect(self.write)
        self.away = IconButton(appearance, icons, "trash-2", 16)
        self.away.name(self.tr("Delete the set {}; its objects stay").format(title), "Del")
        self.away.clicked.connect(self.deleted)
        for button in (self.pencil, self.away):
            button.setVisible(own.id not in BUILT_IN)
        pixels = appearance.pixels
        row = QHBoxLayout(self)
        row.setContentsMargins(pixels(12), pixels(8), pixels(8), pixels(8))
        row.setSpacing(pixels(4))
        row.addLayout(words, 1)
        for each in self.buttons[1:]:
            row.addWidget(each)
        self.under.lower()

    def write(self) -> None:
        """Let the name be written anew, in its place."""
        self._name.hide()
        self.writing.setText(self._title)
        self.writing.show()
        self.writing.selectAll()
        self.writing.setFocus()

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """What the keyboard can be on, in the order of Tab."""
        return self.under, self.toggle_button, self.share, self.pencil, self.away

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 renames, Delete deletes what may be."""
        deeds = {Qt.Key.Key_F2: self.pencil, Qt.Key.Key_Delete: self.away}
        button = deeds.get(Qt.Key(event.key()))
        if button is not None and not button.isHidden():
            button.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button lies under the whole row."""
        super().resizeEvent(event)
        self.under.setGeometry(self.rect())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc leaves the old name, and the page open."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.writing.setText(self._title)
            self._end()
            return True
        return False

    def _end(self) -> None:
        if self.writing.isHidden():
            return
        wrote, had_keyboard = self.writing.text().strip(), self.writing.hasFocus()
        self.writing.hide()
        self._name.show()
        if had_keyboard:
            self.pencil.setFocus()
        if wrote and wrote != self._title:
            self.renamed.emit(wrote)
