"""Documents: a selection as exchange documents in JSON, with the small files that are made for them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from exhibit_viewer.formats.iiif.write import write_collection, write_manifest
from exhibit_viewer.formats.metadata import record_of
from exhibit_viewer.formats.metadata_csv import metadata_csv_of
from exhibit_viewer.formats.planned import Names, Written
from exhibit_viewer.formats.said import Whole
from exhibit_viewer.formats.svx.write import SHOWN_BY_VOYAGER, write_svx
from exhibit_viewer.library.sets import set_document
from exhibit_viewer.model.collection import Derivative
from exhibit_viewer.model.faults import Code, Notice
from exhibit_viewer.model.own_set import OwnSet, pick_of
from exhibit_viewer.model.sharing import Selection

_USUAL = Derivative(Path()).quality


@dataclass(frozen=True, slots=True)
class Documents:
    """Files by name. main: the documents to be written last; pages: what they need; notices: what they cannot say."""

    main: Mapping[str, bytes]
    pages: Mapping[str, bytes]
    notices: tuple[Notice, ...] = ()


def whole_of(selection: Selection) -> Whole:
    """What the collection says of itself."""
    collection = selection.collection
    return Whole(collection.id, collection.title, collection.description, collection.rights)


def iiif_documents(selection: Selection, names: Names, name: str) -> Documents:
    """A manifest in the file `name`; of several artifacts a collection of manifests beside it."""
    artifacts, whole = selection.to_write, whole_of(selection)
    alone = len(artifacts) == 1
    stem = name.removesuffix(".json")
    main: dict[str, bytes] = {}
    pages: dict[str, bytes] = {}
    files = []
    for number, artifact in enumerate(artifacts, 1):
        file = name if alone else f"{stem}-{number}.json"
        written = write_manifest(artifact, whole, file, _with_pages(names, number, alone))
        main[file] = _json(written)
        pages |= written.pages
        files.append((file, artifact))
    if not alone:
        main[name] = _text(write_collection(whole, files, name))
    return Documents(main, pages)


def svx_documents(selection: Selection, names: Names, name: str) -> Documents:
    """A Voyager document in the file `name`; of several artifacts one each, numbered."""
    artifacts = selection.to_write
    alone = len(artifacts) == 1
    stem = name.removesuffix(".json").removesuffix(".svx")
    main: dict[str, bytes] = {}
    pages: dict[str, bytes] = {}
    notices = []
    for number, artifact in enumerate(artifacts, 1):
        own = _with_pages(names, number, alone)
        written = write_svx(artifact, own)
        main[name if alone else f"{stem}-{number}.svx.json"] = _json(written)
        pages |= written.pages
        ending = PurePosixPath(artifact.path.name).suffix.lower()
        if ending not in SHOWN_BY_VOYAGER:
            facts = {"format": ending.removeprefix("."), "instead": "GLB"}
            notices.append(Notice(Code.FORMAT_UNSUPPORTED, f"Voyager: {artifact.path.name}", facts))
    return Documents(main, pages, tuple(notices))


def sheet(selection: Selection, names: Names | None = None) -> bytes:
    """The record of every artifact and its rights as a table. names: what their files are called where they go; as
    they are called in the collection without."""
    record = record_of(replace(selection.collection, artifacts=selection.artifacts))
    if names is not None:
        listed = zip(record.artifacts, selection.artifacts, strict=True)
        moved = (replace(each, file=names.of(artifact.path), id=artifact.id) for each, artifact in listed)
        record = replace(record, artifacts=tuple(moved))
    return metadata_csv_of(record)


def unsaid_by_sheet(selection: Selection) -> tuple[str, ...]:
    """What there is of the artifacts that a sheet has no column for; words of `ui.message_words.WHAT`."""
    every = selection.artifacts
    there = {
        "labels in further languages": any(len(label.texts) > 1 for each in every for label, _ in each.details),
        "pages": any(each.articles for each in every),
        "tours": any(each.tours for each in every),
        "sounds": any(each.sounds for each in every),
        "first views": any(each.setup is not None for each in every),
        "further models and their places": any(each.parts or len(each.derivatives) > 1 for each in every),
        "qualities of models": any(file.quality != _USUAL for each in every for file in each.derivatives),
        "notes": any(each.annotations for each in every),
    }
    return tuple(what for what, is_there in there.items() if is_there)


def references(selection: Selection) -> bytes:
    """The artifacts by reference, in their order: a IIIF collection that says nothing of this machine's folders."""
    collection = selection.collection
    picks = tuple(pick_of(collection, artifact) for artifact in selection.artifacts)
    return set_document(OwnSet(collection.id.removeprefix("set-"), collection.title, picks), lambda _root: "")


def _with_pages(names: Names, number: int, alone: bool) -> Names:
    return names if alone else replace(names, pages=f"{names.pages}/{number}")


def _json(written: Written) -> bytes:
    return _text(written.document)


def _text(document: Mapping[str, object]) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False).encode("utf-8", "replace")
