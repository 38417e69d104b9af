"""The whole program in one process: real window, real reader, real library, on a folder of its own."""

import time
from collections.abc import Callable
from pathlib import Path


class Program:
    """One start of the program on `base`, and hands to use it with."""

    def __init__(self, base: Path) -> None:
        from PySide6.QtWidgets import QApplication

        from exhibit_viewer.desktop.options import StartOptions
        from exhibit_viewer.desktop.start import join
        from exhibit_viewer.library.places import Places
        from exhibit_viewer.ui.actions import Actions
        from exhibit_viewer.ui.icons import Icons
        from exhibit_viewer.ui.languages import Languages
        from exhibit_viewer.ui.main_window import MainWindow
        from exhibit_viewer.ui.theme import Appearance

        self.application = QApplication.instance()
        self.world = join(Places.of(base), StartOptions(base=base))
        self.session = self.world.session
        self.appearance = Appearance(self.session)
        self.appearance.apply(self.application)
        self.languages = Languages(self.session)
        self.languages.apply()
        icons = Icons(self.appearance)
        self.actions = Actions(self.session, icons)
        self.window = MainWindow(
            self.session, self.appearance, icons, self.actions, self.world.doors, self.world.preferences,
            library=self.world.library, courier=self.world.courier,
        )  # fmt: skip
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        self.wait(lambda: self.window.isVisible())

    def wait(self, until: Callable[[], object], seconds: float = 180.0) -> None:
        """Let the program run until something holds; fails when it never does."""
        from PySide6.QtCore import QEvent

        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "waited in vain"
            self.application.processEvents()
            self.application.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # which waits for a loop of Qt's own
            time.sleep(0.005)

    def open(self, path: Path) -> None:
        """Open a folder or file and wait for its first artifact, or for the fault."""
        self.session.close_collection()
        self.world.doors.open(path)
        self.wait(lambda: self.session.state.model is not None or self.session.state.fault is not None)

    def middle_of_object(self):
        """Where the object's middle is in the viewport."""
        return self.window.stage.viewport.rect().center()

    def close(self) -> None:
        """As a person closes it."""
        self.window.close()
        self.world.close()
        self.languages.withdraw()
        self.window.deleteLater()
        self.application.processEvents()
