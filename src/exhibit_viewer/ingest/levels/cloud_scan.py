"""A large point cloud in a file, prepared without ever being in memory as a whole."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.formats.walk import EPT
from exhibit_viewer.ingest.assemble import assemble, y_up, z_up
from exhibit_viewer.ingest.levels.cloud.build import CloudBuild, box, left_out, origin
from exhibit_viewer.ingest.levels.cloud.copc import CopcCloud
from exhibit_viewer.ingest.levels.cloud.e57 import E57Cloud
from exhibit_viewer.ingest.levels.cloud.ept import FORMAT as EPT_FORMAT
from exhibit_viewer.ingest.levels.cloud.ept import EptCloud
from exhibit_viewer.ingest.levels.cloud.las import LasCloud
from exhibit_viewer.ingest.levels.cloud.points import Cloud, finite
from exhibit_viewer.ingest.levels.cloud.ptx import PtxCloud
from exhibit_viewer.ingest.levels.cloud.table import ply_cloud
from exhibit_viewer.ingest.levels.cloud.text import TextCloud
from exhibit_viewer.ingest.levels.need import WORTH_OCTREE
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.ply_table import read_header
from exhibit_viewer.ingest.points_e57 import FORMAT as E57
from exhibit_viewer.ingest.points_las import traits_of
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.ingest.splats import is_splat_ply, y_down
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.fingerprint import LENGTH
from exhibit_viewer.model.geometry import F64, U8, Mesh, Model, Placement, Topology

_GLIMPSE = 150_000
_EMPTY = np.empty((0, 1), np.uint32)


@dataclass(frozen=True, slots=True, eq=False)
class CloudScan:
    """See `Scan`. file_format, units: as `Facts` has them; turn: world from file (4,4); splats: points stand for
    them."""

    cloud: Cloud
    file_bytes: int
    name: str
    file_format: str
    turn: F64
    units: str = ""
    splats: bool = False

    @property
    def room(self) -> int:
        """See `Scan`."""
        return max(self.build("").room, self.file_bytes)

    def build(self, sha256: str) -> CloudBuild:
        """See `Scan`."""
        return CloudBuild(self.cloud, sha256[:LENGTH], near=False)

    def rough(self, sha256: str) -> Model:
        """See `Scan`."""
        points = finite(self.cloud.glimpse(_GLIMPSE))
        if not len(points):
            raise ValueError("no sound points")
        low, high = points.places.min(axis=0), points.places.max(axis=0)
        mesh = Mesh(
            "", (points.places - low).astype(np.float32), _EMPTY, Topology.POINTS, colours=colours_of(points.rgb),
            traits=traits_of(points.intensities, points.kinds),
        )  # fmt: skip
        return replace(self._model(mesh, low, np.stack([low, high]), self.cloud.count, sha256, []), rough=True)

    def made(self, store: Store, sha256: str) -> Model:
        """See `Scan`."""
        bare = Mesh("", np.zeros((0, 3), np.float32), _EMPTY, Topology.POINTS)
        mesh = self.build(sha256).levelled(store, bare)
        assert mesh.octree is not None
        unsound = left_out(store)
        notices = [Notice(Code.NOT_FINITE, self.name, {"count": unsound})] if unsound else []
        return self._model(mesh, origin(store), box(store), mesh.octree.source_points, sha256, notices)

    def _model(self, mesh: Mesh, begin: F64, bounds: F64, count: int, sha256: str, notices: list[Notice]) -> Model:
        """The model of a mesh that stands for the cloud and begins at `begin` (3,); bounds (2,3): of the cloud."""
        place = np.eye(4)
        place[:3, 3] = begin
        if self.splats:
            notices = [Notice(Code.SPLATS_AS_POINTS, self.name, {"count": count}), *notices]
        model = assemble(
            [mesh],
            [Placement(0, place)],
            [],
            [],
            file_format=self.file_format,
            turn=self.turn,
            units=self.units,
            file_bytes=self.file_bytes,
            name=self.name,
            notices=notices,
        )
        low, high = bounds.tolist()
        facts = replace(model.facts, points=count, vertices=count, bbox=(tuple(low), tuple(high)), sha256=sha256)
        corners = bounds @ self.turn[:3, :3].T
        whole = np.stack([corners.min(axis=0), corners.max(axis=0)])
        return replace(model, facts=facts, bounds=whole)


def cloud_in(source: FileSource) -> CloudScan | None:
    """The point cloud in a file, if it is large. Raises Fault as `Source.data`."""
    data = source.data()
    head = bytes(data[:8])
    try:
        if head[:4] == b"LASF":
            las = CopcCloud.of(source) or LasCloud.of(source)
            found: CloudScan | None = CloudScan(las, len(data), source.name, "LAS", z_up())
        elif head[:4] in (b"ply\n", b"ply\r"):
            found = _ply(source)
        elif source.name == EPT:
            found = _ept(source)
        elif head == b"ASTM-E57":
            found = CloudScan(E57Cloud.of(source), len(data), source.name, E57, z_up(), "m")
        else:
            found = _text(source)
    except Fault:
        return None  # whoever reads the whole file says what is wrong with it
    return found if found is not None and found.cloud.count > WORTH_OCTREE else None


def _ept(source: FileSource) -> CloudScan | None:
    cloud = EptCloud.of(source)
    return None if cloud is None else CloudScan(cloud, len(source.data()), source.name, EPT_FORMAT, z_up())


def _text(source: FileSource) -> CloudScan | None:
    ending = source.name.rpartition(".")[2].upper()
    scans = PtxCloud.of(source)
    if scans is not None:
        return CloudScan(scans, len(source.data()), source.name, ending, z_up())
    cloud = TextCloud.of(source)
    return None if cloud is None else CloudScan(cloud, len(source.data()), source.name, ending, y_up())


def _ply(source: FileSource) -> CloudScan | None:
    data = source.data()
    header = read_header(data, source.name)
    cloud = ply_cloud(str(source.path), source.name, header, len(data))
    if cloud is None:
        return None
    splats = is_splat_ply(header)
    name, turn = ("3DGS PLY", y_down()) if splats else ("PLY", y_up())
    return CloudScan(cloud, len(data), source.name, name, turn, splats=splats)


def colours_of(rgb: NDArray[np.uint8] | NDArray[np.uint16] | None) -> U8 | None:
    """(n,4) of a sample's colours; None where all are black."""
    if rgb is None or not int(rgb.max(initial=0)):
        return None
    out = np.full((len(rgb), 4), 255, np.uint8)
    out[:, :3] = rgb if rgb.dtype == np.uint8 or int(rgb.max()) <= 255 else rgb >> 8
    return out
