"""Site: one build of levels as its worker processes see it, from the file to the pack."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.levels.cloud.build import CloudBuild
from exhibit_viewer.ingest.levels.cloud.held import HeldCloud
from exhibit_viewer.ingest.levels.need import needs_levels
from exhibit_viewer.ingest.levels.scan import Scan, scan_in
from exhibit_viewer.ingest.levels.stage import Build
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Surface
from exhibit_viewer.ingest.levels.surface_build import SurfaceBuild
from exhibit_viewer.ingest.pack import read_pack, write_pack
from exhibit_viewer.ingest.source import FileSource, Used
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import Mesh, Topology


@dataclass(frozen=True, slots=True)
class Site:
    """folder: of the build. path: the model's file; plain: the pack of its model, or "" for a scan, which is read where
    it lies. levelled: where the new pack goes; sha256: of the file."""

    folder: Path
    path: Path
    plain: str
    levelled: Path
    sha256: str

    @classmethod
    def of(cls, job: Mapping[str, Any]) -> "Site":
        """As a job names it."""
        return cls(Path(job["folder"]), Path(job["path"]), job["plain"], Path(job["levelled"]), job["sha256"])

    @property
    def mapped_bytes(self) -> int:
        """Of address space for files that are mapped: the source, and what is made of it."""
        return 3 * (Path(self.plain) if self.plain else self.path).stat().st_size

    def work(self, mesh: int, part: int) -> None:
        """Do one part of the present step for a mesh. Raises Fault, OSError."""
        if self.plain:
            self._builds()[mesh].work(self._store(mesh), part)
            return
        source, store = self._source(), self._store(mesh)
        _scan(source).build(self.sha256).work(store, part)
        if source.used:
            store.note(f"used-{part}", {"files": [*_noted(store.noted(f"used-{part}")), *source.used]})

    def settle(self, *, ended: bool) -> dict[str, object]:
        """What is to be done next: {"mesh", "parts", "share", "upto"}, or {"pack"} once there is nothing. ended: the
        present step is done. Raises Fault, OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        builds = self._builds()
        total, before = sum(build.weight for build in builds.values()), 0
        for number, build in builds.items():
            store = self._store(number)
            store.folder.mkdir(exist_ok=True)
            stage = build.settle(store, ended=ended and not self._done(number))
            if not stage.done:
                first, last = ((before + share * build.weight) / total for share in (stage.share, stage.upto))
                return {"mesh": number, "parts": stage.parts, "share": first, "upto": last}
            if not self._done(number):
                self._store(number).note("done", {})
                ended = False
            before += build.weight
        self._finish()
        return {"pack": str(self.levelled)}

    def _done(self, mesh: int) -> bool:
        return self._store(mesh).noted("done") is not None

    def _store(self, mesh: int) -> Store:
        return Store(self.folder / f"mesh-{mesh}")

    def _builds(self) -> dict[int, Build]:
        """By number, of the meshes that levels are made for."""
        if not self.plain:
            return {0: _scan(self._source()).build(self.sha256)}
        meshes = read_pack(Path(self.plain)).model.meshes
        return {number: build_of(mesh) for number, mesh in enumerate(meshes) if needs_levels(mesh)}

    def _source(self) -> FileSource:
        return FileSource(self.path, Budget().max_file_bytes)

    def _finish(self) -> None:
        """Write the pack, in one step, from what the builds left."""
        if self.plain:
            pack = read_pack(Path(self.plain))
            numbered = enumerate(pack.model.meshes)
            meshes = tuple(self._levelled(k, mesh) if needs_levels(mesh) else mesh for k, mesh in numbered)
            write_pack(replace(pack.model, meshes=meshes), self.levelled, pack.used)
        else:
            source, store = self._source(), self._store(0)
            model = _scan(source).made(store, self.sha256)
            read = {file for told in store.notes("used") for file in _noted(told)}
            write_pack(model, self.levelled, sorted(read.union(source.used)))

    def _levelled(self, number: int, mesh: Mesh) -> Mesh:
        return build_of(mesh).levelled(self._store(number), mesh)


def _noted(told: Mapping[str, Any] | None) -> list[Used]:
    """The files that a part read beside its own, as they were then."""
    return [] if told is None else [(str(name), int(size), int(time)) for name, size, time in told["files"]]


def _scan(source: FileSource) -> Scan:
    scan = scan_in(source)
    if scan is None:
        raise Fault(Code.FORMAT_IRREGULAR, source.name, detail="no scan")
    return scan


def build_of(mesh: Mesh) -> Build:
    """The making of the levels of a mesh in memory."""
    if mesh.topology is Topology.POINTS:
        return CloudBuild(HeldCloud(mesh), fingerprint(mesh), near=True)
    return SurfaceBuild(Surface.of(mesh), partial(fingerprint, mesh))
