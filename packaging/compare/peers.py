"""`python packaging/compare/peers.py --f3d PYTHON --out FOLDER SCAN...`

Draws scans from the front with this renderer, with F3D (PyPI; PYTHON is an interpreter that has it) and with MeshLab
(from the system, in a window on a display of its own), and puts the pictures side by side on one sheet. F3D with its
ambient occlusion, tone mapping and light from all around; MeshLab, which reads no GLB, gets a PLY with its texture.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import trimesh
from PIL import Image, ImageChops, ImageDraw

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "src"))

from exhibit_viewer.formats.folder import open_path
from exhibit_viewer.headless.reading import reader_for
from exhibit_viewer.headless.still import picture_of
from exhibit_viewer.ingest.compose import model_of
from exhibit_viewer.model.camera import StandardView
from exhibit_viewer.model.scene import Scene
from exhibit_viewer.model.ticket import Ticket

SIDE = 480
SCREEN = (1280, 800)
MESHLABS_PICTURE = (0, 130, 434, 564)
"""Where it is in the window that MeshLab opens where there is no window manager."""
F3D = """
import sys, f3d
f3d.Engine.autoload_plugins()
engine = f3d.Engine.create(True)
engine.window.size = (480, 480)
for option in ("render.effect.ambient_occlusion", "render.effect.tone_mapping", "render.hdri.ambient"):
    engine.options[option] = True
engine.scene.add(sys.argv[1])
engine.window.camera.reset_to_bounds()
engine.window.render_to_image().save(sys.argv[2])
"""
LONGEST_SECONDS, STILL_SECONDS = 120, 3


def ours(scan: Path, out: Path) -> None:
    """This renderer's picture, as `render` makes it."""
    with reader_for(None) as reader:
        model = model_of(open_path(scan).artifacts[0], lambda part: reader.open(part, Ticket()))
    picture_of(model, Scene(), StandardView.FRONT, (SIDE, SIDE)).save(out)


def f3ds(python: Path) -> Callable[[Path, Path], None]:
    """F3D's."""

    def draw(scan: Path, out: Path) -> None:
        subprocess.run([python, "-c", F3D, scan, out], check=True, timeout=LONGEST_SECONDS)

    return draw


def meshlabs(scan: Path, out: Path) -> None:
    """MeshLab's window once it stands still, without its frame."""
    with tempfile.TemporaryDirectory() as folder, _display() as display:
        plain = Path(folder) / "scan.ply"
        _as_ply(scan, plain)
        surroundings = {**os.environ, "DISPLAY": display, "HOME": folder, "QT_QPA_PLATFORM": "xcb"}
        with subprocess.Popen(["meshlab", plain], env=surroundings, stderr=subprocess.DEVNULL) as program:
            try:
                _settled(display, out)
            finally:
                program.kill()


def _as_ply(scan: Path, out: Path) -> None:
    """The scan as MeshLab writes PLY itself: texture coordinates at the corners of each face, the picture beside it."""
    mesh = trimesh.load_scene(scan).to_geometry()
    textured = getattr(getattr(mesh.visual, "material", None), "baseColorTexture", None) is not None
    uv = mesh.visual.uv if textured else None
    row = [("three", "u1"), ("corners", "<i4", 3), *([("six", "u1"), ("uv", "<f4", (3, 2))] if uv is not None else [])]
    faces = np.zeros(len(mesh.faces), row)
    faces["three"], faces["corners"] = 3, mesh.faces
    head = ["ply", "format binary_little_endian 1.0"]
    if uv is not None:
        mesh.visual.material.baseColorTexture.convert("RGB").save(out.with_suffix(".png"))
        faces["six"], faces["uv"] = 6, uv[mesh.faces]
        head.append(f"comment TextureFile {out.stem}.png")
    head += [f"element vertex {len(mesh.vertices)}", *(f"property float {axis}" for axis in "xyz")]
    head += [f"element face {len(faces)}", "property list uchar int vertex_indices"]
    head += ["property list uchar float texcoord"] if uv is not None else []
    words = "\n".join([*head, "end_header\n"]).encode("ascii")
    out.write_bytes(words + mesh.vertices.astype("<f4").tobytes() + faces.tobytes())


@contextmanager
def _display() -> Iterator[str]:
    name = f":{900 + os.getpid() % 90}"
    screen = "{}x{}x24".format(*SCREEN)
    with subprocess.Popen(["Xvfb", name, "-screen", "0", screen, "-nolisten", "tcp"]) as server:
        try:
            time.sleep(1)
            yield name
        finally:
            server.terminate()


def _settled(display: str, out: Path) -> None:
    """MeshLab's picture once it is not empty and has not changed for a while."""
    until, before, since = time.monotonic() + LONGEST_SECONDS, Image.new("RGB", (1, 1)), time.monotonic()
    while time.monotonic() < until:
        time.sleep(0.5)
        subprocess.run(["import", "-display", display, "-window", "root", out], check=True)
        now = Image.open(out).convert("RGB")
        changed = now.size != before.size or ImageChops.difference(now, before).getbbox() is not None
        if changed or len(now.getcolors(1 << 24) or ()) < SIDE:
            before, since = now, time.monotonic()
        elif time.monotonic() - since > STILL_SECONDS:
            break
    Image.open(out).crop(MESHLABS_PICTURE).resize((SIDE, SIDE)).save(out)


def main() -> None:
    """Draw and put together."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("scans", type=Path, nargs="+", metavar="SCAN")
    parser.add_argument("--f3d", type=Path, required=True, metavar="PYTHON")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    drawers = {"Exhibit Viewer": ours, "F3D": f3ds(given.f3d), "MeshLab": meshlabs}
    sheet = Image.new("RGB", (SIDE * len(drawers), SIDE * len(given.scans)), "grey")
    for row, scan in enumerate(given.scans):
        for column, (name, draw) in enumerate(drawers.items()):
            out = given.out / f"{scan.stem}-{name.replace(' ', '-').lower()}.png"
            try:
                draw(scan.resolve(), out.resolve())
            except subprocess.SubprocessError:
                Image.new("RGB", (SIDE, SIDE)).save(out)  # it does not open it
            sheet.paste(Image.open(out).convert("RGB"), (column * SIDE, row * SIDE))
            ImageDraw.Draw(sheet).text((column * SIDE + 8, row * SIDE + 8), f"{name}: {scan.stem}", fill="white")
    sheet.save(given.out / "peers.png")


if __name__ == "__main__":
    main()
