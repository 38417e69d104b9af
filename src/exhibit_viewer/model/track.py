"""Track: a sound made ready to be played, and the words that go with it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RATE, CHANNELS = 44100, 2
"""Frames a second and numbers a frame of every track, whatever its file has."""
Samples = NDArray[np.int16]
"""(frames, CHANNELS), at `RATE`."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words shown from `start` to before `end`, in seconds of the sound; plain text, lines kept."""

    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """samples: None where there are only words. cues: by their start; language: BCP 47 tag of theirs, "" for none."""

    samples: Samples | None = None
    cues: tuple[Cue, ...] = ()
    language: str = ""

    @property
    def seconds(self) -> float:
        """How long it takes: the sound, else its words."""
        if self.samples is not None:
            return len(self.samples) / RATE
        return max((cue.end for cue in self.cues), default=0.0)


def words_at(cues: Sequence[Cue], seconds: float) -> str:
    """What is said then; cues that overlap under one another."""
    return "\n".join(cue.text for cue in cues if cue.start <= seconds < cue.end)
