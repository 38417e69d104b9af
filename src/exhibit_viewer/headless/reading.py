"""Reading: the reader as the command line's verbs use it."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from exhibit_viewer.ingest.scratch import scratch_folders
from exhibit_viewer.ingest.worker import Reader


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
