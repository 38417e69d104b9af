"""What is painted on the amphora, band by band: the common stock of Attic black-figure, copying no single vase."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from sample.amphora_figures import Rider, judge, rider, runner
from sample.amphora_slip import Knots, Sheet, closed
from sample.brush import Frame, Points

RIDERS = (
    Rider(red_cloak=True),
    Rider(bearded=True, red_cloak=False),
    Rider(white_horse=True, red_cloak=True),
    Rider(red_cloak=False, looks_back=True),
    Rider(bearded=True, red_cloak=True),
    Rider(red_cloak=False, spears=False),
)


@dataclass(frozen=True, slots=True)
class Bands:
    """Where bands begin and end, mm down the profile from the first painted row; black: where the slip covers all."""

    black: tuple[tuple[float, float], ...]
    neck: tuple[float, float]
    tongues: tuple[float, float]
    shoulder: tuple[float, float]
    frieze: tuple[float, float]
    meander: tuple[float, float]
    buds: tuple[float, float]
    rays: tuple[float, float]


def paint(sheet: Sheet, bands: Bands) -> None:
    """Everything, from the mouth down."""
    for low, high in bands.black:
        sheet.band(low, high)
    _neck(sheet, bands.neck, 7)
    _tongues(sheet, bands.tongues, 52)
    _race(sheet, bands.shoulder)
    _ride(sheet, bands.frieze)
    _meander(sheet, bands.meander)
    _buds(sheet, bands.buds, 30)
    _rays(sheet, bands.rays, 26)


def _lines(sheet: Sheet, levels: Sequence[float], thick: float = 0.7) -> None:
    for level in levels:
        sheet.band(level - thick / 2, level + thick / 2)


def palmette(sheet: Sheet, frame: Frame, size: float, petals: int = 9, down: bool = False) -> None:
    """A fan of petals on a heart, `size` units tall, standing on the frame's centre."""
    way = -1 if down else 1

    def put(knots: Knots) -> Points:
        return np.asarray(np.asarray(knots, np.float64) * [size, size * way])

    for index in range(petals):
        angle = np.pi / 2 + (index / (petals - 1) - 0.5) * 3.5
        reach = 0.98 - 0.46 * abs(index / (petals - 1) - 0.5) ** 1.25
        along, across = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
        root = np.array([0, 0.24])
        half = 0.082 * (0.7 + 0.3 * reach)
        outline = [
            root + along * 0.20,
            root + along * (reach - 0.24) * 0.55 + across * half * 0.8,
            root + along * (reach - 0.27) + across * half,
            root + along * (reach - 0.20),
            root + along * (reach - 0.27) - across * half,
            root + along * (reach - 0.24) * 0.55 - across * half * 0.8,
        ]
        sheet.fill(frame, put(closed(outline)))
        if index % 2:
            sheet.fill(frame, put(closed(np.asarray(outline) * 0.86 + (root + along * 0.4) * 0.14)), "red")
    turn = np.linspace(0, 2 * np.pi, 24)
    heart = np.stack([0.15 * np.cos(turn), 0.24 + 0.14 * np.sin(turn)], axis=-1)
    sheet.fill(frame, put(heart))
    sheet.fill(frame, put(heart * 0.6 + np.array([0, 0.24]) * 0.4), "red")
    sheet.line(frame, put(heart * 0.68 + np.array([0, 0.24]) * 0.32), 0.28, rounded=False)
    for side in (-1, 1):
        curl = _spiral(0.17) * [side, 1] + [side * 0.02, 0.06]
        sheet.line(frame, put(curl), 0.85, "slip", rounded=False)


def _spiral(size: float, turns: float = 1.3, count: int = 30) -> Points:
    t = np.linspace(0, 1, count)
    angle = -np.pi / 2 + turns * 2 * np.pi * t
    radius = size * (1 - 0.8 * t)
    return np.stack([radius * np.cos(angle) + size * 0.75, radius * np.sin(angle) + size], axis=-1)


def lotus(sheet: Sheet, frame: Frame, size: float, down: bool = False) -> None:
    """A lotus flower, `size` units tall: two sepals curling out, three petals, a cuff."""
    way = -1 if down else 1

    def put(knots: Knots, side: int = 1) -> Points:
        return np.asarray(np.asarray(knots, np.float64) * [size * side, size * way])

    core = [(0, 0.10), (0.10, 0.34), (0.12, 0.62), (0.0, 0.98), (-0.12, 0.62), (-0.10, 0.34)]
    sheet.fill(frame, put(closed(core)))
    for side in (-1, 1):
        sepal = [(0.02, 0.06), (0.16, 0.20), (0.27, 0.42), (0.34, 0.70), (0.50, 0.98), (0.40, 0.62), (0.33, 0.36),
                 (0.20, 0.12), (0.06, 0.0)]  # fmt: skip
        inner = [(0.03, 0.16), (0.14, 0.34), (0.20, 0.58), (0.27, 0.90), (0.22, 0.60), (0.165, 0.36), (0.06, 0.14)]
        sheet.fill(frame, put(closed(sepal), side))
        sheet.fill(frame, put(closed(inner), side))
        sheet.line(frame, put([(0.06, 0.05), (0.20, 0.18), (0.31, 0.42), (0.39, 0.70)], side), 0.26)
    sheet.fill(frame, put(closed(np.asarray(core) * 0.8 + [0, 0.1])), "red")
    sheet.fill(frame, put([(-0.11, 0.0), (0.11, 0.0), (0.14, 0.13), (-0.14, 0.13)]))
    sheet.fill(frame, put([(-0.10, 0.06), (0.10, 0.06), (0.12, 0.11), (-0.12, 0.11)]), "white")
    sheet.line(frame, put([(-0.15, 0.14), (0, 0.17), (0.15, 0.14)]), 0.28)


def _neck(sheet: Sheet, band: tuple[float, float], count: int) -> None:
    """Lotus and palmette by turns, back to back on a plaited chain."""
    middle = (band[0] + band[1]) / 2
    tall = (band[1] - band[0]) / 2 - 3.2
    _lines(sheet, (band[0], band[1]), 0.8)
    step = 2 * np.pi * sheet.ground.around(middle) / (2 * count)
    for index in range(2 * count):
        share = (index + 0.5) / (2 * count)
        for down in (False, True):
            frame = Frame((share, middle + (2.0 if down else -2.0)))
            if (index + down) % 2:
                palmette(sheet, frame, tall * 0.98, 7, down)
            else:
                lotus(sheet, frame, tall * 0.98, down)
        arc = np.linspace(0, 2 * np.pi, 40)
        link = np.stack([step * 0.46 * np.cos(arc), 1.5 * np.sin(arc)], axis=-1)
        sheet.line(Frame((share, middle)), link, 0.8, "slip", rounded=False)
        sheet.dot(Frame(((index + 1) / (2 * count), middle)), (0, 0), 1.0)


def _tongues(sheet: Sheet, band: tuple[float, float], count: int) -> None:
    """Tongues hanging from the neck, black and red by turns, between fine lines."""
    low, high = band
    _lines(sheet, (low,), 0.9)
    for index in range(count):
        frame = Frame(((index + 0.5) / count, low))
        top = 2 * np.pi * sheet.ground.around(low + 2) / count
        end = 2 * np.pi * sheet.ground.around(high) / count
        tall = high - low
        outline = [(-0.37 * top, 0), (-0.37 * end, -0.82 * tall), (-0.2 * end, -0.96 * tall), (0, -tall),
                   (0.2 * end, -0.96 * tall), (0.37 * end, -0.82 * tall), (0.37 * top, 0)]  # fmt: skip
        sheet.fill(frame, outline)
        if index % 2:
            sheet.fill(frame, np.asarray(outline) * [0.8, 0.93], "red")
        sheet.line(Frame((index / count, low)), [(0, 0), (0, -tall)], 0.4, "slip")


def _race(sheet: Sheet, band: tuple[float, float]) -> None:
    """Five sprinters on each shoulder; under each handle a palmette between spirals."""
    low, high = band
    scale = (high - low - 3.0) / 103
    middle = sheet.ground.around((low + high) / 2)
    _lines(sheet, (high,), 0.9)
    for side in (0.0, 0.5):
        for index in range(5):
            share = side + (index - 2) * 0.0735
            shift = 48 * scale / (2 * np.pi * middle)
            frame = Frame((share - shift, high - 0.3), 0, scale)
            runner(sheet, frame, bearded=index % 3 == 1, late=index % 2 == 1)
    for share in (0.25, 0.75):
        tall = (high - low) * 0.62
        palmette(sheet, Frame((share, low + (high - low) * 0.33)), tall, 9, True)
        for way in (-1, 1):
            swirl = _spiral(tall * 0.30, 1.6, 44) * [way, -1] + [way * tall * 0.16, -(high - low) * 0.40]
            sheet.line(Frame((share, low)), swirl, 0.95, "slip", rounded=False)


def _ride(sheet: Sheet, band: tuple[float, float]) -> None:
    """Three riders on each side, a judge between the companies under each handle; birds fly with them."""
    low, high = band
    scale = (high - low - 2.5) / 101
    turn = 2 * np.pi * sheet.ground.around(low + 0.6 * (high - low))
    _lines(sheet, (high, high + 1.9), 0.8)
    for index, who in enumerate(RIDERS):
        side, place = divmod(index, 3)
        share = 0.5 * side + (place - 1) * 0.138 - 50 * scale / turn + 0.006
        rider(sheet, Frame((share, high - 0.2), 0, scale), who)
    for share in (0.262, 0.762):
        judge(sheet, Frame((share - 52 * scale / turn, high - 0.2), 0, scale * 0.97))
    for share in (-0.0655, 0.0745, 0.4345, 0.5745):
        _bird(sheet, Frame((share, low + 0.36 * (high - low)), 0, scale * 0.26))


def _bird(sheet: Sheet, frame: Frame) -> None:
    """An eagle on the wing."""
    sheet.fill(frame, closed([(-40, -6), (-20, 2), (10, 6), (26, 10), (33, 7), (38, 3), (31, 2), (20, -5), (-8, -8)]))
    wing = closed([(6, 4), (0, 22), (-16, 44), (-40, 60), (-34, 40), (-26, 20), (-14, 2)])
    under = closed([(10, 0), (6, -18), (-8, -36), (-30, -48), (-24, -30), (-14, -12)])
    for feather in (under, wing):
        sheet.fill(frame, feather)
        sheet.line(frame, np.concatenate([feather, feather[:1]]), 0.28, rounded=False)
    sheet.fill(frame, closed([(4, 4), (-1, 18), (-11, 26), (-13, 14), (-8, 4)]), "red")
    for share in (0.3, 0.55, 0.8):
        sheet.line(frame, [(-14 * share - 6, 20 + 8 * share), (-34 * share - 6, 54 * share + 4)], 0.26)


MEANDER = (
    (0.0, 1.0), (0.0, 0.0), (0.82, 0.0), (0.82, 0.76), (0.28, 0.76), (0.28, 0.30), (0.54, 0.30), (0.54, 0.52),
)  # fmt: skip


def _meander(sheet: Sheet, band: tuple[float, float]) -> None:
    """A running key: square spirals joined along the foot of the band."""
    low, high = band
    _lines(sheet, (low, high), 0.7)
    low, high = low + 1.6, high - 1.6
    turn = 2 * np.pi * sheet.ground.around((low + high) / 2)
    count = round(turn / ((high - low) * 1.22))
    wide, tall, thick = turn / count, high - low, 1.15
    for index in range(count):
        frame = Frame((index / count, high))
        knots = np.array([(x * wide * 0.97, (1 - y) * tall) for x, y in MEANDER])
        for start, end in pairwise(knots):
            grow = (end - start) / max(float(np.linalg.norm(end - start)), 1e-6) * thick / 2
            sheet.line(frame, np.array([start - grow, end + grow]), thick, "slip", rounded=False)
        sheet.line(frame, np.array([[0, 0], [-0.18 * wide, 0]]), thick, "slip", rounded=False)


def _buds(sheet: Sheet, band: tuple[float, float], count: int) -> None:
    """A chain of lotus buds on looping stalks, dots between."""
    low, high = band
    _lines(sheet, (low, high), 0.7)
    tall = high - low
    wide = 2 * np.pi * sheet.ground.around((low + high) / 2) / count
    for index in range(count):
        frame = Frame(((index + 0.5) / count, high - 0.4))
        bud = [(0, 0.40), (0.20, 0.52), (0.21, 0.72), (0.06, 0.86), (0, 0.98), (-0.06, 0.86), (-0.21, 0.72),
               (-0.20, 0.52)]  # fmt: skip
        sheet.fill(frame, closed(np.asarray(bud) * [wide, tall]))
        for side in (-1, 1):
            leaf = [(0.05, 0.36), (0.24, 0.46), (0.34, 0.66), (0.30, 0.86), (0.25, 0.62), (0.16, 0.48)]
            sheet.fill(frame, closed(np.asarray(leaf) * [side * wide, tall]))
        sheet.fill(frame, closed(np.asarray([(0, 0.46), (0.11, 0.56), (0.11, 0.70), (0, 0.80), (-0.11, 0.70),
                                             (-0.11, 0.56)]) * [wide, tall]), "red")  # fmt: skip
        sheet.fill(frame, np.asarray([(-0.12, 0.37), (0.12, 0.37), (0.14, 0.43), (-0.14, 0.43)]) * [wide, tall],
                   "white")  # fmt: skip
        t = np.linspace(0, 1, 18)
        loop = np.stack([2 * wide * (t - 0.5) + wide, tall * (0.40 - 0.32 * np.sin(np.pi * t))], axis=-1)
        sheet.line(frame, loop, 0.65, "slip", rounded=False)
        sheet.dot(Frame((index / count, high - 0.4)), (0, 0.62 * tall), 0.75)


def _rays(sheet: Sheet, band: tuple[float, float], count: int) -> None:
    """Rays rising from the foot like the points of a star."""
    low, high = band
    _lines(sheet, (low - 4.6, low - 3.0), 0.8)
    tall = high - low
    for index in range(count):
        frame = Frame(((index + 0.5) / count, high))
        foot = 2 * np.pi * sheet.ground.around(high - 1) / count * 0.5
        upper = 2 * np.pi * sheet.ground.around(low + tall / 2) / count
        half = min(foot * 0.86, upper * 0.34)
        outline = [(-foot * 0.84, 0), (-half * 0.66, tall * 0.5), (-0.25, tall), (0.25, tall),
                   (half * 0.66, tall * 0.5), (foot * 0.84, 0)]  # fmt: skip
        sheet.fill(frame, outline)
