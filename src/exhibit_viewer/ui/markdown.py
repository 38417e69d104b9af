"""Markdown shown safely: no HTML, no file or address is ever read, links are copied and never opened.

Qt reads whatever an image, style or list marker names unless `loadResource` answers with a valid picture, so it answers
with one transparent pixel for everything.
"""

import re
import unicodedata

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QGuiApplication, QImage, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectCommonMark | QTextDocument.MarkdownFeature.MarkdownNoHTML
LONGEST = 30_000
DEEPEST = 12
LINE_PERCENT = 120
RING = 2
"""Width of the ring of focus, in pixels at any text size."""
_COPIED = ("https", "mailto")
_NESTING = re.compile(rf"^[ \t>*+\-\d.)]{{{DEEPEST * 3},}}", re.MULTILINE)


def _pixel() -> QImage:
    picture = QImage(1, 1, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    return picture


def direction_of(text: str) -> Qt.LayoutDirection:
    """The direction a line is read in: that of its first letter with one (Unicode UAX 9, rules P2 and P3)."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return Qt.LayoutDirection.LeftToRight


def tamed(text: str) -> str:
    """Text cut to a size and a depth that are quick to lay out."""
    return _NESTING.sub("", text[:LONGEST])


class SafeDocument(QTextDocument):
    """A document that reads nothing from outside itself."""

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """One transparent pixel, whatever is asked for."""
        return _pixel()


def plain(markdown: str) -> str:
    """The words of a Markdown text without its marks, for previews, search and screen readers."""
    document = SafeDocument()
    document.setMarkdown(tamed(markdown), FEATURES)
    return " ".join(document.toPlainText().replace("\ufffc", " ").split())


class Prose(QTextBrowser):
    """Rendered Markdown as tall as its text. `copied(address)`: a link was put on the clipboard."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocument(SafeDocument(self))
        self.document().setDocumentMargin(0)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setViewportMargins(-RING, 0, -RING, 0)  # words stand in line with those around; the ring lies over them
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.anchorClicked.connect(self._copy)

    def show_markdown(self, text: str) -> None:
        """Render a text; its direction follows its words."""
        self.document().setMarkdown(tamed(text), FEATURES)
        self._space()
        self._fit()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage:
        """One transparent pixel, whatever is asked for."""
        return _pixel()

    def sizeHint(self) -> QSize:
        """As tall as the text at the present width."""
        return QSize(160, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reflow, and take the height that needs."""
        super().resizeEvent(event)
        self._fit()

    def _space(self) -> None:
        """Air between the lines and, twice as much, between paragraphs."""
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            form = block.blockFormat()
            form.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            form.setTopMargin(0)
            last = not block.next().isValid()
            form.setBottomMargin(0 if last or block.textList() else self.fontMetrics().height() * 0.6)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(form)
            block = block.next()
        cursor.endEditBlock()

    def _fit(self) -> None:
        frame = self.height() - self.viewport().height()
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(1, round(self.document().size().height() + 0.5)) + max(0, frame))

    def _copy(self, address: QUrl) -> None:
        if address.scheme().lower() in _COPIED:
            QGuiApplication.clipboard().setText(address.toString())
            self.copied.emit(address.toString())
