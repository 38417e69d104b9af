"""One artifact on the wall: picture, title, and where it comes from."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.ui.cards import CardButton, Words, pixmap_of
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.sides import lead
from exhibit_viewer.ui.theme import SPACE, Appearance

LONGEST = 160


class ArtifactCard(CardButton):
    """As wide as it is told, as tall as its words need."""

    def __init__(self, artifact: Artifact, appearance: Appearance) -> None:
        super().__init__(appearance)
        self.artifact = artifact
        self._source: QPixmap | None = None
        self._absent = False
        self._picture = Words(appearance, 12, muted=True)
        self._title = Words(appearance, 16, 500, serif=True)
        self._line = Words(appearance, 12, muted=True)
        self._column = QVBoxLayout(self)
        for label in (self._picture, self._title, self._line):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self._column.addStretch(1)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, False)  # a finger that has gone still counts as a pointer
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.reword()

    def reword(self) -> None:
        """Title and line in the language shown."""
        title = plain(in_language(self.artifact.title), LONGEST)
        self._title.setText(title)
        self._line.setText(plain(in_language(self.artifact.culture), LONGEST))
        self._line.setVisible(bool(self._line.text()))
        lead(self._title, self._line)
        self._tell_absence()
        self.setAccessibleName(title)
        self.setAccessibleDescription(in_language(self.artifact.alt_text))

    def show_picture(self, picture: U8 | None) -> None:
        """Its small picture, or the word that there is none."""
        self._absent = picture is None
        if picture is not None:
            self._source = pixmap_of(picture)
            self._scale_picture()
        self._tell_absence()

    def height_for(self, width: int) -> int:
        """How tall the card is at a width."""
        pixels = self._appearance.pixels
        pad = pixels(SPACE[2])
        self._column.setContentsMargins(pad, pad, pad, pad)
        self._column.setSpacing(pixels(SPACE[0]))
        side = width - 2 * pad
        self._picture.setFixedSize(side, side)
        self._scale_picture()
        words = [label for label in (self._title, self._line) if not label.isHidden()]
        return 2 * pad + side + sum(label.heightForWidth(side) + pixels(SPACE[0]) for label in words)

    def sizeHint(self) -> QSize:
        """The size it was given."""
        return self.size()

    def _tell_absence(self) -> None:
        if self._absent and self._source is None:
            self._picture.setText(self.tr("No picture"))

    def _scale_picture(self) -> None:
        if self._source is not None and self._picture.width() > 1:
            ratio = self.devicePixelRatioF()
            side = round(self._picture.width() * ratio)
            smooth = Qt.TransformationMode.SmoothTransformation
            scaled = self._source.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)
            scaled.setDevicePixelRatio(ratio)
            self._picture.setPixmap(scaled)
