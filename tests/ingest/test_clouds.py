"""Octrees of point clouds: every point of the source in one node, whoever makes them and however often it is stopped;
what files say wrongly is found out."""

import os
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import laspy
import numpy as np
import pytest
from cloud_files import (
    FAR,
    all_places,
    branched,
    bumpy,
    copc_of,
    held,
    in_order,
    octree_of,
    prepared,
    with_uneven_chunks,
    worked,
    write_las,
    write_ply,
    write_text,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.ingest.levels import need
from exhibit_viewer.ingest.levels.cloud import branches, build, las, points, text, thin
from exhibit_viewer.ingest.levels.cloud.copc import CopcCloud
from exhibit_viewer.ingest.levels.cloud.lattice import Lattice, blocks
from exhibit_viewer.ingest.levels.cloud.ptx import PtxCloud
from exhibit_viewer.ingest.levels.cloud.text import TextCloud
from exhibit_viewer.ingest.levels.scan import scan_in
from exhibit_viewer.ingest.levels.site import Site, build_of
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.pack import read_pack
from exhibit_viewer.ingest.pack_cache import PackCache
from exhibit_viewer.ingest.points_e57 import UNSEEN
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Mesh
from exhibit_viewer.model.level_cut import View
from exhibit_viewer.model.octree_cut import choose_points, gapes
from exhibit_viewer.model.point_page import ROW, PointsDamagedError, decode_points, decode_rows, encode_points
from exhibit_viewer.model.ticket import Ticket


@pytest.fixture(autouse=True)
def small_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nodes of some hundred points, so that small clouds have many."""
    for room in (build, thin):
        monkeypatch.setattr(room, "LEAF", 200)
        monkeypatch.setattr(room, "FEW", 20)
    monkeypatch.setattr(build, "BLOCK", 3000)
    monkeypatch.setattr(thin, "CELLS", 3)
    monkeypatch.setattr(need, "WORTH_OCTREE", 1000)
    monkeypatch.setattr("exhibit_viewer.ingest.levels.cloud_scan.WORTH_OCTREE", 1000)
    for room in (points, las, branches):
        monkeypatch.setattr(room, "CHUNK", 4000)
    monkeypatch.setattr(text, "STRETCH", 100_000)


def made(mesh: Mesh, folder: Path) -> Mesh:
    store, work = Store(folder), build_of(mesh)
    stage = work.settle(store, ended=False)
    while not stage.done:
        for part in range(stage.parts):
            work.work(store, part)
        stage = work.settle(store, ended=True)
    return work.levelled(store, mesh)


def test_every_point_is_in_one_node_and_in_its_cube(tmp_path: Path) -> None:
    mesh = held(bumpy(20_000) - FAR)
    octree = made(mesh, tmp_path).octree
    assert octree is not None and len(octree) > 30 and octree.depths.max() >= 3
    assert octree.source_points == 20_000
    lattice = (all_places(octree), mesh.positions)
    once, again = (np.rint((places - octree.mesh_from_lattice[:3, 3]) / octree.step) for places in lattice)
    assert (in_order(once) == in_order(again)).all()
    for node in range(len(octree)):
        inside = decode_points(octree, node).places.astype(np.int64) - octree.lows[node]
        assert (inside >= 0).all() and (inside < octree.sides[node]).all()
    above = octree.parents[1:]
    assert (octree.spacings[1:] <= octree.spacings[above]).all()
    assert (octree.lows[above] <= octree.lows[1:]).all()
    assert (octree.lows[1:] + octree.sides[1:, None] <= octree.lows[above] + octree.sides[above, None]).all()


def test_colours_and_traits_stay_with_their_points(tmp_path: Path) -> None:
    mesh = held(bumpy(5_000) - FAR)
    octree = made(mesh, tmp_path).octree
    assert octree is not None and mesh.colours is not None and mesh.traits is not None
    frame = octree.mesh_from_lattice
    rows = {tuple(row): k for k, row in enumerate(np.rint((mesh.positions.astype(float) - frame[:3, 3]) / octree.step))}
    for node in range(len(octree)):
        found = decode_points(octree, node)
        assert found.colours is not None and found.traits is not None
        own = [rows[tuple(place)] for place in found.places.astype(float)]
        assert (found.colours == mesh.colours[own]).all() and (found.traits == mesh.traits[own]).all()


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 400), st.floats(1e-3, 1e6), st.floats(-1e7, 1e7), st.integers(0, 2**32 - 1),
    st.sampled_from(["ball", "line", "spot", "plane"]),
)  # fmt: skip
def test_any_cloud_comes_back_whole(
    tmp_path_factory: pytest.TempPathFactory, count: int, size: float, far: float, seed: int, shape: str
) -> None:
    places = np.random.default_rng(seed).random((count, 3)) * size
    places *= {"ball": (1, 1, 1), "line": (1, 0, 0), "spot": (0, 0, 0), "plane": (1, 1, 0)}[shape]
    mesh = held(places + far)
    octree = made(mesh, tmp_path_factory.mktemp("build")).octree
    assert octree is not None and octree.source_points == count
    spread = max(float(np.ptp(mesh.positions.astype(float), axis=0).max()), 1e-30)
    found = all_places(octree)
    assert np.abs(found.min(axis=0) - mesh.positions.min(axis=0)).max() <= 1e-3 * spread + 1e-9
    assert np.abs(found.max(axis=0) - mesh.positions.max(axis=0)).max() <= 1e-3 * spread + 1e-9


@given(st.integers(1, 300), st.integers(0, 2**32 - 1))
def test_a_page_holds_what_was_put_in(count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    rows = np.zeros(count, ROW)
    rows["place"] = chance.integers(0, 1 << 24, (count, 3))
    rows["colour"], rows["kind"] = chance.integers(0, 256, (count, 3)), chance.integers(0, 256, count)
    rows["intensity"] = chance.integers(0, 256, count)
    assert (decode_rows(encode_points(rows), count) == rows).all()


@given(st.integers(10, 24), st.integers(0, 2**32 - 1))
def test_codes_tell_the_cubes(bits: int, seed: int) -> None:
    lattice = Lattice((0.0, 0.0, 0.0), 1.0, bits)
    places = np.random.default_rng(seed).integers(0, 1 << bits, (50, 3)).astype(np.uint32)
    codes = lattice.codes(places)
    for depth in range(lattice.code_bits + 1):
        side = 1 << (bits - depth)
        assert (lattice.lows(codes, depth) == places // side * side).all()


def test_blocks_are_the_whole_lattice() -> None:
    codes = Lattice((0.0, 0.0, 0.0), 1.0, 12).codes((bumpy(3000) - FAR + 2).astype(np.uint32) * 900)
    firsts, depths = blocks(codes, 12, 100)
    sizes = [8 ** (12 - depth) for depth in depths.tolist()]
    assert firsts[0] == 0 and (np.cumsum(sizes)[:-1] == firsts[1:].astype(np.int64)).all() and sum(sizes) == 8**12


@pytest.mark.parametrize("name", ["cloud.las", "cloud.laz", "cloud.ply", "cloud.xyz", "cloud.pts"])
def test_a_file_is_prepared_where_it_lies(tmp_path: Path, name: str) -> None:
    places = np.round(bumpy(12_000), 4)
    writers = {".ply": write_ply, ".xyz": write_text, ".pts": write_text}
    path = writers.get(Path(name).suffix, write_las)(tmp_path / name, places)
    model = prepared(path, tmp_path)
    octree, matrix = octree_of(model), model.placements[0].world_from_mesh
    found = all_places(octree) @ matrix[:3, :3].T + matrix[:3, 3]
    expected = places[:, [0, 2, 1]] * [1, 1, -1] if name.startswith("cloud.la") else places
    assert len(found) == 12_000 and model.facts.points == 12_000
    order = np.lexsort(np.rint(found * 1e3).T), np.lexsort(np.rint(expected * 1e3).T)
    assert np.abs(np.sort(found, axis=0) - np.sort(expected, axis=0)).max() <= octree.step * 0.51 + 1e-9
    assert len(order[0]) == len(order[1])
    assert np.abs(model.bounds - [expected.min(axis=0), expected.max(axis=0)]).max() < 1e-4
    assert np.abs(np.array(model.facts.bbox) - [places.min(axis=0), places.max(axis=0)]).max() < 1e-4
    assert octree.has_colours and octree.has_traits == name.startswith("cloud.la")
    assert np.abs(model.meshes[0].positions).max() < 10, "the mesh is kept near zero"


def test_whoever_goes_on_makes_the_same(tmp_path: Path) -> None:
    path = write_las(tmp_path / "cloud.las", bumpy(12_000))
    whole = prepared(path, tmp_path)
    site = Site(tmp_path / "again", path, "", tmp_path / "again.pack", "ab" * 32)
    tries = 1
    while not worked(site, 2 * tries):
        tries += 1
    assert tries > 2
    assert (octree_of(read_pack(site.levelled).model).pages == octree_of(whole).pages).all()


def test_unsound_points_are_left_out_and_told_of(tmp_path: Path) -> None:
    places = bumpy(5000)
    places[::100] = np.nan
    places[1, 0] = np.inf
    model = prepared(write_ply(tmp_path / "cloud.ply", places), tmp_path)
    assert octree_of(model).source_points == 4949
    (notice,) = [notice for notice in model.notices if notice.code is Code.NOT_FINITE]
    assert notice.facts["count"] == 51


@pytest.mark.logs
def test_a_truncated_or_lying_file_is_damaged(tmp_path: Path) -> None:
    whole = write_las(tmp_path / "whole.laz", bumpy(12_000)).read_bytes()
    for name, data in (("short.laz", whole[: len(whole) // 2]), ("long.laz", _counting(whole, 90_000))):
        path = tmp_path / name
        path.write_bytes(data)
        (tmp_path / name.removesuffix(".laz")).mkdir()
        with pytest.raises(Fault) as fault:
            prepared(path, tmp_path / name.removesuffix(".laz"))
        assert fault.value.code in (Code.FORMAT_DAMAGED, Code.FORMAT_IRREGULAR)


def _counting(data: bytes, count: int) -> bytes:
    """The LAS file with another count of points in its header."""
    return data[:247] + count.to_bytes(8, "little") + data[255:]


def test_points_on_one_spot_are_no_endless_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exhibit_viewer.ingest.levels.cloud.parts.MAX_POINTS", 1000)
    places = np.concatenate([np.zeros((5000, 3)), np.ones((1, 3))])
    with pytest.raises(Fault) as fault:
        prepared(write_ply(tmp_path / "spot.ply", places), tmp_path)
    assert fault.value.code is Code.FORMAT_IRREGULAR


@pytest.mark.parametrize("far", [1e300, 1e308])
def test_points_beyond_all_measure_are_left_to_the_plain_reader(tmp_path: Path, far: float) -> None:
    places = bumpy(2000)
    places[0], places[1] = -far, far
    with pytest.raises(Fault) as fault:
        prepared(write_ply(tmp_path / "far.ply", places), tmp_path)
    assert fault.value.code is Code.FORMAT_IRREGULAR


def test_small_clouds_and_what_are_none_are_read_as_ever(tmp_path: Path) -> None:
    assert scan_in(FileSource(write_las(tmp_path / "small.las", bumpy(900)))) is None
    assert scan_in(FileSource(write_las(tmp_path / "large.las", bumpy(1100)))) is not None
    write_text(tmp_path / "text.xyz", bumpy(1100))
    assert scan_in(FileSource(tmp_path / "text.xyz")) is not None
    for name, lines in (
        ("few.xyz", "1 2 3\n" * 900),
        ("words.txt", "one two three\n" * 2000),
        ("pairs.csv", "1,2\n" * 2000),
        ("other.ptx", "1 2 3\n" * 2000),
        ("one line.xyz", "1 2 3 " * 2000),
        ("old.xyz", "1 2 3\r" * 2000),
    ):
        (tmp_path / name).write_bytes(lines.encode())
        assert scan_in(FileSource(tmp_path / name)) is None, name
    (tmp_path / "wide.xyz").write_bytes(("1 2 3\n" * 2000).encode("utf-16"))
    assert scan_in(FileSource(tmp_path / "wide.xyz")) is None


def test_every_line_of_a_text_is_read_once_wherever_it_is_cut(tmp_path: Path, monkeypatch) -> None:
    places = np.round(bumpy(1500), 4)
    path = write_text(tmp_path / "cloud.xyz", places)
    for stretch in (997, 1 << 14, 1 << 24):
        monkeypatch.setattr(text, "STRETCH", stretch)
        cloud = TextCloud.of(FileSource(path))
        assert cloud is not None and abs(cloud.count - 1500) < 50
        found = points.joined([each for part in range(cloud.parts) for each in cloud.points(part)])
        assert (found.places == places).all() and found.rgb is not None and (found.rgb == (200, 120, 40)).all()
    assert 0 < len(cloud.glimpse(200)) <= 400


def test_bad_lines_of_a_text_are_left_out_and_told(tmp_path: Path) -> None:
    path = write_text(tmp_path / "cloud.xyz", bumpy(5000))
    path.write_bytes(path.read_bytes() + b"\n1 2\nnan 1 2 3 4 5 6\n" + b"9" * 100_000)
    model = prepared(path, tmp_path)
    assert octree_of(model).source_points == 5000
    assert [notice.code for notice in model.notices] == [Code.NOT_FINITE]


def write_ptx(path: Path, scans: list[np.ndarray], *, coloured: tuple[bool, ...] = (True, True)) -> Path:
    """Scans, each turned by a quarter about the vertical and moved by ten metres more than the one before it; one of
    ten points is a miss."""
    lines = []
    for number, (places, colours) in enumerate(zip(scans, coloured, strict=True)):
        away = 10 * number
        lines += [f"{len(places) // 10}\n10\n{away} 0 0\n0 1 0\n-1 0 0\n0 0 1"]
        lines += [f"0 1 0 0\n-1 0 0 0\n0 0 1 0\n{away} 0 0 1"]
        for k, (x, y, z) in enumerate(places.tolist()):
            place = "0 0 0" if k % 10 == 0 else f"{x:.4f} {y:.4f} {z:.4f}"
            lines.append(f"{place} {k % 5 / 4:.2f}" + (" 200 120 40" if colours else ""))
    path.write_text("\n".join(lines))
    return path


def _placed(places: np.ndarray, number: int) -> np.ndarray:
    seen = np.round(places, 4)[np.arange(len(places)) % 10 != 0]
    return np.column_stack([10 * number - seen[:, 1], seen[:, 0], seen[:, 2]])


@pytest.mark.parametrize("stretch", [997, 1 << 24])
def test_scans_of_a_ptx_file_are_read_where_they_lie_and_put_in_their_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stretch: int
) -> None:
    monkeypatch.setattr(text, "STRETCH", stretch)
    scans = [bumpy(1200, 1) - FAR, bumpy(900, 2) - FAR]
    path = write_ptx(tmp_path / "hall.ptx", scans, coloured=(True, False))
    cloud = PtxCloud.of(FileSource(path))
    assert cloud is not None and cloud.count == 2100 and (cloud.parts > 40 if stretch < 1000 else cloud.parts == 2)
    found = points.joined([each for part in range(cloud.parts) for each in cloud.points(part)])
    assert np.abs(found.places - np.concatenate([_placed(scans[0], 0), _placed(scans[1], 1)])).max() < 1e-6
    assert found.rgb is not None and (found.rgb[0] == (200, 120, 40)).all() and (found.rgb[-1] == UNSEEN).all()
    assert found.intensities is not None and set(np.unique(found.intensities)) == {0.25, 0.5, 0.75, 1.0, 0.0}
    assert 100 < len(cloud.glimpse(200)) <= 600
    model = prepared(path, tmp_path)
    assert model.facts.points == 1890 and model.facts.format == "PTX" and not model.notices
    assert octree_of(model).has_colours and octree_of(model).has_traits


@pytest.mark.parametrize(
    ("was", "instead"),
    [
        ("120\n10\n", "121\n10\n"),
        ("120\n10\n", "120\n9\n"),
        ("120\n10\n", "-120\n10\n"),
        ("120\n10\n", "1e300\n1e300\n"),
        ("120\n10\n", "120 10\n"),
        ("0 1 0 0\n", "0 nan 0 0\n"),
        ("10 0 0 1\n", ""),
        ("0 0 0 0.00 200 120 40\n", "0 0 0 0.00 200\n"),
    ],
)
def test_a_ptx_file_that_is_not_as_its_heads_say_is_left_to_the_plain_reader(
    tmp_path: Path, was: str, instead: str
) -> None:
    path = write_ptx(tmp_path / "hall.ptx", [bumpy(1200, 1) - FAR, bumpy(900, 2) - FAR])
    assert scan_in(FileSource(path)) is not None
    lie = tmp_path / "lie.ptx"
    assert was in path.read_text()
    lie.write_text(path.read_text().replace(was, instead, 1))
    assert scan_in(FileSource(lie)) is None


def test_a_damaged_page_is_noticed_and_its_pack_dropped(tmp_path: Path) -> None:
    path = write_las(tmp_path / "cloud.las", bumpy(5000))
    prepared(path, tmp_path)
    cache = PackCache(tmp_path / "packs", 1 << 30)
    cache.folder.mkdir()
    pack = cache.folder / f"{'ab' * 32}-0-levels.pack"
    data = bytearray((tmp_path / "levels.pack").read_bytes())
    pages = octree_of(read_pack(tmp_path / "levels.pack").model).pages
    at = bytes(data).index(pages[:64].tobytes())
    pack.write_bytes(data)
    cache.drop_damaged()
    assert pack.exists()
    data[at + 40] ^= 255
    pack.write_bytes(data)
    octree = octree_of(read_pack(pack).model)
    with pytest.raises(PointsDamagedError):
        decode_points(octree, 0)
    del octree
    cache.drop_damaged()
    assert not pack.exists()


def test_a_lying_table_of_nodes_is_refused(tmp_path: Path) -> None:
    from exhibit_viewer.ingest.pack import write_pack

    model = prepared(write_las(tmp_path / "cloud.las", bumpy(5000)), tmp_path)
    octree = octree_of(model)
    loop = octree.parents.copy()
    loop[1] = 2
    for lie in (
        replace(octree, parents=loop),
        replace(octree, points=-octree.points),
        replace(octree, offsets=octree.offsets + 1),
        replace(octree, bits=60),
        replace(octree, spacings=octree.spacings[::-1].copy()),
    ):
        write_pack(replace(model, meshes=(replace(model.meshes[0], octree=lie),)), tmp_path / "lie.pack")
        with pytest.raises(Fault) as fault:
            read_pack(tmp_path / "lie.pack")
        assert fault.value.code is Code.FORMAT_DAMAGED


def test_the_cut_is_whole_near_and_within_its_budget(tmp_path: Path) -> None:
    octree = made(held(bumpy(20_000) - FAR), tmp_path).octree
    assert octree is not None
    everything = np.ones(len(octree), bool)
    wide = gapes(octree, _seen_from(3.0))
    assert (wide[1:] <= wide[octree.parents[1:]] + 1e-6).all(), "a child never gapes more than its parent"
    assert (octree.points > 0).all()
    for budget in (500, 4000, 20_000):
        cut = choose_points(octree, wide, 0.0, budget, ~everything, everything)
        assert int(octree.points[cut.drawn].sum()) <= max(budget, int(octree.points[0]))
        assert cut.drawn[octree.parents[cut.drawn & (octree.parents >= 0)]].all(), "nothing hangs in the air"
        assert not len(cut.missing)
    none = choose_points(octree, wide, 0.0, 20_000, ~everything, ~everything)
    assert none.missing[0] == 0 and not none.drawn.any(), "the coarsest is wanted first"
    behind = gapes(octree, _seen_from(3.0, ahead=False))
    assert not behind.any()


def _seen_from(away: float, *, ahead: bool = True) -> View:
    plane = np.array([[0.0, 0.0, -1.0 if ahead else 1.0, away if ahead else -away - 9]])
    return View(np.array([0.0, 0.0, away]), 0.01, 800.0, False, plane)


def test_workers_prepare_a_cloud_and_keep_it(tmp_path: Path) -> None:
    path = write_las(tmp_path / "cloud.laz", bumpy(450_000))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    reader = Reader(tmp_path / "packs", Limits(streamed_compressed_bytes=1))
    try:
        rough = reader.open_first(path, Ticket())
        assert rough.rough and rough.facts.points == 450_000
        shares: list[float] = []
        model = reader.open_levelled(path, Ticket(shares.append))
        assert octree_of(model).source_points == 450_000 and shares == sorted(shares) and shares[-1] > 0.9
        assert octree_of(reader.open(path, Ticket())).fingerprint == octree_of(model).fingerprint
        assert not list((tmp_path / "packs").glob("*.building"))
    finally:
        reader.close()


def test_chunks_of_uneven_length_are_read_in_a_row(tmp_path: Path) -> None:
    whole = write_las(tmp_path / "even.las", bumpy(9_000))
    uneven = tmp_path / "uneven.laz"
    uneven.write_bytes(with_uneven_chunks(whole.read_bytes()))
    cloud = las.LasCloud.of(FileSource(uneven))
    assert cloud.uneven and cloud.parts == 1 and not las.LasCloud.of(FileSource(whole)).uneven
    found = np.concatenate([chunk.places for chunk in cloud.points(0)])
    assert (found == np.asarray(laspy.read(whole).xyz)).all()
    assert len(cloud.glimpse(500)) == 500


@pytest.fixture
def copc(tmp_path: Path) -> Path:
    """12,000 points in the nodes of `branched`."""
    whole = write_las(tmp_path / "whole.las", np.round(bumpy(12_000), 4))
    path = tmp_path / "cloud.copc.laz"
    path.write_bytes(copc_of(whole.read_bytes()))
    return path


def test_the_octree_of_a_copc_file_is_used_as_it_is(tmp_path: Path, copc: Path) -> None:
    places = np.asarray(laspy.read(tmp_path / "whole.las").xyz)
    low, _, nodes = branched(places)
    model = prepared(copc, tmp_path)
    octree = octree_of(model)
    assert len(octree) == len(nodes) and model.facts.points == 12_000 and not model.notices
    assert np.abs(np.array(model.facts.bbox) - [places.min(axis=0), places.max(axis=0)]).max() < 1e-6
    for node in range(len(octree)):
        own = nodes[int(octree.depths[node]), *(octree.lows[node] // octree.sides[node]).tolist()]
        page = decode_points(octree, node)
        found = np.sort(page.places * octree.step + low, axis=0)
        assert np.abs(found - np.sort(places[own], axis=0)).max() < 1.01e-4, "brought in from a border at most"
        inside = page.places.astype(np.int64) - octree.lows[node]
        assert (inside >= 0).all() and (inside < octree.sides[node]).all()
    assert octree.has_colours and octree.has_traits


def test_a_first_look_at_a_copc_file_unpacks_the_coarsest_nodes_alone(copc: Path) -> None:
    cloud = CopcCloud.of(FileSource(copc))
    assert cloud is not None and cloud.parts > 1 and cloud.count == 12_000
    coarse = cloud.branches.coarsest(500)
    assert [cloud.branches.keys[node, 0] for node in coarse] == [0] and 500 <= len(cloud.glimpse(500)) <= 1000
    assert cloud.branches.keys[cloud.branches.coarsest(900), 0].max() == 1
    data = bytearray(copc.read_bytes())
    finer = cloud.branches.keys[:, 0] > 0
    for offset, size in zip(cloud.offsets[finer].tolist(), cloud.sizes[finer].tolist(), strict=True):
        data[offset : offset + size] = bytes(size)
    copc.write_bytes(data)
    assert len(cloud.glimpse(500)) >= 500, "what is finer was not even looked at"


def _entry(data: bytearray, number: int) -> int:
    """Where an entry of the hierarchy begins. The first is the root, then come those of other pages, then their own."""
    return struct.unpack_from("<Q", data, 375 + 54 + 40)[0] + 32 * number


def _changed(number: int, kind: str, at: int, value: int) -> Callable[[bytearray], None]:
    return lambda data: struct.pack_into(kind, data, _entry(data, number) + at, value)


LIES: dict[str, Callable[[bytearray], None]] = {
    "a page that leads back": lambda data: struct.pack_into("<Qi", data, _entry(data, 1) + 16, _entry(data, 0), 64),
    "a page beyond the end": _changed(1, "<Q", 16, 1 << 60),
    "a page of less than nothing": _changed(1, "<i", 24, -32),
    "a page missing": _changed(1, "<i", 24, 0),
    "a chunk beyond the end": _changed(0, "<Q", 16, 1 << 62),
    "a chunk on another": lambda data: struct.pack_into("<Q", data, _entry(data, 0) + 16, _first_chunk(data, 12)),
    "a chunk of nothing": _changed(0, "<i", 24, 0),
    "more points than there are": _changed(0, "<i", 28, 9_000),
    "no points": _changed(0, "<i", 28, 0),
    "points no number": _changed(0, "<i", 28, -7),
    "a cube out of the cube": _changed(12, "<i", 4, 9),
    "a cube before the first": _changed(12, "<i", 4, -1),
    "too deep": _changed(12, "<i", 0, 60),
    "without a parent": lambda data: struct.pack_into("<4i", data, _entry(data, 12), 3, 0, 0, 0),
    "another root": lambda data: struct.pack_into("<4i", data, _entry(data, 12), 0, 0, 0, 0),
    "a cube of no size": lambda data: struct.pack_into("<d", data, 375 + 54 + 24, 0.0),
    "a cube beyond measure": lambda data: struct.pack_into("<d", data, 375 + 54 + 24, float("inf")),
    "a cube nowhere": lambda data: struct.pack_into("<d", data, 375 + 54, float("nan")),
}


def _first_chunk(data: bytearray, number: int) -> int:
    return struct.unpack_from("<Q", data, _entry(data, number) + 16)[0]


@pytest.mark.parametrize("lie", LIES)
def test_a_copc_file_whose_octree_is_not_sound_is_read_as_laz(copc: Path, lie: str) -> None:
    data = bytearray(copc.read_bytes())
    LIES[lie](data)
    copc.write_bytes(data)
    source = FileSource(copc)
    assert CopcCloud.of(source) is None
    scan = scan_in(source)
    assert scan is not None
    found = [chunk.places for chunk in las.LasCloud.of(source).points(0)]
    assert len(np.concatenate(found)) == 12_000


def test_points_outside_their_cube_are_left_to_the_plain_reader(tmp_path: Path, copc: Path) -> None:
    data = bytearray(copc.read_bytes())
    struct.pack_into("<d", data, 375 + 54, struct.unpack_from("<d", data, 375 + 54)[0] + 0.5)
    copc.write_bytes(data)
    with pytest.raises(Fault) as fault:
        prepared(copc, tmp_path)
    assert fault.value.code is Code.FORMAT_IRREGULAR


def test_a_damaged_chunk_of_a_copc_file_is_said(tmp_path: Path, copc: Path) -> None:
    cloud = CopcCloud.of(FileSource(copc))
    assert cloud is not None
    data = bytearray(copc.read_bytes())
    at = int(cloud.offsets[-1])
    data[at : at + int(cloud.sizes[-1])] = b"\xff" * int(cloud.sizes[-1])
    data[at : at + 4] = bytes(4)
    copc.write_bytes(data)
    with pytest.raises(Fault) as fault:
        prepared(copc, tmp_path)
    assert fault.value.code in (Code.FORMAT_DAMAGED, Code.FORMAT_IRREGULAR)
