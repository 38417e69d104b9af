"""Damage to a file, as edits: the same edits do the same harm to the same file, so that a line of text keeps them."""

import random

Edit = tuple[str, float, bytes]
"""What is done, at which share of the length, with which bytes."""

DEEDS = ("flip", "put", "cut", "repeat", "drop")
EDGES = (
    b"\0",
    b"\xff",
    b"\x7f",
    b"-",
    b"9",
    b"e",
    b"\n",
    b'"',
    b"<",
    b"\xff\xff\xff\xff",
    b"\0\0\0\x80",
    b"1e999",
    b"nan",
)
MOST_EDITS = 6


def edited(data: bytes, edits: list[Edit]) -> bytes:
    """The file so damaged."""
    out = bytearray(data)
    for deed, share, piece in edits:
        at = int(share * len(out))
        if deed == "flip" and out:
            out[at] ^= piece[0] or 1
        elif deed == "put":
            out[at : at + len(piece)] = piece
        elif deed == "cut":
            del out[at:]
        elif deed == "repeat":
            out[at:at] = out[at : at + 16 * len(piece)]
        elif deed == "drop":
            del out[at : at + len(piece)]
    return bytes(out)


def any_edit(chance: random.Random) -> Edit:
    piece = chance.choice(EDGES) if chance.random() < 0.5 else chance.randbytes(chance.randint(1, 8))
    return chance.choice(DEEDS), round(chance.random() * 0.9999, 4), piece


def any_edits(chance: random.Random) -> list[Edit]:
    return [any_edit(chance) for _ in range(chance.randint(1, MOST_EDITS))]


def line_of(edits: list[Edit]) -> str:
    return " ".join(f"{deed}:{share}:{piece.hex()}" for deed, share, piece in edits)


def edits_of(line: str) -> list[Edit]:
    parts = (word.split(":") for word in line.split())
    return [(deed, float(share), bytes.fromhex(piece)) for deed, share, piece in parts]
