"""Typed values between records and rows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from shop.catalogue.records import AttributeRecord


def to_columns(attribute: AttributeRecord) -> dict[str, Any]:
    """Return the columns of one property: name, number, unit, text, flag."""
    value = attribute.value
    is_flag, is_text = isinstance(value, bool), isinstance(value, str)
    is_number = not is_flag and not is_text
    return {
        "name": attribute.name,
        "number": float(value) if is_number else None,
        "unit": attribute.unit if is_number else None,
        "text": value if is_text else None,
        "flag": value if is_flag else None,
    }


def from_columns(
    rows: Iterable[tuple[str, float | None, str | None, str | None, bool | None]],
) -> tuple[AttributeRecord, ...]:
    """Return the properties that rows of (name, number, unit, text, flag) stand for."""
    return tuple(_from_row(*row) for row in rows)


def _from_row(
    name: str, number: float | None, unit: str | None, text: str | None, flag: bool | None
) -> AttributeRecord:
    if number is not None:
        return AttributeRecord(name, number, unit)
    return AttributeRecord(name, text if text is not None else bool(flag))
