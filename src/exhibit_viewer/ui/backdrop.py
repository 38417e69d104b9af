"""Backdrop: the ground behind the object, of the theme unless the visitor chose another."""

from exhibit_viewer.model.scene import Background
from exhibit_viewer.ui.palettes import Theme, mixed

Colour = tuple[float, float, float]
BY_THEME = Background()
"""What a scene holds when the theme decides."""


def backdrop(chosen: Background, theme: Theme) -> Background:
    """The background to draw: the visitor's choice, or a soft light in the theme's ground."""
    if chosen != BY_THEME:
        return chosen
    if theme.name == "contrast":
        return Background(_rgb(theme.ground), _rgb(theme.ground))
    if theme.dark:
        return Background(_rgb(mixed(theme.ground, theme.text, 0.095)), _rgb(theme.ground))
    return Background(_rgb(mixed(theme.ground, "#FFFFFF", 0.55)), _rgb(mixed(theme.ground, theme.line, 0.55)))


def choices() -> dict[str, Background]:
    """Backgrounds a visitor can choose from, by name; "room" follows the theme."""
    return {
        "room": BY_THEME,
        "dark": Background((0.13, 0.137, 0.145), (0.075, 0.082, 0.09)),
        "light": Background((0.975, 0.965, 0.95), (0.9, 0.878, 0.845)),
        "black": Background((0.0, 0.0, 0.0), (0.0, 0.0, 0.0)),
        "white": Background((1.0, 1.0, 1.0), (1.0, 1.0, 1.0)),
    }


def _rgb(colour: str) -> Colour:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue
