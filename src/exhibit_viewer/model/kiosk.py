"""KioskOptions: how an unattended machine behaves."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class KioskOptions:
    """One exhibition, full screen, for strangers.

    idle_seconds without a touch start a countdown of countdown_seconds, after which everything is as at the start.
    attract turns the artifacts, attract_seconds each, until somebody touches. screen counts from 0. languages are those
    offered, in order; the first is the one to start with. pin_hash is what `kiosk_options` makes of the staff's PIN;
    "" means that there is no way out but the keyboard of the machine's own system.
    notes: beside the published notes show those of this machine's library. tools: lend light, section and render modes.
    sound: let narrations be heard; else only their captions are shown.
    """

    exhibit: Path
    idle_seconds: float = 60.0
    countdown_seconds: float = 10.0
    attract: bool = True
    attract_seconds: float = 12.0
    screen: int = 0
    languages: tuple[str, ...] = ("en", "zh", "ar")
    theme: str = "gallery"
    notes: bool = False
    tools: bool = False
    sound: bool = True
    pin_hash: str = ""
