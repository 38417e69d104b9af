"""Ink: the look in which words lie on the picture, so that they can be read on whatever ground the visitor chose."""

from exhibit_viewer.model.scene import Background
from exhibit_viewer.ui.backdrop import backdrop
from exhibit_viewer.ui.palettes import GALLERY, PAPER, Theme, contrast

NEEDED = 7.0


def ink(chosen: Background, theme: Theme) -> Theme:
    """The theme whose text stands out on this background; the present one wherever it does."""
    ground = hexadecimal(backdrop(chosen, theme).centre)
    if contrast(theme.text, ground) >= NEEDED:
        return theme
    return max((GALLERY, PAPER), key=lambda one: contrast(one.text, ground))


def hexadecimal(colour: tuple[float, float, float]) -> str:
    """sRGB 0..1 as #rrggbb."""
    return "#" + "".join(f"{round(value * 255):02X}" for value in colour)
