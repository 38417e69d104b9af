"""The session's door to sounds: read in the reader's process, played by the loudspeaker."""

from collections.abc import Callable
from pathlib import Path

from exhibit_viewer.desktop.loudspeaker import Loudspeaker, Playing
from exhibit_viewer.formats.webvtt import captions_at
from exhibit_viewer.ingest.worker import Reader
from exhibit_viewer.model.article import Sound
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import Cue, Track
from exhibit_viewer.ui.jobs import Jobs
from exhibit_viewer.ui.languages import tag_in_language


class WorldSounds:
    """Implements `session.ports.Sounds`. heard: False where nothing may be: then only the captions run."""

    def __init__(self, reader: Reader, jobs: Jobs, speaker: Loudspeaker, heard: bool = True) -> None:
        self._reader, self._jobs, self._speaker, self._heard = reader, jobs, speaker, heard
        self._playing: Playing | None = None

    def open(self, sound: Sound, on_done: Callable[[Track | Fault], None]) -> Ticket:
        """Read a sound and its captions, in the language shown or the nearest there is."""
        file, language = sound.files.get(tag_in_language(sound.files)), tag_in_language(sound.captions)
        return self._jobs.start(lambda ticket: self._read(sound, file, language, ticket), on_done)

    def offers(self, sound: Sound) -> bool:
        """Whether anything comes of opening it here."""
        return self._heard or bool(sound.captions)

    def play(self, track: Track, seconds: float, volume: float) -> None:
        """Go on from there."""
        self._speaker.volume = volume
        self._playing = Playing(track.samples if self._heard else None, seconds)
        if self._heard and track.samples is not None:
            self._speaker.play(self._playing)

    def pause(self) -> None:
        """Hold it where it is."""
        if self._heard:
            self._speaker.pause()

    def set_volume(self, volume: float) -> None:
        """How loud it is from now on."""
        self._speaker.volume = volume

    def close(self) -> None:
        """Be silent for good."""
        self._speaker.close()

    @property
    def seconds(self) -> float:
        """How far it is."""
        return self._playing.seconds if self._playing is not None else 0.0

    @property
    def silent(self) -> bool:
        """Whether nothing can be heard."""
        return self._speaker.missing or not self._heard

    def _read(self, sound: Sound, file: Path | None, language: str, ticket: Ticket) -> Track:
        """Both. Captions that cannot be read are done without."""
        cues = _cues(sound.captions.get(language))
        if file is None and not cues:
            raise Fault(Code.FILE_MISSING, sound.title.best(())[0] or sound.id)
        samples = self._reader.sound(file, ticket) if file is not None and self._heard else None
        return Track(samples, cues, language if cues else "")


def _cues(words: Path | None) -> tuple[Cue, ...]:
    try:
        return captions_at(words) if words is not None else ()
    except (Fault, OSError):
        return ()
