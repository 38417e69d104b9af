"""Playback: where the visitor is in a model's clips, and how they run."""

from dataclasses import dataclass

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
