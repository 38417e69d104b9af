"""Drafts: what has large JPEGs is shown with small ones while it is read in full."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
from gltf_files import Builder
from PIL import Image

from exhibit_viewer.ingest import draft
from exhibit_viewer.ingest.budget import Budget
from exhibit_viewer.ingest.source import MemorySource
from exhibit_viewer.ingest.textures import colours_at
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.material import Image as Pixels
from exhibit_viewer.model.material import Texture, Wrap
from exhibit_viewer.model.ticket import Ticket


def photograph(width: int, height: int, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 120, 40)).save(out, kind)
    return out.getvalue()


def test_a_large_photograph_is_shown_small_and_then_whole(tmp_path: Path) -> None:
    path, packs = tmp_path / "wall.jpg", tmp_path / "packs"
    path.write_bytes(photograph(6000, 4200))
    os.utime(path, (1_700_000_000, 1_700_000_000))
    reader = Reader(packs)
    try:
        first = reader.open_first(path, Ticket())
        assert first.rough and first.picture and first.images[0].pixels.shape[:2] == (525, 750)
        assert (first.images[0].source_width, first.images[0].source_height) == (6000, 4200)
        assert not first.notices and not list(packs.glob("*.pack")), "nothing is kept of a draft"
        whole = reader.open_levelled(path, Ticket())
        assert not whole.rough and whole.images[0].pixels.shape[:2] == (4200, 6000)
        assert np.array_equal(first.bounds, whole.bounds)
        assert not reader.open_first(path, Ticket()).rough
    finally:
        reader.close()


@pytest.mark.parametrize(("kind", "drafted"), [("JPEG", True), ("PNG", False)])
def test_a_draft_is_made_of_what_gives_one_quickly(kind: str, drafted: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draft, "WORTH_A_DRAFT", 320 * 160)
    monkeypatch.setattr(draft, "DRAFTS", Budget(draft_pixels=320 * 160))
    large, small = photograph(320, 160, kind), photograph(64, 64, "JPEG")
    builder = Builder()
    builder.tree["materials"].append({"pbrMetallicRoughness": {"baseColorTexture": {"index": builder.image(large)}}})
    builder.primitive(material=0)
    for name, data in (("a.jpg", large), ("a.glb", builder.glb())):
        found = draft.draft_of(MemorySource(name, data), Ticket())
        assert (found is not None) == drafted
        assert found is None or (found.rough and found.images[0].pixels.shape[:2] == (20, 40))
    assert draft.draft_of(MemorySource("a.jpg", small), Ticket()) is None


def test_colours_are_found_as_a_texture_wraps() -> None:
    pixels = np.zeros((2, 4, 4), np.uint8)
    pixels[..., 0], pixels[..., 1] = np.arange(4) * 10, np.arange(2)[:, None]
    image, places = Pixels("", pixels, 4, 2), np.array([[0.1, 0.1], [1.1, 0.6], [-0.1, 2.1], [np.nan, 9.9]])

    def red_and_green(wrap: Wrap) -> list[list[int]]:
        return colours_at(image, Texture(0, wrap_s=wrap, wrap_t=wrap), places)[:, :2].tolist()

    assert red_and_green(Wrap.REPEAT) == [[0, 0], [0, 1], [30, 0], [0, 0]]
    assert red_and_green(Wrap.CLAMP) == [[0, 0], [30, 1], [0, 1], [0, 0]]
    assert red_and_green(Wrap.MIRROR) == [[0, 0], [30, 1], [0, 0], [0, 0]]
