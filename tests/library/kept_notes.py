"""What the library's tests share: a note, a collection, and notes kept in a folder."""

import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from exhibit_viewer.library.notes_writer import LibraryNotes, open_notes
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.text import LangText

CONTENT = "ab" * 32
PATIENCE = 60.0
"""Seconds until something is wrong, not only slow."""
BLANK = Annotation(
    id="",
    artifact="",
    anchor=Anchor((1.0, 2.0, 3.0), (0.0, 1.0, 0.0), "cafe", 7, (0.2, 0.3, 0.5)),
    camera=Camera(),
    created="2031-05-01T10:00:00Z",
    modified="2031-05-01T10:00:00Z",
)


class Keeping:
    """Notes in a folder, with shorthands. Answers come at once, on the writing thread."""

    def __init__(self, folder: Path) -> None:
        self.notes: LibraryNotes = open_notes(folder, lambda deed: deed())

    def key(self, collection: str = "declared", artifact: str = "vase", content: str = CONTENT) -> str:
        return self.notes.load(a_collection(collection), an_artifact(artifact), content)[0]

    def texts(self, collection: str = "declared", artifact: str = "vase", content: str = CONTENT) -> list[str]:
        return [note.text.best(())[0] for note in self.shown(collection, artifact, content)]

    def shown(
        self, collection: str = "declared", artifact: str = "vase", content: str = CONTENT
    ) -> tuple[Annotation, ...]:
        return self.notes.load(a_collection(collection), an_artifact(artifact), content)[1]

    def write(self, *notes: Annotation) -> list[Fault | None]:
        answers: list[Fault | None] = []
        for note in notes:
            self.notes.put(note, answers.append)
        return self._answered(answers, len(notes))

    def remove(self, note_id: str) -> list[Fault | None]:
        answers: list[Fault | None] = []
        self.notes.remove(note_id, answers.append)
        return self._answered(answers, 1)

    def _answered(self, answers: list[Fault | None], count: int) -> list[Fault | None]:
        """The answers, once they have come: a note is on the disk a moment before it is called saved."""
        self.notes.flush(PATIENCE)
        end = time.monotonic() + PATIENCE
        while len(answers) < count and time.monotonic() < end:
            time.sleep(0.001)
        return answers


def a_collection(name: str) -> Collection:
    return Collection(name, Path("/nowhere"), LangText.of(name), ())


def an_artifact(name: str) -> Artifact:
    return Artifact(name, LangText.of(name), ())


def a_note(key: str, text: str, order: int = 0, note_id: str = "") -> Annotation:
    return replace(BLANK, id=note_id or str(uuid.uuid4()), artifact=key, text=LangText.of(text), order=order)


@pytest.fixture
def keep() -> Iterator[Callable[[Path], Keeping]]:
    """Opens notes in a folder; all are closed at the end."""
    opened: list[Keeping] = []

    def open_in(folder: Path) -> Keeping:
        opened.append(Keeping(folder))
        return opened[-1]

    yield open_in
    for keeping in opened:
        keeping.notes.close()
