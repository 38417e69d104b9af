"""What trimesh reads right goes through it; what it would get wrong without a word does not."""

import struct
import subprocess
import sys

import numpy as np
import pytest
from model_files import Shape, corners, fan, off, opened, ply_ascii, ply_binary, stl_ascii, stl_binary
from trimesh.exchange.load import mesh_loaders

from exhibit_viewer.ingest.mesh_reader import load_meshes
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Topology

SOUP = np.array([[[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[1, 0, 0], [1, 1, 0], [0, 1, 0]]], np.float32)
SHAPE = Shape(np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0]], np.float32), [[0, 1, 2], [1, 3, 2]])
TINTED = Shape(SHAPE.positions, SHAPE.polygons, np.arange(16, dtype=np.uint8).reshape(4, 4))
QUAD = Shape(SHAPE.positions, [[0, 1, 3, 2]])
POINTS = Shape(SHAPE.positions, [], TINTED.colours)
UNEVEN = Shape(SHAPE.positions, [[0, 1, 2], [0, 1, 3, 2], [0, 1]])
"""As long in bytes as three triangles."""


@pytest.fixture
def through(monkeypatch):
    """The kinds of files that trimesh was asked to read."""
    asked: list[str] = []

    def watched(kind, read):
        def reader(*positional, **named):
            asked.append(kind)
            return read(*positional, **named)

        return reader

    for kind in ("stl", "off", "ply"):
        monkeypatch.setitem(mesh_loaders, kind, watched(kind, mesh_loaders[kind]))
    return asked


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.stl", stl_binary(SOUP)),
        ("x.stl", stl_ascii(SOUP)),
        ("x.off", off(SHAPE)),
        ("x.ply", ply_binary(SHAPE, "<")),
        ("x.ply", ply_binary(SHAPE, ">")),
        ("x.ply", ply_binary(TINTED, "<")),
        ("x.ply", ply_binary(POINTS, ">")),
    ],
)
def test_plain_files_go_through_trimesh(through, name, data):
    model = opened(name, data)
    assert through == [name[2:]]
    assert model.facts.triangles in (0, 2)
    assert all(mesh.positions.dtype == np.float32 and mesh.indices.dtype == np.uint32 for mesh in model.meshes)


@pytest.mark.parametrize(
    ("name", "data", "shape"),
    [
        ("x.off", off(QUAD), QUAD),
        ("x.off", off(TINTED), TINTED),
        ("x.ply", ply_binary(QUAD, "<"), QUAD),
        ("x.ply", ply_binary(UNEVEN, ">"), UNEVEN),
        ("x.ply", ply_ascii(TINTED), TINTED),
        ("x.ply", ply_binary(SHAPE, "<").replace(b"ply\n", b"ply\ncomment first\n", 1), SHAPE),
        ("x.ply", ply_binary(SHAPE, "<") + b"\0", SHAPE),
    ],
)
def test_what_trimesh_gets_wrong_is_kept_from_it(through, name, data, shape):
    model = opened(name, data)
    assert through == []
    np.testing.assert_allclose(corners(model), fan(shape))
    assert model.facts.vertex_colours == (shape.colours is not None)


def test_points_keep_their_colours_and_have_no_normals_of_their_own():
    mesh = opened("x.ply", ply_binary(POINTS, "<")).meshes[0]
    assert (mesh.topology, mesh.normals) == (Topology.POINTS, None)
    assert np.array_equal(mesh.colours, POINTS.colours)


def test_normals_are_those_of_the_file():
    head = "ply\nformat binary_big_endian 1.0\nelement vertex 3\n"
    head += "".join(f"property float {name}\n" for name in ("x", "y", "z", "nx", "ny", "nz"))
    head += "element face 1\nproperty list uchar uint vertex_index\nend_header\n"
    rows = np.column_stack([np.eye(3), np.tile([0.6, 0.0, 0.8], (3, 1))]).astype(">f4")
    data = head.encode() + rows.tobytes() + struct.pack(">B3I", 3, 0, 1, 2)
    np.testing.assert_allclose(opened("x.ply", data).meshes[0].normals, np.tile([0.6, 0.0, 0.8], (3, 1)), atol=1e-6)


def test_coordinates_far_from_zero_keep_their_precision():
    far = Shape(SHAPE.positions.astype(np.float64) + np.array([4_500_000.25, 0, 0]), SHAPE.polygons)
    model = opened("x.off", off(far))
    np.testing.assert_allclose(corners(model), fan(far), atol=1e-3)
    assert np.ptp(model.meshes[0].positions, axis=0).tolist() == [1, 1, 0]


def test_solids_of_a_text_are_meshes_whatever_their_names():
    first, second = (stl_ascii(SOUP[k : k + 1]) for k in range(2))
    names = [first.replace(b"thing", b"facet of a jewel"), second.replace(b"thing", b"endloop, a solid")]
    assert opened("x.stl", b"".join(names)).facts.meshes == 2
    shouted = b"".join(names).upper().replace(b"\n", b"\r")
    assert (opened("x.stl", shouted).facts.triangles, opened("x.stl", shouted).notices) == (2, ())


def test_a_name_that_holds_corners_is_told_of():
    model = opened("x.stl", stl_ascii(SOUP).replace(b"solid thing", b"solid facet outer loop vertex", 1))
    assert (model.facts.triangles, [notice.code for notice in model.notices]) == (2, [Code.FORMAT_DAMAGED])


def test_text_that_breaks_off_shows_its_whole_facets_and_tells():
    text = stl_ascii(SOUP)
    model = opened("x.stl", text[: text.rindex(b"vertex") + 9])
    assert (model.facts.triangles, [notice.code for notice in model.notices]) == (1, [Code.FORMAT_DAMAGED])


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.stl", stl_ascii(SOUP).replace(b"1.0 1.0 0.0", b"1.0 1.0 0.0 5.0 5.0 5.0"), Code.FORMAT_DAMAGED),
        ("x.stl", stl_ascii(SOUP).replace(b"1.0 1.0 0.0", b"1.0 one 0.0"), Code.FORMAT_DAMAGED),
        ("x.off", off(SHAPE).replace(b"3 1 3 2", b"4 1 3 2"), Code.FORMAT_DAMAGED),
        ("x.off", off(SHAPE).replace(b"4 2 0", b"4 3 0"), Code.FORMAT_DAMAGED),
        ("x.ply", ply_binary(Shape(SHAPE.positions, [[0, 1, 4]]), "<"), Code.INDEX_OUT_OF_RANGE),
        ("x.ply", ply_binary(Shape(SHAPE.positions, [[0, 1, -1]]), ">"), Code.INDEX_OUT_OF_RANGE),
        ("x.stl", stl_binary(np.full_like(SOUP, np.inf)), Code.NOT_FINITE),
    ],
)
def test_damage_is_a_fault(name, data, code):
    with pytest.raises(Fault) as caught:
        opened(name, data)
    assert caught.value.code is code


@pytest.mark.parametrize("kind", ["stl", "off", "ply"])
def test_no_junk_gets_more_than_a_fault_out_of_trimesh(kind):
    for junk in (b"", b"\0" * 90, b"ply\nformat x\nelement\n", b"OFF\n1 x\n", b"solid\nvertex a\nendsolid"):
        try:
            meshes, _ = load_meshes(memoryview(junk), kind, "x")
        except Fault as fault:
            assert fault.code is Code.FORMAT_DAMAGED
        else:
            assert meshes == []


def test_trimesh_is_imported_by_the_first_file_that_needs_it():
    code = "import sys, exhibit_viewer.ingest.read\nassert not {'trimesh', 'scipy', 'networkx'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=300)
