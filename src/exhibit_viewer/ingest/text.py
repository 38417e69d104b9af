"""Text files of unknown encoding, as bytes whose ASCII part is readable."""

import codecs
from collections.abc import Iterator

from charset_normalizer import from_bytes

_PROBE = 1 << 12
_LONG_ENOUGH_TO_GUESS = 200
_NEWLINE, _CARRIAGE_RETURN = 10, 13
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def ascii_compatible(data: memoryview) -> memoryview:
    """The same text with every ASCII character one byte: UTF-16, with or without its mark, becomes UTF-8.

    Other encodings (UTF-8, Latin-1, GBK, ...) are handed back as they are, without a leading mark.
    """
    head = bytes(data[:_PROBE])
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return data[len(mark) :] if encoding == "utf-8" else _recoded(data[len(mark) :], encoding)
    half = len(head) // 2
    if half >= 4:
        if head[0::2].count(0) > 0.7 * half:
            return _recoded(data, "utf-16-be")
        if head[1::2].count(0) > 0.7 * half:
            return _recoded(data, "utf-16-le")
    return data


def _recoded(data: memoryview, encoding: str) -> memoryview:
    return memoryview(codecs.decode(data[: len(data) & ~1], encoding, "replace").encode("utf-8"))


def looks_like_text(data: memoryview) -> bool:
    """Whether the beginning holds no control characters but the usual ones. False for most binary formats."""
    head = bytes(ascii_compatible(data[:_PROBE]))
    return not any(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)


def decoded(text: bytes) -> str:
    """A name or a line a file holds, for showing and for finding files: UTF-8, else the likeliest encoding.

    Names are too short to guess from statistics: bytes above ASCII that come in pairs and spell Chinese characters are
    GB 2312, others Western European.
    """
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError:
        if len(text) >= _LONG_ENOUGH_TO_GUESS:
            guess = from_bytes(text).best()
            return str(guess) if guess is not None else text.decode("latin-1")
    try:
        return text.decode("gb2312")
    except UnicodeDecodeError:
        return text.decode("cp1252", "replace")


def chunks_of_lines(data: memoryview, size: int) -> Iterator[bytes]:
    """Pieces of about `size` bytes that end where a line ends, one that no backslash continues. A carriage return
    alone ends a line too; every piece ends with a newline."""
    start = 0
    while start < len(data):
        end = _end_of_line(data, min(len(data), start + size))
        piece = bytes(data[start:end])
        start = end
        if b"\r" in piece:
            piece = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        yield piece if piece.endswith(b"\n") else piece + b"\n"


def _end_of_line(data: memoryview, start: int) -> int:
    """The first place at or after `start` where a line begins (or the text ends)."""
    at = start
    while at < len(data):
        part = bytes(data[at : at + _PROBE])
        found = min((place for place in (part.find(b"\n"), part.find(b"\r")) if place >= 0), default=-1)
        if found < 0:
            at += len(part)
            continue
        at += found + 1
        if part[found] == _CARRIAGE_RETURN and at < len(data) and data[at] == _NEWLINE:
            at += 1
        before = bytes(data[max(0, at - 3) : at]).rstrip(b"\r\n")
        if not before.endswith(b"\\"):
            return at
    return len(data)
