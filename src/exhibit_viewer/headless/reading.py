"""Reading: the reader as the command line's verbs use it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exhibit_viewer.ingest.worker import Reader


@contextmanager
def reader_for(base: Path | None) -> Iterator[Reader]:
    """A reader that shares the packs kept under `base`, or keeps none."""
    if base is not None:
        reader = Reader(base / "cache" / "packs")
        try:
            yield reader
        finally:
            reader.close()
        return
    with tempfile.TemporaryDirectory(prefix="exhibit-viewer-", ignore_cleanup_errors=True) as folder:
        reader = Reader(Path(folder))
        try:
            yield reader
        finally:
            reader.close()
