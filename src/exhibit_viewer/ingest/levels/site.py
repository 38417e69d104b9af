"""Site: one build of levels as its worker processes see it, from the file to the pack."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.levels.build import begun, followed, share_done
from exhibit_viewer.ingest.levels.finish import finished, levelled
from exhibit_viewer.ingest.levels.need import needs_levels
from exhibit_viewer.ingest.levels.parts import work
from exhibit_viewer.ingest.levels.plan import Plan
from exhibit_viewer.ingest.levels.scan import Scan, scan_in
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Surface
from exhibit_viewer.ingest.pack import Pack, read_pack, write_pack
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import F64, Mesh, Model


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
        store = self._store(mesh)
        plan = Plan.of(store)
        assert plan is not None
        work(store, plan, self._surfaces()[mesh], part)

    def settle(self, *, ended: bool) -> dict[str, object]:
        """What is to be done next: {"mesh", "parts", "share", "upto"}, or {"pack"} once there is nothing. ended: the
        present step is done. Raises Fault, OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        surfaces = self._surfaces()
        total, before = sum(surface.indices.count for surface in surfaces.values()), 0
        for number, surface in surfaces.items():
            store = self._store(number)
            store.folder.mkdir(exist_ok=True)
            plan = Plan.of(store)
            if plan is None:
                plan = begun(store, surface)
            elif ended and plan.step != "done":
                plan, ended = followed(store, plan, surface), False
            if plan.step != "done":
                first, last = ((before + share * surface.indices.count) / total for share in share_done(plan))
                return {"mesh": number, "parts": plan.parts, "share": first, "upto": last}
            before += surface.indices.count
        self._finish()
        return {"pack": str(self.levelled)}

    def _store(self, mesh: int) -> Store:
        return Store(self.folder / f"mesh-{mesh}")

    def _surfaces(self) -> dict[int, Surface]:
        """By number, the meshes that levels are made for."""
        if not self.plain:
            return {0: self._scan().surface}
        meshes = self._pack().model.meshes
        return {number: Surface.of(mesh) for number, mesh in enumerate(meshes) if needs_levels(mesh)}

    def _scan(self) -> Scan:
        scan = scan_in(FileSource(self.path, Budget().max_file_bytes))
        if scan is None:
            raise Fault(Code.FORMAT_IRREGULAR, self.path.name, detail="no scan")
        return scan

    def _pack(self) -> Pack:
        return read_pack(Path(self.plain))

    def _finish(self) -> None:
        """Write the pack, in one step, from what the builds left."""
        if self.plain:
            pack = self._pack()
            numbered = enumerate(pack.model.meshes)
            meshes = tuple(self._levelled(k, mesh) if needs_levels(mesh) else mesh for k, mesh in numbered)
            write_pack(replace(pack.model, meshes=meshes), self.levelled, pack.used)
        else:
            write_pack(self._scanned(), self.levelled)

    def _levelled(self, number: int, mesh: Mesh) -> Mesh:
        store = self._store(number)
        plan = Plan.of(store)
        assert plan is not None
        return levelled(mesh, finished(store, plan, fingerprint(mesh)))

    def _scanned(self) -> Model:
        scan, store = self._scan(), self._store(0)
        plan = Plan.of(store)
        assert plan is not None
        bare = Mesh("", np.zeros((0, 3), np.float32), np.zeros((0, 3), np.uint32))
        mesh = levelled(bare, finished(store, plan, scan.mark()))
        return scan.model(mesh, self._box(store), self.sha256)

    def _box(self, store: Store) -> F64:
        boxes, part = [], 0
        while store.has(f"bounds-0-{part}"):
            boxes.append(store.get(f"bounds-0-{part}"))
            part += 1
        low = np.min([box["place_low"] for box in boxes], axis=0)
        return np.stack([low, np.max([box["place_high"] for box in boxes], axis=0)]).astype(np.float64)
