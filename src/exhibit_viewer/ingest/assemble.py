"""From a reader's parts to a Model: checks, missing normals, bounds, facts and the moving stand-in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.normals import with_normals
from exhibit_viewer.ingest.proxy import build_proxy
from exhibit_viewer.ingest.units import doubtful_units
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import F64, Facts, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE, Image, Material
from exhibit_viewer.model.units import METRES

PLAIN = Material(declared=False)
"""For bare geometry with colours of its own: white lets them through."""

_CHUNK = 1 << 18


def z_up() -> F64:
    """World from a file whose Z axis points up: (x, y, z) becomes (x, z, -y). (4,4)."""
    return np.array([[1.0, 0, 0, 0], [0, 0, 1, 0], [0, -1, 0, 0], [0, 0, 0, 1]])


def y_up() -> F64:
    """World from a file whose Y axis points up: nothing changes. (4,4)."""
    return np.eye(4)


def assemble(
    meshes: Sequence[Mesh],
    placements: Sequence[Placement],
    materials: Sequence[Material],
    images: Sequence[Image],
    *,
    file_format: str,
    turn: F64,
    units: str,
    file_bytes: int,
    name: str = "",
    animations: int = 0,
    textures_used: int | None = None,
    mesh_count: int | None = None,
    notices: Sequence[Notice] = (),
    asset: Mapping[str, str] | None = None,
) -> Model:
    """The Model made of what a reader found.

    placements are in the file's own axes; `turn` (world from file, 4x4: `y_up()` or `z_up()`) is applied here. Without
    materials every mesh is drawn as `STONE`, or as `PLAIN` where it has colours of its own. textures_used: how many
    images the file uses where `images` does not say it; mesh_count: how many meshes the file counts where that differs
    from the placements. `Facts.sha256` is the caller's to fill.

    Raises Fault: NO_GEOMETRY without a triangle, line or point; INDEX_OUT_OF_RANGE; NOT_FINITE where a surface has
    such corners or a placement such a matrix.
    """
    collected = list(notices)
    table = (*materials, *([] if materials else [STONE]), PLAIN)
    checked = [_untinted(_checked(mesh, len(table), name, collected), table) for mesh in meshes]
    kept, kept_placements = _in_use(checked, placements, name)
    facts = _facts(kept, kept_placements)
    bounds = _bounds(np.array(facts.bbox), kept, kept_placements, turn)
    in_world = _turned(kept_placements, turn)
    shaded = tuple(with_normals(mesh) for mesh in kept)
    proxy, proxy_placements = build_proxy(shaded, in_world)
    facts = replace(
        facts,
        format=file_format,
        meshes=facts.meshes if mesh_count is None else mesh_count,
        materials=sum(material.declared for material in table),
        textures=len(images) if textures_used is None else textures_used,
        animations=animations,
        units=units,
        metres_per_unit=METRES.get(units.lower(), 0.0),
        file_bytes=file_bytes,
    )
    collected.extend(doubtful_units(facts, name))
    return Model(
        meshes=shaded,
        placements=in_world,
        materials=table,
        images=tuple(images),
        bounds=bounds,
        facts=facts,
        proxy=proxy,
        proxy_placements=proxy_placements,
        notices=tuple(collected),
        asset=dict(asset or {}),
    )


def _untinted(mesh: Mesh, table: tuple[Material, ...]) -> Mesh:
    """Colours of its own are shown as they are, not through the colour of bare stone."""
    toned = mesh.traits is not None and bool(mesh.traits[:, 0].any())
    if (mesh.colours is None and not toned) or table[mesh.material] is not STONE:
        return mesh
    return replace(mesh, material=len(table) - 1)


def _checked(mesh: Mesh, materials: int, name: str, notices: list[Notice]) -> Mesh:
    """The mesh with indices in range and finite corners; faulty normals and attributes of the wrong length dropped."""
    count = len(mesh.positions)
    if mesh.indices.size and int(mesh.indices.max()) >= count:
        raise Fault(Code.INDEX_OUT_OF_RANGE, name, detail=f"{mesh.name}: {int(mesh.indices.max())} of {count}")
    if not 0 <= mesh.material < materials:
        mesh = replace(mesh, material=0)
    mesh = _without_short_attributes(mesh, count)
    sound = np.asarray(np.isfinite(mesh.positions).all(axis=1))
    if sound.all():
        return mesh
    return _without_unsound(mesh, sound, name, notices)


def _without_short_attributes(mesh: Mesh, count: int) -> Mesh:
    """Attributes that do not have one sane value a vertex are dropped."""
    normals, tangents, colours = mesh.normals, mesh.tangents, mesh.colours
    if normals is not None and (normals.shape != (count, 3) or not np.isfinite(normals).all()):
        normals = None
    if tangents is not None and (tangents.shape != (count, 4) or not np.isfinite(tangents).all()):
        tangents = None
    if colours is not None and colours.shape != (count, 4):
        colours = None
    uvs = tuple(np.nan_to_num(uv, nan=0.0, posinf=0.0, neginf=0.0) for uv in mesh.uvs if uv.shape == (count, 2))
    traits = mesh.traits if mesh.traits is not None and mesh.traits.shape == (count, 2) else None
    return replace(mesh, normals=normals, tangents=tangents, colours=colours, uvs=uvs, traits=traits)


def _without_unsound(mesh: Mesh, sound: NDArray[np.bool_], name: str, notices: list[Notice]) -> Mesh:
    """Points and unused vertices that are not finite are left out; a corner of a surface is a fault."""
    missing = int(len(sound) - np.count_nonzero(sound))
    if mesh.indices.size and not sound[mesh.indices].all() and mesh.topology is not Topology.POINTS:
        raise Fault(Code.NOT_FINITE, name, count=missing)
    notices.append(Notice(Code.NOT_FINITE, name, {"count": missing}))
    renumbered = np.cumsum(sound, dtype=np.int64) - 1
    indices = mesh.indices
    if indices.size:
        indices = indices[sound[indices].all(axis=1)]
        indices = renumbered[indices].astype(np.uint32)
    return replace(
        mesh,
        positions=mesh.positions[sound],
        indices=indices,
        normals=None if mesh.normals is None else mesh.normals[sound],
        tangents=None if mesh.tangents is None else mesh.tangents[sound],
        colours=None if mesh.colours is None else mesh.colours[sound],
        uvs=tuple(uv[sound] for uv in mesh.uvs),
        traits=None if mesh.traits is None else mesh.traits[sound],
    )


def _in_use(meshes: Sequence[Mesh], placements: Sequence[Placement], name: str) -> tuple[list[Mesh], list[Placement]]:
    """Meshes with something to draw that are placed somewhere, renumbered."""
    if placements and not np.isfinite(np.stack([placement.world_from_mesh for placement in placements])).all():
        raise Fault(Code.NOT_FINITE, name, count=1)
    number = numbers_in_use(meshes, placements)
    if not number:
        raise Fault(Code.NO_GEOMETRY, name)
    kept = [
        Placement(number[placement.mesh], placement.world_from_mesh, placement.name)
        for placement in placements
        if placement.mesh in number
    ]
    return [meshes[old] for old in number], kept


def numbers_in_use(meshes: Sequence[Mesh], placements: Sequence[Placement]) -> dict[int, int]:
    """New numbers, in order, of the meshes with something to draw that are placed somewhere."""
    drawable = [elements(mesh) > 0 for mesh in meshes]
    used = dict.fromkeys(placement.mesh for placement in placements if drawable[placement.mesh])
    return {old: new for new, old in enumerate(used)}


def _turned(placements: Sequence[Placement], turn: F64) -> tuple[Placement, ...]:
    """The placements with `turn` (4,4) applied after their matrices, all at once: there may be 100,000."""
    matrices = turn @ np.stack([placement.world_from_mesh for placement in placements])
    return tuple(
        Placement(placement.mesh, matrix, placement.name)
        for placement, matrix in zip(placements, matrices, strict=True)
    )


def elements(mesh: Mesh) -> int:
    """How many triangles, lines or points a mesh draws."""
    if mesh.topology is Topology.POINTS and not len(mesh.indices):
        return len(mesh.positions)
    return len(mesh.indices)


def _facts(meshes: Sequence[Mesh], placements: Sequence[Placement]) -> Facts:
    """Counts as drawn, and the box in the file's axes."""
    placed = [meshes[placement.mesh] for placement in placements]
    low, high = _extent(meshes, placements)
    return Facts(
        triangles=sum(mesh.triangles for mesh in placed),
        points=sum(elements(mesh) for mesh in placed if mesh.topology is Topology.POINTS),
        vertices=sum(len(mesh.positions) for mesh in placed),
        meshes=len(placed),
        bbox=((float(low[0]), float(low[1]), float(low[2])), (float(high[0]), float(high[1]), float(high[2]))),
        vertex_colours=any(mesh.colours is not None for mesh in placed),
    )


def _bounds(bbox: F64, meshes: Sequence[Mesh], placements: Sequence[Placement], turn: F64) -> F64:
    """The box (2,3) in world: exact from the file's own box when `turn` only swaps, flips and scales axes."""
    rotation = turn[:3, :3]
    if (np.count_nonzero(rotation, axis=1) == 1).all():
        corners = bbox @ rotation.T + turn[:3, 3]
        return np.stack([corners.min(axis=0), corners.max(axis=0)])
    return np.stack(_extent(meshes, _turned(placements, turn)))


def _extent(meshes: Sequence[Mesh], placements: Sequence[Placement]) -> tuple[F64, F64]:
    """Smallest and largest coordinates over every placed mesh."""
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    matrices: dict[int, list[F64]] = {}
    for placement in placements:
        matrices.setdefault(placement.mesh, []).append(placement.world_from_mesh)
    for number, group in matrices.items():
        stack = np.stack(group)
        straight = (np.count_nonzero(stack[:, :3, :3], axis=2) <= 1).all(axis=1)
        for chosen, points in ((straight, _corners(meshes[number])), (~straight, meshes[number].positions)):
            for part, some in _chunks(stack[chosen], points):
                placed = part[:, :3, :3] @ some.astype(np.float64).T + part[:, :3, 3:]
                low = np.minimum(low, placed.min(axis=(0, 2)))
                high = np.maximum(high, placed.max(axis=(0, 2)))
    return low, high


def _chunks(matrices: F64, points: NDArray[np.floating]) -> Iterator[tuple[F64, NDArray[np.floating]]]:
    """Every pair of a matrix and a point, a bounded number at a time."""
    at_once = max(1, _CHUNK // max(1, len(points)))
    for first in range(0, len(matrices), at_once):
        for start in range(0, len(points), _CHUNK):
            yield matrices[first : first + at_once], points[start : start + _CHUNK]


def _corners(mesh: Mesh) -> F64:
    """Lowest and highest corner of a mesh, (2,3): enough where a matrix does not mix axes."""
    return np.stack([mesh.positions.min(axis=0), mesh.positions.max(axis=0)]).astype(np.float64)
