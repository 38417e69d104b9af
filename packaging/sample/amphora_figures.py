"""The figures of the frieze: riders on cantering horses, runners, a judge. Units of a hundredth of a figure, y up.

Each is a silhouette first; the point then draws what lies inside it - muscles, mane, hair, folds - and the edges of
whatever passes in front of something else. Red and white are laid on last.
"""

from dataclasses import dataclass

import numpy as np

from sample.amphora_slip import Knots, Sheet, closed, sides
from sample.brush import Frame, Points

Limb = tuple[tuple[float, float, float], ...]

HORSE_BODY = (
    (19.5, 47), (19.5, 53), (24, 58), (31, 59.5), (40, 57), (48, 55.5), (55, 57.5), (59, 62), (63.5, 70), (69.5, 77.5),
    (75, 81.5), (79, 78), (78.5, 70), (76.5, 62), (76, 54), (73.5, 46), (68, 40.5), (60, 38.5), (50, 40), (41, 42.5),
    (34, 42), (26, 42),
)  # fmt: skip
HORSE_HEAD = (
    (74.5, 81.5), (78, 82.5), (80.8, 80), (84.5, 75), (88.2, 69.5), (91, 66), (91.4, 63.4), (89.6, 62.2), (87.6, 62.6),
    (86.2, 64.4), (83.2, 66.2), (80.4, 68), (78.2, 70.5), (76, 74),
)  # fmt: skip
EAR = ((75.2, 81.5), (74.6, 85.5), (76.6, 88.2), (78.2, 84.6), (78.3, 82.0))
NEAR_FORE: Limb = (
    (67, 47, 6.4), (70.5, 40.5, 4.5), (78, 36.4, 3.0), (83.4, 34.6, 2.2), (82.6, 29, 1.5), (80.6, 22.6, 1.25),
    (81.6, 19.6, 1.6), (84, 17.4, 1.7),
)  # fmt: skip
FAR_FORE: Limb = (
    (69, 46, 6.0), (73.5, 42.5, 4.2), (82, 42.5, 2.9), (87.5, 42.4, 2.1), (88, 37, 1.4), (86.8, 31, 1.2),
    (88, 28, 1.5), (90.4, 26.2, 1.6),
)  # fmt: skip
NEAR_HIND: Limb = (
    (26.5, 49, 8.6), (30.5, 41, 6.6), (31, 34.5, 4.2), (25.5, 27, 2.7), (21.6, 22.6, 2.3), (24, 15, 1.6),
    (26.6, 8, 1.35), (27.2, 4.6, 1.6), (30.2, 1.6, 1.9),
)  # fmt: skip
FAR_HIND: Limb = (
    (23.5, 48, 7.6), (24, 41, 6.0), (23, 34, 4.0), (15.5, 27, 2.6), (11.2, 23.4, 2.2), (13, 15.6, 1.55),
    (15, 8, 1.3), (15.4, 4.6, 1.6), (18.4, 1.6, 1.9),
)  # fmt: skip
TAIL: Limb = (
    (20, 56, 1.5), (15.5, 57.5, 1.7), (11, 53, 2.3), (8.5, 44, 2.9), (6.2, 33, 2.6), (3.4, 24, 1.6), (-0.5, 17.5, 0.3),
)  # fmt: skip
HEAD = (
    (0.13, -0.06), (0.14, 0.06), (0.27, 0.09), (0.38, 0.10), (0.42, 0.17), (0.385, 0.225), (0.415, 0.265),
    (0.385, 0.295), (0.42, 0.335), (0.405, 0.365), (0.535, 0.40), (0.505, 0.455), (0.41, 0.60), (0.375, 0.74),
    (0.31, 0.86), (0.14, 0.975), (-0.08, 0.99), (-0.28, 0.90), (-0.385, 0.70), (-0.37, 0.46), (-0.30, 0.24),
    (-0.21, 0.10), (-0.19, -0.06),
)  # fmt: skip
BEARD = ((0.08, 0.30), (0.22, 0.235), (0.385, 0.20), (0.45, 0.10), (0.50, -0.07), (0.34, -0.06), (0.16, 0.02),
         (0.06, 0.14))  # fmt: skip
LOCKS = ((-0.36, 0.62), (-0.43, 0.36), (-0.47, 0.10), (-0.43, -0.10), (-0.20, -0.10), (-0.12, 0.14), (-0.10, 0.4))


@dataclass(frozen=True, slots=True)
class Rider:
    """What tells one rider from the next."""

    bearded: bool = False
    white_horse: bool = False
    red_cloak: bool = True
    spears: bool = True
    looks_back: bool = False


def _moved(knots: Knots, shift: tuple[float, float], scale: float = 1.0, mirror: bool = False) -> Points:
    return np.asarray(np.asarray(knots, np.float64) * [-scale if mirror else scale, scale] + shift)


def _edge(sheet: Sheet, frame: Frame, limb: Limb, start: float = 0.0, end: float = 1.0, width: float = 0.34) -> None:
    """Scratch a limb's two edges free of what lies behind it, over part of its length."""
    for side in sides(limb):
        low, high = int(start * (len(side) - 1)), int(end * (len(side) - 1)) + 1
        sheet.line(frame, side[low:high], width, rounded=False)


def head(
    sheet: Sheet, frame: Frame, neck: tuple[float, float], size: float, bearded: bool = False, back: bool = False
) -> None:
    """A head in profile with a frontal eye; `back` turns it over the shoulder."""

    def put(knots: Knots) -> Points:
        return _moved(knots, neck, size, back)

    sheet.fill(frame, closed(put(HEAD)))
    sheet.fill(frame, closed(put(LOCKS)))
    if bearded:
        sheet.fill(frame, closed(put(BEARD)))
        sheet.fill(frame, closed(put(BEARD) * 1.0), "red")
        sheet.line(frame, put([(0.09, 0.34), (0.19, 0.255), (0.30, 0.25), (0.40, 0.235)]), 0.3)
    sheet.fill(frame, put([(0.36, 0.80), (0.33, 0.70), (-0.02, 0.66), (-0.38, 0.62), (-0.38, 0.70), (0, 0.76)]), "red")
    sheet.line(frame, put([(0.37, 0.71), (0.22, 0.68), (0.10, 0.60), (0.06, 0.46), (0.03, 0.36)]), 0.3)
    sheet.line(frame, put([(0.36, 0.80), (0.0, 0.77), (-0.37, 0.71)]), 0.26)
    sheet.line(frame, put([(0.33, 0.70), (-0.02, 0.665), (-0.38, 0.62)]), 0.26)
    for shift in (0.0, 0.10, 0.20, 0.30):
        sheet.line(
            frame,
            put([(-0.02 - shift * 0.9, 0.40 - 0.1 * shift), (-0.06 - shift, 0.18), (-0.12 - shift * 0.9, -0.06)]),
            0.26,
        )
    ring = closed(put([(0.19, 0.57), (0.235, 0.615), (0.28, 0.57), (0.235, 0.53)]))
    sheet.line(frame, np.concatenate([ring, ring[:1]]), 0.27, rounded=False)
    sheet.line(frame, put([(0.12, 0.575), (0.20, 0.57)]), 0.24)
    sheet.line(frame, put([(0.27, 0.57), (0.35, 0.575)]), 0.24)
    sheet.line(frame, put([(0.14, 0.66), (0.26, 0.685), (0.375, 0.655)]), 0.24)
    sheet.line(frame, put([(0.39, 0.275), (0.33, 0.28), (0.29, 0.27)]), 0.24)
    sheet.line(frame, put([(-0.02, 0.56), (0.05, 0.53), (0.04, 0.44), (-0.03, 0.43), (-0.05, 0.50), (0.0, 0.50)]), 0.26)


def _foot(sheet: Sheet, frame: Frame, heel: tuple[float, float], toe: tuple[float, float], thick: float) -> None:
    middle = ((heel[0] + toe[0]) / 2, (heel[1] + toe[1]) / 2)
    sheet.limb(frame, ((*heel, thick), (*middle, thick * 0.85), (*toe, thick * 0.5)))


def _hand(sheet: Sheet, frame: Frame, wrist: tuple[float, float], way: tuple[float, float], size: float) -> None:
    """An open hand: the palm and fingers along `way`, the thumb apart."""
    x, y = wrist
    sheet.limb(frame, ((x, y, size * 0.5), (x + way[0] * 0.5, y + way[1] * 0.5, size * 0.6),
                       (x + way[0], y + way[1], size * 0.3)))  # fmt: skip
    sheet.limb(frame, ((x, y, size * 0.3), (x + way[0] * 0.3 - way[1] * 0.4, y + way[1] * 0.3 + way[0] * 0.4,
                                            size * 0.22)))  # fmt: skip


def _horse(sheet: Sheet, frame: Frame, white: bool) -> None:
    for limb in (FAR_FORE, FAR_HIND, TAIL):
        sheet.limb(frame, limb)
    sheet.fill(frame, closed(HORSE_BODY))
    sheet.fill(frame, closed(HORSE_HEAD))
    sheet.fill(frame, closed(EAR))
    for limb in (NEAR_FORE, NEAR_HIND):
        sheet.limb(frame, limb)
    if white:
        sheet.fill(frame, closed(HORSE_BODY), "white")
        sheet.fill(frame, closed(HORSE_HEAD), "white")
        for limb in (NEAR_FORE, NEAR_HIND):
            sheet.limb(frame, limb[:-1], "white")
    for hoof in (NEAR_FORE, FAR_FORE, NEAR_HIND, FAR_HIND):
        (ax, ay, _), (bx, by, half) = hoof[-2], hoof[-1]
        x, y = ax * 0.6 + bx * 0.4, ay * 0.6 + by * 0.4
        sheet.line(frame, [(x - half, y - half * 0.8), (x + half * 0.8, y + half * 1.2)], 0.3)
    _edge(sheet, frame, NEAR_HIND, 0.14, 0.55)
    _edge(sheet, frame, NEAR_FORE, 0.16, 0.5)
    _edge(sheet, frame, TAIL, 0.0, 0.25, 0.3)
    lines: tuple[Knots, ...] = (
        [(35, 56.5), (36.5, 50), (34.5, 43.5), (30, 39)],  # haunch
        [(62, 61), (60.2, 54), (61, 46), (66, 40.5)],  # shoulder
        [(64.5, 57), (69, 56), (73, 52.5), (74.5, 47)],
        [(38, 45.5), (46, 43), (54, 42.5), (60, 43)],  # belly
        [(41, 48.5), (43.5, 46.5)], [(45, 48), (47.5, 46)], [(49, 47.8), (51.5, 45.8)], [(53, 47.8), (55.5, 46)],
        [(29.8, 36), (27.5, 31.5), (24.4, 27)], [(33.5, 38), (31.5, 33)],
        [(77.8, 82), (79.2, 76.5), (78.6, 70.5), (80.6, 68)],  # cheek
        [(82.0, 71.2), (80.4, 72.8), (81.2, 75.6)],
        [(88.6, 64.3), (90.2, 64.8)], [(89.6, 67.0), (90.6, 66.4), (90.2, 65.8)],
        [(75.6, 82.5), (76.4, 86.6)],
        [(59.5, 60.5), (65, 68.2), (70.5, 74.6), (75, 78.2)],  # the mane's root
    )  # fmt: skip
    for line in lines:
        sheet.line(frame, line)
    mane = np.array([(57.5, 60), (62.4, 69), (69, 77.6), (75, 82.4)])
    root = np.array([(59.5, 60.5), (65, 68.2), (70.5, 74.6), (75, 78.2)])
    both = np.concatenate([mane, root[::-1]])
    sheet.fill(frame, both, "red")
    for share in np.linspace(0.04, 0.96, 15):
        at = share * 3
        low = int(min(at, 2))
        one = root[low] + (root[low + 1] - root[low]) * (at - low)
        two = mane[low] + (mane[low + 1] - mane[low]) * (at - low)
        sheet.line(frame, [one, one * 0.45 + two * 0.55 + (0.5, 0.1), two - (0.3, 0.4)], 0.26)
    for share in (-0.55, 0.0, 0.55):
        sheet.line(frame, [(x + share * h, y + share * h * 0.3) for x, y, h in TAIL[1:-1]], 0.28)
    eye = closed([(81.0, 77.2), (82.2, 77.9), (83.3, 76.6), (82.2, 75.9)])
    sheet.line(frame, np.concatenate([eye, eye[:1]]), 0.27, rounded=False)
    for strap in ([(79.2, 81.8), (80.5, 77), (80.4, 72.6)], [(80.2, 72.8), (84.6, 68.6), (88.9, 65.4)],
                  [(85.8, 73.2), (83.2, 70.0)]):  # fmt: skip
        sheet.line(frame, strap, 0.3)
    for x, y in ((80.3, 72.8), (83.8, 69.6), (80.2, 78.0), (62.5, 50), (66, 51.6), (69.8, 51.2), (73, 49)):
        sheet.dot(frame, (x, y), 0.62, "white")


def rider(sheet: Sheet, frame: Frame, who: Rider) -> None:
    """A youth or a man on a cantering horse, two spears on his shoulder."""
    far_arm: Limb = ((57, 77, 2.1), (63.5, 71, 1.7), (68.5, 68.5, 1.2), (71, 68.4, 1.2))
    near_arm: Limb = ((53.4, 77.6, 2.7), (54.6, 70.6, 2.2), (59, 66.4, 1.6), (65.4, 66.6, 1.2), (67.2, 67.2, 1.3))
    leg: Limb = (
        (50.6, 59.5, 4.6), (56.6, 57, 4.1), (62.2, 53.6, 3.0), (62.8, 49.4, 2.7), (60.6, 43.6, 2.3), (58.6, 37.2, 1.35),
        (58.4, 35.4, 1.2),
    )  # fmt: skip
    torso = closed([(46.6, 57.5), (46.8, 64), (47.8, 71), (49.6, 77.4), (53, 80.8), (57.6, 80.4), (60, 76.6),
                    (58.8, 70), (56.6, 64.4), (57.4, 59), (52, 56)])  # fmt: skip
    if who.spears:
        for lift in (0.0, 2.4):
            sheet.line(frame, [(38, 98 + lift), (98, 52 + lift * 0.4)], 0.5, "slip")
            sheet.fill(frame, [(98, 52.6 + lift * 0.4), (102.5, 48 + lift * 0.4), (97, 51.2 + lift * 0.4)])
    sheet.limb(frame, far_arm)
    _horse(sheet, frame, who.white_horse)
    for rein in (0.0, 0.9):
        sheet.line(frame, [(67.4, 67.6 + rein), (76, 65.4 + rein), (84, 65 + rein), (88.8, 65.2)], 0.36, "slip")
        sheet.line(frame, [(67.4, 67.6 + rein), (76, 65.4 + rein), (79, 65.2 + rein)], 0.30, "incised")
    for outline in (torso,):
        sheet.fill(frame, outline)
        sheet.fill(frame, outline, "white", 0)
        sheet.line(frame, np.concatenate([outline, outline[:1]]), 0.32, rounded=False)
    if who.red_cloak:
        sheet.fill(frame, torso * 0.9 + torso.mean(axis=0) * 0.1, "red")
    for shift in (0.0, 2.6, 5.2, 7.6):
        sheet.line(frame, [(49 + shift * 1.1, 79 - shift * 0.1), (48.6 + shift * 0.95, 70), (47.8 + shift, 60)], 0.28)
    for y in (79.0, 77.4):
        sheet.line(frame, [(50.4, y - 0.9), (54, y - 2.6), (58.6, y - 0.4)], 0.28)
    sheet.line(frame, [(47.4, 65), (52, 63.8), (57, 65)], 0.5)
    sheet.limb(frame, leg)
    sheet.fill(frame, np.concatenate([sides(leg)[0], sides(leg)[1][::-1]]), "white", 0)
    _edge(sheet, frame, leg, 0.0, 1.0)
    _foot(sheet, frame, (58.2, 35.2), (64.4, 32.4), 1.5)
    sheet.line(frame, [(58.4, 59.2), (61.2, 57), (63.2, 54.6)], 0.28)
    sheet.line(frame, [(60.4, 53.4), (61.6, 52.2), (63.4, 52.4)], 0.28)
    sheet.line(frame, [(61.6, 50), (60.4, 45.4), (59.2, 40.4)], 0.28)
    hem = [(46.6, 58.2), (49, 55.2), (54, 55.4), (58.6, 57.6)]
    sheet.line(frame, hem, 0.32)
    head(sheet, frame, (54.4, 80.6), 15.5, who.bearded, who.looks_back)
    sheet.limb(frame, near_arm)
    _edge(sheet, frame, near_arm, 0.1, 0.95)
    sheet.line(frame, [(53.4, 74), (54.8, 70.4), (56.8, 68.4)], 0.26)


def runner(sheet: Sheet, frame: Frame, bearded: bool, late: bool) -> None:
    """A sprinter at full stretch; `late` shows the other half of the stride."""
    if late:
        front: Limb = ((50, 50, 6.2), (60, 51.5, 5.2), (70.5, 50, 3.6), (72, 45, 3.7), (69.5, 36, 2.8), (66.5, 27, 1.5),
                       (66.4, 24.5, 1.5))  # fmt: skip
        rear: Limb = ((46.5, 50, 6.4), (43.5, 40, 5.2), (38, 29.5, 3.5), (33.5, 25.5, 3.4), (25.5, 17.5, 2.7),
                      (19, 10, 1.5), (17.6, 8.2, 1.5))  # fmt: skip
        feet = (((66, 24.4), (74.5, 21.4)), ((17.4, 8.4), (21.5, 0.6)))
    else:
        front = ((50, 50, 6.2), (61, 49, 5.2), (72.5, 45, 3.6), (76, 40.5, 3.6), (80.5, 30, 2.7), (84.6, 18.6, 1.5),
                 (85.4, 16, 1.5))  # fmt: skip
        rear = ((46.5, 50, 6.4), (40, 42.5, 5.2), (31.5, 36.5, 3.6), (26.5, 37.5, 3.5), (16, 42, 2.7), (7.2, 46, 1.5),
                (5, 46.8, 1.5))  # fmt: skip
        feet = (((85.2, 16.2), (92.5, 11.4)), ((4.6, 47), (-0.5, 40.5)))
    far_arm: Limb = ((60.5, 78, 3.2), (70, 74.5, 2.5), (77.5, 73.5, 2.1), (82.5, 79.5, 1.8), (86, 86, 1.3))
    near_arm: Limb = ((47.5, 77.6, 3.7), (39, 72, 3.0), (33, 66, 2.4), (26.5, 63.6, 2.0), (19.5, 62.5, 1.3))
    torso = closed([(42.5, 78), (45, 82.2), (53, 83.2), (61.5, 82), (64.5, 77.5), (61, 69.5), (56.6, 60.5), (55.8, 55),
                    (55.6, 48), (50, 44.5), (43, 46), (41, 52), (45.4, 60.5), (44.2, 69)])  # fmt: skip
    sheet.limb(frame, far_arm)
    _hand(sheet, frame, (86, 86), (3.4, 5.6), 2.6)
    sheet.limb(frame, front)
    _foot(sheet, frame, *feet[0], 1.8)
    sheet.fill(frame, torso)
    sheet.limb(frame, rear)
    _foot(sheet, frame, *feet[1], 1.8)
    _edge(sheet, frame, rear, 0.16, 0.4, 0.3)
    _edge(sheet, frame, front, 0.12, 0.3, 0.3)
    for limb in (front, rear):
        path = [(x, y) for x, y, _ in limb]
        knee = np.array(path[2])
        sheet.line(frame, [knee + np.array((-1.8, 1.6)), knee + np.array((0, 0.2)), knee + np.array((1.9, 1.2))], 0.27)
        sheet.line(frame, [np.array(path[3]) * 0.75 + np.array(path[4]) * 0.25, path[4]], 0.27)
        sheet.line(
            frame, [np.array(path[1]) + np.array((0, 1.6)), knee * 0.8 + np.array(path[1]) * 0.2 + (0, 0.8)], 0.27
        )
    for line in (
        [(53.2, 78.8), (53.0, 70), (51.4, 62), (50.6, 55)], [(45.4, 74), (48.5, 71.4), (53, 71.2)],
        [(53, 71.2), (58, 71.6), (62, 75)], [(47.2, 66), (51.8, 65.2), (57.2, 65.6)],
        [(47, 60.8), (51.2, 60), (55, 60.6)], [(43.6, 54.4), (47.5, 50.8), (50.6, 50)],
        [(44.4, 80.4), (50, 79.6), (53.2, 78.8), (57, 79.6), (62.6, 80)],
    ):  # fmt: skip
        sheet.line(frame, line, 0.28)
    head(sheet, frame, (54.5, 82.2), 16.5, bearded)
    sheet.limb(frame, near_arm)
    _hand(sheet, frame, (19.5, 62.5), (-6.4, -1.6), 2.6)
    _edge(sheet, frame, near_arm, 0.06, 0.35, 0.28)
    sheet.line(frame, [(38, 71.8), (34.4, 68.6)], 0.26)


def judge(sheet: Sheet, frame: Frame) -> None:
    """A man in a long cloak, leaning on his staff."""
    robe = closed([(38, 4), (37, 20), (38.5, 42), (41, 60), (43, 76), (50, 82.5), (57, 81), (61, 74), (60.5, 56),
                   (63, 40), (62, 20), (61, 4), (50, 3)])  # fmt: skip
    sheet.line(frame, [(74, 76), (72, 40), (70, 0.5)], 0.8, "slip")
    sheet.limb(frame, ((58, 74, 3.0), (65, 66, 2.3), (72, 68, 1.6), (74, 69, 1.7)))
    _foot(sheet, frame, (45, 1.8), (54, 1.0), 1.9)
    _foot(sheet, frame, (54, 1.8), (64, 1.0), 1.9)
    sheet.fill(frame, robe)
    for fold in (0, 1, 2):
        strip = [(41 + 7 * fold, 4), (42.5 + 6.4 * fold, 40), (46 + 4 * fold, 74), (49.5 + 4 * fold, 74),
                 (46.5 + 6.4 * fold, 40), (44.6 + 7 * fold, 4)]  # fmt: skip
        sheet.fill(frame, strip, "red")
        for x in (0.0, 3.6):
            sheet.line(frame, [(41 + x + 7 * fold, 4), (42.5 + x + 6.4 * fold, 40), (46 + x + 4 * fold, 74)], 0.28)
    sheet.line(frame, [(60, 72), (52, 62), (42, 56), (39, 50)], 0.34)
    sheet.line(frame, [(61, 66), (54, 58), (43, 51)], 0.28)
    for y in (6, 8.5):
        sheet.line(frame, [(38, y), (50, y - 1), (61.6, y)], 0.28)
    head(sheet, frame, (51, 82), 16.0, True)
