"""Accessors: what is written in any component type, stride or sparse form comes back."""

import numpy as np
import pytest
from gltf_files import TRIANGLE, Builder, read
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf.accessors import Accessors
from exhibit_viewer.ingest.gltf.buffers import Buffers
from exhibit_viewer.ingest.gltf.document import Document
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.model.faults import Code, Fault

INTEGERS = ("<i1", "<u1", "<i2", "<u2", "<u4")


def accessors(builder: Builder) -> Accessors:
    document = Document(MemorySource("test.glb", builder.glb()), Budget())
    return Accessors(document, Buffers(document))


@st.composite
def stored(draw):
    """(n, width) values of any component type."""
    dtype = np.dtype(draw(st.sampled_from((*INTEGERS, "<f4"))))
    shape = draw(st.tuples(st.integers(1, 12), st.sampled_from((1, 2, 3, 4))))
    elements = st.floats(-1e6, 1e6, width=32) if dtype.kind == "f" else None
    return draw(arrays.arrays(dtype, shape, elements=elements))


@settings(max_examples=80, deadline=None)
@given(stored(), st.integers(0, 8))
def test_values_come_back_at_any_stride(values, gap):
    size = values.dtype.itemsize * values.shape[1]
    builder = Builder()
    number = builder.accessor(values, stride=size + gap if gap else 0)
    assert np.array_equal(accessors(builder).raw(number, "test"), values)


@settings(max_examples=60, deadline=None)
@given(stored())
def test_normalised_integers_become_fractions(values):
    builder = Builder()
    number = builder.accessor(values, normalized=values.dtype.kind != "f" and values.dtype.itemsize < 4)
    floats = accessors(builder).floats(number, "test", values.shape[1])
    if values.dtype.kind == "f" or values.dtype.itemsize == 4:
        assert np.array_equal(floats, values.astype(np.float32))
    else:
        exact = np.maximum(values / np.float64(np.iinfo(values.dtype).max), -1.0)
        assert np.allclose(floats, exact, atol=1e-7)
        assert floats.min() >= -1.0 and floats.max() <= 1.0


@settings(max_examples=60, deadline=None)
@given(stored(), st.data())
def test_sparse_values_replace_what_they_name(values, data):
    places = data.draw(st.lists(st.integers(0, len(values) - 1), unique=True, min_size=1).map(sorted))
    place_type = data.draw(st.sampled_from((("<u1", 5121), ("<u2", 5123), ("<u4", 5125))))
    over_base = data.draw(st.booleans())
    expected = values.copy() if over_base else np.zeros_like(values)
    expected[places] = values[::-1][places]
    builder = Builder()
    number = builder.accessor(values)
    entry = builder.tree["accessors"][number]
    if not over_base:
        del entry["bufferView"]
    entry["sparse"] = {
        "count": len(places),
        "indices": {
            "bufferView": builder.view(np.array(places, place_type[0]).tobytes()),
            "componentType": place_type[1],
        },
        "values": {"bufferView": builder.view(values[::-1][places].tobytes())},
    }
    assert np.array_equal(accessors(builder).raw(number, "test"), expected)


def test_an_accessor_without_data_is_zeros():
    builder = Builder()
    number = builder.accessor(TRIANGLE)
    del builder.tree["accessors"][number]["bufferView"]
    assert not accessors(builder).raw(number, "test").any()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"count": 4}, Code.FORMAT_DAMAGED),
        ({"count": 2**31}, Code.TOO_MANY_ELEMENTS),
        ({"byteOffset": 4}, Code.FORMAT_DAMAGED),
        ({"bufferView": 9}, Code.FORMAT_DAMAGED),
        ({"bufferView": -1}, Code.FORMAT_DAMAGED),
        ({"componentType": 5124}, Code.FORMAT_DAMAGED),
        ({"type": "VEC9"}, Code.FORMAT_DAMAGED),
        ({"type": 3}, Code.FORMAT_DAMAGED),
        ({"count": "3"}, Code.FORMAT_DAMAGED),
        ({"count": True}, Code.FORMAT_DAMAGED),
    ],
)
def test_lies_are_refused_with_the_place_they_stand(change, code):
    builder = Builder()
    number = builder.accessor(TRIANGLE)
    builder.tree["accessors"][number].update(change)
    with pytest.raises(Fault) as caught:
        accessors(builder).raw(number, "test")
    assert caught.value.code is code
    assert "accessors[0]" in str(caught.value.facts["detail"])


def test_a_sparse_place_outside_the_accessor_is_refused():
    builder = Builder()
    number = builder.accessor(TRIANGLE)
    builder.tree["accessors"][number]["sparse"] = {
        "count": 1,
        "indices": {"bufferView": builder.view(b"\x07"), "componentType": 5121},
        "values": {"bufferView": builder.view(bytes(12))},
    }
    with pytest.raises(Fault) as caught:
        accessors(builder).raw(number, "test")
    assert caught.value.code is Code.INDEX_OUT_OF_RANGE


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2000), st.binary(min_size=1, max_size=6))
def test_damaged_bytes_give_a_model_or_a_fault(place, junk):
    builder = Builder()
    builder.primitive(indices=builder.accessor(np.arange(3, dtype=np.uint16)))
    data = bytearray(builder.glb())
    place %= len(data)
    data[place : place + len(junk)] = junk
    try:
        model = read(bytes(data))
    except Fault:
        return
    assert all(np.isfinite(mesh.positions).all() for mesh in model.meshes)
    assert all(not mesh.indices.size or mesh.indices.max() < len(mesh.positions) for mesh in model.meshes)
