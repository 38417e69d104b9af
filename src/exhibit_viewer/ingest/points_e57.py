"""E57 point clouds (ASTM E2807) through libE57Format (pye57): every scan in its place, thinned together."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
UNSEEN = 178
"""Grey of points without colour or intensity, beside others that have them."""
Thing: TypeAlias = Any  # pye57 is untyped


def read_e57(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The cloud of all scans, metres, Z up, its origin kept in the placement.

    The library opens files by name alone, so it is given a copy. Raises Fault FORMAT_DAMAGED, NO_GEOMETRY;
    FORMAT_UNSUPPORTED on machines that the library is not made for.
    """
    with tempfile.TemporaryDirectory(prefix="exhibit-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "cloud.e57"
        path.write_bytes(source.data())
        with opened(str(path), source.name) as scans:
            scans.step = max(1, -(-scans.count // MAX_POINTS))
            parts = [part for number in range(len(scans)) for part in scans.parts(number, ticket.report)]
    return _model(scans, [part for part in parts if len(part.points)], source)


@contextmanager
def opened(path: str, name: str) -> Iterator["Scans"]:
    """The scans of a file, called `name` in faults. Raises Fault as `read_e57`, whatever is done with them."""
    try:
        from pye57 import libe57
    except ImportError as error:
        kind, instead = NOT_EVERYWHERE["e57"]
        raise Fault(Code.FORMAT_UNSUPPORTED, name, format=kind, instead=instead) from error
    try:
        file = libe57.ImageFile(path, "r")
        try:
            yield Scans(libe57, file, name)
        finally:
            file.close()
    except (libe57.E57Exception, RuntimeError, ValueError, KeyError, IndexError, TypeError) as error:
        detail = str(error).partition("\n")[0][:120]
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=detail) from error


@dataclass(frozen=True, slots=True)
class _Part:
    """Some points of a scan: places (n,3) in the file's frame; colours (n,4) where the scan has any."""

    points: F64
    colours: U8 | None


class Scans:
    """Those of one open file. count: points of all of them; step: of so many points one is read, another is not;
    invalid: how many of those read so far the file says to be none."""

    def __init__(self, libe57: Thing, file: Thing, name: str) -> None:
        self._libe57 = libe57
        self._file = file
        self._name = name
        scans = file.root()["data3D"]
        if len(scans) > MAX_SCANS:
            raise Fault(Code.TOO_MANY_ELEMENTS, name, count=len(scans), limit=MAX_SCANS)
        self._scans = [scans[place] for place in range(len(scans))]
        self.count = sum(int(scan["points"].childCount()) for scan in self._scans)
        self.step = 1
        self.invalid = self._done = 0

    def __len__(self) -> int:
        return len(self._scans)

    @property
    def coloured(self) -> bool:
        """Whether any scan has colours."""
        return any(_tints(self._fields(scan)) for scan in self._scans)

    def parts(self, number: int, report: Callable[[float], None] = lambda _: None) -> Iterator[_Part]:
        """The points of one scan, a bounded number at a time. report: is told how much of all there is was read."""
        scan = self._scans[number]
        points, fields = scan["points"], self._fields(scan)
        axes = _CARTESIAN if fields.issuperset(_CARTESIAN) else _SPHERICAL
        if not fields.issuperset(axes):
            raise Fault(Code.FORMAT_DAMAGED, self._name, format=FORMAT, detail="points without coordinates")
        if not points.childCount():
            return
        tints = _tints(fields)
        states = tuple(fields.intersection(_INVALID))
        size = min(_CHUNK, int(points.childCount()))
        values = {field: np.zeros(size) for field in (*axes, *tints, *states)}
        reader = points.reader(self._buffers(values, size))
        pose, scale = _pose(scan), _scale(scan, tints)
        while read := int(reader.read()):
            offset = -self._done % self.step
            table = {field: array[offset : read : self.step] for field, array in values.items()}
            self._done += read
            yield self._part(table, axes, tints, states, pose, scale)
            report(0.8 * min(1.0, self._done / self.count))
        reader.close()

    def _fields(self, scan: Thing) -> set[str]:
        """What is told of each point."""
        prototype = self._libe57.StructureNode(scan["points"].prototype())
        return {prototype.get(place).elementName() for place in range(prototype.childCount())}

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
        self.invalid += int(len(valid) - np.count_nonzero(valid))
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


def _model(scans: Scans, parts: list[_Part], source: Source) -> Model:
    """See `read_e57`."""
    if not parts:
        raise Fault(Code.NO_GEOMETRY, source.name)
    notices = []
    if scans.invalid:
        notices.append(Notice(Code.CONTENT_SKIPPED, source.name, {"what": "points", "count": scans.invalid}))
    shown = sum(len(part.points) for part in parts)
    if scans.step > 1:
        notices.append(Notice(Code.POINTS_REDUCED, source.name, {"shown": shown, "count": scans.count}))
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
        file_bytes=len(source.data()),
        name=source.name,
        notices=notices,
    )


def _tints(fields: set[str]) -> tuple[str, ...]:
    """What tells a point's colour."""
    return _COLOURS if fields.issuperset(_COLOURS) else tuple(fields & {"intensity"})


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
    grey = np.array([UNSEEN, UNSEEN, UNSEEN, 255], np.uint8)
    return np.concatenate(
        [np.tile(grey, (len(part.points), 1)) if part.colours is None else part.colours for part in parts]
    )
