"""Reading JSON that people wrote: every value checked, every wrong one reported with its path and left out."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NoReturn, TypeVar

from exhibit_viewer.model.camera import Point
from exhibit_viewer.model.faults import Code, Fault, Notice
from exhibit_viewer.model.text import UNDETERMINED, LangText

MOST_BYTES = 16 << 20
_MOST_TEXT = 200_000
T = TypeVar("T")


def read_json(path: Path) -> object:
    """The value in a JSON file (UTF-8, or UTF-16/32 by its mark).

    Raises Fault(FILE_TOO_LARGE, FILE_UNREADABLE, NESTED_TOO_DEEP, FORMAT_DAMAGED with line and column).
    """
    return parse_json(read_bounded(path, MOST_BYTES), path.name)


def parse_json(data: bytes, name: str) -> object:
    """The value in the JSON text of the file `name`. Raises as `read_json`."""
    try:
        return json.loads(data.decode(json.detect_encoding(data)), parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        detail = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise Fault(Code.FORMAT_DAMAGED, name, format="JSON", detail=detail) from error
    except ValueError as error:
        raise Fault(Code.FORMAT_DAMAGED, name, format="JSON", detail=str(error)[:200]) from error
    except RecursionError as error:
        raise Fault(Code.NESTED_TOO_DEEP, name) from error


def read_bounded(path: Path, most_bytes: int) -> bytes:
    """A whole small file. Raises Fault(FILE_TOO_LARGE, FILE_UNREADABLE)."""
    try:
        with path.open("rb") as file:
            data = file.read(most_bytes + 1)
    except OSError as error:
        raise Fault(Code.FILE_UNREADABLE, path.name, reason=error.strerror or str(error)) from error
    if len(data) > most_bytes:
        raise Fault(Code.FILE_TOO_LARGE, path.name, bytes=path.stat().st_size, limit=most_bytes)
    return data


def each_once(notices: Iterable[Notice]) -> Iterator[Notice]:
    """Notices in order, those that say the same thing once."""
    told = set()
    for notice in notices:
        key = notice.code, notice.file, tuple(sorted((name, str(fact)) for name, fact in notice.facts.items()))
        if key not in told:
            told.add(key)
            yield notice


class Fields:
    """One JSON object. Methods give the value under a name, or the empty one; what is wrong goes to `notices`."""

    def __init__(self, document: str, path: str, value: Mapping[str, object], notices: list[Notice]) -> None:
        self._document, self.path, self._value, self._notices = document, path, value, notices

    def text(self, name: str) -> str:
        """A string, or a number as it is written."""
        value = self._value.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return str(value)
        if value is None or isinstance(value, str):
            return _sound(value or "")
        return self._wrong(name, "text", "")

    def texts(self, name: str) -> LangText:
        """Text, or an object of texts by language."""
        value = self._value.get(name)
        return self._lang_text(name, value) if isinstance(value, dict) else LangText.of(self.text(name))

    def has(self, name: str) -> bool:
        """Whether there is a value at all."""
        return self._value.get(name) is not None

    def raw(self, name: str) -> object:
        """The value as it is, for what may be of several kinds."""
        return self._value.get(name)

    def names(self) -> tuple[str, ...]:
        """All names, in the order of the document."""
        return tuple(self._value)

    def flag(self, name: str) -> bool:
        """true or false; false when not said."""
        value = self._value.get(name, False)
        return value if isinstance(value, bool) else self._wrong(name, "true or false", False)

    def number(self, name: str, default: float) -> float:
        """A finite number."""
        value = self._value.get(name, default)
        if isinstance(value, int | float) and not isinstance(value, bool):
            number = _as_float(value)
            if math.isfinite(number):
                return number
        return self._wrong(name, "a number", default)

    def point(self, name: str) -> Point | None:
        """Three finite numbers."""
        numbers = self.numbers(name, 3)
        return (numbers[0], numbers[1], numbers[2]) if numbers else None

    def numbers(self, name: str, count: int) -> tuple[float, ...]:
        """So many finite numbers, or none."""
        value = self._value.get(name)
        if isinstance(value, list) and len(value) == count:
            numbers = tuple(
                _as_float(part) if isinstance(part, int | float) and not isinstance(part, bool) else math.nan
                for part in value
            )
            if all(map(math.isfinite, numbers)):
                return numbers
        return () if value is None else self._wrong(name, f"{count} numbers", ())

    def index(self, name: str, count: int) -> int | None:
        """A whole number from 0 to below `count`, or None."""
        value = self._value.get(name)
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count:
            return value
        return None if value is None else self._wrong(name, f"0..{count - 1}", None)

    def indices(self, name: str, count: int) -> tuple[int, ...]:
        """The whole numbers from 0 to below `count` in a list; others are reported."""
        found = []
        for number, value in enumerate(self._list(name)):
            if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < count:
                found.append(value)
            else:
                self._wrong(f"{name}[{number}]", f"0..{count - 1}", None)
        return tuple(found)

    def strings(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        value = self._value.get(name, [])
        if not isinstance(value, list) or not all(isinstance(part, str) for part in value):
            return self._wrong(name, "a list of texts", ())
        return tuple(value)

    def strings_in(self, name: str) -> dict[str, tuple[str, ...]]:
        """An object of lists of strings by language; a list alone is in none that is said."""
        value = self._value.get(name)
        if not isinstance(value, dict):
            return {UNDETERMINED: found} if (found := self.strings(name)) else {}
        inner = self.under(name, value)
        return {_sound(tag): found for tag in value if (found := inner.strings(tag))}

    def words_in(self, name: str) -> tuple[str, ...]:
        """The strings of a list, or a single string; others are left out."""
        value = self._value.get(name)
        return tuple(part for part in (value if isinstance(value, list) else [value]) if isinstance(part, str))

    def pairs(self, name: str) -> tuple[tuple[LangText, LangText], ...]:
        """A list of [label, value], each text or an object of texts by language."""
        found = []
        for number, pair in enumerate(self._list(name)):
            if isinstance(pair, list) and len(pair) == 2:
                label, value = (self._lang_text(f"{name}[{number}]", part) for part in pair)
                if label and value:
                    found.append((label, value))
            else:
                self._wrong(f"{name}[{number}]", "[label, value]", None)
        return tuple(found)

    def inner(self, name: str) -> "Fields | None":
        """An object, or None when not there."""
        value = self._value.get(name)
        if isinstance(value, dict):
            return Fields(self._document, self._path_of(name), value, self._notices)
        return None if value is None else self._wrong(name, "an object", None)

    def under(self, name: str, value: Mapping[str, object]) -> "Fields":
        """An object found at `name`, whose faults are told with that path."""
        return Fields(self._document, self._path_of(name), value, self._notices)

    def each(self, name: str) -> Iterator["Fields"]:
        """The objects of a list."""
        for number, value in enumerate(self._list(name)):
            if isinstance(value, dict):
                yield Fields(self._document, self._path_of(f"{name}[{number}]"), value, self._notices)
            else:
                self._wrong(f"{name}[{number}]", "an object", None)

    def is_text(self, name: str) -> bool:
        """Whether the value is a plain string."""
        return isinstance(self._value.get(name), str)

    def report(self, name: str, wanted: str) -> None:
        """Say that a value is not what was wanted."""
        detail = f"{self._path_of(name)}: {wanted}"
        self._notices.append(Notice(Code.FORMAT_DAMAGED, self._document, {"format": "JSON", "detail": detail}))

    def _lang_text(self, name: str, value: object) -> LangText:
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return LangText.of(_sound(str(value)))
        if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
            return LangText({_sound(tag): _sound(text) for tag, text in value.items() if text})
        return self._wrong(name, "text, or texts by language", LangText())

    def _list(self, name: str) -> list[object]:
        value = self._value.get(name)
        if isinstance(value, list):
            return value
        return [] if value is None else self._wrong(name, "a list", [])

    def _path_of(self, name: str) -> str:
        return f"{self.path}.{name}" if self.path else name

    def _wrong(self, name: str, wanted: str, instead: T) -> T:
        self.report(name, wanted)
        return instead


def _sound(text: str) -> str:
    """The text, not too long, without halves of characters, which cannot be written to any file."""
    return text[:_MOST_TEXT].encode("utf-8", "replace").decode()


def _as_float(value: int | float) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
