"""Main window: the desk. Start page or stage in the middle, the collection on one side, notes on the other."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QRect, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from exhibit_viewer.model.collection import Collection
from exhibit_viewer.session.library_port import Libraries, Library, Sheet
from exhibit_viewer.session.ports import Courier, Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change, Face
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.browser import Browser
from exhibit_viewer.ui.citation import copy_citation
from exhibit_viewer.ui.docks import BrowserDock, NotesDock
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.key_keeper import KeyKeeper
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.library.deeds import LibraryDeeds
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.opening import choose_file, choose_folder, dropped_path
from exhibit_viewer.ui.overlay import Overlay
from exhibit_viewer.ui.overlays import Overlays
from exhibit_viewer.ui.panels import Layouts, Panels
from exhibit_viewer.ui.picture_out import copy_picture, save_picture
from exhibit_viewer.ui.pictures import Pictures
from exhibit_viewer.ui.record.pages import AboutPages
from exhibit_viewer.ui.start_page import StartPage
from exhibit_viewer.ui.teach.presenting import Presenting
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.top_bar import TopBar
from exhibit_viewer.ui.work_bar import WorkBar

if TYPE_CHECKING:
    from exhibit_viewer.ui.library.sheet_page import SheetPage

UNMANAGED_MILLISECONDS = 400
"""How long a window manager has to give a window the whole screen."""


class MainWindow(QMainWindow):
    """`stage`, `notes` and `about` are made here unless given. `faces` holds what is in the middle; other faces add
    theirs with `add_face`. `before_close` is called before the window goes (to see the notes safe). `expecting`:
    something is being opened already, so the stage waits for it, and there is no start page until one is needed."""

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        icons: Icons,
        actions: Actions,
        doors: Doors,
        layouts: Layouts | None = None,
        before_close: Callable[[], object] | None = None,
        *,
        stage: QWidget | None = None,
        notes: QWidget | None = None,
        about: QWidget | None = None,
        clear_cache: Callable[[], object] | None = None,
        library: Library | None = None,
        libraries: Libraries | None = None,
        courier: Courier | None = None,
        expecting: bool = False,
    ) -> None:
        super().__init__()
        self._session, self._appearance, self._actions = session, appearance, actions
        self._doors, self._before_close, self._expecting = doors, before_close, expecting
        self.setObjectName("main")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(False)
        pictures = Pictures(doors, self)
        self.stage = stage or _stage(session, appearance, icons, actions, doors)
        self._start_page: StartPage | None = None
        self._make_start_page = partial(StartPage, session, appearance, icons, actions, doors, pictures)
        self.browser = Browser(session, appearance, icons, pictures, doors)
        self.top_bar = TopBar(session, appearance, icons, actions)
        self.browser_dock = BrowserDock(appearance, icons, actions, self.browser)
        notes = notes or _notes(session, appearance, icons, actions, self.stage)
        about = about or _about(session, appearance, icons, actions)
        self.notes_dock = NotesDock(session, appearance, icons, actions, notes, about)
        self.panels = Panels(self, appearance, self.browser_dock, self.notes_dock, layouts)
        self.faces = QStackedWidget()
        self._extra: dict[Face, QWidget] = {}
        self._assemble()
        self.presenting = Presenting(session, appearance, self)
        self._before_teaching: Qt.WindowState | None = None
        self._keep = self._screen_keeper()
        self._unmanaged: QRect | None = None  # where the window was when it took the screen itself
        _rest_tools(self.presenting, self.stage)
        self.first_steps = _first_steps(session, appearance, icons, self.stage)
        self.presenting.begin()
        listed = self.browser.listed
        self.overlays = Overlays(self, session, appearance, icons, actions, clear_cache, courier, listed, doors)
        self.overlays.add("sets", partial(_sets, session, appearance, icons, actions, self, doors))
        self.library = _library(self, session, appearance, icons, actions, doors, library, libraries)
        self._provide_deeds()
        self.installEventFilter(KeyKeeper(self))
        self.addActions(list(actions.by_id.values()))
        session.listen(self._heard)
        self.resize(1280, 800)
        self.panels.restore()
        self._show_face()
        self._reword()

    def _assemble(self) -> None:
        self.faces.addWidget(self.stage)
        self.setMenuWidget(self.top_bar)
        self.browser_dock.setParent(self)  # before the picture: Tab goes as one reads
        self.setCentralWidget(self.faces)

    @property
    def start_page(self) -> StartPage:
        """What is in the middle while nothing is open."""
        if self._start_page is None:
            self._start_page = self._make_start_page()
            self.faces.addWidget(self._start_page)
        return self._start_page

    def add_face(self, face: Face, widget: QWidget) -> None:
        """Show a widget in the middle, without panels, while a face other than Study is on."""
        self._extra[face] = widget
        self.faces.addWidget(widget)
        self._show_face()

    def reset_layout(self) -> None:
        """Panels as they were on the first day."""
        state = self._session.state
        self.panels.reset(state.face is Face.STUDY and state.collection is not None)
        self._actions.refresh()

    def fold_panel(self, dock: QWidget) -> None:
        """Show a panel, or fold it; the keyboard never stays in a folded one."""
        dock.setVisible(not dock.isVisible())
        if not dock.isVisible():
            self.stage.setFocus()
        self._actions.refresh()

    def toggle_full_screen(self) -> None:
        """Full screen, or back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        self._actions.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the lecture, then the full screen."""
        if event.key() == Qt.Key.Key_Escape and self._session.state.face is Face.TEACH:
            self._session.show_face(Face.STUDY)
        elif event.key() == Qt.Key.Key_Escape and self.isFullScreen():
            self.toggle_full_screen()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, commands first."""
        if event.type() == QEvent.Type.LanguageChange:
            self._actions.reword()
            self._reword()
        if event.type() == QEvent.Type.WindowStateChange:
            self._keep.start()
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self.panels.stand()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The object keeps half of the width."""
        super().resizeEvent(event)
        self._appearance.give_room(event.size().width(), event.size().height())
        if event.oldSize().width() != event.size().width():
            self.panels.limit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()
            self.start_page.welcome_drop(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self.start_page.welcome_drop(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first of them."""
        self.start_page.welcome_drop(False)
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._doors.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Notes first, then the layout."""
        if self._before_close is not None:
            self._before_close()
        if self._session.state.face is not Face.STUDY:
            self._session.show_face(Face.STUDY)
        self.panels.keep(self._session.state.collection is not None)
        super().closeEvent(event)

    def _provide_deeds(self) -> None:
        """What the commands about the window do."""
        provide, doors = self._actions.provide, self._doors
        provide("open.file", lambda: choose_file(self, doors))
        provide("open.folder", lambda: choose_folder(self, doors))
        provide("open.sample", doors.open_sample)
        provide("picture.copy", lambda: copy_picture(self.stage, self._session))
        provide("record.cite", lambda: copy_citation(self._session, self.library.bar if self.library else None))
        provide("picture.save", lambda: save_picture(self, self.stage, self._session))
        provide("search", self._search)
        if isinstance(self.notes_dock.about, AboutPages):
            self.notes_dock.about.begun.connect(self._write)
        self.browser.page_wanted.connect(self._show_page)
        self.browser.sets_wanted.connect(partial(self._actions.trigger, "sets"))
        self.browser.edit_wanted.connect(partial(self._actions.trigger, "collection.edit"))
        provide("quit", self.close)
        provide("face.teach", self._teach, lambda: self._session.state.face is Face.TEACH)
        provide("teach.pointer", self.presenting.point)
        provide("window.fullscreen", self.toggle_full_screen, self.isFullScreen)
        provide("window.reset", self.reset_layout)
        browser, notes = self.browser_dock, self.notes_dock
        provide("window.browser", lambda: self.fold_panel(browser), lambda: not browser.isHidden())
        provide("window.notes", lambda: self.fold_panel(notes), lambda: not notes.isHidden())

    def _search(self) -> None:
        self.browser_dock.show()
        self.browser.focus_search()

    def _write(self) -> None:
        """Somebody writes a record, also where the panel was folded."""
        self.notes_dock.show_page(1)
        self.notes_dock.show()

    def _show_page(self, page: str) -> None:
        """A page of the object answered a search."""
        self.notes_dock.read(page)
        self.notes_dock.show()

    def _teach(self) -> None:
        teaching = self._session.state.face is Face.TEACH
        self._session.show_face(Face.STUDY if teaching else Face.TEACH)

    def _show_face(self) -> None:
        """What the face and the moment ask for: panels only in Study, and only with a collection."""
        state = self._session.state
        if state.collection is not None and self._start_page is not None:
            self._start_page.hide()  # or it would be laid out once more, between the panels, on its way out
        teaching, layout = state.face is Face.TEACH, self.layout()
        assert layout is not None, "a main window has one"
        layout.setEnabled(False)  # else it is done once for every part that comes or goes
        self.panels.show(state.face is Face.STUDY and state.collection is not None)
        self.top_bar.setVisible(not teaching or state.collection is None)
        layout.setEnabled(True)
        self._fill_screen(teaching)
        extra = self._extra.get(state.face)
        starting = state.collection is None and not self._expecting
        middle = extra or (self.start_page if starting else self.stage)
        if middle is not self.faces.currentWidget() or middle is self._start_page:
            self.faces.setCurrentWidget(middle)
            if middle is self._start_page:
                self._start_page.refresh()
            else:
                middle.setFocus()
        elif teaching:
            middle.setFocus()

    def _fill_screen(self, teaching: bool) -> None:
        """A lecture fills the screen; afterwards the window is as it was."""
        if teaching and self._before_teaching is None:
            self._before_teaching = self.windowState()
            self.setWindowState(self.windowState() | Qt.WindowState.WindowFullScreen)
        elif not teaching and self._before_teaching is not None:
            self.setWindowState(self._before_teaching)
            self._before_teaching = None

    def showEvent(self, event: QShowEvent) -> None:
        """It may be shown full at once."""
        super().showEvent(event)
        self._keep.start()

    def _screen_keeper(self) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=UNMANAGED_MILLISECONDS)
        timer.timeout.connect(self._keep_to_screen)
        return timer

    def _keep_to_screen(self) -> None:
        """Where no window manager makes a window as large as it says it is, the window does."""
        whole, window = self.screen().geometry(), self.windowHandle()
        if self.isFullScreen() and self.geometry() != whole:
            self._unmanaged = self.geometry()
            window.setGeometry(whole)  # the widget's own would end the state of full screen
        elif not self.isFullScreen() and self._unmanaged is not None:
            window.setGeometry(self._unmanaged)
            self._unmanaged = None

    def _reword(self) -> None:
        artifact = self._session.state.artifact
        name = self.tr("Exhibit Viewer")
        self.setWindowTitle(f"{plain(in_language(artifact.title))} — {name}" if artifact else name)

    def _heard(self, change: Change, source: object) -> None:
        come = self._expecting and bool(change & (Change.COLLECTION | Change.FAULT))  # or told why it does not
        self._expecting &= not come
        if come or change & (Change.FACE | Change.COLLECTION):
            self._show_face()
        if change & (Change.ARTIFACT | Change.COLLECTION | Change.RECORD):
            self._reword()
        if change & Change.TOUR and self._session.state.face is Face.STUDY:
            stop = self._session.state.stop
            if stop is not None and stop.article:
                self._show_page(stop.article)
        if change & Change.NOTES and change & Change.SELECTION and self._session.state.face is Face.STUDY:
            self._show_new_note()

    def _show_new_note(self) -> None:
        """A note just pinned wants its editor, also where the panel was folded."""
        note = self._session.state.selected_note
        if note is not None and not note.published:
            self.notes_dock.show()


def _stage(session: Session, appearance: Appearance, icons: Icons, actions: Actions, doors: Doors) -> QWidget:
    from exhibit_viewer.ui.stage import Stage

    return Stage(session, appearance, icons, actions, doors)


def _notes(session: Session, appearance: Appearance, icons: Icons, actions: Actions, stage: QWidget) -> QWidget:
    from exhibit_viewer.ui.notes_panel import NotesPanel
    from exhibit_viewer.ui.stage import Stage

    panel = NotesPanel(session, appearance, icons, actions)
    if isinstance(stage, Stage):
        panel.filtered.connect(stage.markers.show_only)
    return panel


def _rest_tools(presenting: Presenting, stage: QWidget) -> None:
    """In a lecture the tools go while no hand needs them."""
    from exhibit_viewer.ui.stage import Stage

    if isinstance(stage, Stage):
        presenting.handling.connect(stage.show_parts)
        presenting.stand_on(stage.foot)
        stage.placed.connect(presenting.place)


def _first_steps(session: Session, appearance: Appearance, icons: Icons, stage: QWidget) -> QWidget | None:
    """What hands can do, for whoever has not been told yet."""
    if bool(session.state.settings["hints_seen"]):
        return None
    from exhibit_viewer.ui.first_steps import FirstSteps
    from exhibit_viewer.ui.stage import Stage

    steps = FirstSteps(session, appearance, icons, stage, stage.taken if isinstance(stage, Stage) else None)
    if isinstance(stage, Stage):
        stage.viewport.unusable.connect(steps.retire)
        stage.placed.connect(steps.place)
    return steps


def _about(session: Session, appearance: Appearance, icons: Icons, actions: Actions) -> QWidget:
    from exhibit_viewer.ui.record.pages import AboutPages

    return AboutPages(session, appearance, icons, actions)


def _sets(
    session: Session, appearance: Appearance, icons: Icons, actions: Actions, window: QWidget, doors: Doors
) -> Overlay:
    from exhibit_viewer.ui.library.sets_page import SetsPage

    return SetsPage(session, appearance, icons, actions, window, doors)


def _library(
    window: MainWindow,
    session: Session,
    appearance: Appearance,
    icons: Icons,
    actions: Actions,
    doors: Doors,
    library: Library | None,
    libraries: Libraries | None,
) -> LibraryDeeds | None:
    """The library's commands, where there is one."""
    if library is None:
        return None

    def page() -> Overlay:
        from exhibit_viewer.ui.library.page import LibraryPage

        return LibraryPage(session, appearance, icons, actions, window, doors, library, libraries)

    def sheet_page() -> Overlay:
        from exhibit_viewer.ui.library.sheet_page import SheetPage

        return SheetPage(appearance, icons, window)

    def propose(before: Collection, sheet: Sheet, accept: Callable[[], object]) -> None:
        window.overlays.fold()
        cast("SheetPage", window.overlays.overlay("sheet.import")).propose(before, sheet, accept)

    window.overlays.add("library", page)
    window.overlays.add("sheet.import", sheet_page, unfolds=False)
    return LibraryDeeds(
        window, session, actions, doors, library, WorkBar(appearance, icons, window, window.faces), propose, libraries
    )
