"""Search field: one line to search by, with a glass where reading begins and a cross that empties it."""

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from exhibit_viewer.ui.icons import Icons


class SearchField(QLineEdit):
    """`words` says what is searched, for the eye and the ear. Qt's own cross is a disc of another style."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._glass, self._cross = QAction(self), QAction(self)
        self._glass.setIcon(icons.icon("search", 16, "muted"))
        self._cross.setIcon(icons.icon("x", 16, "muted"))
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self._cross, QLineEdit.ActionPosition.TrailingPosition)
        self._cross.triggered.connect(lambda *_: self.clear())
        self.textChanged.connect(lambda words: self._cross.setVisible(bool(words)))
        self._cross.setVisible(False)

    def reword(self, words: str, hint: str) -> None:
        """What is searched, and where."""
        self._words = words
        self._say()
        self.setAccessibleName(words)
        self._glass.setText(words)
        self.setToolTip(hint)
        self._cross.setText(self.tr("Clear the search"))
        self._cross.setToolTip(self.tr("Clear the search"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much as there is room for."""
        super().resizeEvent(event)
        self._say()

    def _say(self) -> None:
        """The words, or one of them where they would be cut off."""
        metrics = self.fontMetrics()
        fits = metrics.horizontalAdvance(self._words) <= self.width() - 3 * metrics.height()
        self.setPlaceholderText(self._words if fits else self.tr("Search"))
