"""Addresses that this program gives what it writes. IIIF wants one for everything; none of them leads anywhere."""

import re
from urllib.parse import quote, unquote

AUTHORITY = "https://exhibit.invalid"
_FILE = re.compile(r"https://exhibit\.invalid/[^/]+/files/(.+)")
_SOUND = re.compile(r"https?://[^\s<>\"{}|\\^`]+")


def file_address(base: str, name: str) -> str:
    """The address of a file beside the document. base: what all addresses of one export begin with."""
    return f"{base}/files/{quote(name)}"


def file_named(address: str) -> str:
    """The name of the file an address of ours stands for, relative to the document; "" for any other address."""
    found = _FILE.fullmatch(address)
    return unquote(found[1]) if found is not None else ""


def base_of(collection_id: str) -> str:
    """What all addresses of an export of a collection begin with."""
    return f"{AUTHORITY}/{quote(collection_id, safe='') or 'exhibit'}"


def address_of(kind: str, own: str) -> str:
    """The address of what has an id of its own wherever it goes: a note, a person. One that is an address stays."""
    return own if _SOUND.fullmatch(own) else f"{AUTHORITY}/{kind}/{quote(own, safe='')}"
