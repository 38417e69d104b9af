"""Sounds: whether a file is what its name says, from its first pages alone. Nothing is decoded."""

import struct

from exhibit_viewer.model.faults import Code, Fault

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_MOST_CHANNELS, _HIGHEST_RATE = 64, 768_000
_KBITS = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_RATES = (44100, 48000, 32000)
_TWO_FRAMES = 2


def check_sound(data: memoryview, name: str) -> str:
    """The format: "WAV", "MP3", "FLAC" or "OGG". Raises Fault FORMAT_DAMAGED, FORMAT_UNKNOWN; FORMAT_UNSUPPORTED
    for codecs that nothing here decodes."""
    head = bytes(data[:4])
    if head == b"RIFF":
        _wav(data, name)
        return "WAV"
    if head == b"OggS":
        _ogg(data, name)
        return "OGG"
    if head == b"fLaC":
        _flac(data, name)
        return "FLAC"
    if bytes(data[4:8]) == b"ftyp":
        raise Fault(Code.FORMAT_UNSUPPORTED, name, format="AAC", instead="MP3")
    if head[:3] == b"ID3" or (len(head) == 4 and head[0] == 0xFF and head[1] & 0xE0 == 0xE0):
        _mp3(data, name)
        return "MP3"
    raise Fault(Code.FORMAT_UNKNOWN, name, format=name.rpartition(".")[2].lower())


def _damaged(name: str, kind: str, detail: str) -> Fault:
    return Fault(Code.FORMAT_DAMAGED, name, format=kind, detail=detail)


def _wav(data: memoryview, name: str) -> None:
    """RIFF chunks up to the samples; lengths that lie are told from those that fit."""
    if bytes(data[8:12]) != b"WAVE":
        raise _damaged(name, "WAV", "WAVE")
    at, known = 12, False
    while at + 8 <= len(data):
        kind, size = bytes(data[at : at + 4]), struct.unpack_from("<I", data, at + 4)[0]
        if kind == b"fmt " and at + 24 <= len(data):
            tag, channels, rate = struct.unpack_from("<HHI", data, at + 8)
            bits = struct.unpack_from("<H", data, at + 22)[0]
            sound = tag in (_PCM, _FLOAT, _EXTENSIBLE) and 0 < channels <= _MOST_CHANNELS and 0 < rate <= _HIGHEST_RATE
            if not sound or bits not in (8, 16, 24, 32, 64):
                raise _damaged(name, "WAV", f"fmt {tag}, {channels}, {rate}, {bits}")
            known = True
        elif kind == b"data":
            if not known or at + 8 + size > len(data):
                raise _damaged(name, "WAV", "data")
            return
        at += 8 + size + size % 2
    raise _damaged(name, "WAV", "data")


def _ogg(data: memoryview, name: str) -> None:
    """A first page that is whole and begins the codec that is decoded here, and a second."""
    if len(data) < 28 or len(data) < 27 + data[26]:
        raise _damaged(name, "OGG", "page")
    body = 27 + data[26]
    length = sum(data[27:body])
    start = bytes(data[body : body + 8])
    if start.startswith(b"OpusHead"):
        raise Fault(Code.FORMAT_UNSUPPORTED, name, format="Opus", instead="MP3")
    if not start.startswith(b"\x01vorbis"):
        raise _damaged(name, "OGG", "codec")
    if bytes(data[body + length : body + length + 4]) != b"OggS":
        raise _damaged(name, "OGG", "second page")


def _flac(data: memoryview, name: str) -> None:
    """A first block that is a STREAMINFO and names a rate (RFC 9639, 8.2)."""
    if len(data) < 42 or data[4] & 0x7F or bytes(data[5:8]) != b"\0\0\x22":
        raise _damaged(name, "FLAC", "STREAMINFO")
    if not int.from_bytes(data[18:21], "big") >> 4:
        raise _damaged(name, "FLAC", "rate")


def _mp3(data: memoryview, name: str) -> None:
    """Two frames of MPEG layer 3 behind one another, behind a tag if there is one."""
    at = 0
    if bytes(data[:3]) == b"ID3" and len(data) >= 10:
        if any(part & 0x80 for part in data[6:10]):
            raise _damaged(name, "MP3", "ID3")
        at = 10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9])
    for _ in range(_TWO_FRAMES):
        length = _frame(data, at)
        if not length:
            raise _damaged(name, "MP3", f"frame at {at}")
        at += length


def _frame(data: memoryview, at: int) -> int:
    """Bytes of the frame there, 0 when there is none (ISO 11172-3, 2.4.2.3)."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = data[at + 1] >> 3 & 3, data[at + 1] >> 1 & 3
    rate_index, kbit_index, padding = data[at + 2] >> 2 & 3, data[at + 2] >> 4, data[at + 2] >> 1 & 1
    if version == 1 or layer != 1 or rate_index == 3 or kbit_index in (0, 15):
        return 0
    if version == 3:
        return 144_000 * _KBITS[kbit_index] // _RATES[rate_index] + padding
    low = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)[kbit_index]
    return 72_000 * low // (_RATES[rate_index] // (2 if version == 2 else 4)) + padding
