"""Page views: the picture that a page begins with, drawn in a process of its own while the page is written."""

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from exhibit_viewer.headless.thumbnailer import serve_pictures
from exhibit_viewer.ingest.limits import Allowance
from exhibit_viewer.ingest.worker_process import WorkerProcess
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.plain_values import encode
from exhibit_viewer.model.ticket import Ticket

_ALLOWANCE = Allowance(memory_bytes=3 << 30, seconds=60.0)
_NICENESS = 5


def page_view(artifact: Artifact, digests: Mapping[Path, str], cache: Path, ticket: Ticket) -> bytes:
    """A WebP of the first view that the artifact's page has. digests: SHA-256 of its model files, whose packs are in
    `cache`. On any thread but the window's. Raises Fault, CANCELLED as soon as the ticket is."""
    parts = [{"path": str(path), "sha256": sha256} for path, sha256 in digests.items()]
    shown = encode(replace(artifact, annotations=(), articles=(), notices=(), home=None), Artifact, str)
    process = WorkerProcess(serve_pictures, _NICENESS)
    try:
        process.wait_until_ready(30.0, ticket)
        with tempfile.TemporaryDirectory(prefix="exhibit-viewer-", ignore_cleanup_errors=True) as folder:
            out = Path(folder) / "view.webp"
            job = {"kind": "page", "path": str(artifact.path), "parts": parts, "cache": str(cache), "artifact": shown}
            answer = process.ask({**job, "out": str(out)}, _ALLOWANCE, ticket)
            if "done" not in answer:
                raise Fault(Code.GRAPHICS_FAILED, artifact.path.name)
            return out.read_bytes()
    except OSError as error:
        raise Fault(Code.DISK_FULL, artifact.path.name) from error
    finally:
        process.end()
