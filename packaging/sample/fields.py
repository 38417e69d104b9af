"""Fields: two-dimensional float32 arrays (rows, columns) and what sculptors and painters do to them.

Everything is deterministic for a seed. Columns wrap around (surfaces of revolution have no seam); rows do not.
"""

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]


def _frequencies(shape: tuple[int, int]) -> tuple[F32, F32]:
    rows = np.fft.fftfreq(shape[0]).astype(np.float32)[:, None]
    columns = np.fft.rfftfreq(shape[1]).astype(np.float32)[None, :]
    return rows, columns


def noise(shape: tuple[int, int], feature: float, seed: int, fall: float = 1.8, stretch: float = 1.0) -> F32:
    """Clouds of unit deviation, periodic both ways; `feature` pixels across, rougher for a smaller `fall`.

    stretch > 1 draws the clouds out along the columns. Spectral synthesis: white noise under a power law.
    """
    scale = 1
    while scale < 8 and feature / (scale * 2) > 24 and fall >= 1.8 and min(shape) // (scale * 2) > 64:
        scale *= 2
    small = (-(-shape[0] // scale), -(-shape[1] // scale))
    white = np.random.default_rng(seed).standard_normal(small, dtype=np.float32)
    rows, columns = _frequencies(small)
    squared = (rows**2 + (columns * stretch) ** 2) + (scale / feature) ** 2
    spectrum = np.fft.rfft2(white) * squared ** (-fall / 2)
    spectrum[0, 0] = 0
    clouds = np.fft.irfft2(spectrum, s=small).astype(np.float32)
    clouds /= clouds.std()
    return clouds if scale == 1 else resize(clouds, shape)


def blur(field: F32, sigma: float) -> F32:
    """Gaussian of `sigma` pixels; columns wrap, rows are mirrored at their ends."""
    margin = min(int(3 * sigma) + 1, field.shape[0] - 1)
    padded = np.pad(field, ((margin, margin), (0, 0)), mode="reflect")
    rows, columns = _frequencies(padded.shape)
    response = np.exp(-2 * (np.pi * sigma) ** 2 * (rows**2 + columns**2))
    smooth = np.fft.irfft2(np.fft.rfft2(padded) * response, s=padded.shape)
    return np.asarray(smooth[margin : margin + field.shape[0]], np.float32)


def sample(field: F32, rows: F32, columns: F32) -> F32:
    """Bilinear value at pixel places (centres are whole numbers); columns wrap, rows clamp. field may have channels."""
    height, width = field.shape[:2]
    rows = np.clip(rows, 0, height - 1)
    top = np.minimum(rows.astype(np.int32), height - 2)
    left = np.floor(columns).astype(np.int32)
    down = (rows - top).astype(np.float32)
    right = (columns - left).astype(np.float32)
    if field.ndim == 3:
        down, right = down[..., None], right[..., None]
    near, far = left % width, (left + 1) % width
    upper = field[top, near] * (1 - right) + field[top, far] * right
    lower = field[top + 1, near] * (1 - right) + field[top + 1, far] * right
    return np.asarray(upper * (1 - down) + lower * down, np.float32)


def resize(field: F32, shape: tuple[int, int]) -> F32:
    """The same field on another raster, bilinear."""
    rows = (np.arange(shape[0], dtype=np.float32) + 0.5) * field.shape[0] / shape[0] - 0.5
    columns = (np.arange(shape[1], dtype=np.float32) + 0.5) * field.shape[1] / shape[1] - 0.5
    return sample(field, rows[:, None], columns[None, :])


def step(low: float, high: float, field: F32) -> F32:
    """Smooth step from 0 at low to 1 at high (either order)."""
    share = np.clip((field - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def mix(first: F32, second: F32, share: F32) -> F32:
    """Colours (..., 3) blended by a field (rows, columns)."""
    return np.asarray(first + (np.asarray(second, np.float32) - first) * share[..., None], np.float32)


def occlusion(height: F32, pixel: float, reaches: tuple[float, ...] = (2, 6, 18), strength: float = 1.6) -> F32:
    """How much sky a height field leaves open, 1 open to 0 shut; height and `pixel` in the same unit.

    Multi-scale: a place below the average of its surroundings is shadowed by them, as steeply as it is deep.
    """
    shut = np.zeros_like(height)
    for reach in reaches:
        shut += np.maximum(blur(height, reach) - height, 0) / (reach * pixel)
    return np.asarray(np.exp(-strength * shut), np.float32)


def linear(*srgb: int) -> F32:
    """A colour named in sRGB bytes, in linear light."""
    encoded = np.asarray(srgb, np.float32) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((encoded + 0.055) / 1.055) ** 2.4).astype(np.float32)


def encoded(colour: F32) -> NDArray[np.uint8]:
    """Linear light as sRGB bytes."""
    clipped = np.clip(colour, 0, 1)
    curve = np.where(clipped <= 0.0031308, clipped * 12.92, 1.055 * clipped ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(curve * 255), np.uint8)
