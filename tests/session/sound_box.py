"""Sounds in the test's hands: they are read when the test says so, and go on as far as it says."""

from dataclasses import dataclass, field

import numpy as np

from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import RATE, Cue, Track

CUES = (Cue(0.0, 2.0, "First words"), Cue(2.0, 4.0, "Then others"))


def a_track(seconds: float = 10.0) -> Track:
    return Track(np.zeros((round(seconds * RATE), 2), np.int16), CUES, "en")


@dataclass
class SoundBox:
    """Implements `session.ports.Sounds`. played: (from where, how loud) of each start; None for a halt."""

    answer: object = field(default_factory=a_track)
    at_once: bool = True
    seconds: float = 0.0
    silent: bool = False
    heard: bool = True
    volume: float = 1.0
    opened: list = field(default_factory=list)
    played: list = field(default_factory=list)

    def open(self, sound, on_done):
        ticket = Ticket()
        self.opened.append((sound.id, ticket, on_done))
        if self.at_once:
            self.arrive()
        return ticket

    def arrive(self):
        _, ticket, on_done = self.opened[-1]
        if not ticket.cancelled:
            on_done(self.answer)

    def offers(self, sound):
        return self.heard or bool(sound.captions)

    def play(self, track, seconds, volume):
        self.seconds, self.volume = seconds, volume
        self.played.append((seconds, volume))

    def pause(self):
        self.played.append(None)

    def set_volume(self, volume):
        self.volume = volume
