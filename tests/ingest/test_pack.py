"""Packs: what goes in comes out, read-only, and no damage gets through."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.ingest.pack import open_pack, read_pack, write_pack
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import STONE, AlphaMode, Image, Material, Texture, Wrap

names = st.text(max_size=20)
unit = st.floats(0, 1)


def array(seed: int, shape: tuple[int, ...], dtype: type) -> np.ndarray:
    values = np.random.default_rng(seed).random(shape) * 250
    return values.astype(dtype)


@st.composite
def meshes(draw: st.DrawFn) -> Mesh:
    count, seed = draw(st.integers(1, 40)), draw(st.integers(0, 99))
    topology = draw(st.sampled_from(list(Topology)))
    corners = {Topology.TRIANGLES: 3, Topology.LINES: 2, Topology.POINTS: 1}[topology]
    elements = draw(st.integers(0, 20))
    return Mesh(
        name=draw(names),
        positions=array(seed, (count, 3), np.float32),
        indices=np.random.default_rng(seed).integers(0, count, (elements, corners)).astype(np.uint32),
        topology=topology,
        normals=draw(st.none() | st.just(array(seed, (count, 3), np.float32))),
        tangents=draw(st.none() | st.just(array(seed, (count, 4), np.float32))),
        uvs=tuple(array(seed + n, (count, 2), np.float32) for n in range(draw(st.integers(0, 2)))),
        colours=draw(st.none() | st.just(array(seed, (count, 4), np.uint8))),
        linear_colours=draw(st.booleans()),
        material=draw(st.integers(0, 1)),
    )


textures = st.builds(Texture, st.just(0), st.integers(0, 1), st.sampled_from(Wrap), transform=st.tuples(*[unit] * 6))
materials = st.builds(
    Material,
    name=names,
    base_colour=st.tuples(unit, unit, unit, unit),
    alpha_mode=st.sampled_from(AlphaMode),
    base_colour_texture=st.none() | textures,
    normal_texture=st.none() | textures,
)
facts = st.builds(Facts, format=names, triangles=st.integers(0, 10**12), metres_per_unit=unit, sha256=names)
notices = st.builds(
    Notice,
    st.sampled_from(Code),
    names,
    st.dictionaries(st.sampled_from(["count", "detail", "metres"]), names | st.integers() | unit),
)


@st.composite
def models(draw: st.DrawFn) -> Model:
    parts = tuple(draw(st.lists(meshes(), min_size=1, max_size=3)))
    placements = tuple(Placement(n, np.eye(4) * 2.0, draw(names)) for n in range(len(parts)))
    proxied = draw(st.booleans())
    return Model(
        meshes=parts,
        placements=placements,
        materials=(STONE, draw(materials)),
        images=(Image(draw(names), array(3, (2, 3, 4), np.uint8), 4, 6),),
        bounds=np.array([[0.0, 0, 0], [1, 2, 3]]),
        facts=draw(facts),
        proxy=parts if proxied else (),
        proxy_placements=placements if proxied else (),
        notices=tuple(draw(st.lists(notices, max_size=3))),
        asset=draw(st.dictionaries(names, names, max_size=3)),
    )


def cube_corner() -> Model:
    mesh = Mesh("corner", np.eye(3, dtype=np.float32), np.array([[0, 1, 2]], np.uint32))
    return Model((mesh,), (Placement(0, np.eye(4)),), (STONE,), (), np.array([[0.0, 0, 0], [1, 1, 1]]), Facts("ply"))


def assert_same(left: object, right: object) -> None:
    """Equal values of equal types, arrays compared by content."""
    assert type(left) is type(right)
    if isinstance(left, np.ndarray):
        assert left.dtype == right.dtype and left.shape == right.shape and np.array_equal(left, right)
    elif dataclasses.is_dataclass(left):
        for field in dataclasses.fields(left):
            assert_same(getattr(left, field.name), getattr(right, field.name))
    elif isinstance(left, tuple):
        assert len(left) == len(right)
        for one, other in zip(left, right, strict=True):
            assert_same(one, other)
    else:
        assert left == right


@settings(max_examples=60, deadline=None)
@given(models(), st.lists(st.tuples(names, st.integers(-1, 2**40), st.integers(0, 2**62)), max_size=3))
def test_a_model_comes_back_as_it_was(tmp_path_factory, model, used):
    path = tmp_path_factory.mktemp("pack") / "one.pack"
    write_pack(model, path, used)
    pack = read_pack(path)
    assert_same(pack.model, model)
    assert pack.used == tuple(used)


def test_arrays_are_views_of_the_file_and_cannot_be_written(tmp_path):
    write_pack(cube_corner(), tmp_path / "one.pack")
    positions = open_pack(tmp_path / "one.pack").meshes[0].positions
    assert not positions.flags.owndata and not positions.flags.writeable
    with pytest.raises(ValueError):
        positions[0, 0] = 1


def test_sections_start_at_multiples_of_64_bytes(tmp_path):
    write_pack(cube_corner(), tmp_path / "one.pack")
    mesh = open_pack(tmp_path / "one.pack").meshes[0]
    assert [mesh.positions.ctypes.data % 64, mesh.indices.ctypes.data % 64] == [0, 0]


def test_arrays_used_twice_are_stored_once(tmp_path):
    model = with_mesh(normals=None, positions=array(1, (1000, 3), np.float32))
    write_pack(model, tmp_path / "one.pack")
    twice = dataclasses.replace(model, proxy=model.meshes, proxy_placements=model.placements)
    write_pack(twice, tmp_path / "two.pack")
    grown = (tmp_path / "two.pack").stat().st_size - (tmp_path / "one.pack").stat().st_size
    assert 0 < grown < 2000


def damaged(path: Path) -> bool:
    try:
        open_pack(path)
    except Fault as fault:
        return fault.code is Code.FORMAT_DAMAGED
    return False


def test_every_flipped_byte_is_noticed(tmp_path):
    write_pack(cube_corner(), tmp_path / "one.pack")
    sound = (tmp_path / "one.pack").read_bytes()
    for position in (n for n, byte in enumerate(sound) if byte):  # the gaps between sections are zeros
        spoilt = bytearray(sound)
        spoilt[position] ^= 0x40
        (tmp_path / "spoilt.pack").write_bytes(spoilt)
        assert damaged(tmp_path / "spoilt.pack"), position


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.9, 0.999])
def test_a_pack_cut_short_is_noticed(tmp_path, share):
    write_pack(cube_corner(), tmp_path / "one.pack")
    sound = (tmp_path / "one.pack").read_bytes()
    (tmp_path / "cut.pack").write_bytes(sound[: int(len(sound) * share)])
    assert damaged(tmp_path / "cut.pack")


def test_a_folder_in_its_place_is_noticed(tmp_path):
    (tmp_path / "folder.pack").mkdir()
    assert damaged(tmp_path / "folder.pack")


def test_a_missing_pack_is_said_to_be_missing(tmp_path):
    with pytest.raises(Fault) as caught:
        open_pack(tmp_path / "none.pack")
    assert caught.value.code is Code.FILE_MISSING


def with_mesh(**changes: object) -> Model:
    model = cube_corner()
    return dataclasses.replace(model, meshes=(dataclasses.replace(model.meshes[0], **changes),))


LIES = {
    "index": with_mesh(indices=np.array([[0, 1, 3]], np.uint32)),
    "normals": with_mesh(normals=np.zeros((2, 3), np.float32)),
    "material": with_mesh(material=1),
    "corners": with_mesh(indices=np.array([[0, 1]], np.uint32)),
    "placement": dataclasses.replace(cube_corner(), placements=(Placement(1, np.eye(4)),)),
    "image": dataclasses.replace(cube_corner(), materials=(Material(base_colour_texture=Texture(0)),)),
    "bounds": dataclasses.replace(cube_corner(), bounds=np.full((2, 3), np.nan)),
    "nothing": dataclasses.replace(cube_corner(), placements=()),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_pack_whose_numbers_do_not_fit_together_is_refused(tmp_path, lie):
    write_pack(LIES[lie], tmp_path / "lie.pack")
    assert damaged(tmp_path / "lie.pack")


def test_writing_where_nothing_can_be_written_raises_and_leaves_nothing(tmp_path):
    with pytest.raises(OSError):
        write_pack(cube_corner(), tmp_path / "absent" / "one.pack")
    (tmp_path / "taken.pack").mkdir()
    with pytest.raises(OSError):
        write_pack(cube_corner(), tmp_path / "taken.pack")
    assert [entry.name for entry in tmp_path.iterdir()] == ["taken.pack"]
