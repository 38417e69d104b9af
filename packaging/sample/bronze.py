"""The bronze: a round ding on three legs, 26 cm to the top of its handles; three animal masks between six flanges."""

from functools import cache

import numpy as np

from sample.bronze_casting import HALF, TALL, UNIT, blade_panel, mask_panel
from sample.fields import F32, noise, sample, step
from sample.patina import Skin, weathered
from sample.surface import Chart, Maps, Part, Place, bake, curve, revolved

SIZE = (1728, 2304)
OUTSIDE = (
    (0.0890, 0.2030),
    (0.0898, 0.2058),
    (0.0935, 0.2068),
    (0.0985, 0.2066),
    (0.1008, 0.2048),
    (0.1004, 0.2018),
    (0.0978, 0.1990),
    (0.0962, 0.1950),
    (0.0966, 0.1880),
    (0.0985, 0.1740),
    (0.0998, 0.1560),
    (0.0990, 0.1380),
    (0.0945, 0.1180),
    (0.0840, 0.1010),
    (0.0660, 0.0905),
    (0.0420, 0.0858),
    (0.0200, 0.0843),
    (0.0, 0.0840),
)
INSIDE = (
    (0.0, 0.0880),
    (0.0200, 0.0884),
    (0.0420, 0.0900),
    (0.0640, 0.0945),
    (0.0800, 0.1040),
    (0.0900, 0.1195),
    (0.0940, 0.1380),
    (0.0946, 0.1560),
    (0.0930, 0.1740),
    (0.0910, 0.1880),
    (0.0895, 0.1970),
    (0.0890, 0.2030),
)
BAND = (0.1885, 0.1190)  # y of the mask band's top and foot
BOWL = (732, 2304)
LEG_AXIS, LEG_TOP = 0.0625, 0.125
LEG = (
    (0.0225, LEG_TOP),
    (0.0222, 0.100),
    (0.0200, 0.078),
    (0.0158, 0.058),
    (0.0136, 0.040),
    (0.0132, 0.024),
    (0.0142, 0.012),
    (0.0158, 0.005),
    (0.0160, 0.0018),
    (0.0148, 0.0),
    (0.008, 0.0),
    (0.0, 0.0),
)


@cache
def _outside(count: int) -> F32:
    return curve(OUTSIDE, count)


def _panel(field: F32, x: F32, y: F32) -> F32:
    """Value of a raster (UNIT a mm) at x, y in mm; 0 outside."""
    rows, columns = np.broadcast_arrays(y * UNIT - 0.5, x * UNIT - 0.5)
    inside = (rows > 0) & (rows < field.shape[0] - 1)
    columns = np.clip(columns, 0, field.shape[1] - 1.001)
    return np.where(inside, sample(field, rows.astype(np.float32), columns.astype(np.float32)), 0).astype(np.float32)


def _bowl() -> Chart:
    height, width = BOWL
    profile = _outside(height)
    length = float(np.linalg.norm(np.diff(profile, axis=0), axis=1).sum())
    rim = int(np.argmax(profile[:, 0]))
    along = np.arange(height, dtype=np.float32) * length / height
    top, foot = (float(np.interp(-level, -profile[rim:, 1], along[rim:])) for level in BAND)
    y = ((along - top) * TALL / (foot - top))[:, None]
    turn = (np.arange(width, dtype=np.float32) + 0.5) / width * 360
    from_nose = np.abs((turn + 60) % 120 - 60)[None, :]
    relief, _ = mask_panel()
    cast = _panel(relief, from_nose / 60 * HALF, y)
    blade = blade_panel(30.0, 26.0)
    share = np.abs((turn + 10) % 20 - 10)[None, :] / 10
    radius = np.interp(along, along, profile[:, 0])[:, None] / 0.095
    under = y - TALL - 2.4
    cast = cast + 0.9 * _panel(blade, share * 15.0, np.where(under > 0, under * 26.0 / 24.0, -1)) * np.clip(
        radius * 1.3, 0, 1
    )
    for line in (-2.2, TALL + 1.2):
        cast = cast + 1.1 * np.exp(-(((y - line) / 0.62) ** 2))
    cast = cast * 0.001 + 0 * from_nose
    under_lip = 1 - 0.45 * np.exp(-(((profile[:, 1] - 0.196) / 0.004) ** 2)) * (np.arange(height) > rim)
    below = 0.42 + 0.58 * step(0.082, 0.112, profile[:, 1])
    shelter = (under_lip * below)[:, None] * np.ones(width)
    handled = (0.7 * np.exp(-(((profile[:, 1] - 0.206) / 0.004) ** 2)))[:, None] * np.ones(width)
    skin = weathered(
        cast.astype(np.float32), length / height, 500, handled.astype(np.float32), shelter.astype(np.float32)
    )
    return _dressed(revolved(profile[:, 0], profile[:, 1]), skin, (0, 6), (250, 760), wraps=True)


def _dressed(
    place: Place, skin: Skin, origin: tuple[int, int], grid: tuple[int, int], wraps: bool, smooth: float = 0.7
) -> Chart:
    colour, orm = _aired(skin)
    return Chart(place, skin.height, colour, orm, origin, grid, wraps, smooth)


def _aired(skin: Skin) -> tuple[F32, F32]:
    """Colour and occlusion-roughness-metallic of a patina long out of the ground: paler, more mineral than metal."""
    colour = np.clip(1.42 * skin.colour + 0.006, 0, 1).astype(np.float32)
    return colour, (skin.orm * np.asarray([1, 1, 0.7], np.float32)).astype(np.float32)


def _hollow() -> Chart:
    height, width = 224, 740
    profile = curve(INSIDE, height)
    depth = step(0.205, 0.09, profile[:, 1])[:, None] * np.ones(width, np.float32)
    skin = weathered(np.zeros((height, width), np.float32), 0.00085, 560, 0.0, (1 - 0.62 * depth).astype(np.float32))
    dust = (0.5 * depth * np.clip(0.6 + 0.4 * noise((height, width), 30, 570), 0, 1))[..., None]
    patina, orm = _aired(skin)
    colour = patina * (1 - dust) + np.array([0.16, 0.125, 0.085], np.float32) * dust
    return Chart(
        revolved(profile[:, 0], profile[:, 1]),
        skin.height,
        colour.astype(np.float32),
        orm,
        (0, 752),
        (48, 144),
        wraps=True,
    )


def _leg_place(turn: float) -> Place:
    upright = revolved(*curve(LEG, 400).T)
    outside = _outside(400)
    lower = outside[int(np.argmax(outside[:, 0])) :][::-1]

    def place(u: F32, v: F32) -> F32:
        points = upright(u, v)
        lean = 0.006 * (1 - points[..., 1] / LEG_TOP)
        x, z = points[..., 0], points[..., 2] + LEG_AXIS + lean
        ceiling = np.interp(np.hypot(x, z), lower[:, 0], lower[:, 1]) + 0.0016
        y = np.minimum(points[..., 1], ceiling)
        return np.stack([x * np.cos(turn) + z * np.sin(turn), y, z * np.cos(turn) - x * np.sin(turn)], axis=-1).astype(
            np.float32
        )

    return place


def _leg(index: int) -> Chart:
    height, width = 464, 524
    profile = curve(LEG, height)
    level = profile[:, 1][:, None] + np.zeros(width, np.float32)
    turn = ((np.arange(width, dtype=np.float32) + 0.5) / width * 360)[None, :] + 0 * level
    from_front = np.minimum(turn, 360 - turn)
    blade = blade_panel(28.0, 40.0)
    cast = 1.0 * _panel(blade, (from_front % 120.0) * 14.0 / 60, np.where(level < 0.094, (0.094 - level) * 1000, -1))
    cast = np.where(
        (from_front % 120) > 60,
        1.0 * _panel(blade, (120 - from_front % 120) * 14.0 / 60, np.where(level < 0.094, (0.094 - level) * 1000, -1)),
        cast,
    )
    for line in (0.016, 0.020):
        cast = cast + 0.7 * np.exp(-(((level - line) / 0.0007) ** 2))
    shelter = 0.55 + 0.45 * step(0.095, 0.055, level)
    skin = weathered(
        (cast * 0.001).astype(np.float32),
        0.00027,
        600 + 20 * index,
        0.5 * step(0.02, 0.0, level),
        shelter.astype(np.float32),
    )
    return _dressed(_leg_place(index * 2 * np.pi / 3), skin, (8 + 538 * index, 992), (110, 72), wraps=True)


def _handle_place(side: int) -> Place:
    """An upright loop on the rim, leaning out a little; its section is a rounded rectangle."""
    arch = np.array(
        [
            (-0.0235, 0.2035),
            (-0.0238, 0.222),
            (-0.0236, 0.240),
            (-0.0205, 0.2518),
            (-0.0130, 0.2556),
            (0.0, 0.2562),
            (0.0130, 0.2556),
            (0.0205, 0.2518),
            (0.0236, 0.240),
            (0.0238, 0.222),
            (0.0235, 0.2035),
        ]
    )
    spine = curve([tuple(point) for point in arch], 400)
    tangent = np.gradient(spine, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1, keepdims=True)

    def place(u: F32, v: F32) -> F32:
        rows = v * 399
        middle = sample(spine[:, None, :].repeat(2, 1), rows, np.zeros_like(rows))
        ahead = sample(tangent[:, None, :].repeat(2, 1), rows, np.zeros_like(rows))
        angle = 2 * np.pi * u
        cosine, sine = np.cos(angle), np.sin(angle)
        squared = (np.abs(cosine) ** 5 + np.abs(sine) ** 5) ** (-1 / 5)
        outward, inplane = 0.0052 * squared * cosine, 0.0046 * squared * sine
        z = middle[..., 0] + inplane * ahead[..., 1]
        y = middle[..., 1] - inplane * ahead[..., 0]
        x = 0.0950 + outward + 0.16 * np.maximum(y - 0.205, 0)
        return np.stack([x * side, y, z * side], axis=-1).astype(np.float32)

    return place


def _handle(side: int) -> Chart:
    shape = (672, 196)
    u = (np.arange(shape[1], dtype=np.float32) + 0.5) / shape[1]
    facing = np.maximum(np.exp(-(((u - 0.0) / 0.03) ** 2)), np.exp(-(((u - 1.0) / 0.03) ** 2))) + np.exp(
        -(((u - 0.5) / 0.03) ** 2)
    )
    groove = -0.0007 * facing[None, :] * np.ones((shape[0], 1), np.float32)
    v = ((np.arange(shape[0], dtype=np.float32) + 0.5) / shape[0])[:, None] + 0 * groove
    groove = groove * step(0.05, 0.09, v) * step(0.95, 0.91, v)
    skin = weathered(groove.astype(np.float32), 0.00021, 700 + 20 * side, 0.75)
    return _dressed(_handle_place(side), skin, (1628 if side > 0 else 1838, 992), (130, 40), wraps=True)


def _flange_place(turn: float) -> Place:
    """A cast ridge with hooked notches, standing on the bowl from the top of the band to its foot."""
    outside = _outside(976)
    rim = int(np.argmax(outside[:, 0]))

    def place(u: F32, v: F32) -> F32:
        y = BAND[0] + 0.0012 + (BAND[1] - 0.0024 - BAND[0]) * v
        radius = np.interp(-y, -outside[rim:, 1], outside[rim:, 0])
        ends = np.clip(np.minimum(v, 1 - v) / 0.02, 0, 1) ** 0.5
        notch = step(-0.2, 0.2, np.cos(2 * np.pi * 4 * (v - 0.5)) + 0.62)
        out = (0.0032 + 0.0042 * notch) * ends
        angle = np.pi * u
        across = -np.sign(np.cos(angle)) * np.abs(np.cos(angle)) ** 0.35 * 0.00195
        depth = np.abs(np.sin(angle)) ** 0.35 * (out + 0.002) - 0.002
        away = radius + depth
        x, z = across, away
        return np.stack([x * np.cos(turn) + z * np.sin(turn), y, z * np.cos(turn) - x * np.sin(turn)], axis=-1).astype(
            np.float32
        )

    return place


def _flanges() -> list[Chart]:
    shape = (330, 84)
    skin = weathered(np.zeros(shape, np.float32), 0.00021, 800, 0.85)
    return [_dressed(_flange_place(index * np.pi / 3), skin, (2060, 992), (110, 20), wraps=False) for index in range(6)]


def make() -> tuple[list[Part], Maps]:
    """Triangles and textures of the ding."""
    charts = [_bowl(), _hollow(), *(_leg(index) for index in range(3)), _handle(1), _handle(-1), *_flanges()]
    return bake(charts, SIZE)
