"""What a metadata document says of models, matched with the files there are."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord
from exhibit_viewer.formats.names import folded, readable, readable_title
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Derivative
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText

Found = tuple[Path, PurePosixPath]
"""A file: where it is, and its path in the collection."""


def artifacts_of(
    files: Beside, found: list[Found], record: CollectionRecord
) -> tuple[tuple[Artifact, ...], tuple[Notice, ...]]:
    """Described models in the document's order, then the others; and what the document names and is not there."""
    notices: list[Notice] = []
    by_reference = lookup(found)
    artifacts: dict[str, Artifact] = {}
    used: set[Path] = set()
    for described in record.artifacts:
        item = _file_of(files, described, by_reference, record.document, notices)
        if item is not None:
            artifact = _artifact(item, described, record.rights, taken=artifacts.keys())
            artifacts[artifact.id] = artifact
            used.add(item[0])
    for item in found:
        if item[0] not in used:
            artifact = _artifact(item, ArtifactRecord(str(item[1]), ""), record.rights, taken=artifacts.keys())
            artifacts[artifact.id] = artifact
    return tuple(artifacts.values()), tuple(notices)


def lookup(found: list[Found]) -> dict[str, Found | None]:
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
    files: Beside,
    described: ArtifactRecord,
    by_reference: dict[str, Found | None],
    document: str,
    notices: list[Notice],
) -> Found | None:
    item = by_reference.get(folded(described.file))
    if item is not None:
        return item
    try:
        name = files.find(described.file, "", document) if described.file.strip() else None
    except Fault as fault:
        if fault.code is not Code.RESOURCE_MISSING:
            notices.append(Notice(fault.code, document, fault.facts))
            return None
        name = None
    if name is None:
        facts = {"reference": readable(described.file)}
        notices.append(Notice(Code.RESOURCE_MISSING, document, facts))
        return None
    return files.path(name), PurePosixPath(name)


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
        terms=described.terms,
        details=described.details,
        rights=described.rights if described.rights != Rights() else rights,
        alt_text=described.alt_text,
        units=described.units,
        demonstration=described.demonstration,
        setup=described.setup,
        annotations=tuple(_published(note, artifact_id) for note in described.annotations),
    )


def _published(note: Annotation, artifact_id: str) -> Annotation:
    return replace(note, id=note.id or f"{artifact_id}/{note.order + 1}", artifact=artifact_id)
