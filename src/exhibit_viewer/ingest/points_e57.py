"""E57 point clouds (ASTM E2807) through libE57Format (pye57): every scan in its place, thinned together."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from exhibit_viewer.ingest.assemble import assemble, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.thinning import MAX_POINTS
from exhibit_viewer.ingest.unsupported import NOT_EVERYWHERE
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket

FORMAT = "E57"
MAX_SCANS = 10_000
_CHUNK = 1_000_000
_CARTESIAN = ("cartesianX", "cartesianY", "cartesianZ")
_SPHERICAL = ("sphericalRange", "sphericalAzimuth", "sphericalElevation")
_COLOURS = ("colorRed", "colorGreen", "colorBlue")
_INVALID = ("cartesianInvalidState", "sphericalInvalidState")
_UNSEEN = 178
"""Grey of points without colour or intensity, beside others that have them."""
Thing: TypeAlias = Any  # pye57 is untyped


def read_e57(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The cloud of all scans, metres, Z up, its origin kept in the placement.

    The library opens files by name alone, so it is given a copy. Raises Fault FORMAT_DAMAGED, NO_GEOMETRY;
    FORMAT_UNSUPPORTED on machines that the library is not made for.
    """
    try:
        from pye57 import libe57
    except ImportError as error:
        name, instead = NOT_EVERYWHERE["e57"]
        raise Fault(Code.FORMAT_UNSUPPORTED, source.name, format=name, instead=instead) from error
    with tempfile.TemporaryDirectory(prefix="exhibit-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "cloud.e57"
        path.write_bytes(source.data())
        try:
            file = libe57.ImageFile(str(path), "r")
            try:
                cloud = _Cloud(libe57, file, source.name, ticket)
            finally:
                file.close()
        except (libe57.E57Exception, RuntimeError, ValueError, KeyError, IndexError, TypeError) as error:
            detail = str(error).partition("\n")[0][:120]
            raise Fault(Code.FORMAT_DAMAGED, source.name, format=FORMAT, detail=detail) from error
    return cloud.model(len(source.data()))


@dataclass(frozen=True, slots=True)
class _Part:
    """Some points of a scan: places (n,3) in the file's frame; colours (n,4) where the scan has any."""

    points: F64
    colours: U8 | None


class _Cloud:
    """The points of one open file, read when this is made."""

    def __init__(self, libe57: Thing, file: Thing, name: str, ticket: Ticket) -> None:
        self._libe57 = libe57
        self._file = file
        self._name = name
        self._ticket = ticket
        self._invalid = 0
        scans = file.root()["data3D"]
        if len(scans) > MAX_SCANS:
            raise Fault(Code.TOO_MANY_ELEMENTS, name, count=len(scans), limit=MAX_SCANS)
        found = [scans[place] for place in range(len(scans))]
        self._count = sum(int(scan["points"].childCount()) for scan in found)
        self._step = max(1, -(-self._count // MAX_POINTS))
        self._done = 0
        self._parts = [part for scan in found for part in self._scan(scan)]

    def model(self, file_bytes: int) -> Model:
        """See `read_e57`."""
        parts = [part for part in self._parts if len(part.points)]
        if not parts:
            raise Fault(Code.NO_GEOMETRY, self._name)
        notices = []
        if self._invalid:
            notices.append(Notice(Code.CONTENT_SKIPPED, self._name, {"what": "points", "count": self._invalid}))
        shown = sum(len(part.points) for part in parts)
        if self._step > 1:
            notices.append(Notice(Code.POINTS_REDUCED, self._name, {"shown": shown, "count": self._count}))
        near, place = near_zero(np.concatenate([part.points for part in parts]))
        mesh = Mesh("", near, np.empty((0, 1), np.uint32), Topology.POINTS, colours=_joined(parts))
        return assemble(
            [mesh],
            [Placement(0, place)],
            [],
            [],
            file_format=FORMAT,
            turn=z_up(),
            units="m",
            file_bytes=file_bytes,
            name=self._name,
            notices=notices,
        )

    def _scan(self, scan: Thing) -> Iterator[_Part]:
        """The points of one scan, a bounded number at a time."""
        points = scan["points"]
        prototype = self._libe57.StructureNode(points.prototype())
        fields = {prototype.get(place).elementName() for place in range(prototype.childCount())}
        axes = _CARTESIAN if fields.issuperset(_CARTESIAN) else _SPHERICAL
        if not fields.issuperset(axes):
            raise Fault(Code.FORMAT_DAMAGED, self._name, format=FORMAT, detail="points without coordinates")
        if not points.childCount():
            return
        tints = _COLOURS if fields.issuperset(_COLOURS) else tuple(fields & {"intensity"})
        states = tuple(fields.intersection(_INVALID))
        size = min(_CHUNK, int(points.childCount()))
        values = {field: np.zeros(size) for field in (*axes, *tints, *states)}
        reader = points.reader(self._buffers(values, size))
        pose, scale = _pose(scan), _scale(scan, tints)
        while read := int(reader.read()):
            offset = -self._done % self._step
            table = {field: array[offset : read : self._step] for field, array in values.items()}
            self._done += read
            yield self._part(table, axes, tints, states, pose, scale)
            self._ticket.report(0.8 * min(1.0, self._done / self._count))
        reader.close()

    def _buffers(self, values: dict[str, F64], size: int) -> Thing:
        """What the library fills: `values`, converted and scaled."""
        buffers = self._libe57.VectorSourceDestBuffer()
        for field, array in values.items():
            buffers.append(self._libe57.SourceDestBuffer(self._file, field, array, size, True, True))
        return buffers

    def _part(
        self,
        table: dict[str, F64],
        axes: tuple[str, ...],
        tints: tuple[str, ...],
        states: tuple[str, ...],
        pose: F64,
        scale: F64,
    ) -> _Part:
        """The valid points of a table, placed, with their colours."""
        valid = np.ones(len(table[axes[0]]), bool)
        for state in states:
            valid &= table[state] == 0
        self._invalid += int(len(valid) - np.count_nonzero(valid))
        points = np.stack([table[axis][valid] for axis in axes], axis=1)
        if axes is _SPHERICAL:
            points = _cartesian(points)
        points = points @ pose[:, :3].T + pose[:, 3]
        if not tints:
            return _Part(points, None)
        colours = np.full((len(points), 4), 255, np.uint8)
        shades = np.stack([table[tint][valid] for tint in tints], axis=1)
        colours[:, :3] = np.rint(255 * np.clip((shades - scale[0]) / (scale[1] - scale[0]), 0, 1))
        return _Part(points, colours)


def _cartesian(points: F64) -> F64:
    """(n,3) from range, azimuth and elevation (ASTM E2807, 5.2)."""
    distance, azimuth, elevation = points.T
    level = distance * np.cos(elevation)
    return np.stack([level * np.cos(azimuth), level * np.sin(azimuth), distance * np.sin(elevation)], axis=1)


def _pose(scan: Thing) -> F64:
    """(3,4) file from scan: a unit quaternion and a translation; parts that are left out mean none."""
    pose = np.eye(4)[:3]
    if not scan.isDefined("pose"):
        return pose
    node = scan["pose"]
    if node.isDefined("rotation"):
        w, x, y, z = (float(node["rotation"][part].value()) for part in "wxyz")
        length = w * w + x * x + y * y + z * z
        if length > 0:
            s = 2 / length
            pose[:, :3] = [
                [1 - s * (y * y + z * z), s * (x * y - z * w), s * (x * z + y * w)],
                [s * (x * y + z * w), 1 - s * (x * x + z * z), s * (y * z - x * w)],
                [s * (x * z - y * w), s * (y * z + x * w), 1 - s * (x * x + y * y)],
            ]
    if node.isDefined("translation"):
        pose[:, 3] = [float(node["translation"][axis].value()) for axis in "xyz"]
    return pose


def _scale(scan: Thing, tints: tuple[str, ...]) -> F64:
    """(2,k) least and greatest value of each colour: the declared limits, else bytes (intensity: 0 to 1)."""
    group = "colorLimits" if tints == _COLOURS else "intensityLimits"
    limits = np.array([[0.0] * len(tints), [255.0 if tints == _COLOURS else 1.0] * len(tints)])
    if scan.isDefined(group):
        for place, tint in enumerate(tints):
            ends = [f"{tint}{end}" for end in ("Minimum", "Maximum")]
            if all(scan[group].isDefined(end) for end in ends):
                low, high = (float(scan[group][end].value()) for end in ends)
                if high > low:
                    limits[:, place] = low, high
    return limits


def _joined(parts: list[_Part]) -> U8 | None:
    """(n,4) the colours of all parts; None where none has any."""
    if all(part.colours is None for part in parts):
        return None
    grey = np.array([_UNSEEN, _UNSEEN, _UNSEEN, 255], np.uint8)
    return np.concatenate(
        [np.tile(grey, (len(part.points), 1)) if part.colours is None else part.colours for part in parts]
    )
