"""One bay of a rib vault in three states that share a frame of reference: as it stood, after a fire, and mended.

In each state the same stones are laid by the same hands (the same seed); a state says which of them are gone or new,
how much paint is left, and what smoke, rain and spalling did to the rest.
"""

from dataclasses import dataclass

import numpy as np

from sample.fields import F32, step
from sample.masonry import Mason
from sample.sky import seen
from sample.surface import Maps, Part
from sample.vault_frame import ARCH_X, ARCH_Z, HALF_X, HALF_Z, RIB, lay_rib, lay_webs, rib_section
from sample.vault_materials import maps
from sample.vault_piers import lay_boss, lay_floor, lay_pier, lay_rubble

HOLE = (0.72, 1.0)  # plan of the gap's middle, x and z
FIRE = (0.35, 0.35)


@dataclass(frozen=True, slots=True)
class State:
    """What sets one state apart. loss: "" nothing gone, "lost" gone, "new" replaced; the others run from 0 to 1."""

    loss: str
    paint: float
    soot: float
    spalls: float


BEFORE, DAMAGED, RESTORED = State("", 0.72, 0.0, 0.0), State("lost", 0.40, 1.0, 1.0), State("new", 0.42, 0.16, 0.25)


def _ragged(points: F32) -> F32:
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    waves = np.sin(3.1 * x + 1.7 * z + 0.6) + 0.7 * np.sin(5.3 * z - 2.9 * x + 2.0 * y)
    waves = waves + 0.4 * np.sin(9.1 * x + 7.7 * y)
    return np.asarray(0.10 * waves, np.float32)


def _gap(points: F32) -> F32:
    """Below 1 where the web fell: two cells over the fire, torn along their courses."""
    x, z = points[..., 0] - HOLE[0], points[..., 2] - HOLE[1]
    far = np.hypot(x / 1.62, z / 1.12)
    return np.asarray(far + _ragged(points) + 0.9 * step(5.6, 5.1, points[..., 1]), np.float32)


def _rib_gap(points: F32) -> F32:
    """Below 1 on the length of diagonal rib that fell with it, short of the boss."""
    x, z = points[..., 0], points[..., 2]
    along = (x * HALF_X + z * HALF_Z) / np.hypot(HALF_X, HALF_Z)
    aside = np.abs(x * HALF_Z - z * HALF_X) / np.hypot(HALF_X, HALF_Z)
    return np.asarray(np.abs(along - 1.28) / 0.80 + aside * 4, np.float32)


def _spall(points: F32) -> F32:
    """Metres of face that the heat threw off at points of the piers: patches, deepest on the side of the fire."""
    x, y, z = points[..., 0], points[..., 1], points[..., 2]
    waves = np.sin(7.3 * x + 3 * y) + np.sin(6.1 * y - 5.7 * z + 1) + 0.7 * np.sin(13 * y + 11 * x - 9 * z)
    near = np.exp(-(((x - HALF_X) / 1.6) ** 2) - ((z - HALF_Z) / 1.6) ** 2) + 0.25
    patch = step(0.95, 1.45, waves + 0.9 * near - 0.35 * np.abs(y - 1.6))
    grain = 0.75 + 0.25 * np.sin(47 * x + 31 * y) * np.sin(53 * z - 37 * y)
    return np.asarray(0.055 * patch * np.clip(near, 0, 1) * grain, np.float32)


def _laid(state: State) -> Mason:
    mason = Mason(7)

    def web(point: F32) -> str:
        return state.loss or "old" if float(_gap(point)) < 1 else "old"

    def rib(point: F32) -> str:
        return state.loss or "old" if float(_rib_gap(point)) < 1 else "old"

    def pier(point: F32) -> str:
        renewed = state.loss == "new" and point[0] > 2 and point[2] > 1.6 and 1.52 < point[1] < 2.3
        if state.loss and point[0] > 2 and point[2] > 1.6 and point[1] > 6.95:
            return state.loss
        return "new" if renewed else "old"

    def paving(point: F32) -> str:
        hit = np.hypot(point[0] - HOLE[0], point[2] - HOLE[1]) < 0.62
        return "new" if state.loss == "new" and hit else "old"

    def beside_gap(point: F32) -> bool:
        return state.loss == "lost" and float(_gap(point)) < 1.35

    def always(_: F32) -> str:
        return "old"

    def spall(points: F32) -> F32:
        kept = np.where((state.loss == "new") & (points[..., 1] > 1.505) & (points[..., 1] < 2.305), 0, 1)
        return np.asarray(_spall(points) * state.spalls * kept, np.float32)

    diagonal, arch = rib_section(0.13, 0.26), rib_section(0.20, 0.30)
    plan = float(np.hypot(HALF_X, HALF_Z))
    for x in (-1, 1):
        for z in (-1, 1):
            lay_pier(mason, (x * HALF_X, z * HALF_Z), spall, pier, (x, z))
            corner = np.array([x * HALF_X / plan, z * HALF_Z / plan])
            lay_rib(mason, RIB, (np.zeros(2), corner), diagonal, rib, 0.42)
            lay_rib(mason, ARCH_X, (np.array([0.0, z * HALF_Z]), np.array([float(x), 0.0])), arch, always)
            lay_rib(mason, ARCH_Z, (np.array([x * HALF_X, 0.0]), np.array([0.0, float(z)])), arch, always)
    lay_boss(mason)
    lay_floor(mason, paving)
    lay_webs(mason, web, beside_gap)
    if state.loss == "lost":
        lay_rubble(mason, (HOLE[0] * 0.9, HOLE[1] * 0.85), 150)
    return mason


def _weathered(part: Part, state: State) -> F32:
    """The tints (n, 3) after sky, smoke and weather."""
    assert part.colours is not None
    x, y, z = part.positions.T
    sky = seen(part, 0.05, 80)
    least = 0.42 + 0.50 * step(0.2, -0.3, part.normals[:, 1])
    tint = part.colours * (least + (1 - least) * np.clip(sky * 1.25, 0, 1) ** 0.8)[:, None]
    cloud = np.sin(1.9 * x + 0.7) * np.sin(2.3 * z - 0.4) + 0.5 * np.sin(4.7 * x - 3.1 * z + 2 * y)
    within = step(0.25, -0.05, part.normals[:, 1]) * (np.abs(x) < HALF_X + 0.12) * (np.abs(z) < HALF_Z + 0.12)
    plume = np.exp(-(((x - FIRE[0]) / 2.2) ** 2) - ((z - FIRE[1]) / 2.0) ** 2)
    smoke = step(3.0, 6.4, y + 0.5 * cloud) * (0.35 + 0.65 * plume) + 0.25 * step(0.7, 1.0, plume)
    outside = np.maximum(np.abs(x) - HALF_X, np.abs(z) - HALF_Z) > 0.12
    licks = outside * step(4.4, 6.2, y + 0.6 * cloud) * step(-1.2, 0.6, x + z) * 0.9
    torn = step(0.75, 0.0, np.abs(_gap(part.positions) - 1.05)) * (part.normals[:, 1] > 0.2) * (y > 5) * 0.6
    soot = np.clip(state.soot * np.maximum.reduce([within * smoke, licks, torn]) * (0.85 + 0.2 * cloud), 0, 0.93)
    beside = np.exp(-(((x - 2.2) / 1.4) ** 2) - ((z - 1.8) / 1.4) ** 2)
    heat = state.soot * step(4.2, 1.4, y) * step(0.16, 0.5, y) * beside
    tint = tint * (1 - np.clip(heat, 0, 1)[:, None] * np.array([0.02, 0.20, 0.26], np.float32))
    black = np.array([0.055, 0.050, 0.047], np.float32)
    tint = tint + (black * (0.4 + 0.6 * part.colours.mean(axis=1, keepdims=True)) - tint) * soot[:, None]
    above = step(0.3, 0.7, part.normals[:, 1]) * step(3.7, 4.7, y)
    aged = step(0.93, 0.80, part.colours[:, 0])
    lichen = above * np.clip(0.5 + 0.35 * cloud, 0, 1) * 0.38 * aged
    tint = tint * (1 - lichen[:, None] * np.array([0.40, 0.34, 0.46], np.float32))
    foot = step(0.55, 0.16, y) * 0.22
    return np.asarray(tint * (1 - foot[:, None]), np.float32)


def _made(state: State) -> tuple[list[Part], Maps]:
    part = _laid(state).gathered()
    colours = _weathered(part, state)
    return [Part(part.positions, part.normals, part.uvs, part.triangles, colours)], maps(state.paint)


def before() -> tuple[list[Part], Maps]:
    """Triangles and textures of the bay as it stood."""
    return _made(BEFORE)


def damaged() -> tuple[list[Part], Maps]:
    """Triangles and textures of the bay after the fire."""
    return _made(DAMAGED)


def restored() -> tuple[list[Part], Maps]:
    """Triangles and textures of the bay mended."""
    return _made(RESTORED)
