"""The peony scroll: blossoms on one endless stem, and leaves and curls grown into whatever room is left."""

import numpy as np

from sample.brush import Frame, Painter, Points
from sample.surface import catmull_rom
from sample.vase_motifs import blossom, leaf, spiral, turned

BLOSSOMS = 6
LEAF_ROOM = np.stack(np.meshgrid(np.linspace(0.0, 1.04, 14), np.linspace(-0.30, 0.30, 9)), axis=-1).reshape(-1, 2)


class _Room:
    """Which square millimetres of the band are taken. Points: mm around from the seam, mm down from the middle."""

    def __init__(self, width: float, height: float) -> None:
        self.taken = np.zeros((int(height) + 1, int(width) + 1), bool)

    def _cells(self, points: Points) -> tuple[Points, Points]:
        columns = np.round(points[:, 0]).astype(int) % self.taken.shape[1]
        return np.round(points[:, 1] + self.taken.shape[0] / 2).astype(int), columns

    def crowded(self, points: Points) -> float:
        """Share of the points whose places are taken; 1 when they leave the band."""
        rows, columns = self._cells(points)
        if (rows < 3).any() or (rows >= self.taken.shape[0] - 3).any():
            return 1.0
        return float(self.taken[rows, columns].mean())

    def take(self, points: Points, reach: int) -> None:
        """Take the places within `reach` mm of points."""
        for dy in range(-reach, reach + 1):
            for dx in range(-reach, reach + 1):
                if dx * dx + dy * dy <= reach * reach:
                    rows, columns = self._cells(points + np.array([dx, dy]))
                    inside = (rows >= 0) & (rows < self.taken.shape[0])
                    self.taken[rows[inside], columns[inside]] = True


def _leaf_room(root: Points, heading: float, length: float) -> Points:
    """Points all over the place a leaf would cover."""
    return np.asarray(root + turned(LEAF_ROOM * length, heading))


class Scroll:
    """The scroll in its band (mm down the profile, low to high)."""

    def __init__(self, painter: Painter, band: tuple[float, float]) -> None:
        self.painter = painter
        self.random = painter.random
        self.middle, self.height = (band[0] + band[1]) / 2, band[1] - band[0]
        self.around = 2 * np.pi * painter.ground.around(self.middle)
        self.span = self.around / BLOSSOMS
        self.wave = self.height * 0.385
        self.room = _Room(self.around, self.height)
        self.spots = np.linspace(0, BLOSSOMS, BLOSSOMS * 22, endpoint=False)

    def paint(self) -> None:
        """The stem first, leaves and curls next, the blossoms over their ends."""
        size = min(self.span * 0.37, self.height * 0.275)
        sides = [1 if index % 2 == 0 else -1 for index in range(BLOSSOMS)]
        centres = [
            np.array([(index + 0.5) * self.span, side * self.height * 0.085]) for index, side in enumerate(sides)
        ]
        self._main_stem(centres, size)
        for length in (24.0, 20.0, 17.0, 14.0, 11.0):
            self._leaves(length)
        for length in (24.0, 20.0, 17.0, 14.0, 11.5, 9.5):
            self._side_branches(length)
        for size_of_curl in (11.0, 9.0, 7.0, 5.0):
            self._curls(size_of_curl)
        for centre, side in zip(centres, sides, strict=True):
            turn = (0.0 if side > 0 else np.pi) + self.random.normal(0, 0.12)
            blossom(self.painter, self._frame(centre, turn), size * self.random.uniform(0.97, 1.03))

    def _frame(self, point: Points, turn: float = 0.0) -> Frame:
        return Frame((float(point[0]) / self.around, self.middle + float(point[1])), turn)

    def _line(self, path: Points, width: float, load: float, taper: tuple[float, float]) -> None:
        """A long stroke along points of the band; the pot is wider or narrower away from the band's middle."""
        local = path - path[0]
        girth = np.array([self.painter.ground.around(self.middle + y) for y in path[:, 1]]) * 2 * np.pi / self.around
        local[:, 0] *= girth
        self.painter.stroke(self._frame(path[0]), local, width, load, taper, rounded=False)

    def _stem(self, t: Points) -> Points:
        """The wave of the main stem; t counts half waves."""
        return np.stack([t * self.span, -self.wave * np.sin(np.pi * t)], axis=-1)

    def _heading(self, t: float) -> tuple[Points, float]:
        root, ahead = self._stem(np.array([t, t + 0.02]))
        return root, float(np.arctan2(*(ahead - root)[::-1]))

    def _main_stem(self, centres: list[Points], size: float) -> None:
        angle = np.linspace(0, 2 * np.pi, 60)
        ring = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
        for index, centre in enumerate(centres):
            self.room.take(np.concatenate([centre + radius * ring for radius in np.linspace(0, size, 16)]), 2)
            path = self._stem(index + np.linspace(0, 1, 40))
            self._line(path, 1.5, 1.5, (0.95, 0.95))
            self.room.take(path, 2)
            root = self._stem(np.array([index + 0.80]))[0]
            inward = centre + (root - centre) * np.array([0.45, 0.75])
            path = catmull_rom(np.array([root, inward, centre + (root - centre) * 0.3]), 12)
            self._line(path, 1.3, 1.5, (0.9, 0.7))

    def _leaves(self, length: float) -> None:
        """Leaves straight off the stem, wherever one of this length fits."""
        for t in self.random.permutation(self.spots):
            root, heading = self._heading(t)
            for side in self.random.permutation([-1, 1]):
                turn = heading + side * self.random.uniform(0.55, 1.25)
                axis = np.array([np.cos(turn), np.sin(turn)])
                body = _leaf_room(root + axis * length * 0.2, turn, length)
                if self.room.crowded(body) > 0.03:
                    continue
                self._line(np.array([root, root + axis * length * 0.22]), 0.9, 1.5, (0.9, 0.9))
                leaf(
                    self.painter,
                    self._frame(root + axis * length * 0.14, turn),
                    length,
                    self.random.uniform(-0.22, 0.22),
                )
                self.room.take(body, 1)

    def _side_branches(self, length: float) -> None:
        """Thin stems into the open ground away from the main one, each ending in a leaf."""
        stem = self._stem(self.spots)
        for _ in range(500):
            tip = self.random.uniform(0, 1, 2) * [self.around, self.height - 12] - [0, self.height / 2 - 6]
            away = tip - stem
            far = np.hypot(away[:, 0], away[:, 1])
            nearest = int(np.argmin(far))
            if not length * 0.55 < far[nearest] < length * 0.55 + 40:
                continue
            heading = float(np.arctan2(*away[nearest][::-1])) + self.random.uniform(-0.9, 0.9)
            start = tip - np.array([np.cos(heading), np.sin(heading)]) * length * 0.5
            body = _leaf_room(start, heading, length)
            if self.room.crowded(body) > 0:
                continue
            root = stem[nearest]
            sway = turned(np.array([[0.0, far[nearest] * 0.14]]), heading)[0] * self.random.choice([-1, 1])
            path = catmull_rom(np.array([root, (root + start) / 2 + sway, start]), 14)
            if self.room.crowded(path[8:]) > 0.2:
                continue
            self._line(path, 0.95, 1.6, (0.9, 0.8))
            leaf(self.painter, self._frame(start, heading), length, self.random.uniform(-0.2, 0.2))
            self.room.take(np.concatenate([body, path]), 1)

    def _curls(self, size: float) -> None:
        """Tendrils off the stem."""
        for t in self.random.permutation(self.spots):
            root, heading = self._heading(t)
            for mirror in (1, -1):
                turn = heading - 0.5 * mirror
                curl = spiral(size) * [1, mirror]
                body = root + turned(curl, turn)
                if self.room.crowded(body[5:]) <= 0.02:
                    self.painter.stroke(self._frame(root, turn), curl, 0.95, 1.5, (0.6, 0.9))
                    self.room.take(body, 2)
