"""Scans that are prepared without ever being in memory: what comes of them is what the whole file would have given,
whoever does the work and however often it is stopped."""

import base64
import io
import json
import multiprocessing
import os
import struct
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import PIL.Image
import pytest
from model_files import stl_binary
from test_levels import border, drawn, grid, some_cuts, write_ply
from worker_doubles import FULL_AT, serve_on_a_full_disk

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.building import SUFFIX, building_site, sweep
from exhibit_viewer.ingest.levels import plan, surface
from exhibit_viewer.ingest.levels.build import begun, followed
from exhibit_viewer.ingest.levels.finish import finished
from exhibit_viewer.ingest.levels.parts import work
from exhibit_viewer.ingest.levels.preview import preview
from exhibit_viewer.ingest.levels.scan import glb_in, surface_in
from exhibit_viewer.ingest.levels.store import Store
from exhibit_viewer.ingest.levels.surface import Column, Surface
from exhibit_viewer.ingest.limits import Limits
from exhibit_viewer.ingest.normals import with_normals
from exhibit_viewer.ingest.read import read_model
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.fingerprint import fingerprint
from exhibit_viewer.model.geometry import Mesh, Model
from exhibit_viewer.model.levels import Levels
from exhibit_viewer.model.node_page import decode_node
from exhibit_viewer.model.ticket import Ticket

STREAMED = Limits(streamed_bytes=1)
SCANS = Path(__file__).resolve().parents[2] / "packaging"


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """Some 130,000 triangles: nine groups. Long written: what changed a moment ago is not known again by its time."""
    path = write_ply(tmp_path / "scan.ply", grid(256))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def read(path: Path) -> Model:
    return read_model(FileSource(path), Budget(), Ticket())


def levels_in(model: Model) -> Levels:
    (mesh,) = model.meshes
    assert mesh.levels is not None
    return mesh.levels


def surface_of(path: Path) -> Surface:
    found = surface_in(FileSource(path))
    assert found is not None
    return found.surface


def built(folder: Path, source: Surface, parts: int = 1_000_000) -> Levels | None:
    """The levels, or nothing when so many parts are done before."""
    folder.mkdir(exist_ok=True)
    store = Store(folder)
    now = begun(store, source)
    while now.step != "done":
        for part in reversed(range(now.parts)):
            if parts == 0:
                return None
            work(store, now, source, part)
            parts -= 1
        now = followed(store, now, source)
    return finished(store, now, "")


def test_a_scan_is_shown_roughly_and_then_as_it_is(tmp_path: Path, scan: Path) -> None:
    reader = Reader(tmp_path / "packs", STREAMED)
    whole = read(scan)
    try:
        rough = reader.open_first(scan, Ticket())
        assert rough.rough and rough.facts.triangles == whole.facts.triangles
        assert np.abs(rough.bounds - whole.bounds).max() < 0.05 * whole.radius
        assert not list((tmp_path / "packs").glob("*")), "nothing is kept of a rough model"
        shares: list[float] = []
        model = reader.open_levelled(scan, Ticket(shares.append))
        assert not model.rough and shares == sorted(shares) and len(shares) >= 7
        again = reader.open_first(scan, Ticket())
        assert not again.rough and levels_in(again).pages.tobytes() == levels_in(model).pages.tobytes()
    finally:
        reader.close()
    assert [
        place.name.endswith("-levels.pack") for place in (tmp_path / "packs").glob("*.*") if "json" not in place.name
    ]
    levels = levels_in(model)
    assert fingerprint(model.meshes[0]) == fingerprint(whole.meshes[0])
    assert replace(model.facts, sha256="") == whole.facts and np.array_equal(model.bounds, whole.bounds)
    closed = border(*drawn(levels, levels.heights > 0))
    assert not closed and levels.heights.max() >= 3
    for refined in some_cuts(levels, 12):
        assert border(*drawn(levels, refined)) == closed


def test_level_0_of_a_scan_is_the_scan(scan: Path, tmp_path: Path) -> None:
    mesh = read(scan).meshes[0]
    levels = built(tmp_path / "site", surface_of(scan))
    assert levels is not None and mesh.normals is not None and mesh.colours is not None
    frame, seen = levels.mesh_from_lattice, []
    for node in np.flatnonzero(levels.heights == 0):
        page = decode_node(levels, int(node))
        corners = (np.arange(3) + page.turns[:, None]) % 3
        source = np.take_along_axis(mesh.indices[page.faces].astype(np.int64), corners, axis=1)
        places = page.places @ frame[:3, :3] + frame[:3, 3]
        assert np.abs(places[page.indices] - mesh.positions[source]).max() <= frame[0, 0] * 0.51
        assert np.abs(page.normals[page.indices] - mesh.normals[source]).max() < 6e-3, "also where groups meet"
        assert np.array_equal(page.colours[page.indices], mesh.colours[source])
        seen.append(page.faces)
    assert np.array_equal(np.sort(np.concatenate(seen)), np.arange(mesh.triangles))


@pytest.fixture
def soup(tmp_path: Path) -> Path:
    """The same as a binary STL: triangles that do not share corners."""
    mesh = grid(256)
    path = tmp_path / "scan.stl"
    path.write_bytes(stl_binary(mesh.positions[mesh.indices]))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    return path


def streamed(path: Path, folder: Path) -> tuple[Model, Model]:
    """A scan read whole, and with levels after a rough one of the same place."""
    whole, reader = read(path), Reader(folder / "packs", STREAMED)
    try:
        rough = reader.open_first(path, Ticket())
        model = reader.open_levelled(path, Ticket())
    finally:
        reader.close()
    assert rough.rough and np.abs(rough.bounds - whole.bounds).max() < 0.05 * whole.radius
    assert replace(model.facts, sha256="") == whole.facts and np.allclose(model.bounds, whole.bounds)
    return whole, model


def test_triangles_that_share_no_corners_are_joined_as_they_stream(tmp_path: Path, soup: Path) -> None:
    whole, model = streamed(soup, tmp_path)
    levels, frame = levels_in(model), levels_in(model).mesh_from_lattice
    assert not border(*drawn(levels, levels.heights > 0)), "a ball without a seam"
    for refined in some_cuts(levels, 6):
        assert not border(*drawn(levels, refined))
    mesh, seen = whole.meshes[0], []
    for node in np.flatnonzero(levels.heights == 0):
        page = decode_node(levels, int(node))
        corners = (np.arange(3) + page.turns[:, None]) % 3
        source = np.take_along_axis(mesh.indices[page.faces].astype(np.int64), corners, axis=1)
        places = page.places @ frame[:3, :3] + frame[:3, 3]
        assert np.abs(places[page.indices] - mesh.positions[source]).max() <= frame[0, 0] * 0.51
        assert np.abs(page.normals[page.indices] - mesh.normals[source]).max() < 6e-3, "also where groups meet"
        seen.append(page.faces)
    assert np.array_equal(np.sort(np.concatenate(seen)), np.arange(mesh.triangles))


def glb_of(mesh: Mesh, picture: str = "", **more: object) -> bytes:
    """Positions, normals, colours and texture coordinates, turned and moved by the node, under a painted material.
    picture: the address of an image in place of the colours."""
    uvs = np.ascontiguousarray(mesh.positions[:, :2], np.float32)
    parts = [mesh.positions, mesh.normals, mesh.colours, uvs, mesh.indices.astype("<u4")]
    kinds = [(5126, "VEC3"), (5126, "VEC3"), (5121, "VEC4"), (5126, "VEC2"), (5125, "SCALAR")]
    names = ("POSITION", "NORMAL", "COLOR_0", "TEXCOORD_0")
    offsets = np.cumsum([0, *(part.nbytes for part in parts)]).tolist()
    views = [
        {"buffer": 0, "byteOffset": at, "byteLength": part.nbytes} for at, part in zip(offsets, parts, strict=False)
    ]
    accessors = [
        {"bufferView": k, "componentType": kind, "type": shape, "count": part.size if shape == "SCALAR" else len(part)}
        for k, ((kind, shape), part) in enumerate(zip(kinds, parts, strict=True))
    ]
    accessors[2]["normalized"] = True
    primitive = {"attributes": {name: k for k, name in enumerate(names)}, "indices": 4, "material": 0}
    root = {
        "asset": {"version": "2.0"}, "buffers": [{"byteLength": offsets[-1]}], "bufferViews": views,
        "accessors": accessors, "meshes": [{"primitives": [primitive]}], "scenes": [{"nodes": [0]}],
        "nodes": [{"mesh": 0, "translation": [1, 2, 3], "scale": [2, 2, 2], **more}],
        "materials": [{"pbrMetallicRoughness": {"baseColorFactor": [1, 0.5, 0.25, 1], "roughnessFactor": 0.3}}],
    }  # fmt: skip
    if picture:
        del primitive["attributes"]["COLOR_0"]
        root["materials"][0]["pbrMetallicRoughness"]["baseColorTexture"] = {"index": 0}
        root |= {"textures": [{"source": 0}], "images": [{"uri": picture}]}
    text = json.dumps(root).encode()
    text += b" " * (-len(text) % 4)
    blob = b"".join(np.ascontiguousarray(part).tobytes() for part in parts)
    head = struct.pack("<4sIIII", b"glTF", 2, 28 + len(text) + len(blob), len(text), 0x4E4F534A)
    return head + text + struct.pack("<II", len(blob), 0x004E4942) + blob


def test_a_glb_of_one_surface_streams_and_keeps_its_look(tmp_path: Path) -> None:
    path = tmp_path / "scan.glb"
    path.write_bytes(glb_of(with_normals(grid(256))))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    whole, model = streamed(path, tmp_path)
    assert model.materials == whole.materials and model.meshes[0].linear_colours
    assert np.array_equal(model.placements[0].world_from_mesh, whole.placements[0].world_from_mesh)
    assert fingerprint(model.meshes[0]) == fingerprint(whole.meshes[0])
    levels, mesh = levels_in(model), whole.meshes[0]
    page = decode_node(levels, 0)
    corners = (np.arange(3) + page.turns[:, None]) % 3
    source = np.take_along_axis(mesh.indices[page.faces].astype(np.int64), corners, axis=1)
    assert np.array_equal(page.colours[page.indices], mesh.colours[source])
    assert np.abs(page.uvs[0][page.indices] - mesh.positions[source][..., :2]).max() < 1e-4


def test_a_painted_scan_is_shown_roughly_in_the_colours_of_its_image(tmp_path: Path) -> None:
    path, picture = tmp_path / "scan.glb", io.BytesIO()
    PIL.Image.new("RGB", (16, 16), (10, 200, 90)).save(picture, "PNG")
    address = "data:image/png;base64," + base64.b64encode(picture.getvalue()).decode()
    data = glb_of(with_normals(grid(60)), picture=address)
    path.write_bytes(data)
    found = glb_in(FileSource(path))
    assert found is not None
    mesh = found.rough("").meshes[0]
    assert mesh.colours is not None and not mesh.linear_colours
    assert np.unique(mesh.colours, axis=0).tolist() == [[10, 200, 90, 255]]
    path.write_bytes(data.replace(address[-40:].encode(), b"A" * 40))
    damaged = glb_in(FileSource(path))
    assert damaged is not None and damaged.rough("").meshes[0].colours is None


def test_a_glb_that_holds_more_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "scan.glb"
    path.write_bytes(glb_of(with_normals(grid(20))))
    assert glb_in(FileSource(path)) is not None
    path.write_bytes(glb_of(with_normals(grid(20)), skin=0))
    assert glb_in(FileSource(path)) is None
    path.write_bytes(glb_of(with_normals(grid(20)))[:-8])
    assert glb_in(FileSource(path)) is None


def painted(soup: Path, words: np.ndarray, header: bytes = b"") -> Path:
    """The STL with an attribute word for each triangle."""
    data = np.frombuffer(soup.read_bytes(), np.uint8).copy()
    records = data[84:].reshape(-1, 50)
    records[:, 48:] = words.astype("<u2").view(np.uint8).reshape(-1, 2)
    data[: len(header)] = np.frombuffer(header, np.uint8)
    path = soup.with_name("tinted.stl")
    path.write_bytes(data.tobytes())
    return path


@pytest.mark.parametrize(("header", "word"), [(b"", 0x8000 | 31 << 10 | 8), (b"COLOR=\x01\x02\x03\xff", 31 | 8 << 10)])
def test_a_soup_of_coloured_triangles_keeps_its_colours(tmp_path: Path, soup: Path, header: bytes, word: int) -> None:
    triangles = (soup.stat().st_size - 84) // 50
    path = painted(soup, np.full(triangles, word), header)
    whole, model = streamed(path, tmp_path)
    assert whole.facts.vertex_colours and model.meshes[0].levels is not None
    for colours in (whole.meshes[0].colours, model.meshes[0].colours):
        assert colours is not None and np.unique(colours, axis=0).tolist() == [[255, 0, 66, 255]]


def test_a_soup_of_odd_words_is_read_whole(tmp_path: Path, soup: Path) -> None:
    words = np.full((soup.stat().st_size - 84) // 50, 0x8000)
    words[77] = 5
    reader = Reader(tmp_path / "packs", STREAMED)
    try:
        model = reader.open(painted(soup, words), Ticket())
    finally:
        reader.close()
    assert model.meshes[0].levels is None and model.meshes[0].colours is None


def test_an_end_that_was_stopped_may_come_again(tmp_path: Path, scan: Path) -> None:
    first = built(tmp_path / "site", surface_of(scan))
    again = built(tmp_path / "site", surface_of(scan))
    assert first is not None and again is not None
    assert bytes(again.pages) == bytes(first.pages) and len(first.pages)


@pytest.mark.parametrize("shuffled", [False, True])
def test_order_and_chunks_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shuffled: bool) -> None:
    mesh = grid(90)
    if shuffled:  # neither triangles nor corners that lie side by side are near each other in the file
        chance = np.random.default_rng(1)
        order = chance.permutation(len(mesh.positions))
        back = np.argsort(order)
        faces = back[mesh.indices][chance.permutation(mesh.triangles)].astype(np.uint32)
        mesh = replace(mesh, positions=mesh.positions[order], indices=faces, colours=mesh.colours[order])
    path = write_ply(tmp_path / "scan.ply", mesh)
    monkeypatch.setattr(plan, "GROUP_TRIANGLES", 500)
    found = []
    for chunk, run in ((1 << 19, 24), (700, 3)):
        monkeypatch.setattr(plan, "CHUNK", chunk)
        monkeypatch.setattr(plan, "RUN", run)
        levels = built(tmp_path / f"site {chunk}", surface_of(path))
        assert levels is not None
        found.append((levels.pages.tobytes(), levels.patch_parents.tolist()))
    assert found[0] == found[1]


def test_any_number_of_workers_gives_the_same_pack(tmp_path: Path, scan: Path) -> None:
    packs = []
    for builders in (1, 4):
        reader = Reader(tmp_path / f"packs {builders}", replace(STREAMED, builders=builders))
        try:
            reader.open_levelled(scan, Ticket())
        finally:
            reader.close()
        (pack,) = (tmp_path / f"packs {builders}").glob("*.pack")
        packs.append(pack.read_bytes())
    assert packs[0] == packs[1]


@pytest.mark.parametrize("parts", [1, 3, 4, 7])
def test_a_build_goes_on_where_it_was_stopped(
    tmp_path: Path, scan: Path, monkeypatch: pytest.MonkeyPatch, parts: int
) -> None:
    monkeypatch.setattr(plan, "RUN", 3)
    source = surface_of(scan)
    assert built(tmp_path / "stopped", source, parts) is None
    before = {place.name: place.stat().st_ino for place in (tmp_path / "stopped").glob("*-0-*.npz")}
    (tmp_path / "stopped" / "half.123.part").write_bytes(b"written when the power went")
    stopped, whole = built(tmp_path / "stopped", source), built(tmp_path / "whole", source)
    assert stopped is not None and whole is not None and stopped.pages.tobytes() == whole.pages.tobytes()
    assert before and before.items() <= {p.name: p.stat().st_ino for p in (tmp_path / "stopped").glob("*.npz")}.items()


def test_cancelling_keeps_what_was_done(tmp_path: Path, scan: Path) -> None:
    reader = Reader(tmp_path / "packs", STREAMED)
    ticket = Ticket(lambda share: ticket.cancel() if share > 0.3 else None)
    try:
        with pytest.raises(Fault) as stopped:
            reader.open_levelled(scan, ticket)
        assert stopped.value.code is Code.CANCELLED
        assert not list((tmp_path / "packs").glob("*.pack"))
        (site,) = (tmp_path / "packs").glob(f"*{SUFFIX}")
        shares: list[float] = []
        levels_in(reader.open_levelled(scan, Ticket(shares.append)))
        assert shares[0] > 0.2 and not site.exists()
    finally:
        reader.close()


def test_a_worker_that_is_killed_costs_its_part_alone(tmp_path: Path, scan: Path) -> None:
    killed: list[int] = []

    def kill(share: float) -> None:
        if share > 0.3 and not killed:
            for process in multiprocessing.active_children():
                killed.append(process.pid or 0)
                process.kill()

    reader = Reader(tmp_path / "packs", STREAMED)
    try:
        levels_in(reader.open_levelled(scan, Ticket(kill)))
        assert killed
    finally:
        reader.close()


def test_a_scan_is_prepared_though_the_cache_takes_nothing(tmp_path: Path, scan: Path) -> None:
    (tmp_path / "packs").write_text("no folder")
    reader = Reader(tmp_path / "packs", STREAMED)
    try:
        assert reader.open_first(scan, Ticket()).rough
        levels = levels_in(reader.open_levelled(scan, Ticket()))
        assert len(decode_node(levels, 0).places)
    finally:
        reader.close()


def test_no_room_is_said_before_anything_is_begun(tmp_path: Path, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for room in ("building", "worker"):
        monkeypatch.setattr(f"exhibit_viewer.ingest.{room}.has_room", lambda *_: False)
    reader = Reader(tmp_path / "packs", STREAMED)
    try:
        with pytest.raises(Fault) as refused:
            reader.open_levelled(scan, Ticket())
        assert refused.value.code is Code.DISK_FULL and not list((tmp_path / "packs").glob("*"))
    finally:
        reader.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of a file's size to stand for a full disk")
def test_a_disk_that_fills_up_leaves_nothing_half_written(
    tmp_path: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = built(tmp_path / "site", surface_of(scan))
    assert expected is not None
    for most in (len(expected.pages) // 100, len(expected.pages) // 2, len(expected.pages) + 100):
        monkeypatch.setenv(FULL_AT, str(most))  # a part does not fit, the pages of all, the pack
        reader = Reader(tmp_path / "packs", STREAMED, serve_on_a_full_disk)
        with pytest.raises(Fault) as refused:
            reader.open_levelled(scan, Ticket())
        reader.close()
        assert refused.value.code is Code.DISK_FULL
        assert not [place.name for place in (tmp_path / "packs").rglob("*") if place.name != "index.json"]
    reader = Reader(tmp_path / "packs", STREAMED)
    levels = levels_in(reader.open_levelled(scan, Ticket()))
    reader.close()
    assert levels.pages.tobytes() == expected.pages.tobytes()


def test_small_pictures_are_made_of_the_rough_model(tmp_path: Path, scan: Path) -> None:
    reader = Reader(tmp_path / "packs", STREAMED)
    try:
        rough = reader.open(scan, Ticket(), background=True)
        assert rough.rough and len(rough.facts.sha256) == 64
        held = reader.cache.held(rough.facts.sha256, scan, rough=True)
        assert held is not None and held[0].rough and reader.cache.held(rough.facts.sha256, scan) is None
        assert not reader.open(scan, Ticket()).rough
    finally:
        reader.close()


def test_what_is_no_plain_scan_is_read_whole(tmp_path: Path, scan: Path) -> None:
    data = bytearray(scan.read_bytes())
    faces = data.index(b"end_header\n") + 11 + 256 * 256 * 15
    data[faces + 13 * 7] = 4  # a face of four corners
    (tmp_path / "odd.ply").write_bytes(data)
    reader = Reader(tmp_path / "packs", STREAMED)
    try:
        with pytest.raises(Fault) as refused:
            reader.open_levelled(tmp_path / "odd.ply", Ticket())
        assert refused.value.code is Code.FORMAT_DAMAGED, "what the reader of whole files says"
    finally:
        reader.close()


def test_corners_out_of_range_are_a_fault(tmp_path: Path, scan: Path) -> None:
    data = bytearray(scan.read_bytes())
    data[-2] = 0x7F
    (tmp_path / "odd.ply").write_bytes(data)
    reader = Reader(tmp_path / "packs", STREAMED)
    try:
        with pytest.raises(Fault) as refused:
            reader.open_levelled(tmp_path / "odd.ply", Ticket())
        assert refused.value.code is Code.INDEX_OUT_OF_RANGE and refused.value.file == "odd.ply"
        assert not list((tmp_path / "packs").glob(f"*{SUFFIX}"))
    finally:
        reader.close()


def test_a_preview_covers_the_whole_and_faces_outwards() -> None:
    mesh = grid(400)
    rough, box = preview(Surface.of(mesh))
    assert 5_000 < len(rough.indices) < 80_000
    assert np.abs(box - [mesh.positions.min(axis=0), mesh.positions.max(axis=0)]).max() < 0.05
    sample = mesh.positions[:: len(mesh.positions) // 500]
    gap = np.linalg.norm(sample[:, None] - rough.positions[None], axis=2).min(axis=1)
    assert gap.max() < 0.15
    corners = rough.positions[rough.indices]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (np.einsum("ij,ij->i", facing, rough.normals[rough.indices].sum(axis=1)) >= 0).all()


@pytest.mark.parametrize("window", [1 << 26, 500])
def test_a_column_reads_what_numpy_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: int) -> None:
    monkeypatch.setattr(surface, "_WINDOW", window)
    rows = np.zeros(5000, [("n", "u1"), ("corners", ">i4", 3), ("rest", "u1", 7)])
    rows["corners"] = np.random.default_rng(0).integers(0, 1 << 30, (5000, 3))
    (tmp_path / "rows").write_bytes(b"head" + rows.tobytes())
    column = Column(str(tmp_path / "rows"), 5, rows.itemsize, ">i4", 3, 5000)
    assert np.array_equal(column.rows(4000, 5000), rows["corners"][4000:])
    for chosen in (np.array([4999, 3, 3]), np.arange(900, 1000)):
        assert np.array_equal(column.take(chosen), rows["corners"][chosen])
    assert column.rows(7, 7).shape == (0, 3)


def test_a_site_begun_before_the_machine_started_is_begun_anew(tmp_path: Path) -> None:
    pack = tmp_path / "a.pack"
    with building_site(pack, 1) as folder:
        assert folder is not None
        (folder / "half").write_text("done")
    with building_site(pack, 1) as folder:
        assert folder is not None and (folder / "half").exists()
        (folder / "owner").write_text("999999999 another-start")
    with building_site(pack, 1) as folder:
        assert folder is not None and not (folder / "half").exists()
    sweep(tmp_path, keep=folder, seconds=-1)
    assert folder.exists()
    sweep(tmp_path, seconds=-1)
    assert not folder.exists()


@pytest.mark.slow
def test_memory_does_not_grow_with_the_scan(tmp_path: Path) -> None:
    """Under a limit of 1.5 GiB of address space, five times the triangles take less than twice the memory: what grows
    is a table of cells, up to its bound."""
    peaks = []
    for millions in (1, 5):
        code = (
            "import sys\nsys.path[:0] = sys.argv[3:]\nfrom streamed_child import main\nmain(sys.argv[1], sys.argv[2])"
        )
        command = [sys.executable, "-c", code, str(tmp_path / f"{millions}m.ply"), str(millions * 1_000_000)]
        done = subprocess.run(
            [*command, str(SCANS), str(Path(__file__).parent)], capture_output=True, text=True, check=True, timeout=600
        )
        peaks.append(float(done.stdout))
    assert peaks[1] < 300 and peaks[1] < 2 * peaks[0], peaks
