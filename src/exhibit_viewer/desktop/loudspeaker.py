"""Loudspeaker: samples to the machine's sound, through miniaudio. Loaded when something is first to be heard.

Devices may be slow to open and to stop: a thread of its own talks to them, one order after another. Of the systems that
miniaudio knows only those are asked that play on this machine; PulseAudio's address may name another.
"""

import logging
import os
import sys
import time
from collections.abc import Generator, MutableMapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import numpy as np

from exhibit_viewer.model.track import CHANNELS, RATE, Samples

if TYPE_CHECKING:
    import miniaudio

_LOG = logging.getLogger(__name__)
_SYSTEMS = {"win32": ("WASAPI", "DSOUND"), "darwin": ("COREAUDIO",)}
_SYSTEMS_ELSEWHERE = ("PULSEAUDIO", "ALSA")
_PULSE_SERVER = "PULSE_SERVER"
_LOCAL = ("unix:", "/")
_BUFFER_MILLISECONDS = 120


def keep_sound_here(surroundings: MutableMapping[str, str] = os.environ) -> None:
    """Take an address of PulseAudio that leads to a network out of the environment."""
    if _PULSE_SERVER in surroundings:
        local = [each for each in surroundings[_PULSE_SERVER].split() if each.startswith(_LOCAL)]
        surroundings[_PULSE_SERVER] = " ".join(local) or "unix:/nonexistent"


class Loudspeaker:
    """Plays one thing at a time. systems: names of miniaudio's backends to try, by default those of this machine."""

    def __init__(self, systems: Sequence[str] | None = None) -> None:
        self._systems = systems if systems is not None else _SYSTEMS.get(sys.platform, _SYSTEMS_ELSEWHERE)
        self._orders = ThreadPoolExecutor(1, thread_name_prefix="loudspeaker")
        self._device: miniaudio.PlaybackDevice | None = None
        self._playing: Playing | None = None
        self.volume = 1.0
        self.missing = False
        """True once it has turned out that there is nothing to play by."""

    def play(self, playing: "Playing") -> None:
        """Let something be heard in place of what was, soon."""
        self._playing = playing
        self._orders.submit(self._start, playing)

    def pause(self) -> None:
        """Be silent, soon."""
        self._playing = None
        self._orders.submit(self._stop)

    def close(self) -> None:
        """Give the device back."""
        self.pause()
        self._orders.submit(self._let_go)
        self._orders.shutdown(wait=True)

    # -- on the thread that talks to the device --------------------------------------------------------------------

    def _start(self, playing: "Playing") -> None:
        import miniaudio

        if playing is not self._playing:
            return  # another order came after it
        self._stop()
        try:
            device = self._opened()
            frames = playing.frames(self)
            next(frames)
            device.start(frames)
        except miniaudio.MiniaudioError as error:
            _LOG.info("no sound: %s", error.args)
            self.missing = True
            playing.run_silently()

    def _opened(self) -> "miniaudio.PlaybackDevice":
        import miniaudio

        if self._device is None:
            keep_sound_here()
            self._device = miniaudio.PlaybackDevice(
                miniaudio.SampleFormat.SIGNED16, CHANNELS, RATE, _BUFFER_MILLISECONDS,
                backends=[miniaudio.Backend[name] for name in self._systems], app_name="Exhibit Viewer",
            )  # fmt: skip
            self.missing = False
        return self._device

    def _stop(self) -> None:
        if self._device is not None:
            self._device.stop()

    def _let_go(self) -> None:
        if self._device is not None:
            self._device.close()
            self._device = None


class Playing:
    """One run through samples from a place on. Where nothing can be heard its time goes by the clock."""

    def __init__(self, samples: Samples | None, seconds: float) -> None:
        self._samples, self._at = samples, round(seconds * RATE)
        self._since: float | None = None
        if samples is None:
            self.run_silently()

    @property
    def seconds(self) -> float:
        """How far it is."""
        beside = 0.0 if self._since is None else time.monotonic() - self._since
        return self._at / RATE + beside

    def run_silently(self) -> None:
        """Go on by the clock."""
        self._since = time.monotonic()

    def frames(self, speaker: Loudspeaker) -> Generator[bytes, int, None]:
        """What the device asks for, as many frames as it says; it calls this on a thread of its own."""
        wanted = yield b""
        while self._samples is not None and self._at < len(self._samples):
            piece = self._samples[self._at : self._at + wanted]
            self._at += len(piece)
            wanted = yield (piece * np.float32(speaker.volume**2)).astype(np.int16).tobytes()
        self.run_silently()  # past its end, whoever looks next sees that it is over
