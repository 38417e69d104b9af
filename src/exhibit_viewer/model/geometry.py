"""Model: the geometry of one artifact in memory, as a reader hands it over and the renderer draws it.

Frames. *Mesh*: a mesh's own axes, float32, kept near zero. *World*: right-handed, Y up, the file's own units, float64;
`Placement.world_from_mesh` leads there (it also carries the turn of Z-up formats and far-away origins such as UTM).
Annotations, cameras and bounds are in world. `Facts.bbox` alone is in the file's own axes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.lamp import Lamp
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.material import Image, Material, Variant
from exhibit_viewer.model.octree import Octree
from exhibit_viewer.model.rig import Rig

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
U32 = NDArray[np.uint32]
U8 = NDArray[np.uint8]


class Topology(StrEnum):
    """What the indices join."""

    TRIANGLES = "triangles"
    LINES = "lines"
    POINTS = "points"


@dataclass(frozen=True, slots=True, eq=False)
class Mesh:
    """Vertices and what joins them. n vertices, m elements.

    positions (n,3) finite; indices (m,3) triangles counter-clockwise from outside, (m,2) lines, (m,1) or empty for
    points (empty: every vertex); normals (n,3) unit, or None for points and lines; tangents (n,4) with handedness in w;
    uvs: up to two sets of (n,2); colours (n,4), sRGB-encoded unless `linear_colours` (glTF COLOR_0 is linear).
    traits (n,2), of points: intensity over the range that the file uses, class of ASPRS LAS (0: none).
    With `levels`, or points with an `octree`, the arrays hold only the coarsest of them.
    """

    name: str
    positions: F32
    indices: U32
    topology: Topology = Topology.TRIANGLES
    normals: F32 | None = None
    tangents: F32 | None = None
    uvs: tuple[F32, ...] = ()
    colours: U8 | None = None
    linear_colours: bool = False
    material: int = 0
    levels: Levels | None = None
    traits: U8 | None = None
    octree: Octree | None = None

    @property
    def triangles(self) -> int:
        """How many triangles, at the finest; 0 for lines and points."""
        if self.levels is not None:
            return self.levels.source_triangles
        return len(self.indices) if self.topology is Topology.TRIANGLES else 0


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """One appearance of a mesh. world_from_mesh: (4,4) float64, column vectors. part: number of the artifact's part
    that it belongs to, -1 where that is the whole."""

    mesh: int
    world_from_mesh: F64
    name: str = ""
    part: int = -1


@dataclass(frozen=True, slots=True)
class Facts:
    """What `info` reports. Counts are as drawn, instances counted each time; bbox in the file's own units and axes."""

    format: str = ""
    triangles: int = 0
    points: int = 0
    vertices: int = 0
    meshes: int = 0
    materials: int = 0
    textures: int = 0
    bbox: tuple[tuple[float, float, float], tuple[float, float, float]] = ((0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
    vertex_colours: bool = False
    animations: int = 0
    units: str = ""
    metres_per_unit: float = 0.0
    file_bytes: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Everything drawn for one artifact. `bounds` (2,3) float64 in world.

    `proxy` is a stand-in of at most some 30,000 triangles for moving pictures: meshes that reuse `materials`, with
    their own placements; empty when the model is small enough to be its own. `asset` keeps title, author, copyright and
    the like where the file says them (keys: title, author, copyright, generator, description, source, licence).
    `cameras` are views the file offers, `variants` other materials for its parts, `lamps` lights of its own.
    `rig` is what moves: `bounds` then hold the model at every moment, and the proxy is without the parts that move.
    `rough`: a stand-in for what is still being prepared, only to be looked at: its corners are not the file's.
    `picture`: flat, in the plane of X and Y, and to be seen as it is: without light, from +Z, moved rather than turned.
    """

    meshes: tuple[Mesh, ...]
    placements: tuple[Placement, ...]
    materials: tuple[Material, ...]
    images: tuple[Image, ...]
    bounds: F64
    facts: Facts
    proxy: tuple[Mesh, ...] = ()
    proxy_placements: tuple[Placement, ...] = ()
    notices: tuple[Notice, ...] = ()
    asset: Mapping[str, str] = field(default_factory=dict)
    cameras: tuple[Camera, ...] = ()
    variants: tuple[Variant, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    rig: Rig | None = None
    rough: bool = False
    picture: bool = False

    @property
    def sight(self) -> Camera:
        """From where it is seen where nobody says: a little from above and aside, a picture straight on."""
        return Camera(yaw=0.0, pitch=0.0, orthographic=True) if self.picture else Camera()

    @property
    def centre(self) -> F64:
        """Middle of the bounds, world."""
        return np.asarray((self.bounds[0] + self.bounds[1]) / 2)

    @property
    def radius(self) -> float:
        """Half the diagonal of the bounds, file units; never zero."""
        return max(float(np.linalg.norm(self.bounds[1] - self.bounds[0])) / 2, 1e-12)
