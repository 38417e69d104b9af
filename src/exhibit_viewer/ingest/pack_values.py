"""Frozen dataclasses to JSON values and back, led by their type hints; arrays go beside them as sections.

What the hints say is also what is demanded on the way back, so a pack that was damaged or made by another version of
the program cannot yield a value of the wrong type. New fields and new dataclasses need no change here.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
Json = Any
Hint = Any
Value = Any
_SCALARS = (bool, int, float, str)


def encode(value: Value, hint: Hint, store: Callable[[Array], int]) -> Json:
    """`value` of type `hint` as a JSON value. Arrays become the number `store` gives them.

    Raises TypeError for a hint of another kind than the model room uses.
    """
    origin: Hint = typing.get_origin(hint)
    if origin is np.ndarray:
        fits = value.dtype == _element_type(hint) and value.flags.c_contiguous
        return store(value if fits else np.ascontiguousarray(value, dtype=_element_type(hint)))
    if origin in (types.UnionType, typing.Union):
        return None if value is None else encode(value, _member_for(type(value), hint), store)
    if origin is tuple:
        return [encode(item, item_hint, store) for item, item_hint in zip(value, _items(hint, len(value)), strict=True)]
    if origin is Mapping:
        item_hint = typing.get_args(hint)[1]
        return {str(key): encode(item, item_hint, store) for key, item in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return {name: encode(getattr(value, name), field, store) for name, field in _fields(hint)}
    if isinstance(hint, type) and issubclass(hint, Enum):
        return value.value
    if hint in _SCALARS:
        return hint(value)
    raise TypeError(f"no way to write {hint!r}")


def decode(value: Json, hint: Hint, fetch: Callable[[int], Array]) -> Value:
    """The value of type `hint` that `encode` wrote. `fetch` gives the array of a number.

    Raises TypeError, ValueError, KeyError or IndexError where `value` is not what the hint promises.
    """
    origin: Hint = typing.get_origin(hint)
    if origin is np.ndarray:
        return _fetched(value, hint, fetch)
    if origin in (types.UnionType, typing.Union):
        return None if value is None else decode(value, _member_for(type(value), hint), fetch)
    if origin is tuple:
        _demand(isinstance(value, list), hint)
        return tuple(decode(item, kind, fetch) for item, kind in zip(value, _items(hint, len(value)), strict=True))
    if origin is Mapping:
        _demand(isinstance(value, dict), hint)
        item_hint = typing.get_args(hint)[1]
        return {key: decode(item, item_hint, fetch) for key, item in value.items()}
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        _demand(isinstance(value, dict) and len(value) == len(_fields(hint)), hint)
        return hint(**{name: decode(value[name], field, fetch) for name, field in _fields(hint)})
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    _demand(hint in _SCALARS and (type(value) is hint or (hint is float and type(value) is int)), hint)
    return hint(value)


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    """(name, resolved hint) of every field, in order."""
    hints = typing.get_type_hints(kind)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(kind))


@cache
def _element_type(hint: Hint) -> np.dtype[Any]:
    """The little-endian dtype that NDArray[...] names."""
    element = typing.get_args(typing.get_args(hint)[1])[0]
    dtype: np.dtype[Any] = np.dtype(element)
    return dtype.newbyteorder("<")


def _fetched(value: Json, hint: Hint, fetch: Callable[[int], Array]) -> Array:
    _demand(type(value) is int, hint)
    array = fetch(value)
    _demand(array.dtype == _element_type(hint), hint)
    return array


def _items(hint: Hint, length: int) -> tuple[Any, ...]:
    """One hint per item of a tuple."""
    arguments = typing.get_args(hint)
    return arguments[:1] * length if arguments[-1:] == (Ellipsis,) else arguments


def _member_for(kind: type, hint: Hint) -> Hint:
    """The member of a union meant for a value (or a JSON value) of type `kind`."""
    members = [member for member in typing.get_args(hint) if member is not types.NoneType]
    return kind if kind in members else members[0]


def _demand(condition: bool, hint: Hint) -> None:
    if not condition:
        raise TypeError(f"expected {hint!r}")
