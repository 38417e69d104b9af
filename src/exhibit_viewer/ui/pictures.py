"""Pictures: the small pictures of artifacts, asked for once and kept while there is room."""

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import U8
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.ui.cards import pixmap_of

ROOM = 96 << 20
"""How many bytes of pictures are kept: some 170 of 384 pixels square."""
_ENTRY = 1 << 10
"""What an artifact without a picture counts for."""


class Pictures(QObject):
    """Thumbnails by artifact. `arrived` tells the key of the picture that came, see `picture_key`."""

    arrived = Signal(str)

    def __init__(self, doors: Doors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doors = doors
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._held = 0
        self._asked: set[str] = set()

    def of(self, artifact: Artifact) -> QPixmap | None:
        """The picture; a null one when there is none to be had; None while it is being made, after asking for it."""
        key = picture_key(artifact)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._asked:
            self._asked.add(key)
            self._doors.thumbnail(artifact, lambda picture: self._came(key, picture))
        return self._kept.get(key)

    @property
    def waiting(self) -> bool:
        """Whether any picture asked for is still being made."""
        return bool(self._asked)

    def wanted(self, artifacts: tuple[Artifact, ...]) -> None:
        """The artifacts now in sight; the others may wait."""
        self._doors.wanted(artifacts)

    def _came(self, key: str, picture: U8 | None) -> None:
        self._asked.discard(key)
        self._held -= _weight(self._kept.pop(key, None))
        self._kept[key] = QPixmap() if picture is None else pixmap_of(picture)
        self._held += _weight(self._kept[key])
        while self._held > ROOM:
            self._held -= _weight(self._kept.popitem(last=False)[1])
        self.arrived.emit(key)


def picture_key(artifact: Artifact) -> str:
    """The same for artifacts that look the same: those of one file, if no document puts its models differently."""
    return f"{artifact.path}|{hash(artifact.parts):x}" if artifact.parts else str(artifact.path)


def _weight(picture: QPixmap | None) -> int:
    """Bytes a kept picture takes."""
    return 0 if picture is None else _ENTRY + picture.width() * picture.height() * picture.depth() // 8
