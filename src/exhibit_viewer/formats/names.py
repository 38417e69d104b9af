"""File names as people read and sort them."""

import re
import unicodedata
from pathlib import PurePath
from urllib.parse import unquote

_DIGITS = re.compile(r"(\d+)")
_SAYS_NOTHING = {
    "scene",
    "model",
    "mesh",
    "textured",
    "untitled",
    "output",
    "object",
    "default",
    "odm_textured_model_geo",
}
_GAPS = re.compile(r"[\s_]+")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])")  # between letters; "SK-42" and "2-3" keep theirs


def natural_key(text: str) -> tuple[tuple[bool, int, str], ...]:
    """Sorts "Cave 9" before "Cave 10", without regard to case."""
    parts = _DIGITS.split(unicodedata.normalize("NFKC", text).casefold())
    return tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts if part)


def readable_title(relative: PurePath) -> str:
    """A title from a file's path in its folder: no ending, no underscores, a capital first.

    `vase/scene.gltf` is named after its folder, since the file's own name says nothing.
    """
    stem = relative.stem
    if stem.casefold() in _SAYS_NOTHING and relative.parent.name:
        stem = relative.parent.name
    words = _GAPS.sub(" ", unquote(stem, errors="replace")).strip() or stem
    if " " not in words:
        words = _CAPITAL.sub(" ", _HYPHEN.sub(" ", words))
    return readable(words[:1].upper() + words[1:])


def readable(name: str) -> str:
    """A file name as text: bytes that are not UTF-8 show as a replacement character."""
    return unicodedata.normalize("NFC", name.encode("utf-8", "replace").decode("utf-8"))


def folded(reference: str) -> str:
    """Equal for references that mean the same file on a system that knows no case and stores names decomposed."""
    return unicodedata.normalize("NFC", reference.strip().replace("\\", "/").removeprefix("./")).casefold()
