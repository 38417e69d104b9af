"""Frozen dataclasses to JSON values and back, led by their type hints; arrays and paths go as what stands for them.

What the hints say is also what is demanded on the way back, so a file that was damaged or made by another version of
the program cannot yield a value of the wrong type. New fields and new dataclasses need no change here.

A writer and a reader are put together once for each hint, not for each value: models may have 100,000 parts.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Json = Any
Hint = Any
Value = Any
Store = Callable[[Any], int | str]
Fetch = Callable[[Any], Any]
Writer = Callable[[Value, Store], Json]
Reader = Callable[[Json, Fetch], Value]
_SCALARS = (bool, int, float, str)


def encode(value: Value, hint: Hint, store: Store) -> Json:
    """`value` of type `hint` as a JSON value. Arrays become the number, paths the name `store` gives them.

    Raises TypeError for a hint of another kind than the model room uses.
    """
    return _writer(hint)(value, store)


def decode(value: Json, hint: Hint, fetch: Fetch) -> Value:
    """The value of type `hint` that `encode` wrote. `fetch` gives the array of a number, the path of a name.

    Raises TypeError, ValueError, KeyError or IndexError where `value` is not what the hint promises.
    """
    return _reader(hint)(value, fetch)


@cache
def _writer(hint: Hint) -> Writer:
    origin: Hint = typing.get_origin(hint)
    if origin is np.ndarray:
        return _array_writer(_element_type(hint))
    if origin in (types.UnionType, typing.Union):
        return lambda value, store: None if value is None else _writer(_member_for(hint, value))(value, store)
    if origin is tuple:
        return _tuple_writer(typing.get_args(hint))
    if origin is Mapping:
        write = _writer(typing.get_args(hint)[1])
        return lambda value, store: {str(key): write(item, store) for key, item in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        writers = [(name, _writer(field)) for name, field in _fields(hint)]
        return lambda value, store: {name: write(getattr(value, name), store) for name, write in writers}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value, _: value.value
    if hint is Path:
        return lambda value, store: store(value)
    if hint in _SCALARS:
        return lambda value, _: hint(value)
    raise TypeError(f"no way to write {hint!r}")


@cache
def _reader(hint: Hint) -> Reader:
    origin: Hint = typing.get_origin(hint)
    if origin is np.ndarray:
        return _array_reader(_element_type(hint))
    if origin in (types.UnionType, typing.Union):
        return lambda value, fetch: None if value is None else _reader(_member_for(hint, value))(value, fetch)
    if origin is tuple:
        return _tuple_reader(typing.get_args(hint))
    if origin is Mapping:
        name, read = map(_reader, typing.get_args(hint))
        return lambda value, fetch: {name(key, fetch): read(item, fetch) for key, item in _a(dict, value).items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        readers = [(name, _reader(field)) for name, field in _fields(hint)]
        needed = {field.name for field in dataclasses.fields(hint) if _is_needed(field)}
        return lambda value, fetch: hint(
            **{name: read(value[name], fetch) for name, read in readers if name in _a(dict, value) or name in needed}
        )
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda value, _: hint(value)
    if hint is Path:
        return lambda value, fetch: fetch(_a(str, value))
    return (lambda value, _: _a_float(value)) if hint is float else (lambda value, _: _a(hint, value))


def _tuple_writer(kinds: tuple[Hint, ...]) -> Writer:
    writers = [_writer(kind) for kind in kinds if kind is not Ellipsis]
    if kinds[-1] is Ellipsis:
        return lambda value, store: [writers[0](item, store) for item in value]
    return lambda value, store: [write(item, store) for write, item in zip(writers, value, strict=True)]


def _tuple_reader(kinds: tuple[Hint, ...]) -> Reader:
    readers = [_reader(kind) for kind in kinds if kind is not Ellipsis]
    if kinds[-1] is Ellipsis:
        return lambda value, fetch: tuple([readers[0](item, fetch) for item in _a(list, value)])
    return lambda value, fetch: tuple(read(item, fetch) for read, item in zip(readers, _a(list, value), strict=True))


def _array_writer(dtype: np.dtype[Any]) -> Writer:
    def write(value: Array, store: Store) -> Json:
        fits = value.dtype == dtype and value.flags.c_contiguous
        return store(value if fits else np.ascontiguousarray(value, dtype=dtype))

    return write


def _array_reader(dtype: np.dtype[Any]) -> Reader:
    def read(value: Json, fetch: Fetch) -> Array:
        array: Array = fetch(_a(int, value))
        if array.dtype != dtype:
            raise TypeError(f"expected {dtype}")
        return array

    return read


def _fields(kind: type) -> list[tuple[str, Hint]]:
    """(name, resolved hint) of every field, in order."""
    hints = typing.get_type_hints(kind)
    return [(field.name, hints[field.name]) for field in dataclasses.fields(kind)]


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    """Whether a value cannot be without it; what has a default may have come later than what was written."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _element_type(hint: Hint) -> np.dtype[Any]:
    """The little-endian dtype that NDArray[...] names."""
    element = typing.get_args(typing.get_args(hint)[1])[0]
    dtype: np.dtype[Any] = np.dtype(element)
    return dtype.newbyteorder("<")


def _member_for(hint: Hint, value: Value) -> Hint:
    """The member of a union meant for a value, or a JSON value, as its type tells."""
    kind: Hint = type(value)
    element: Hint = type(value[0]) if kind in (tuple, list) and value else None
    return _member(hint, kind, element)


@cache
def _member(hint: Hint, kind: Hint, element: Hint) -> Hint:
    members = [member for member in typing.get_args(hint) if member is not types.NoneType]
    if kind in (tuple, list):
        tuples = [member for member in members if typing.get_origin(member) is tuple]
        return next((member for member in tuples if typing.get_args(member)[0] is element), (tuples or members)[0])
    return kind if kind in members else members[0]


def _a(kind: type, value: Json) -> Value:
    """`value`, if it is of exactly this type."""
    if type(value) is not kind:
        raise TypeError(f"expected {kind.__name__}")
    return value


def _a_float(value: Json) -> float:
    return float(value) if type(value) is int else typing.cast(float, _a(float, value))
