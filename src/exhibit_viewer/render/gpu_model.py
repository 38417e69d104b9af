"""A model in graphics memory. Everything is drawn in the *scene* frame: world moved to the model's centre and scaled
so that its bounding sphere has radius 1, which keeps 32-bit numbers exact for a coin in metres and a church in UTM."""

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F64, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE
from exhibit_viewer.model.pose import Poser
from exhibit_viewer.model.rig import Moment
from exhibit_viewer.model.shortage import beside
from exhibit_viewer.render.aside import Aside
from exhibit_viewer.render.bare import as_plaster
from exhibit_viewer.render.block import Detail, Shot
from exhibit_viewer.render.buffers import GpuMesh, Job, Tally, upload_mesh
from exhibit_viewer.render.casters import thinned_cloud, welded
from exhibit_viewer.render.images import Images
from exhibit_viewer.render.level_mesh import LevelMesh
from exhibit_viewer.render.point_mesh import PointMesh
from exhibit_viewer.render.sketch import Sketch, make_sketch
from exhibit_viewer.render.stage import Stage
from exhibit_viewer.render.streaming import FEWEST_MOVING, Budgets, Streaming
from exhibit_viewer.render.surfaces import LINE, POINT, SURFACE, UNLIT, Surface, make_surface
from exhibit_viewer.render.texture_need import densities, levels
from exhibit_viewer.render.tiling import Tiling

F32 = NDArray[np.float32]
_MEASURING = ThreadPoolExecutor(1, thread_name_prefix="meshes")
"""Reckons how finely images are laid on meshes, and makes sketches: nothing for the window's thread."""
POINT_COVERAGE = 2.2
"""Points of a cloud of n on a unit sphere's surface touch at a diameter of about this over sqrt(n)."""
ROUGH_COVERAGE = 4.4
"""Points picked here and there for a first look are less even, and nobody looks at them closely."""


def scene_from_world(model: Model) -> F64:
    """(4,4): centre to the origin, bounding radius to 1."""
    matrix = np.eye(4) / model.radius
    matrix[:3, 3] = -model.centre / model.radius
    matrix[3, 3] = 1.0
    return matrix


@dataclass(frozen=True, eq=False)
class Drawable:
    """A placed mesh. normal_matrix: (3,3) to the scene frame, not normalised; mirrored: negative determinant.

    mover: number of the placement of the model that it follows when that moves, -1 for what stays. closed: its back is
    never seen.
    """

    mesh: GpuMesh | LevelMesh | PointMesh
    surface: Surface
    placement: int
    scene_from_mesh: F32
    normal_matrix: F32
    mirrored: bool
    kind: int
    linear_colours: bool
    material: int = -1
    mover: int = -1
    closed: bool = False

    def standing(self, scene_from_mesh: F64) -> "Drawable":
        """The same elsewhere."""
        matrix, normal_matrix, mirrored = _standing(scene_from_mesh)
        return replace(self, scene_from_mesh=matrix, normal_matrix=normal_matrix, mirrored=mirrored)


def _standing(matrix: F64) -> tuple[F32, F32, bool]:
    """(scene_from_mesh, normal_matrix, mirrored) of a drawable with this scene_from_mesh (4,4)."""
    determinant = float(np.linalg.det(matrix[:3, :3]))
    normal_matrix = _cofactors(matrix[:3, :3])
    normal_matrix /= max(float(np.abs(normal_matrix).max()), 1e-30)
    mirrored = determinant < 0
    return matrix.astype(np.float32), (normal_matrix * (-1.0 if mirrored else 1.0)).astype(np.float32), mirrored


def _cofactors(matrix: F64) -> F64:
    """Cofactor matrix of a 3x3: transforms normals like the inverse transpose, and exists for flattened meshes too."""
    a, b, c = matrix
    return np.array([np.cross(b, c), np.cross(c, a), np.cross(a, b)])


class GpuModel:
    """The uploaded model: drawables in full, as proxy and, where the processor draws, as a sketch, which is empty where
    that is not worth it. Draw only when `jobs` has run empty; `sharpen` refines it, for pictures like the last one
    that it was told to `look` at."""

    def __init__(
        self,
        model: Model,
        stage: Stage,
        tally: Tally,
        budgets: Budgets,
        *,
        software: bool,
        texture_limit: int,
        aside: Aside | None = None,
    ) -> None:
        self.model = model
        self.streaming = Streaming(tally, budgets)
        self.scene_from_world = scene_from_world(model)
        self.jobs: deque[Job] = deque()
        self._images = Images(model.images, stage, tally, software=software, limit=texture_limit, aside=aside)
        unit = float(self.scene_from_world[0, 0])
        self._surfaces = [make_surface(material, self._images, unit) for material in as_plaster(model)]
        plain = {sided: replace(STONE, double_sided=sided) for sided in (False, True)}
        self._plain = {sided: make_surface(material, self._images, unit) for sided, material in plain.items()}
        self._meshes: list[GpuMesh] = []
        self._dressed: dict[tuple[int, Detail], list[Drawable]] = {}
        self._poser = None if model.rig is None else Poser(model)
        self._tally = tally
        self._software = software
        self.moment: Moment | None = None
        moving: frozenset[int] = frozenset() if self._poser is None else self._poser.moving
        placed = self._place(model.meshes, model.placements, tally)
        self.full = [replace(item, mover=item.placement) if item.placement in moving else item for item in placed]
        simple = not model.proxy or self._streams_alone()
        self.proxy = self.full if simple else self._place(model.proxy, model.proxy_placements, tally)
        if self.proxy is not self.full:
            self.proxy += [item for item in self.full if item.mover >= 0]
        self.jobs.extend(self._images.jobs)
        self._later: deque[Job] = deque()
        large = self._images.large
        self._densities = beside(_MEASURING, densities, model, self.scene_from_world, large) if large else None
        self.casters = self._cast(tally)
        points = sum(item.mesh.count for item in self.full if isinstance(item.mesh, GpuMesh) and item.kind == POINT)
        coverage = ROUGH_COVERAGE if model.rough else POINT_COVERAGE
        self.point_size = coverage / max(1.0, points) ** 0.5
        self.has_points = any(item.kind == POINT for item in self.full)
        self.triangles = sum(model.meshes[place.mesh].triangles for place in model.placements)
        self.sketch: list[Drawable] = []
        self._sketching: Future[Sketch | None] | None = None
        if software and (model.proxy or not self.streaming):  # the coarsest level would be too coarse
            self._later.append(self._begin_sketch)
        shown = [item for variant in range(len(model.variants) + 1) for item in self.dressed(variant, Detail.FULL)]
        self.has_unlit = any(item.kind != SURFACE for item in shown)
        self.has_finishes = any(item.kind == SURFACE and item.surface.finish is not None for item in shown)

    def _place(self, meshes: tuple[Mesh, ...], placements: tuple[Placement, ...], tally: Tally) -> list[Drawable]:
        uploaded: list[GpuMesh | None] = []
        for mesh in meshes:
            if mesh.levels is not None or mesh.octree is not None:
                self.jobs.extend(self.streaming.first_jobs(mesh))
                uploaded.append(None)
                continue
            gpu, jobs = upload_mesh(mesh, tally)
            uploaded.append(gpu)
            self.jobs.extend(jobs)
        self._meshes.extend(gpu for gpu in uploaded if gpu is not None)
        return [self._drawable(index, place, meshes, uploaded) for index, place in enumerate(placements)]

    def look(self, shot: Shot, patience: float = 0.0) -> bool:
        """Learn how fine its textures are to be. False where that is not known yet, after so many seconds at most."""
        if self._densities is None:
            return True
        try:
            found = self._densities.result(patience)
        except TimeoutError:
            return False
        self._images.want(levels(self.model, shot, found, anisotropic=not self._software))
        return True

    @property
    def tiling(self) -> Tiling:
        """The tiles of its large images."""
        return self._images.tiling

    @property
    def unfinished(self) -> bool:
        """Whether it is not as fine as it becomes."""
        return self._images.unfinished or bool(self._later) or self._sketching is not None

    def sharpen(self, patience: float) -> bool:
        """Do a little of what makes it finer; see `Images.advance`."""
        if self._images.advance(patience):
            return True
        if self._images.unfinished:
            return False
        if self._sketching is not None:
            try:
                sketch = self._sketching.result(patience)
            except TimeoutError:
                return False
            self._sketching = None
            self._add_sketch(sketch)
        elif not self._later:
            return False
        else:
            self._later.popleft()()
        return True

    @property
    def bounds(self) -> F64:
        """(2,3) of the model in the scene frame."""
        matrix = self.scene_from_world
        return np.asarray(self.model.bounds @ matrix[:3, :3].T + matrix[:3, 3])

    def _begin_sketch(self) -> None:
        """Have the sketch made, which no first picture is drawn from."""
        self._sketching = beside(_MEASURING, make_sketch, self.model, self.scene_from_world)

    def _add_sketch(self, sketch: Sketch | None) -> None:
        """Bring the sketch to graphics memory, in further jobs."""
        if sketch is None:
            return
        drawables: list[Drawable] = []
        unit, rotation = np.eye(4, dtype=np.float32), np.eye(3, dtype=np.float32)
        for mesh, closed in zip(sketch.meshes, sketch.closed, strict=True):
            gpu, jobs = upload_mesh(mesh, self._tally)
            self._meshes.append(gpu)
            self._later.extend(jobs)
            surface = self._surfaces[mesh.material]
            kind, number = UNLIT if surface.unlit else SURFACE, len(drawables)
            drawable = Drawable(
                gpu, surface, number, unit, rotation, False, kind, mesh.linear_colours, mesh.material, closed=closed
            )
            drawables.append(drawable)
        self._later.append(partial(self.sketch.extend, drawables))

    @property
    def throwing(self) -> list[Drawable]:
        """What throws fine shadows: `full`, and what is out of sight."""
        return [self._in_whole(item) for item in self.full]

    def _streams_alone(self) -> bool:
        """Whether a moving picture needs no stand-in: drawn as coarse as can be, this is little. Texture seams may
        keep it from being so."""
        meshes = [self.model.meshes[place.mesh] for place in self.model.placements]
        coarsest = sum(max(len(mesh.indices), len(mesh.positions)) for mesh in meshes if mesh.octree is None)
        return bool(self.streaming) and coarsest <= 2 * FEWEST_MOVING

    @staticmethod
    def _in_whole(item: Drawable) -> Drawable:
        if isinstance(item.mesh, LevelMesh) and item.mesh.whole is not None:
            return replace(item, mesh=item.mesh.whole)
        return item

    def _drawable(
        self, index: int, place: Placement, meshes: tuple[Mesh, ...], uploaded: list[GpuMesh | None]
    ) -> Drawable:
        mesh = meshes[place.mesh]
        surface = self._surfaces[mesh.material]
        matrix = self.scene_from_world @ place.world_from_mesh
        gpu: GpuMesh | LevelMesh | PointMesh | None = uploaded[place.mesh]
        if gpu is None:
            made = mesh.octree if mesh.levels is None else mesh.levels
            assert made is not None
            gpu = self.streaming.place(mesh, matrix)
            matrix = matrix @ made.mesh_from_lattice
        scene_from_mesh, normal_matrix, mirrored = _standing(matrix)
        kind = {Topology.POINTS: POINT, Topology.LINES: LINE}.get(mesh.topology, UNLIT if surface.unlit else SURFACE)
        return Drawable(
            mesh=gpu,
            surface=surface,
            placement=index,
            scene_from_mesh=scene_from_mesh,
            normal_matrix=normal_matrix,
            mirrored=mirrored,
            kind=kind,
            linear_colours=mesh.linear_colours,
            material=mesh.material,
        )

    def pose(self, moment: Moment | None) -> bool:
        """Show the model at a moment, or at rest; whether that moved anything."""
        if self._poser is None or moment == self.moment:
            return False
        self.moment, self.model = moment, self._poser.at(moment)
        reshaped = {deform.mesh for deform in self._poser.rig.deforms}
        for item in self.full:
            number = self.model.placements[item.placement].mesh
            if number in reshaped and isinstance(item.mesh, GpuMesh):
                reshaped.remove(number)
                mesh = self.model.meshes[number]
                item.mesh.reshape(mesh.positions, mesh.normals, self._tally)
        for drawables in (self.full, self.proxy, self.throwing, self.casters):
            drawables[:] = [self._moved(item) for item in drawables]
        self._dressed.clear()
        return True

    def _moved(self, item: Drawable) -> Drawable:
        if item.mover < 0:
            return item
        return item.standing(self.scene_from_world @ self.model.placements[item.mover].world_from_mesh)

    def dressed(self, variant: int, detail: Detail) -> list[Drawable]:
        """What is drawn, with the materials of a variant; 0 and unknown: its own."""
        plain = {Detail.FULL: self.full, Detail.PROXY: self.proxy, Detail.SKETCH: self.sketch}[detail]
        if not 0 < variant <= len(self.model.variants):
            return plain
        key = variant, detail
        if key not in self._dressed:
            worn = self.model.variants[variant - 1]
            self._dressed[key] = [self._in(item, self._surfaces[worn.of(item.material)]) for item in plain]
        return self._dressed[key]

    @staticmethod
    def _in(item: Drawable, surface: Surface) -> Drawable:
        kind = item.kind if item.kind in (POINT, LINE) else UNLIT if surface.unlit else SURFACE
        return replace(item, surface=surface, kind=kind)

    def _cast(self, tally: Tally) -> list[Drawable]:
        """What coarse shadows are drawn from: solid parts welded together, parts with holes as they are."""
        model = self.model
        meshes, placements = (model.proxy, model.proxy_placements) if model.proxy else (model.meshes, model.placements)
        if not model.proxy:
            placements = tuple(model.placements[item.placement] for item in self.full if item.mover < 0)
        solid = welded(meshes, placements, model.materials, self.scene_from_world)
        parts = [(mesh, self._plain[double_sided], SURFACE) for mesh, double_sided in solid]
        cloud = thinned_cloud(meshes, placements, self.scene_from_world)
        if cloud is not None:
            parts.append((cloud, self._plain[True], POINT))
        casters = []
        for mesh, surface, kind in parts:
            gpu, jobs = upload_mesh(mesh, tally)
            self._meshes.append(gpu)
            self.jobs.extend(jobs)
            unit, rotation = np.eye(4, dtype=np.float32), np.eye(3, dtype=np.float32)
            casters.append(Drawable(gpu, surface, -1, unit, rotation, False, kind, False))
        remaining = [item for item in self.proxy if item.kind in (SURFACE, UNLIT)]
        return casters + [item for item in remaining if item.surface.cutout or item.mover >= 0 or not solid]

    def release(self) -> None:
        """Delete all of it."""
        self.jobs.clear()
        self._later.clear()
        self.streaming.release()
        for mesh in self._meshes:
            mesh.release()
        self._images.release()
