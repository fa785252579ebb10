"""Records as small JSON and back, by the types of their fields."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

logger = logging.getLogger(__name__)
Read = Callable[[object], Any]


def to_json(value: Any) -> Any:
    """Return a record as JSON without the fields that are as they are at first; enumerations and tuples as JSON too."""
    if is_dataclass(value):
        own = ((field, getattr(value, field.name)) for field in fields(value) if field.init)
        return {field.name: to_json(held) for field, held in own if held != _first_value(field)}
    if isinstance(value, Enum):
        return value.value
    return [to_json(item) for item in value] if isinstance(value, tuple) else value


def readable_fields(kind: type, value: object) -> dict[str, Any]:
    """Return those fields of a record that can be read from what `to_json` wrote, by this version or another.

    Missing fields are left out, those that cannot be read as well; the log names them, and nothing is raised.

    Raises:
        TypeError: a field of the record is of a type that cannot be stored.
    """
    found: dict[str, Any] = {}
    if not isinstance(value, dict):
        return found
    for name, (reader, _) in _fields(kind).items():
        try:
            if name in value:
                found[name] = reader(value[name])
        except ValueError as error:
            logger.warning("%s.%s cannot be read: %s", kind.__name__, name, error)
    return found


def _first_value(field: Field[Any]) -> Any:
    """Return the value that a field has at first, `MISSING` where it must be given."""
    return field.default if field.default_factory is MISSING else field.default_factory()


@cache
def _fields(kind: Any) -> dict[str, tuple[Read, bool]]:
    """Return by the names of a record's fields what reads them, and whether they must be given."""
    kinds = get_type_hints(kind)
    own = (field for field in fields(kind) if field.init)
    return {field.name: (_reader(kinds[field.name]), _first_value(field) is MISSING) for field in own}


@cache
def _reader(kind: Any) -> Read:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _first_of([_reader(one) for one in arguments])
    if origin is tuple and arguments[1:] == (...,):
        return _items(_reader(arguments[0]))
    if kind is float:
        return _number
    if kind in (int, str, bool, NoneType):
        return _exactly(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return cast(Read, kind)
    if is_dataclass(kind):
        return _record(kind)
    raise TypeError(
        f"{kind} cannot be stored; use records, enumerations, tuple[..., ...], texts, numbers and truth values"
    )


def _first_of(readers: list[Read]) -> Read:
    def read(value: object) -> Any:
        for reader in readers:
            try:
                return reader(value)
            except ValueError:
                continue
        raise ValueError(f"{value!r} is none of the kinds that may stand there")

    return read


def _items(reader: Read) -> Read:
    def read(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise ValueError(f"{value!r} is no list")
        return tuple(reader(item) for item in value)

    return read


def _exactly(kind: type) -> Read:
    def read(value: object) -> object:
        if type(value) is not kind:  # True is no number here
            raise ValueError(f"{value!r} is no {kind.__name__}")
        return value

    return read


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ValueError(f"{value!r} is no number")
    return float(value)


def _record(kind: Any) -> Read:
    def read(value: object) -> Any:
        if not isinstance(value, dict):
            raise ValueError(f"{value!r} is no object")
        own = _fields(kind)
        if lost := [name for name, (_, needed) in own.items() if needed and name not in value]:
            raise ValueError(f"{kind.__name__} needs {', '.join(lost)}")
        return kind(**{name: reader(value[name]) for name, (reader, _) in own.items() if name in value})

    return read
