"""Fonts: Source Serif 4, Inter and Noto Sans Arabic from their wheels; the system's own for Chinese and the rest."""

import os
import struct
from functools import cache
from importlib import resources
from itertools import chain

from PySide6.QtGui import QFont, QFontDatabase

_PACKAGES = ("fontpkg_inter", "fontpkg_source_serif_4", "fontpkg_noto_sans_arabic")
_SANS = (
    "Inter", "Noto Sans Arabic", "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC", "Source Han Sans SC",
    "WenQuanYi Micro Hei",
)  # fmt: skip
_SERIF = (
    "Source Serif 4", "Noto Sans Arabic", "Noto Serif CJK SC", "Songti SC", "SimSun", "Source Han Serif SC",
    "Noto Sans CJK SC", "Microsoft YaHei UI", "PingFang SC",
)  # fmt: skip
_ARABIC_ASCENT, _ARABIC_DESCENT = 1.05, 0.45
"""Shares of the type size. The font itself asks for 1.37 and 0.74, room for the tallest stacks of Quranic marks, which
sets two lines of plain words as far apart as three; Noto Sans Arabic UI, which is not in the wheel, is as tight."""
_THICKENING = "cff:darkening-parameters=500,130,1000,100,1667,100,2333,0"


def lighten_strokes() -> None:
    """Keep light Chinese words on a dark ground from growing fat; call before the first word is drawn.

    Qt makes FreeType thicken the strokes of PostScript-flavoured fonts, as Noto Sans CJK is, by up to 0.4 of a pixel,
    and then blends them so that light ones swell once more. A third of it is right for light and dark grounds.
    """
    os.environ.setdefault("FREETYPE_PROPERTIES", _THICKENING)


@cache
def register() -> tuple[str, ...]:
    """Make the wheels' fonts known to Qt, once; the families found. Needs a QGuiApplication."""
    found: list[str] = []
    for package in _PACKAGES:
        for file in sorted((resources.files(package) / "files").iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".ttf"):
                data = file.read_bytes()
                if "arabic" in package:
                    data = with_line_height(data, _ARABIC_ASCENT, _ARABIC_DESCENT)
                number = QFontDatabase.addApplicationFontFromData(data)
                found += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(found))


@cache
def _present(families: tuple[str, ...]) -> list[str]:
    """The families there are, so that Qt does not search for the others at every use."""
    here = set(chain(register(), QFontDatabase.families()))
    return [family for family in families if family in here]


def font(pixels: int, weight: int = 400, serif: bool = False, tabular: bool = False) -> QFont:
    """A font by pixel size and weight (100..900). `tabular` sets figures of equal width, for columns of numbers."""
    return QFont(_cut(pixels, weight, serif, tabular))  # the caller's own: it may be changed


@cache
def _cut(pixels: int, weight: int, serif: bool, tabular: bool) -> QFont:
    face = QFont(_present(_SERIF if serif else _SANS), -1)
    face.setPixelSize(max(1, pixels))
    face.setWeight(QFont.Weight(weight))
    face.setStyleHint(QFont.StyleHint.Serif if serif else QFont.StyleHint.SansSerif)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        face.setFeature(QFont.Tag("tnum"), 1)
    return face


def with_line_height(font_file: bytes, ascent: float, descent: float) -> bytes:
    """A TrueType font whose lines reach so far above and below the base line (shares of the type size), without gap.

    Written into the tables `hhea` and `OS/2` at the places the OpenType specification 1.9 gives; glyphs stay as they
    are. Raises KeyError for a file without these tables.
    """
    data = bytearray(font_file)
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLL", data, 12 + 16 * number) for number in range(count))
    start = {bytes(tag): offset for tag, _, offset in records}
    (units,) = struct.unpack_from(">H", data, start[b"head"] + 18)
    up, down = round(ascent * units), round(descent * units)
    struct.pack_into(">hhh", data, start[b"hhea"] + 4, up, -down, 0)
    struct.pack_into(">hhhHH", data, start[b"OS/2"] + 68, up, -down, 0, up, down)
    return bytes(data)
