"""Hanzi: one form for the characters that mainland China, Taiwan, Hong Kong and Japan write in different ways.

The tables are OpenCC's, as they lie in its package: `TSCharacters` (traditional to simplified) and `JPVariants`
(traditional to the Japanese forms). They serve searching only: characters are made alike one by one, whatever word they
stand in, so a text and a query that mean the same fall on the same characters, and some that do not (后, empress, and
後, after).
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "opencc"


@cache
def alike() -> Mapping[int, str]:
    """For `str.translate`: what is written for a character; empty where the tables are not installed."""
    simplified = {traditional: forms[0] for traditional, forms in _table("TSCharacters.txt")}
    known = dict(simplified)
    for traditional, forms in _table("JPVariants.txt"):
        for japanese in forms:
            if japanese != simplified.get(traditional):
                known.setdefault(japanese, traditional)
    return {ord(character): _last(character, known) for character in known}


def _last(character: str, known: Mapping[str, str]) -> str:
    """Where one leads, step by step; of those that lead to each other, one for all."""
    path = [character]
    while (following := known.get(path[-1], path[-1])) not in path:
        path.append(following)
    return min(path[path.index(following) :])


def _table(name: str) -> Iterator[tuple[str, list[str]]]:
    """A character and the forms it takes, from lines of a file."""
    try:
        spec = find_spec(PACKAGE)  # the package itself is not imported
        folder = Path(spec.origin).parent if spec is not None and spec.origin else None
        lines = (folder / "dictionary" / name).read_text("utf-8").splitlines() if folder is not None else []
    except (OSError, ValueError):
        lines = []
    for line in lines:
        character, _, forms = line.partition("\t")
        if len(character) == 1 and forms:
            yield character, [form for form in forms.split() if len(form) == 1]
