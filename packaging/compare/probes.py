"""Probes made on the spot, for what no file at hand shows: base materials in rows, each extension without and with."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from compare.glb import Glb, Json

Make = Callable[[], Glb]


def _material(
    colour: tuple[float, ...] = (0.8, 0.8, 0.8), metal: float = 0.0, rough: float = 0.4, **extensions: Json
) -> Json:
    rgba = [*colour, 1.0] if len(colour) == 3 else list(colour)
    entry: Json = {"pbrMetallicRoughness": {"baseColorFactor": rgba, "metallicFactor": metal, "roughnessFactor": rough}}
    if extensions:
        entry["extensions"] = {f"KHR_materials_{name}": value for name, value in extensions.items()}
    return entry


def _row(materials: list[Json], behind: bool = False) -> Glb:
    glb = Glb()
    for index, material in enumerate(materials):
        glb.add("ball", material, (2.4 * (index - (len(materials) - 1) / 2), 0.0, 0.0))
    if behind:
        _bars(glb, len(materials))
    return glb


def _bars(glb: Glb, balls: int) -> None:
    """A card of coloured bars behind the balls, to be seen through them."""
    x = np.arange(256)[None, :] // 16
    bars = np.array([[200, 60, 40], [235, 230, 215], [40, 90, 160], [30, 30, 30]], np.uint8)[x % 4]
    glb.add(
        "card",
        {
            "pbrMetallicRoughness": {
                "baseColorTexture": glb.image(np.repeat(bars, 256, axis=0)),
                "metallicFactor": 0.0,
                "roughnessFactor": 0.9,
            }
        },
        (0.0, 0.0, -2.0),
        1.4 * balls,
    )


def metal_rough() -> Glb:
    """Metalness from bottom to top, roughness from left to right."""
    glb = Glb()
    for row, metal in enumerate(np.linspace(0, 1, 4)):
        for column, rough in enumerate(np.linspace(0, 1, 6)):
            material = _material((0.86, 0.62, 0.32), float(metal), float(rough))
            glb.add("ball", material, (2.3 * column, 2.3 * row, 0.0))
    return glb


def _bumps(side: int = 128) -> np.ndarray:
    y, x = np.mgrid[0:side, 0:side] / side * 2 * np.pi * 4
    slope = np.stack([0.6 * np.cos(x) * np.cos(y), 0.6 * np.sin(x) * np.sin(y), np.ones_like(x)], -1)
    slope /= np.linalg.norm(slope, axis=-1, keepdims=True)
    return (slope * 127.5 + 127.5).round().astype(np.uint8)


def normal_tangent() -> Glb:
    """The same bumps with tangents and without: the two halves must look alike."""
    glb = Glb()
    bumps = glb.image(_bumps())
    for column, tangents in enumerate((True, False)):
        for row, shape in enumerate(("card", "ball")):
            material = {**_material((0.55, 0.5, 0.45), 0.0, 0.35), "normalTexture": bumps}
            glb.add(shape, material, (2.4 * column, 2.4 * row, 0.0), tangents=tangents)
    return glb


def texture_transform() -> Glb:
    """An arrow, plain and then shifted, turned, scaled, and all three (KHR_texture_transform)."""
    y, x = np.mgrid[0:128, 0:128]
    head = (y < 64) & (np.abs(x - 64) < y * 0.8)
    arrow = np.where((head | ((y >= 64) & (np.abs(x - 64) < 18)))[..., None], [200, 70, 40], [225, 220, 205])
    glb = Glb()
    changes: list[Json] = [
        {},
        {"offset": [0.25, 0.1]},
        {"rotation": 0.6},
        {"scale": [1.5, 0.75]},
        {"offset": [0.3, 0.2], "rotation": -0.8, "scale": [1.3, 2.0]},
    ]
    for column, change in enumerate(changes):
        extensions = {"extensions": {"KHR_texture_transform": change}} if change else {}
        material = _material((1.0, 1.0, 1.0), 0.0, 0.8)
        material["pbrMetallicRoughness"]["baseColorTexture"] = glb.image(arrow.astype(np.uint8), **extensions)
        glb.add("card", material, (2.3 * column, 0.0, 0.0))
    return glb


def emissive() -> Glb:
    """Emission without, with, and with more than one (KHR_materials_emissive_strength)."""
    glow = {"emissiveFactor": [0.9, 0.45, 0.1]}
    plain = _material((0.3, 0.3, 0.3))
    strong = [{**_material((0.3, 0.3, 0.3), emissive_strength={"emissiveStrength": value}), **glow} for value in (2, 6)]
    return _row([plain, {**plain, **glow}, *strong])


def clearcoat() -> Glb:
    """Rough red paint without a coat, with a smooth one, with a rough one; a metal with a smooth one."""
    red = (0.7, 0.05, 0.04)
    smooth, rough = {"clearcoatFactor": 1.0}, {"clearcoatFactor": 0.8, "clearcoatRoughnessFactor": 0.35}
    return _row(
        [
            _material(red, 0.0, 0.6),
            _material(red, 0.0, 0.6, clearcoat=smooth),
            _material(red, 0.0, 0.6, clearcoat=rough),
            _material((0.9, 0.65, 0.3), 1.0, 0.5, clearcoat=smooth),
        ]
    )


def sheen() -> Glb:
    """Velvet: without, with a tight and with a wide sheen, and in a colour of its own."""
    blue = (0.05, 0.08, 0.25)
    colours: list[tuple[list[float], float]] = [([0.6, 0.6, 0.9], 0.3), ([0.6, 0.6, 0.9], 0.8), ([0.9, 0.3, 0.1], 0.5)]
    kinds: list[Json] = [{"sheenColorFactor": colour, "sheenRoughnessFactor": rough} for colour, rough in colours]
    return _row([_material(blue, 0.0, 0.9), *(_material(blue, 0.0, 0.9, sheen=kind) for kind in kinds)])


def transmission() -> Glb:
    """In front of bars: opaque, thin clear glass, thin blue glass, frosted glass."""
    whole = {"transmissionFactor": 1.0}
    return _row(
        [
            _material((0.9, 0.9, 0.9), 0.0, 0.0),
            _material((1.0, 1.0, 1.0), 0.0, 0.0, transmission=whole),
            _material((0.4, 0.6, 0.95), 0.0, 0.0, transmission=whole),
            _material((1.0, 1.0, 1.0), 0.0, 0.25, transmission=whole),
        ],
        behind=True,
    )


def volume() -> Glb:
    """Solid glass in front of bars: refraction alone, with absorption, and of another index."""
    whole = {"transmissionFactor": 1.0}
    amber = {"thicknessFactor": 1.2, "attenuationDistance": 0.8, "attenuationColor": [0.9, 0.5, 0.1]}
    return _row(
        [
            _material((1.0, 1.0, 1.0), 0.0, 0.0, transmission=whole, volume={"thicknessFactor": 1.2}),
            _material((1.0, 1.0, 1.0), 0.0, 0.0, transmission=whole, volume=amber),
            _material((1.0, 1.0, 1.0), 0.0, 0.0, transmission=whole, volume=amber, ior={"ior": 1.15}),
        ],
        behind=True,
    )


def index_of_refraction() -> Glb:
    """Dark plastic of index 1, 1.33, 1.5, 1.8 and 2.4."""
    dark = (0.05, 0.06, 0.08)
    return _row([_material(dark, 0.0, 0.15, ior={"ior": value}) for value in (1.0, 1.33, 1.5, 1.8, 2.4)])


def specular() -> Glb:
    """Plastic as it is, with half a reflection, with none, and with a coloured one."""
    green = (0.1, 0.35, 0.12)
    kinds: list[Json] = [
        {"specularFactor": 0.5},
        {"specularFactor": 0.0},
        {"specularColorFactor": [1.0, 0.4, 0.1]},
        {"specularColorFactor": [2.0, 2.0, 4.0]},
    ]
    return _row([_material(green, 0.0, 0.2), *(_material(green, 0.0, 0.2, specular=kind) for kind in kinds)])


def iridescence() -> Glb:
    """A dark dielectric and a metal, without and with films of two thicknesses."""
    films: list[Json] = [
        {"iridescenceFactor": 1.0, "iridescenceThicknessMaximum": thick, "iridescenceIor": 1.5} for thick in (300, 550)
    ]
    dark, metal = ((0.1, 0.1, 0.1), 0.0, 0.2), ((0.8, 0.8, 0.8), 1.0, 0.2)
    return _row(
        [
            _material(*kind, **extra)
            for kind in (dark, metal)
            for extra in ({}, *({"iridescence": film} for film in films))
        ]
    )


def anisotropy() -> Glb:
    """A brushed metal: not, half, fully, and fully across."""
    kinds: list[Json] = [
        {"anisotropyStrength": 0.5},
        {"anisotropyStrength": 1.0},
        {"anisotropyStrength": 1.0, "anisotropyRotation": 1.5708},
    ]
    steel = ((0.75, 0.75, 0.78), 1.0, 0.3)
    return _row([_material(*steel), *(_material(*steel, anisotropy=kind) for kind in kinds)])


def lamps() -> Glb:
    """Three balls before a wall under a lamp that ends, a spot and a sun of the file's own."""
    glb = Glb()
    glb.add("card", _material((0.7, 0.7, 0.7), 0.0, 0.8), (0.0, 0.0, -1.2), 4.0)
    for column, metal in enumerate((0.0, 0.5, 1.0)):
        glb.add("ball", _material((0.8, 0.5, 0.3), metal, 0.2 + 0.2 * metal), (2.4 * (column - 1), 0.0, 0.0))
    still = (0.0, 0.0, 0.0, 1.0)
    glb.lamp({"type": "point", "color": [1, 0.3, 0.1], "intensity": 6, "range": 6}, (-3.0, 2.0, 1.0), still)
    cone = {"innerConeAngle": 0.15, "outerConeAngle": 0.3}
    glb.lamp({"type": "spot", "color": [0.3, 0.6, 1], "intensity": 20, "spot": cone}, (1.0, 0.5, 4.0), still)
    glb.lamp({"type": "directional", "color": [1, 1, 0.9]}, (0.0, 0.0, 0.0), (-0.4, 0.2, 0.0, 0.894))
    return glb


MADE: dict[str, Make] = {
    "metal-rough": metal_rough,
    "normal-tangent": normal_tangent,
    "texture-transform": texture_transform,
    "emissive-strength": emissive,
    "clearcoat": clearcoat,
    "sheen": sheen,
    "transmission": transmission,
    "volume": volume,
    "ior": index_of_refraction,
    "specular": specular,
    "iridescence": iridescence,
    "anisotropy": anisotropy,
    "lamps": lamps,
}
"""Probes by name."""


def write_probes(folder: Path) -> dict[str, Path]:
    """Every probe as a file in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    return {name: make().write(folder / f"{name}.glb") for name, make in MADE.items()}
