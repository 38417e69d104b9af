"""Recent row: one entry of what was opened before."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.session.ports import Recent
from exhibit_viewer.ui.cards import IconButton, Words, push_button
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.pictures import Pictures, picture_key
from exhibit_viewer.ui.theme import Appearance

LEFT_TO_RIGHT, POP = "\u2066", "\u2069"


class RecentRow(QFrame):
    """One entry of what was opened before: picture, title, place, a way to forget it; or that it is gone."""

    def __init__(self, entry: Recent, appearance: Appearance, icons: Icons, pictures: Pictures) -> None:
        super().__init__()
        self._entry, self._appearance, self._icons, self._pictures = entry, appearance, icons, pictures
        self._artifact: Artifact | None = None
        self._button = push_button("quiet", self)
        self.clicked = self._button.clicked
        self._button.setEnabled(not entry.missing)
        self.forget = IconButton(appearance, icons, "x")
        self._picture = QLabel()
        self._title = Words(appearance, weight=500, muted=entry.missing)
        place = Words(appearance, 12, muted=True)
        place.setText(self.tr("No longer at {}").format(_short(entry.path)) if entry.missing else _short(entry.path))
        words = QVBoxLayout()
        words.setSpacing(0)
        for label in (self._title, place):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(appearance.pixels(8), appearance.pixels(4), appearance.pixels(4), appearance.pixels(4))
        row.setSpacing(appearance.pixels(12))
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        row.addWidget(self.forget)
        self._button.lower()
        self._button.setAccessibleDescription(place.text())
        self._button.setToolTip(str(entry.path))
        self._call(entry.title)
        pictures.arrived.connect(self._picture_came)
        self._show_picture()

    def show_collection(self, collection: Collection | None) -> None:
        """Show its title in the language shown now, and the picture of the first artifact."""
        if collection is not None:
            self._call(in_language(collection.title))
        if collection is not None and collection.artifacts:
            self._artifact = collection.artifacts[0]
            self._show_picture()

    def _call(self, title: str) -> None:
        words = plain(title) or self._entry.path.name
        self._title.setText(words)
        self._button.setAccessibleName(self.tr("Open {}").format(words))
        self.forget.name(self.tr("Forget {}").format(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button lies under the whole row."""
        super().resizeEvent(event)
        self._button.setGeometry(self.rect())

    def _picture_came(self, key: str) -> None:
        if self._artifact is not None and key == picture_key(self._artifact):
            self._show_picture()

    def _show_picture(self) -> None:
        side = self._appearance.pixels(40)
        picture = self._pictures.of(self._artifact) if self._artifact else None
        self._picture.setFixedSize(side, side)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if picture is None or picture.isNull():
            name = "image-off" if self._entry.missing else "folder" if self._entry.path.is_dir() else "box"
            self._picture.setPixmap(self._icons.pixmap(name, 20, "muted", self.devicePixelRatioF()))
            return
        smooth = Qt.TransformationMode.SmoothTransformation
        ratio = self.devicePixelRatioF()
        small = picture.scaled(round(side * ratio), round(side * ratio), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        small.setDevicePixelRatio(ratio)
        self._picture.setPixmap(small)


def _short(path: Path) -> str:
    """A path as people read it, with ~ for their own folder; from left to right in any language."""
    try:
        words = str(Path("~") / path.relative_to(Path.home()))
    except ValueError:
        words = str(path)
    return f"{LEFT_TO_RIGHT}{words}{POP}"
