"""Playback: where the visitor is in a model's clips, and Hearing: in a sound."""

from dataclasses import dataclass

from exhibit_viewer.model.faults import Notice
from exhibit_viewer.model.track import Cue

SPEEDS = (0.25, 0.5, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Playback:
    """clip: number of the model's clip; seconds: into it; speed: one of `SPEEDS`; loop: begin anew at the end, or,
    where all clips are to be seen (in_turn), go on with the next one."""

    clip: int = 0
    seconds: float = 0.0
    playing: bool = False
    speed: float = 1.0
    loop: bool = True
    in_turn: bool = False


@dataclass(frozen=True, slots=True)
class Hearing:
    """sound: id of the artifact's sound chosen, "" for none. seconds: into it, of `length`: 0 until it is read.
    cues, in `language` (BCP 47): its captions. silent: there is nothing here to hear it by; fault: why it is not
    played."""

    sound: str = ""
    loading: bool = False
    playing: bool = False
    seconds: float = 0.0
    length: float = 0.0
    cues: tuple[Cue, ...] = ()
    language: str = ""
    muted: bool = False
    silent: bool = False
    fault: Notice | None = None

    @property
    def busy(self) -> bool:
        """Whether it is heard now, or will be at once."""
        return self.playing or self.loading
