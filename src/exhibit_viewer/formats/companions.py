"""Companions: the files that a model or a document cannot do without, as far as its text or its name tells them."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import parse_json
from exhibit_viewer.formats.iiif.image_copies import INFO
from exhibit_viewer.formats.walk import DEEP_ZOOM, EPT, EPT_HIERARCHY, EPT_NODES, TILES
from exhibit_viewer.model.faults import Fault

_MOST_TEXT = 64 << 20
_PICTURES = frozenset((".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tga", ".tif", ".tiff", ".ktx2", ".gif"))
_FREE = frozenset((".dae", ".fbx", ".3ds", ".usd", ".usda", ".usdc"))
"""Formats that nothing here can parse: what their bytes name goes along, and all pictures and layers about them."""
_LAYERS = frozenset((".usd", ".usda", ".usdc"))
_MTLLIB = re.compile(rb"(?m)^[ \t]*mtllib[ \t]+(.+?)[ \t\r]*$")
_MAP = re.compile(rb"(?mi)^[ \t]*(?:map_\w+|bump|disp|decal|norm|refl)[ \t]+(.+?)[ \t\r]*$")
_BOUND = rb"\x00-\x1f\"<>@"
_NAMED = re.compile(  # looked for only where a text begins, or long lines of numbers would take for ever
    rb"(?<=[%b])([^%b]{1,500}\.(?:png|jpe?g|webp|bmp|tga|tiff?|ktx2|gif|usd[ac]?))" % (_BOUND, _BOUND), re.IGNORECASE
)
_LICENCE = re.compile(
    r"(?i)(licen[cs]e|copying|notice|rights|credits|attribution|readme)[^/]*\.?(txt|md|html?|pdf|rst)?"
)


def companions(files: Beside, name: str) -> Iterator[str]:
    """Names of the files that the model or document `name` is read with, those that are there. Never fails."""
    ending, base = PurePosixPath(name).suffix.lower(), posixpath.dirname(name)
    if ending == ".gltf":
        yield from _existing(files, _gltf(files, name), base)
    elif ending == ".obj":
        for library in _existing(files, _named(files, name, _MTLLIB), base):
            yield library
            yield from _existing(files, _named(files, library, _MAP), posixpath.dirname(library))
    elif ending == DEEP_ZOOM or posixpath.basename(name) == INFO:
        tiles = f"{name.removesuffix(ending)}{TILES}" if ending == DEEP_ZOOM else base
        yield from (each for each in files.names_below(tiles) if each != name and _is_picture(each))
    elif posixpath.basename(name) == EPT:
        for own in (EPT_NODES, EPT_HIERARCHY):
            yield from files.names_below(posixpath.join(base, own))
    elif ending in _FREE:
        around = _PICTURES | (_LAYERS if ending in _LAYERS else frozenset())
        near = (*_existing(files, _named(files, name, _NAMED), base), *files.names_below(base))
        for each in dict.fromkeys(near):
            if each != name and PurePosixPath(each).suffix.lower() in around:
                yield each


def _is_picture(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in _PICTURES


def licences(files: Beside, folders: Iterable[str]) -> Iterator[str]:
    """Names of licences and the like in these folders ("" is the top)."""
    for folder in folders:
        yield from (name for name in files.names_in(folder) if _LICENCE.fullmatch(posixpath.basename(name)))


def _existing(files: Beside, references: Iterator[str], base: str) -> Iterator[str]:
    for reference in references:
        for spelling in dict.fromkeys(
            (reference, reference.split()[-1] if reference.split() else "", _last(reference))
        ):
            try:
                found = files.find(spelling, base) if spelling else None
            except Fault:
                continue
            if found is not None:
                yield found
                break


def _last(reference: str) -> str:
    """The file's own name: many models keep the paths of the machine they were made on."""
    return reference.replace("\\", "/").rpartition("/")[2]


def _gltf(files: Beside, name: str) -> Iterator[str]:
    try:
        value = parse_json(files.read(name, _MOST_TEXT), name)
    except Fault:
        return
    for kind in ("buffers", "images"):
        listed = value.get(kind) if isinstance(value, dict) else None
        for each in listed if isinstance(listed, list) else []:
            uri = each.get("uri") if isinstance(each, dict) else None
            if isinstance(uri, str) and not uri.startswith("data:"):
                yield uri


def _named(files: Beside, name: str, pattern: re.Pattern[bytes]) -> Iterator[str]:
    """What the lines of a text name. Lines cut between two pieces are put together."""
    rest = b""
    try:
        for piece in files.pieces(name):
            text = rest + piece
            cut = text.rfind(b"\n") + 1
            yield from _found(text[:cut], pattern)
            rest = text[cut:][-(1 << 16) :]
        yield from _found(rest, pattern)
    except Fault:
        return


def _found(text: bytes, pattern: re.Pattern[bytes]) -> Iterator[str]:
    return (match[1].decode("utf-8", "replace") for match in pattern.finditer(text))
