"""Reading: the reader as the command line's verbs use it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.headless.sample import sample_exhibition
from exhibit_viewer.ingest.scratch import scratch_folders
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.library.holdings.holdings import Holdings
from exhibit_viewer.library.places import Places
from exhibit_viewer.library.sets import Sets, beside
from exhibit_viewer.model.collection import Collection
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket


def found_at(path: Path, base: Path | None, verify: Ticket | None = None) -> Collection:
    """What is at `path`: one of the visitor's own sets, with objects from wherever they are; a set that came as a file,
    of the collections in the library and beside it; or as `open_path`.

    Raises Fault as that, FOLDER_WITHOUT_MODELS for an empty set.
    """
    data, place = Places.of(base).data, path.expanduser().absolute()
    sets = Sets(data, lambda other: open_path(other, verify))
    known = (*(each.folder for each in Holdings(data).all()), *beside(place), sample_exhibition())
    found = sets.open_brought(place, known) if place.parent != sets.folder else None
    found = found or sets.open(place)
    if not found.artifacts:
        raise Fault.from_notice(found.notices[0]) if found.notices else Fault(Code.FOLDER_WITHOUT_MODELS, path.name)
    return found


@contextmanager
def reader_for(base: Path | None) -> Iterator[Reader]:
    """A reader that shares the packs kept under `base`, or keeps none."""
    with ExitStack() as ending:
        if base is not None:
            folder = base / "cache" / "packs"
        else:
            scratch = next(scratch_folders(), None)
            # where there is no room for anything each file says so by itself
            folder = Path(ending.enter_context(scratch)) if scratch is not None else Path(os.devnull)
        yield ending.enter_context(closing(Reader(folder)))
