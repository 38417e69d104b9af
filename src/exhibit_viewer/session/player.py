"""Player: lets the session's model move on in its clip."""

from exhibit_viewer.session.session import Session


class Player:
    """Moves the session's playback on; `advance` is called by whoever draws."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def playing(self) -> bool:
        """Whether the model moves by itself."""
        state = self._session.state
        return state.playback.playing and state.model is not None and state.model.rig is not None

    def advance(self, seconds: float) -> None:
        """Let time pass. At the end it begins anew, goes on with the next clip, or stays there."""
        model, playback = self._session.state.model, self._session.state.playback
        if not self.playing or model is None or model.rig is None or seconds <= 0:
            return
        length = model.rig.clips[playback.clip].seconds
        reached = playback.seconds + seconds * playback.speed
        if reached < length:
            self._session.clips.seek(reached, self)
        elif playback.loop and playback.in_turn and len(model.rig.clips) > 1:
            self._session.clips.choose_clip(playback.clip + 1, self)
        elif playback.loop:
            self._session.clips.seek(reached % length, self)
        else:
            self._session.clips.seek(length, self)
            self._session.clips.play(False)
