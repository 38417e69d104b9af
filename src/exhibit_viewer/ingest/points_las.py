"""LAS, LAZ and COPC point clouds (ASPRS LAS 1.0 to 1.4)."""

import struct
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.assemble import assemble, z_up
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.placing import near_zero
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.ingest.thinning import MAX_POINTS
from exhibit_viewer.ingest.views import ViewFile
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, U8, Mesh, Model, Placement, Topology
from exhibit_viewer.model.ticket import Ticket

if TYPE_CHECKING:
    import laspy

FORMAT = "LAS"
_CHUNK = 1_000_000
BROKEN = (ValueError, RuntimeError, OSError, struct.error, KeyError, TypeError, IndexError, ArithmeticError)
"""What laspy lets out over damaged files beside its own; a date beyond the calendar overflows."""
_SMALLEST_HEADER, _VLR, _EVLR = 227, 54, 60


def read_las(source: Source, budget: Budget, ticket: Ticket) -> Model:
    """The cloud, Z up, its origin kept in the placement. Raises Fault FORMAT_DAMAGED, NO_GEOMETRY."""
    import laspy

    data, name = source.data(), source.name
    check_header(data, name)
    try:
        with laspy.open(ViewFile(data), closefd=False) as reader:
            points, colours, traits, count = _points(reader, ticket)
    except (laspy.LaspyException, *BROKEN) as error:
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=str(error)[:120]) from error
    if not len(points):
        raise Fault(Code.NO_GEOMETRY, name)
    notices = []
    if len(points) < count:
        notices.append(Notice(Code.POINTS_REDUCED, name, {"shown": len(points), "count": count}))
    near, place = near_zero(points)
    mesh = Mesh("", near, np.empty((0, 1), np.uint32), Topology.POINTS, colours=colours, traits=traits)
    return assemble(
        [mesh],
        [Placement(0, place)],
        [],
        [],
        file_format=FORMAT,
        turn=z_up(),
        units="",
        file_bytes=len(data),
        name=name,
        notices=notices,
    )


def check_header(data: memoryview, name: str) -> None:
    """The records the header promises must fit in the file: damaged counts keep decoders busy for hours."""
    if len(data) < _SMALLEST_HEADER:
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail="header")
    header_size, start, records = struct.unpack_from("<HII", data, 94)
    if header_size + records * _VLR > min(start, len(data)):
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"{records} variable length records")
    if data[25] >= 4 and len(data) >= 247:
        first, extended = struct.unpack_from("<QI", data, 235)
        if extended and first + extended * _EVLR > len(data):
            raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"{extended} extended records")
    record = struct.unpack_from("<H", data, 105)[0]
    count = struct.unpack_from("<I", data, 107)[0]
    compressed = data[104] & 0xC0
    if not compressed and start + record * count > len(data):
        raise Fault(Code.FORMAT_DAMAGED, name, format=FORMAT, detail=f"{count} points declared")


def _points(reader: "laspy.LasReader", ticket: Ticket) -> tuple[F64, U8 | None, U8 | None, int]:
    """((k,3) coordinates, (k,4) colours or None, (k,2) traits or None, how many the file has), evenly thinned to the
    most that are shown."""
    count = int(reader.header.point_count)
    step = max(1, -(-count // MAX_POINTS))
    coloured = {"red", "green", "blue"} <= set(reader.header.point_format.dimension_names)
    points: list[F64] = []
    colours: list[NDArray[np.uint16]] = []
    tones: list[NDArray[np.uint16]] = []
    kinds: list[U8] = []
    done = 0
    for chunk in reader.chunk_iterator(_CHUNK):
        own = slice(-done % step, None, step)
        points.append(np.stack([np.asarray(chunk[axis], dtype=np.float64) for axis in "xyz"], axis=1)[own])
        if coloured:
            channels = [np.asarray(chunk[channel], dtype=np.uint16) for channel in ("red", "green", "blue")]
            colours.append(np.stack(channels, axis=1)[own])
        tones.append(np.asarray(chunk["intensity"], dtype=np.uint16)[own])
        kinds.append(np.asarray(chunk["classification"], dtype=np.uint8)[own])
        done += len(chunk)
        ticket.report(0.8 * done / max(1, count))
    if not points:
        return np.empty((0, 3)), None, None, count
    traits = traits_of(np.concatenate(tones), np.concatenate(kinds))
    return np.concatenate(points), _bytes(np.concatenate(colours)) if colours else None, traits, count


def traits_of(intensities: NDArray[np.generic] | None, kinds: U8 | None) -> U8 | None:
    """(n,2) as `Mesh.traits`; None where all are alike."""
    column = intensities if intensities is not None else kinds
    if column is None:
        return None
    out = np.zeros((len(column), 2), np.uint8)
    if intensities is not None and len(out):
        tones = np.nan_to_num(intensities.astype(np.float32))
        low, high = np.quantile(tones[:: max(1, len(tones) // 100_000)], (0.01, 0.99)).tolist()
        if high <= low:
            low, high = float(tones.min()), float(tones.max())
        if high > low:
            out[:, 0] = np.clip((tones - low) * (255 / (high - low)), 0, 255)
    if kinds is not None:
        out[:, 1] = kinds
    return out if out.any() else None


def _bytes(rgb: NDArray[np.uint16]) -> U8 | None:
    """16-bit colours as bytes; many writers put bytes there as they are. None where all are black."""
    largest = int(rgb.max(initial=0))
    if largest == 0:
        return None
    out = np.full((len(rgb), 4), 255, np.uint8)
    out[:, :3] = rgb if largest <= 255 else rgb >> 8
    return out
