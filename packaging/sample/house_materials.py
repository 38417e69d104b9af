"""What the courtyard house is built of: grey tile and brick, red timber, papered lattice, painted beams, plaster."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from sample.fields import F32, blur, linear, mix, noise, step
from sample.masonry import Swatch
from sample.material import Finish, atlas, stone_finish
from sample.surface import Maps

ATLAS = 2048
TILE = Swatch(0, 0, 768, 768, 1.6, ATLAS)
BRICK = Swatch(768, 0, 768, 768, 3.0, ATLAS)
STONE = Swatch(1536, 0, 512, 768, 1.6, ATLAS)
DOOR = Swatch(0, 768, 384, 1024, 0.75, ATLAS)
WINDOW = Swatch(384, 768, 512, 768, 1.0, ATLAS)
TIMBER = Swatch(896, 768, 512, 512, 1.2, ATLAS)
BEAM = Swatch(896, 1280, 1152, 256, 3.2, ATLAS)
PLASTER = Swatch(1408, 768, 640, 512, 3.0, ATLAS)
BARK = Swatch(384, 1536, 512, 512, 0.8, ATLAS)
GATE = Swatch(896, 1536, 512, 512, 1.0, ATLAS)
EARTH = Swatch(1408, 1536, 640, 512, 2.2, ATLAS)

CLAY = (linear(150, 152, 152), linear(166, 162, 154), linear(112, 116, 118))
GRANITE = (linear(196, 190, 180), linear(186, 172, 154), linear(150, 146, 140))
RED, DARK_RED, GREEN, BLUE = linear(150, 46, 34), linear(104, 30, 24), linear(44, 102, 84), linear(44, 84, 140)
GILT, PAPER, WHITE, BLACK = linear(206, 164, 80), linear(232, 222, 198), linear(226, 222, 212), linear(40, 36, 34)


def _grid(swatch: Swatch) -> tuple[F32, F32]:
    """Metres right and down of each pixel."""
    pixel = swatch.metres / swatch.width
    rows, columns = np.mgrid[0 : swatch.height, 0 : swatch.width].astype(np.float32)
    return (columns + 0.5) * np.float32(pixel), (rows + 0.5) * np.float32(pixel)


def _bricks() -> Finish:
    """Running bond, courses 6.25 cm, fine white joints; a whole number of bricks across and down."""
    x, y = _grid(BRICK)
    shape = x.shape
    course = np.floor(y / 0.0625)
    shifted = x / 0.25 + 0.5 * (course % 2)
    column = np.floor(shifted) % 12
    edge = np.minimum(
        np.minimum(shifted % 1, 1 - shifted % 1) * 0.25, np.minimum(y / 0.0625 % 1, 1 - y / 0.0625 % 1) * 0.0625
    )
    edge = edge + 0.0006 * noise(shape, 6, 100)
    joint = step(0.0046, 0.0026, edge)
    random = np.random.default_rng(101)
    own = random.normal(0, 1, (48, 12)).astype(np.float32)[course.astype(int) % 48, column.astype(int)]
    colour = np.broadcast_to(linear(138, 140, 138), (*shape, 3)) * (1 + 0.10 * own)[..., None]
    colour = mix(colour.astype(np.float32), linear(158, 150, 136), np.clip(0.25 * noise(shape, 60, 102), 0, 0.5))
    colour = mix(colour, linear(96, 98, 98), np.clip(0.3 * noise(shape, 14, 103) - 0.1, 0, 0.5))
    colour = mix(colour, linear(196, 192, 182), 0.8 * joint)
    relief = -0.004 * joint + 0.0006 * noise(shape, 7, 104, fall=1.5) + 0.0008 * own
    return Finish(BRICK, colour, relief.astype(np.float32), np.clip(0.9 + 0.02 * noise(shape, 20, 105), 0.8, 1))


def _aged_paint(colour: F32, shape: tuple[int, int], seed: int, wear: float) -> tuple[F32, F32]:
    """Old lacquer: dulled, crazed and flaked to the wood; and how much of it is left."""
    flakes = noise(shape, 18, seed, fall=1.6) + 0.7 * noise(shape, 120, seed + 1)
    kept = step(2.6 - wear, 2.3 - wear, flakes)
    colour = (
        colour * np.clip(1 + 0.07 * noise(shape, 40, seed + 2) + 0.05 * noise(shape, 5, seed + 3), 0.6, 1.3)[..., None]
    )
    wood = linear(134, 108, 84) * np.clip(1 + 0.15 * noise(shape, 8, seed + 4, stretch=0.1), 0.5, 1.5)[..., None]
    return mix(wood.astype(np.float32), colour.astype(np.float32), kept), kept


def _timber() -> Finish:
    shape = (TIMBER.height, TIMBER.width)
    colour, kept = _aged_paint(np.broadcast_to(RED, (*shape, 3)), shape, 110, 0.9)
    relief = 0.0005 * kept + 0.0004 * noise(shape, 6, 116, stretch=0.12)
    return Finish(TIMBER, colour, relief.astype(np.float32), 0.52 + 0.35 * (1 - kept))


def _drawn(swatch: Swatch, draw: Callable[[ImageDraw.ImageDraw, float], None]) -> F32:
    """A mask (h, w) drawn in metres: `draw` gets the canvas and the pixels in a metre."""
    image = Image.new("L", (swatch.width * 3, swatch.height * 3))
    draw(ImageDraw.Draw(image), 3 * swatch.width / swatch.metres)
    return np.asarray(image.reduce(3), np.float32) / 255


def _bars(draw: ImageDraw.ImageDraw, scale: float, box: tuple[float, float, float, float], rings: int) -> None:
    """ "Step by step brocade": bars in nested frames, tied to one another by short pieces."""
    left, top, right, bottom = box
    thick = 0.016 * scale

    def bar(x0: float, y0: float, x1: float, y1: float) -> None:
        draw.rectangle([min(x0, x1) * scale - thick / 2, min(y0, y1) * scale - thick / 2,
                        max(x0, x1) * scale + thick / 2, max(y0, y1) * scale + thick / 2], fill=255)  # fmt: skip

    for ring in range(rings):
        inset = ring / rings * 0.46
        x0, x1 = left + (right - left) * inset, right - (right - left) * inset
        y0, y1 = top + (bottom - top) * inset, bottom - (bottom - top) * inset
        for a, b, c, d in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
            bar(a, b, c, d)
        if ring:
            before = (ring - 1) / rings * 0.46
            outer_x, outer_y = left + (right - left) * before, top + (bottom - top) * before
            for share in (0.28, 0.5, 0.72):
                x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
                bar(x, outer_y, x, y0)
                bar(x, bottom - (outer_y - top), x, y1)
                bar(outer_x, y, x0, y)
                bar(right - (outer_x - left), y, x1, y)


def _joinery(swatch: Swatch, masks: tuple[F32, F32, F32], paint: F32, seed: int) -> Finish:
    """Frame, lattice and panel masks over paper; the bars stand out from it."""
    frame, lattice, panel = masks
    shape = frame.shape
    paper = (
        PAPER * np.clip(0.92 + 0.06 * noise(shape, 60, seed) + 0.03 * noise(shape, 7, seed + 1), 0.5, 1.1)[..., None]
    )
    shade = np.exp(-2.2 * np.clip(blur(np.maximum(lattice, frame), 5), 0, 1))[..., None]
    paper = paper * (0.62 + 0.38 * shade)
    painted, kept = _aged_paint(np.broadcast_to(paint, (*shape, 3)), shape, seed + 2, 0.6)
    bars, _ = _aged_paint(np.broadcast_to(paint * 0.9, (*shape, 3)), shape, seed + 8, 0.5)
    colour = mix(paper.astype(np.float32), bars, lattice)
    colour = mix(colour, painted, np.maximum(frame, panel))
    gilt = np.clip(blur(panel, 1.5) - blur(panel, 5), 0, 1) * panel
    colour = mix(colour, GILT, np.clip(3 * gilt, 0, 0.75))
    relief = 0.020 * blur(frame, 0.8) + 0.012 * blur(lattice, 0.8) * (1 - frame) + 0.010 * blur(panel, 1.5)
    return Finish(swatch, colour, (0.5 * relief).astype(np.float32), 0.85 - 0.3 * np.maximum(frame, lattice) * kept)


def _door() -> Finish:
    """One leaf: lattice above, a waist panel, a skirt panel with a raised field."""

    def frame(draw: ImageDraw.ImageDraw, s: float) -> None:
        draw.rectangle([0, 0, 0.75 * s, 2.0 * s], fill=255)
        for y0, y1 in ((0.07, 1.12), (1.19, 1.32), (1.39, 1.93)):
            draw.rectangle([0.07 * s, y0 * s, 0.68 * s, y1 * s], fill=0)

    def fields(draw: ImageDraw.ImageDraw, s: float) -> None:
        for y0, y1 in ((1.19, 1.32), (1.39, 1.93)):
            draw.rectangle([0.07 * s, y0 * s, 0.68 * s, y1 * s], fill=255)
            draw.rectangle([0.10 * s, (y0 + 0.025) * s, 0.65 * s, (y1 - 0.025) * s], fill=150)
            draw.rounded_rectangle([0.13 * s, (y0 + 0.04) * s, 0.62 * s, (y1 - 0.04) * s], 0.05 * s, fill=255)

    lattice = _drawn(DOOR, lambda d, s: _bars(d, s, (0.08, 0.08, 0.67, 1.11), 4))
    return _joinery(DOOR, (_drawn(DOOR, frame), lattice, _drawn(DOOR, fields)), GREEN * 0.8, 120)


def _window() -> Finish:
    """One sash of 1.0 by 1.5 metres."""

    def frame(draw: ImageDraw.ImageDraw, s: float) -> None:
        draw.rectangle([0, 0, 1.0 * s, 1.5 * s], fill=255)
        draw.rectangle([0.07 * s, 0.07 * s, 0.93 * s, 1.43 * s], fill=0)

    lattice = _drawn(WINDOW, lambda d, s: _bars(d, s, (0.08, 0.08, 0.92, 1.42), 4))
    return _joinery(WINDOW, (_drawn(WINDOW, frame), lattice, 0 * lattice), GREEN * 0.8, 140)


def _beam() -> Finish:
    """Painted beam: blue and green lozenges between bands, gilded lines, a scene's pale field in the middle."""
    x, y = _grid(BEAM)
    tall = BEAM.metres * BEAM.height / BEAM.width
    middle = np.abs(x - BEAM.metres / 2)
    level = np.abs(y - tall / 2) / (tall / 2)
    shape = x.shape
    colour = np.broadcast_to(GREEN, (*shape, 3)).astype(np.float32)
    point = middle + 0.16 * level
    for edge, tone in ((0.55, BLUE), (0.85, RED * 0.9), (0.95, GREEN), (1.22, BLUE), (1.40, GREEN * 0.8)):
        colour = mix(colour, tone, step(edge - 0.004, edge + 0.004, point))
    flower = (
        (np.cos(2 * np.pi * middle / 0.14) + np.cos(2 * np.pi * (y - tall / 2) / 0.14))
        * (point > 0.58)
        * (point < 0.84)
    )
    colour = mix(colour, linear(176, 196, 190), 0.7 * step(0.75, 1.0, flower))
    field = step(0.44, 0.43, point + 0.02) * step(0.86, 0.82, level)
    clouds = noise(shape, 40, 150, stretch=0.5)
    colour = mix(colour, linear(206, 196, 164), 0.9 * field)
    colour = mix(
        colour, linear(84, 112, 96), 0.75 * field * step(0.4, 1.3, clouds + 1.2 * (level * np.sign(y - tall / 2)))
    )
    lines = np.zeros(shape, np.float32)
    for edge in (0.425, 0.55, 0.85, 0.95, 1.22, 1.40):
        lines = np.maximum(lines, step(0.011, 0.006, np.abs(point - edge)))
    lines = np.maximum(lines, step(0.030, 0.020, np.abs(level - 0.93)))
    colour = mix(colour, GILT, 0.85 * lines)
    colour, kept = _aged_paint(colour, shape, 152, 0.75)
    return Finish(BEAM, colour, (0.0006 * (kept + lines)).astype(np.float32), 0.72 - 0.25 * lines * kept)


def _plaster() -> Finish:
    x, y = _grid(PLASTER)
    shape = x.shape
    colour = WHITE * np.clip(0.95 + 0.03 * noise(shape, 120, 160) + 0.02 * noise(shape, 8, 161), 0.6, 1.05)[..., None]
    damp = step(0.2, 1.6, noise(shape, 90, 162, stretch=0.25) + 0.5 * noise(shape, 16, 163))
    colour = mix(colour.astype(np.float32), linear(170, 164, 150), 0.5 * damp)
    relief = 0.0010 * noise(shape, 50, 164) + 0.0003 * noise(shape, 6, 165)
    return Finish(PLASTER, colour, relief.astype(np.float32), np.full(shape, 0.92, np.float32) + 0 * x + 0 * y)


def _bark() -> Finish:
    shape = (BARK.height, BARK.width)
    plates = noise(shape, 26, 170, fall=1.8, stretch=2.2)
    cracks = step(0.28, 0.06, np.abs(plates))
    colour = np.broadcast_to(linear(104, 92, 78), (*shape, 3)).astype(np.float32)
    colour = mix(colour, linear(134, 124, 106), np.clip(0.4 + 0.4 * noise(shape, 20, 171), 0, 1))
    colour = mix(colour, linear(58, 50, 42), 0.8 * cracks)
    colour = mix(colour, linear(120, 124, 96), 0.5 * step(0.9, 2.0, noise(shape, 50, 172)))
    return Finish(BARK, colour, (-0.006 * cracks + 0.001 * noise(shape, 5, 173)).astype(np.float32),
                  np.full(shape, 0.93, np.float32))  # fmt: skip


def _gate() -> Finish:
    """Gate leaf: boards lacquered red, rows of iron studs, a ring handle's plate."""
    x, y = _grid(GATE)
    shape = x.shape
    colour, kept = _aged_paint(np.broadcast_to(RED * 0.95, (*shape, 3)), shape, 180, 0.8)
    board = step(0.004, 0.002, np.minimum(x % 0.25, 0.25 - x % 0.25))
    stud = np.hypot((x - 0.0625) % 0.125 - 0.0625, (y - 0.0625) % 0.125 - 0.0625)
    stud = step(0.022, 0.017, stud) * ((np.floor(y / 0.125) % 4) < 1)
    colour = mix(colour, BLACK, 0.6 * board)
    colour = mix(colour, GILT * 0.8, 0.9 * stud)
    relief = -0.003 * board + 0.010 * blur(stud, 2)
    return Finish(GATE, colour, relief.astype(np.float32), 0.55 + 0.3 * (1 - kept) - 0.1 * stud)


def _tile() -> Finish:
    stone = stone_finish(TILE, CLAY, 190, 0.0002, 0.0004)
    shape = stone.relief.shape
    moss = step(1.0, 2.2, noise(shape, 70, 195) + 0.5 * noise(shape, 8, 196))
    colour = mix(stone.colour, linear(104, 112, 84), 0.55 * moss)
    colour = mix(colour, linear(188, 186, 176), 0.4 * step(1.6, 2.4, noise(shape, 9, 197)))
    return Finish(TILE, colour, stone.relief, stone.roughness - 0.05)


def maps() -> Maps:
    """The house's atlas."""
    return atlas(
        [
            _tile(),
            _bricks(),
            stone_finish(STONE, GRANITE, 200, 0.0004, 0.0005),
            _door(),
            _window(),
            _timber(),
            _beam(),
            _plaster(),
            _bark(),
            _gate(),
            stone_finish(EARTH, (linear(150, 132, 104), linear(160, 138, 104), linear(112, 98, 78)), 210, 0.0, 0.002),
        ],
        ATLAS,
    )
