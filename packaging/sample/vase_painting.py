"""What is painted on the vase, in cobalt: bands from lip to foot, the peony scroll in the widest one.

The motifs follow the common stock of blue-and-white porcelain: cloud collar, scrolling peony, key fret, waves and lotus
panels between double lines. They copy no single object.
"""

from dataclasses import dataclass

import numpy as np

from sample.brush import Frame, Painter, Points
from sample.surface import catmull_rom

OUTLINE, FILL = 2.0, 0.66


@dataclass(frozen=True, slots=True)
class Bands:
    """Where the bands begin and end, in mm down the profile from the first painted row."""

    collar: tuple[float, float]
    cloud: tuple[float, float]
    scroll: tuple[float, float]
    fret: tuple[float, float]
    panels: tuple[float, float]


def paint(painter: Painter, bands: Bands, half_turn: float) -> None:
    """Everything, from the top. half_turn: mm of half the circumference at the scroll's middle."""
    for low, high in (bands.collar, bands.cloud, bands.scroll, bands.fret, bands.panels):
        for level in (low, low + 1.9, high - 1.9, high):
            painter.ring(level, 0.85, 1.45)
    _waves(painter, bands.collar)
    _cloud_collar(painter, bands.cloud, 6)
    _scroll(painter, bands.scroll, half_turn)
    _fret(painter, bands.fret)
    _panels(painter, bands.panels, 12)


def _rounded(points: list[tuple[float, float]], steps: int = 10) -> Points:
    return np.asarray(catmull_rom(np.asarray(points, np.float64), steps))


def _arc(radius: float, start: float, end: float, count: int = 14, centre: tuple[float, float] = (0, 0)) -> Points:
    angle = np.radians(np.linspace(start, end, count))
    return np.stack([centre[0] + radius * np.cos(angle), centre[1] + radius * np.sin(angle)], axis=-1)


def _spiral(size: float, turns: float = 1.35, count: int = 30) -> Points:
    """A curl of `size` mm across: leaves the origin along +x and winds in upwards (to negative y)."""
    t = np.linspace(0, 1, count)
    angle = np.pi / 2 - turns * 2 * np.pi * t
    radius = size / 2 * (1 - 0.86 * t**0.9)
    return np.stack([radius * np.cos(angle), radius * np.sin(angle) - size / 2], axis=-1)


def _petal(inner: float, outer: float, spread: float, lobes: int) -> Points:
    """A petal about the +x axis from radius inner to outer, `spread` radians wide, its lip in `lobes` scallops."""
    t = np.linspace(0, 1, 27)
    lip = outer * (0.84 + 0.16 * np.sin(np.pi * t) ** 0.7) + outer * 0.055 * np.abs(np.sin(np.pi * lobes * t)) ** 0.7
    angle = (t - 0.5) * spread * (0.86 + 0.14 * np.sin(np.pi * t))
    edge = np.stack([lip * np.cos(angle), lip * np.sin(angle)], axis=-1)
    base = np.array([[inner * np.cos(0.3 * spread), inner * np.sin(0.3 * spread)], [inner * 0.9, 0], [inner * np.cos(0.3 * spread), -inner * np.sin(0.3 * spread)]])
    return np.concatenate([base[1:2], base[2:], edge, base[:1], base[1:2]])


def _shrunk(outline: Points, share: float, towards: Points | None = None) -> Points:
    centre = outline.mean(axis=0) if towards is None else towards
    return np.asarray(centre + (outline - centre) * share)


def _turned(points: Points, angle: float) -> Points:
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.asarray(points @ np.array([[cosine, sine], [-sine, cosine]]))


def _blossom(painter: Painter, frame: Frame, size: float) -> None:
    """A peony seen from above and a little to the side: three rings of petals, white rims left between line and wash."""
    random = painter.random
    phase = random.uniform(0, 1)
    rings = ((1.0, 0.50, 9, 3), (0.74, 0.34, 8, 3), (0.50, 0.18, 6, 2), (0.28, 0.05, 5, 1))
    for ring, (outer, inner, count, lobes) in enumerate(rings):
        order = random.permutation(count)
        for index in order:
            angle = 2 * np.pi * (index + phase + 0.37 * ring + random.normal(0, 0.04)) / count
            reach = size * outer * random.uniform(0.94, 1.05)
            petal = _turned(_petal(size * inner * 0.6, reach, 2 * np.pi / count * 1.22, lobes), angle)
            petal[:, 1] -= ring * size * 0.035
            painter.lift(frame, petal)
            painter.stroke(frame, petal, 0.72, OUTLINE, (0.6, 0.45), rounded=False, swell=0.45)
            root = np.array([0.0, -ring * size * 0.035]) + _turned(np.array([[size * inner * 0.55, 0.0]]), angle)[0]
            painter.wash(frame, np.roll(_shrunk(petal, 0.80, petal.mean(axis=0) * 0.7 + root * 0.3), 0, axis=0), FILL * random.uniform(0.75, 1.35), grade=1.5, rim=0.35)
            _petal_veins(painter, frame, angle, size * inner, reach, ring)
    for _ in range(9):
        spot = random.normal(0, size * 0.055, 2) - np.array([0.0, size * 0.10])
        painter.stroke(frame, np.array([spot, spot + [0.5, 0.3]]), 1.0, 2.1, (1, 1))


def _petal_veins(painter: Painter, frame: Frame, angle: float, inner: float, outer: float, ring: int) -> None:
    for side in (-0.16, 0.0, 0.16):
        turn = angle + side * (1 + 0.4 * ring)
        ends = np.array([[inner * 0.95, 0.0], [inner + (outer - inner) * 0.55, 0.0]])
        vein = _turned(ends, turn)
        vein[:, 1] -= ring * outer * 0.03
        painter.stroke(frame, vein, 0.55, 0.95, (0.9, 0.1))


LEAF = (
    (0.0, 0.02), (0.04, 0.09), (0.12, 0.14), (0.16, 0.24), (0.25, 0.34), (0.33, 0.35), (0.35, 0.24), (0.41, 0.23), (0.50, 0.30), (0.58, 0.28),
    (0.60, 0.17), (0.68, 0.17), (0.77, 0.16), (0.84, 0.09), (0.93, 0.05), (1.0, 0.0),
)


def _leaf(painter: Painter, frame: Frame, length: float, bend: float) -> None:
    """A lobed peony leaf along +x, bent sideways; the midrib stays white, side veins are drawn in."""
    upper = np.asarray(LEAF) * length
    lower = upper * [1, -1] * [1, painter.random.uniform(0.85, 1.1)]

    def bent(points: Points) -> Points:
        return np.stack([points[:, 0], points[:, 1] + bend * length * (points[:, 0] / length) ** 2], axis=-1)

    whole = bent(np.concatenate([upper, lower[::-1]]))
    painter.lift(frame, whole)
    for half in (upper, lower):
        edge = bent(half)
        rib = bent(half * [1, 0.10])[::-1]
        painter.wash(frame, np.concatenate([edge, rib]), FILL * 1.35, grade=0.5, rim=0.45)
        painter.stroke(frame, edge, 0.75, OUTLINE * 0.95, (0.6, 0.25), rounded=False, swell=0.35)
        for at, out in ((0.16, 0.20), (0.33, 0.22), (0.52, 0.2)):
            side = np.sign(half[4, 1])
            vein = np.array([[at, 0.04 * side], [at + 0.13, out * side]]) * length
            painter.stroke(frame, bent(vein), 0.5, 1.0, (0.8, 0.1))


def _stem(t: Points, span: float, height: float) -> Points:
    """The wave of the main stem: t counts half waves."""
    return np.stack([t * span, -height * np.sin(np.pi * t)], axis=-1)


class _Room:
    """Which square millimetres of the scroll are taken, so that leaves fill the ground without crossing."""

    def __init__(self, width: float, height: float) -> None:
        self.taken = np.zeros((int(height) + 1, int(width) + 1), bool)

    def _cells(self, points: Points) -> tuple[Points, Points]:
        x = np.round(points[:, 0]).astype(int) % self.taken.shape[1]
        y = np.round(points[:, 1] + self.taken.shape[0] / 2).astype(int)
        return x, y

    def inside(self, points: Points) -> tuple[Points, Points]:
        """Rows and columns of the points' cells, kept within the band."""
        x, y = self._cells(points)
        return np.clip(y, 0, self.taken.shape[0] - 1), x

    def free(self, points: Points, share: float = 0.06) -> bool:
        x, y = self._cells(points)
        if (y < 3).any() or (y >= self.taken.shape[0] - 3).any():
            return False
        return bool(self.taken[y, x].mean() <= share)

    def take(self, points: Points, reach: float) -> None:
        offsets = np.arange(-int(reach), int(reach) + 1)
        for dy in offsets:
            for dx in offsets:
                if dx * dx + dy * dy <= reach * reach:
                    x, y = self._cells(points + [dx, dy])
                    inside = (y >= 0) & (y < self.taken.shape[0])
                    self.taken[y[inside], x[inside]] = True


def _disc(centre: Points, radius: float) -> Points:
    angle = np.linspace(0, 2 * np.pi, 60)
    return np.concatenate([centre + r * np.stack([np.cos(angle), np.sin(angle)], axis=-1) for r in np.linspace(0, radius, 16)])


def _scroll(painter: Painter, band: tuple[float, float], half_turn: float) -> None:
    """Six peonies on one endless stem that waves between them; leaves and curls wherever there is room."""
    middle, height = (band[0] + band[1]) / 2, band[1] - band[0]
    count = 6
    span = 2 * half_turn / count
    room = _Room(2 * half_turn, height)
    wave = height * 0.385

    def frame(x: float, y: float, turn: float = 0.0, mirror: bool = False) -> Frame:
        return Frame((x / (2 * half_turn), middle + y), turn, 1.0, mirror)

    size = min(span * 0.37, height * 0.275)
    centres = [np.array([(index + 0.5) * span, (1 if index % 2 == 0 else -1) * height * 0.085]) for index in range(count)]
    for index, centre in enumerate(centres):
        room.take(centre[None], 1)
        room.take(_disc(centre, size * 1.0), 2)
        knots = _stem(index + np.linspace(0, 1, 9), span, wave) - [index * span, 0]
        painter.stroke(frame(index * span, 0), knots, 1.5, 1.5, (0.9, 0.9))
        room.take(knots + [index * span, 0], 2)
    for index, centre in enumerate(centres):
        up = -1 if index % 2 == 0 else 1
        start = np.array([(index + 0.82) * span, up * wave * np.sin(np.pi * 0.82)])
        bent = np.array([start - centre, (start - centre) * 0.8 + [-span * 0.10, 0], [size * 0.2, up * size * 0.7]])
        painter.stroke(frame(*centre), bent, 1.3, 1.4, (0.8, 0.6))
    _foliage(painter, room, frame, span, wave, count)
    for index, centre in enumerate(centres):
        turn = 0.0 if index % 2 == 0 else np.pi
        _blossom(painter, frame(*centre, turn + painter.random.normal(0, 0.12)), size * painter.random.uniform(0.97, 1.03))


def _foliage(painter, room, frame, span, wave, count) -> None:  # noqa: ANN001
    """Leaves off the stem, the largest that fit first; then curls."""
    random = painter.random
    spots = np.linspace(0, count, count * 22, endpoint=False)
    for length in (27.0, 23.0, 19.0, 15.0, 12.0, 9.0):
        for t in random.permutation(spots):
            root = _stem(np.array([t]), span, wave)[0]
            ahead = _stem(np.array([t + 0.02]), span, wave)[0] - root
            heading = float(np.arctan2(ahead[1], ahead[0]))
            for side in random.permutation([-1, 1]):
                turn = heading + side * random.uniform(0.55, 1.25)
                axis = np.array([np.cos(turn), np.sin(turn)])
                normal = np.array([-axis[1], axis[0]])
                reach = length * 1.12
                grid = np.stack(np.meshgrid(np.linspace(0.2, 1.0, 12), np.linspace(-0.30, 0.30, 9)), axis=-1).reshape(-1, 2) * reach
                body = root + grid[:, :1] * axis + grid[:, 1:] * normal
                if not room.free(body, 0.03):
                    continue
                stalk = np.array([[0.0, 0.0], [reach * 0.12, 0.4 * side], [reach * 0.2, 0.0]])
                painter.stroke(frame(*root, turn), stalk, 0.9, 1.4, (0.9, 0.9))
                _leaf(painter, frame(*(root + axis * reach * 0.14), turn), length, random.uniform(-0.22, 0.22))
                room.take(body, 1)
    _side_branches(painter, room, frame, spots, span, wave)
    for size in (11.0, 9.0, 7.0, 5.0):
        for t in random.permutation(spots):
            root = _stem(np.array([t]), span, wave)[0]
            ahead = _stem(np.array([t + 0.02]), span, wave)[0] - root
            heading = float(np.arctan2(ahead[1], ahead[0]))
            for mirror in (False, True):
                turn = heading + (0.5 if mirror else -0.5)
                curl = _spiral(size) * [1, -1 if mirror else 1]
                body = root + _turned(curl, turn)
                if room.free(body[5:], 0.02):
                    painter.stroke(frame(*root, turn), curl, 0.95, 1.45, (0.6, 0.9))
                    room.take(body, 2)


def _side_branches(painter, room, frame, spots, span, wave) -> None:  # noqa: ANN001
    """Thin stems into the open ground away from the main one, each ending in a leaf."""
    random = painter.random
    stem = _stem(spots, span, wave)
    wide, tall = room.taken.shape[1], room.taken.shape[0]
    for length in (22.0, 18.0, 14.0, 11.0, 8.5):
        for _ in range(420):
            tip = np.array([random.uniform(0, wide), random.uniform(-tall / 2 + 4, tall / 2 - 4)])
            away = tip - stem
            nearest = int(np.argmin(np.hypot(away[:, 0], away[:, 1])))
            root, reach = stem[nearest], float(np.hypot(*away[nearest]))
            if not length * 0.55 < reach < length * 0.55 + 40:
                continue
            heading = float(np.arctan2(*(away[nearest][::-1]))) + random.uniform(-0.9, 0.9)
            axis = np.array([np.cos(heading), np.sin(heading)])
            normal = np.array([-axis[1], axis[0]])
            grid = np.stack(np.meshgrid(np.linspace(-0.1, 1.05, 14), np.linspace(-0.34, 0.34, 9)), axis=-1).reshape(-1, 2) * length
            start = tip - axis * length * 0.5
            body = start + grid[:, :1] * axis + grid[:, 1:] * normal
            sway = normal * random.choice([-1, 1]) * reach * 0.14
            path = catmull_rom(np.array([root, (root + start) / 2 + sway, start]), 14)
            if not room.free(body, 0.01) or room.taken[room.inside(path[8:])].mean() > 0.12:
                continue
            painter.stroke(frame(*root), path - root, 0.95, 1.6, (0.9, 0.8), rounded=False)
            _leaf(painter, frame(*start, heading), length, random.uniform(-0.2, 0.2))
            room.take(body, 1)
            room.take(path, 1)


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
            painter.lift(frame, _arc(radius, 180, 360))
            for part, width in ((1.0, 0.75), (0.72, 0.6), (0.46, 0.6)):
                painter.stroke(frame, _arc(radius * part, 182, 358), width, 1.5, (0.6, 0.4))
            painter.wash(frame, _arc(radius * 0.40, 180, 360), 0.8)


CLOUD = ((-0.36, 0.0), (-0.42, 0.18), (-0.45, 0.32), (-0.36, 0.40), (-0.31, 0.50), (-0.33, 0.62), (-0.24, 0.72), (-0.12, 0.76), (-0.05, 0.88), (0.0, 1.0))


def _cloud_collar(painter: Painter, band: tuple[float, float], count: int) -> None:
    """Pendant cloud points round the shoulder, each holding a spray; the ground between them scattered with curls."""
    low, high = band[0] + 2.2, band[1] - 3.0
    tall = high - low
    for index in range(count):
        frame = Frame(((index + 0.5) / count, low))
        radius = float(np.interp((low + tall * 0.35) * painter.ground.height / painter.ground.length, np.arange(painter.ground.height), painter.ground.radius))
        wide = 2 * np.pi * radius / count * 0.93
        half = _rounded([(x * wide, y * tall) for x, y in CLOUD])
        whole = np.concatenate([half, (half * [-1, 1])[::-1]])
        ring = np.concatenate([whole, _shrunk(whole, 0.86, np.array([0.0, tall * 0.32]))[::-1]])
        painter.wash(frame, ring, FILL * 1.9, rim=0.4)
        for share, width in ((1.0, 1.15), (0.87, 0.7)):
            inner = _shrunk(whole, share, np.array([0.0, tall * 0.32]))
            painter.stroke(frame, inner[: len(inner) // 2], width, OUTLINE, (0.9, 0.7), rounded=False)
            painter.stroke(frame, inner[len(inner) // 2 :], width, OUTLINE, (0.7, 0.9), rounded=False)
        _blossom(painter, Frame((frame.centre[0], low + tall * 0.42)), tall * 0.215)
        for side in (-1, 1):
            for at, turn, length in (((0.15, 0.30), -0.35, 0.24), ((0.13, 0.55), 0.75, 0.22), ((0.10, 0.17), -0.75, 0.16)):
                place = (frame.centre[0] + side * at[0] * wide / (2 * np.pi * radius), low + at[1] * tall)
                _leaf(painter, Frame(place, turn * side, 1.0, side < 0), wide * length, painter.random.uniform(-0.15, 0.15))
        gap = Frame((index / count, low + tall * 0.70))
        _blossom(painter, gap, tall * 0.15)
        for side in (-1, 1):
            _leaf(painter, Frame((gap.centre[0] + side * 0.004, low + tall * 0.84), (0.45) * side, 1.0, side < 0), tall * 0.20, 0.1 * side)
            painter.stroke(gap, _spiral(tall * 0.12) * [side, 1] + [side * tall * 0.12, -tall * 0.02], 0.8, 1.4, (0.6, 0.9))


FRET = ((0.06, 1), (0.06, 0), (0.90, 0), (0.90, 0.78), (0.30, 0.78), (0.30, 0.34), (0.66, 0.34), (0.66, 0.5))


def _fret(painter: Painter, band: tuple[float, float]) -> None:
    """Square spirals, one after the other."""
    low, high = band[0] + 3.4, band[1] - 3.4
    radius = float(np.interp((low + high) / 2 * painter.ground.height / painter.ground.length, np.arange(painter.ground.height), painter.ground.radius))
    count = round(2 * np.pi * radius / ((high - low) * 1.45))
    wide = 2 * np.pi * radius / count
    for index in range(count):
        knots = np.array([(x * wide, y * (high - low)) for x, y in FRET])
        frame = Frame((index / count, low))
        for start, end in zip(knots[:-1], knots[1:], strict=True):
            painter.stroke(frame, np.array([start, end]), 0.85, 1.5, (0.85, 0.8))


def _panels(painter: Painter, band: tuple[float, float], count: int) -> None:
    """Upright lotus petals round the foot, each with a hanging curl and a pearl."""
    low, high = band[0] + 2.6, band[1] - 2.4
    tall = high - low
    radius = float(np.interp((low + tall * 0.5) * painter.ground.height / painter.ground.length, np.arange(painter.ground.height), painter.ground.radius))
    wide = 2 * np.pi * radius / count * 0.9
    for index in range(count):
        frame = Frame(((index + 0.5) / count, high))
        half = _rounded([(-0.46 * wide, 0), (-0.47 * wide, -tall * 0.45), (-0.44 * wide, -tall * 0.74), (-0.24 * wide, -tall * 0.88), (-0.06 * wide, -tall * 0.95), (0, -tall)])
        whole = np.concatenate([half, (half * [-1, 1])[::-1]])
        inner = whole * [0.80, 0.915]
        painter.wash(frame, np.concatenate([whole, inner[::-1]]), FILL * 1.25, rim=0.5)
        painter.stroke(frame, whole, 1.1, OUTLINE, (0.9, 0.9), rounded=False)
        painter.stroke(frame, inner, 0.7, OUTLINE, (0.8, 0.8), rounded=False)
        _bud(painter, frame, wide, tall)


def _bud(painter: Painter, frame: Frame, wide: float, tall: float) -> None:
    """What each panel holds: a lotus bud on a short stem between curls, with pearls above."""
    for side in (-1, 1):
        outer = _rounded([(0, -tall * 0.30), (side * wide * 0.20, -tall * 0.36), (side * wide * 0.235, -tall * 0.50), (side * wide * 0.13, -tall * 0.46), (0, -tall * 0.34)])
        painter.wash(frame, outer, FILL * 1.2, rim=0.4)
        painter.stroke(frame, outer, 0.7, OUTLINE, (0.8, 0.5), rounded=False)
        curl = _spiral(wide * 0.19, 1.4) * [side, 1] + [side * wide * 0.02, -tall * 0.10]
        painter.stroke(frame, curl, 0.85, 1.7, (0.7, 0.9))
        curl = _spiral(wide * 0.17, 1.4) * [side, -1] + [side * wide * 0.02, -tall * 0.76]
        painter.stroke(frame, curl, 0.85, 1.7, (0.7, 0.9))
    heart = _rounded([(0, -tall * 0.30), (wide * 0.10, -tall * 0.40), (wide * 0.085, -tall * 0.50), (0, -tall * 0.60), (-wide * 0.085, -tall * 0.50), (-wide * 0.10, -tall * 0.40), (0, -tall * 0.30)])
    painter.lift(frame, heart)
    painter.wash(frame, _shrunk(heart, 0.8), FILL * 1.2, grade=0.8)
    painter.stroke(frame, heart, 0.75, OUTLINE, (0.8, 0.6), rounded=False)
    painter.stroke(frame, np.array([[0, -tall * 0.06], [0.3, -tall * 0.18], [0, -tall * 0.30]]), 1.1, 1.7, (0.9, 0.8))
    for x, y, size in ((0.0, 0.83, 0.05), (0.0, 0.65, 0.03)):
        painter.wash(frame, _arc(wide * size, 0, 360, 16, (x * wide, -tall * y)), 1.3)
