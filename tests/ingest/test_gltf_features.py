"""glTF features one by one, in files made for the purpose: the values that come out are the specification's."""

import base64
import io
import json
import math

import meshopt
import numpy as np
import PIL.Image
import pytest
from gltf_files import TRIANGLE, Builder, read

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf import read_gltf
from exhibit_viewer.ingest.gltf.scene import MAX_INSTANCES
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Topology
from exhibit_viewer.model.lamp import LampKind
from exhibit_viewer.model.material import AlphaMode, Wrap
from exhibit_viewer.model.ticket import Ticket

SQUARE = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0]], np.float32)
UVS = np.array([[0, 0], [1, 0], [0, 1]], np.float32)


def png(colour: tuple[int, int, int, int] = (200, 100, 50, 255), size: tuple[int, int] = (4, 4)) -> bytes:
    file = io.BytesIO()
    PIL.Image.new("RGBA", size, colour).save(file, "PNG")
    return file.getvalue()


def textured(**material: object) -> Builder:
    """A triangle with one texture and the material given; {"index": 0} is its texture."""
    builder = Builder()
    primitive = builder.primitive(material=0)
    primitive["attributes"]["TEXCOORD_0"] = builder.accessor(UVS)
    builder.image(png())
    builder.tree["materials"] = [material]
    return builder


@pytest.mark.parametrize("width", [3, 4])
@pytest.mark.parametrize("dtype", ["<u1", "<u2", "<f4"])
def test_vertex_colours_of_every_kind_are_linear_bytes(width, dtype):
    fractions = np.array([[0.0, 0.5, 1.0, 0.25]] * 3)[:, :width]
    stored = fractions if dtype == "<f4" else np.rint(fractions * np.iinfo(dtype).max)
    builder = Builder()
    primitive = builder.primitive()
    primitive["attributes"]["COLOR_0"] = builder.accessor(stored.astype(dtype), normalized=dtype != "<f4")
    mesh = builder.model().meshes[0]
    assert mesh.linear_colours
    expected = [0, 128, 255, 64 if width == 4 else 255]
    assert mesh.colours is not None and np.abs(mesh.colours[0].astype(int) - expected).max() <= 1


@pytest.mark.parametrize(
    ("mode", "topology", "elements"),
    [
        (0, Topology.POINTS, []),
        (1, Topology.LINES, [[0, 1], [2, 3]]),
        (2, Topology.LINES, [[0, 1], [1, 2], [2, 3], [3, 0]]),
        (3, Topology.LINES, [[0, 1], [1, 2], [2, 3]]),
        (4, Topology.TRIANGLES, [[0, 1, 2]]),
        (5, Topology.TRIANGLES, [[0, 1, 2], [1, 3, 2]]),
        (6, Topology.TRIANGLES, [[1, 2, 0], [2, 3, 0]]),
    ],
)
def test_modes_without_indices(mode, topology, elements):
    builder = Builder()
    builder.primitive(SQUARE, mode=mode)["attributes"]["NORMAL"] = builder.accessor(
        np.tile([[0, 0, 1.0]], (4, 1)).astype("<f4")
    )
    mesh = builder.model().meshes[0]
    assert mesh.topology is topology
    assert mesh.indices.tolist() == elements


@pytest.mark.parametrize("extension", ["EXT_meshopt_compression", "KHR_meshopt_compression"])
def test_meshopt_views_are_decoded(extension):
    builder = Builder()
    builder.primitive(indices=builder.accessor(np.array([0, 1, 2], np.uint16)))
    packed = {1: ("ATTRIBUTES", TRIANGLE), 0: ("TRIANGLES", np.array([0, 1, 2], np.uint32))}
    for accessor, (mode, values) in packed.items():
        encoded = meshopt.encode_gltf_buffer(values, mode)
        stride = 12 if mode == "ATTRIBUTES" else 2
        view = builder.view(encoded)
        place = builder.tree["bufferViews"][view]
        entry = {**place, "mode": mode, "count": 3, "byteStride": stride}
        plain = {"buffer": 1, "byteLength": 3 * stride, "extensions": {extension: entry}}
        builder.tree["bufferViews"][builder.tree["accessors"][accessor]["bufferView"]] = plain
    builder.tree["extensionsRequired"] = [extension]
    mesh = builder.model().meshes[0]
    assert np.allclose(mesh.positions, TRIANGLE)
    assert set(mesh.indices[0].tolist()) == {0, 1, 2}


def test_quantised_positions_are_scaled_by_their_node():
    builder = Builder()
    builder.primitive(np.array([[0, 0, 0], [32767, 0, 0], [0, 32767, 0]], np.int16))
    builder.tree["accessors"][0]["normalized"] = True
    builder.tree["nodes"][0].update(scale=[4, 4, 4], translation=[1, 0, 0])
    builder.tree["extensionsRequired"] = ["KHR_mesh_quantization"]
    assert np.allclose(builder.model().facts.bbox, [[1, 0, 0], [5, 4, 0]])


def test_nodes_multiply_down_the_tree():
    builder = Builder()
    builder.primitive()
    quarter = math.sqrt(0.5)
    builder.tree["nodes"] = [
        {"children": [1], "translation": [10, 0, 0]},
        {"children": [2], "rotation": [0, 0, quarter, quarter]},
        {"mesh": 0, "matrix": [2, 0, 0, 0, 0, 2, 0, 0, 0, 0, 2, 0, 1, 0, 0, 1]},
    ]
    matrix = builder.model().placements[0].world_from_mesh
    assert np.allclose(matrix @ [1, 0, 0, 1], [10, 3, 0, 1])


@pytest.mark.parametrize(("nodes", "code"), [
    ([{"mesh": 0, "children": [0]}], Code.REFERENCE_CYCLE),
    ([{"mesh": 0, "children": [1]}, {"children": [0]}], Code.REFERENCE_CYCLE),
    ([{"mesh": 0, "children": [5]}], Code.FORMAT_DAMAGED),
    ([{"mesh": 3}], Code.FORMAT_DAMAGED),
    ([{"children": []}], Code.NO_GEOMETRY),
])  # fmt: skip
def test_broken_trees_are_refused(nodes, code):
    builder = Builder()
    builder.primitive()
    builder.tree["nodes"] = nodes
    with pytest.raises(Fault) as caught:
        builder.model()
    assert caught.value.code is code


def test_a_deep_tree_and_shared_children_end():
    builder = Builder()
    builder.primitive()
    depth = 3000
    builder.tree["nodes"] = [{"children": [n + 1, n + 1]} for n in range(depth)] + [{"mesh": 0}]
    model = builder.model()
    assert len(model.placements) == 1
    assert Code.FORMAT_IRREGULAR in {notice.code for notice in model.notices}


def test_instances_stand_where_their_attributes_say():
    builder = Builder()
    builder.primitive()
    shifts = builder.accessor(np.array([[0, 0, 0], [5, 0, 0]], np.float32))
    sizes = builder.accessor(np.array([[1, 1, 1], [2, 2, 2]], np.float32))
    attributes = {"TRANSLATION": shifts, "SCALE": sizes}
    builder.tree["nodes"][0]["extensions"] = {"EXT_mesh_gpu_instancing": {"attributes": attributes}}
    model = builder.model()
    assert [placement.world_from_mesh[0, 3] for placement in model.placements] == [0.0, 5.0]
    assert np.allclose(model.bounds, [[0, 0, 0], [7, 2, 0]])
    assert model.facts.triangles == 1


def test_too_many_instances_are_cut_short():
    builder = Builder()
    builder.primitive()
    shifts = builder.accessor(np.zeros((MAX_INSTANCES + 7, 3), np.float32))
    builder.tree["nodes"][0]["extensions"] = {"EXT_mesh_gpu_instancing": {"attributes": {"TRANSLATION": shifts}}}
    model = builder.model()
    assert len(model.placements) == MAX_INSTANCES
    assert [notice.facts["count"] for notice in model.notices if notice.code is Code.CONTENT_SKIPPED] == [7]


def test_morph_targets_at_default_and_node_weights():
    builder = Builder()
    primitive = builder.primitive()
    primitive["targets"] = [{"POSITION": builder.accessor(np.full((3, 3), 2, np.float32))}]
    builder.tree["meshes"][0]["weights"] = [0.5]
    builder.tree["nodes"] = [{"mesh": 0}, {"mesh": 0, "weights": [0.0]}]
    builder.tree["scenes"][0]["nodes"] = [0, 1]
    model = builder.model()
    assert np.allclose(model.meshes[0].positions, TRIANGLE + 1)
    assert np.allclose(model.meshes[1].positions, TRIANGLE)


def skinned_triangle() -> Builder:
    builder = Builder()
    primitive = builder.primitive()
    primitive["attributes"]["JOINTS_0"] = builder.accessor(
        np.array([[0, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]], np.uint8)
    )
    primitive["attributes"]["WEIGHTS_0"] = builder.accessor(np.tile(np.array([[1, 0, 0, 0]], np.float32), (3, 1)))
    binds = np.stack([np.eye(4), np.eye(4)])
    binds[1, 0, 3] = -1.0
    columns = builder.accessor(binds.transpose(0, 2, 1).reshape(2, 16).astype(np.float32))
    builder.tree["skins"] = [{"joints": [1, 2], "inverseBindMatrices": columns}]
    builder.tree["nodes"] = [
        {"mesh": 0, "skin": 0, "translation": [100, 0, 0]},
        {"translation": [0, 0, 7]},
        {"translation": [1, 3, 0]},
    ]
    builder.tree["scenes"][0]["nodes"] = [0, 1, 2]
    return builder


def test_a_skin_moves_vertices_with_their_joints_not_with_the_node():
    model = skinned_triangle().model()
    assert np.array_equal(model.placements[0].world_from_mesh, np.eye(4))
    assert np.allclose(model.meshes[0].positions, [[0, 0, 7], [1, 3, 0], [0, 4, 0]])


def test_a_damaged_skin_leaves_the_mesh_at_its_node():
    builder = skinned_triangle()
    builder.tree["skins"][0]["joints"] = [77]
    model = builder.model()
    assert model.placements[0].world_from_mesh[0, 3] == 100
    assert [notice.code for notice in model.notices] == [Code.FORMAT_IRREGULAR]


def test_texture_transform_sampler_and_second_uv_set():
    info = {
        "index": 0,
        "texCoord": 0,
        "extensions": {
            "KHR_texture_transform": {"offset": [0.5, 0.25], "rotation": math.pi / 2, "scale": [2, 3], "texCoord": 1}
        },
    }
    builder = textured(pbrMetallicRoughness={"baseColorTexture": info})
    attributes = builder.tree["meshes"][0]["primitives"][0]["attributes"]
    attributes["TEXCOORD_1"] = builder.accessor(np.array([[0, 0], [65535, 0], [0, 65535]], np.uint16), normalized=True)
    builder.tree["samplers"] = [{"magFilter": 9728, "wrapS": 33071, "wrapT": 33648}]
    builder.tree["textures"][0]["sampler"] = 0
    model = builder.model()
    texture = model.materials[0].base_colour_texture
    assert texture is not None
    assert (texture.wrap_s, texture.wrap_t, texture.nearest) == (Wrap.CLAMP, Wrap.MIRROR, True)
    matrix = np.array(texture.transform).reshape(2, 3)
    assert np.allclose(matrix @ [1, 0, 1], [0.5, 0.25 - 2])  # a quarter turn counter-clockwise as seen: u goes up
    assert np.allclose(matrix @ [0, 1, 1], [0.5 + 3, 0.25])
    assert np.allclose(model.meshes[0].uvs[texture.uv_set], UVS)


def test_material_factors():
    builder = textured(
        name="bronze",
        pbrMetallicRoughness={"baseColorFactor": [0.5, 0.25, 1, 0.5], "metallicFactor": 0.75, "roughnessFactor": 0.5},
        normalTexture={"index": 0, "scale": 0.5},
        occlusionTexture={"index": 0, "strength": 0.25},
        emissiveFactor=[0.5, 0, 1],
        alphaMode="MASK",
        alphaCutoff=0.75,
        doubleSided=True,
        extensions={"KHR_materials_emissive_strength": {"emissiveStrength": 4}, "KHR_materials_unlit": {}},
    )
    model = builder.model()
    material = model.materials[0]
    assert material.name == "bronze" and material.declared
    assert material.base_colour == (0.5, 0.25, 1.0, 0.5)
    assert (material.metallic, material.roughness) == (0.75, 0.5)
    assert (material.normal_scale, material.occlusion_strength) == (0.5, 0.25)
    assert material.emissive == (2.0, 0.0, 4.0)
    assert (material.alpha_mode, material.alpha_cutoff) == (AlphaMode.MASK, 0.75)
    assert material.double_sided and material.unlit
    assert len(model.images) == 1 == model.facts.textures


def test_what_has_no_material_is_stone_or_shows_its_colours():
    builder = Builder()
    builder.primitive()
    coloured = builder.primitive()
    coloured["attributes"]["COLOR_0"] = builder.accessor(np.full((3, 4), 255, np.uint8), normalized=True)
    model = builder.model()
    bare, painted = (model.materials[mesh.material] for mesh in model.meshes)
    assert not bare.declared and bare.base_colour[0] < 1
    assert not painted.declared and painted.base_colour == (1.0, 1.0, 1.0, 1.0)
    assert model.facts.materials == 0


def test_specular_glossiness_keeps_a_matt_colour_and_a_mirror():
    name = "KHR_materials_pbrSpecularGlossiness"
    matt = {"diffuseFactor": [0.4, 0.2, 0.1, 1], "specularFactor": [0.04, 0.04, 0.04], "glossinessFactor": 0.25}
    material = textured(extensions={name: matt}).model().materials[0]
    assert np.allclose(material.base_colour[:3], (0.4, 0.2, 0.1), atol=0.02)
    assert material.metallic < 0.05 and material.roughness == 0.75
    mirror = {"diffuseFactor": [0, 0, 0, 1], "specularFactor": [0.9, 0.8, 0.6], "glossinessFactor": 1.0}
    material = textured(extensions={name: mirror}).model().materials[0]
    assert np.allclose(material.base_colour[:3], (0.9, 0.8, 0.6), atol=0.05)
    assert material.metallic > 0.9 and material.roughness == 0.0


def test_specular_glossiness_images_are_converted():
    name = "KHR_materials_pbrSpecularGlossiness"
    builder = textured(extensions={name: {"diffuseTexture": {"index": 0}, "specularGlossinessTexture": {"index": 1}}})
    builder.image(png((56, 56, 56, 64), (2, 2)))  # sRGB 56 is linear 0.04: not a metal; gloss 64 of 255
    model = builder.model()
    material = model.materials[0]
    assert material.base_colour_texture is not None and material.metallic_roughness_texture is not None
    rough = model.images[material.metallic_roughness_texture.image].pixels[0, 0]
    assert rough[1] == 255 - 64 and rough[2] < 10
    base = model.images[material.base_colour_texture.image].pixels[0, 0]
    assert np.abs(base.astype(int) - [200, 100, 50, 255]).max() <= 4
    assert model.facts.textures == 2


def test_webp_beside_png_counts_once():
    builder = textured(pbrMetallicRoughness={"baseColorTexture": {"index": 0}})
    file = io.BytesIO()
    PIL.Image.new("RGB", (8, 8), (1, 2, 3)).save(file, "WEBP", lossless=True)
    builder.tree["images"].append({"bufferView": builder.view(file.getvalue()), "mimeType": "image/webp"})
    builder.tree["textures"][0]["extensions"] = {"EXT_texture_webp": {"source": 1}}
    model = builder.model()
    assert model.facts.textures == 1
    assert model.images[0].pixels[0, 0].tolist() == [1, 2, 3, 255]


@pytest.mark.parametrize(("image", "code"), [
    ({"uri": "missing.png"}, Code.TEXTURE_MISSING),
    ({"uri": "http://example.org/a.png"}, Code.REMOTE_REFERENCE),
    ({"uri": "../a.png"}, Code.FILE_OUTSIDE_FOLDER),
    ({"uri": "data:image/png;base64,iVBORw0KGgo="}, Code.TEXTURE_DAMAGED),
    ({"uri": "data:image/svg+xml,<svg/>"}, Code.TEXTURE_FORMAT),
    ({"uri": "data:application/postscript,%25!PS-Adobe-3.0"}, Code.TEXTURE_FORMAT),
])  # fmt: skip
def test_a_bad_texture_is_told_and_the_model_opens(image, code):
    builder = textured(pbrMetallicRoughness={"baseColorTexture": {"index": 0}})
    builder.tree["images"] = [image]
    model = builder.model()
    assert [notice.code for notice in model.notices] == [code]
    assert model.materials[0].base_colour_texture is None
    assert model.facts.triangles == 1


def test_uris_with_spaces_percent_signs_and_data():
    builder = Builder()
    builder.primitive()
    tree = {key: value for key, value in builder.tree.items() if value != []}
    names = {"box%20data/b.bin": "box data/b.bin", "box data/b.bin": "box data/b.bin", "BOX.BIN": "box.bin"}
    for uri, member in names.items():
        tree["buffers"] = [{"byteLength": len(builder.data), "uri": uri}]
        source = MemorySource("m.gltf", json.dumps(tree).encode(), {member: bytes(builder.data)})
        assert read_gltf(source, Budget(), Ticket()).facts.triangles == 1
    inside = "data:application/octet-stream;base64," + base64.b64encode(builder.data).decode()
    tree["buffers"] = [{"byteLength": len(builder.data), "uri": inside}]
    assert read(json.dumps(tree).encode()).facts.triangles == 1


def test_xmp_and_extras_fill_the_asset():
    builder = Builder()
    builder.primitive()
    builder.tree["asset"].update(
        copyright="CC0", extras={"author": "A. Maker"}, extensions={"KHR_xmp_json_ld": {"packet": 0}}
    )
    title = {"@type": "rdf:Alt", "rdf:_1": {"@language": "it", "@value": "Vaso"},
             "rdf:_2": {"@language": "en-GB", "@value": "Vase"}}  # fmt: skip
    packet = {"dc:title": title, "dc:description": {"@set": ["Blue", "white"]}}
    builder.tree["extensions"] = {"KHR_xmp_json_ld": {"packets": [packet]}}
    asset = builder.model().asset
    assert asset == {"title": "Vase", "author": "A. Maker", "copyright": "CC0", "description": "Blue, white"}


def test_an_unknown_extension_that_shapes_the_model_is_refused():
    builder = Builder()
    builder.primitive(extensions={"ACME_shape": {}})
    builder.tree["extensionsRequired"] = ["ACME_shape"]
    with pytest.raises(Fault) as caught:
        builder.model()
    assert caught.value.code is Code.EXTENSION_UNSUPPORTED
    assert caught.value.facts["extensions"] == "ACME_shape"


@pytest.mark.parametrize(("required", "told"), [(True, [Code.EXTENSION_UNSUPPORTED]), (False, [])])
def test_an_unknown_extension_of_the_looks_is_told_only_when_required(required, told):
    builder = textured(extensions={"KHR_materials_unheard_of": {}})
    if required:
        builder.tree["extensionsRequired"] = ["KHR_materials_unheard_of"]
    assert [notice.code for notice in builder.model().notices] == told


@pytest.mark.parametrize(("size", "doubtful"), [(0.5, False), (999, False), (2118, True), (0.0005, True)])
def test_sizes_no_museum_holds_are_doubted(size, doubtful):
    builder = Builder()
    builder.primitive(TRIANGLE * np.float32(size))
    codes = [notice.code for notice in builder.model().notices]
    assert codes == ([Code.UNITS_DOUBTFUL] if doubtful else [])


def test_vertices_shared_by_many_primitives_are_parted():
    builder = Builder()
    positions = np.random.default_rng(3).random((60, 3)).astype(np.float32)
    first = builder.primitive(positions)
    first["indices"] = builder.accessor(np.array([50, 7, 59], np.uint16))
    shared = {"attributes": first["attributes"], "indices": builder.accessor(np.array([1, 0, 2], np.uint16))}
    builder.tree["meshes"][0]["primitives"].append(shared)
    model = builder.model()
    for mesh, used in zip(model.meshes, ([50, 7, 59], [1, 0, 2]), strict=True):
        assert len(mesh.positions) == 3
        assert np.array_equal(mesh.positions[mesh.indices[0]], positions[used])
    assert model.facts.vertices == 120
    assert np.allclose(model.facts.bbox, [positions.min(axis=0), positions.max(axis=0)])


def test_a_version_that_is_a_number_is_understood():
    with pytest.raises(Fault) as caught:
        read(b'{"asset": {"version": 1}, "meshes": {"a": {}}, "buffers": {}}')
    assert caught.value.code is Code.VERSION_UNSUPPORTED
    with pytest.raises(Fault) as caught:
        read(b'{"asset": {"version": 2.0}}')
    assert caught.value.code is Code.NO_GEOMETRY


def test_version_one_is_named_as_such():
    with pytest.raises(Fault) as caught:
        read(b'{"asset": {"version": "1.0"}, "meshes": {"a": {}}, "buffers": {}}')
    assert caught.value.code is Code.VERSION_UNSUPPORTED
    assert caught.value.facts["version"] == "1.0"


def test_splats_are_told():
    builder = Builder()
    builder.primitive(mode=0, extensions={"KHR_gaussian_splatting": {"kernel": "ellipse"}})
    assert [notice.code for notice in builder.model().notices] == [Code.SPLATS_AS_POINTS]


def test_a_bomb_is_refused_before_it_is_decoded():
    builder = Builder()
    builder.primitive()
    del builder.tree["accessors"][0]["bufferView"]
    builder.tree["accessors"][0]["count"] = 10**9
    with pytest.raises(Fault) as caught:
        builder.model()
    assert caught.value.code is Code.TOO_MANY_ELEMENTS


def test_a_cancelled_ticket_stops_the_reading():
    builder = Builder()
    builder.primitive()
    ticket = Ticket()
    ticket.cancel()
    with pytest.raises(Fault) as caught:
        read_gltf(MemorySource("m.glb", builder.glb()), Budget(), ticket)
    assert caught.value.code is Code.CANCELLED


def test_finishes_come_with_their_values_and_textures():
    use = {"index": 0}
    extensions = {
        "KHR_materials_clearcoat": {
            "clearcoatFactor": 0.5,
            "clearcoatRoughnessFactor": 0.2,
            "clearcoatNormalTexture": {**use, "scale": 0.7},
        },
        "KHR_materials_sheen": {"sheenColorFactor": [0.1, 0.2, 0.3], "sheenRoughnessFactor": 0.4},
        "KHR_materials_ior": {"ior": 1.8},
        "KHR_materials_specular": {"specularFactor": 0.6, "specularColorFactor": [2.0, 1.0, 0.5]},
        "KHR_materials_iridescence": {"iridescenceFactor": 1.0, "iridescenceThicknessMaximum": 500},
        "KHR_materials_anisotropy": {"anisotropyStrength": 0.8, "anisotropyRotation": 0.3, "anisotropyTexture": use},
        "KHR_materials_transmission": {"transmissionFactor": 0.9, "transmissionTexture": use},
        "KHR_materials_volume": {
            "thicknessFactor": 0.1,
            "attenuationDistance": 2.0,
            "attenuationColor": [1.0, 0.5, 0.25],
        },
    }
    material = textured(extensions=extensions).model().materials[0]
    assert material.clearcoat is not None and (material.clearcoat.strength, material.clearcoat.normal_scale) == (
        0.5,
        0.7,
    )
    assert material.clearcoat.normal_texture is not None and material.clearcoat.normal_texture.image == 0
    assert material.sheen is not None and material.sheen.colour == (0.1, 0.2, 0.3)
    assert material.specular is not None
    assert (material.specular.ior, material.specular.strength, material.specular.colour) == (1.8, 0.6, (2.0, 1.0, 0.5))
    assert material.film is not None and (material.film.thinnest, material.film.thickest) == (100.0, 500.0)
    assert material.brushing is not None and (material.brushing.strength, material.brushing.rotation) == (0.8, 0.3)
    glass = material.glass
    assert glass is not None and glass.texture is not None
    assert (glass.transmission, glass.thickness, glass.attenuation_distance) == (0.9, 0.1, 2.0)
    assert glass.attenuation_colour == (1.0, 0.5, 0.25)
    assert len(material.textures()) == 3


def test_finishes_that_change_nothing_are_left_out():
    names = ("clearcoat", "sheen", "ior", "iridescence", "anisotropy", "transmission", "volume")
    extensions = {f"KHR_materials_{name}": {} for name in names}
    assert textured(extensions=extensions).model().materials[0].finishes() == ()


def test_a_brushed_material_keeps_what_gives_it_a_direction():
    builder = Builder()
    primitive = builder.primitive(material=0)
    primitive["attributes"]["TEXCOORD_0"] = builder.accessor(UVS)
    builder.tree["materials"] = [{"extensions": {"KHR_materials_anisotropy": {"anisotropyStrength": 1.0}}}]
    assert len(builder.model().meshes[0].uvs) == 1


@pytest.mark.parametrize("value", ["much", [1], None, True])
def test_a_damaged_finish_costs_the_material_not_the_model(value):
    builder = textured(extensions={"KHR_materials_clearcoat": {"clearcoatFactor": value}})
    model = builder.model()
    assert not model.materials[0].finishes() and model.facts.triangles == 1


def with_camera(camera: dict[str, object], **node: object) -> Builder:
    """A triangle, and a node with a camera beside it."""
    builder = Builder()
    builder.primitive()
    builder.tree["cameras"] = [camera]
    builder.tree["nodes"].append({"camera": 0, **node})
    builder.tree["scenes"][0]["nodes"].append(len(builder.tree["nodes"]) - 1)
    return builder


@pytest.mark.parametrize("kind", ["perspective", "orthographic"])
def test_cameras_look_from_where_their_nodes_are(kind):
    quarter = [0.0, math.sin(math.pi / 4), 0.0, math.cos(math.pi / 4)]  # turned to look along -X
    lens = {"yfov": 0.6, "znear": 0.1} if kind == "perspective" else {"xmag": 2, "ymag": 1.5, "znear": 0, "zfar": 9}
    model = with_camera({"type": kind, kind: lens}, translation=[5, 0.5, 0], rotation=quarter).model()
    (camera,) = model.cameras
    assert np.allclose(camera.eye, [5, 0.5, 0]) and math.isclose(camera.yaw, math.pi / 2)
    assert np.allclose(camera.target, [model.centre[0], 0.5, 0])
    half = camera.distance * math.tan(camera.field_of_view / 2)
    assert math.isclose(half, 1.5) if kind == "orthographic" else math.isclose(camera.field_of_view, 0.6)


@pytest.mark.parametrize(
    "camera", [{}, {"type": "fisheye"}, {"type": "perspective"}, {"type": "perspective", "perspective": {"yfov": "x"}}]
)
def test_a_damaged_camera_is_told_and_left_out(camera):
    model = with_camera(camera).model()
    assert model.cameras == () and len(model.notices) == 1


def test_a_camera_that_does_not_exist_is_told():
    builder = with_camera({"type": "perspective", "perspective": {"yfov": 1.0}})
    builder.tree["nodes"][-1]["camera"] = 7
    assert builder.model().cameras == () and builder.model().notices


def test_a_camera_turned_away_still_has_a_point_before_it():
    model = with_camera({"type": "perspective", "perspective": {"yfov": 1.0}}, translation=[0, 0, -5]).model()
    assert model.cameras[0].distance > 0


def dressed_in(*mappings: list[dict[str, object]]) -> Builder:
    """Triangles of material 0, each with its mappings; three materials, two variants."""
    builder = Builder()
    for own in mappings:
        primitive = builder.primitive(material=0)
        primitive["extensions"] = {"KHR_materials_variants": {"mappings": own}}
    builder.tree["materials"] = [{"name": name} for name in ("wood", "gold", "lead")]
    builder.tree["extensions"] = {"KHR_materials_variants": {"variants": [{"name": "rich"}, {"name": "poor"}]}}
    return builder


def test_variants_say_what_each_part_wears():
    mapping = [{"material": 1, "variants": [0]}, {"material": 2, "variants": [1]}]
    model = dressed_in(mapping, [], mapping).model()
    assert [variant.name for variant in model.variants] == ["rich", "poor"]
    names = [[model.materials[variant.of(mesh.material)].name for mesh in model.meshes] for variant in model.variants]
    assert names == [["gold", "wood", "gold"], ["lead", "wood", "lead"]]
    assert [model.materials[mesh.material].name for mesh in model.meshes] == ["wood"] * 3
    assert model.facts.materials == 3


@pytest.mark.parametrize(
    "mapping", [[{"material": 9, "variants": [0]}], [{"variants": [0]}], [{"material": 1, "variants": "all"}], "none"]
)
def test_damaged_variants_are_told_and_leave_the_model_as_it_is(mapping):
    model = dressed_in(mapping).model()
    assert model.variants == () and model.notices
    assert model.materials[model.meshes[0].material].name == "wood"


def lit(*lights: dict, **node: object) -> Builder:
    """A triangle, and below its node one node for each light."""
    builder = Builder()
    builder.primitive()
    extension = "KHR_lights_punctual"
    builder.tree["extensions"] = {extension: {"lights": list(lights)}}
    hung = [{"extensions": {extension: {"light": number}}, **node} for number in range(len(lights))]
    builder.tree["nodes"] = [{"mesh": 0, "translation": [0, 0, 5], "children": [*range(1, len(hung) + 1)]}, *hung]
    return builder


def test_lights_stand_where_their_nodes_are():
    half = float(np.sqrt(0.5))
    spot = {"type": "spot", "intensity": 3, "range": 9, "spot": {"innerConeAngle": 0.1, "outerConeAngle": 0.5}}
    turned = lit({"type": "directional", "color": [1, 0.5, 0]}, spot, rotation=[0, half, 0, half], scale=[9, 9, 9])
    sun, lamp = turned.model().lamps
    assert sun.kind is LampKind.DIRECTIONAL and sun.colour == (1.0, 0.5, 0.0) and sun.intensity == 1.0
    assert np.allclose(sun.direction, [-1, 0, 0])
    assert lamp.kind is LampKind.SPOT and np.allclose(lamp.place, [0, 0, 5])
    assert (lamp.intensity, lamp.reach, lamp.inner, lamp.outer) == (3.0, 9.0, 0.1, 0.5)


def test_damaged_lights_are_left_out_with_a_notice():
    cone = {"innerConeAngle": 1.0, "outerConeAngle": 0.5}
    bad = ({"type": "moon"}, {"type": "spot"}, {"type": "spot", "spot": cone}, {"type": "point", "color": [1]})
    model = lit(*bad, {"type": "point"}).model()
    assert [lamp.kind for lamp in model.lamps] == [LampKind.POINT]
    assert [notice.code for notice in model.notices] == [Code.FORMAT_IRREGULAR] * 4


def test_only_so_many_lights_are_kept():
    model = lit(*({"type": "point"} for _ in range(20))).model()
    assert len(model.lamps) == 16
    assert [(notice.code, notice.facts) for notice in model.notices] == [
        (Code.CONTENT_SKIPPED, {"what": "lights", "count": 4})
    ]
