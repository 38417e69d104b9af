"""Session: what the visitor does. Each intent changes the state once and tells the listeners once, saying who asked."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.camera import Camera, Point, StandardView
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Fault, Notice
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.parting import Looks, first_looks, with_looks
from exhibit_viewer.model.scene import Light, Scene
from exhibit_viewer.model.settings import Settings
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.tour import Curve
from exhibit_viewer.session import navigation
from exhibit_viewer.session.clips import Clips
from exhibit_viewer.session.first_view import first_camera, first_scene
from exhibit_viewer.session.history import History
from exhibit_viewer.session.listening import Listening
from exhibit_viewer.session.notebook import Kept, Notebook
from exhibit_viewer.session.obstacle import Obstacle
from exhibit_viewer.session.picking import NoSets, Picking, SetStore
from exhibit_viewer.session.playback import Playback
from exhibit_viewer.session.ports import Clock, Models, NoSounds, Notes, Preferences, ReadOnly, Records, Sounds
from exhibit_viewer.session.recording import Recording
from exhibit_viewer.session.saving import Saving
from exhibit_viewer.session.state import Change, Face, State, Tool
from exhibit_viewer.session.touring import Touring

Listener = Callable[[Change, object], None]
FLIGHT_SECONDS = 0.6
_LEAVING = (
    Change.ARTIFACT | Change.MODEL | Change.LOADING | Change.NOTES | Change.SELECTION | Change.TOOL | Change.TURNTABLE
    | Change.FAULT | Change.TOUR
)  # fmt: skip
"""What changes when the artifact shown is put away."""
_ARRIVING = (
    Change.MODEL | Change.LOADING | Change.CAMERA | Change.SCENE | Change.NOTES | Change.FAULT | Change.PLAYBACK
    | Change.MOMENT
)  # fmt: skip
"""What changes when a model stands there for it."""


class Session:
    """The visitor's session. Not thread-safe: call it from the window's thread only.

    Intents take `source`, whoever asks, so that a listener can ignore its own echo.
    """

    def __init__(
        self,
        models: Models,
        notes: Notes,
        preferences: Preferences,
        clock: Clock,
        state: State | None = None,
        records: Records | None = None,
        sets: SetStore | None = None,
        sounds: Sounds | None = None,
    ) -> None:
        self._models, self._notes, self._preferences, self._clock = models, notes, preferences, clock
        self.state = state or State()
        self._listeners: list[Listener] = []
        self._ticket: Ticket | None = None
        self._notebook = Notebook()
        self.recording = Recording(
            records or ReadOnly(), lambda: self.state, self._set, self._tell, self.leave_artifact
        )
        self.picking = Picking(sets or NoSets(), lambda: self.state, self._set, self._tell, clock.new_id)
        self.clips = Clips(lambda: self.state, self._set)
        self.listening = Listening(sounds or NoSounds(), lambda: self.state, self._set, self._keep_volume)
        self.touring = Touring(self, self._set)
        self._artifact_key = ""
        self._visitors_scene = self.state.scene
        self._whole: Model | None = None  # as its files have it, with every part
        self._saving = Saving(notes, self._set)
        self._obstacle: Obstacle | None = None
        self.aspect = 1.0  # width over height of the picture
        self.margin = 0.08  # share of it kept free around a framed object
        self.ahead: Callable[[], Point | None] = lambda: None  # the surface in the middle of the picture (world)

    # -- listening -----------------------------------------------------------------------------------------------

    def listen(self, listener: Listener) -> None:
        """Call `listener(change, source)` after every change."""
        self._listeners.append(listener)

    def _set(self, change: Change, source: object = None, **values: object) -> None:
        self.state = replace(self.state, **values)  # type: ignore[arg-type]  # names are checked by replace itself
        for listener in tuple(self._listeners):
            listener(change, source)

    # -- collections and artifacts ---------------------------------------------------------------------------------

    def open_collection(self, collection: Collection, artifact_id: str = "") -> None:
        """Show a collection, and an artifact of it if named."""
        self._close_artifact()
        news = {"collection": collection, "editable": self.recording.begin(collection), "gathered": ()}
        self._show(collection.find(artifact_id), _LEAVING | Change.COLLECTION, **news)

    def close_collection(self) -> None:
        """Back to the start page."""
        self._close_artifact()
        self.recording.begin(None)
        self._set(Change.COLLECTION | _LEAVING, collection=None, editable=False, gathered=())

    def show_artifact(self, artifact_id: str) -> None:
        """Open an artifact of the collection; the model arrives later."""
        collection = self.state.collection
        artifact = collection.find(artifact_id) if collection else None
        if artifact is not None:
            self._close_artifact()
            self._show(artifact)

    def _show(self, artifact: Artifact | None, change: Change = _LEAVING, **values: object) -> None:
        """Have nothing but an artifact shown. All that changes is told at once, as panels take their time with it."""
        self._set(change, artifact=artifact, loading=None if artifact is None else 0.0, **values)
        if self.state.collection is not None:
            self._preferences.remember(self.state.collection, artifact)
        if artifact is not None:
            self._ticket = self._models.open(artifact, self._progressed, lambda answer: self._arrived(artifact, answer))

    def leave_artifact(self) -> None:
        """Back to the collection without an artifact."""
        self._close_artifact()
        self._set(_LEAVING)

    def step_artifact(self, step: int) -> None:
        """The next (1) or previous (-1) artifact, round and round."""
        collection = self.state.collection
        if collection is None or not collection.artifacts:
            return
        ids = [artifact.id for artifact in collection.artifacts]
        here = ids.index(self.state.artifact.id) if self.state.artifact else -min(step, 0) - 1
        self.show_artifact(ids[(here + step) % len(ids)])

    def cancel_loading(self) -> None:
        """Stop reading the artifact."""
        if self.state.loading is not None:
            self.leave_artifact()

    def report(self, notice: Notice | None) -> None:
        """Put a fault in the bar above the picture, or take it away."""
        self._set(Change.FAULT, fault=notice)

    def _tell(self, fault: Fault) -> None:
        self.report(fault.notice)

    def _close_artifact(self) -> None:
        if self.state.artifact is not None and self.state.artifact.setup is not None and self.state.model is not None:
            self.state = replace(self.state, scene=self._visitors_scene)  # a document's own goes with it
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        self.listening.end()
        self._notebook, self._artifact_key = Notebook(), ""
        self.state = replace(
            self.state, artifact=None, model=None, loading=None, fault=None, notes=(), selected="", tool=Tool.NONE,
            turntable=False, tour=None, looks={},
        )  # fmt: skip

    def _progressed(self, share: float) -> None:
        self._set(Change.LOADING, loading=share)

    def _arrived(self, artifact: Artifact, answer: Model | Fault) -> None:
        if self.state.artifact is None or self.state.artifact.id != artifact.id or self.state.collection is None:
            return
        artifact = self.state.artifact  # its record may have been changed meanwhile
        if isinstance(answer, Fault):
            self._set(Change.LOADING | Change.FAULT, loading=None, fault=answer.notice)
            return
        if self.state.model is not None:
            self._refined(artifact, answer, stood_in=self.state.model.rough)
            return
        self._visitors_scene = self.state.scene.for_another()
        fault = None if answer.rough else self._loaded_notes(artifact, answer)
        self._whole, looks = answer, first_looks(artifact)
        self._set(
            _ARRIVING,
            model=with_looks(answer, artifact, looks),
            looks=looks,
            loading=0.0 if answer.rough else None,
            camera=first_camera(artifact, answer, self.aspect, self.margin),
            flight_seconds=0.0,
            scene=first_scene(artifact, self._visitors_scene),
            playback=Playback(),
            notes=self._notebook.notes,
            fault=fault,
        )
        self.picking.saw(artifact)

    def _refined(self, artifact: Artifact, model: Model, *, stood_in: bool) -> None:
        """The same model in a better form. Behind a rough one come the notes, for which there was no place on it."""
        self._whole, model = model, with_looks(model, artifact, self.state.looks)
        if not stood_in:
            self._set(Change.REFINED, model=model)
            return
        fault = self._loaded_notes(artifact, model)
        changed = Change.REFINED | Change.LOADING | Change.NOTES | Change.FAULT
        self._set(changed, model=model, loading=None, notes=self._notebook.notes, fault=fault)

    def show_parts(self, looks: Looks) -> None:
        """Show the parts of the artifact in other ways."""
        if self._whole is not None and self.state.artifact is not None and looks != self.state.looks:
            self._set(Change.REFINED, model=with_looks(self._whole, self.state.artifact, looks), looks=looks)

    def _loaded_notes(self, artifact: Artifact, model: Model) -> Notice | None:
        """Fetch the visitor's notes on a model; what went wrong."""
        assert self.state.collection is not None
        try:
            self._artifact_key, own = self._notes.load(self.state.collection, artifact, model.facts.sha256)
        except Fault as refused:
            return refused.notice
        self._notebook = Notebook(own)
        return None

    # -- looking ---------------------------------------------------------------------------------------------------

    def look(self, camera: Camera, source: object = None) -> None:
        """Move the camera at once (a gesture)."""
        if self.state.model is not None:
            camera = navigation.keep_near(camera, self.state.model.bounds)
        self._set(Change.CAMERA, source, camera=camera, flight_seconds=0.0, flight_curve=None)

    def steer(self, before: Camera, after: Camera, source: object = None) -> None:
        """Move the camera from where it is shown as a hand does: not through the object. A tour that goes on by itself
        waits then."""
        self.touring.play(False)
        self.look(self._outside(before, after), source)

    def approach(self, before: Camera, point: Point) -> None:
        """Make a surface point the middle of the picture, and what is turned about."""
        wall, there = self._wall(), np.array(point)
        after = navigation.pivot(before, there) if wall is None else wall.pivot(before, there)
        self.look(navigation.as_deep(before, after.distance))
        self.fly(after)

    def _outside(self, before: Camera, after: Camera) -> Camera:
        wall = self._wall()
        return after if wall is None else wall.past(before, after)

    def _wall(self) -> Obstacle | None:
        model = self.state.model
        if model is None or self.state.scene.section is not None:  # who cuts an object open wants to see its inside
            return None
        if self._obstacle is None or self._obstacle.model is not model:
            self._obstacle = Obstacle(model)
        return self._obstacle

    def fly(
        self, camera: Camera, source: object = None, seconds: float = FLIGHT_SECONDS, curve: Curve | None = None
    ) -> None:
        """Fly to a camera; at once under reduced motion."""
        seconds = 0.0 if self.state.settings.text("motion") == "reduced" else seconds
        self._set(Change.CAMERA, source, camera=camera, flight_seconds=seconds, flight_curve=curve)

    def home(self) -> None:
        """The first view of the artifact."""
        if self.state.model is not None:
            start = first_camera(self.state.artifact, self.state.model, self.aspect, self.margin)
            self.fly(replace(start, orthographic=self.state.camera.orthographic))

    def frame(self) -> None:
        """The whole object from the present direction."""
        if self.state.model is not None:
            self.fly(self.state.camera.framing(self.state.model.bounds, self.aspect, self.margin))

    def standard_view(self, view: StandardView) -> None:
        """A view with a name, showing the whole object."""
        if self.state.model is not None:
            self.fly(self.state.camera.facing(view).framing(self.state.model.bounds, self.aspect, self.margin))

    def next_authored_view(self) -> None:
        """The next of the views that the file itself offers; from elsewhere, the first."""
        cameras = self.state.model.cameras if self.state.model is not None else ()
        if cameras:
            here = cameras.index(self.state.camera) if self.state.camera in cameras else -1
            self.fly(cameras[(here + 1) % len(cameras)])

    def toggle_orthographic(self) -> None:
        """Perspective or parallel projection, same size at the target."""
        self._set(Change.CAMERA, camera=replace(self.state.camera, orthographic=not self.state.camera.orthographic))

    def orbit_by(self, yaw_degrees: float, pitch_degrees: float) -> None:
        """Turn about the target, or move a picture as far (keys)."""
        if not self.state.solid:
            self.pan_by(yaw_degrees / 180, -pitch_degrees / 180)  # as a drag over the whole height would
            return
        turn = math.radians(yaw_degrees), math.radians(pitch_degrees)
        self.fly(self._outside(self.state.camera, navigation.orbit(self.state.camera, *turn)))

    def zoom_by(self, factor: float) -> None:
        """Nearer (factor above 1), as far as the surface in the middle, or farther (keys)."""
        if self.state.model is not None:
            towards = None if (ahead := self.ahead()) is None else np.array(ahead)
            self.fly(navigation.zoom(self.state.camera, factor, self.state.model.radius, towards))

    def pan_by(self, right_share: float, down_share: float) -> None:
        """Move the picture by shares of its height (keys)."""
        if self.state.model is not None:
            before = self.state.camera
            moved = navigation.pan(before, right_share * 1000, down_share * 1000, 1000)
            self.fly(self._outside(before, navigation.keep_near(moved, self.state.model.bounds)))

    def toggle_turntable(self) -> None:
        """Turn the object by itself, or stop."""
        self._set(Change.TURNTABLE, turntable=not self.state.turntable and self.state.solid)

    def adjust(self, scene: Scene, source: object = None) -> None:
        """Change how the object is shown: mode, light, section, exposure, floor. Where the key light is moved away from
        its first place, the file's own lights go out; raking light, which soon goes again, only outshines them."""
        before = self.state.scene
        if scene.light not in (before.light, Light()) and not scene.light.raking:
            scene = replace(scene, file_lights=scene.file_lights and not before.file_lights)
        if scene != before:
            self._set(Change.SCENE, source, scene=scene)

    def wear(self, variant: int) -> None:
        """Another variant of the model's materials; 0 is the model as it is, numbers past the last come round."""
        if self.state.model is not None:
            self.adjust(replace(self.state.scene, variant=variant % (len(self.state.model.variants) + 1)))

    def choose_tool(self, tool: Tool) -> None:
        """Take a tool up, or put it down by choosing it again."""
        if self.state.model is None or (self.state.model.rough and tool in (Tool.NOTE, Tool.MOVE_NOTE)):
            return
        self._set(Change.TOOL, tool=Tool.NONE if tool is self.state.tool else tool)

    def toggle_blank(self) -> None:
        """Black the picture out (teaching), or bring it back."""
        self._set(Change.BLANK, blank=not self.state.blank)

    def show_face(self, face: Face) -> None:
        """Study, teach or kiosk."""
        if face is not self.state.face:
            self._set(Change.FACE | Change.BLANK, face=face, blank=False)

    def choose(self, name: str, value: object) -> None:
        """Change a setting; one that cannot be kept holds for this session, and the fault is reported. Raises
        Fault(OPTION_INVALID)."""
        settings = self.state.settings.with_value(name, value)
        if settings != self.state.settings:
            self._set(Change.SETTINGS, settings=settings)
            try:
                self._preferences.save_settings(settings)
            except Fault as fault:
                self.report(fault.notice)

    def _keep_volume(self, volume: float) -> None:
        """A visitor's in a kiosk goes with the visitor."""
        if self.state.face is Face.KIOSK:
            self.show_settings(self.state.settings.with_value("volume", volume))
        else:
            self.choose("volume", volume)

    def show_settings(self, settings: Settings) -> None:
        """Change settings for this visitor only; nothing is kept."""
        if settings != self.state.settings:
            self._set(Change.SETTINGS, settings=settings)

    # -- notes -----------------------------------------------------------------------------------------------------

    def place_note(self, anchor: Anchor, camera: Camera) -> str:
        """Pin a new, empty note and select it; its id."""
        if not self._artifact_key:
            return ""
        now = self._clock.now()
        note = Annotation(
            id=self._clock.new_id(), artifact=self._artifact_key, anchor=anchor, camera=camera,
            author=self.state.settings.text("author"), created=now, modified=now,
        )  # fmt: skip
        self._keep(self._notebook.add(note), None, selected=note.id, tool=Tool.NONE)
        return note.id

    def edit_note(self, note_id: str, text: str, source: object = None) -> None:
        """Replace the text of a note (typing)."""
        self._edit("text", note_id, source, text=LangText.of(text))

    def tag_note(self, note_id: str, tags: tuple[str, ...], source: object = None) -> None:
        """Replace the tags of a note."""
        self._edit("tags", note_id, source, tags=tags)

    def colour_note(self, note_id: str, colour: str, source: object = None) -> None:
        """Give a note another colour (a name of `annotation.COLOURS`)."""
        self._edit("colour", note_id, source, colour=colour)

    def move_note(self, note_id: str, anchor: Anchor, source: object = None) -> None:
        """Pin a note elsewhere."""
        self._edit("move", note_id, source, anchor=anchor)
        self._set(Change.TOOL, tool=Tool.NONE)

    def review_note(self, note_id: str, camera: Camera) -> None:
        """Remember another view for a note."""
        self._edit("view", note_id, None, camera=camera)

    def delete_note(self, note_id: str) -> None:
        """Delete a note of the visitor's own; undo brings it back."""
        kept = self._notebook.remove(note_id)
        if kept is not None:
            self._keep(kept, None, selected="" if self.state.selected == note_id else self.state.selected)

    def select_note(self, note_id: str, fly: bool = True) -> None:
        """Read a note; the camera goes to its view. "" closes it."""
        self._notebook.history.close()
        self._set(Change.SELECTION, selected=note_id)
        note = self.state.selected_note
        if note is not None and fly and self.state.model is not None:
            camera = note.camera or (note.anchor and self._view_of(note.anchor.point, note.anchor.normal))
            if camera:
                self.fly(camera)

    def step_note(self, step: int) -> bool:
        """The next (1) or previous (-1) note; False past either end."""
        ids = [note.id for note in self.state.all_notes]
        here = ids.index(self.state.selected) if self.state.selected in ids else (-1 if step > 0 else len(ids))
        if not 0 <= here + step < len(ids):
            return False
        self.select_note(ids[here + step])
        return True

    def own_counts(self) -> Mapping[str, int]:
        """How many notes of the visitor's each artifact of the collection is known to have, by its id."""
        collection = self.state.collection
        try:
            return self._notes.counts(collection) if collection is not None else {}
        except Fault:
            return {}  # what is wrong with the library is told when an artifact is opened

    # -- undo ------------------------------------------------------------------------------------------------------

    @property
    def undo_name(self) -> str:
        """What undo would take back."""
        return max(self._histories, key=lambda each: each.done_turn).undo_name

    @property
    def redo_name(self) -> str:
        """What redo would bring back."""
        return self._undone.redo_name if self._undone is not None else ""

    def undo(self) -> None:
        """Take back the last change, of the notes, the records or the sets."""
        latest = max(self._histories, key=lambda each: each.done_turn)
        if latest is self.recording.history:
            self.recording.undo()
        elif latest is self.picking.history:
            self.picking.undo()
        else:
            self._replay(self._notebook.undo())

    def redo(self) -> None:
        """Bring back what was taken back last."""
        latest = self._undone
        if latest is self.recording.history:
            self.recording.redo()
        elif latest is self.picking.history:
            self.picking.redo()
        else:
            self._replay(self._notebook.redo())

    @property
    def _histories(self) -> tuple[History[Any], ...]:
        return self._notebook.history, self.recording.history, self.picking.history

    @property
    def _undone(self) -> History[Any] | None:
        """The history of what was taken back last: what was done first of all that is undone."""
        return min(
            (each for each in self._histories if each.undone_turn), key=lambda each: each.undone_turn, default=None
        )

    def retry_saving(self) -> None:
        """Save again whatever could not be saved."""
        self._saving.retry()

    def _view_of(self, point: Point, normal: Point) -> Camera:
        radius = self.state.model.radius if self.state.model else 1.0
        return navigation.facing_surface(point, normal, radius, self.state.camera)

    def _edit(self, name: str, note_id: str, source: object, **values: object) -> None:
        now = self._clock.now()
        kept = self._notebook.change(name, note_id, lambda note: replace(note, modified=now, **values))  # type: ignore[arg-type]
        if kept is not None:
            self._keep(kept, source)

    def _replay(self, kept: Kept | None) -> None:
        if kept is not None:
            self._keep(kept, None, selected=kept.note_id if kept.note else "")

    def _keep(self, kept: Kept, source: object, **values: object) -> None:
        change = Change.NOTES | (Change.SELECTION if "selected" in values else Change(0))
        change |= Change.TOOL if "tool" in values else Change(0)
        self._set(change, source, notes=self._notebook.notes, **values)
        self._saving.write(kept.note_id, kept.note)
