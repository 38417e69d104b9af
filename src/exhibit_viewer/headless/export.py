"""`export`: a collection as a package or an exchange document, without a window."""

from collections.abc import Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

from exhibit_viewer.headless.page import sight_of
from exhibit_viewer.headless.reading import found_at, reader_for
from exhibit_viewer.headless.speech import complain, said, say
from exhibit_viewer.ingest.shipped import to_ship
from exhibit_viewer.library.notes_writer import at_home
from exhibit_viewer.library.opening import open_store
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.sharing.export import export, form_of
from exhibit_viewer.model.annotation import Annotation
from exhibit_viewer.model.collection import Artifact, Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.sharing import Form, Selection, rights_of
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.ui.messages import plain


def write(
    path: Path,
    out: Path,
    only: tuple[str, ...] = (),
    notes: bool = False,
    language: str = "",
    base: Path | None = None,
    *,
    prepared: bool = False,
) -> int:
    """Write what is at `path` to `out`, whose name says as what. Returns 0, or 1 with a sentence when that failed.

    only: ids of artifacts, all if empty (a page holds one, the first). notes: the visitor's own notes go along.
    prepared: a package brings along what makes it open at once.
    """
    place = out.expanduser().absolute()
    try:
        form = form_of(out)
        collection = found_at(path, base)
        artifacts = _chosen(collection, only)[: 1 if form is Form.PAGE else None]
        selection = Selection(collection, artifacts, _own_notes(collection, base) if notes else {})
        with reader_for(base) as reader:
            read = partial(reader.open_levelled, ticket=Ticket())
            ready = partial(to_ship, read=read) if prepared else None
            written = export(selection, form, place, Ticket(), partial(sight_of, reader), ready)
    except Fault as fault:
        complain(said(fault.notice, language))
        return 1
    say(f"{plain(str(out))}  ({len(artifacts)} objects, {written.files} files, {written.bytes / 1e6:.1f} MB)")
    for licence, count in rights_of(artifacts, collection):
        say(f"{count:>6}  {plain(licence) or 'no licence stated'}")
    for notice in written.notices:
        complain(said(notice, language))
    return 0


def _chosen(collection: Collection, only: tuple[str, ...]) -> tuple[Artifact, ...]:
    by_id = collection.by_id()
    for wanted in only:
        if wanted not in by_id:
            raise Fault(Code.FILE_MISSING, wanted)
    return tuple(by_id[wanted] for wanted in only) or collection.artifacts


def _own_notes(collection: Collection, base: Path | None) -> Mapping[str, tuple[Annotation, ...]]:
    with closing(open_store(Places.of(base).data)) as store:
        return at_home(collection, store.of_collection)
