"""Numbers written as text, parsed in bulk."""

import re

import numpy as np
from numpy.typing import NDArray

from exhibit_viewer.model.geometry import F64, U8

I64 = NDArray[np.int64]
_NUMBER = re.compile(rb"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:nan|inf(?:inity)?)", re.IGNORECASE)


def floats_by_line(text: bytes) -> tuple[F64, I64]:
    """(every number of the text, (lines,) how many each line holds). `text` ends with a newline.

    A token that is not a number is read as far as it is one (as C's strtod does) and ends its line.
    """
    counts = tokens_by_line(np.frombuffer(text, np.uint8))
    values = parsed(text)
    if values is not None and len(values) == int(counts.sum()):
        return values, counts
    rows = [_leading_numbers(line) for line in text.split(b"\n")[:-1]]
    return np.array([value for row in rows for value in row]), np.array([len(row) for row in rows], dtype=np.int64)


def parsed(text: bytes) -> F64 | None:
    """All numbers of a text of numbers and white space; None (or fewer numbers) where it holds something else."""
    try:
        return np.asarray(np.fromstring(text, dtype=np.float64, sep=" "))
    except ValueError:
        return None


def _leading_numbers(line: bytes) -> list[float]:
    row = []
    for token in line.split():
        match = _NUMBER.match(token)
        if match is None:
            break
        row.append(float(match.group()))
        if match.end() != len(token):
            continue
    return row


def tokens_by_line(characters: U8) -> I64:
    """(lines,) how many words each line holds. The characters end with a newline."""
    black = characters > 32
    begins = black.copy()
    begins[1:] &= ~black[:-1]
    ends = np.flatnonzero(characters == 10)
    if not len(ends):
        return np.zeros(0, np.int64)
    total = np.cumsum(begins, dtype=np.int32)[ends]
    return np.diff(total, prepend=np.int32(0)).astype(np.int64)


def table(values: F64, counts: I64, columns: int) -> F64:
    """(lines, columns) the first numbers of each line; NaN where a line is shorter."""
    if len(counts) and (counts == counts[0]).all() and counts[0] >= columns:
        return values.reshape(len(counts), int(counts[0]))[:, :columns]
    starts = np.cumsum(counts) - counts
    out = np.full((len(counts), columns), np.nan)
    for column in range(columns):
        long_enough = counts > column
        out[long_enough, column] = values[starts[long_enough] + column]
    return out


def colours_from_floats(values: F64) -> U8:
    """(n,4) from (n,3 or 4) numbers, 0 to 1, or 0 to 255 where any is above 1. Not-a-number is white."""
    known = np.nan_to_num(values, nan=np.inf)
    finite = known[np.isfinite(known)]
    scale = 255.0 if not len(finite) or finite.max() <= 1.0 else 1.0
    out = np.full((len(values), 4), 255, np.uint8)
    out[:, : values.shape[1]] = np.rint(np.clip(np.where(np.isfinite(known), known * scale, 255.0), 0, 255))
    return out
