"""A page in a browser, where one is installed: it shows the model in the colours of its picture, not the poster."""

import io
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow

from exhibit_viewer.formats.page.page import page
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.geometry import Facts, Mesh, Model, Placement
from exhibit_viewer.model.material import Image, Material, Texture
from exhibit_viewer.model.text import LangText

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium")


def painted_square() -> Model:
    """A square metre of red, half a metre up, which faces the home view."""
    places = np.array([[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]], np.float32)
    faces = np.array([[0, 1, 2], [0, 2, 3]], np.uint32)
    front = np.tile(np.array([[0.0, 0.0, 1.0]], np.float32), (4, 1))
    square = Mesh("square", places, faces, normals=front, uvs=(places[:, :2].copy(),))
    red = np.zeros((64, 64, 4), np.uint8)
    red[..., 0], red[..., 3] = 220, 255
    paint = Material("paint", base_colour_texture=Texture(0), unlit=True)
    bounds = np.array([[0.0, 0, 0], [1, 1, 0.01]])
    return Model(
        (square,), (Placement(0, np.eye(4)),), (paint,), (Image("red", red, 64, 64),), bounds,
        Facts(metres_per_unit=1.0, units="m", triangles=2),
    )  # fmt: skip


def test_a_browser_shows_the_model_in_the_colours_of_its_picture(tmp_path: Path) -> None:
    poster = io.BytesIO()
    Pillow.new("RGB", (64, 64), (0, 0, 220)).save(poster, "PNG")
    thing = Artifact("square", LangText.of("Square"), ())
    written, shown = tmp_path / "square.html", tmp_path / "shown.png"
    written.write_bytes(page(thing, painted_square(), (), LangText(), "", poster.getvalue()))
    said = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", f"--user-data-dir={tmp_path / 'own'}", "--window-size=900,600",
            "--virtual-time-budget=8000", f"--screenshot={shown}", written.as_uri(),
        ],
        capture_output=True, timeout=60, check=True, text=True, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert "Uncaught" not in said.stderr and "Refused" not in said.stderr
    with Pillow.open(shown) as picture:
        seen = np.asarray(picture.convert("RGB")).astype(int)
    red, green, blue = np.moveaxis(seen, 2, 0)
    assert ((red > 150) & (green < 60) & (blue < 60)).mean() > 0.05
    assert not ((blue > 150) & (red < 60)).any()
