"""Whatever is written in any dialect reads back equal; whatever is broken gives a Fault and nothing else."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from model_files import Shape, corners, fan, obj, off, opened, ply_ascii, ply_binary, stl_ascii, stl_binary

from exhibit_viewer.model.faults import Fault

QUICK = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
MUTATED = settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def shapes(draw: st.DrawFn, largest: int = 3) -> Shape:
    """Polygons over points in general position; larger ones lie flat and convex, so that every fan is right."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    count = draw(st.integers(3, 12))
    positions = rng.uniform(-10, 10, (count, 3)).round(3).astype(np.float32)
    polygons = [rng.permutation(count)[:3].tolist() for _ in range(draw(st.integers(1, 9)))]
    for _ in range(draw(st.integers(0, 3)) if largest > 3 else 0):
        size = draw(st.integers(4, largest))
        angle = np.arange(size) * 2 * np.pi / size
        ring = np.stack([np.cos(angle), np.sin(angle), np.full(size, rng.uniform(-5, 5))], axis=1).round(3)
        polygons.insert(0, list(range(len(positions), len(positions) + size)))
        positions = np.concatenate([positions, ring.astype(np.float32)])
    colours = rng.integers(2, 256, (len(positions), 4)).astype(np.uint8) if draw(st.booleans()) else None
    return Shape(positions, polygons, colours)


def colour_pairs(model) -> set[tuple]:
    mesh = model.meshes[0]
    used = np.unique(mesh.indices)
    return {(*mesh.positions[k].tolist(), *mesh.colours[k].tolist()) for k in used}


@QUICK
@given(
    shape=shapes(largest=8),
    write=st.sampled_from([ply_ascii, lambda s: ply_binary(s, "<"), lambda s: ply_binary(s, ">")]),
)
def test_ply_reads_back_equal(shape, write):
    model = opened("x.ply", write(shape))
    assert model.facts.triangles == shape.triangles
    np.testing.assert_allclose(corners(model), fan(shape), atol=2e-4)
    assert model.facts.vertex_colours == (shape.colours is not None)
    if shape.colours is not None:
        used = {k for polygon in shape.polygons for k in polygon}
        assert colour_pairs(model) == {(*shape.positions[k].tolist(), *shape.colours[k].tolist()) for k in used}


@QUICK
@given(
    shape=shapes(largest=8),
    relative=st.booleans(),
    gap=st.sampled_from([" ", "\t", "  "]),
    ending=st.sampled_from(["\n", "\r\n", "\r", " # note\n"]),
    encoding=st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-16-be"]),
)
def test_obj_reads_back_equal(shape, relative, gap, ending, encoding):
    text = obj(shape, relative, gap, ending).decode().encode(encoding)
    model = opened("x.obj", text)
    np.testing.assert_allclose(corners(model), fan(shape), atol=2e-4)


@QUICK
@given(shape=shapes(largest=8))
def test_off_reads_back_equal(shape):
    model = opened("x.off", off(shape))
    np.testing.assert_allclose(corners(model), fan(shape), atol=2e-4)
    if shape.colours is not None:
        used = {k for polygon in shape.polygons for k in polygon}
        assert colour_pairs(model) == {(*shape.positions[k].tolist(), *shape.colours[k].tolist()) for k in used}


@QUICK
@given(shape=shapes(), write=st.sampled_from([stl_binary, stl_ascii]))
def test_stl_reads_back_equal_and_welded(shape, write):
    soup = np.array([shape.positions[polygon] for polygon in shape.polygons])
    model = opened("x.stl", write(soup))
    up = np.stack([soup[..., 0], soup[..., 2], -soup[..., 1]], axis=-1)  # STL's Z is up
    turned = Shape(up.reshape(-1, 3), np.arange(3 * len(soup)).reshape(-1, 3).tolist())
    np.testing.assert_allclose(corners(model), fan(turned), atol=2e-4)
    assert model.facts.vertices == len(np.unique(soup.reshape(-1, 3) + 0.0, axis=0))


WRITERS = {
    "ply": lambda s: ply_binary(s, "<"),
    "obj": obj,
    "off": off,
    "stl": lambda s: stl_binary(np.array([s.positions[p[:3]] for p in s.polygons])),
}


@pytest.mark.parametrize("ending", [*WRITERS, "ascii.ply", "ascii.stl"])
@MUTATED
@given(
    shape=shapes(largest=6),
    changes=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255), st.sampled_from("scd")), min_size=1, max_size=6),
)
def test_damaged_files_raise_nothing_but_a_fault(ending, shape, changes):
    if ending == "ascii.ply":
        data = bytearray(ply_ascii(shape))
    elif ending == "ascii.stl":
        data = bytearray(stl_ascii(np.array([shape.positions[p[:3]] for p in shape.polygons])))
    else:
        data = bytearray(WRITERS[ending](shape))
    for place, value, kind in changes:
        at = int(place * (len(data) - 1))
        if kind == "s":
            data[at] = value
        elif kind == "c":
            del data[at : at + value % 7]
        else:
            data[at:at] = data[at : at + value % 40]
        if not data:
            break
    try:
        model = opened("x." + ending, bytes(data))
    except Fault:
        return
    assert all(np.isfinite(mesh.positions).all() for mesh in model.meshes)
    assert all(int(mesh.indices.max(initial=0)) < len(mesh.positions) for mesh in model.meshes)
