"""Stand: the running program in front of the camera, and the few moves every scene is made of."""

import os
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("DBUS_SESSION_BUS_ADDRESS", "disabled:")

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPixmap, QSurfaceFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from exhibit_viewer.desktop.options import StartOptions
from exhibit_viewer.desktop.start import World, join
from exhibit_viewer.headless.sample import sample_exhibition
from exhibit_viewer.library.pin import pin_fits
from exhibit_viewer.library.places import Places
from exhibit_viewer.model.kiosk import KioskOptions
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Face, Tool
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.canvas import surface_format
from exhibit_viewer.ui.fonts import lighten_strokes
from exhibit_viewer.ui.icons import Icons
from exhibit_viewer.ui.kiosk.window import KioskWindow
from exhibit_viewer.ui.languages import Languages
from exhibit_viewer.ui.main_window import MainWindow
from exhibit_viewer.ui.notes_panel import NotesPanel
from exhibit_viewer.ui.pictures import Pictures
from exhibit_viewer.ui.shelf import Role
from exhibit_viewer.ui.stage import Stage
from exhibit_viewer.ui.theme import Appearance
from exhibit_viewer.ui.work_bar import WorkBar

PATIENCE = 240.0
"""Seconds after which something that should happen is taken not to."""


def application() -> QApplication:
    """The one application, prepared for the picture as the program prepares it."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    lighten_strokes()
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    QSurfaceFormat.setDefaultFormat(surface_format())
    return QApplication(["screens"])


class Stand:
    """The program on `base`: its session, its look, and `window`, which fills the screen."""

    def __init__(self, base: Path, kiosk: KioskOptions | None = None) -> None:
        self.application = application()
        self.base = base
        self.patient = True
        """Whether `rest` waits for the finest picture."""
        self.world: World = join(Places.of(base), StartOptions(base=base), kiosk)
        self.session: Session = self.world.session
        self.appearance = Appearance(self.session)
        self.appearance.apply(self.application)
        self.languages = Languages(self.session)
        self.languages.apply()
        self.icons = Icons(self.appearance)
        self.actions = Actions(self.session, self.icons)
        self.stage = Stage(
            self.session, self.appearance, self.icons, self.actions, self.world.doors, self.world.posters
        )

    def set(self, **values: object) -> None:
        """Change settings for now; nothing is kept."""
        settings = self.session.state.settings
        for name, value in values.items():
            settings = settings.with_value(name, value)
        self.session.show_settings(settings)

    def wait(self, until: Callable[[], object], seconds: float = PATIENCE) -> None:
        """Let the program run until something holds. Raises TimeoutError when it never does."""
        end = time.monotonic() + seconds
        while not until():
            if time.monotonic() > end:
                raise TimeoutError("waited in vain")
            QTest.qWait(10)

    def open(self, path: Path | None = None) -> None:
        """Open a folder or file (the sample exhibition) and wait for its first artifact, or for the fault."""
        wanted = path or sample_exhibition()
        collection = self.session.state.collection
        if collection is not None and collection.root == wanted:
            return
        self.session.close_collection()
        self.world.doors.open(wanted)
        self.wait(lambda: self.session.state.model is not None or self.session.state.fault is not None)

    def show(self, artifact: str) -> None:
        """Show an artifact of the collection by its id."""
        self.session.show_artifact(artifact)
        self.wait(lambda: self.session.state.model is not None)

    def rest(self) -> None:
        """Wait until the picture is as fine as it becomes, and the window says what the session does."""
        viewport = self.stage.viewport
        for _ in range(3):  # a new look or language is worn a little later, and moves things again
            QTest.qWait(50)
            drawing = viewport.isVisible() and viewport.notice is None and self.session.state.model is not None
            if drawing and self.patient:
                self.wait(lambda: viewport.settled)

    def shot(self) -> QPixmap:
        """What is on the screen now."""
        return self.application.primaryScreen().grabWindow(0)

    def fill(self, window: QWidget) -> None:
        """Give the window the whole screen."""
        window.setGeometry(self.application.primaryScreen().geometry())
        window.show()
        window.activateWindow()
        self.wait(window.isVisible)

    def end(self, window: QWidget) -> None:
        """Take everything down."""
        window.close()
        self.world.close()
        self.languages.withdraw()
        window.deleteLater()
        self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.application.processEvents()


class Desk(Stand):
    """Study and Teach."""

    def __init__(self, base: Path) -> None:
        super().__init__(base)
        self.set(motion="reduced", hints_seen=True)
        self.window = MainWindow(
            self.session,
            self.appearance,
            self.icons,
            self.actions,
            self.world.doors,
            self.world.preferences,
            lambda: self.world.notes.flush(PATIENCE),
            stage=self.stage,
            clear_cache=self.world.reader.cache.clear,
            library=self.world.library,
            libraries=self.world.libraries,
            courier=self.world.courier,
        )
        self.fill(self.window)

    def rest(self) -> None:
        """The small pictures in sight as well, on whichever page."""
        super().rest()
        self.wait(lambda: not any(pictures.waiting for pictures in self.window.findChildren(Pictures)))
        browser = self.window.browser
        if browser.view.isVisible():
            rows = [browser.shelf.index(row) for row in browser.view.in_sight()]
            self.wait(lambda: all(row.data(Role.PICTURE) is not None for row in rows))

    def clear(self, artifact: str = "vase") -> None:
        """As if an artifact of the sample exhibition had just been opened: no note, no tool, no overlay."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self.window.overlays.fold()
        self.bar.withdraw()
        self.session.recording.gather(())
        self.session.show_face(Face.STUDY)
        self.open()
        self.show(artifact)
        self.stage.tools.open("")
        if self.session.state.tool is not Tool.NONE:
            self.session.choose_tool(self.session.state.tool)
        self.session.adjust(type(self.session.state.scene)())
        self.window.notes_dock.show_page(0)
        self.window.browser.search.clear()
        self.window.browser.narrow(False)
        self.set(browser_style="grid", hints_seen=True)
        self.notes.search.clear()
        self.stage.setFocus()

    @property
    def bar(self) -> WorkBar:
        """What is said of the library's work."""
        assert self.window.library is not None
        return self.window.library.bar

    @property
    def notes(self) -> NotesPanel:
        """The panel with the notes."""
        panel = self.window.notes_dock.findChild(NotesPanel)
        assert isinstance(panel, NotesPanel)
        return panel

    def close(self) -> None:
        """Take everything down."""
        self.end(self.window)


class Booth(Stand):
    """The kiosk."""

    def __init__(self, base: Path, exhibit: Path | None = None, **options: object) -> None:
        self.options = KioskOptions(exhibit or sample_exhibition(), attract=False, pin_hash="none", **options)
        super().__init__(base, self.options)
        self.set(motion="reduced")
        self.stage.tools.lend(self.options.tools)
        self.window = KioskWindow(
            self.session,
            self.appearance,
            self.icons,
            self.actions,
            self.world.doors,
            self.options,
            lambda pin: pin_fits(self.options.pin_hash, pin),
            self.stage,
            lambda: None,
        )
        self.fill(self.window)
        self.world.doors.open(self.options.exhibit)
        self.wait(lambda: self.session.state.collection is not None)

    def clear(self) -> None:
        """The wall."""
        self.window.pad.hide()
        self.window.kiosk.touched()
        self.session.leave_artifact()

    def close(self) -> None:
        """Take everything down."""
        self.window.leave()
        self.end(self.window)
