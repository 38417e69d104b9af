"""About the program: what it promises, its version, and whose work it stands on."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer import __version__
from exhibit_viewer.ui.cards import Words, hairline
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.theme import Appearance

CREDITS = (
    ("Qt for Python", "PySide6-Essentials", "LGPL-3.0"),
    ("trimesh", "trimesh", "MIT"),
    ("NumPy", "numpy", "BSD-3-Clause"),
    ("Pillow", "Pillow", "MIT-CMU"),
    ("SQLite, APSW", "apsw", "any-OSI"),
    ("Lucide", "lucide", "ISC"),
    ("Inter", "fontpkg-inter", "OFL-1.1"),
    ("Source Serif 4", "fontpkg-source-serif-4", "OFL-1.1"),
    ("Noto Sans Arabic", "fontpkg-noto-sans-arabic", "OFL-1.1"),
)


class AboutProgram(Overlay):
    """A small page over the window."""

    def __init__(self, appearance: Appearance, icons: Icons, parent: QWidget) -> None:
        super().__init__(appearance, icons, parent, width=520)
        self._version = Words(appearance, muted=True)
        self._promises = Words(appearance)
        self._heading = Words(appearance, 14, 600)
        self._credits = Words(appearance, 12, muted=True)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        for part in (self._version, self._promises, hairline(), self._heading, self._credits):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll.setWidget(self._page)
        self.content.addWidget(self._scroll, 1)

    def least_height(self) -> int:
        """The whole page, where the window has the room."""
        pixels = self._appearance.pixels
        self._column.setContentsMargins(0, 0, pixels(8), 0)
        self._column.setSpacing(pixels(12))
        return self._column.totalHeightForWidth(pixels(460)) + pixels(96)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Exhibit Viewer"))
        self.setAccessibleName(self.tr("About Exhibit Viewer"))
        self.close_button.name(self.tr("Close"), "Esc")
        self._version.setText(self.tr("Version {version}, on Qt {qt}").format(version=__version__, qt=qVersion()))
        self._promises.setText(self.tr("Works without a network. Notes stay on this computer, in your own library."))
        self._heading.setText(self.tr("Made with"))
        lines = (f"{name} {_version_of(package)} ({licence})" for name, package, licence in CREDITS)
        self._credits.setText("\n".join(lines))
        self._scroll.setAccessibleName(self.accessibleName())


def _version_of(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
