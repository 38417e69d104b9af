"""Tree: a glTF file's JSON, read with its types checked; faults name the JSON path, as the Khronos validator does.

The files are untrusted: any value may have any type. Nothing outside this file looks into a raw JSON value.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from exhibit_viewer.model.faults import Code, Fault

FORMAT = "glTF"


def damaged(file: str, path: str, what: str) -> Fault:
    """The fault for a file that breaks a rule it cannot be read without."""
    return Fault(Code.FORMAT_DAMAGED, file, format=FORMAT, detail=f"{path}: {what}" if path else what)


@dataclass(frozen=True)
class Entry:
    """One JSON object and where it stands. Getters raise FORMAT_DAMAGED where a value has the wrong type."""

    file: str
    path: str
    fields: dict[str, object] = field(repr=False)

    def __contains__(self, key: str) -> bool:
        return key in self.fields

    def at(self, key: str) -> str:
        """The JSON path of a field."""
        return f"{self.path}.{key}" if self.path else key

    def wrong(self, key: str, what: str) -> Fault:
        """The fault for a field."""
        return damaged(self.file, self.at(key), what)

    def integer(self, key: str, default: int | None = None, low: int = 0) -> int:
        """An integer of at least `low`; 3.0 counts as 3. Without a default it must be there."""
        value = self.fields.get(key, default)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "missing" if key not in self.fields else "not an integer")
        if value < low:
            raise self.wrong(key, f"{value} is below {low}")
        return value

    def index(self, key: str) -> int | None:
        """A reference to an element of a list, or None where there is none."""
        return self.integer(key) if key in self.fields else None

    def number(self, key: str, default: float) -> float:
        """A finite number."""
        value = self.fields.get(key, default)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise self.wrong(key, "not a number")
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise self.wrong(key, "not finite")
        return number

    def numbers(self, key: str, count: int | None, default: tuple[float, ...] = ()) -> tuple[float, ...]:
        """Finite numbers; exactly `count` of them unless count is None."""
        if key not in self.fields:
            return default
        values = self.fields[key]
        if not isinstance(values, list) or (count is not None and len(values) != count):
            raise self.wrong(key, f"not a list of {count} numbers" if count else "not a list of numbers")
        if set(map(type, values)) <= {int, float}:
            try:
                numbers = tuple(map(float, values))
            except OverflowError:
                numbers = (math.inf,)
            if all(map(math.isfinite, numbers)):
                return numbers
        items = Entry(self.file, self.at(key), {str(place): value for place, value in enumerate(values)})
        return tuple(items.number(str(place), 0.0) for place in range(len(values)))

    def indices(self, key: str) -> list[int]:
        """A list of references."""
        values = self.fields.get(key, [])
        if not isinstance(values, list):
            raise self.wrong(key, "not a list")
        if set(map(type, values)) <= {int} and min(values, default=0) >= 0:
            return [int(value) for value in values]
        items = Entry(self.file, self.at(key), {str(place): value for place, value in enumerate(values)})
        return [items.integer(str(place)) for place in range(len(values))]

    def flag(self, key: str) -> bool:
        """A truth value; false where there is none."""
        value = self.fields.get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "not true or false")
        return value

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self.fields.get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "not a text")
        return value

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        values = self.fields.get(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.wrong(key, "not a list of texts")
        return [str(value) for value in values]

    def child(self, key: str) -> "Entry | None":
        """The object under a key, or None where there is none."""
        if key not in self.fields:
            return None
        value = self.fields[key]
        if not isinstance(value, dict):
            raise self.wrong(key, "not an object")
        return Entry(self.file, self.at(key), value)

    def extension(self, *names: str) -> "Entry | None":
        """The first of these extensions the object carries."""
        extensions = self.child("extensions")
        if extensions is None:
            return None
        return next((extensions.child(name) for name in names if name in extensions), None)

    def items(self, key: str) -> "Table":
        """The list of objects under a key; empty where there is none."""
        values = self.fields.get(key, [])
        if not isinstance(values, list):
            raise self.wrong(key, "not a list")
        return Table(self.file, self.at(key), values)


@dataclass(frozen=True)
class Table:
    """A JSON list of objects."""

    file: str
    path: str
    values: list[object] = field(repr=False)

    def __len__(self) -> int:
        return len(self.values)

    def __iter__(self) -> Iterator[Entry]:
        return (self.get(place, self.path) for place in range(len(self.values)))

    def get(self, place: int, asked_by: str) -> Entry:
        """The object at a place. asked_by: the JSON path of the reference, for the fault when there is none."""
        if not 0 <= place < len(self.values):
            raise damaged(self.file, asked_by, f"{place} is not in {self.path} (it holds {len(self.values)})")
        value = self.values[place]
        if not isinstance(value, dict):
            raise damaged(self.file, f"{self.path}[{place}]", "not an object")
        return Entry(self.file, f"{self.path}[{place}]", value)


def parse(text: bytes, file: str) -> Entry:
    """The root object. Raises Fault: FORMAT_DAMAGED, NESTED_TOO_DEEP."""
    try:
        root = json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise Fault(Code.NESTED_TOO_DEEP, file) from error
    except ValueError as error:  # also UnicodeDecodeError and integers of thousands of digits
        raise damaged(file, "", f"JSON: {error}") from error
    if not isinstance(root, dict):
        raise damaged(file, "", "JSON: the file is not an object")
    return Entry(file, "", root)


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is not JSON")
