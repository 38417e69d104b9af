"""View link: an object as it was seen once, as an address that no network knows, and the way back to that view.

`exhibit-view:COLLECTION/ARTIFACT?target=X,Y,Z&yaw=DEGREES&pitch=DEGREES&distance=D`, with ids percent-encoded; besides
`field=DEGREES` and `parallel=1` where the camera is not as usual, and `note=ID` of the note that was being read.
"""

import math
import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, quote, unquote, urlencode

from exhibit_viewer.model.camera import DEFAULT_FIELD_OF_VIEW, Camera
from exhibit_viewer.session.session import Session
from exhibit_viewer.session.state import Change

SCHEME = "exhibit-view"
_LINK = re.compile(rf"{SCHEME}:([^\s<>/?#]{{1,3000}})/([^\s<>/?#]{{1,3000}})(?:\?([^\s<>#]{{0,3000}}))?")
_FARTHEST = 1e12


@dataclass(frozen=True, slots=True)
class ViewLink:
    """collection, artifact: ids. camera: None for the first view; note: "" for none."""

    collection: str
    artifact: str
    camera: Camera | None = None
    note: str = ""

    def written(self) -> str:
        """The link as text."""
        place: dict[str, str] = {}
        if self.camera is not None:
            camera = self.camera
            place["target"] = ",".join(f"{value:.6g}" for value in camera.target)
            place["yaw"], place["pitch"] = f"{math.degrees(camera.yaw):.2f}", f"{math.degrees(camera.pitch):.2f}"
            place["distance"] = f"{camera.distance:.6g}"
            if not math.isclose(camera.field_of_view, DEFAULT_FIELD_OF_VIEW, rel_tol=1e-3):
                place["field"] = f"{math.degrees(camera.field_of_view):.2f}"
            if camera.orthographic:
                place["parallel"] = "1"
        if self.note:
            place["note"] = self.note
        address = f"{SCHEME}:{quote(self.collection, safe='')}/{quote(self.artifact, safe='')}"
        return f"{address}?{urlencode(place, safe=',', quote_via=quote)}" if place else address


def link_in(text: str) -> ViewLink | None:
    """The first link in a text, say in a citation; None where there is none. Its view is left out where it is odd."""
    found = _LINK.search(text)
    if found is None:
        return None
    told = dict(parse_qsl(found[3] or "", max_num_fields=20))
    return ViewLink(unquote(found[1]), unquote(found[2]), _camera(told), told.get("note", ""))


def _camera(told: dict[str, str]) -> Camera | None:
    try:
        x, y, z = (float(number) for number in told["target"].split(","))
        yaw, pitch = math.radians(float(told["yaw"])), math.radians(float(told["pitch"]))
        distance = float(told["distance"])
        field = math.radians(float(told["field"])) if "field" in told else DEFAULT_FIELD_OF_VIEW
    except (KeyError, ValueError):
        return None
    sound = all(abs(number) < _FARTHEST for number in (x, y, z, yaw, distance))
    if not (sound and distance > 0 and abs(pitch) <= math.pi / 2 + 1e-3 and 0.01 < field < 3.0):
        return None
    return Camera((x, y, z), yaw, pitch, distance, field, orthographic=told.get("parallel") == "1")


class Follower:
    """Takes the visitor to the view of a link as soon as its object is there."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._wanted: ViewLink | None = None
        session.listen(self._heard)

    def follow(self, link: ViewLink) -> bool:
        """Go there within the collection that is open; whether it is the link's."""
        state = self._session.state
        if state.collection is None or state.collection.id != link.collection:
            return False
        if state.collection.find(link.artifact) is None:
            return False
        self._wanted = link
        if state.artifact is not None and state.artifact.id == link.artifact and state.model is not None:
            self._arrive(link)
        else:
            self._session.show_artifact(link.artifact)
        return True

    def _heard(self, change: Change, source: object) -> None:
        state, wanted = self._session.state, self._wanted
        if wanted is None or not change & (Change.ARTIFACT | Change.MODEL | Change.REFINED):
            return
        if state.artifact is None or state.artifact.id != wanted.artifact:
            self._wanted = None
        elif state.model is not None:
            self._arrive(wanted)

    def _arrive(self, link: ViewLink) -> None:
        """Read the note, from where the link looks; notes come once the model is whole."""
        state = self._session.state
        if state.model is not None and not state.model.rough:
            self._wanted = None
            if link.note in {note.id for note in state.all_notes}:
                self._session.select_note(link.note)
        elif link.note:
            self._wanted = replace(link, camera=None)
        if link.camera is not None:
            self._session.look(link.camera)
