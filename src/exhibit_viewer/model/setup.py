"""Setup: how a document wants an artifact to be seen first."""

from dataclasses import dataclass
from pathlib import Path

from exhibit_viewer.model.camera import Camera, Point
from exhibit_viewer.model.lamp import Lamp
from exhibit_viewer.model.scene import Background, Floor, Light, Mode, Section


@dataclass(frozen=True, slots=True)
class Setup:
    """What is None or empty the document leaves to the viewer. All in world.

    fitted: of the camera only the direction counts, and the whole object is framed. light: the key light; lamps: lights
    of its own.
    environment: a picture of the surroundings, turned by environment_turn (radians about Y). tape: the two ends of a
    measured line. article: the page open at the start; narration: the sound played. language: BCP 47 tag of the one it
    starts in. tags: those whose notes show; empty for all.
    """

    camera: Camera | None = None
    fitted: bool = False
    mode: Mode | None = None
    exposure_ev: float | None = None
    background: Background | None = None
    floor: Floor | None = None
    section: Section | None = None
    light: Light | None = None
    lamps: tuple[Lamp, ...] = ()
    environment: Path | None = None
    environment_turn: float = 0.0
    tape: tuple[Point, Point] | None = None
    article: str = ""
    narration: str = ""
    language: str = ""
    tags: tuple[str, ...] = ()
