"""Turns messages of the protocol into plain JSON values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any


def to_json(value: Any) -> Any:
    """Return a message, or anything in one, as dicts, lists and scalars.

    An optional field without a value is left out; a required one that is None stays as null.
    """
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return dict(_items(value))
    if isinstance(value, (list, tuple)):
        return [to_json(item) for item in value]
    return value


def _items(message: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(message):
        value = getattr(message, field.name)
        if value is not None or field.default is MISSING:
            yield field.name, to_json(value)
