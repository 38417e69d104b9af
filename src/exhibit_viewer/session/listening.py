"""Listening: the session's part about the sounds of an artifact: chosen, played, held, sought, hushed."""

from collections.abc import Callable
from dataclasses import replace

from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import Track
from exhibit_viewer.session.playback import Hearing
from exhibit_viewer.session.ports import Sounds
from exhibit_viewer.session.state import Change, State


class Listening:
    """`session.listening`. One sound at a time; it ends with the artifact.

    keep_volume: remembers how loud the visitor wants it.
    """

    def __init__(
        self,
        sounds: Sounds,
        state: Callable[[], State],
        change: Callable[..., None],
        keep_volume: Callable[[float], None],
    ) -> None:
        self._sounds, self._state, self._change, self._keep_volume = sounds, state, change, keep_volume
        self._ticket: Ticket | None = None
        self._track: Track | None = None

    def begin(self, sound_id: str, seconds: float = 0.0, playing: bool = True) -> None:
        """Put away what is heard, and play a sound of the artifact as soon as it is read; silence where there is none
        of that id."""
        self.end()
        sound = self._find(sound_id)
        if sound is None:
            return
        self._set(Change.HEARING, Hearing(sound_id, loading=True, muted=self._now.muted, seconds=seconds))
        self._ticket = self._sounds.open(sound, lambda answer: self._arrived(answer, seconds, playing))

    def offers(self, sound_id: str) -> bool:
        """Whether the artifact has such a sound, and it can be played here."""
        return self._find(sound_id) is not None

    @property
    def offered(self) -> Sound | None:
        """The sound at hand, if it can be played here."""
        sound = self._state().sound
        return sound if sound is not None and self._sounds.offers(sound) else None

    def end(self) -> None:
        """Put the sound away."""
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
        if self._track is not None:
            self._sounds.pause()
            self._track = None
        if self._now.sound:
            self._set(Change.HEARING, Hearing(muted=self._now.muted))

    def toggle(self) -> None:
        """Play the sound at hand, from its beginning where it has come to its end; or hold it."""
        sound, now = self.offered, self._now
        if now.playing:
            self._sounds.pause()
            self._set(Change.HEARING, replace(now, playing=False, seconds=self._sounds.seconds))
        elif now.loading:
            self.end()
        elif self._track is None or sound is None or sound.id != now.sound:
            self.begin(sound.id if sound is not None else "")
        else:
            self._play(0.0 if now.seconds >= now.length else now.seconds)

    def seek(self, seconds: float, source: object = None) -> None:
        """Go to a place in the sound."""
        now = self._now
        if self._track is None:
            return
        seconds = min(max(0.0, seconds), now.length)
        if now.playing:
            self._sounds.play(self._track, seconds, self._volume)
        self._set(Change.HEARD, replace(now, seconds=seconds), source)

    def advance(self) -> None:
        """Look how far it is; whoever shows that calls this. At its end it stays."""
        now = self._now
        if not now.playing:
            return
        seconds = min(self._sounds.seconds, now.length)
        if seconds >= now.length:
            self._sounds.pause()
            self._set(Change.HEARING | Change.HEARD, replace(now, playing=False, seconds=now.length))
        elif self._sounds.silent != now.silent:
            self._set(Change.HEARING | Change.HEARD, replace(now, seconds=seconds, silent=self._sounds.silent))
        else:
            self._set(Change.HEARD, replace(now, seconds=seconds))

    def set_volume(self, volume: float) -> None:
        """Louder or quieter, 0 to 1; a hand there wants to hear something."""
        self._keep_volume(volume)
        self._hush(False)

    def toggle_mute(self) -> None:
        """Hush it, or let it be heard again."""
        self._hush(not self._now.muted)

    def tell_anew(self) -> None:
        """The language has changed: go on in it."""
        if self._now.sound and self._now.fault is None:
            self.begin(self._now.sound, self._now.seconds, self._now.busy)

    def _find(self, sound_id: str) -> Sound | None:
        artifact = self._state().artifact
        sound = next((each for each in artifact.sounds if each.id == sound_id), None) if artifact is not None else None
        return sound if sound is not None and self._sounds.offers(sound) else None

    @property
    def _now(self) -> Hearing:
        return self._state().hearing

    @property
    def _volume(self) -> float:
        return 0.0 if self._now.muted else self._state().settings.number("volume")

    def _hush(self, muted: bool) -> None:
        self._set(Change.HEARING, replace(self._now, muted=muted))
        self._sounds.set_volume(self._volume)

    def _arrived(self, answer: Track | Fault, seconds: float, playing: bool) -> None:
        self._ticket = None
        if isinstance(answer, Fault):
            self._set(Change.HEARING, replace(self._now, loading=False, fault=answer.notice))
            return
        self._track = answer
        seconds = min(seconds, answer.seconds)
        now = replace(self._now, loading=False, length=answer.seconds, cues=answer.cues, language=answer.language)
        self._set(Change.HEARING, replace(now, seconds=seconds))
        if playing:
            self._play(seconds)

    def _play(self, seconds: float) -> None:
        assert self._track is not None
        self._sounds.play(self._track, seconds, self._volume)
        self._set(Change.HEARING, replace(self._now, playing=True, seconds=seconds, silent=self._sounds.silent))

    def _set(self, change: Change, hearing: Hearing, source: object = None) -> None:
        self._change(change, source, hearing=hearing)
