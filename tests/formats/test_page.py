"""Pages and GLBs: what is written is what is read again; nothing that is said can reach out of a page or into it."""

import base64
import hashlib
import json
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from exhibit_viewer.formats.glb import glb
from exhibit_viewer.formats.page.page import page
from exhibit_viewer.formats.page.sounds import sounds_in_page
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.gltf import read_gltf
from exhibit_viewer.ingest.levels import build, plan
from exhibit_viewer.ingest.levels.build import build_levels
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.model.annotation import Anchor, Annotation
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.collection import Artifact, Derivative
from exhibit_viewer.model.flattening import flattened
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement, Topology
from exhibit_viewer.model.material import AlphaMode, Image, Material, Texture, Wrap
from exhibit_viewer.model.rights import Rights
from exhibit_viewer.model.text import LangText
from exhibit_viewer.model.ticket import Ticket

TRAP = "</script><script>document.title='caught'</script><img src=https://example.org/x onerror=alert(1)>{{model}}"


def waves(across: int) -> Mesh:
    """A wavy sheet of 2 * across² triangles in two dimensions of texture, every corner of another colour."""
    u, v = (side.reshape(-1) for side in np.meshgrid(*[np.arange(across + 1) / across] * 2, indexing="ij"))
    positions = np.stack([u, 0.1 * np.sin(9 * u) * np.cos(7 * v), v], 1).astype(np.float32)
    corner = (np.arange(across)[:, None] * (across + 1) + np.arange(across)).reshape(-1)
    faces = np.concatenate([
        np.stack([corner, corner + 1, corner + across + 2], 1),
        np.stack([corner, corner + across + 2, corner + across + 1], 1),
    ])  # fmt: skip
    upright = np.tile(np.array([[0.0, 1.0, 0.0]], np.float32), (len(positions), 1))
    colours = np.stack([u * 255, v * 255, 128 + 0 * u, 255 + 0 * u], 1).astype(np.uint8)
    uvs = np.stack([u, v], 1).astype(np.float32)
    return Mesh("sheet", positions, faces.astype(np.uint32), normals=upright, uvs=(uvs,), colours=colours)


@pytest.fixture
def model() -> Model:
    pixels = np.zeros((4, 8, 4), np.uint8)
    pixels[..., 0], pixels[..., 3] = 200, 255
    glassy = pixels.copy()
    glassy[0, 0, 3] = 10
    turned = Texture(0, wrap_s=Wrap.CLAMP, transform=(0.0, 2.0, 0.25, -3.0, 0.0, 0.5))
    stone = Material("stone", (0.5, 0.25, 1.0, 1.0), 0.25, 0.75, base_colour_texture=turned, double_sided=False)
    lace = Material("lace", alpha_mode=AlphaMode.MASK, alpha_cutoff=0.3, unlit=True, base_colour_texture=Texture(1))
    cloud = Mesh("cloud", np.eye(3, dtype=np.float32), np.zeros((0, 1), np.uint32), Topology.POINTS, material=1)
    shifted = np.eye(4)
    shifted[:3, 3] = 2.0, 3.0, 4.0
    return Model(
        (waves(4), cloud), (Placement(0, shifted, "sheet"), Placement(1, np.eye(4))), (stone, lace),
        (Image("red", pixels, 8, 4), Image("lace", glassy, 8, 4)), np.array([[0.0, 0, 0], [3, 4, 5]]),
        Facts(metres_per_unit=0.01, units="cm", triangles=32),
    )  # fmt: skip


def read_again(data: bytes) -> Model:
    return read_gltf(MemorySource("again.glb", data), Budget(), Ticket())


def test_a_model_comes_back_from_its_glb(model: Model) -> None:
    again = read_again(glb(model, asset={"copyright": "CC0"}))
    assert again.asset["copyright"] == "CC0"
    np.testing.assert_allclose(again.bounds, [[0, 0, 0], [0.03, 0.031, 0.05]], atol=1e-3)
    before, after = model.meshes[0], again.meshes[0]
    np.testing.assert_array_equal(after.positions, before.positions)
    np.testing.assert_array_equal(after.indices, before.indices)
    np.testing.assert_allclose(after.normals, before.normals, atol=1e-2)
    np.testing.assert_array_equal(after.uvs[0], before.uvs[0])
    assert again.meshes[1].topology is Topology.POINTS and len(again.meshes[1].positions) == 3
    np.testing.assert_allclose(
        again.placements[0].world_from_mesh, 0.01 * np.diag([1, 1, 1, 100]) @ model.placements[0].world_from_mesh
    )


def test_colours_stay_the_same_to_the_eye(model: Model) -> None:
    again = read_again(glb(model, asset={})).meshes[0]
    share = again.colours[:, :3] / 255.0
    seen = np.where(share <= 0.0031308, share * 12.92, 1.055 * share ** (1 / 2.4) - 0.055) * 255
    assert again.linear_colours
    bright = model.meshes[0].colours[:, :3] > 60  # eight bits of linear light are coarse in the dark
    assert np.abs(seen - model.meshes[0].colours[:, :3])[bright].max() <= 2


def test_materials_come_back_from_a_glb(model: Model) -> None:
    stone, lace = read_again(glb(model, asset={})).materials[:2]
    assert stone.base_colour == pytest.approx((0.5, 0.25, 1.0, 1.0)) and not stone.double_sided
    assert (stone.metallic, stone.roughness) == pytest.approx((0.25, 0.75))
    assert stone.base_colour_texture.transform == pytest.approx((0.0, 2.0, 0.25, -3.0, 0.0, 0.5), abs=1e-9)
    assert stone.base_colour_texture.wrap_s is Wrap.CLAMP
    assert lace.unlit and lace.alpha_mode is AlphaMode.MASK and lace.alpha_cutoff == pytest.approx(0.3)


def test_large_textures_are_reduced_and_what_shows_through_stays(model: Model) -> None:
    red, lace = read_again(glb(model, asset={}, most_pixels=4)).images
    assert red.pixels.shape == (2, 4, 4) and abs(int(red.pixels[0, 0, 0]) - 200) < 4
    assert lace.pixels[..., 3].min() < 250


def test_levels_become_one_mesh_without_cracks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plan, "GROUP_TRIANGLES", 300)
    monkeypatch.setattr(build, "SMALLEST_TOP", 100)
    mesh = waves(40)
    levelled = replace(mesh, levels=build_levels(mesh, lambda _: None))
    whole, coarse = flattened(levelled, mesh.triangles), flattened(levelled, 1000)
    assert whole.triangles == mesh.triangles and 200 < coarse.triangles <= 1000
    for found in (whole, coarse):
        places, number = np.unique(found.positions, axis=0, return_inverse=True)
        corner = number.reshape(-1)[found.indices]
        edges = np.stack([corner, np.roll(corner, -1, axis=1)], -1).reshape(-1, 2)
        _, count = np.unique(np.sort(edges, axis=1), axis=0, return_counts=True)
        ends = np.unique(np.sort(edges, axis=1), axis=0)[count == 1]
        rim = (places[ends][..., [0, 2]] < 1e-4) | (places[ends][..., [0, 2]] > 1 - 1e-4)
        assert rim.any(axis=-1).all()  # the only open edges are those of the sheet
        assert len(found.uvs[0]) == len(found.positions) == len(found.colours)


class Page(HTMLParser):
    """Scripts by id with their text, and every address anywhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.scripts: dict[str, str] = {}
        self.addresses: list[str] = []
        self.policy = self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "action")]
        assert not any(name.startswith("on") for name in given)
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""
        if tag == "script":
            self._inside = given.get("id") or "viewer"
            assert self._inside not in self.scripts
            self.scripts[self._inside] = ""

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts[self._inside] += data


def artifact() -> Artifact:
    texts = LangText({"en": TRAP, "ar": "مزهرية"})
    note = Annotation(
        "n", "vase", texts, texts, anchor=Anchor((1.0, 2.0, 3.0), (0.0, 1.0, 0.0)), camera=Camera(distance=9.0)
    )
    return Artifact(
        "../vase", texts, (Derivative(Path("vase.glb")),), description=texts, culture=texts,
        details=((texts, texts),), rights=Rights(TRAP, TRAP), annotations=(note,),
    )  # fmt: skip


def made(model: Model) -> Page:
    thing = artifact()
    return Page(page(thing, model, thing.annotations, LangText.of(TRAP), TRAP, b"RIFF").decode())


def test_nothing_said_gets_out_of_its_place_in_a_page(model: Model) -> None:
    found = made(model)
    assert sorted(found.scripts) == [
        "facts",
        "floor.frag",
        "floor.vert",
        "model",
        "surface.frag",
        "surface.vert",
        "viewer",
    ]
    assert all(address.startswith("data:image/webp;base64,") for address in found.addresses)
    digest = base64.b64encode(hashlib.sha256(found.scripts["viewer"].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in found.policy and "default-src 'none'" in found.policy
    told = json.loads(found.scripts["facts"])
    assert told["title"]["en"] == TRAP
    for words in (told["description"]["en"], told["notes"][0]["text"]["en"]):
        assert "<script" not in words and "<img" not in words
    assert told["file"] == "vase.glb"


def test_a_page_holds_its_model_and_puts_notes_where_it_is_in_metres(model: Model) -> None:
    found = made(model)
    told = json.loads(found.scripts["facts"])
    again = read_again(base64.b64decode(found.scripts["model"]))
    assert again.facts.triangles == 32
    assert told["notes"][0]["point"] == pytest.approx([0.01, 0.02, 0.03])
    assert told["notes"][0]["camera"]["distance"] == pytest.approx(0.09)
    assert told["centre"] == pytest.approx([0.015, 0.02, 0.025])
    assert told["languages"] == ["en", "ar"]
    assert ["size", pytest.approx([0.03, 0.04, 0.05])] in told["pairs"]


def test_the_words_of_a_page_are_the_same_in_every_language(model: Model) -> None:
    words = json.loads(made(model).scripts["facts"])["words"]
    assert set(words) == {"en", "zh", "ar"}
    assert len({frozenset(each) for each in words.values()}) == 1
    assert all(word.strip() for each in words.values() for word in each.values())


def test_sounds_are_within_the_page_and_what_has_no_room_is_named(model: Model, tmp_path: Path) -> None:
    for name, size in (("a.mp3", 900), ("b.ogg", 600), ("c.exe", 10)):
        (tmp_path / name).write_bytes(b"s" * size)
    (tmp_path / "a.vtt").write_text("WEBVTT\n")
    told = replace(artifact(), sounds=(
        Sound(
            "a", LangText.of(TRAP), {"en": tmp_path / "a.mp3", "de": tmp_path / "gone.mp3"}, {"en": tmp_path / "a.vtt"}
        ),
        Sound("b", LangText.of("b"), {"en": tmp_path / "b.ogg"}),
        Sound("c", LangText.of("c"), {"en": tmp_path / "c.exe"}),
    ))  # fmt: skip
    found = sounds_in_page(told.sounds, most=1000)
    assert [sorted(each["files"]) for each in found] == [["en"], [], []]
    assert base64.b64decode(found[0]["files"]["en"].partition("data:audio/mpeg;base64,")[2]) == b"s" * 900
    assert found[0]["captions"]["en"].startswith("data:text/vtt;base64,")
    text = page(told, model, (), LangText(), "", b"").decode()
    made_page = Page(text)
    assert "media-src data:" in made_page.policy and "example.org" not in "".join(made_page.addresses)
    assert len(json.loads(made_page.scripts["facts"])["sounds"]) == 3
