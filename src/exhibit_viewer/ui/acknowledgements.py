"""Acknowledgements: every package the program stands on, with its version and licence, as each says of itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution

OURSELVES = "exhibit-viewer"
SAID_ELSEWHERE: Mapping[str, str] = {
    "assimp-py": "MIT; Assimp: BSD-3-Clause",
    "lucide": "ISC",
    "pyside6-essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
}
"""Where a package's own data is silent, speaks of the wrapper and not of what is in it, or leaves us the choice."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """One package. licence: SPDX where the package gives it so."""

    name: str
    version: str
    licence: str


def acknowledgements() -> tuple[Acknowledgement, ...]:
    """All packages that are installed because the program needs them, by name; empty where none can be found."""
    found: dict[str, Acknowledgement] = {}
    waiting = list(_needed(OURSELVES))
    while waiting:
        name = waiting.pop()
        package = _installed(name)
        if name in found or package is None:
            continue
        shown = package.metadata["Name"].replace("_", "-")
        found[name] = Acknowledgement(shown, package.version, SAID_ELSEWHERE.get(name) or _licence(package))
        waiting += _needed(name)
    return tuple(sorted(found.values(), key=lambda each: each.name.casefold()))


def _needed(name: str) -> Iterator[str]:
    """Packages one asks for itself, not for its extras; those of other systems are not installed here."""
    package = _installed(name)
    for requirement in (package.requires or ()) if package else ():
        found = _NAME.match(requirement)
        if found and not re.search(r"\bextra\s*==", requirement):
            yield re.sub(r"[-_.]+", "-", found[0]).lower()


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def _licence(package: Distribution) -> str:
    """The expression; else the short word; else the classifier's."""
    said = package.metadata
    words = [*said.get_all("License-Expression", ()), *said.get_all("License", ())]
    word = words[0].strip() if words else ""
    if word and "\n" not in word and len(word) <= _LONGEST:
        return word
    kinds = [kind.rpartition(" :: ")[2] for kind in said.get_all("Classifier", ()) if kind.startswith("License :: ")]
    return ", ".join(kinds)
