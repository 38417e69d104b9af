"""Scene: everything but the camera that decides what a picture of a model looks like. A picture is a function of it."""

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum

from exhibit_viewer.model.lamp import Lamp


class Mode(StrEnum):
    """Render modes (feature B8)."""

    TEXTURED = "textured"
    CLAY = "clay"
    UNLIT = "unlit"
    NORMALS = "normals"
    WIREFRAME = "wireframe"
    XRAY = "xray"
    MATCAP = "matcap"
    RELIEF = "relief"


class Tint(StrEnum):
    """What the points of a cloud are coloured by: their own colours (else intensity), intensity, height, class."""

    OWN = "own"
    INTENSITY = "intensity"
    HEIGHT = "height"
    CLASS = "class"


class Axis(StrEnum):
    """World axes."""

    X = "x"
    Y = "y"
    Z = "z"


class Floor(StrEnum):
    """What the object stands on."""

    NONE = "none"
    SHADOW = "shadow"
    GRID = "grid"


STRONGEST = 3.0
"""How strong the key light can be made."""


@dataclass(frozen=True, slots=True)
class Light:
    """The key light. Angles in radians, measured from the camera: azimuth to the right, elevation up.

    With `raking`, azimuth is the clock angle on the screen (0 = from the right, counter-clockwise) and elevation the
    height above the picture plane; the environment is dimmed so that relief shows.
    """

    azimuth: float = math.radians(-38.0)
    elevation: float = math.radians(46.0)
    intensity: float = 1.0
    raking: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A cut across the model (feature E4). Keeps the lower side of `axis` up to `position` (0..1 of the bounds); the
    upper side when inverted."""

    axis: Axis = Axis.X
    position: float = 0.5
    inverted: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """sRGB 0..1: centre and rim of the radial backdrop. `transparent` leaves alpha 0 where nothing is."""

    centre: tuple[float, float, float] = (0.165, 0.172, 0.18)
    rim: tuple[float, float, float] = (0.082, 0.09, 0.102)
    transparent: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The picture's settings. exposure in EV (0 = as lit); environment_turn in radians about Y.

    variant: 0 for the model as it is, n for its n-th variant of materials. file_lights: where the model brings lights
    of its own they take the key light's place, unless it rakes. point_size: of a cloud's points, beside what closes the
    gaps between them. lamps: what stands for the file's own lights, where a stop of a tour changes them.
    """

    mode: Mode = Mode.TEXTURED
    light: Light = field(default_factory=Light)
    exposure_ev: float = 0.0
    environment: str = "studio"
    environment_turn: float = 0.0
    shadows: bool = True
    ambient_occlusion: bool = True
    floor: Floor = Floor.SHADOW
    background: Background = field(default_factory=Background)
    section: Section | None = None
    point_size: float = 1.0
    tint: Tint = Tint.OWN
    variant: int = 0
    file_lights: bool = True
    lamps: tuple[Lamp, ...] | None = None

    def for_another(self) -> "Scene":
        """The same without what concerns one model alone."""
        return replace(self, section=None, variant=0, file_lights=True, lamps=None, tint=Tint.OWN, point_size=1.0)
