"""Rows: one collection of the library each, with what can be done with it."""

from PySide6.QtCore import QDateTime, QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from exhibit_viewer.session.library_port import Held
from exhibit_viewer.ui.cards import IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.theme import Appearance

SURE_MILLISECONDS = 5000
"""How long the second press that deletes for good may take."""


class HeldRow(QFrame):
    """A collection: open it, or throw it away; of the trash: fetch it back, or delete it for good, in two presses."""

    opened = Signal()
    thrown = Signal()
    fetched = Signal()
    destroyed_for_good = Signal()

    def __init__(self, held: Held, appearance: Appearance, icons: Icons) -> None:
        super().__init__()
        self._held = held
        title = plain(in_language(held.title)) or held.path.name
        self._under = push_button("quiet", self)
        self._under.setAccessibleName(self.tr("Open {}").format(title))
        self._under.setToolTip(self._under.accessibleName())
        self._under.setEnabled(not held.thrown)
        self._under.clicked.connect(self.opened)
        name, facts = Words(appearance, weight=500), Words(appearance, 12, muted=True)
        name.setText(title)
        facts.setText(_facts(held, self.tr("%Ln object(s)", "", held.artifacts)))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (name, facts):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        pixels = appearance.pixels
        row = QHBoxLayout(self)
        row.setContentsMargins(pixels(12), pixels(8), pixels(8), pixels(8))
        row.setSpacing(pixels(4))
        row.addLayout(words, 1)
        if held.thrown:
            self._back = push_button()
            self._back.setText(self.tr("Put back"))
            self._back.setAccessibleName(self.tr("Put {} back").format(title))
            self._back.clicked.connect(self.fetched)
            self._sure = push_button()
            self._sure.setText(self.tr("Really delete"))
            self._sure.setAccessibleName(self.tr("Delete {} for good").format(title))
            self._sure.clicked.connect(self.destroyed_for_good)
            self._sure.hide()
            row.addWidget(self._back)
            row.addWidget(self._sure)
        self.away = IconButton(appearance, icons, "trash-2", 16)
        self.away.name(
            self.tr("Delete {} for good").format(title)
            if held.thrown
            else self.tr("Put {} into the trash").format(title)
        )
        self.away.clicked.connect(self._ask if held.thrown else self.thrown)
        row.addWidget(self.away)
        self._under.lower()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button lies under the whole row."""
        super().resizeEvent(event)
        self._under.setGeometry(self.rect())

    def _ask(self) -> None:
        """The other button asks whether it is meant; after a while nothing was."""
        self._sure.show()
        self._sure.setFocus()
        self.away.hide()
        QTimer.singleShot(SURE_MILLISECONDS, self, self._forget)

    def _forget(self) -> None:
        self._sure.hide()
        self.away.show()


def _facts(held: Held, objects: str) -> str:
    locale = QLocale()
    size = locale.formattedDataSize(held.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    when = QDateTime.fromString(held.thrown or held.imported, Qt.DateFormat.ISODate).toLocalTime().date()
    day = locale.toString(when, QLocale.FormatType.ShortFormat) if when.isValid() else ""
    return " · ".join(part for part in (objects, size, day) if part)
