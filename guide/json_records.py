"""Records as small JSON and back, by the types of their fields."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

logger = logging.getLogger(__name__)
Read = Callable[[Any], Any]
_PLAIN: frozenset[Any] = frozenset({int, float, str, bool, NoneType})


@dataclass(frozen=True)
class _Field:
    """A field of a record: what reads it, and its value at first, `MISSING` where it must be given."""

    name: str
    read: Read
    first: Any


def to_json(value: Any) -> Any:
    """Return a record as JSON without the fields that are as they are at first; enumerations and tuples as JSON too."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, tuple):
        return [to_json(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    kind: Any = type(value)
    held = ((own, getattr(value, own.name)) for own in _fields(kind))
    return {own.name: to_json(item) for own, item in held if item != own.first}


def readable_fields(kind: type, value: object) -> dict[str, Any]:
    """Return those fields of a record that can be read from what `to_json` wrote, by this version or another.

    Missing fields are left out, those that cannot be read as well; the log names them, and nothing is raised.

    Raises:
        TypeError: a field of the record is of a type that cannot be stored.
    """
    found: dict[str, Any] = {}
    if not isinstance(value, dict):
        return found
    for own in _fields(kind):
        try:
            if own.name in value:
                found[own.name] = own.read(value[own.name])
        except ValueError as error:
            logger.warning("%s.%s cannot be read: %s", kind.__name__, own.name, error)
    return found


@cache
def _fields(kind: Any) -> tuple[_Field, ...]:
    kinds = get_type_hints(kind)
    own = [field for field in fields(kind) if field.init]
    firsts = [field.default if field.default_factory is MISSING else field.default_factory() for field in own]
    return tuple(
        _Field(field.name, _reader(kinds[field.name]), first) for field, first in zip(own, firsts, strict=True)
    )


@cache
def _reader(kind: Any) -> Read:
    origin, kinds = get_origin(kind), get_args(kind)
    if origin not in (Union, UnionType):
        kinds = (kind,)
    plain = _PLAIN.intersection(kinds)
    others = [one for one in kinds if one not in plain]
    if not others:
        return _plain(plain)
    if len(others) > 1:
        raise _cannot_be_stored(kind)
    read = _composed(others[0])
    return (lambda value: value if type(value) in plain else read(value)) if plain else read


def _composed(kind: Any) -> Read:
    if get_origin(kind) is tuple and get_args(kind)[1:] == (...,):
        return _items(_reader(get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return cast(Read, kind)
    if is_dataclass(kind):
        return _record(cast(type, kind))
    raise _cannot_be_stored(kind)


def _cannot_be_stored(kind: Any) -> TypeError:
    return TypeError(
        f"{kind} cannot be stored; use records, enumerations, tuple[..., ...], texts, numbers and truth values"
    )


def _plain(kinds: frozenset[Any]) -> Read:
    def read(value: object) -> object:
        if type(value) in kinds:  # exactly: True is no number here
            return value
        if type(value) is int and float in kinds:
            return float(value)
        raise ValueError(f"{value!r} is no {' or '.join(sorted(kind.__name__ for kind in kinds))}")

    return read


def _items(read_item: Read) -> Read:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is no list")
        return tuple(read_item(item) for item in value)

    return read


def _record(kind: type) -> Read:
    def read(value: object) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"{value!r} is no object")
        own = _fields(kind)
        if lost := [field.name for field in own if field.first is MISSING and field.name not in value]:
            raise ValueError(f"{kind.__name__} needs {', '.join(lost)}")
        return kind(**{field.name: field.read(value[field.name]) for field in own if field.name in value})

    return read
