"""Deeds: what the library's commands do, one at a time, with a bar that tells of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.session.library_port import Libraries, Library, Sheet, TakenIn
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.opening import choose_backup, choose_library, choose_sheet, choose_to_import
from exhibit_viewer.ui.work_bar import WorkBar


class LibraryDeeds(QObject):
    """Importing, backing up, and sheets, from a window."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        actions: Actions,
        doors: Doors,
        library: Library,
        bar: WorkBar,
        propose: Callable[[Collection, Sheet, Callable[[], object]], None],
        libraries: Libraries | None = None,
    ) -> None:
        """propose: show what a sheet would change, and do it when that is wanted."""
        super().__init__(window)
        self._session, self._doors, self._library, self.bar = session, doors, library, bar
        actions.provide("library.import", lambda: choose_to_import(window, True, self.take_in))
        actions.provide("library.import.file", lambda: choose_to_import(window, False, self.take_in))
        actions.provide("library.copy", self.copy)
        actions.provide("artifact.withdraw", self.withdraw)
        if libraries is not None:
            self._libraries = libraries
            actions.provide("library.open", lambda: choose_library(window, False, self.open_library))
            actions.provide("library.new", lambda: choose_library(window, True, self.make_library))
        actions.provide("library.backup", lambda: choose_backup(window, True, self.back_up))
        actions.provide("library.restore", lambda: choose_backup(window, False, self.restore))
        actions.provide("sheet.export", lambda: choose_sheet(window, True, self.write_sheet))
        actions.provide("sheet.import", lambda: choose_sheet(window, False, self.read_sheet))
        self._window, self._actions, self._propose = window, actions, propose

    def take_in(self, path: Path, again: bool = False, shown: str = "") -> None:
        """Copy what is at a path into the library, and offer to open it there. shown: the artifact to open it at."""
        if self.bar.busy:
            return
        ticket = self._library.take_in(path, again, self.bar.progress, partial(self._taken_in, path, shown))
        self.bar.begin(self.tr("Importing “{}”…").format(plain(path.name)), ticket.cancel)

    def copy(self) -> None:
        """Take in what is open, to go on with the copy."""
        collection, artifact = self._session.state.collection, self._session.state.artifact
        if collection is not None:
            self.take_in(collection.root, True, artifact.id if artifact is not None else "")

    def withdraw(self) -> None:
        """Remove what is chosen from the collection, and offer to have it back."""
        before = self._session.state.collection
        removed = self._session.recording.withdraw()
        if before is None or not removed:
            return
        self._show_near(before, removed[0])
        if self.bar.busy:
            return
        if len(removed) == 1:
            words = self.tr("“{}” was removed from the collection.").format(plain(in_language(removed[0].title)))
        else:
            words = self.tr("%Ln object(s) were removed from the collection.", "", len(removed))
        self.bar.end(words, self.tr("Undo"), self._session.undo)

    def _show_near(self, before: Collection, removed: Artifact) -> None:
        """Show what comes to stand where the removed one stood."""
        state = self._session.state
        if state.artifact is None and state.collection is not None and state.collection.artifacts:
            left = state.collection.artifacts
            self._session.show_artifact(left[min(before.artifacts.index(removed), len(left) - 1)].id)

    def open_library(self, path: Path) -> None:
        """Use another library."""
        if not self.bar.busy:
            self._libraries.open(path, self._switched)

    def make_library(self, path: Path) -> None:
        """Make a library and use it."""
        if not self.bar.busy:
            self._libraries.create(path, self._switched)

    def _switched(self, fault: Fault | None) -> None:
        if fault is not None:
            self._session.report(fault.notice)
        else:
            self._actions.trigger("library")

    def back_up(self, path: Path) -> None:
        """Write the whole library into a file."""
        if not self.bar.busy:
            words = self.tr("The library was backed up into “{}”.").format(plain(path.name))
            ticket = self._library.back_up(path, self.bar.progress, lambda fault: self._done(fault, words))
            self.bar.begin(self.tr("Backing up the library…"), ticket.cancel)

    def restore(self, path: Path) -> None:
        """Prepare a backup to take the library's place."""
        if not self.bar.busy:
            ticket = self._library.restore(path, self.bar.progress, self._restored)
            self.bar.begin(self.tr("Reading the backup…"), ticket.cancel)

    def write_sheet(self, path: Path) -> None:
        """Write the records of what is open as a sheet."""
        collection = self._session.state.collection
        if collection is not None:
            words = self.tr("The records were saved as “{}”.").format(plain(path.name))
            self._library.write_sheet(collection, path, lambda fault: self._done(fault, words))

    def read_sheet(self, path: Path) -> None:
        """See what a sheet would change."""
        collection = self._session.state.collection
        if collection is not None:
            self._library.read_sheet(collection, path, partial(self._read, collection))

    def _read(self, before: Collection, answer: Sheet | Fault) -> None:
        if isinstance(answer, Fault):
            self._session.report(answer.notice)
        elif self._session.state.collection is before:
            self._propose(before, answer, lambda: self._session.recording.become("sheet", answer.after))

    def _restored(self, fault: Fault | None) -> None:
        words = self.tr("The backup takes the library’s place when the program starts next.")
        self._done(fault, words, self.tr("Quit now"), self._actions.by_id["quit"].trigger)

    def _done(
        self, fault: Fault | None, words: str, deed_words: str = "", deed: Callable[[], object] | None = None
    ) -> None:
        if fault is None:
            self.bar.end(words, deed_words, deed)
            return
        self.bar.withdraw()
        if fault.code is not Code.CANCELLED:
            self._session.report(fault.notice)

    def _taken_in(self, path: Path, shown: str, answer: TakenIn | Fault) -> None:
        if isinstance(answer, Fault):
            self.bar.withdraw()
            if answer.code is not Code.CANCELLED:
                self._session.report(answer.notice)
            return
        if shown:
            self._doors.open(answer.path, shown)
        title = plain(in_language(answer.title))
        if not answer.copied:
            words = self.tr("“{}” is in your library already.").format(title)
        elif answer.known and not shown:
            words = self.tr("“{}” was imported. %Ln of its models was in the library already.", "", answer.known)
            words = words.format(title)
        else:
            words = self.tr("“{}” was imported.").format(title)
        if shown:
            self.bar.end(words)
        else:
            self.bar.end(words, self.tr("Open it"), lambda: self._doors.open(answer.path))
