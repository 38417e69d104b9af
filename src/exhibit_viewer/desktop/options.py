"""StartOptions: what the command line asked of the window."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class StartOptions:
    """paths: what to open. sample: the exhibition that comes with the program. base: where everything is kept."""

    paths: tuple[Path, ...] = ()
    sample: bool = False
    kiosk: Path | None = None
    kiosk_options: Path | None = None
    present: bool = False
    stand_alone: bool = False
    base: Path | None = None
    language: str = ""
    log_level: str = "warning"
