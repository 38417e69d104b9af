"""Clips: the session's part about a model's animations: played, held, sought, chosen among."""

from collections.abc import Callable
from dataclasses import replace

from exhibit_viewer.session.playback import SPEEDS
from exhibit_viewer.session.state import Change, State


class Clips:
    """`session.clips`."""

    def __init__(self, state: Callable[[], State], change: Callable[..., None]) -> None:
        self._state, self._change = state, change

    def play(self, playing: bool, in_turn: bool = False) -> None:
        """Let the model move, or hold it where it is; from the end it starts anew. in_turn: all clips, one by one."""
        model, playback = self._state().model, self._state().playback
        if model is None or model.rig is None or playing == playback.playing:
            return
        ended = playing and playback.seconds >= model.rig.clips[playback.clip].seconds
        seconds, in_turn = 0.0 if ended else playback.seconds, in_turn or playback.in_turn
        self._change(Change.PLAYBACK, playback=replace(playback, playing=playing, seconds=seconds, in_turn=in_turn))

    def seek(self, seconds: float, source: object = None) -> None:
        """Go to a place in the clip."""
        model, playback = self._state().model, self._state().playback
        if model is not None and model.rig is not None:
            seconds = min(max(0.0, seconds), model.rig.clips[playback.clip].seconds)
            self._change(Change.MOMENT, source, playback=replace(playback, seconds=seconds))

    def choose_clip(self, number: int, source: object = None) -> None:
        """Another of the model's clips, from its beginning; numbers past the last come round."""
        model, playback = self._state().model, self._state().playback
        if model is not None and model.rig is not None:
            clip = number % len(model.rig.clips)
            self._change(Change.PLAYBACK | Change.MOMENT, source, playback=replace(playback, clip=clip, seconds=0.0))

    def pace(self, step: int) -> None:
        """Faster (1) or slower (-1), in the steps of `playback.SPEEDS`."""
        playback = self._state().playback
        at = min(max(0, SPEEDS.index(playback.speed) + step), len(SPEEDS) - 1)
        self._change(Change.PLAYBACK, playback=replace(playback, speed=SPEEDS[at]))

    def toggle_loop(self) -> None:
        """Whether a clip begins anew at its end."""
        self._change(Change.PLAYBACK, playback=replace(self._state().playback, loop=not self._state().playback.loop))
