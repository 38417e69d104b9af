"""What is painted on the vase, in cobalt: bands from lip to foot, the peony scroll in the widest one.

The motifs follow the common stock of blue-and-white porcelain: cloud collar, scrolling peony, key fret, waves and lotus
panels between double lines. They copy no single object.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sample.brush import Frame, Painter, Points
from sample.vase_motifs import FILL, OUTLINE, arc, blossom, leaf, rounded, shrunk, spiral
from sample.vase_scroll import Scroll


@dataclass(frozen=True, slots=True)
class Bands:
    """Where the bands begin and end, in mm down the profile from the first painted row."""

    collar: tuple[float, float]
    cloud: tuple[float, float]
    scroll: tuple[float, float]
    fret: tuple[float, float]
    panels: tuple[float, float]


def paint(painter: Painter, bands: Bands) -> None:
    """Everything, from the top."""
    for low, high in (bands.collar, bands.cloud, bands.scroll, bands.fret, bands.panels):
        for level in (low, low + 1.9, high - 1.9, high):
            painter.ring(level, 0.85, 1.45)
    _waves(painter, bands.collar)
    _cloud_collar(painter, bands.cloud, 6)
    Scroll(painter, bands.scroll).paint()
    _fret(painter, bands.fret)
    _panels(painter, bands.panels, 12)


def _waves(painter: Painter, band: tuple[float, float]) -> None:
    """Overlapping scales of concentric arcs, washed at the heart."""
    low, high = band[0] + 3.2, band[1] - 3.2
    rows, count = 2, 22
    step = (high - low) / (rows + 0.4)
    for row in range(rows, -1, -1):
        for index in range(count):
            share = (index + 0.5 * (row % 2)) / count
            frame = Frame((share, low + step * (rows - row) + step * 1.2))
            radius = step * 1.15
            painter.lift(frame, arc(radius, 180, 360))
            for part, width in ((1.0, 0.75), (0.72, 0.6), (0.46, 0.6)):
                painter.stroke(frame, arc(radius * part, 182, 358), width, 1.5, (0.6, 0.4))
            painter.wash(frame, arc(radius * 0.40, 180, 360), 0.8)


CLOUD = (
    (-0.36, 0.0),
    (-0.42, 0.18),
    (-0.45, 0.32),
    (-0.36, 0.40),
    (-0.31, 0.50),
    (-0.33, 0.62),
    (-0.24, 0.72),
    (-0.12, 0.76),
    (-0.05, 0.88),
    (0.0, 1.0),
)


def _cloud_collar(painter: Painter, band: tuple[float, float], count: int) -> None:
    """Pendant cloud points round the shoulder, each holding a spray; the ground between them scattered with curls."""
    low, high = band[0] + 2.2, band[1] - 3.0
    tall = high - low
    for index in range(count):
        frame = Frame(((index + 0.5) / count, low))
        radius = painter.ground.around(low + tall * 0.35)
        wide = 2 * np.pi * radius / count * 0.93
        half = rounded([(x * wide, y * tall) for x, y in CLOUD])
        whole = np.concatenate([half, (half * [-1, 1])[::-1]])
        ring = np.concatenate([whole, shrunk(whole, 0.86, np.array([0.0, tall * 0.32]))[::-1]])
        painter.wash(frame, ring, FILL * 1.9, rim=0.4)
        for share, width in ((1.0, 1.15), (0.87, 0.7)):
            inner = shrunk(whole, share, np.array([0.0, tall * 0.32]))
            painter.stroke(frame, inner[: len(inner) // 2], width, OUTLINE, (0.9, 0.7), rounded=False)
            painter.stroke(frame, inner[len(inner) // 2 :], width, OUTLINE, (0.7, 0.9), rounded=False)
        blossom(painter, Frame((frame.centre[0], low + tall * 0.42)), tall * 0.215)
        for side in (-1, 1):
            for at, turn, length in (
                ((0.15, 0.30), -0.35, 0.24),
                ((0.13, 0.55), 0.75, 0.22),
                ((0.10, 0.17), -0.75, 0.16),
            ):
                place = (frame.centre[0] + side * at[0] * wide / (2 * np.pi * radius), low + at[1] * tall)
                leaf(
                    painter,
                    Frame(place, turn * side, 1.0, side < 0),
                    wide * length,
                    painter.random.uniform(-0.15, 0.15),
                )
        gap = Frame((index / count, low + tall * 0.70))
        blossom(painter, gap, tall * 0.15)
        for side in (-1, 1):
            leaf(
                painter,
                Frame((gap.centre[0] + side * 0.004, low + tall * 0.84), (0.45) * side, 1.0, side < 0),
                tall * 0.20,
                0.1 * side,
            )
            leaf(
                painter,
                Frame((gap.centre[0] + side * 0.008, low + tall * 0.55), -1.15 * side, 1.0, side < 0),
                tall * 0.19,
                0.15 * side,
            )
            painter.stroke(
                gap, spiral(tall * 0.12) * [side, 1] + [side * tall * 0.12, -tall * 0.02], 0.8, 1.4, (0.6, 0.9)
            )


FRET = ((0.06, 1), (0.06, 0), (0.90, 0), (0.90, 0.78), (0.30, 0.78), (0.30, 0.34), (0.66, 0.34), (0.66, 0.5))


def _fret(painter: Painter, band: tuple[float, float]) -> None:
    """Square spirals, one after the other."""
    low, high = band[0] + 3.4, band[1] - 3.4
    radius = painter.ground.around((low + high) / 2)
    count = round(2 * np.pi * radius / ((high - low) * 1.45))
    wide = 2 * np.pi * radius / count
    for index in range(count):
        knots = np.array([(x * wide, y * (high - low)) for x, y in FRET])
        frame = Frame((index / count, low))
        for start, end in pairwise(knots):
            painter.stroke(frame, np.array([start, end]), 0.85, 1.5, (0.85, 0.8))


def _panels(painter: Painter, band: tuple[float, float], count: int) -> None:
    """Upright lotus petals round the foot, each with a hanging curl and a pearl."""
    low, high = band[0] + 2.6, band[1] - 2.4
    tall = high - low
    radius = painter.ground.around((low + high) / 2)
    wide = 2 * np.pi * radius / count * 0.9
    for index in range(count):
        frame = Frame(((index + 0.5) / count, high))
        half = rounded(
            [
                (-0.46 * wide, 0),
                (-0.47 * wide, -tall * 0.45),
                (-0.44 * wide, -tall * 0.74),
                (-0.24 * wide, -tall * 0.88),
                (-0.06 * wide, -tall * 0.95),
                (0, -tall),
            ]
        )
        whole = np.concatenate([half, (half * [-1, 1])[::-1]])
        inner = whole * [0.80, 0.915]
        painter.wash(frame, np.concatenate([whole, inner[::-1]]), FILL * 1.25, rim=0.5)
        painter.stroke(frame, whole, 1.1, OUTLINE, (0.9, 0.9), rounded=False)
        painter.stroke(frame, inner, 0.7, OUTLINE, (0.8, 0.8), rounded=False)
        _bud(painter, frame, wide, tall)


BUD = ((0, 0.30), (0.10, 0.40), (0.085, 0.50), (0, 0.60), (-0.085, 0.50), (-0.10, 0.40), (0, 0.30))
SEPAL = ((0, 0.30), (0.20, 0.36), (0.235, 0.50), (0.13, 0.46), (0, 0.34))
FLAME = ((0, 0.67), (0.09, 0.73), (0.035, 0.80), (0, 0.88), (-0.035, 0.80), (-0.09, 0.73), (0, 0.67))


def _bud(painter: Painter, frame: Frame, wide: float, tall: float) -> None:
    """What each panel holds: a lotus bud on its stem between two leaves, a flaming pearl above."""

    def grown(shape: Sequence[tuple[float, float]], side: int = 1) -> Points:
        return rounded([(side * x * wide, -y * tall) for x, y in shape])

    painter.stroke(frame, np.array([[0, -tall * 0.06], [0.3, -tall * 0.18], [0, -tall * 0.30]]), 1.1, 1.7, (0.9, 0.8))
    for side in (-1, 1):
        root = Frame((frame.centre[0], frame.centre[1] - tall * 0.09), -1.2 * side, 1.0, side < 0)
        leaf(painter, root, tall * 0.20, 0.18 * side)
        sepal = grown(SEPAL, side)
        painter.wash(frame, sepal, FILL * 1.2, rim=0.4)
        painter.stroke(frame, sepal, 0.7, OUTLINE, (0.8, 0.5), rounded=False)
    heart = grown(BUD)
    painter.lift(frame, heart)
    painter.wash(frame, shrunk(heart, 0.8), FILL * 1.2, grade=0.8)
    painter.stroke(frame, heart, 0.75, OUTLINE, (0.8, 0.6), rounded=False)
    flame = grown(FLAME)
    painter.wash(frame, shrunk(flame, 0.62), 1.0)
    painter.stroke(frame, flame, 0.7, OUTLINE, (0.7, 0.5), rounded=False)
