"""Meshes in graphics memory: one vertex array for shading, one of positions only for depth maps."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import Mesh, Topology
from exhibit_viewer.render.opengl import GL, delete, generate, point_attribute

Job = Callable[[], None]
PIECE_BYTES = 2 << 20
"""One job moves no more than this, so that a window stays alive while a large model is uploaded."""

POSITION, NORMAL, UV0, UV1, COLOUR, TANGENT = range(6)
WIDTH, TRAITS = UV0, TANGENT
"""Of points, in the places of what they do not have."""
_PRIMITIVE = {Topology.TRIANGLES: GL.GL_TRIANGLES, Topology.LINES: GL.GL_LINES, Topology.POINTS: GL.GL_POINTS}
_ABSENT = {NORMAL: (0.0, 1.0, 0.0, 0.0), COLOUR: (1.0, 1.0, 1.0, 1.0), TANGENT: (1.0, 0.0, 0.0, 1.0)}


class Tally:
    """How much has been sent to the graphics card: bytes and objects, only ever growing."""

    def __init__(self) -> None:
        self.bytes = 0
        self.objects = 0


@dataclass(eq=False)
class GpuMesh:
    """A mesh ready to draw. count: indices, or vertices where there are none."""

    shading: int
    positions: int
    primitive: int
    count: int
    indexed: bool
    corners: int
    facets: bool
    tangents: bool
    buffers: list[int] = field(default_factory=list)
    absent: tuple[int, ...] = ()
    position_buffer: int = 0
    normal_buffer: int = 0
    coloured: bool = False
    toned: bool = False

    def reshape(self, positions: NDArray[np.float32], normals: NDArray[np.float32] | None, tally: Tally) -> None:
        """Put its vertices, as many as it has, elsewhere."""
        packed = pack_directions(normals) if normals is not None and self.normal_buffer else None
        for buffer, data in ((self.position_buffer, np.ascontiguousarray(positions)), (self.normal_buffer, packed)):
            if data is not None:
                GL.glBindVertexArray(0)
                GL.glBindBuffer(GL.GL_ARRAY_BUFFER, buffer)
                GL.glBufferSubData(GL.GL_ARRAY_BUFFER, 0, data.nbytes, data)
                tally.bytes += data.nbytes

    def ranges(self, elements: int) -> Iterator[tuple[int, int]]:
        """(first, count) pieces of at most so many triangles, lines or points; 0 means all at once."""
        step = elements * self.corners if elements else self.count
        for first in range(0, self.count, max(1, step)):
            yield first, min(step, self.count - first)

    def draw(self, first: int, count: int, *, shaded: bool, width: float = 1.0) -> None:
        """Issue the draw of a range with the current program. width: of points, beside others."""
        GL.glBindVertexArray(self.shading if shaded else self.positions)
        if shaded:
            for attribute in self.absent:
                GL.glVertexAttrib4f(attribute, *_ABSENT.get(attribute, (0.0, 0.0, 0.0, 1.0)))
            if self.corners == 1:
                GL.glVertexAttrib4f(WIDTH, width, 0.0, 0.0, 1.0)
        if self.indexed:
            GL.glDrawElements(self.primitive, count, GL.GL_UNSIGNED_INT, first * 4)
        else:
            GL.glDrawArrays(self.primitive, first, count)

    def release(self) -> None:
        """Delete its objects."""
        delete("VertexArrays", self.shading, self.positions)
        delete("Buffers", *self.buffers)


def pack_directions(directions: NDArray[np.float32]) -> NDArray[np.uint32]:
    """(n, 3 or 4) unit vectors as signed 10-10-10-2 integers (w: -1 or 1); non-finite become 0."""
    clean = np.nan_to_num(directions, nan=0.0, posinf=0.0, neginf=0.0)
    steps = np.clip(np.rint(clean[:, :3] * 511.0), -511, 511).astype(np.int32)
    packed = (steps[:, 0] & 0x3FF) | ((steps[:, 1] & 0x3FF) << 10) | ((steps[:, 2] & 0x3FF) << 20)
    if directions.shape[1] == 4:
        packed |= np.where(clean[:, 3] < 0, 0x3, 0x1).astype(np.int32) << 30
    return np.asarray(packed, np.uint32)


def _padded(traits: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(n,4) of (n,2)."""
    return np.pad(traits, ((0, 0), (0, 2)))


class _Streams:
    """Buffers of one mesh, created at once and filled piece by piece."""

    def __init__(self, tally: Tally) -> None:
        self.jobs: list[Job] = []
        self.buffers: list[int] = []
        self._tally = tally

    def add(
        self,
        target: int,
        array: np.ndarray,
        convert: Callable[[np.ndarray], np.ndarray] = np.ascontiguousarray,
        row_bytes: int = 0,
    ) -> int:
        """A buffer for `array`; rows are converted as they are sent. row_bytes: bytes of a converted row."""
        given = array.itemsize * int(np.prod(array.shape[1:], dtype=np.int64))
        row = row_bytes or given
        name = generate("Buffers")
        self.buffers.append(name)
        self._tally.objects += 1
        GL.glBindBuffer(target, name)
        GL.glBufferData(target, max(1, len(array)) * row, None, GL.GL_STATIC_DRAW)
        step = max(1, PIECE_BYTES // max(row, given))
        for first in range(0, len(array), step):
            self.jobs.append(self._piece(name, array[first : first + step], first * row, convert))
        return name

    def _piece(self, name: int, rows: np.ndarray, offset: int, convert: Callable[[np.ndarray], np.ndarray]) -> Job:
        tally = self._tally  # and not self, which has the jobs: a circle around the rows

        def send() -> None:
            data = convert(rows)
            GL.glBindVertexArray(0)
            GL.glBindBuffer(GL.GL_ARRAY_BUFFER, name)
            GL.glBufferSubData(GL.GL_ARRAY_BUFFER, offset, data.nbytes, data)
            tally.bytes += data.nbytes

        return send


def upload_mesh(mesh: Mesh, tally: Tally) -> tuple[GpuMesh, list[Job]]:
    """The mesh's objects, and the jobs that fill them (run in any order before drawing)."""
    streams = _Streams(tally)
    shading, positions = (generate("VertexArrays") for _ in range(2))
    absent = []
    directed = {NORMAL: 0, TANGENT: 0}

    def attribute(slot: int, buffer: int, size: int, kind: int, normalised: bool = False) -> None:
        GL.glBindBuffer(GL.GL_ARRAY_BUFFER, buffer)
        point_attribute(slot, size, kind, normalised)

    indexed = mesh.indices.size > 0
    GL.glBindVertexArray(shading)
    index_buffer = streams.add(GL.GL_ELEMENT_ARRAY_BUFFER, mesh.indices) if indexed else 0
    position_buffer = streams.add(GL.GL_ARRAY_BUFFER, mesh.positions)
    attribute(POSITION, position_buffer, 3, GL.GL_FLOAT)
    for slot, directions in ((NORMAL, mesh.normals), (TANGENT, mesh.tangents)):
        if directions is None:
            absent.append(slot)
        else:
            directed[slot] = streams.add(GL.GL_ARRAY_BUFFER, directions, pack_directions, 4)
            attribute(slot, directed[slot], 4, GL.GL_INT_2_10_10_10_REV, True)
    for slot, uv_set in ((UV0, 0), (UV1, 1)):
        if uv_set < len(mesh.uvs):
            attribute(slot, streams.add(GL.GL_ARRAY_BUFFER, mesh.uvs[uv_set]), 2, GL.GL_FLOAT)
        else:
            absent.append(slot)
    if mesh.traits is not None:
        absent.remove(TRAITS)
        traits = streams.add(GL.GL_ARRAY_BUFFER, mesh.traits, _padded, 4)
        attribute(TRAITS, traits, 4, GL.GL_UNSIGNED_BYTE, True)
    if mesh.colours is None:
        absent.append(COLOUR)
    else:
        attribute(COLOUR, streams.add(GL.GL_ARRAY_BUFFER, mesh.colours), 4, GL.GL_UNSIGNED_BYTE, True)
    GL.glBindVertexArray(positions)
    attribute(POSITION, position_buffer, 3, GL.GL_FLOAT)
    if indexed:
        GL.glBindBuffer(GL.GL_ELEMENT_ARRAY_BUFFER, index_buffer)
    GL.glBindVertexArray(0)
    gpu = GpuMesh(
        shading=shading,
        positions=positions,
        primitive=int(_PRIMITIVE[mesh.topology]),
        count=int(mesh.indices.size) if indexed else len(mesh.positions),
        indexed=indexed,
        corners={Topology.TRIANGLES: 3, Topology.LINES: 2, Topology.POINTS: 1}[mesh.topology],
        facets=mesh.topology is Topology.TRIANGLES and mesh.normals is None,
        tangents=mesh.tangents is not None,
        buffers=streams.buffers,
        absent=tuple(absent),
        position_buffer=position_buffer,
        normal_buffer=directed[NORMAL],
        coloured=mesh.colours is not None,
        toned=mesh.traits is not None and bool(mesh.traits[:, 0].any()),
    )
    return gpu, streams.jobs
