"""Deeds: what the library's commands do, one at a time, with a bar that tells of them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.session.library_port import Library, TakenIn
from exhibit_viewer.session.ports import Doors
from exhibit_viewer.session.session import Session
from exhibit_viewer.ui.actions import Actions
from exhibit_viewer.ui.languages import in_language
from exhibit_viewer.ui.messages import plain
from exhibit_viewer.ui.opening import choose_to_import
from exhibit_viewer.ui.work_bar import WorkBar


class LibraryDeeds(QObject):
    """Importing into the library from a window."""

    def __init__(
        self, window: QWidget, session: Session, actions: Actions, doors: Doors, library: Library, bar: WorkBar
    ) -> None:
        super().__init__(window)
        self._session, self._doors, self._library, self.bar = session, doors, library, bar
        actions.provide("library.import", lambda: choose_to_import(window, True, self.take_in))
        actions.provide("library.import.file", lambda: choose_to_import(window, False, self.take_in))
        actions.provide("library.copy", self.copy)

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
