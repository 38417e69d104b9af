"""Remainder: what a document's own terms cannot say of our values, kept in it beside what they do say.

A document is written in its format's terms and read again by our own reader; where what comes back differs from what
was meant, the difference is kept as entries [place, mark of what the terms say, value]. Reading puts each value back as
long as the terms still say the same, so that nothing is lost on the way out and in, and what another program changed
in the document counts. A place is a list of names; "#id" is the member of a list that has this id.
"""

import hashlib
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from exhibit_viewer.formats.beside import Beside
from exhibit_viewer.formats.fields import Fields
from exhibit_viewer.formats.planned import Names
from exhibit_viewer.formats.remainder_check import check_artifact, check_id
from exhibit_viewer.formats.said import Whole, whole_tree
from exhibit_viewer.model.collection import Artifact
from exhibit_viewer.model.faults import Fault
from exhibit_viewer.model.plain_values import Json, decode, encode

KEY = "exv:kept"
"""Under which name a document keeps it."""
_ANYWAY = ""
"""The mark of what is put back whatever the terms say."""
_MOST = 200_000
_WRONG = (TypeError, ValueError, KeyError, IndexError, RecursionError, AttributeError)
Entry = list[Json]


def remainder(said: Artifact, meant: Artifact, root: Path, names: Names) -> list[Entry]:
    """What `said`, which the document says in its own terms, lacks of `meant`. root: of the paths in `said`."""
    one = _tree(said, lambda path: path.relative_to(root).as_posix())
    other = _tree(meant, names.of)
    own = [["id"], _ANYWAY, other["id"]]  # said by where the document lies
    one["id"] = other["id"]
    return [own, *differences(one, other)]


def differences(said: Json, meant: Json) -> list[Entry]:
    """Entries that make the JSON value `said` into `meant`."""
    return list(_differences(said, meant, []))


def with_remainder(said: Artifact, kept: object, files: Beside, base: str, told: Fields) -> Artifact:
    """The artifact with what the document keeps beside its terms; as it is where that is not sound, which is told.

    files, base: where the paths lead, from the document's folder.
    """
    if kept is None:
        return said

    def stored(path: Path) -> str:
        return path.relative_to(files.root).as_posix().removeprefix(f"{base}/")

    def fetched(name: str) -> Path:
        found = files.find(name, base)
        return files.path(found or (f"{base}/{name}" if base else name))

    try:
        tree = put_back(_tree(said, stored), kept)
        artifact: Artifact = decode({**tree, "notices": []}, Artifact, fetched)
        check_artifact(artifact)
    except (*_WRONG, Fault):
        told.report(KEY, "what this program wrote")
        return said
    notes = tuple(replace(note, artifact=artifact.id) for note in artifact.annotations)
    return replace(artifact, annotations=notes, notices=said.notices)


def whole_with_remainder(said: Whole, told: Fields) -> Whole:
    """The same of what a document says of a collection."""
    kept = told.raw(KEY)
    if kept is None:
        return said
    try:
        whole: Whole = decode(put_back(whole_tree(said), kept), Whole, Path)
        check_id(whole.id)
    except _WRONG:
        told.report(KEY, "what this program wrote")
        return said
    return whole


def put_back(said: Json, kept: object) -> Json:
    """The JSON value with every entry whose mark still fits. Raises ValueError, TypeError for what are no entries."""
    if not isinstance(kept, list) or len(kept) > _MOST:
        raise ValueError("entries")
    found = []
    for place, mark, value in kept:
        holder, key = _find(said, place)
        if holder is not None and mark in (_ANYWAY, _mark(holder[key])):
            found.append((holder, key, _sound(value)))
    for holder, key, value in found:
        holder[key] = value
    return said


def _tree(artifact: Artifact, store: Callable[[Path], str]) -> Json:
    """The artifact as a JSON value, without what is said of the reading and what follows from the rest."""
    notes = tuple(replace(note, artifact="") for note in artifact.annotations)
    tree: dict[str, Json] = encode(replace(artifact, notices=(), annotations=notes), Artifact, store)
    del tree["notices"]
    return tree


def _differences(said: Json, meant: Json, place: list[str | int]) -> Iterator[Entry]:
    if isinstance(said, dict) and isinstance(meant, dict) and list(said) == list(meant):
        for name in said:
            yield from _differences(said[name], meant[name], [*place, name])
    elif isinstance(said, list) and isinstance(meant, list) and len(said) == len(meant) and _of_objects(said, meant):
        for key, one, other in zip(_keys(said), said, meant, strict=True):
            yield from _differences(one, other, [*place, key])
    elif type(said) is not type(meant) or said != meant:
        yield [place, _mark(said), meant]


def _of_objects(*lists: Iterable[Json]) -> bool:
    return all(isinstance(each, dict) for values in lists for each in values)


def _keys(values: Sequence[Json]) -> list[str | int]:
    """By what the members of a list are found again: their ids where each has its own, else their numbers."""
    ids = [str(each.get("id", "")) for each in values]
    return [f"#{own}" for own in ids] if all(ids) and len(set(ids)) == len(ids) else list(range(len(values)))


def _find(tree: Json, place: object) -> tuple[Any, Any]:
    """(what holds the place, its key there); (None, None) where there is no such place any more."""
    if not isinstance(place, list) or not place:
        raise ValueError("place")
    for depth, step in enumerate(place):
        key: str | int | None = None
        if isinstance(tree, dict) and isinstance(step, str) and step in tree:
            key = step
        elif isinstance(tree, list) and isinstance(step, str):
            same = (number for number, each in enumerate(tree) if isinstance(each, dict) and each.get("id") == step[1:])
            key = next(same, None)
        elif isinstance(tree, list) and type(step) is int and 0 <= step < len(tree):
            key = step
        if key is None:
            return None, None
        if depth == len(place) - 1:
            return tree, key
        tree = tree[key]
    return None, None


def _mark(value: Json) -> str:
    """Stands for a value in few characters; numbers count to six digits, for other machines reckon a little else."""
    return hashlib.sha256(json.dumps(_rounded(value), sort_keys=True).encode()).hexdigest()[:16]


def _rounded(value: Json) -> Json:
    if isinstance(value, float):
        return f"{value + 0.0:.6g}" if abs(value) > 1e-9 else "0"
    if isinstance(value, list):
        return [_rounded(each) for each in value]
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return value


def _sound(value: Json) -> Json:
    """The value, its texts without halves of characters. Raises ValueError for numbers without end."""
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("number")
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [_sound(each) for each in value]
    if isinstance(value, dict):
        return {str(_sound(name)): _sound(each) for name, each in value.items()}
    return value
