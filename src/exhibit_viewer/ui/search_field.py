"""Search field: one line to search by, with a glass where reading begins and a cross that empties it."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from exhibit_viewer.ui.icons import Icons

GLASS, EDGE = 16, 8


class SearchField(QLineEdit):
    """`words` says what is searched, for the eye and the ear. Qt's own cross is a disc of another style."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._icons = icons
        self._cross = QToolButton(self)
        self._cross.setProperty("dress", "quiet")
        self._cross.setIcon(icons.icon("x", GLASS, "muted"))
        self._cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does it
        self._cross.setCursor(Qt.CursorShape.PointingHandCursor)
        self._cross.clicked.connect(lambda *_: self.clear())
        self.textChanged.connect(lambda words: self._cross.setVisible(bool(words)))
        self._cross.hide()

    def reword(self, words: str, hint: str) -> None:
        """What is searched, and where."""
        self._words = words
        self._say()
        self.setAccessibleName(words)
        self.setToolTip(hint)
        self._cross.setAccessibleName(self.tr("Clear the search"))
        self._cross.setToolTip(self.tr("Clear the search"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much as there is room for."""
        super().resizeEvent(event)
        self._place()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Glass and cross as large as the letters, where reading begins and ends."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange, QEvent.Type.StyleChange):
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the glass in it."""
        super().paintEvent(event)
        glass = self._icons.pixmap("search", GLASS, "muted", self.devicePixelRatioF())
        side = round(glass.width() / glass.devicePixelRatio())
        left = self.width() - self._edge() - side if self.isRightToLeft() else self._edge()
        QPainter(self).drawPixmap(left, (self.height() - side) // 2, glass)

    def _edge(self) -> int:
        return round(self.fontMetrics().height() * EDGE / GLASS)

    def _place(self) -> None:
        room = self.sizeHint().height() - 4
        self._cross.setGeometry(
            2 if self.isRightToLeft() else self.width() - room - 2, (self.height() - room) // 2, room, room
        )
        side = self.fontMetrics().height()
        self._cross.setIconSize(QSize(side, side))
        glass = side + self._edge() // 2
        before, after = (room, glass) if self.isRightToLeft() else (glass, room)
        self.setTextMargins(before, 0, after, 0)

    def _say(self) -> None:
        """The words, or one of them where they would be cut off."""
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self._words) <= self.width() - 3 * metrics.height()
        self.setPlaceholderText(self._words if fits else self.tr("Search"))
