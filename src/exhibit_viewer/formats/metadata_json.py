"""`metadata.json` beside a folder's models.

::

    {"id": "baoguo", "title": {"en": "...", "zh": "..."} or "...", "description": ...,
     "rights": {"licence": "CC-BY-4.0", "holder": "...", "credit": ...},
     "artifacts": [
       {"file": "vase.glb", "id": "vase", "title": ..., "description": ..., "culture": ..., "date": ..., "place": ...,
        "material": ..., "identifier": "1923.4", "creator": ... and the other terms of `model/terms.py`,
        "details": [["Height", "31 cm"]], "rights": {...}, "alt_text": ...,
        "units": "mm", "demonstration": false,
        "first_view": {"camera": {...}, "fitted": true,
                       "light": {"azimuth_degrees": -38, "elevation_degrees": 46, "intensity": 1, "raking": false}},
        "annotations": [
          {"id": "neck", "title": ..., "text": ..., "tags": ["glaze"], "colour": "indigo",
           "author": "...", "created": "2026-10-06T09:12:44Z", "modified": ..., "order": 3, "article": "a page's id",
           "sound": "a sound's id", "outline": [[[x, y, z], ...]],
           "anchor": {"point": [x, y, z], "normal": [x, y, z], "mesh": "...", "face": 7, "barycentric": [u, v, w]},
           "camera": {"target": [x, y, z], "yaw_degrees": 30, "pitch_degrees": 10, "distance": 0.6,
                      "field_of_view_degrees": 32, "orthographic": false}}]}]}

Any text, and tags, may be an object by language. Only `file` is needed. An artifact that another document beside it
tells of is meant by its `id`: what is said of it here counts instead, and with `"whole": true` also what is not; with
`"withdrawn": true` it is not shown. `first_view`: how it is seen when it is opened, from a camera as a note has one, of
which with `"fitted": true` only the direction counts; the key light is measured from the camera, to the right and up,
and where it rakes, on the picture's clock and from its plane. Points are in world (Y up, the file's units). Notes stand
in their order where none says its own; what `mesh` and the rest say of an anchor is for this program alone (see
`model/annotation.py`). Whatever has the wrong type is left out with a notice; only a file that is not JSON at all is
refused.
"""

import math
from pathlib import Path

from exhibit_viewer.formats.fields import MOST_BYTES, Fields, parse_json, read_bounded
from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord
from exhibit_viewer.formats.placing import is_sound
from exhibit_viewer.model.annotation import COLOURS, Anchor, Annotation
from exhibit_viewer.model.camera import DEFAULT_FIELD_OF_VIEW, Camera, Point
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.plain_values import decode
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.scene import STRONGEST, Light
from exhibit_viewer.model.setup import Setup
from exhibit_viewer.model.terms import Term
from exhibit_viewer.model.text import UNDETERMINED, LangText
from exhibit_viewer.model.units import METRES

NAME = "metadata.json"
NAMES = frozenset({"id", "title", "description", "rights", "artifacts"})
"""What is known of the whole."""
ARTIFACT_NAMES = frozenset(
    {"file", "id", "title", "description", "culture", "date", "place", "material", "identifier", "details", "rights"}
    | {"alt_text", "units", "demonstration", "first_view", "annotations", "whole", "withdrawn", *map(str, Term)}
)
"""What is known of an artifact."""
_MOST = 20_000
_NARROWEST, _WIDEST = 0.01, 3.0
Outline = tuple[tuple[Point, ...], ...]


def read_metadata_json(path: Path) -> CollectionRecord:
    """What the document says. Raises Fault(FORMAT_DAMAGED with line and column, NESTED_TOO_DEEP, FILE_TOO_LARGE)."""
    return metadata_json(read_bounded(path, MOST_BYTES), path.name)


def metadata_json(data: bytes, name: str) -> CollectionRecord:
    """What the text of the document `name` says. Raises as `read_metadata_json`."""
    value = parse_json(data, name)
    if not isinstance(value, dict):
        raise Fault(Code.FORMAT_DAMAGED, name, format="JSON", detail="line 1, column 1: an object")
    notices: list[Notice] = []
    fields = Fields(name, "", value, notices)
    return CollectionRecord(
        document=name,
        id=fields.text("id"),
        title=fields.texts("title"),
        description=fields.texts("description"),
        rights=_rights(fields),
        artifacts=tuple(_artifact(each) for each in fields.each("artifacts")),
        notices=tuple(notices),
    )


def _artifact(fields: Fields) -> ArtifactRecord:
    artifact_id = fields.text("id")
    units = fields.text("units").strip().lower()
    if units and units not in METRES:
        fields.report("units", "a unit of length")
        units = ""
    return ArtifactRecord(
        file=fields.text("file"),
        place_in_document=fields.path,
        id=artifact_id,
        title=fields.texts("title"),
        description=fields.texts("description"),
        culture=fields.texts("culture"),
        date=fields.texts("date"),
        place=fields.texts("place"),
        material=fields.texts("material"),
        identifier=fields.text("identifier"),
        terms={term: text for term in Term if (text := fields.texts(term))},
        details=fields.pairs("details"),
        rights=_rights(fields),
        alt_text=fields.texts("alt_text"),
        units=units,
        demonstration=fields.flag("demonstration"),
        setup=_setup(fields.inner("first_view")),
        whole=fields.flag("whole"),
        withdrawn=fields.flag("withdrawn"),
        annotations=tuple(_annotation(each, number) for number, each in enumerate(fields.each("annotations"))),
    )


def _rights(fields: Fields) -> Rights:
    if fields.is_text("rights"):
        return Rights(licence=fields.text("rights"))
    inner = fields.inner("rights")
    if inner is None:
        return Rights()
    return Rights(inner.text("licence") or inner.text("license"), inner.text("holder"), inner.texts("credit"))


def _annotation(fields: Fields, number: int) -> Annotation:
    """A published note; the folder reader completes its id and artifact."""
    colour = fields.text("colour") or COLOURS[0]
    if colour not in COLOURS:
        fields.report("colour", ", ".join(COLOURS))
        colour = COLOURS[0]
    tags_in, order = fields.strings_in("tags"), fields.index("order", _MOST)
    return Annotation(
        id=fields.text("id"),
        artifact="",
        title=fields.texts("title"),
        text=fields.texts("text") or LangText(),
        tags=tags_in.pop(UNDETERMINED, ()),
        tags_in=tags_in,
        colour=colour,
        anchor=_anchor(fields.inner("anchor")),
        camera=_camera(fields.inner("camera")),
        author=fields.text("author"),
        created=fields.text("created"),
        modified=fields.text("modified"),
        article=fields.text("article"),
        sound=fields.text("sound"),
        outline=_outline(fields),
        published=True,
        order=number if order is None else order,
    )


def _outline(fields: Fields) -> Outline:
    value = fields.raw("outline")
    if value is None:
        return ()
    try:
        outline: Outline = decode(value, Outline, Path)
    except (TypeError, ValueError, RecursionError):
        fields.report("outline", "lines of points")
        return ()
    points = [point for line in outline for point in line]
    if max(len(points), len(outline)) > _MOST or not all(map(is_sound, points)):
        fields.report("outline", "lines of points")
        return ()
    return outline


def _anchor(fields: Fields | None) -> Anchor | None:
    if fields is None:
        return None
    point, normal = fields.point("point"), fields.point("normal")
    if point is None:
        return None
    length = math.hypot(*normal) if normal else 0.0
    if normal is None or not length or not math.isfinite(length):
        return Anchor(point, (0.0, 1.0, 0.0))
    face, barycentric = fields.index("face", 1 << 32), fields.point("barycentric") or (0.0, 0.0, 0.0)
    upright = normal[0] / length, normal[1] / length, normal[2] / length
    return Anchor(point, upright, fields.text("mesh"), -1 if face is None else face, barycentric)


def _setup(fields: Fields | None) -> Setup | None:
    if fields is None:
        return None
    camera, light = _camera(fields.inner("camera")), _light(fields.inner("light"))
    fitted = fields.flag("fitted") and camera is not None
    return None if camera is None and light is None else Setup(camera, fitted, light=light)


def _light(fields: Fields | None) -> Light | None:
    if fields is None:
        return None
    usual = Light()
    azimuth = math.remainder(fields.number("azimuth_degrees", math.degrees(usual.azimuth)), 360.0)
    elevation = max(-90.0, min(90.0, fields.number("elevation_degrees", math.degrees(usual.elevation))))
    intensity = max(0.0, min(STRONGEST, fields.number("intensity", usual.intensity)))
    return Light(math.radians(azimuth), math.radians(elevation), intensity, fields.flag("raking"))


def _camera(fields: Fields | None) -> Camera | None:
    if fields is None:
        return None
    target, distance = fields.point("target"), fields.number("distance", 0.0)
    if target is None or distance <= 0:
        fields.report("distance" if target else "target", "a camera needs a target and a distance above 0")
        return None
    pitch = max(-90.0, min(90.0, fields.number("pitch_degrees", 12.0)))
    yaw = math.remainder(fields.number("yaw_degrees", 30.0), 360.0)
    usual = math.degrees(DEFAULT_FIELD_OF_VIEW)
    field_of_view = max(_NARROWEST, min(_WIDEST, math.radians(fields.number("field_of_view_degrees", usual))))
    flat = fields.flag("orthographic")
    return Camera(target, math.radians(yaw), math.radians(pitch), distance, field_of_view, flat)
