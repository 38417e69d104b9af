"""State: everything the visitor could see at one moment, as one frozen value."""

from dataclasses import dataclass, field
from enum import Flag, StrEnum, auto

from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.own_set import FAVOURITES, OwnSet, pick_of
from exhibit_viewer.model.parting import Looks
from exhibit_viewer.model.rig import Moment
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.tour import Curve, Step, Tour
from exhibit_viewer.session.playback import Hearing, Playback


class Face(StrEnum):
    """The three ways the same session is shown."""

    STUDY = "study"
    TEACH = "teach"
    KIOSK = "kiosk"


class Tool(StrEnum):
    """What a click or drag on the picture does beyond looking."""

    NONE = "none"
    NOTE = "note"
    MOVE_NOTE = "move-note"
    LIGHT = "light"
    SECTION = "section"


class SaveState(StrEnum):
    """What the panel may claim about the notes."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "failed"


class Change(Flag):
    """What an intent changed. MOMENT: the model moved on in its clip; PLAYBACK: anything else about how it plays.
    REFINED: the model is the same, in a form that is drawn more quickly. RECORD: what is said of the collection or of
    artifacts in it. GATHERED: which artifacts are marked for what is done to several. SETS: the visitor's own sets.
    TOUR: which stop of which tour is on. HEARD: a sound went on; HEARING: anything else about what is heard."""

    COLLECTION = auto()
    ARTIFACT = auto()
    LOADING = auto()
    MODEL = auto()
    SCENE = auto()
    CAMERA = auto()
    NOTES = auto()
    SELECTION = auto()
    TOOL = auto()
    SAVE = auto()
    SETTINGS = auto()
    FACE = auto()
    FAULT = auto()
    TURNTABLE = auto()
    BLANK = auto()
    REFINED = auto()
    PLAYBACK = auto()
    MOMENT = auto()
    RECORD = auto()
    GATHERED = auto()
    SETS = auto()
    TOUR = auto()
    HEARING = auto()
    HEARD = auto()


@dataclass(frozen=True, slots=True)
class TourPlace:
    """Which stop of which of the artifact's tours is on, from 0. playing: it goes on by itself; quiet: nothing is heard
    on the way."""

    tour: int
    step: int
    playing: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """One moment. `camera` is where the visitor is or is flying to, in `flight_seconds` (0: at once), along
    `flight_curve` (None: our own).

    `looks`: how the artifact's parts are shown. `loading` is the share read of the artifact being opened
    or, behind a rough model, prepared; else None. `fault` stands in the bar above the picture. `notes` are the
    visitor's own, in list order; published ones are `artifact.annotations`. `gathered`: ids of the artifacts marked in
    the collection, when there are several.
    `editable`: the collection is the library's own, and its records may be changed; `record_save`: what may be claimed
    about them. `sets`: the visitor's own, the built-in ones first; none where none are kept.
    """

    face: Face = Face.STUDY
    collection: Collection | None = None
    artifact: Artifact | None = None
    loading: float | None = None
    model: Model | None = None
    looks: Looks = field(default_factory=dict)
    fault: Notice | None = None
    scene: Scene = field(default_factory=Scene)
    camera: Camera = field(default_factory=Camera)
    flight_seconds: float = 0.0
    flight_curve: Curve | None = None
    notes: tuple[Annotation, ...] = ()
    selected: str = ""
    tool: Tool = Tool.NONE
    save: SaveState = SaveState.SAVED
    save_fault: Notice | None = None
    gathered: tuple[str, ...] = ()
    editable: bool = False
    record_save: SaveState = SaveState.SAVED
    settings: Settings = field(default_factory=Settings)
    sets: tuple[OwnSet, ...] = ()
    tour: TourPlace | None = None
    turntable: bool = False
    blank: bool = False
    playback: Playback = field(default_factory=Playback)
    hearing: Hearing = field(default_factory=Hearing)

    @property
    def solid(self) -> bool:
        """Whether there is an object to be turned, lit and cut, and no picture."""
        return self.model is not None and not self.model.picture

    @property
    def moment(self) -> Moment | None:
        """Where the model is in its clips; None for a model that has none."""
        if self.model is None or self.model.rig is None:
            return None
        return Moment(self.playback.clip, self.playback.seconds)

    @property
    def all_notes(self) -> tuple[Annotation, ...]:
        """Published notes, then the visitor's own; one that is both, say in a package of one's own, is one's own."""
        own = {note.id for note in self.notes}
        published = self.artifact.annotations if self.artifact else ()
        return (*(note for note in published if note.id not in own), *self.notes)

    @property
    def selected_note(self) -> Annotation | None:
        """The note the visitor is reading, if any."""
        return next((note for note in self.all_notes if note.id == self.selected), None)

    @property
    def chosen(self) -> tuple[Artifact, ...]:
        """What is meant by a command about objects: those marked, else the one shown."""
        if self.gathered and self.collection is not None:
            by_id = self.collection.by_id()
            return tuple(by_id[each] for each in self.gathered if each in by_id)
        return (self.artifact,) if self.artifact is not None else ()

    def holds_chosen(self, set_id: str) -> bool:
        """Whether all that is chosen is in a set."""
        own = next((each for each in self.sets if each.id == set_id), None)
        if own is None or self.collection is None or not self.chosen:
            return False
        return {pick_of(self.collection, artifact).key for artifact in self.chosen} <= own.keys

    @property
    def favoured(self) -> bool:
        """Whether all that is chosen is among the favourites."""
        return self.holds_chosen(FAVOURITES)

    @property
    def own_set(self) -> OwnSet | None:
        """The set that is open, if it is one whose order is the visitor's."""
        if self.collection is None:
            return None
        return next((each for each in self.sets if f"set-{each.id}" == self.collection.id), None)

    @property
    def tours(self) -> tuple[Tour, ...]:
        """The tours of the artifact that go somewhere, once its model is there."""
        there = self.artifact is not None and self.model is not None and not self.model.rough
        return tuple(tour for tour in self.artifact.tours if tour.steps) if there and self.artifact is not None else ()

    @property
    def stop(self) -> Step | None:
        """The stop of the tour that is on."""
        return self.tours[self.tour.tour].steps[self.tour.step] if self.tour is not None and self.tours else None

    @property
    def told_by(self) -> str:
        """The id of the sound that belongs to what is read: the stop of the tour, else the note; "" for none."""
        note = self.selected_note
        ids = (self.stop.sound if self.stop is not None else "", note.sound if note is not None else "")
        return next((each for each in ids if each), "")

    @property
    def sound(self) -> Sound | None:
        """The sound at hand: the one that plays, that of the stop or the note, the one that played last, the
        narration, the first."""
        artifact = self.artifact
        if artifact is None or self.model is None:
            return None
        narration = artifact.setup.narration if artifact.setup is not None else ""
        played = self.hearing.sound
        wanted = (played if self.hearing.busy else "", self.told_by, played, narration)
        by_id = {sound.id: sound for sound in reversed(artifact.sounds)}
        return next((by_id[each] for each in wanted if each in by_id), next(iter(artifact.sounds), None))
