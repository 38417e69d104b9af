"""The whole program where graphics are missing, too old, short of memory, or come and go.

python run.py --test -m slow tests/reliability/test_graphics.py
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from gltf_files import Builder
from reader_seeds import encoded

CHILD = Path(__file__).with_name("graphics_child.py")
SOURCE = CHILD.parents[2] / "src"
SIDE = 4096

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Mesa's and Linux's ways"),
    pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="no display"),
]


def told(case: str, tmp_path: Path, **environment: str) -> dict[str, Any]:
    """What the program says in that case about an exhibition of a triangle and a red square of many texels."""
    folder = tmp_path / "exhibition"
    folder.mkdir()
    (folder / "a triangle.obj").write_text("v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")
    corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0]], np.float32)
    made = Builder()
    square = made.primitive(corners, indices=made.accessor(np.array([0, 1, 2, 0, 2, 3], np.uint16)))
    shown = corners[:, :2] / 16  # as much of the image as takes all of its texels to look sharp
    square["attributes"]["TEXCOORD_0"] = made.accessor(shown)
    image = made.image(encoded(np.full((SIDE, SIDE, 3), (200, 10, 10), np.uint8), "PNG"))
    made.tree["materials"].append({"pbrMetallicRoughness": {"baseColorTexture": {"index": image}}})
    square["material"] = 0
    (folder / "b square.glb").write_bytes(made.glb())
    command = [sys.executable, str(CHILD), case, str(tmp_path / "base"), str(folder)]
    ran = subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": str(SOURCE), **environment},
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return dict(json.loads(ran.stdout.splitlines()[-1]))


def test_without_graphics_there_are_words_and_small_pictures(tmp_path: Path) -> None:
    found = told("none", tmp_path, QT_XCB_GL_INTEGRATION="none")
    assert "no 3D graphics" in found["said"] and "A triangle" in found["said"]
    assert not found["shown"]


def test_graphics_of_2006_are_named(tmp_path: Path) -> None:
    found = told("old", tmp_path, MESA_GL_VERSION_OVERRIDE="2.1", MESA_GLSL_VERSION_OVERRIDE="120")
    assert "2.1" in found["said"] and "3.3" in found["said"]


def test_graphics_short_of_memory_show_less_detail_and_say_so(tmp_path: Path) -> None:
    found = told("memory", tmp_path)
    assert "b square.glb" in found["said"] and "less detail" in found["said"]
    assert found["red"] > 0.1


def test_a_picture_on_another_context_is_the_same(tmp_path: Path) -> None:
    found = told("lost", tmp_path)
    assert found["apart"] <= 2 and not found["plain"]
