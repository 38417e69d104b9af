"""Palettes: the three looks as tokens. Nothing else in the program names a colour."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens of one look; colours as #rrggbb.

    ground: behind the object; surface: panels; raised: cards and buttons; line: hairlines (never the only sign of
    anything); text on all three at 7:1, muted at 4.5:1; accent: focus and choice; note: pins; danger: faults.
    `inverse` is the text that stands on accent.
    """

    name: str
    ground: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    inverse: str
    note: str
    danger: str
    dark: bool
    note_colours: Mapping[str, str] = field(default_factory=dict)

    def note_colour(self, name: str) -> str:
        """The value of a name of `annotation.COLOURS`; ochre for a name nobody knows."""
        return self.note_colours.get(name, self.note)


GALLERY = Theme(
    "gallery", ground="#15171A", surface="#1C1F23", raised="#25292E", line="#343A41", text="#ECE7DF",
    muted="#A8A299", accent="#5CC0B0", inverse="#10211E", note="#E0AC4A", danger="#EE8470", dark=True,
    note_colours={
        "ochre": "#E0AC4A", "verdigris": "#5CC0B0", "madder": "#EE8470", "indigo": "#9DB2F2",
        "orpiment": "#EBD85A", "malachite": "#86C96B",
    },
)  # fmt: skip
PAPER = Theme(
    "paper", ground="#F6F3EE", surface="#FFFFFF", raised="#EFEAE2", line="#D9D2C7", text="#1E1B18",
    muted="#5F5850", accent="#0F766A", inverse="#FFFFFF", note="#8A5D00", danger="#A8321F", dark=False,
    note_colours={
        "ochre": "#8A5D00", "verdigris": "#0F6E63", "madder": "#A8321F", "indigo": "#3D51A3",
        "orpiment": "#6B6300", "malachite": "#2F6B1E",
    },
)  # fmt: skip
CONTRAST = Theme(
    "contrast", ground="#000000", surface="#000000", raised="#101010", line="#FFFFFF", text="#FFFFFF",
    muted="#E0E0E0", accent="#FFE600", inverse="#000000", note="#00E5FF", danger="#FF8A80", dark=True,
    note_colours={
        "ochre": "#FFB000", "verdigris": "#00E5FF", "madder": "#FF8A80", "indigo": "#B3C0FF",
        "orpiment": "#FFE600", "malachite": "#7CFF6B",
    },
)  # fmt: skip
THEMES: Mapping[str, Theme] = {theme.name: theme for theme in (GALLERY, PAPER, CONTRAST)}


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """A share (0..1) of `other` in `one`, in encoded sRGB."""
    pairs = ((int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


HOVERED, PRESSED = 0.08, 0.16
"""Shares of the text's colour in what lies under a pointer, and under a finger."""


def faded(theme: Theme) -> str:
    """Text and icons of what cannot be used now: clearly weaker, still legible."""
    return mixed(theme.muted, theme.surface, 0.0 if theme.name == "contrast" else 0.3)


def chosen(theme: Theme) -> str:
    """The ground of what is chosen; in high contrast a ring alone tells."""
    return mixed(theme.surface, theme.accent, 0.0 if theme.name == "contrast" else 0.12)


def qt_palette(theme: Theme) -> QPalette:
    """The tokens in the roles Fusion paints with. Fusion's own highlight is only 3.7:1; ours is accent and inverse."""
    role = QPalette.ColorRole
    palette = QPalette()
    for target, colour in {
        role.Window: theme.surface,
        role.WindowText: theme.text,
        role.Base: theme.raised,
        role.AlternateBase: theme.surface,
        role.Text: theme.text,
        role.PlaceholderText: theme.muted,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.inverse,
        role.Accent: theme.accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.Light: theme.raised,
        role.Midlight: theme.raised,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.ground,
    }.items():
        palette.setColor(target, QColor(colour))
    for target in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(faded(theme)))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.line))
    return palette
