"""Retelling: what a folder's own metadata says of artifacts that documents in it tell of, in place of the documents."""

from collections.abc import Sequence
from dataclasses import replace

from exhibit_viewer.formats.metadata import ArtifactRecord, CollectionRecord
from exhibit_viewer.formats.said import Said
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.rights import Rights


def retold(documents: Sequence[Said], record: CollectionRecord) -> tuple[list[Said], CollectionRecord]:
    """The documents with what the record says of their artifacts, by id; and the record of all others.

    Models, poses and notes stay the documents'; so do units, unless the record says all there is to say.
    """
    theirs = {artifact.id for said in documents for artifact in said.artifacts}
    about = {each.id or each.file: each for each in record.artifacts if (each.id or each.file) in theirs}
    if not about:
        return list(documents), record
    others = tuple(each for each in record.artifacts if (each.id or each.file) not in about)
    return [_said(said, about) for said in documents], replace(record, artifacts=others)


def _said(said: Said, about: dict[str, ArtifactRecord]) -> Said:
    artifacts = (_told(each, about[each.id]) if each.id in about else each for each in said.artifacts)
    return replace(said, artifacts=tuple(artifacts))


def _told(artifact: Artifact, record: ArtifactRecord) -> Artifact:
    words = {
        "title": record.title,
        "description": record.description,
        "culture": record.culture,
        "date": record.date,
        "place": record.place,
        "material": record.material,
        "identifier": record.identifier,
        "terms": record.terms,
        "details": record.details,
        "alt_text": record.alt_text,
    }
    if record.whole:
        words |= {"units": record.units, "demonstration": record.demonstration}
    else:
        words = {name: value for name, value in words.items() if value}
    if not record.title:
        words.pop("title", None)
    rights = record.rights if record.whole or record.rights != Rights() else artifact.rights
    return replace(artifact, rights=rights, **words)  # type: ignore[arg-type]  # names are checked by replace itself
