"""The lines of a Wavefront OBJ file (specification of 1995, appendix B1), read in bulk with numpy."""

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.ingest.text import ascii_compatible, chunks_of_lines
from exhibit_viewer.ingest.text_numbers import floats_by_line, table, tokens_by_line
from exhibit_viewer.model.faults import Code, Fault
from exhibit_viewer.model.geometry import F64, U8
from exhibit_viewer.model.ticket import Ticket

I64 = NDArray[np.int64]
I32 = NDArray[np.int32]
_CHUNK = 4 << 20
_COMMENT = re.compile(rb"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
_INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)
_MAX_DIGITS = 10
_LARGEST = 2**31 - 2
SLASH, SPACE, MINUS, PLUS = 47, 32, 45, 43


@dataclass(slots=True)
class Elements:
    """Faces, lines or points as written: corner numbers from 0, -1 where there is none."""

    corners: list[I32] = field(default_factory=list)
    counts: list[I64] = field(default_factory=list)
    lines: list[I64] = field(default_factory=list)

    def joined(self) -> tuple[I32, I64, I64]:
        """((c,3) corners: position, texture and normal number; (e,) corners of each element; (e,) its line)."""
        if not self.counts:
            return np.empty((0, 3), np.int32), np.empty(0, np.int64), np.empty(0, np.int64)
        return np.concatenate(self.corners), np.concatenate(self.counts), np.concatenate(self.lines)


@dataclass(slots=True)
class ObjLines:
    """Everything an OBJ file says. positions (v,3..7) with colours where given; keywords (line, word, rest)."""

    positions: list[F64] = field(default_factory=list)
    uvs: list[F64] = field(default_factory=list)
    normals: list[F64] = field(default_factory=list)
    faces: Elements = field(default_factory=Elements)
    segments: Elements = field(default_factory=Elements)
    points: Elements = field(default_factory=Elements)
    keywords: list[tuple[int, bytes, bytes]] = field(default_factory=list)


def read_lines(data: memoryview, name: str, ticket: Ticket) -> ObjLines:
    """Every line of the file. Raises Fault FORMAT_DAMAGED, INDEX_OUT_OF_RANGE."""
    found = ObjLines()
    text = ascii_compatible(data)
    scanner = _Scanner(found, name)
    done = 0
    for chunk in chunks_of_lines(text, _CHUNK):
        done += len(chunk)
        scanner.scan(_plain(chunk))
        ticket.report(min(1.0, done / max(1, len(text))))
    return found


def _plain(chunk: bytes) -> bytes:
    """The chunk without comments, continuation marks and indentation; its last line ends."""
    if b"\0" in chunk:
        chunk = chunk.replace(b"\0", b" ")
    if b"\\\n" in chunk:
        chunk = chunk[:-1].replace(b"\\\n", b"  ") + b"\n"  # where the file ends there is nothing to go on with
    if b"#" in chunk:
        chunk = _COMMENT.sub(b"", chunk)
    if b"\n " in chunk or b"\n\t" in chunk or chunk[:1] in (b" ", b"\t"):
        chunk = _INDENT.sub(b"", chunk)
    return chunk


class _Scanner:
    """Reads one chunk after another, counting what relative numbers refer to."""

    def __init__(self, found: ObjLines, name: str) -> None:
        self._found = found
        self._name = name
        self._line = 0
        self._seen = np.zeros(3, np.int64)

    def scan(self, chunk: bytes) -> None:
        """Add the lines of one chunk, which ends with a newline."""
        text = np.frombuffer(chunk, np.uint8)
        ends = np.flatnonzero(text == 10)
        starts = np.concatenate([[0], ends[:-1] + 1])
        first = text[starts]
        second = text[np.minimum(starts + 1, len(text) - 1)]
        third = text[np.minimum(starts + 2, len(text) - 1)]
        alone = second <= SPACE
        is_v = first == ord("v")
        kinds = [is_v & alone, is_v & (second == ord("t")) & (third <= SPACE)]
        kinds.append(is_v & (second == ord("n")) & (third <= SPACE))
        before = [self._seen[k] + np.cumsum(kind) for k, kind in enumerate(kinds)]
        for kind, letters, into in zip(
            kinds, (1, 2, 2), (self._found.positions, self._found.uvs, self._found.normals), strict=True
        ):
            if kind.any():
                into.append(_vectors(text, starts, ends, kind, letters))
        self._seen = np.array([counted[-1] for counted in before], dtype=np.int64)
        elements = np.zeros(len(starts), bool)
        for letter, group in (("f", self._found.faces), ("l", self._found.segments), ("p", self._found.points)):
            kind = (first == ord(letter)) & alone
            elements |= kind
            if kind.any():
                self._elements(text, starts, ends, kind, before, group)
        rest = ~(elements | kinds[0] | kinds[1] | kinds[2]) & (first > SPACE) & ~(is_v & ~alone & (second != ord("p")))
        for number in np.flatnonzero(rest).tolist():
            word, _, argument = chunk[starts[number] : ends[number]].replace(b"\t", b" ").partition(b" ")
            self._found.keywords.append((self._line + number, word, argument.strip()))
        self._line += len(starts)

    def _elements(
        self, text: U8, starts: I64, ends: I64, kind: NDArray[np.bool_], before: list[I64], group: Elements
    ) -> None:
        """Add the elements of one kind of line."""
        part = _selected(text, starts, ends, kind, 1)
        corners, counts = _corner_numbers(part, self._name)
        lines = np.flatnonzero(kind)
        own = np.repeat(lines, counts)
        for role in range(3):
            column = corners[:, role]
            relative = column < 0
            if relative.any():
                column[relative] += before[role][own[relative]] + 1
                if (column[relative] < 1).any():
                    raise Fault(Code.INDEX_OUT_OF_RANGE, self._name, detail=f"line {self._line + int(own[0]) + 1}")
        if corners.size and int(corners.max()) > _LARGEST:
            raise Fault(Code.INDEX_OUT_OF_RANGE, self._name, detail=str(int(corners.max())))
        group.corners.append((corners - 1).astype(np.int32))
        group.counts.append(counts)
        group.lines.append(lines + self._line)


def _selected(text: U8, starts: I64, ends: I64, kind: NDArray[np.bool_], letters: int) -> U8:
    """The lines of one kind, their letters blanked out."""
    part = text if kind.all() else text[np.repeat(kind, ends - starts + 1)]
    lengths = (ends - starts + 1)[kind]
    begins = np.cumsum(lengths) - lengths
    part = part.copy()
    for letter in range(letters):
        part[begins + letter] = SPACE
    return part


def _vectors(text: U8, starts: I64, ends: I64, kind: NDArray[np.bool_], letters: int) -> F64:
    """(lines, k) numbers, k the most any line has (at most 7), NaN where a line has fewer."""
    values, counts = floats_by_line(_selected(text, starts, ends, kind, letters).tobytes())
    return table(values, counts, min(7, int(counts.max(initial=0))))


def _corner_numbers(part: U8, name: str) -> tuple[I64, I64]:
    """((c,3) numbers as written, 0 where left out, and (lines,) corners a line).

    A corner is `v`, `v/vt`, `v//vn` or `v/vt/vn`. Which one a number is, is how many slashes its word has before it.
    """
    counts = tokens_by_line(part)
    digit = (part >= 48) & (part <= 57)
    if not (digit | (part <= SPACE) | (part == SLASH) | (part == MINUS) | (part == PLUS)).all():
        raise Fault(Code.FORMAT_DAMAGED, name, format="OBJ", detail="f")
    edges = np.flatnonzero(digit[1:] != digit[:-1]) + 1
    begins, ends = edges[0::2], edges[1::2]
    lengths = ends - begins
    if len(lengths) and int(lengths.max()) > _MAX_DIGITS:
        raise Fault(Code.INDEX_OUT_OF_RANGE, name, detail=f"{int(lengths.max())} digits")
    values = np.zeros(len(begins), np.int64)
    for place in range(int(lengths.max(initial=0))):
        longer = slice(None) if place < int(lengths.min()) else lengths > place
        values[longer] = values[longer] * 10 + (part[begins[longer] + place] - np.uint8(48))
    sign = part[begins - 1]
    values[sign == MINUS] *= -1
    signed = (sign == MINUS) | (sign == PLUS)
    separator = np.where(signed, part[np.maximum(begins - 2, 0)], sign)
    opens = separator <= SPACE
    word = np.cumsum(opens) - 1
    if int(counts.sum()) != (int(word[-1]) + 1 if len(word) else 0):
        raise Fault(Code.FORMAT_DAMAGED, name, format="OBJ", detail="f")
    slashes = np.cumsum(part == SLASH, dtype=np.int32)[begins] if len(begins) else np.zeros(0, np.int32)
    role = slashes - slashes[opens][word] if len(begins) else slashes
    if len(role) and int(role.max()) > 2:
        raise Fault(Code.FORMAT_DAMAGED, name, format="OBJ", detail="f")
    corners = np.zeros((int(counts.sum()), 3), np.int64)
    corners[word, role] = values
    return corners, counts
