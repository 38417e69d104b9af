"""USD: meshes, instances, materials and points as they are written, and nothing read that is not the model's."""

import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
from model_files import ROOT, corners, opened, opened_file
from PIL import Image

from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Topology
from exhibit_viewer.model.material import AlphaMode, Wrap

pytest.importorskip("pxr", reason="no usd-core for this machine")

QUAD = """
  int[] faceVertexCounts = [4]
  int[] faceVertexIndices = [0, 1, 2, 3]
  point3f[] points = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0)]
"""


def usda(body: str, head: str = "") -> bytes:
    """A text layer; every closing brace on a line of its own, as the format wants it."""
    return f"#usda 1.0\n(\n{head}\n)\n{body}\n".replace(" }", "\n}").encode()


def mesh(extra: str = "", name: str = "M") -> str:
    return f'def Mesh "{name}" {{ {QUAD} {extra} }}\n'


def png(colour: tuple[int, ...], mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, (4, 4), colour).save(out, "PNG")
    return out.getvalue()


def usdz(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def textured(inputs: str, nodes: str, extra: str = "") -> bytes:
    """A quad with one material: its inputs and its other nodes."""
    return usda(
        f"""
def Mesh "M" (prepend apiSchemas = ["MaterialBindingAPI"]) {{ {QUAD} rel material:binding = </Clay>
  texCoord2f[] primvars:st = [(0, 0), (1, 0), (1, 1), (0, 1)] (interpolation = "faceVarying") {extra} }}
def Material "Clay" {{
  token outputs:surface.connect = </Clay/Surface.outputs:surface>
  def Shader "Surface" {{ uniform token info:id = "UsdPreviewSurface"
    {inputs}
    token outputs:surface }}
  def Shader "Reader" {{ uniform token info:id = "UsdPrimvarReader_float2"
    token inputs:varname = "st"
    float2 outputs:result }}
  {nodes}
}}"""
    )


def texture(name: str, file: str, extra: str = "") -> str:
    outputs = "\n".join(f"float outputs:{channel}" for channel in "rgba")
    return f"""def Shader "{name}" {{ uniform token info:id = "UsdUVTexture"
    asset inputs:file = @{file}@
    float2 inputs:st.connect = </Clay/Reader.outputs:result>
    token inputs:wrapS = "repeat"
    {extra}
    {outputs}
    float3 outputs:rgb }}
"""


def codes(model) -> list[Code]:
    return [notice.code for notice in model.notices]


def test_a_quad_with_its_axes_and_units():
    model = opened("q.usda", usda(mesh(), 'upAxis = "Z"\nmetersPerUnit = 0.001'))
    assert (model.facts.triangles, model.facts.vertices, model.facts.meshes) == (2, 4, 1)
    assert model.facts.units == "mm"
    np.testing.assert_allclose(model.facts.bbox, [[0, 0, 0], [1, 1, 0]])
    np.testing.assert_allclose(model.bounds, [[0, 0, -1], [1, 0, 0]], atol=1e-12)
    np.testing.assert_allclose(model.meshes[0].normals, [[0, 0, 1]] * 4)


def test_units_that_are_not_said_are_not_guessed():
    assert opened("q.usda", usda(mesh())).facts.units == ""


def test_left_handed_faces_are_turned():
    plain, turned = (opened("q.usda", usda(mesh(extra))) for extra in ("", 'uniform token orientation = "leftHanded"'))
    assert (turned.meshes[0].normals == -plain.meshes[0].normals).all()


def test_transforms_are_stacked():
    scaled = 'double3 xformOp:scale = (2, 1, 1)\nuniform token[] xformOpOrder = ["xformOp:scale"]'
    body = f"""def Xform "A" {{ double3 xformOp:translate = (10, 0, 0)
  double xformOp:rotateZ = 90
  uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:rotateZ"]
  {mesh(scaled)} }}"""
    model = opened("q.usda", usda(body))
    np.testing.assert_allclose(model.facts.bbox, [[9, 0, 0], [10, 2, 0]], atol=1e-6)


@pytest.mark.parametrize(
    ("interpolation", "values", "expected"),
    [
        ("vertex", "[(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1)]", 4),
        ("faceVarying", "[(1, 0, 0), (0, 1, 0), (0, 0, 1), (1, 1, 1)]", 4),
        ("uniform", "[(0, 1, 0)]", 0),
        ("constant", "[(0, 1, 0)]", 0),
    ],
)
def test_display_colours(interpolation, values, expected):
    tint = f'color3f[] primvars:displayColor = {values} (interpolation = "{interpolation}")'
    model = opened("q.usda", usda(mesh(tint)))
    if expected:
        assert len(np.unique(model.meshes[0].colours, axis=0)) == expected
        assert model.meshes[0].linear_colours
    else:
        assert model.materials[model.meshes[0].material].base_colour == (0.0, 1.0, 0.0, 1.0)


def test_indexed_coordinates_make_seams():
    extra = """texCoord2f[] primvars:st = [(0, 0), (1, 1)] (interpolation = "faceVarying")
    int[] primvars:st:indices = [0, 1, 1, 0]"""
    (uvs,) = opened("q.usda", usda(mesh(extra))).meshes[0].uvs
    np.testing.assert_allclose(sorted(uvs.tolist()), [[0, 1], [0, 1], [1, 0], [1, 0]])


BAD = {
    "too few values": 'texCoord2f[] primvars:st = [(0, 0)] (interpolation = "vertex")',
    "index too large": 'texCoord2f[] primvars:st = [(0, 0)] (interpolation = "vertex")\n'
    "int[] primvars:st:indices = [0, 7, 0, 0]",
    "index below zero": 'texCoord2f[] primvars:st = [(0, 0)] (interpolation = "vertex")\n'
    "int[] primvars:st:indices = [0, -1, 0, 0]",
}


@pytest.mark.parametrize("why", BAD)
def test_coordinates_that_do_not_fit_are_left_out(why):
    assert opened("q.usda", usda(mesh(BAD[why]))).meshes[0].uvs == ()


REFUSED = {
    "counts": (QUAD.replace("[4]", "[5]"), Code.FORMAT_DAMAGED),
    "negative": (QUAD.replace("[4]", "[-4, 8]"), Code.FORMAT_DAMAGED),
    "indices": (QUAD.replace("1, 2, 3]", "1, 2, 4]"), Code.INDEX_OUT_OF_RANGE),
    "type": (QUAD.replace("point3f[] points", "string[] points").replace("(0, 0, 0)", '"x"'), Code.FORMAT_DAMAGED),
    "empty": ("", Code.NO_GEOMETRY),
}


@pytest.mark.parametrize("why", REFUSED)
def test_faulty_meshes_are_refused(why):
    body, code = REFUSED[why]
    with pytest.raises(Fault) as caught:
        opened("q.usda", usda(f'def Mesh "M" {{ {body} }}'))
    assert caught.value.code is code
    assert "exhibit-" not in str(caught.value.facts)


def test_what_is_invisible_or_a_guide_is_not_shown():
    body = mesh() + mesh('token visibility = "invisible"', "N") + mesh('uniform token purpose = "guide"', "O")
    body += 'def Sphere "S" {}\n'
    model = opened("q.usda", usda(body))
    assert model.facts.meshes == 1
    assert [dict(notice.facts) for notice in model.notices] == [{"what": "Sphere", "count": 1}]


def test_a_point_instancer_is_expanded():
    body = f"""def PointInstancer "P" {{
  rel prototypes = [</P/Box>]
  int[] protoIndices = [0, 0, 0]
  point3f[] positions = [(0, 0, 0), (5, 0, 0), (9, 0, 0)]
  int64[] invisibleIds = [2]
  def Xform "Box" {{ double3 xformOp:translate = (0, 0, 3)
    uniform token[] xformOpOrder = ["xformOp:translate"]
    {mesh()} }} }}"""
    model = opened("q.usda", usda(body))
    assert (model.facts.meshes, model.facts.triangles, len(model.meshes)) == (2, 4, 1)
    np.testing.assert_allclose(model.facts.bbox, [[0, 0, 3], [6, 1, 3]])


def test_an_instancer_of_itself_is_refused():
    body = """def Xform "A" { def PointInstancer "P" { rel prototypes = [</A>]
  int[] protoIndices = [0, 0]
  point3f[] positions = [(0, 0, 0), (5, 0, 0)] } }"""
    with pytest.raises(Fault) as caught:
        opened("q.usda", usda(body))
    assert caught.value.code is Code.REFERENCE_CYCLE


def test_instancers_of_instancers_stay_within_the_budget():
    body, inner = mesh(name="M0"), "/M0"
    many = ", ".join(["0"] * 1000)
    places = ", ".join(["(0, 0, 0)"] * 1000)
    for level in range(3):
        body += f"""def PointInstancer "P{level}" {{ rel prototypes = [<{inner}>]
  int[] protoIndices = [{many}]
  point3f[] positions = [{places}] }}\n"""
        inner = f"/P{level}"
    with pytest.raises(Fault) as caught:
        opened("q.usda", usda(body))
    assert caught.value.code is Code.TOO_MANY_ELEMENTS


def test_native_instances_share_their_mesh():
    body = f'class Xform "C" {{ {mesh()} }}\n'
    for number in range(3):
        body += f"""def Xform "I{number}" (instanceable = true
  inherits = </C>) {{ double3 xformOp:translate = ({number}, 0, 0)
  uniform token[] xformOpOrder = ["xformOp:translate"] }}\n"""
    model = opened("q.usda", usda(body))
    assert (len(model.meshes), model.facts.meshes) == (1, 3)
    np.testing.assert_allclose(model.facts.bbox, [[0, 0, 0], [3, 1, 0]])


def test_points_with_colours():
    body = 'def Points "P" { point3f[] points = [(0, 0, 0), (1, 2, 3)]\n'
    body += 'color3f[] primvars:displayColor = [(1, 0, 0), (0, 1, 0)] (interpolation = "vertex") }'
    (cloud,) = opened("q.usda", usda(body)).meshes
    assert cloud.topology is Topology.POINTS
    assert cloud.colours.tolist() == [[255, 0, 0, 255], [0, 255, 0, 255]]


def test_subsets_have_materials_of_their_own():
    body = """def Mesh "M" (prepend apiSchemas = ["MaterialBindingAPI"]) {
  int[] faceVertexCounts = [3, 3, 3]
  int[] faceVertexIndices = [0, 1, 2, 0, 2, 3, 0, 3, 1]
  point3f[] points = [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 1)]
  rel material:binding = </Red>
  def GeomSubset "S" (prepend apiSchemas = ["MaterialBindingAPI"]) { uniform token familyName = "materialBind"
    uniform token elementType = "face"
    int[] indices = [1, 99]
    rel material:binding = </Blue> } }\n"""
    for name, colour in (("Red", "(1, 0, 0)"), ("Blue", "(0, 0, 1)")):
        body += f"""def Material "{name}" {{ token outputs:surface.connect = </{name}/S.outputs:surface>
  def Shader "S" {{ uniform token info:id = "UsdPreviewSurface"
    color3f inputs:diffuseColor = {colour}
    float inputs:roughness = 0.25
    token outputs:surface }} }}\n"""
    model = opened("q.usda", usda(body))
    drawn = {model.materials[part.material].name: part.triangles for part in model.meshes}
    assert drawn == {"Blue": 1, "Red": 2}
    assert (model.facts.meshes, model.facts.materials) == (1, 2)
    assert {model.materials[part.material].roughness for part in model.meshes} == {0.25}


def test_textures_of_a_package():
    inputs = """color3f inputs:diffuseColor.connect = </Clay/Base.outputs:rgb>
    float inputs:roughness.connect = </Clay/Rough.outputs:r>
    float inputs:metallic.connect = </Clay/Metal.outputs:r>"""
    nodes = texture("Base", "tex/base.png", 'token inputs:wrapT = "clamp"')
    nodes += texture("Rough", "./tex/rough.png") + texture("Metal", "tex/metal.png")
    files = {
        "model.usda": textured(inputs, nodes),
        "tex/base.png": png((200, 10, 20)),
        "tex/rough.png": png((40, 41, 42)),
        "tex/metal.png": png((90, 91, 92)),
    }
    model = opened("vase.usdz", usdz(files))
    material = model.materials[model.meshes[0].material]
    base, packed = material.base_colour_texture, material.metallic_roughness_texture
    assert model.images[base.image].pixels[0, 0].tolist() == [200, 10, 20, 255]
    assert model.images[packed.image].pixels[0, 0, 1:3].tolist() == [40, 90]
    assert (base.wrap_s, base.wrap_t) == (Wrap.REPEAT, Wrap.CLAMP)
    assert (model.facts.format, model.facts.textures, model.notices) == ("USDZ", 2, ())
    np.testing.assert_allclose(sorted(model.meshes[0].uvs[0].tolist()), [[0, 0], [0, 1], [1, 0], [1, 1]])


def test_opacity_is_taken_from_the_alpha_of_the_base():
    inputs = """color3f inputs:diffuseColor.connect = </Clay/Base.outputs:rgb>
    float inputs:opacity.connect = </Clay/Base.outputs:a>
    float inputs:opacityThreshold = 0.25"""
    data = textured(inputs, texture("Base", "base.png"))
    model = opened("q.usda", data, {"base.png": png((1, 2, 3, 100), "RGBA")})
    material = model.materials[model.meshes[0].material]
    assert (material.alpha_mode, material.alpha_cutoff) == (AlphaMode.MASK, 0.25)


def test_a_missing_texture_is_told_of():
    inputs = "color3f inputs:diffuseColor.connect = </Clay/Base.outputs:rgb>"
    assert codes(opened("q.usda", textured(inputs, texture("Base", "gone.png")))) == [Code.TEXTURE_MISSING]


def hostile(secret: str) -> bytes:
    """A layer that asks for another file in every way there is."""
    head = f'subLayers = [@{secret}@, @../other.usda@, @http://example.org/z.usda@, @`"{secret}"`@]'
    body = f"""def Xform "A" (
  prepend references = [@{secret}@</S>, @sub/ok.usda@</B>]
  clips = {{ dictionary default = {{
    asset[] assetPaths = [@{secret}@]
    asset manifestAssetPath = @{secret}@
    string primPath = "/S"
    double2[] active = [(0, 0)]
    double2[] times = [(0, 0)]
  }} }}
  variants = {{ string v = "x" }}
  prepend variantSets = "v"
)
{{
  {mesh()}
  asset other = @{secret}@
  variantSet "v" = {{ "x" ( prepend payload = @{secret}@</S> ) {{ }} }}
}}
def Material "Clay" {{ def Shader "S" {{ asset info:sourceAsset = @{secret}@ }} }}"""
    return usda(body, head)


def test_layers_compose_within_the_folder_only(tmp_path):
    secret = tmp_path / "secret.usda"
    secret.write_bytes(usda('def Mesh "S" { ' + QUAD.replace("(1, 1, 0)", "(99, 1, 0)") + " }"))
    folder = tmp_path / "model"
    (folder / "sub").mkdir(parents=True)
    (folder / "main.usda").write_bytes(hostile(str(secret)))
    beside = 'def Xform "B" { def Points "P" { point3f[] points = [(0, 0, 7)] } }'
    (folder / "sub" / "ok.usda").write_bytes(usda(beside))
    model = opened_file(folder / "main.usda")
    assert (model.facts.triangles, model.facts.points) == (2, 1)
    assert model.facts.bbox[1] == (1.0, 1.0, 7.0)
    assert {Code.FILE_OUTSIDE_FOLDER, Code.REMOTE_REFERENCE} <= set(codes(model))


def can_trace() -> bool:
    """Whether a program can be run under strace here: not where there is none, nor under another."""
    strace = shutil.which("strace")
    return strace is not None and not subprocess.run([strace, "-o", os.devnull, "true"], check=False).returncode


@pytest.mark.skipif(not can_trace(), reason="watches system calls")
def test_the_library_never_looks_at_what_a_layer_names(tmp_path):
    secret = tmp_path / "secret.usda"
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "main.usda").write_bytes(hostile(str(secret)))
    trace = tmp_path / "trace"
    code = (
        f"import sys; sys.path[:0] = [{str(ROOT / 'src')!r}, {str(Path(__file__).parent)!r}]\n"
        f"from model_files import opened_file; from pathlib import Path\n"
        f"opened_file(Path({str(tmp_path / 'model' / 'main.usda')!r}))\n"
    )
    command = ["strace", "-f", "-e", "trace=%file,%network", "-o", str(trace), sys.executable, "-c", code]
    subprocess.run(command, check=True, timeout=300, env={**os.environ, "PXR_WORK_THREAD_LIMIT": "1"})
    calls = trace.read_text(errors="replace")
    assert "main.usda" in calls
    assert not [line for line in calls.splitlines() if f'"{secret}"' in line or "AF_INET" in line]


def test_layers_of_a_package_compose():
    files = {
        "root.usda": usda('def "A" ( prepend references = @parts/inner.usda@</B> ) {}'),
        "parts/inner.usda": usda(f'def Xform "B" ( prepend references = @deep.usda@</C> ) {{ {mesh()} }}'),
        "parts/deep.usda": usda(f'def Xform "C" {{ {mesh(name="N")} }}'),
    }
    model = opened("vase.usdz", usdz(files))
    assert (model.facts.meshes, model.notices) == (2, ())
    assert len(corners(model)) == 4


def test_a_damaged_layer_beside_a_good_one_is_told_of():
    body = f'def Xform "A" ( prepend references = @bad.usda@</B> ) {{ {mesh()} }}'
    model = opened("q.usda", usda(body), {"bad.usda": b"#usda 1.0\ndef {{{"})
    assert (model.facts.triangles, codes(model)) == (2, [Code.RESOURCE_MISSING])


def test_layers_that_include_each_other():
    body = usda(mesh(), "subLayers = [@b.usda@]")
    model = opened("a.usda", body, {"b.usda": usda(mesh(name="N"), "subLayers = [@c.usda@]"), "c.usda": body})
    assert model.facts.meshes == 2


def test_a_package_without_a_layer():
    with pytest.raises(Fault) as caught:
        opened("vase.usdz", usdz({"base.png": png((1, 2, 3))}))
    assert caught.value.code is Code.ARCHIVE_WITHOUT_MODEL
