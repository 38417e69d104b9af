"""Levels: whatever the cut, the surface has the borders of the source and no others; pages say what they hold."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.ingest.assemble import assemble, y_up
from exhibit_viewer.ingest.levels import build, need, plan
from exhibit_viewer.ingest.levels.build import build_levels, with_levels
from exhibit_viewer.ingest.levels.grid import Grid, counted, divided
from exhibit_viewer.ingest.levels.need import gains_from_levels, needs_levels
from exhibit_viewer.ingest.normals import with_normals
from exhibit_viewer.ingest.pack import open_pack, write_pack
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import Mesh, Placement
from exhibit_viewer.model.level_cut import View, choose, in_sight, wrongness
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.node_page import PageDamagedError, decode_node, from_octahedral, octahedral
from exhibit_viewer.model.ticket import Ticket


@pytest.fixture(autouse=True)
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    """Groups of a few hundred triangles, so that small meshes have many levels."""
    monkeypatch.setattr(plan, "GROUP_TRIANGLES", 300)
    monkeypatch.setattr(build, "SMALLEST_TOP", 100)


def grid(across: int, seed: int = 0, seam: bool = False) -> Mesh:
    """A bumpy torus of 2 * across² triangles, with colours and texture coordinates; with a seam along one ring where
    vertices are double."""
    rows = across + seam
    u, v = np.meshgrid(np.arange(rows) / across, np.arange(across) / across, indexing="ij")
    height = 1 + 0.05 * np.random.default_rng(seed).random(u.shape)
    height[-1] = height[0] if seam else height[-1]
    ring = 2 + height * np.cos(2 * np.pi * v)
    points = np.stack([ring * np.cos(2 * np.pi * u), height * np.sin(2 * np.pi * v), ring * np.sin(2 * np.pi * u)], -1)
    i, j = (index.reshape(-1) for index in np.meshgrid(np.arange(across), np.arange(across), indexing="ij"))
    a, b = i * across + j, (i + 1) % rows * across + j
    c, d = (i + 1) % rows * across + (j + 1) % across, i * across + (j + 1) % across
    faces = np.concatenate([np.stack([a, c, b], 1), np.stack([a, d, c], 1)]).astype(np.uint32)
    positions = points.reshape(-1, 3).astype(np.float32)
    colours = np.random.default_rng(seed).integers(0, 255, (len(positions), 4)).astype(np.uint8)
    uvs = np.stack([u, v], -1).reshape(-1, 2).astype(np.float32)
    return with_normals(Mesh("torus", positions, faces, colours=colours, uvs=(uvs,)))


def levels_of(mesh: Mesh) -> Levels:
    return build_levels(mesh, lambda _: None)


def border(places: np.ndarray, faces: np.ndarray) -> dict[tuple[int, ...], int]:
    """How often each directed edge is left over when edges running both ways are paired off."""
    _, number = np.unique(places, axis=0, return_inverse=True)
    number = number.reshape(-1).astype(np.int64)
    corner = number[faces]
    corner = corner[(corner[:, 0] != corner[:, 1]) & (corner[:, 1] != corner[:, 2]) & (corner[:, 2] != corner[:, 0])]
    start, end = corner.reshape(-1), np.roll(corner, -1, axis=1).reshape(-1)
    low, high, size = np.minimum(start, end), np.maximum(start, end), int(number.max()) + 1
    edge, place = np.unique(low * size + high, return_inverse=True)
    net = np.bincount(place, np.where(start < end, 1, -1))
    first = np.zeros(size, np.int64)
    first[number] = np.arange(len(number))
    left = np.flatnonzero(net)
    ends = zip(places[first[edge[left] // size]].tolist(), places[first[edge[left] % size]].tolist(), strict=True)
    return {(*a, *b): int(count) for (a, b), count in zip(ends, net[left].tolist(), strict=True)}


def drawn(levels: Levels, refined: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(places, faces) of the patches that a cut shows."""
    nodes = [decode_node(levels, node) for node in range(len(levels))]
    parents = levels.patch_parents
    shown = np.where(parents < 0, True, refined[parents]) & ~refined[levels.patch_nodes]
    places, faces, count = [], [], 0
    for patch in np.flatnonzero(shown):
        node, first = nodes[levels.patch_nodes[patch]], levels.patch_firsts[patch]
        places.append(node.places)
        faces.append(node.indices[first : first + levels.patch_triangles[patch]].astype(np.int64) + count)
        count += len(node.places)
    return np.concatenate(places), np.concatenate(faces)


def some_cuts(levels: Levels, count: int, seed: int = 0) -> list[np.ndarray]:
    """Refined nodes for eyes and thresholds by chance."""
    chance = np.random.default_rng(seed)
    none = np.zeros(len(levels), bool)
    cuts = []
    for _ in range(count):
        eye = chance.normal(size=3) * chance.uniform(0.5, 6)
        view = View(eye, 0.05, 700.0, bool(chance.random() < 0.1), planes_towards(chance))
        wrong = wrongness(levels, view, in_sight(levels, view))
        wanted = float(2.0 ** chance.uniform(-2, 8))
        resident = chance.random(len(levels)) < chance.choice([0.7, 1.0])
        resident[levels.tops] = True
        cut = choose(levels, wrong, wanted, int(chance.integers(200, 100_000)), none, resident)
        assert resident[levels.patch_nodes[cut.drawn]].all()
        cuts.append(cut.refined)
    return cuts


def planes_towards(chance: np.random.Generator) -> np.ndarray:
    planes = chance.normal(size=(2, 4))
    return planes / np.linalg.norm(planes[:, :3], axis=1, keepdims=True)


@pytest.mark.parametrize("seam", [False, True])
def test_no_cut_opens_a_border(seam: bool) -> None:
    levels = levels_of(grid(60, seam=seam))
    assert levels.heights.max() >= 3
    whole = border(*drawn(levels, levels.heights > 0))
    assert not whole
    for refined in some_cuts(levels, 60):
        assert border(*drawn(levels, refined)) == whole


@given(st.integers(0, 10_000), st.integers(5, 60), st.integers(10, 900))
@settings(max_examples=25, deadline=None)
def test_no_cut_opens_a_border_of_any_soup(seed: int, vertices: int, triangles: int) -> None:
    chance = np.random.default_rng(seed)
    positions = chance.random((vertices, 3)).astype(np.float32)
    faces = chance.integers(0, vertices, (triangles, 3)).astype(np.uint32)
    levels = levels_of(with_normals(Mesh("soup", positions, faces)))
    whole = border(*drawn(levels, levels.heights > 0))
    for refined in some_cuts(levels, 6, seed):
        assert border(*drawn(levels, refined)) == whole


def test_holes_stay_as_they_are() -> None:
    mesh = grid(60)
    levels = levels_of(replace(mesh, indices=mesh.indices[400:]))
    whole = border(*drawn(levels, levels.heights > 0))
    assert whole
    for refined in some_cuts(levels, 20):
        assert border(*drawn(levels, refined)) == whole


def test_errors_grow_and_spheres_hold_their_nodes() -> None:
    levels = levels_of(grid(70))
    child, parent = levels.patch_nodes, levels.patch_parents
    above = parent >= 0
    assert (levels.errors[parent[above]] > levels.errors[child[above]]).all()
    assert (levels.errors[levels.heights == 0] == 0).all() and (levels.heights[parent[above]] > 0).all()
    frame = levels.mesh_from_lattice
    for node in range(len(levels)):
        places = decode_node(levels, node).places @ frame[:3, :3] + frame[:3, 3]
        away = np.linalg.norm(places - levels.centres[node], axis=1)
        assert away.max() <= levels.radii[node] * (1 + 1e-5) + 1e-6
    view = View(np.array([0.5, 3.0, 1.0]), 0.05, 700.0, False, np.zeros((0, 4)))
    wrong = wrongness(levels, view, in_sight(levels, view))
    assert (wrong[parent[above]] >= wrong[child[above]]).all()


def test_a_level_has_less_than_half_the_triangles_of_the_one_below() -> None:
    levels = levels_of(grid(80))
    counts = np.bincount(levels.heights, levels.triangles)
    assert counts[0] == 12_800 and (counts[1:] < 0.52 * counts[:-1]).all() and counts[-1] < 300


def test_level_0_is_the_mesh_face_by_face() -> None:
    mesh = grid(50, seam=True)
    levels = levels_of(mesh)
    frame, seen = levels.mesh_from_lattice, []
    for node in np.flatnonzero(levels.heights == 0):
        page = decode_node(levels, int(node))
        seen.append(page.faces)
        corners = (np.arange(3) + page.turns[:, None]) % 3
        source = np.take_along_axis(mesh.indices[page.faces].astype(np.int64), corners, axis=1)
        places = page.places @ frame[:3, :3] + frame[:3, 3]
        assert np.abs(places[page.indices] - mesh.positions[source]).max() <= frame[0, 0] * 0.51
        assert np.abs(page.normals[page.indices] - mesh.normals[source]).max() < 6e-3
        assert np.array_equal(page.colours[page.indices], mesh.colours[source])
        assert np.abs(page.uvs[0][page.indices] - mesh.uvs[0][source]).max() < 2e-6
    assert np.array_equal(np.sort(np.concatenate(seen)), np.arange(mesh.triangles))
    assert levels.fingerprint == fingerprint(mesh)


@given(st.integers(0, 1000))
@settings(max_examples=20, deadline=None)
def test_normals_fold_and_unfold(seed: int) -> None:
    normals = np.random.default_rng(seed).normal(size=(50, 3))
    normals = (normals / np.linalg.norm(normals, axis=1, keepdims=True)).astype(np.float32)
    assert np.abs(from_octahedral(octahedral(normals)) - normals).max() < 1e-6


@given(st.integers(1, 5000), st.integers(20, 400), st.integers(0, 5))
@settings(max_examples=25, deadline=None)
def test_groups_are_even_and_none_is_empty(count: int, target: int, level: int) -> None:
    centres = np.random.default_rng(count).integers(0, 4096, (count, 3)).astype(np.int32)
    grid = Grid.of(centres.astype(float), count)
    keys = grid.keys(3.0 * centres, np.zeros(3), 1.0)
    cells, counts = counted(keys)
    groups = grid.table(divided(grid, cells, counts, target, level)[0])[keys]
    sizes = np.bincount(groups)
    assert sizes.min() > 0 and len(groups) == count
    assert count < 20 * target or sizes.max() < 3 * target


def test_a_damaged_page_is_noticed() -> None:
    levels = levels_of(grid(40))
    pages = levels.pages.copy()
    pages[levels.offsets[3] + 40] ^= 4
    with pytest.raises(PageDamagedError):
        decode_node(replace(levels, pages=pages), 3)


def test_only_large_surfaces_have_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    mesh = grid(30)
    assert not needs_levels(mesh)
    monkeypatch.setattr(need, "WORTH_LEVELS", 1000)
    assert needs_levels(mesh)
    assert not needs_levels(replace(mesh, tangents=np.zeros((len(mesh.positions), 4), np.float32)))


def test_a_model_keeps_its_counts_and_its_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(need, "WORTH_LEVELS", 1000)
    mesh = grid(40)
    model = assemble([mesh], [Placement(0, np.eye(4))], [], [], file_format="PLY", turn=y_up(), units="", file_bytes=1)
    shares: list[float] = []
    levelled = with_levels(model, Ticket(shares.append))
    assert levelled.meshes[0].triangles == mesh.triangles and fingerprint(levelled.meshes[0]) == fingerprint(mesh)
    assert len(levelled.meshes[0].indices) < 400 and shares == sorted(shares) and len(shares) > 5


def test_levels_come_back_from_a_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(need, "WORTH_LEVELS", 1000)
    model = assemble(
        [grid(40)], [Placement(0, np.eye(4))], [], [], file_format="PLY", turn=y_up(), units="", file_bytes=1
    )
    model = with_levels(model, Ticket())
    write_pack(model, tmp_path / "a.pack")
    levels, found = model.meshes[0].levels, open_pack(tmp_path / "a.pack").meshes[0].levels
    assert levels is not None and found is not None and len(found) == len(levels)
    for node in range(len(levels)):
        assert np.array_equal(decode_node(found, node).places, decode_node(levels, node).places)
        assert np.array_equal(decode_node(found, node).indices, decode_node(levels, node).indices)


@pytest.mark.parametrize(
    "column, value",
    [("patch_parents", 99_999), ("vertices", 0), ("offsets", -4), ("triangles", 1), ("heights", 7), ("radii", np.nan)],
)
def test_tables_that_do_not_hold_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, column: str, value: float
) -> None:
    monkeypatch.setattr(need, "WORTH_LEVELS", 1000)
    model = assemble(
        [grid(40)], [Placement(0, np.eye(4))], [], [], file_format="PLY", turn=y_up(), units="", file_bytes=1
    )
    model = with_levels(model, Ticket())
    levels = model.meshes[0].levels
    assert levels is not None
    wrong = getattr(levels, column).copy()
    wrong[1] = value
    mesh = replace(model.meshes[0], levels=replace(levels, **{column: wrong}))
    write_pack(replace(model, meshes=(mesh,)), tmp_path / "a.pack")
    with pytest.raises(Fault) as refused:
        open_pack(tmp_path / "a.pack")
    assert refused.value.code is Code.FORMAT_DAMAGED


def write_ply(path: Path, mesh: Mesh) -> Path:
    """A binary PLY of positions, colours and triangles."""
    header = f"ply\nformat binary_little_endian 1.0\nelement vertex {len(mesh.positions)}\nproperty float x\n"
    header += "property float y\nproperty float z\nproperty uchar red\nproperty uchar green\nproperty uchar blue\n"
    header += f"element face {mesh.triangles}\nproperty list uchar int vertex_indices\nend_header\n"
    vertices = np.empty(len(mesh.positions), [("place", "<f4", 3), ("colour", "u1", 3)])
    vertices["place"], vertices["colour"] = mesh.positions, mesh.colours[:, :3]
    faces = np.empty(mesh.triangles, [("n", "u1"), ("corners", "<i4", 3)])
    faces["n"], faces["corners"] = 3, mesh.indices
    path.write_bytes(header.encode() + vertices.tobytes() + faces.tobytes())
    return path


def test_a_large_file_is_opened_first_and_given_levels_later(tmp_path: Path) -> None:
    mesh = grid(505)
    path = write_ply(tmp_path / "large.ply", mesh)
    reader = Reader(tmp_path / "packs")
    try:
        first = reader.open(path, Ticket())
        assert first.meshes[0].levels is None and gains_from_levels(first)
        second = reader.open_levelled(path, Ticket())
        third = reader.open(path, Ticket())
        for model in (second, third):
            levels = model.meshes[0].levels
            assert levels is not None and levels.source_triangles == mesh.triangles
            assert fingerprint(model.meshes[0]) == fingerprint(first.meshes[0]) and not gains_from_levels(model)
        (pack,) = (tmp_path / "packs").glob("*.pack")
        assert pack.name.endswith("-levels.pack")
        reader.cache.drop_damaged()
        assert pack.exists()
        data = bytearray(pack.read_bytes())
        data[data.find(levels.pages[levels.offsets[5] : levels.offsets[6]].tobytes()) + 9] ^= 1
        pack.unlink()
        pack.write_bytes(data)
        reader.cache.drop_damaged()
        assert not pack.exists()
    finally:
        reader.close()
