"""Export: a selection written where a person wants it, as a whole or not at all."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from exhibit_viewer.formats.package import DATA, MANIFEST, pack_name
from exhibit_viewer.formats.page.page import page
from exhibit_viewer.formats.planned import Names
from exhibit_viewer.library.atomic import replacing, sweep, write_atomically
from exhibit_viewer.library.sharing.bagging import Bagger
from exhibit_viewer.library.sharing.documents import (
    Documents,
    iiif_documents,
    references,
    sheet,
    svx_documents,
    unsaid_by_sheet,
    whole_of,
)
from exhibit_viewer.library.sharing.gathering import Gathered, Item, gathered
from exhibit_viewer.library.sharing.picture_sizes import picture_sizes
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.node_page import PageDamagedError
from exhibit_viewer.model.sharing import ENDINGS, Exported, Form, Selection, licence_of
from exhibit_viewer.model.ticket import Ticket

RIGHTS = "rights.csv"
_MARK_LETTERS = 8
Sight = Callable[[Artifact], tuple[Model, bytes]]
"""What is seen of an artifact: its model, and a picture of it as PNG or WebP. Raises Fault."""
Prepared = Callable[[Artifact], Mapping[Path, tuple[int, Iterator[bytes | memoryview]]]]
"""The prepared forms of an artifact's model files: how many bytes, and those. Raises Fault."""
_Maker = Callable[[Selection, Names, str], Documents]
_MAKERS: Mapping[Form, _Maker] = {Form.IIIF: iiif_documents, Form.SVX: svx_documents}
_SMALL: Mapping[Form, Callable[[Selection], bytes]] = {Form.CSV: sheet, Form.REFERENCES: references}


def form_of(path: Path) -> Form:
    """What a file of this name would be. Raises Fault(FORMAT_UNSUPPORTED)."""
    name = path.name.lower()
    for form in (Form.SVX, Form.PACKAGE, Form.CSV, Form.PAGE, Form.IIIF):
        if name.endswith(ENDINGS[form]):
            return form
    raise Fault(Code.FORMAT_UNSUPPORTED, path.name, format=path.suffix.removeprefix("."), instead="EXHIBIT")


def export(
    selection: Selection,
    form: Form,
    path: Path,
    ticket: Ticket,
    sight: Sight | None = None,
    prepared: Prepared | None = None,
) -> Exported:
    """Write the selection to `path`, which is the old file or the new one at any moment.

    A package, with what is `prepared`, and a sheet are one file. A page is one too, of the first artifact, and wants
    `sight`. Of a document the other files lie in a folder beside it that has its name: each is written before the
    document that names it, and none that is there is changed. Raises Fault: CANCELLED, DISK_FULL, NOT_SAVED, and what
    is wrong with the files that go along.
    """
    if path.exists() and _same_file(path, selection.collection.root):
        raise Fault(Code.NOT_SAVED, path.name, detail="it is being read")
    try:
        if form is Form.PAGE:
            assert sight is not None, "a page shows something"
            return _page(selection, path, sight, ticket)
        return _exported(selection, form, path, ticket, prepared)
    except Fault as fault:
        if fault.code is Code.LIBRARY_READ_ONLY:  # of the place for it, which is no library
            raise Fault(Code.NOT_SAVED, path.name, detail="read-only") from fault
        raise


def _exported(selection: Selection, form: Form, path: Path, ticket: Ticket, prepared: Prepared | None) -> Exported:
    if form in _SMALL:
        data = _SMALL[form](selection)
        write_atomically(path, data, private=False)
        unsaid = unsaid_by_sheet(selection) if form is Form.CSV else ()
        facts = {"what": ", ".join(unsaid)}
        return Exported(path, len(data), 1, (Notice(Code.CONTENT_UNSAID, path.name, facts),) if unsaid else ())
    with gathered(selection) as found:
        return (
            _package(selection, found, path, ticket, prepared)
            if form is Form.PACKAGE
            else _documents(selection, found, _MAKERS[form], path, ticket)
        )


def _page(selection: Selection, path: Path, sight: Sight, ticket: Ticket) -> Exported:
    """The first artifact; see `formats.page.page`."""
    artifact, collection = selection.to_write[0], selection.collection
    credit = artifact.rights.credit or collection.rights.credit
    licence = licence_of(artifact, collection)
    model, picture = sight(artifact)
    try:
        data = page(artifact, model, artifact.annotations, credit, licence, picture)
    except PageDamagedError as error:
        raise Fault(Code.FILE_UNREADABLE, artifact.path.name) from error
    ticket.report(1.0)
    write_atomically(path, data, private=False)
    return Exported(path, len(data), 1)


def _same_file(path: Path, root: Path) -> bool:
    return root.exists() and path.samefile(root)


def _package(selection: Selection, found: Gathered, path: Path, ticket: Ticket, prepared: Prepared | None) -> Exported:
    names = replace(found.names, sizes=picture_sizes(found))
    documents = iiif_documents(selection, names, MANIFEST)
    whole = whole_of(selection)
    progress = _Progress(ticket, found.bytes)
    sweep(path)
    with replacing(path, private=False) as out, closing(Bagger(out)) as bag:
        bag.begin()
        for name, data in (*documents.main.items(), *documents.pages.items()):
            bag.add(name, (data,), len(data))
        rights = sheet(selection, found.names)
        bag.add(RIGHTS, (rights,), len(rights))
        for item in found.items:
            bag.add(item.name, item.pieces(), item.size, progress)
        packs = _add_packs(bag, selection, found, prepared, ticket) if prepared is not None else 0
        bag.finish(whole.title.best(("en",))[0], whole.id)
    notices = (*found.notices, *documents.notices)
    files = len(documents.main) + len(documents.pages) + len(found.items) + packs
    return Exported(path, path.stat().st_size, files, notices)


def _add_packs(bag: Bagger, selection: Selection, found: Gathered, prepared: Prepared, ticket: Ticket) -> int:
    """Put the prepared forms into the bag, once each; how many there are."""
    done: set[str] = set()
    for number, artifact in enumerate(selection.artifacts):
        ticket.report(number / len(selection.artifacts))
        for path, (size, pieces) in prepared(artifact).items():
            name = pack_name(f"{DATA}/{found.names.of(path)}").removeprefix(f"{DATA}/")
            if path in found.names.there and name not in done:
                done.add(name)
                bag.add(name, (bytes(piece) for piece in pieces), size, lambda _: ticket.report(ticket.share))
    return len(done)


def _documents(selection: Selection, found: Gathered, make: _Maker, path: Path, ticket: Ticket) -> Exported:
    stem = path.name.removesuffix(".json").removesuffix(".svx")
    folder = f"{stem}-files"
    if not all(_is_free(item, path.parent / _moved(item.name, folder), ticket) for item in found.items):
        folder = f"{folder}-{_fingerprint(found, ticket)}"
    there = {file: _moved(name, folder) for file, name in found.names.there.items()}
    documents = make(selection, Names(there, f"{folder}/articles", picture_sizes(found)), path.name)
    progress = _Progress(ticket, found.bytes)
    for item in found.items:
        _copy(item, path.parent / _moved(item.name, folder), progress)
    small = {**documents.pages, **documents.main}  # what names all the others comes last
    for name, data in small.items():
        ticket.report(1.0)
        write_atomically(path.parent / name, data, private=False)
    total = found.bytes + sum(map(len, small.values()))
    return Exported(path, total, len(found.items) + len(small), (*found.notices, *documents.notices))


def _moved(name: str, folder: str) -> str:
    """A name in this folder instead of the one it begins with."""
    return f"{folder}/{name.partition('/')[2]}"


def _is_free(item: Item, place: Path, ticket: Ticket) -> bool:
    """Whether nothing is in the place of a file but a copy of it."""
    if not os.path.lexists(place):
        return True
    if not place.is_file() or place.stat().st_size != item.size:
        return False
    with place.open("rb") as file:
        for piece in item.pieces():
            ticket.report(0.0)
            if file.read(len(piece)) != piece:
                return False
    return True


def _fingerprint(found: Gathered, ticket: Ticket) -> str:
    """A few letters that change with any of the files."""
    digest = hashlib.sha256(usedforsecurity=False)
    for item in found.items:
        digest.update(item.name.encode("utf-8", "replace") + b"\0")
        for piece in item.pieces():
            ticket.report(0.0)
            digest.update(piece)
    return digest.hexdigest()[:_MARK_LETTERS]


def _copy(item: Item, path: Path, told: "_Progress") -> None:
    """A file written where it goes."""
    with replacing(path, private=False) as out:
        for piece in item.pieces():
            out.write(piece)
            told(len(piece))


class _Progress:
    """Counts bytes on a ticket. Raises Fault(CANCELLED)."""

    def __init__(self, ticket: Ticket, total: int) -> None:
        self._ticket, self._total, self._done = ticket, max(1, total), 0

    def __call__(self, count: int) -> None:
        self._done += count
        self._ticket.report(self._done / self._total)
