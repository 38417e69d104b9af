"""A process that prepares a made-up scan under a limit of memory and prints the megabytes it held at most."""

import resource
import tempfile
from pathlib import Path

from exhibit_viewer.ingest.levels.build import begun, followed
from exhibit_viewer.ingest.levels.finish import finished
from exhibit_viewer.ingest.levels.parts import work
from exhibit_viewer.ingest.levels.scan import scan_in
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.source import FileSource
from scans.scan import write_scan

ADDRESS_SPACE = 1536 << 20


def main(place: str, triangles: str) -> None:
    """Write a scan of so many triangles and make its levels."""
    write_scan(Path(place), int(triangles))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    scan = scan_in(FileSource(Path(place)))
    assert scan is not None
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        plan = begun(store, scan.surface)
        while plan.step != "done":
            for part in range(plan.parts):
                work(store, plan, scan.surface, part)
            plan = followed(store, plan, scan.surface)
        assert finished(store, plan, scan.mark()).source_triangles == scan.surface.indices.count
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000)
