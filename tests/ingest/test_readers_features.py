"""What real files do in each format, one small case each."""

import io
import struct
import zipfile

import numpy as np
import pytest
from model_files import Shape, corners, obj, opened, ply_binary, stl_binary
from PIL import Image

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Topology
from exhibit_viewer.model.material import AlphaMode

BOX = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\nvt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nvn 0 0 1\n"


def png(colour: tuple[int, ...] = (200, 10, 10), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (16, 16), colour).save(out, "PNG")
    return out.getvalue()


def fault(name: str, data: bytes, members: dict[str, bytes] | None = None) -> Fault:
    with pytest.raises(Fault) as caught:
        opened(name, data, members)
    return caught.value


def codes(model) -> list[Code]:
    return [notice.code for notice in model.notices]


MAPS = ["map_Kd skin one.png", "map_Kd -s 2 3 1 skin one.png", "map_Kd C:\\art\\skin one.png"]


@pytest.mark.parametrize("line", MAPS)
def test_obj_finds_the_texture_its_material_means(line):
    text = "mtllib the box.mtl # made by hand\n" + BOX + "usemtl red clay\nf 1/1/1 2/2/1 3/3/1 4/4/1\n"
    library = f"newmtl red  clay\n{line}\nd 1\n".encode()
    model = opened("x.obj", text.encode(), {"the box.mtl": library, "skin one.png": png()})
    texture = model.materials[model.meshes[0].material].base_colour_texture
    assert model.facts.textures == 1
    assert texture.transform[0] == (2.0 if "-s" in line else 1.0)
    assert model.meshes[0].uvs[0].min() == 0.0
    assert np.array_equal(model.meshes[0].normals, np.tile([0, 0, 1], (4, 1)))
    assert codes(model) == []


def test_obj_without_its_materials_shows_and_tells():
    model = opened("x.obj", ("mtllib gone.mtl\nusemtl a\n" + BOX + "f 1 2 3\n").encode())
    assert model.facts.triangles == 1
    assert Code.RESOURCE_MISSING in codes(model)


def test_obj_material_opacity_and_names_in_latin_1():
    name = "Büste".encode("latin-1")
    text = b"mtllib m.mtl\nusemtl " + name + b"\n" + BOX.encode() + b"f 1 2 3\n"
    model = opened("x.obj", text, {"m.mtl": b"newmtl " + name + b"\nKd 1 0 0\nd 0.5\n"})
    material = model.materials[model.meshes[0].material]
    assert (material.base_colour, material.alpha_mode) == ((1.0, 0.0, 0.0, 0.5), AlphaMode.BLEND)
    assert material.name == "Büste"


def test_obj_finds_files_named_in_chinese():
    text = "mtllib 青花瓶.mtl\n".encode("gb18030") + BOX.encode() + b"usemtl a\nf 1 2 3\n"
    model = opened("x.obj", text, {"青花瓶.mtl": "newmtl a\nmap_Kd 釉.png\n".encode("gb18030"), "釉.png": png()})
    assert (model.facts.textures, codes(model)) == (1, [])


def test_obj_lines_points_and_vertex_colours():
    model = opened("x.obj", b"v 0 0 0 1 0 0\nv 1 0 0 0 1 0\nv 0 1 0 0 0 1\nl 1 2 3\np 1 2\nf 1 2 3\n")
    assert {mesh.topology for mesh in model.meshes} == set(Topology)
    assert model.meshes[0].colours.tolist() == [[255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]]


def test_obj_with_a_hundred_thousand_groups_is_one_mesh():
    groups = "".join(f"usemtl m{k}\no g{k}\nf 1 2 3\n" for k in range(100_000))
    model = opened("x.obj", (BOX + groups).encode())
    assert (model.facts.triangles, model.facts.meshes, len(model.meshes)) == (100_000, 100_000, 1)


def test_obj_across_chunk_ends(monkeypatch):
    shape = Shape(np.random.default_rng(0).random((40, 3)).astype(np.float32), [[k, k + 1, k + 2] for k in range(38)])
    text = obj(shape).replace(b"f 0", b"f \\\n0") + b"f 1 \\\n2 \\\n3\n"
    whole = corners(opened("x.obj", text))
    for size in (7, 31, 100):
        monkeypatch.setattr("exhibit_viewer.ingest.obj_lines._CHUNK", size)
        assert np.array_equal(corners(opened("x.obj", text)), whole)


@pytest.mark.parametrize("end", [b"\\", b"\\\n", b"v 1 2 \\", b"\\\\\n\\"])
def test_obj_that_ends_in_the_middle_of_a_line(end):
    try:
        assert opened("x.obj", b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n" + end).facts.triangles == 1
    except Fault as fault:
        assert fault.code is Code.FORMAT_DAMAGED


PLY_HEAD = "ply\nformat ascii 1.0\nelement vertex 5\nproperty float x\nproperty float y\nproperty float z\n"
PLY_POINTS = "0 0 0\n1 0 0\n0 1 0\n1 1 0\n0 2 0\n"


def test_ply_triangle_strips():
    head = PLY_HEAD + "element tristrips 1\nproperty list int int vertex_indices\nend_header\n"
    model = opened("x.ply", (head + PLY_POINTS + "9 0 1 2 3 4 -1 2 1 0\n").encode())
    face = corners(model)
    assert len(face) == 4
    up = np.cross(face[:, 1] - face[:, 0], face[:, 2] - face[:, 0])[:, 2]
    assert sorted(np.sign(up).tolist()) == [-1, 1, 1, 1]


def test_ply_wedge_texture_places_and_its_texture():
    head = PLY_HEAD.replace("ascii 1.0\n", "ascii 1.0\ncomment TextureFile skin.png\n")
    head += "element face 2\nproperty list uchar int vertex_indices\nproperty list uchar float texcoord\nend_header\n"
    body = PLY_POINTS + "3 0 1 2 6 0 0 1 0 0 1\n3 1 3 2 6 0.5 0.5 1 1 0 1\n"
    model = opened("x.ply", (head + body).encode(), {"skin.png": png()})
    assert model.facts.textures == 1
    assert len(model.meshes[0].uvs[0]) == 5
    assert {tuple(uv) for uv in model.meshes[0].uvs[0].tolist()} == {(0, 1), (1, 1), (0, 0), (0.5, 0.5), (1, 0)}


def test_ply_face_colours_and_mixed_polygons():
    head = PLY_HEAD.replace("ascii", "binary_big_endian")
    head += "element face 2\nproperty list uchar short vertex_index\nproperty uchar red\nproperty uchar green\n"
    head += "property uchar blue\nend_header\n"
    points = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [1, 1, 0], [0, 2, 0]], ">f4").tobytes()
    faces = struct.pack(">B3hBBB", 3, 0, 1, 2, 255, 0, 0) + struct.pack(">B4hBBB", 4, 1, 3, 4, 2, 0, 0, 255)
    model = opened("x.ply", head.encode() + points + faces)
    mesh = model.meshes[0]
    assert model.facts.triangles == 3
    assert {tuple(mesh.colours[k]) for k in mesh.indices[0]} == {(255, 0, 0, 255)}
    assert {tuple(mesh.colours[k]) for k in mesh.indices[1:].reshape(-1)} == {(0, 0, 255, 255)}


def test_ply_splats_are_points_and_said_to_be():
    names = ["x", "y", "z", "f_dc_0", "f_dc_1", "f_dc_2", "opacity", "scale_0", "rot_0"]
    head = "ply\nformat binary_little_endian 1.0\nelement vertex 2\n" + "".join(f"property float {n}\n" for n in names)
    rows = np.array([[0, 1, 2, 1.7, 0, -1.7, 9, 0, 1], [1, 2, 3, 0, 0, 0, 9, 0, 1]], "<f4")
    model = opened("x.ply", head.encode() + b"end_header\n" + rows.tobytes())
    assert codes(model) == [Code.SPLATS_AS_POINTS]
    assert model.meshes[0].colours[0, :3].tolist() == [250, 128, 5]


def test_spz_that_ends_in_its_header_is_damaged():
    """Of version 4, which is told apart by the header's first bytes."""
    for length in range(5, 32):
        assert fault("a.spz", (b"NGSP\4" + bytes(40))[:length]).code in (Code.FORMAT_DAMAGED, Code.NO_GEOMETRY)


def test_truncated_ply_is_damaged():
    shape = Shape(np.eye(3, dtype=np.float32), [[0, 1, 2]])
    assert fault("x.ply", ply_binary(shape, "<")[:-3]).code is Code.FORMAT_DAMAGED


SOUP = np.array([[[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[1, 0, 0], [1, 1, 0], [0, 1, 0]]], np.float32)


def test_stl_counts_that_lie():
    good = stl_binary(SOUP, b"solid by a CAD program")
    assert codes(opened("x.stl", good)) == []
    assert codes(opened("x.stl", good + b"\0" * 17)) == [Code.CONTENT_SKIPPED]
    assert fault("x.stl", good[:-13]).code is Code.FORMAT_DAMAGED


def test_stl_colours_of_both_dialects():
    data = bytearray(stl_binary(SOUP))
    for place in range(2):
        struct.pack_into("<H", data, 84 + 50 * place + 48, 0x8000 | 31)
    assert opened("x.stl", bytes(data)).meshes[0].colours[0].tolist() == [0, 0, 255, 255]
    magics = bytearray(stl_binary(SOUP, b"COLOR=\x0a\x14\x1e\xff"))
    struct.pack_into("<H", magics, 84 + 48, 31)
    struct.pack_into("<H", magics, 134 + 48, 0x8000)
    mesh = opened("x.stl", bytes(magics)).meshes[0]
    assert {tuple(mesh.colours[k]) for k in mesh.indices[0]} == {(255, 0, 0, 255)}
    assert {tuple(mesh.colours[k]) for k in mesh.indices[1]} == {(10, 20, 30, 255)}


def test_content_counts_before_the_name():
    assert opened("x.obj", stl_binary(SOUP)).facts.format == "STL"
    assert opened("x.txt", b"OFF\n3 1 0\n0 0 0\n1 0 0\n0 1 0\n3 0 1 2\n").facts.format == "OFF"
    assert fault("x.stl", bytes(range(256)) * 40).code is Code.FORMAT_DAMAGED
    assert fault("x.wrl", b"#VRML V2.0 utf8\n").facts["instead"] == "GLB"
    assert fault("x.unheard", b"\x01\x02\x03nothing").code is Code.FORMAT_UNKNOWN


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_an_archive_shows_its_model_with_its_textures():
    text = "mtllib m.mtl\n" + BOX + "usemtl a\nf 1/1 2/2 3/3\n"
    files = {"doc/x.obj": text.encode(), "doc/m.mtl": b"newmtl a\nmap_Kd t.png\n", "textures/t.png": png()}
    model = opened("x.zip", packed({**files, "__MACOSX/._x.obj": b"junk"}))
    assert (model.facts.triangles, model.facts.textures) == (1, 1)


@pytest.mark.parametrize(
    ("files", "method", "code"),
    [
        ({"../x.obj": b"v"}, zipfile.ZIP_DEFLATED, Code.ARCHIVE_UNSAFE),
        ({"C:\\x.obj": b"v"}, zipfile.ZIP_DEFLATED, Code.ARCHIVE_UNSAFE),
        ({"x.obj": b"v 0 0 0\n"}, zipfile.ZIP_BZIP2, Code.ARCHIVE_UNSAFE),
        ({"x.txt.gz": b"nothing"}, zipfile.ZIP_DEFLATED, Code.ARCHIVE_WITHOUT_MODEL),
        ({"x.stl": b"\0" * 60_000_000}, zipfile.ZIP_DEFLATED, Code.ARCHIVE_TOO_LARGE),
        ({"x.obj": packed({"x.obj": b"v"})}, zipfile.ZIP_DEFLATED, Code.ARCHIVE_UNSAFE),
    ],
)
def test_unsafe_archives_are_refused(files, method, code):
    assert fault("x.zip", packed(files, method)).code is code


@pytest.mark.parametrize(
    "name",
    ["con.png", "nul", "a./b.png", "a?.png", "d/" * 80 + "x.png", "n" * 300, "X.MTL", "x.mtl/under.png"],
)
def test_names_that_are_no_files_elsewhere_are_told(name):
    model = opened("x.zip", packed({"x.obj": b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n", "x.mtl": b"", name: b"x"}))
    assert model.facts.triangles == 1
    assert [notice.code for notice in model.notices if notice.file == "x.zip"] == [Code.FORMAT_IRREGULAR]


def test_an_entry_without_a_name_is_unsafe():
    data = bytearray(packed({"x": b"v"}))
    for mark, name_length in ((b"PK\x03\x04", 26), (b"PK\x01\x02", 28)):
        at = data.index(mark) + name_length
        data[at : at + 4] = struct.pack("<HH", 0, 1)  # the letter becomes an extra field
    assert fault("x.zip", bytes(data)).code is Code.ARCHIVE_UNSAFE


CORE = 'xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02"'
MATERIALS = 'xmlns:m="http://schemas.microsoft.com/3dmanufacturing/material/2015/02"'
TETRA = (
    '<vertices><vertex x="0" y="0" z="0"/><vertex x="1" y="0" z="0"/><vertex x="0" y="1" z="0"/>'
    '<vertex x="0" y="0" z="1"/></vertices>'
)


def package(resources: str, build: str, files: dict[str, bytes] | None = None) -> bytes:
    text = f'<model unit="inch" {CORE} {MATERIALS}><resources>{resources}</resources><build>{build}</build></model>'
    return packed({"3D/3dmodel.model": text.encode(), **(files or {})})


def test_3mf_colours_textures_and_instances():
    groups = '<m:colorgroup id="2"><m:color color="#FF0000"/><m:color color="#0000FF80"/></m:colorgroup>'
    groups += '<m:texture2d id="3" path="/3D/t.png" contenttype="image/png"/><m:texture2dgroup id="4" texid="3">'
    groups += '<m:tex2coord u="0" v="0"/><m:tex2coord u="1" v="0.25"/></m:texture2dgroup>'
    triangles = '<triangles><triangle v1="0" v2="2" v3="1" pid="2" p1="0"/>'
    triangles += '<triangle v1="0" v2="1" v3="3" pid="2" p1="0" p2="1" p3="1"/>'
    triangles += '<triangle v1="0" v2="3" v3="2" pid="4" p1="0" p2="1" p3="1"/></triangles>'
    thing = f'<object id="1"><mesh>{TETRA}{triangles}</mesh></object>'
    build = '<item objectid="1"/><item objectid="1" transform="2 0 0 0 2 0 0 0 2 10 0 0"/>'
    model = opened("x.3mf", package(groups + thing, build, {"3D/t.png": png()}))
    assert (model.facts.triangles, model.facts.meshes, model.facts.textures, model.facts.units) == (3, 1, 1, "in")
    assert len(model.placements) == 4
    assert model.facts.bbox[1] == (12.0, 2.0, 2.0)
    coloured, textured = model.meshes
    assert {tuple(colour) for colour in coloured.colours.tolist()} == {(255, 0, 0, 255), (0, 0, 255, 128)}
    assert textured.uvs[0].max() == 1.0
    assert textured.uvs[0][:, 1].min() == 0.75


def test_3mf_bombs_and_cycles_end_quickly():
    twice = '<component objectid="{0}"/>' * 4
    tree = f'<object id="1"><mesh>{TETRA}<triangles><triangle v1="0" v2="1" v3="2"/></triangles></mesh></object>'
    tree += "".join(f'<object id="{k}"><components>{twice.format(k - 1)}</components></object>' for k in range(2, 32))
    assert fault("x.3mf", package(tree, '<item objectid="31"/>')).code is Code.TOO_MANY_ELEMENTS
    ring = '<object id="1"><components><component objectid="2"/></components></object>'
    ring += '<object id="2"><components><component objectid="1"/></components></object>'
    assert fault("x.3mf", package(ring, '<item objectid="1"/>')).code is Code.REFERENCE_CYCLE


def test_entities_are_refused_in_every_xml_format():
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa">]><COLLADA>&a;</COLLADA>'
    for encoding in ("utf-8", "utf-16"):
        assert fault("x.dae", bomb.encode(encoding)).code is Code.FORMAT_DAMAGED


def test_dae_turns_scales_nothing_and_names_its_unit():
    text = """<?xml version="1.0"?><COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
    <asset><unit name="inch" meter="0.0254"/><up_axis>Z_UP</up_axis></asset>
    <library_geometries><geometry id="g"><mesh><source id="p"><float_array id="pa" count="9">0 0 0 2 0 0 0 0 3
    </float_array><technique_common><accessor source="#pa" count="3" stride="3"><param name="X" type="float"/>
    <param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>
    <vertices id="v"><input semantic="POSITION" source="#p"/></vertices><triangles count="1">
    <input semantic="VERTEX" source="#v" offset="0"/><p>0 1 2</p></triangles></mesh></geometry></library_geometries>
    <library_visual_scenes><visual_scene id="s"><node><translate>1 0 0</translate>
    <instance_geometry url="#g"/></node></visual_scene></library_visual_scenes>
    <scene><instance_visual_scene url="#s"/></scene></COLLADA>"""
    model = opened("x.dae", text.encode())
    assert model.facts.bbox == ((1.0, 0.0, 0.0), (3.0, 0.0, 3.0))
    assert (model.facts.units, model.facts.metres_per_unit) == ("in", 0.0254)
    assert model.bounds.tolist() == [[1.0, 0.0, 0.0], [3.0, 3.0, 0.0]]


def test_dae_with_a_fault_in_its_dress_keeps_its_geometry():
    text = """<?xml version="1.0"?><COLLADA xmlns="http://www.collada.org/2005/11/COLLADASchema" version="1.4.1">
    <asset/><library_effects><effect id="e"><profile_COMMON><technique sid="t"><lambert><diffuse>
    <color>0,8 0,8 0,8 1</color>
    </diffuse></lambert></technique></profile_COMMON></effect></library_effects>
    <library_materials><material id="m"><instance_effect url="#e"/></material></library_materials>
    <library_lights><light id="l"/></library_lights>
    <library_geometries><geometry id="g"><mesh><source id="p"><float_array id="pa" count="9">0 0 0 2 0 0 0 0 3
    </float_array><technique_common><accessor source="#pa" count="3" stride="3"><param name="X" type="float"/>
    <param name="Y" type="float"/><param name="Z" type="float"/></accessor></technique_common></source>
    <vertices id="v"><input semantic="POSITION" source="#p"/></vertices><triangles count="1" material="s">
    <input semantic="VERTEX" source="#v" offset="0"/><p>0 1 2</p></triangles></mesh></geometry></library_geometries>
    <library_visual_scenes><visual_scene id="s"><node><instance_geometry url="#g"><bind_material><technique_common>
    <instance_material symbol="s" target="#m"/></technique_common></bind_material></instance_geometry></node>
    </visual_scene></library_visual_scenes><scene><instance_visual_scene url="#s"/></scene></COLLADA>"""
    model = opened("x.dae", text.encode())
    assert model.facts.triangles == 1
    assert Code.FORMAT_IRREGULAR in {notice.code for notice in model.notices}


def test_clouds_of_text_tell_colours_from_normals():
    coloured = opened("x.xyz", b"// X Y Z R G B\n0 0 0 255 0 0\n1 1 1 0 255 9\n")
    assert coloured.meshes[0].colours.tolist() == [[255, 0, 0, 255], [0, 255, 9, 255]]
    shaded = opened("x.xyz", b"0,0,0,0,0,1\n1,1,1,0.6,0.8,0\n")
    assert shaded.meshes[0].colours is None
    assert shaded.meshes[0].normals.tolist()[1] == pytest.approx([0.6, 0.8, 0.0])
    counted = opened("x.pts", b"2\n0 0 0 -1200 255 0 0\n1 1 1 5 0 0 200\n")
    assert counted.meshes[0].colours[1].tolist() == [0, 0, 200, 255]


def test_pcd_of_all_three_kinds():
    head = "# .PCD v0.7\nVERSION 0.7\nFIELDS x y z rgb\nSIZE 4 4 4 4\nTYPE F F F U\nCOUNT 1 1 1 1\nWIDTH 2\nHEIGHT 1\n"
    head += "POINTS 2\nDATA "
    red, blue = 0xFF0000, 0x0000FF
    binary = struct.pack("<3fI3fI", 0, 0, 0, red, 1, 2, 3, blue)
    columns = struct.pack("<2f2f2f2I", 0, 1, 0, 2, 0, 3, red, blue)
    literal = b"".join(bytes([len(columns[k : k + 32]) - 1]) + columns[k : k + 32] for k in range(0, len(columns), 32))
    bodies = [
        f"ascii\n0 0 0 {red}\n1 2 3 {blue}\n".encode(),
        b"binary\n" + binary,
        b"binary_compressed\n" + struct.pack("<II", len(literal), len(columns)) + literal,
    ]
    for body in bodies:
        mesh = opened("x.pcd", head.encode() + body).meshes[0]
        assert mesh.positions.tolist() == [[0, 0, 0], [1, 2, 3]]
        assert mesh.colours.tolist() == [[255, 0, 0, 255], [0, 0, 255, 255]]


def test_a_folder_lists_what_has_a_reader_and_no_more():
    from exhibit_viewer.formats.walk import CONVERT_ENDINGS, MODEL_ENDINGS
    from exhibit_viewer.ingest import read

    endings = {f".{ending}" for ending in read._BY_ENDING}
    told_by_content = {".3mf", ".usdz", ".zip"}
    text_that_may_be_anything = {".txt", ".asc", ".csv"}
    assert endings | told_by_content == MODEL_ENDINGS | text_that_may_be_anything
    assert not CONVERT_ENDINGS & endings


def test_a_las_date_beyond_the_calendar_is_damage():
    laspy = pytest.importorskip("laspy")
    cloud = laspy.LasData(laspy.LasHeader(point_format=2, version="1.2"))
    cloud.x, cloud.y, cloud.z = np.eye(3)
    out = io.BytesIO()
    cloud.write(out)
    data = bytearray(out.getvalue())
    data[90:94] = struct.pack("<HH", 60_000, 9999)
    assert fault("x.las", bytes(data)).code is Code.FORMAT_DAMAGED
