"""Draping: a lattice laid over a solid, evened out on its surface, and the clouds of noise that live in space.

A solid has no u and v. Rays give every node of a lattice a first place on the surface; springs between neighbours then
pull the nodes along the surface until the mesh is even, tighter where more detail is wanted. Colours and crusts take
their noise from a block of space, so that neither seams nor poles show.
"""

from collections.abc import Callable
from functools import cache

import numpy as np

from sample.fields import F32, sample
from sample.solids import Solid, settled
from sample.surface import Place

Density = Callable[[F32], F32]
BLOCK = 96


@cache
def _clouds(feature: int, seed: int, fall: float) -> F32:
    """A block of noise of unit deviation that repeats in all three directions."""
    line = np.fft.fftfreq(BLOCK).astype(np.float32)
    half = np.fft.rfftfreq(BLOCK).astype(np.float32)
    white = np.random.default_rng(seed).standard_normal((BLOCK,) * 3, dtype=np.float32)
    squared = line[:, None, None] ** 2 + line[None, :, None] ** 2 + half[None, None, :] ** 2 + (1 / feature) ** 2
    spectrum = np.fft.rfftn(white) * squared ** (-(fall + 0.5) / 2)
    spectrum[0, 0, 0] = 0
    made = np.fft.irfftn(spectrum, s=(BLOCK,) * 3, axes=(0, 1, 2)).astype(np.float32)
    return np.asarray(made / made.std(), np.float32)


def noise3(points: F32, feature: float, seed: int, fall: float = 1.6) -> F32:
    """Clouds of unit deviation at points (..., 3), `feature` across in the points' unit, rougher for a smaller fall."""
    cells = 12
    block = _clouds(cells, seed, fall).ravel()
    flat = points.reshape(-1, 3)
    found = np.empty(len(flat), np.float32)
    for start in range(0, len(flat), 1 << 19):
        found[start : start + (1 << 19)] = _looked_up(
            block, flat[start : start + (1 << 19)] * np.float32(cells / feature)
        )
    return found.reshape(points.shape[:-1])


def _looked_up(block: F32, at: F32) -> F32:
    low = np.floor(at).astype(np.int32)
    share = at - low
    share = share * share * (3 - 2 * share)
    ends = [(low % BLOCK, (low + 1) % BLOCK)[k] for k in (0, 1)]
    total = np.zeros(len(at), np.float32)
    for i in (0, 1):
        for j in (0, 1):
            base = (ends[i][:, 0] * BLOCK + ends[j][:, 1]) * BLOCK
            weight = (share[:, 0] if i else 1 - share[:, 0]) * (share[:, 1] if j else 1 - share[:, 1])
            for k in (0, 1):
                total += weight * (share[:, 2] if k else 1 - share[:, 2]) * block[base + ends[k][:, 2]]
    return total


def on_surface(solid: Solid, lattice: F32, tiny: float, rounds: int = 2, reach: float = 1e9) -> F32:
    """The lattice (rows, columns, 3) drawn onto the solid."""
    flat = np.ascontiguousarray(lattice.reshape(-1, 3).T, np.float32)
    return np.ascontiguousarray(settled(solid, flat, tiny, rounds, reach).T).reshape(lattice.shape)


def _pulled(lattice: F32, stiff: F32, wraps: bool) -> F32:
    """Every node moved towards its neighbours' weighted middle; the first and last rows stay, and open sides slide."""
    total, weight = np.zeros_like(lattice), np.zeros(stiff.shape, np.float32)
    for axis in (0, 1):
        for shift in (1, -1):
            other, its = np.roll(lattice, shift, axis), np.roll(stiff, shift, axis)
            pull = (stiff + its) / 2
            if axis == 0 or not wraps:
                edge = 0 if shift == 1 else -1
                (pull[edge] if axis == 0 else pull[:, edge])[...] = 0
            total += other * pull[..., None]
            weight += pull
    moved = total / np.maximum(weight, 1e-9)[..., None]
    moved[[0, -1]] = lattice[[0, -1]]
    if not wraps:
        moved[:, [0, -1]] = lattice[:, [0, -1]]
    return np.asarray(moved, np.float32)


def relaxed(solid: Solid, lattice: F32, density: Density, rounds: int, tiny: float, wraps: bool = True) -> F32:
    """The lattice evened out on the surface. density: how tightly nodes should lie at points (..., 3), about 1."""
    for _ in range(rounds):
        moved = _pulled(lattice, density(lattice) ** 2, wraps)
        lattice = on_surface(solid, lattice + 0.8 * (moved - lattice), tiny, 1, 40 * tiny)
    return lattice


def finer(lattice: F32, rows: int, columns: int, wraps: bool = True) -> F32:
    """The lattice at more nodes, along cubic curves (Catmull-Rom)."""
    return _resampled(_resampled(lattice, rows, 0, False), columns, 1, wraps)


def _resampled(lattice: F32, count: int, axis: int, wraps: bool) -> F32:
    size = lattice.shape[axis]
    at = np.arange(count) * (size / count if wraps else (size - 1) / (count - 1))
    low = np.floor(at).astype(int)
    t = (at - low).astype(np.float32)
    weights = (
        (-(t**3) + 2 * t**2 - t) / 2,
        (3 * t**3 - 5 * t**2 + 2) / 2,
        (-3 * t**3 + 4 * t**2 + t) / 2,
        (t**3 - t**2) / 2,
    )
    shape = [1, 1, 1]
    shape[axis] = count
    out = np.zeros((), np.float32)
    for offset, weight in zip((-1, 0, 1, 2), weights, strict=True):
        index = (low + offset) % size if wraps else np.clip(low + offset, 0, size - 1)
        out = out + np.take(lattice, index, axis=axis) * weight.reshape(shape)
    return np.asarray(out, np.float32)


def draped(lattice: F32, wraps: bool = True) -> Place:
    """A chart's place over a fine lattice (rows, columns, 3): node k of n lies at k / n
    where it wraps, else at k / (n - 1)."""
    rows, columns = lattice.shape[:2]

    def place(u: F32, v: F32) -> F32:
        across = u * columns if wraps else np.clip(u, 0, 1) * (columns - 1) * 0.9999999
        u_at, v_at = np.broadcast_arrays(across, v * (rows - 1))
        return sample(lattice, v_at.astype(np.float32), u_at.astype(np.float32))

    return place
