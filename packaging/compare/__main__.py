"""`python packaging/compare --three node_modules/three --corpus FOLDER --out FOLDER [--only NAME ...]`

Draws probes and scans with this renderer and with three.js under the same environment, key light, camera, background
and tone curve (Khronos Neutral), neither with shadows nor with ambient occlusion of its own, and what has no colour in
the same plaster; writes them side by side and prints the CIEDE2000 difference over the pixels of the object: median
and 95th percentile. three.js comes from npm (`npm install three`), Chromium from the system; both are only looked at,
never shipped.
"""

import argparse
import math
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from compare.colour import difference, encoded, linear
from compare.probes import write_probes
from compare.reference import Desk, draw_reference
from exhibit_viewer.headless.reading import reader_for
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.camera import Camera
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.geometry import Model
from exhibit_viewer.model.material import STONE
from exhibit_viewer.model.pose import Poser
from exhibit_viewer.model.rig import Moment
from exhibit_viewer.model.scene import Background, Floor, Mode, Scene
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.render.bare import as_plaster
from exhibit_viewer.render.environment import panorama
from exhibit_viewer.render.lighting import KEY_COLOUR, key_direction
from exhibit_viewer.render.offscreen import render_still

SIDE = 480
FINER = 2
"""The reference is drawn so many times larger and reduced, for smooth edges."""
GREY = (0.34, 0.35, 0.36)
KHRONOS = "models/khronos"
FILES = {
    "alpha-modes": f"{KHRONOS}/AlphaBlendModeTest/glTF-Binary/AlphaBlendModeTest.glb",
    "anisotropy-strength": f"{KHRONOS}/AnisotropyStrengthTest/glTF-Binary/AnisotropyStrengthTest.glb",
    "barn-lamp": f"{KHRONOS}/AnisotropyBarnLamp/glTF-KTX2-Basisu/AnisotropyBarnLamp.gltf",
    "vertex-colours": f"{KHRONOS}/VertexColorTest/glTF-Binary/VertexColorTest.glb",
    "glass-vase": f"{KHRONOS}/GlassVaseFlowers/glTF-Binary/GlassVaseFlowers.glb",
    "negative-scale": f"{KHRONOS}/NegativeScaleTest/glTF-Binary/NegativeScaleTest.glb",
    "orientation": f"{KHRONOS}/OrientationTest/glTF-Binary/OrientationTest.glb",
    "texture-coordinates": f"{KHRONOS}/TextureCoordinateTest/glTF-Binary/TextureCoordinateTest.glb",
    "texture-settings": f"{KHRONOS}/TextureSettingsTest/glTF-Binary/TextureSettingsTest.glb",
    "morph-cube": f"{KHRONOS}/AnimatedMorphCube/glTF-Quantized/AnimatedMorphCube.gltf",
    "unlit": f"{KHRONOS}/UnlitTest/glTF-Binary/UnlitTest.glb",
    "scan-venus": "models/smk-venus-de-milo/venus.glb",
    "scan-cat": "models/egyptian-cat-statue/cat.glb",
    "scan-cranium": "models/si-pilot-whale-cranium/whale_cranium.glb",
    "scan-turtle": "scenes/si-sea-turtle/sea_turtle-150k-2048-medium.glb",
    "scan-yurt": "scenes/pure3d-yurt/yurt.glb",
}
SHARES = (0.3, 0.7)
FRONTAL = ("barn-lamp", "glass-vase", "scan")
Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Shown:
    """One probe, ready to be drawn."""

    name: str
    address: str
    model: Model
    camera: Camera
    scene: Scene
    moment: Moment | None = None


def _scene(camera: Camera, *, transparent: bool = False) -> Scene:
    return Scene(
        shadows=False,
        ambient_occlusion=False,
        floor=Floor.NONE,
        environment_turn=camera.yaw,
        background=Background(GREY, GREY, transparent=transparent),
    )


def _shown(reader: Reader, name: str, path: Path, address: str) -> list[Shown]:
    """The probe; where it moves, at two moments of every clip."""
    model = reader.open(path, Ticket())
    turned = name.startswith(FRONTAL)
    start = Camera(yaw=0.5 if turned else 0.12, pitch=0.2 if turned else 0.06)
    camera = start.framing(model.bounds, 1.0)
    if model.rig is None:
        return [Shown(name, address, model, camera, _scene(camera))]
    poser = Poser(model)
    return [
        Shown(
            f"{name}-{clip}-{share:.0%}"[:-1],
            address,
            replace(poser.at(moment), rig=None),
            camera,
            _scene(camera),
            moment,
        )
        for clip, told in enumerate(model.rig.clips)
        for share in SHARES
        for moment in [Moment(clip, share * told.seconds)]
    ]


def _job(shown: Shown) -> dict[str, Any]:
    camera, radius = shown.camera, shown.model.radius
    side = SIDE * FINER
    return {
        "name": shown.name,
        "model": shown.address,
        "width": side,
        "height": side,
        "view": camera.view_from_world().reshape(-1).tolist(),
        "projection": camera.clip_from_view(1.0, camera.distance * 0.01, camera.distance + 4 * radius)
        .reshape(-1)
        .tolist(),
        "key": None if shown.model.lamps else _key(shown.scene, camera),
        "background": list(GREY),
        "plaster": None if as_plaster(shown.model) == shown.model.materials else list(STONE.base_colour[:3]),
        "moment": None if shown.moment is None else [shown.moment.clip, shown.moment.seconds],
    }


def _key(scene: Scene, camera: Camera) -> dict[str, Any]:
    return {
        "direction": key_direction(scene.light, camera).tolist(),
        "radiance": (KEY_COLOUR * scene.light.intensity).tolist(),
    }


def _environment(name: str, width: int = 1024) -> bytes:
    """The panorama enlarged, as three.js takes one: bottom row first, a quarter turn on."""
    image = panorama(name)
    height = width // 2
    v = np.clip((np.arange(height) + 0.5) / height * image.shape[0] - 0.5, 0, image.shape[0] - 1)
    u = (np.arange(width) + 0.5) / width * image.shape[1] - 0.5
    top, left = np.floor(v).astype(int), np.floor(u).astype(int)
    down, right = (v - top)[:, None, None], (u - left)[None, :, None]
    below, beside = np.minimum(top + 1, image.shape[0] - 1), (left + 1) % image.shape[1]
    left %= image.shape[1]
    upper = image[top][:, left] * (1 - right) + image[top][:, beside] * right
    lower = image[below][:, left] * (1 - right) + image[below][:, beside] * right
    large = np.roll((upper * (1 - down) + lower * down)[::-1], width // 4, axis=1)
    return np.concatenate([large, np.ones((height, width, 1))], -1).astype(np.float32).tobytes()


def _ours(shown: Shown) -> tuple[Pixels, NDArray[np.bool_]]:
    """(the picture, where the object surely is)."""
    picture = render_still(shown.model, shown.scene, shown.camera, SIDE, SIDE, samples=64)[..., :3]
    bare = replace(_scene(shown.camera, transparent=True), mode=Mode.UNLIT)
    alpha = render_still(shown.model, bare, shown.camera, SIDE, SIDE, samples=16)[..., 3]
    return picture, alpha == 255


def _reduced(path: Path) -> Pixels:
    light = linear(np.asarray(Image.open(path).convert("RGB")))
    return encoded(light.reshape(SIDE, FINER, SIDE, FINER, 3).mean(axis=(1, 3)))


def _strip(ours: Pixels, theirs: Pixels, delta: NDArray[np.float64], words: str) -> Image.Image:
    heat = np.clip(delta / 12.0, 0, 1)[..., None] * [255, 160, 40]
    strip = Image.fromarray(np.concatenate([ours, theirs, heat.astype(np.uint8)], axis=1))
    ImageDraw.Draw(strip).text((6, 4), words, fill=(255, 255, 255), stroke_width=2, stroke_fill=(0, 0, 0))
    return strip


def _report(shown: list[Shown], out: Path, failures: dict[str, str]) -> None:
    strips = []
    for item in shown:
        if item.name in failures or not (out / f"{item.name}.png").exists():
            print(f"{item.name:22} reference failed: {failures.get(item.name, '')[:200]}")
            continue
        ours, mask = _ours(item)
        Image.fromarray(ours).save(out / f"{item.name}-ours.png")
        theirs = _reduced(out / f"{item.name}.png")
        delta = difference(ours, theirs)
        median, high = np.percentile(delta[mask], [50, 95])
        words = f"{item.name}  ours | three.js | difference   median {median:.2f}  95 % {high:.2f}"
        print(f"{item.name:22} median {median:6.2f}   95 % {high:6.2f}", flush=True)
        strips.append(_strip(ours, theirs, delta, words))
        strips[-1].save(out / f"{item.name}-strip.png")
    columns = 2
    rows = math.ceil(len(strips) / columns)
    sheet = Image.new("RGB", (3 * SIDE * columns, SIDE * rows))
    for index, strip in enumerate(strips):
        sheet.paste(strip, (index % columns * 3 * SIDE, index // columns * SIDE))
    sheet.save(out / "sheet.png")


def main() -> None:
    """See above."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--three", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*")
    wanted = parser.parse_args()
    probes = write_probes(wanted.out / "probes")
    places = {name: (path, f"/probes/{path.name}") for name, path in probes.items()}
    places |= {name: (wanted.corpus / path, f"/corpus/{path}") for name, path in FILES.items()}
    shown = []
    with reader_for(wanted.out / "base") as reader:
        for name, (path, address) in places.items():
            if not wanted.only or name in wanted.only:
                try:
                    shown.extend(_shown(reader, name, path, address))
                except Fault as fault:
                    print(f"{name}: {fault.code}")
    plan = {"width": 1024, "height": 512, "jobs": [_job(item) for item in shown]}
    folders = {"three": wanted.three, "corpus": wanted.corpus, "probes": wanted.out / "probes"}
    failures = draw_reference(Desk(plan, _environment("studio"), folders, wanted.out), 120 + 30 * len(shown))
    _report(shown, wanted.out, failures)


if __name__ == "__main__":
    main()
