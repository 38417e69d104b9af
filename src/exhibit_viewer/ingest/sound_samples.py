"""Sound samples: WAV, MP3, FLAC and Ogg Vorbis decoded into a plain file, a piece at a time.

The decoders are miniaudio's (dr_wav, dr_mp3, dr_flac, stb_vorbis): C that meets a stranger's bytes, and so is called in
the worker process alone.
"""

from pathlib import Path

from exhibit_viewer.ingest.sounds import check_sound
from exhibit_viewer.ingest.source import Source
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.ticket import Ticket
from exhibit_viewer.model.track import CHANNELS, RATE

MOST_BYTES = 512 << 20
"""Of samples: fifty minutes. A small file may hold hours of silence."""
_PIECE = RATE  # frames: a second


def decode_sound(source: Source, place: Path, ticket: Ticket) -> int:
    """Write the samples of a sound to `place`, as `model.track.Samples`; how many frames there are.

    Raises Fault FORMAT_UNKNOWN, FORMAT_UNSUPPORTED, FORMAT_DAMAGED, FILE_TOO_LARGE; OSError from writing.
    """
    import miniaudio

    data = source.data()
    kind = check_sound(data, source.name)
    frames = 0
    try:
        stream = miniaudio.stream_memory(bytes(data), miniaudio.SampleFormat.SIGNED16, CHANNELS, RATE, _PIECE)
        with place.open("wb") as file:
            for piece in stream:
                frames += len(piece) // CHANNELS
                if frames * CHANNELS * 2 > MOST_BYTES:
                    raise Fault(Code.FILE_TOO_LARGE, source.name, bytes=frames * CHANNELS * 2, limit=MOST_BYTES)
                file.write(piece.tobytes())
                ticket.report(frames * CHANNELS * 2 / MOST_BYTES)
    except miniaudio.MiniaudioError as error:
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=kind, detail=str(error.args[0])[:80]) from error
    if not frames:
        raise Fault(Code.FORMAT_DAMAGED, source.name, format=kind, detail="samples")
    return frames
