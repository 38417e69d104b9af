"""References found in documents and models: what file of the same folder they mean, if any.

They are untrusted, percent-encoded or not, written with either slash, and careless of case and accents.
"""

import os
import re
import unicodedata
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from exhibit_viewer.model.faults import Code, Fault

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")
_LONGEST_SHOWN = 160
_DRIVE = re.compile(r"[A-Za-z]:")


def shown(reference: str) -> str:
    """A reference as a message may quote it: printable and not too long."""
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in reference[:_LONGEST_SHOWN])
    return text + "…" if len(reference) > _LONGEST_SHOWN else text


def spellings(reference: str, file: str) -> list[str]:
    """Relative paths with forward slashes that `reference` may mean: percent-decoded, then as written.

    file: whose reference it is. Raises Fault RESOURCE_MISSING, FILE_OUTSIDE_FOLDER, REMOTE_REFERENCE.
    """
    meant = []
    for text in dict.fromkeys((unquote(reference), reference)):
        if "\0" in text or not text.strip():
            raise Fault(Code.RESOURCE_MISSING, file, reference=shown(reference))
        slashed = text.replace("\\", "/")
        if slashed.startswith("/") or _DRIVE.match(slashed) or slashed.lower().startswith("file:"):
            raise Fault(Code.FILE_OUTSIDE_FOLDER, file, reference=shown(reference))
        if _SCHEME.match(slashed):
            raise Fault(Code.REMOTE_REFERENCE, file, reference=shown(reference))
        meant.append(slashed)
    return meant


def folded_name(name: str) -> str:
    """The name without case and without the difference between composed and decomposed accents (macOS)."""
    return unicodedata.normalize("NFC", name).casefold()


def similar(folder: Path, relative: Path) -> Path | None:
    """The existing path under folder that equals `relative` but for case, or None."""
    place = folder
    for part in PurePosixPath(relative.as_posix()).parts:
        wanted = folded_name(part)
        try:
            with os.scandir(place) as entries:
                match = next((entry.name for entry in entries if folded_name(entry.name) == wanted), None)
        except OSError:
            return None
        if match is None:
            return None
        place = place / match
    return place
