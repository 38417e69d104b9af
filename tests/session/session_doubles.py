"""A session whose world is in the test's hands: models arrive, and notes are saved, when the test says so."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from sound_box import SoundBox

from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection, Derivative
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Topology
from exhibit_viewer.model.lamp import Lamp, LampKind
from exhibit_viewer.model.material import Variant
from exhibit_viewer.model.own_set import BUILT_IN, OwnSet
from exhibit_viewer.model.rig import Channel, Clip, Easing, Rig, Target
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.session.ports import Records
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change

ANCHOR = Anchor((0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
VIEWS = (Camera(yaw=1.0, distance=3.0), Camera(yaw=2.0, distance=4.0, field_of_view=0.3))
PUBLISHED = Annotation("published", "vase", LangText.of("From the museum"), anchor=ANCHOR, published=True)


def rig() -> Rig:
    """A node that could move, in clips of two and of three seconds."""
    times = np.array([0.0], np.float32)
    clips = tuple(
        Clip(name, seconds, (Channel(0, Target.SCALE, Easing.STEP, times, np.ones((1, 3), np.float32)),))
        for name, seconds in (("open", 2.0), ("close", 3.0))
    )
    none = np.zeros(0, np.int32)
    return Rig(
        np.array([-1], np.int32), np.eye(4)[None], np.zeros((1, 3)), np.zeros((1, 4)), np.ones((1, 3)),
        none, none, np.zeros((0, 4, 4)), (), clips,
    )  # fmt: skip


CLOUD = Mesh(
    "", np.zeros((2, 3), np.float32), np.empty((0, 1), np.uint32), Topology.POINTS,
    traits=np.array([[0, 2], [0, 6]], np.uint8),
)  # fmt: skip


def a_model(content: str = "content", size: float = 1.0) -> Model:
    """A model of a cube's bounds and two points with classes, with two views of its own and one variant."""
    bounds = np.array([[-1.0] * 3, [1.0] * 3]) * size
    return Model((CLOUD,), (), (), (), bounds, Facts(sha256=content), cameras=VIEWS, variants=(Variant("gilded", ()),),
                 lamps=(Lamp(LampKind.POINT),), rig=rig())  # fmt: skip


def a_collection(*names: str) -> Collection:
    artifacts = tuple(
        Artifact(
            name,
            LangText.of(name),
            (Derivative(Path(f"{name}.glb")),),
            annotations=(PUBLISHED,) if name == "vase" else (),
        )
        for name in names or ("vase", "bell", "stele")
    )
    return Collection("c", Path("/show"), LangText.of("Show"), artifacts)


@dataclass
class Opening:
    """One call of `Models.open`."""

    artifact: Artifact
    progress: Callable[[float], None]
    done: Callable[[Model | Fault], None]
    ticket: Ticket = field(default_factory=Ticket)


class Models:
    def __init__(self) -> None:
        self.openings: list[Opening] = []

    def open(
        self, artifact: Artifact, on_progress: Callable[[float], None], on_done: Callable[[Model | Fault], None]
    ) -> Ticket:
        self.openings.append(Opening(artifact, on_progress, on_done))
        return self.openings[-1].ticket


class Notes:
    """Keeps what it is given, and answers when told to."""

    def __init__(self) -> None:
        self.kept: dict[str, Annotation] = {}
        self.waiting: list[Callable[[Fault | None], None]] = []
        self.handed_over: list[tuple[str, Annotation | None]] = []
        self.refuse: Fault | None = None

    def counts(self, collection: Collection) -> dict[str, int]:
        if self.refuse is not None:
            raise self.refuse
        return {artifact.id: len(self.kept) for artifact in collection.artifacts if self.kept}

    def load(self, collection: Collection, artifact: Artifact, content: str) -> tuple[str, tuple[Annotation, ...]]:
        if self.refuse is not None:
            raise self.refuse
        key = f"{collection.id}:{content}"
        return key, tuple(note for note in self.kept.values() if note.artifact == key)

    def put(self, note: Annotation, on_done: Callable[[Fault | None], None]) -> None:
        self.kept[note.id] = note
        self.handed_over.append((note.id, note))
        self.waiting.append(on_done)

    def remove(self, note_id: str, on_done: Callable[[Fault | None], None]) -> None:
        self.kept.pop(note_id, None)
        self.handed_over.append((note_id, None))
        self.waiting.append(on_done)

    def answer(self, fault: Fault | None = None) -> None:
        waiting, self.waiting = self.waiting, []
        for on_done in waiting:
            on_done(fault)


class Preferences:
    def __init__(self) -> None:
        self.saved: list[Settings] = []
        self.remembered: list[tuple[str, str]] = []
        self.refuse: Fault | None = None

    def save_settings(self, settings: Settings) -> None:
        if self.refuse is not None:
            raise self.refuse
        self.saved.append(settings)

    def remember(self, collection: Collection, artifact: Artifact | None) -> None:
        self.remembered.append((collection.id, artifact.id if artifact else ""))


class Clock:
    def __init__(self) -> None:
        self._ids = itertools.count()
        self.seconds = 0

    def now(self) -> str:
        self.seconds += 1
        return f"2031-05-01T10:00:{self.seconds:02}Z"

    def new_id(self) -> str:
        return f"id-{next(self._ids)}"


class SetStore:
    """Keeps sets at once."""

    def __init__(self):
        self.kept, self.removed, self.fault = {}, [], None

    def all(self, on_done):
        on_done(tuple(OwnSet(name, title) for name, title in BUILT_IN.items()))

    def keep(self, own, on_done):
        self.kept[own.id] = own
        on_done(self.fault)

    def remove(self, set_id, on_done):
        self.removed.append(set_id)
        on_done(self.fault)

    def bring_in(self, path, set_id, on_done):
        on_done(self.answer)

    def path(self, set_id):
        return Path("/sets") / f"{set_id}.json"


class Visit:
    """A session, its world, and the changes it told of."""

    def __init__(self, records: Records | None = None, sets: SetStore | None = None) -> None:
        self.models, self.notes, self.preferences, self.clock = Models(), Notes(), Preferences(), Clock()
        self.sounds = SoundBox()
        self.session = Session(
            self.models, self.notes, self.preferences, self.clock, records=records, sets=sets, sounds=self.sounds
        )
        self.session.picking.begin()
        self.told: list[tuple[Change, object]] = []
        self.session.listen(lambda change, source: self.told.append((change, source)))

    def show(self, name: str = "vase", content: str = "content") -> None:
        """Open the collection if need be, and an artifact whose model arrives at once."""
        if self.session.state.collection is None:
            self.session.open_collection(a_collection())
        self.session.show_artifact(name)
        self.models.openings[-1].done(a_model(content))

    def place(self, text: str = "") -> str:
        """Place a note, with a text if given."""
        note_id = self.session.place_note(ANCHOR, Camera(yaw=1.0, distance=3.0))
        if text:
            self.session.edit_note(note_id, text)
        return note_id

    def texts(self) -> list[str]:
        return [note.text.best(())[0] for note in self.session.state.notes]

    def changes(self) -> Change:
        """Everything told since the last call, together."""
        together = Change(0)
        for change, _ in self.told:
            together |= change
        self.told.clear()
        return together
