"""Which: the library in use, as a button whose menu holds the others, and ways to open or make one."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from exhibit_viewer.model.faults import Fault
from exhibit_viewer.session.library_port import KnownLibrary, Libraries
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.cards import MenuButton, Words
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.menu import Menu
from exhibit_viewer.ui.messages import isolated, plain
from exhibit_viewer.ui.theme import Appearance

TITLE_LETTERS = 40


class WhichLibrary(QWidget):
    """One line. Those that are not there now stay in the menu; choosing one says what to do."""

    def __init__(
        self, session: Session, appearance: Appearance, icons: Icons, actions: Actions, libraries: Libraries
    ) -> None:
        super().__init__()
        self._session, self._actions, self._libraries = session, actions, libraries
        self._label = Words(appearance, muted=True)
        self.button = MenuButton(appearance, icons)
        self.menu = Menu(icons, self.button)
        self.button.setMenu(self.menu)
        self._label.setBuddy(self.button)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(appearance.pixels(12))
        line.addWidget(self._label)
        line.addWidget(self.button)
        line.addStretch(1)
        self._known: tuple[KnownLibrary, ...] = ()

    def fill(self) -> None:
        """Look again which there are."""
        self._libraries.known(self._show)

    def reword(self) -> None:
        """Put every word into the language shown."""
        self._label.setText(self.tr("Library"))
        current = next((each for each in self._known if each.current), None)
        words = self._title(current) if current is not None else ""
        self.button.setText(words)
        self.button.setAccessibleName(self.tr("Library: {}").format(words))
        self.button.setToolTip(self.tr("Choose another library, or make one"))
        self._fill_menu()

    def _show(self, known: tuple[KnownLibrary, ...]) -> None:
        self._known = known
        self.reword()

    def _title(self, library: KnownLibrary) -> str:
        return self.tr("My library") if library.own else plain(library.path.name, TITLE_LETTERS)

    def _fill_menu(self) -> None:
        self.menu.clear()
        for each in self._known:
            words = self._title(each)
            if each.missing:
                words = self.tr("{} (not there now)").format(isolated(words))
            action = self.menu.offer(words, each.current)
            action.setToolTip(plain(str(each.path), 200))
            action.triggered.connect(partial(self._open, each))
        self.menu.addSeparator()
        self.menu.addAction(self._actions.by_id["library.open"])
        self.menu.addAction(self._actions.by_id["library.new"])
        missing = [each for each in self._known if each.missing]
        if missing:
            forget = self.menu.addAction(self.tr("Forget those that are not there"))
            forget.triggered.connect(lambda *_: self._forget(missing))

    def _open(self, library: KnownLibrary, *_: object) -> None:
        self._fill_menu()  # the mark stays on the one in use until the other is
        if not library.current:
            self._libraries.open(library.path, self._opened)

    def _forget(self, missing: list[KnownLibrary]) -> None:
        for each in missing:
            self._libraries.forget(each.path, self._opened)

    def _opened(self, fault: Fault | None) -> None:
        if fault is not None:
            self._session.report(fault.notice)
        self.fill()
