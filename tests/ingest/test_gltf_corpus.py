"""Every glTF file of the corpus: the facts independent tools found, and a verdict for every damaged one."""

import json
from pathlib import Path

import numpy as np
import pytest
from gltf_files import CORPUS, manifest

from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf import read_gltf
from exhibit_viewer.ingest.source import FileSource
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import Model, Topology
from exhibit_viewer.model.ticket import Ticket

PRIMARY = [row for row in manifest("") if row["role"] == "primary"]
MALFORMED = manifest("malformed")
COUNTS = ("triangles", "vertices", "meshes", "materials", "textures", "animations", "vertex_colours")
KINDLY_SHOWN = {
    "assimp/glTF2/IncorrectVertexArrays/Cube.gltf",  # what is too long is not used by what is drawn
    "assimp/glTF2/wrongTypes/badNumber.gltf",  # these four only have a broken material, texture or name
    "assimp/glTF2/wrongTypes/badObject.gltf",
    "assimp/glTF2/wrongTypes/badString.gltf",
    "assimp/glTF2/wrongTypes/badUint.gltf",
}
REFUSED_RATHER_THAN_WARNED = {
    "gltf-validator/asset/invalid_version.gltf",  # version "1.0.1-dev" is not 2.0
    "gltf-validator/node/infinite_transform.gltf",
}


def opened(relative: str) -> Model:
    return read_gltf(FileSource(CORPUS / relative), Budget(), Ticket())


@pytest.mark.parametrize("row", PRIMARY, ids=lambda row: Path(row["path"]).name)
def test_facts_are_those_of_independent_tools(row):
    model, expected = opened(row["path"]), json.loads(row["expected_facts"])
    found = {key: getattr(model.facts, key) for key in COUNTS if expected[key] is not None}
    assert found == {key: expected[key] for key in found}
    tolerance = 1e-6 * max(1.0, float(np.abs(expected["bbox"]).max()))
    assert np.abs(np.array(model.facts.bbox) - np.array(expected["bbox"])).max() <= tolerance


@pytest.mark.parametrize("row", PRIMARY, ids=lambda row: Path(row["path"]).name)
def test_sound_files_open_without_a_word(row):
    codes = {notice.code for notice in opened(row["path"]).notices}
    assert codes == ({Code.UNITS_DOUBTFUL} if "venus-de-milo" in row["path"] else set())


def verdict(relative: str) -> tuple[str, Fault | None]:
    try:
        model = opened("malformed/" + relative)
    except Fault as fault:
        return "error", fault
    return ("warning" if model.notices else "opens"), None


@pytest.mark.parametrize("row", MALFORMED, ids=lambda row: row["path"])
def test_damaged_files_get_a_clear_verdict(row):
    found, fault = verdict(row["path"])
    nothing_to_show = fault is not None and fault.code is Code.NO_GEOMETRY
    expected = row["expected"].split()[0]
    if expected == "must_fail":
        assert found == ("warning" if row["path"] in KINDLY_SHOWN else "error")
    elif expected == "must_warn" and not nothing_to_show:
        assert found == ("error" if row["path"] in REFUSED_RATHER_THAN_WARNED else "warning")
    elif expected == "control":
        assert found in ("opens", "warning") or nothing_to_show


@pytest.mark.parametrize("row", MALFORMED, ids=lambda row: row["path"])
def test_faults_are_named_for_the_file(row):
    _, fault = verdict(row["path"])
    assert fault is None or Path(row["path"]).name in fault.file or fault.facts.get("reference")


def test_every_primitive_mode_draws_its_elements(corpus):
    model = opened("models/khronos/MeshPrimitiveModes/glTF/MeshPrimitiveModes.gltf")
    assert [(mesh.topology, len(mesh.indices)) for mesh in model.meshes] == [
        (Topology.POINTS, 7),
        (Topology.LINES, 6),
        (Topology.LINES, 7),
        (Topology.LINES, 6),
        (Topology.TRIANGLES, 6),
        (Topology.TRIANGLES, 4),
        (Topology.TRIANGLES, 6),
    ]


def test_instances_are_drawn_though_the_file_counts_one(corpus):
    model = opened("models/khronos/SimpleInstancing/glTF-Binary/SimpleInstancing.glb")
    assert len(model.placements) == 125
    assert model.facts.bbox == ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    assert (model.bounds[1] - model.bounds[0] > 5).all()


def test_sparse_values_replace_some_positions(corpus):
    model = opened("models/khronos/SimpleSparseAccessor/glTF/SimpleSparseAccessor.gltf")
    places = {tuple(position) for position in model.meshes[0].positions.tolist()}
    assert {(1.0, 2.0, 0.0), (3.0, 3.0, 0.0), (5.0, 4.0, 0.0)} <= places


def test_the_default_scene_is_shown(corpus):
    model = opened("models/khronos/MultipleScenes/glTF/MultipleScenes.gltf")
    assert len(model.placements) == 1
    assert model.meshes[0].triangles == 2


def test_codecs_agree_on_the_cube(corpus):
    folder = "models/gltf-compression-cubes/"
    plain = opened(folder + "cube.glb")
    for name in ("cube_draco.glb", "cube_meshopt.glb"):
        other = opened(folder + name)
        assert np.allclose(corners(plain), corners(other), atol=1e-3)


def corners(model: Model) -> np.ndarray:
    """The model's triangle corners in world, in an order that does not depend on how they are stored."""
    mesh, matrix = model.meshes[0], model.placements[0].world_from_mesh
    placed = mesh.positions[mesh.indices].reshape(-1, 3) @ matrix[:3, :3].T + matrix[:3, 3]
    rounded = np.round(placed, 2) + 0.0
    return rounded[np.lexsort(rounded.T)]


def test_image_codecs_show_the_same_cube(corpus):
    folder = "models/gltf-compression-cubes/"
    plain = opened(folder + "cube_textured.glb").images[0].pixels.astype(int)
    for name in ("cube_webp.glb", "cube_etc1s.glb"):
        pixels = opened(folder + name).images[0].pixels.astype(int)
        assert pixels.shape == plain.shape
        assert np.abs(pixels - plain).mean() < 12


def test_makers_and_licences_come_with_the_file(corpus):
    asset = opened("models/smk-venus-de-milo/venus.glb").asset
    assert asset["title"].startswith("Venus de Milo")
    assert asset["author"].startswith("SMK")
    assert asset["licence"].startswith("CC0-1.0")
