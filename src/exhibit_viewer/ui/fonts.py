"""Fonts: Source Serif 4, Inter and Noto Sans Arabic from their wheels; the system's own for Chinese and the rest."""

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


@cache
def register() -> tuple[str, ...]:
    """Make the wheels' fonts known to Qt, once; the families found. Needs a QGuiApplication."""
    found: list[str] = []
    for package in _PACKAGES:
        for file in sorted((resources.files(package) / "files").iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".ttf"):
                number = QFontDatabase.addApplicationFontFromData(file.read_bytes())
                found += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(found))


@cache
def _present(families: tuple[str, ...]) -> list[str]:
    """The families there are, so that Qt does not search for the others at every use."""
    here = set(chain(register(), QFontDatabase.families()))
    return [family for family in families if family in here]


def font(pixels: int, weight: int = 400, serif: bool = False, tabular: bool = False) -> QFont:
    """A font by pixel size and weight (100..900). `tabular` sets figures of equal width, for columns of numbers."""
    face = QFont(_present(_SERIF if serif else _SANS), -1)
    face.setPixelSize(max(1, pixels))
    face.setWeight(QFont.Weight(weight))
    face.setStyleHint(QFont.StyleHint.Serif if serif else QFont.StyleHint.SansSerif)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tabular:
        face.setFeature(QFont.Tag("tnum"), 1)
    return face
