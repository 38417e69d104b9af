"""Manifests and collections as artifacts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import MOST_BYTES, Fields, each_once, parse_json
from exhibit_viewer.formats.iiif.scenes import annotations_in, read_scene, with_title
from exhibit_viewer.formats.iiif.shapes import id_of, kind_of, many, one, plain, prose, words
from exhibit_viewer.formats.iiif.stage import Stage
from exhibit_viewer.formats.iiif.svg_box import Shapes
from exhibit_viewer.formats.remainder import KEY, whole_with_remainder, with_remainder
from exhibit_viewer.formats.said import Said, Whole
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText

NEWEST = 4
_CONTEXT = re.compile(r"iiif\.io/api/presentation/(\d{1,6}(?=/)|.{0,40})")
_KINDS = ("Manifest", "Collection")
_DEEPEST, _MOST_MANIFESTS, _MOST_SCENES = 8, 2000, 5000
_ODD_ID = re.compile(r"[\x00-\x20\x7f]|(?:^|/)\.\.(?:/|$)")
_LONGEST_ID = 4096


def is_iiif(value: object) -> bool:
    """Whether a JSON value is a manifest or a collection."""
    if not isinstance(value, Mapping):
        return False
    kind = kind_of(Fields("", "", value, []))
    told = str(value.get("@context", ""))[:2000]
    return kind in _KINDS and ("iiif" in told or "items" in value or "sequences" in value)


@dataclass(slots=True)
class _Reading:
    """One document and the manifests it leads to. met: files that were read."""

    files: Beside
    met: set[str] = field(default_factory=set)
    artifacts: list[Artifact] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    pictures: int = 0
    shapes: Shapes = field(default_factory=Shapes)


def read_iiif(value: Mapping[str, object], files: Beside, name: str) -> Said:
    """What the document `name` (its path among `files`) says, with the manifests of a collection that are here.

    Raises Fault VERSION_UNSUPPORTED, PICTURES_MISSING where all it shows are pictures that are not here, NO_GEOMETRY.
    """
    reading = _Reading(files, {name})
    document = name.rpartition("/")[2]
    whole = Fields(document, "", value, reading.notices)
    _check_version(whole, document)
    _read(whole, name, reading, 0)
    if not reading.artifacts:
        if reading.pictures:
            raise Fault(Code.PICTURES_MISSING, document, count=reading.pictures)
        if reading.notices:
            raise Fault.from_notice(reading.notices[0])
        raise Fault(Code.NO_GEOMETRY, document)
    own = whole_with_remainder(read_whole(whole), whole)
    notices = tuple(each_once(reading.notices))
    return Said(tuple(reading.artifacts), own.id, own.title, own.description, own.rights, notices)


def read_whole(fields: Fields) -> Whole:
    """What a manifest or collection says of itself in IIIF's terms."""
    return Whole(
        id=_sound_id(fields) if fields.has("id") or fields.has("@id") else "",
        title=words(fields, "label"),
        description=prose(fields, "summary", "description"),
        rights=_rights(fields),
    )


def _check_version(whole: Fields, document: str) -> None:
    told = whole.raw("@context")
    for context in told if isinstance(told, list) else [told]:
        found = _CONTEXT.search(context[:300]) if isinstance(context, str) else None
        if found is not None and not found[1].isdecimal():
            whole.report("@context", f"a version up to {NEWEST}")
        elif found is not None and int(found[1]) > NEWEST:
            raise Fault(Code.VERSION_UNSUPPORTED, document, format="IIIF Presentation", version=found[1])


def _read(whole: Fields, name: str, reading: _Reading, depth: int) -> None:
    if kind_of(whole) == "Collection":
        for member in _members(whole):
            _read_member(member, name, reading, depth)
    else:
        _manifest(whole, name, reading)


def _members(collection: Fields) -> Iterator[Fields]:
    for key in ("items", "members", "manifests", "collections"):
        yield from many(collection, key)


def _read_member(member: Fields, name: str, reading: _Reading, depth: int) -> None:
    """A manifest or collection within a collection, here or in a file of its own."""
    if depth >= _DEEPEST or len(reading.met) > _MOST_MANIFESTS:
        member.report("items", f"at most {_MOST_MANIFESTS} manifests, {_DEEPEST} levels")
        return
    if kind_of(member) not in _KINDS:
        member.report("type", " or ".join(_KINDS))
        return
    if member.has("items") or member.has("sequences"):
        _read(member, name, reading, depth + 1)
        return
    base, _, document = name.rpartition("/")
    own = Stage(reading.files, base, document, reading.notices)
    found = own.local(id_of(member))
    if found is None or found in reading.met:
        return
    reading.met.add(found)
    short = found.rpartition("/")[2]
    try:
        value = parse_json(reading.files.read(found, MOST_BYTES), short)
        if not isinstance(value, Mapping) or not is_iiif(value):
            raise Fault(Code.FORMAT_UNKNOWN, short, format="json")
        _read(Fields(short, "", value, reading.notices), found, reading, depth + 1)
    except Fault as fault:
        reading.notices.append(fault.notice)


def _manifest(manifest: Fields, name: str, reading: _Reading) -> None:
    base, _, document = name.rpartition("/")
    told: list[Notice] = []
    stage = Stage(reading.files, base, document, told, shapes=reading.shapes)
    pages = list(stage.pages(manifest, "annotations"))
    stage.around = manifest
    stage.comments = [each for page in pages for each in annotations_in(page)]
    _sound_id(manifest)
    scenes = list(_containers(manifest))
    found = []
    for scene in scenes[:_MOST_SCENES]:
        artifact, pictures = read_scene(scene, stage, _own_id(scene, name, reading))
        reading.pictures += pictures
        if artifact is not None:
            found.append(artifact)
    title, rights, details = words(manifest, "label"), _rights(manifest), _details(manifest)
    summary = prose(manifest, "summary", "description")
    for artifact in found:
        own = with_title(artifact, title) if len(found) > 1 else replace(artifact, title=title or artifact.title)
        text = own.description or (summary if len(found) == 1 else LangText())
        own = replace(own, description=text, rights=rights, details=details, notices=_once(told))
        reading.artifacts.append(_as_kept(own, scenes, reading, base))
    if not found:
        reading.notices += told


def _as_kept(artifact: Artifact, scenes: list[Fields], reading: _Reading, base: str) -> Artifact:
    """The artifact with what this program kept in its scene, unless that gives it the id of another."""
    scene = next((each for each in scenes if id_of(each) == artifact.id and each.has(KEY)), None)
    if scene is None:
        return artifact
    kept = with_remainder(artifact, scene.raw(KEY), reading.files, base, scene)
    if kept.id != artifact.id and kept.id in reading.ids:
        return artifact
    reading.ids.add(kept.id)
    return kept


def _once(notices: list[Notice]) -> tuple[Notice, ...]:
    return tuple(each_once(notices))


def _containers(manifest: Fields) -> Iterator[Fields]:
    """Scenes and canvases, of version 3 and 4 or in the sequences of 2."""
    yield from many(manifest, "items")
    for sequence in many(manifest, "sequences"):
        yield from many(sequence, "canvases", "items", "elements")


def _own_id(scene: Fields, name: str, reading: _Reading) -> str:
    """The scene's id if it is sound and no other's; else its number in the document."""
    own = _sound_id(scene)
    while not own or own in reading.ids:
        if own:
            scene.report("id", "an id of its own")
        own = f"{name}#{len(reading.ids) + 1}"
    reading.ids.add(own)
    return own


def _sound_id(fields: Fields) -> str:
    """The id, "" where it is missing or could be mistaken for something else; that is told."""
    own = id_of(fields)
    if own and len(own) <= _LONGEST_ID and not _ODD_ID.search(own):
        return own
    fields.report("id", "an address")
    return ""


def _rights(fields: Fields) -> Rights:
    statement = one(fields, "requiredStatement")
    credit = plain(statement, "value") if statement is not None else plain(fields, "attribution")
    provider = one(fields, "provider")
    holder = words(provider, "label").best(("en",))[0] if provider is not None else ""
    return Rights(fields.text("rights") or _first(fields, "license"), holder, credit)


def _first(fields: Fields, name: str) -> str:
    found = one(fields, name)
    return id_of(found) if found is not None else ""


def _details(manifest: Fields) -> tuple[tuple[LangText, LangText], ...]:
    pairs = [(words(pair, "label"), plain(pair, "value")) for pair in many(manifest, "metadata")]
    return tuple((label, value) for label, value in pairs if label and value)
