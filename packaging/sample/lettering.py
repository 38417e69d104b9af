"""Letters for the stone: set from the fonts' outlines or drawn stroke by stroke, as masks from 0 to 1."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont, features

from sample.fields import F32
from sample.surface import catmull_rom

SERIF = ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf")
ARABIC = ("fontpkg_noto_sans_arabic", "NotoSansArabic[wdth,wght].ttf")

# Four characters in the regular manner of carved titles, on a square of 100 by 100: each stroke is a run of points.
CHARACTERS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "側": (
        ((24, 3), (17, 22), (4, 44)),
        ((16, 30), (16, 97)),
        ((34, 9), (34, 70)),
        ((34, 10), (62, 10), (62, 70)),
        ((34, 29), (62, 29)),
        ((34, 48), (62, 48)),
        ((34, 68), (62, 68)),
        ((43, 73), (38, 84), (28, 95)),
        ((54, 73), (60, 82), (67, 92)),
        ((76, 20), (76, 70)),
        ((93, 5), (93, 90), (88, 95), (79, 88)),
    ),
    "光": (
        ((50, 3), (50, 44)),
        ((24, 13), (31, 24), (34, 36)),
        ((79, 11), (72, 24), (64, 36)),
        ((5, 46), (95, 46)),
        ((39, 48), (37, 66), (28, 82), (8, 95)),
        ((62, 48), (62, 86), (67, 92), (88, 92), (93, 88), (93, 75)),
    ),
    "見": (
        ((26, 5), (26, 62)),
        ((26, 6), (76, 6), (76, 62)),
        ((26, 24), (76, 24)),
        ((26, 42), (76, 42)),
        ((26, 60), (76, 60)),
        ((40, 63), (37, 78), (27, 88), (8, 96)),
        ((62, 63), (62, 87), (67, 93), (88, 93), (93, 89), (93, 77)),
    ),
    "字": (
        ((46, 2), (53, 12)),
        ((10, 18), (10, 34)),
        ((10, 18), (92, 18), (88, 24), (84, 34)),
        ((28, 38), (74, 38), (66, 46), (52, 56)),
        ((52, 56), (53, 90), (47, 96), (36, 89)),
        ((5, 67), (95, 67)),
    ),
}


def can_set_arabic() -> bool:
    """True where Pillow finds the libraries that join and order Arabic letters."""
    return bool(features.check("raqm"))


def font_face(font: tuple[str, str], pixels: float, weight: int) -> ImageFont.FreeTypeFont:
    """A font of a wheel at a size and weight."""
    path = Path(str(files(font[0]))) / "files" / font[1]
    face = ImageFont.truetype(str(path), round(pixels), layout_engine=ImageFont.Layout.RAQM)
    axes = face.get_variation_axes()
    wanted = {b"Weight": weight, b"Optical Size": 14, b"Width": 100}
    face.set_variation_by_axes([wanted.get(axis["name"], axis["default"]) for axis in axes])
    return face


def set_line(
    image: Image.Image,
    text: str,
    middle: float,
    baseline: float,
    pixels: float,
    font: tuple[str, str] = SERIF,
    weight: int = 420,
    tracking: float = 0.08,
) -> None:
    """Draw a centred line into an "L" image. Latin and Greek are tracked out as on stone, Arabic is joined."""
    draw = ImageDraw.Draw(image)
    face = font_face(font, pixels, weight)
    if font is ARABIC:
        draw.text((middle, baseline), text, fill=255, font=face, anchor="ms", direction="rtl", language="ar")
        return
    gap = tracking * pixels
    widths = [face.getlength(letter) for letter in text]
    x = middle - (sum(widths) + gap * (len(text) - 1)) / 2
    for letter, width in zip(text, widths, strict=True):
        draw.text((x, baseline), letter, fill=255, font=face, anchor="ls")
        x += width + gap


def draw_character(image: Image.Image, character: str, corner: tuple[float, float], size: float, width: float) -> None:
    """Draw one of CHARACTERS with its left top corner at `corner`; strokes swell where the chisel entered and left."""
    draw = ImageDraw.Draw(image)
    for stroke in CHARACTERS[character]:
        knots = np.asarray(stroke, np.float64) * size / 100 + corner
        path = _softened(knots)
        t = np.linspace(0, 1, len(path))
        half = width / 2 * (0.78 + 0.34 * np.exp(-t / 0.09) + 0.22 * np.exp(-(1 - t) / 0.07))
        along = np.gradient(path, axis=0)
        across = np.stack([-along[:, 1], along[:, 0]], axis=-1)
        across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
        outline = np.concatenate([path + across * half[:, None], (path - across * half[:, None])[::-1]])
        draw.polygon([tuple(point) for point in outline], fill=255)


def _softened(knots: np.ndarray) -> np.ndarray:
    if len(knots) == 2:
        return np.linspace(knots[0], knots[1], 24)
    if len(knots) == 3 and abs(knots[0, 1] - knots[1, 1]) < 1:  # a turn of the chisel keeps its corner
        return np.concatenate([np.linspace(knots[0], knots[1], 20), np.linspace(knots[1], knots[2], 20)[1:]])
    return np.asarray(catmull_rom(knots, 14))


def depth_inside(mask: Image.Image, steps: int) -> F32:
    """How far inside the letters each pixel lies, in pixels, up to `steps`: the mask is worn away ring by ring."""
    solid = np.asarray(mask, np.float32) / 255
    depth = np.zeros_like(solid)
    for step in range(steps):
        depth += solid
        solid = _worn(solid, diagonal=step % 2 == 1)
    return depth


def _worn(solid: F32, diagonal: bool) -> F32:
    """One pixel less all round; alternating neighbourhoods make the rings octagons rather than squares."""
    padded = np.pad(solid, 1)
    least = solid.copy()
    shifts: Sequence[tuple[int, int]] = [(0, 1), (2, 1), (1, 0), (1, 2)]
    if diagonal:
        shifts = [*shifts, (0, 0), (0, 2), (2, 0), (2, 2)]
    for dy, dx in shifts:
        least = np.minimum(least, padded[dy : dy + solid.shape[0], dx : dx + solid.shape[1]])
    return least
