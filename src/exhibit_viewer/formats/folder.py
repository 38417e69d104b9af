"""A folder of models as a collection, and a single file as a collection of one. Nothing is ever written to either.

The collection's id is the one its `metadata.json` (or the row "." of its `metadata.csv`) declares; else it is derived
from the folder's name and the names of its files, so that it survives moving. An artifact's id is declared too, or its
path in the folder.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from exhibit_viewer.formats import metadata_csv, metadata_json
from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord
from exhibit_viewer.formats.names import folded, readable, readable_title
from exhibit_viewer.formats.walk import file_inside, models_in
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import DERIVED, Artifact, Collection, Derivative
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText

Found = tuple[Path, PurePosixPath]
_READERS = (
    (metadata_json.NAME, metadata_json.read_metadata_json),
    (metadata_csv.NAME, metadata_csv.read_metadata_csv),
)


def open_path(path: Path) -> Collection:
    """What a person opened: a folder, or a single model file of any kind (its reader says whether it can be read).

    Raises Fault(FILE_MISSING, FILE_NOT_REGULAR, FILE_UNREADABLE, FOLDER_WITHOUT_MODELS).
    """
    path = path.expanduser().absolute()
    try:
        if path.is_dir():
            return read_folder(path)
        if path.is_file():
            return single_file(path)
        exists = path.exists()
    except (OSError, ValueError) as error:
        raise Fault(Code.FILE_UNREADABLE, readable(path.name), reason=str(error)) from error
    raise Fault(Code.FILE_NOT_REGULAR if exists else Code.FILE_MISSING, readable(path.name))


def single_file(path: Path) -> Collection:
    """A collection of one; what a metadata document beside the file says of it is used."""
    found = [(path, PurePosixPath(path.name))]
    record = _described(path.parent)
    own = [each for each in record.artifacts if _lookup(found).get(folded(each.file)) is not None]
    record = CollectionRecord(record.document, rights=record.rights, artifacts=tuple(own))
    artifacts, _ = _artifacts(path.parent, found, record)
    title = artifacts[0].title
    return Collection(_derived_id("file", path.parent.name, [path.name]), path, title, artifacts, rights=record.rights)


def read_folder(root: Path) -> Collection:
    """The models below a folder, described ones first in the document's order, the others in natural order.

    Raises Fault(FILE_UNREADABLE, FOLDER_WITHOUT_MODELS). A metadata document that cannot be read is told in the
    collection's notices; the models show all the same.
    """
    walk = models_in(root)
    record = _described(root)
    artifacts, notices = _artifacts(root, walk.found, record)
    if not artifacts:
        raise Fault(Code.FOLDER_WITHOUT_MODELS, readable(root.name))
    names = sorted(readable(str(relative)) for _, relative in walk.found)
    return Collection(
        id=record.id or _derived_id("folder", root.name, names),
        root=root,
        title=record.title or LangText.of(readable_title(PurePosixPath(root.name))),
        artifacts=artifacts,
        description=record.description,
        rights=record.rights,
        notices=(*walk.notices, *record.notices, *notices),
    )


def _derived_id(kind: str, folder: str, names: Iterable[str]) -> str:
    digest = hashlib.sha256("\0".join((kind, readable(folder), *map(readable, names))).encode())
    return f"{DERIVED}{digest.hexdigest()[:24]}"


def _described(root: Path) -> CollectionRecord:
    for name, read in _READERS:
        try:
            path = file_inside(root, name)
            if path is not None:
                return read(path)
        except Fault as fault:
            return CollectionRecord(name, notices=(fault.notice,))
    return CollectionRecord()


def _artifacts(
    root: Path, found: list[Found], record: CollectionRecord
) -> tuple[tuple[Artifact, ...], tuple[Notice, ...]]:
    notices: list[Notice] = []
    by_reference = _lookup(found)
    artifacts: dict[str, Artifact] = {}
    used: set[Path] = set()
    for described in record.artifacts:
        item = _file_of(root, described, by_reference, record.document, notices)
        if item is not None:
            artifact = _artifact(item, described, record.rights, taken=artifacts.keys())
            artifacts[artifact.id] = artifact
            used.add(item[0])
    for item in found:
        if item[0] not in used:
            artifact = _artifact(item, ArtifactRecord(str(item[1]), ""), record.rights, taken=artifacts.keys())
            artifacts[artifact.id] = artifact
    return tuple(artifacts.values()), tuple(notices)


def _lookup(found: list[Found]) -> dict[str, Found | None]:
    """Files by their path, and by name or stem alone where one file has it, or one that is nearer the top."""
    lookup: dict[str, Found | None] = {}
    depths: dict[str, int] = {}
    for item in sorted(found, key=lambda item: len(item[1].parts)):
        depth = len(item[1].parts)
        for short in {folded(readable(item[1].name)), folded(readable(item[1].stem))}:
            if short not in lookup:
                lookup[short], depths[short] = item, depth
            elif depths[short] == depth:
                lookup[short] = None
    lookup.update({folded(readable(str(item[1]))): item for item in found})
    return lookup


def _file_of(
    root: Path,
    described: ArtifactRecord,
    by_reference: dict[str, Found | None],
    document: str,
    notices: list[Notice],
) -> Found | None:
    item = by_reference.get(folded(described.file))
    if item is not None:
        return item
    try:
        path = file_inside(root, described.file) if described.file else None
    except Fault as fault:
        notices.append(fault.notice)
        return None
    if path is None:
        facts = {"reference": readable(described.file)}
        notices.append(Notice(Code.RESOURCE_MISSING, document, facts))
        return None
    return path, PurePosixPath(described.file.replace("\\", "/"))


def _artifact(item: Found, described: ArtifactRecord, rights: Rights, taken: Iterable[str]) -> Artifact:
    path, relative = item
    ids = set(taken)
    artifact_id = described.id or readable(str(relative))
    number = 1
    while artifact_id in ids:
        number += 1
        artifact_id = f"{described.id or readable(str(relative))}#{number}"
    return Artifact(
        id=artifact_id,
        title=described.title or LangText.of(readable_title(relative)),
        derivatives=(Derivative(path),),
        description=described.description,
        culture=described.culture,
        date=described.date,
        place=described.place,
        material=described.material,
        identifier=described.identifier,
        details=described.details,
        rights=described.rights if described.rights != Rights() else rights,
        alt_text=described.alt_text,
        units=described.units,
        demonstration=described.demonstration,
        annotations=tuple(_published(note, artifact_id) for note in described.annotations),
    )


def _published(note: Annotation, artifact_id: str) -> Annotation:
    return replace(note, id=note.id or f"{artifact_id}/{note.order + 1}", artifact=artifact_id)
