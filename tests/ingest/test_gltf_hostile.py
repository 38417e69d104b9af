"""Whatever a stranger writes into a glTF file, a model or a fault comes out, nothing else."""

import copy
import io
import json

import numpy as np
import PIL.Image
import pytest
from gltf_files import Builder, read, spots
from hypothesis import given, settings
from hypothesis import strategies as st

from exhibit_viewer.ingest.pack_check import check_model
from exhibit_viewer.model.faults import Code, Fault

ODD = [None, True, -1, 0, 1, 2**31, 2**63, 1e308, -0.5, 3.7, "", "x" * 50, [], {}, [[]], [None], {"a": 1}, 65535, 4,
       5121, 5123, 5126, "VEC3", "MAT4", "SCALAR", [0] * 16, [1e300] * 3, [0, 0, 0, 0]]  # fmt: skip


def rich_file() -> Builder:
    """A file with most of what glTF has: a texture, a skin, a morph target, sparse values, instances, XMP."""
    builder = Builder()
    primitive = builder.primitive(material=0, indices=builder.accessor(np.array([0, 1, 2], np.uint16)))
    primitive["targets"] = [{"POSITION": builder.accessor(np.ones((3, 3), np.float32))}]
    for name, values in {
        "NORMAL": np.tile([[0, 0, 1]], (3, 1)).astype(np.float32),
        "TEXCOORD_0": np.zeros((3, 2), np.float32),
        "COLOR_0": np.full((3, 4), 9, np.uint16),
        "JOINTS_0": np.zeros((3, 4), np.uint8),
        "WEIGHTS_0": np.full((3, 4), 0.25, np.float32),
    }.items():
        primitive["attributes"][name] = builder.accessor(values)
    places = builder.view(np.array([1], np.uint16).tobytes())
    builder.tree["accessors"][primitive["attributes"]["POSITION"]]["sparse"] = {
        "count": 1,
        "indices": {"bufferView": places, "componentType": 5123},
        "values": {"bufferView": builder.view(bytes(12))},
    }
    file = io.BytesIO()
    PIL.Image.new("RGB", (4, 4), (9, 9, 9)).save(file, "PNG")
    builder.image(file.getvalue())
    builder.tree["samplers"] = [{"wrapS": 33071, "magFilter": 9728}]
    builder.tree["textures"][0]["sampler"] = 0
    transform = {"KHR_texture_transform": {"offset": [0, 0], "rotation": 1.0, "scale": [1, 1], "texCoord": 0}}
    texture = {"index": 0, "texCoord": 0, "extensions": transform}
    older = {"diffuseTexture": {"index": 0}, "specularGlossinessTexture": {"index": 0}, "glossinessFactor": 0.5}
    builder.tree["materials"] = [
        {
            "pbrMetallicRoughness": {"baseColorTexture": texture, "baseColorFactor": [1, 1, 1, 1]},
            "normalTexture": {"index": 0, "scale": 1},
            "extensions": {"KHR_materials_pbrSpecularGlossiness": older},
        }
    ]
    builder.tree["meshes"][0]["weights"] = [0.5]
    builder.tree["skins"] = [{"joints": [1]}]
    instancing = {"attributes": {"TRANSLATION": builder.accessor(np.zeros((2, 3), np.float32))}}
    builder.tree["nodes"] = [
        {"mesh": 0, "skin": 0, "children": [1]},
        {"mesh": 0, "matrix": np.eye(4).reshape(-1).tolist(), "extensions": {"EXT_mesh_gpu_instancing": instancing}},
    ]
    times = builder.accessor(np.array([0, 1], np.float32))
    samplers = [
        {"input": times, "output": builder.accessor(np.array([0.0, 1.0], np.float32)), "interpolation": "LINEAR"},
        {"input": times, "output": builder.accessor(np.tile([[0, 0, 0]], (6, 1)).astype(np.float32))},
    ]
    samplers[1]["interpolation"] = "CUBICSPLINE"
    channels = [
        {"sampler": 0, "target": {"node": 0, "path": "weights"}},
        {"sampler": 1, "target": {"node": 2, "path": "translation"}},
    ]
    builder.tree["animations"] = [{"samplers": samplers, "channels": channels}]
    builder.tree["nodes"].append({"extensions": {"KHR_lights_punctual": {"light": 0}}})
    builder.tree["nodes"][1]["children"] = [2]
    builder.tree["asset"]["extensions"] = {"KHR_xmp_json_ld": {"packet": 0}}
    spot = {"type": "spot", "range": 2, "spot": {"innerConeAngle": 0.1, "outerConeAngle": 0.2}}
    builder.tree["extensions"] = {
        "KHR_xmp_json_ld": {"packets": [{"dc:title": {"@list": ["a"]}}]},
        "KHR_lights_punctual": {"lights": [spot]},
    }
    builder.tree["extensionsRequired"] = ["KHR_texture_transform"]
    return builder


RICH = rich_file()


def test_the_unharmed_file_opens():
    model = RICH.model()
    assert (model.facts.triangles, model.facts.textures, len(model.placements)) == (1, 1, 3)
    assert model.rig is not None and len(model.rig.deforms) == 1 and len(model.lamps) == 1


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.sampled_from(ODD)), min_size=1, max_size=3))
def test_odd_values_anywhere_give_a_model_or_a_fault(changes):
    builder = Builder()
    builder.data, builder.tree = RICH.data, copy.deepcopy(RICH.tree)
    for place, odd in changes:
        found = spots(builder.tree)
        container, key = found[place % len(found)]
        container[key] = copy.deepcopy(odd)
    try:
        model = builder.model()
    except Fault as fault:
        assert fault.code in Code
        return
    check_model(model)
    for mesh in model.meshes:
        assert np.isfinite(mesh.positions).all()
        assert not mesh.indices.size or mesh.indices.max() < len(mesh.positions)
        assert mesh.material < len(model.materials)
        assert all(texture.image < len(model.images) for texture in model.materials[mesh.material].textures())


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=20))
def test_damaged_bytes_anywhere_give_a_model_or_a_fault(changes):
    data = bytearray(RICH.glb())
    for place, value in changes:
        data[place % len(data)] = value
    try:
        model = read(bytes(data))
    except Fault:
        return
    assert all(np.isfinite(mesh.positions).all() for mesh in model.meshes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", Code.FILE_EMPTY),
        (b"[]", Code.FORMAT_DAMAGED),
        (b"null", Code.FORMAT_DAMAGED),
        (b"{", Code.FORMAT_DAMAGED),
        (b"\xff\xfe\xc0\x80", Code.FORMAT_DAMAGED),
        (b'{"asset": NaN}', Code.FORMAT_DAMAGED),
        (b'{"scene": ' + b"9" * 5000 + b"}", Code.FORMAT_DAMAGED),
        (b'{"extras": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", Code.NESTED_TOO_DEEP),
        (b"{}", Code.NO_GEOMETRY),
        (json.dumps({"asset": 7, "nodes": {"a": 1}}).encode(), Code.FORMAT_DAMAGED),
        (b"glTF", Code.FORMAT_DAMAGED),
        (b"glTF" + bytes(8), Code.FORMAT_DAMAGED),
        (b"glTF" + bytes([0, 1, 2, 3]) + bytes(4), Code.FORMAT_DAMAGED),
        (b"glTF" + bytes([1, 0, 0, 0]) + bytes(4), Code.VERSION_UNSUPPORTED),
        (b"glTF" + bytes([3, 0, 0, 0]) + bytes(4), Code.VERSION_UNSUPPORTED),
    ],
)
def test_what_is_no_gltf_is_refused(text, code):
    with pytest.raises(Fault) as caught:
        read(text)
    assert caught.value.code is code


@pytest.mark.parametrize("length", range(0, 1400, 7))
def test_truncated_files_are_refused(length):
    whole = RICH.glb()
    with pytest.raises(Fault):
        read(whole[:length])
