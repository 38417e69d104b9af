"""About the program: what it promises, its version, and whose work it stands on."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from exhibit_viewer import __version__
from exhibit_viewer.ui.acknowledgements import acknowledgements
from exhibit_viewer.ui.cards import Words, hairline
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.markdown import RING
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.sides import foreign
from exhibit_viewer.ui.theme import Appearance


class AboutProgram(Overlay):
    """A small page over the window."""

    def __init__(self, appearance: Appearance, icons: Icons, parent: QWidget) -> None:
        super().__init__(appearance, icons, parent, width=520)
        self._version = Words(appearance, muted=True)
        self._promises = Words(appearance)
        self._heading = Words(appearance, 14, 600)
        self._credits = QGridLayout()
        for row, package in enumerate(acknowledgements()):
            name, licence = Words(appearance, 12), Words(appearance, 12, muted=True)
            name.setText(foreign(f"{package.name} {package.version}"))
            licence.setText(foreign(package.licence))
            self._credits.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            self._credits.addWidget(licence, row, 1, Qt.AlignmentFlag.AlignTop)
        self._credits.setColumnStretch(0, 3)
        self._credits.setColumnStretch(1, 4)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        for part in (self._version, self._promises, hairline(), self._heading):
            self._column.addWidget(part)
        self._column.addLayout(self._credits)
        self._column.addStretch(1)
        self._scroll.setWidget(self._page)
        self.content.addWidget(self._scroll, 1)
        self.title.setContentsMargins(RING, 0, RING, 0)  # in line with the words within the page's ring

    def least_height(self) -> int:
        """The whole page, where the window has the room."""
        pixels = self._appearance.pixels
        self._column.setContentsMargins(0, 0, pixels(8), 0)
        self._column.setSpacing(pixels(12))
        self._credits.setHorizontalSpacing(pixels(16))
        self._credits.setVerticalSpacing(pixels(4))
        wanted = self._column.totalHeightForWidth(pixels(460)), self._page.minimumSizeHint().height()
        return max(wanted) + pixels(96)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self.title.setText(self.tr("Exhibit Viewer"))
        self.setAccessibleName(self.tr("About Exhibit Viewer"))
        self.close_button.name(self.tr("Close"), "Esc")
        self._version.setText(self.tr("Version {version}, on Qt {qt}").format(version=__version__, qt=qVersion()))
        self._promises.setText(self.tr("Works without a network. Notes stay on this computer, in your own library."))
        self._heading.setText(self.tr("Made with"))
        self._scroll.setAccessibleName(self.accessibleName())
