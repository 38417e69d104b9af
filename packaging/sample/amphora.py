"""The amphora: a neck-amphora 42 cm high, black-figure; broken long ago, mended from its sherds, one gap filled."""

from dataclasses import dataclass

import numpy as np

from sample.amphora_painting import Bands, paint
from sample.amphora_slip import Sheet
from sample.amphora_wear import Breakage, breakage
from sample.brush import Ground
from sample.fields import F32, blur, linear, mix, noise, occlusion, sample, step
from sample.surface import Chart, Maps, Part, Place, bake, curve, revolved

SIZE = (2816, 3584)
PROFILE = (
    (0.0560, 0.3940), (0.0600, 0.4060), (0.0660, 0.4165), (0.0715, 0.4198), (0.0775, 0.4192), (0.0800, 0.4140),
    (0.0790, 0.4040), (0.0735, 0.3930), (0.0630, 0.3850), (0.0535, 0.3800), (0.0500, 0.3720), (0.0478, 0.3560),
    (0.0480, 0.3380), (0.0505, 0.3200), (0.0545, 0.3085), (0.0570, 0.3062), (0.0582, 0.3035), (0.0600, 0.3018),
    (0.0740, 0.2960), (0.0960, 0.2830), (0.1170, 0.2620), (0.1330, 0.2330), (0.1400, 0.2010), (0.1385, 0.1700),
    (0.1290, 0.1370), (0.1130, 0.1040), (0.0915, 0.0730), (0.0690, 0.0500), (0.0535, 0.0375), (0.0470, 0.0315),
    (0.0462, 0.0288), (0.0500, 0.0268), (0.0590, 0.0245), (0.0690, 0.0205), (0.0745, 0.0145), (0.0752, 0.0080),
    (0.0740, 0.0030),
)  # fmt: skip
FOOT = (
    (0.0740, 0.0030), (0.0730, 0.0008), (0.0715, 0.0), (0.0600, 0.0), (0.0580, 0.0012), (0.0500, 0.0090),
    (0.0350, 0.0150), (0.0180, 0.0172), (0.0, 0.0178),
)  # fmt: skip
INSIDE = (
    (0.0, 0.0400), (0.0350, 0.0430), (0.0620, 0.0600), (0.0850, 0.0830), (0.1060, 0.1120), (0.1220, 0.1440),
    (0.1310, 0.1750), (0.1320, 0.2010), (0.1250, 0.2310), (0.1090, 0.2580), (0.0880, 0.2770), (0.0650, 0.2890),
    (0.0500, 0.2970), (0.0455, 0.3100), (0.0425, 0.3300), (0.0418, 0.3500), (0.0440, 0.3700), (0.0500, 0.3840),
    (0.0560, 0.3940),
)  # fmt: skip
HANDLE = (
    (0.0360, 0.3590), (0.0620, 0.3720), (0.0820, 0.3740), (0.0985, 0.3640), (0.1060, 0.3450), (0.1070, 0.3200),
    (0.1050, 0.2960), (0.1000, 0.2560),
)  # fmt: skip
CLAY, PALE, DARK = linear(188, 116, 76), linear(206, 148, 106), linear(162, 92, 60)
SLIP, THIN, MISFIRED = linear(27, 24, 23), linear(78, 46, 34), linear(118, 50, 34)
PURPLE, WHITE = linear(96, 38, 40), linear(226, 212, 184)
PLASTER, GLUE, EARTH = linear(186, 126, 90), linear(92, 66, 46), linear(150, 122, 92)
FOOT_TOP = 2816 - 596


@dataclass(frozen=True, slots=True, eq=False)
class Coat:
    """What covers the clay, each (h, w) from 0 to 1."""

    slip: F32
    incised: F32
    red: F32
    white: F32


def _thrown(place: Place) -> Place:
    """Not quite round, not quite upright."""

    def placed(u: F32, v: F32) -> F32:
        points = place(u, v)
        turn = 2 * np.pi * u
        swing = 1 + 0.0032 * np.sin(2 * turn + 0.4) + 0.0014 * np.sin(3 * turn + 8 * points[..., 1])
        level = points[..., 1] - 0.004 * np.maximum(points[..., 1] - 0.38, 0) / 0.04 * np.cos(turn - 0.7) * 0.25
        return np.stack([points[..., 0] * swing, level, points[..., 2] * swing], axis=-1).astype(np.float32)

    return placed


def _bands(profile: F32, length: float) -> Bands:
    """Bands named by height above the table (metres), below the lip."""
    lip = int(np.argmax(profile[:, 1])) + 20
    along = np.linspace(0, length, len(profile))

    def at(level: float) -> float:
        return float(np.interp(-level, -profile[lip:, 1], along[lip:]))

    return Bands(
        black=((0, at(0.3775)), (at(0.3085), at(0.3035)), (at(0.0345), at(0.0120)), (at(0.0085), length)),
        neck=(at(0.3735), at(0.3135)),
        tongues=(at(0.3005), at(0.2890)),
        shoulder=(at(0.2860), at(0.2340)),
        frieze=(at(0.2305), at(0.1300)),
        meander=(at(0.1255), at(0.1125)),
        buds=(at(0.1095), at(0.0895)),
        rays=(at(0.0800), at(0.0355)),
    )


def _worn(coat: Coat, rubbed: F32, seed: int) -> Coat:
    """The coat after use and burial: slip flaked where rubbed, white mostly gone, red dulled."""
    shape = coat.slip.shape
    flakes = noise(shape, 26, seed, fall=1.7) + 0.9 * noise(shape, 200, seed + 1)
    lost = step(1.45, 1.6, 0.50 * flakes + 1.5 * rubbed)
    specks = step(3.1, 3.4, noise(shape, 6, seed + 2, fall=1.5))
    slip = coat.slip * (1 - np.clip(lost + 0.9 * specks, 0, 1))
    shed = step(0.75, 0.95, noise(shape, 22, seed + 3, fall=1.9) + 0.6 * noise(shape, 90, seed + 4))
    faded = np.clip(0.80 - 0.25 * noise(shape, 30, seed + 5), 0.2, 1)
    return Coat(slip, coat.incised * coat.slip, coat.red * slip * faded, coat.white * slip * (1 - shed))


def _painted(coat: Coat, seed: int) -> tuple[F32, F32, F32]:
    """Linear colour (h, w, 3), relief in metres and roughness of clay under its coat."""
    shape = coat.slip.shape
    colour = np.broadcast_to(CLAY, (*shape, 3)).astype(np.float32)
    colour = mix(colour, PALE, np.clip(0.25 + 0.3 * noise(shape, 500, seed), 0, 0.8))
    colour = mix(colour, DARK, np.clip(0.25 * noise(shape, 180, seed + 1, stretch=2.5), 0, 0.6))
    colour = mix(colour, linear(226, 176, 128), 0.4 * step(2.3, 3.0, noise(shape, 5, seed + 2, fall=1.5)))
    colour = mix(colour, linear(120, 76, 52), 0.45 * step(2.5, 3.2, noise(shape, 5, seed + 3, fall=1.5)))
    brushed = noise(shape, 30, seed + 4, fall=1.8, stretch=9.0)
    thick = 0.82 + 0.14 * brushed + 0.14 * noise(shape, 300, seed + 5)
    black = np.broadcast_to(SLIP, (*shape, 3)).astype(np.float32)
    black = mix(black, THIN, 0.7 * step(0.62, 0.15, thick))
    hot = step(1.0, 2.3, noise(shape, 620, seed + 6) + 0.25 * noise(shape, 40, seed + 7))
    black = mix(black, MISFIRED, 0.60 * hot)
    cover = np.clip(coat.slip * (0.94 + 0.04 * thick), 0, 1)
    colour = colour + (black - colour) * cover[..., None]
    colour = mix(colour, PURPLE, 0.85 * coat.red)
    colour = mix(colour, WHITE, 0.9 * coat.white)
    bare = coat.incised * (1 - 0.15 * brushed)
    colour = mix(colour, PALE * 1.02, np.clip(bare, 0, 1))
    relief = 4.0e-5 * (blur(coat.slip, 0.8) + 0.5 * blur(coat.red, 1) + 0.9 * blur(coat.white, 1.2))
    relief = relief - 9.0e-5 * blur(coat.incised, 0.7)
    relief = relief + 1.6e-5 * noise(shape, 9, seed + 8, fall=1.7) * (1 - 0.6 * coat.slip)
    relief = relief + 4.0e-5 * noise(shape, 420, seed + 9, stretch=8.0) + 0.8e-5 * brushed * coat.slip
    gloss = coat.slip * (1 - coat.red) * (1 - coat.white) * (1 - coat.incised)
    rough = 0.66 + 0.03 * noise(shape, 40, seed + 10) - gloss * (0.36 - 0.05 * noise(shape, 90, seed + 11))
    return colour, relief.astype(np.float32), np.asarray(rough, np.float32)


def _aged(colour: F32, relief: F32, rough: F32, broken: Breakage, seed: int) -> tuple[F32, F32, F32]:
    """Cracks, chips and the filled gap, and a breath of earth in whatever lies low."""
    shape = relief.shape
    bare = np.clip(broken.chip, 0, 1)
    colour = mix(colour, CLAY * 0.96, bare)
    grit = noise(shape, 12, seed, fall=1.7)
    relief = relief - broken.chip_depth + bare * 1.2e-4 * grit
    rough = rough + (0.80 - rough) * bare
    fill = broken.fill
    colour = mix(colour, PLASTER * (1 + 0.03 * noise(shape, 60, seed + 1)[..., None]), fill)
    relief = relief * (1 - 0.9 * fill) - 3.0e-4 * fill + 1.5e-5 * fill * noise(shape, 30, seed + 2, fall=1.4)
    rough = rough + (0.88 - rough) * fill
    seam = np.clip(broken.crack, 0, 1)
    colour = mix(colour, GLUE, 0.85 * seam)
    colour = mix(colour, PALE, 0.75 * np.clip(broken.frayed - seam, 0, 1))
    relief = relief - 3.2e-4 * seam - 0.8e-4 * broken.frayed
    rough = rough + (0.8 - rough) * np.clip(seam + broken.frayed, 0, 1)
    earth = np.clip(0.10 + 0.16 * noise(shape, 200, seed + 3), 0, 0.35) * step(-0.4, 1.2, noise(shape, 12, seed + 4))
    colour = mix(colour, EARTH, 0.55 * earth)
    rough = rough + 0.12 * earth
    return colour, relief.astype(np.float32), np.asarray(np.clip(rough, 0.2, 0.95), np.float32)


def _sky(profile: F32) -> F32:
    """Less light inside the mouth, on the neck under it and at the joint with the foot."""
    level = profile[:, 1]
    lip = np.arange(len(level)) < int(np.argmax(level))
    neck = 1 - 0.42 * np.exp(-(((level - 0.375) / 0.012) ** 2)) - 0.20 * np.exp(-(((level - 0.325) / 0.03) ** 2))
    low = 1 - 0.45 * np.exp(-(((level - 0.033) / 0.012) ** 2))
    return np.asarray(np.where(lip, 0.35 + 0.65 * step(0.394, 0.42, level), neck * low), np.float32)[:, None]


def _body() -> Chart:
    height, width = FOOT_TOP - 12, SIZE[1]
    profile = curve(PROFILE, height)
    length = 1000 * float(np.linalg.norm(np.diff(profile, axis=0), axis=1).sum())
    sheet = Sheet(Ground(height, width, length, profile[:, 0] * 1000))
    paint(sheet, _bands(profile, length))
    level = profile[:, 1][:, None] + np.zeros(width, np.float32)
    rubbed = (
        0.40 * np.exp(-(((level - 0.4195) / 0.004) ** 2))
        + 0.45 * np.exp(-(((level - 0.011) / 0.012) ** 2))
        + 0.16 * np.exp(-(((level - 0.195) / 0.04) ** 2))
    )
    coat = _worn(
        Coat(sheet.laid("slip"), sheet.laid("incised"), sheet.laid("red"), sheet.laid("white")),
        rubbed.astype(np.float32),
        40,
    )
    colour, relief, rough = _painted(coat, 60)
    broken = breakage(profile, width, 80)
    colour, relief, rough = _aged(colour, relief, rough, broken, 90)
    pixel = length / 1000 / height
    sky = occlusion(relief, pixel, (1.5, 4, 12), 0.9) * _sky(profile)
    orm = np.stack([sky, rough, np.zeros_like(rough)], axis=-1).astype(np.float32)
    edge = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None].astype(np.float32)
    return Chart(
        _thrown(revolved(profile[:, 0], profile[:, 1])),
        (relief * step(0, 8, edge)).astype(np.float32),
        np.clip(colour, 0.004, 1).astype(np.float32),
        orm,
        (0, 0),
        (300, 280),
        wraps=True,
        smooth=0.6,
    )


def _foot() -> Chart:
    height, width = 190, SIZE[1]
    profile = curve(FOOT, height)
    shape = (height, width)
    row = np.linspace(0, 1, height, dtype=np.float32)[:, None] + 0.003 * noise(shape, 200, 131)
    blank = np.zeros(shape, np.float32)
    slip = (1 - step(0.012, 0.018, row)).astype(np.float32)
    colour, relief, rough = _painted(Coat(slip, blank, blank, blank), 140)
    worn = np.exp(-(((row - 0.09) / 0.07) ** 2))
    colour = mix(colour, EARTH, np.clip(0.5 * worn * (0.7 + 0.3 * noise(shape, 30, 141)), 0, 0.8))
    sky = np.ones(shape, np.float32) * (0.75 - 0.35 * step(0.25, 0.6, row))
    edge = np.minimum(np.arange(height), np.arange(height)[::-1])[:, None].astype(np.float32)
    orm = np.stack([sky, rough, blank], axis=-1).astype(np.float32)
    place = _thrown(revolved(profile[:, 0], profile[:, 1]))
    return Chart(place, relief * step(0, 8, edge), colour, orm, (0, FOOT_TOP), (30, 280), wraps=True)


def _inside() -> Chart:
    height, width = 76, SIZE[1]
    profile = curve(INSIDE, height)
    shape = (height, width)
    sky = (0.12 + 0.30 * np.exp(-(0.394 - profile[:, 1]) / 0.03))[:, None] * np.ones(width, np.float32)
    turned = 1 + 0.06 * noise(shape, 20, 151, stretch=30.0)
    colour = mix(DARK * turned[..., None], SLIP, step(0.372, 0.378, profile[:, 1])[:, None] + 0 * sky)
    orm = np.stack([sky, 0.75 + 0 * sky, 0 * sky], axis=-1).astype(np.float32)
    place = _thrown(revolved(profile[:, 0], profile[:, 1]))
    blank = np.zeros(shape, np.float32)
    return Chart(place, blank, (colour * (0.4 + 0.6 * sky[..., None])).astype(np.float32), orm,
                 (0, FOOT_TOP + 210), (40, 140), wraps=True)  # fmt: skip


def _handle_place(side: int) -> Place:
    """A triple-reeded strap from neck to shoulder: u runs down it, v around it, from the inner side."""
    spine = curve(HANDLE, 400)
    ahead = np.gradient(spine, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True)

    def place(u: F32, v: F32) -> F32:
        along = np.clip(u, 0, 1) * 399
        none = np.zeros_like(along)
        middle = sample(spine[:, None, :].repeat(2, 1).astype(np.float32), along, none)
        way = sample(ahead[:, None, :].repeat(2, 1).astype(np.float32), along, none)
        angle = 2 * np.pi * v * side + np.pi
        cosine, sine = np.cos(angle), np.sin(angle)
        squared = (np.abs(cosine) ** 3 + np.abs(sine) ** 3) ** (-1 / 3)
        spread = 1 + 0.28 * np.exp(-(((u - 1.0) / 0.12) ** 2)) + 0.22 * np.exp(-((u / 0.10) ** 2))
        reeds = 1 + 0.17 * np.cos(3 * np.pi * squared * sine) * np.abs(cosine) ** 0.5
        across = 0.0142 * spread * squared * sine
        out = 0.0066 * squared * cosine * reeds * spread**0.5
        x = middle[..., 0] - out * way[..., 1]
        y = middle[..., 1] + out * way[..., 0]
        return np.stack([x * side, y, across], axis=-1).astype(np.float32)

    return place


def _handle(side: int) -> Chart:
    shape = (272, 860)
    place = _handle_place(side)
    v, u = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    u, v = (u + 0.5) / shape[1], (v + 0.5) / shape[0]
    blank = np.zeros(shape, np.float32)
    outer = np.exp(-(((v - 0.5) / 0.16) ** 2))
    rubbed = 0.42 * outer * np.exp(-(((u - 0.45) / 0.22) ** 2))
    seed = 160 + 20 * side
    coat = _worn(Coat(np.ones(shape, np.float32), blank, blank, blank), rubbed.astype(np.float32), seed)
    colour, relief, rough = _painted(coat, seed + 5)
    inner = 1 - 0.45 * np.exp(-((np.minimum(v, 1 - v) / 0.2) ** 2))
    ends = 1 - 0.4 * np.exp(-(((u - 0.02) / 0.06) ** 2)) - 0.4 * np.exp(-(((u - 0.98) / 0.06) ** 2))
    orm = np.stack([inner * ends, rough, blank], axis=-1).astype(np.float32)
    rim = np.minimum(np.minimum(v, 1 - v) * shape[0], np.minimum(u, 1 - u) * shape[1])
    origin = (8 if side > 0 else 900, SIZE[0] - 284)
    return Chart(place, relief * step(0, 6, rim), colour, orm, origin, (40, 110), smooth=0.7)


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the amphora."""
    return bake([_body(), _foot(), _inside(), _handle(1), _handle(-1)], SIZE, weld=True)
