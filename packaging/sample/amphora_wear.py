"""How the amphora broke: sherds and the joins between them, chips at the edges, one gap filled by a restorer."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sample.fields import F32, noise, step


@dataclass(frozen=True, slots=True, eq=False)
class Breakage:
    """Each (h, w). crack, frayed (slip lost beside a join), fill and chip run from 0 to 1; chip_depth in metres."""

    crack: F32
    frayed: F32
    fill: F32
    chip: F32
    chip_depth: F32


def _sherds(profile: F32, width: int, seed: int) -> tuple[NDArray[np.int64], F32]:
    """Which sherd each pixel belongs to, and how far it lies from the nearest join, metres."""
    height = len(profile)
    random = np.random.default_rng(seed)
    turn = 2 * np.pi * (np.arange(width, dtype=np.float32) + 0.5) / width
    radius = profile[:, 0][:, None]
    along = np.linspace(0, float(np.linalg.norm(np.diff(profile, axis=0), axis=1).sum()), height)
    shake = 0.0045 * noise((height, width), 300, seed + 1) + 0.0010 * noise((height, width), 40, seed + 2)
    sway = 0.0045 * noise((height, width), 320, seed + 3) + 0.0010 * noise((height, width), 36, seed + 4)
    x = radius * np.sin(turn) + shake
    z = radius * np.cos(turn) - shake
    y = along[:, None] + sway
    first = np.full((height, width), np.inf, np.float32)
    second = first.copy()
    owner = np.zeros((height, width), np.int64)
    for index in range(34):
        level = random.uniform(0.08, 0.98) * along[-1]
        angle = random.uniform(0, 2 * np.pi)
        reach = float(np.interp(level, along, profile[:, 0]))
        centre = (reach * np.sin(angle), level, reach * np.cos(angle))
        away = np.sqrt((x - centre[0]) ** 2 + (y - centre[1]) ** 2 + (z - centre[2]) ** 2)
        nearer = away < first
        second = np.where(nearer, first, np.minimum(second, away)).astype(np.float32)
        owner = np.where(nearer, index, owner)
        first = np.where(nearer, away, first).astype(np.float32)
    return owner, np.asarray((second - first) / 2, np.float32)


def breakage(profile: F32, width: int, seed: int) -> Breakage:
    """Break the pot whose profile (h, 2) is in metres; the same seed breaks it the same way."""
    owner, apart = _sherds(profile, width, seed)
    shape = owner.shape
    level = profile[:, 1][:, None]
    turn = (np.arange(width, dtype=np.float32) / width)[None, :]
    held = step(
        0.0, 0.3, 0.3 + 0.8 * noise(shape, 520, seed + 5) + 0.9 * step(0.0, 0.42, turn) * step(0.62, 0.30, turn)
    )
    crack = step(0.00050, 0.00018, apart) * held
    fray = apart - 0.0011 * np.clip(noise(shape, 26, seed + 6, fall=1.5), 0, 3)
    frayed = step(0.0006, 0.0, fray) * held
    gap = owner[int(np.argmin(np.abs(profile[:, 1] - 0.17))), int(0.36 * width)]
    fill = np.where(owner == gap, step(0.0003, 0.0009, apart), 0)
    chip, depth = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    random = np.random.default_rng(seed + 7)
    rims = [(0.4190, 0.0042, 9), (0.4050, 0.0030, 2), (0.0120, 0.0045, 10), (0.3040, 0.003, 4)]
    rough = noise(shape, 40, seed + 8, fall=2.0)
    for height, size, count in rims:
        for _ in range(count):
            middle, large = random.uniform(0, 1), size * random.uniform(0.5, 1.5)
            across = (np.abs(turn - middle + 0.5) % 1 - 0.5) * 2 * np.pi * profile[:, 0][:, None]
            far = np.hypot(across / 1.9, level - height) / large + 0.13 * rough
            bite = step(1.0, 0.82, far)
            chip = np.maximum(chip, bite)
            depth = np.maximum(depth, bite * (0.0003 + 0.0010 * np.clip(1 - far, 0, 1) * large / 0.004))
    return Breakage(crack, np.asarray(np.clip(frayed, 0, 1), np.float32), np.asarray(fill, np.float32),
                    np.asarray(chip, np.float32), np.asarray(depth, np.float32))  # fmt: skip
