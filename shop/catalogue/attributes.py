"""Typed values between records and rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

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


def _from_row(
    name: str, number: float | None, unit: str | None, text: str | None, flag: bool | None
) -> AttributeRecord:
    if number is not None:
        return AttributeRecord(name, number, unit)
    return AttributeRecord(name, text if text is not None else bool(flag))


def properties_of(
    session: Session, model: Any, chosen: Callable[[Any], Any]
) -> dict[tuple[int, ...], tuple[AttributeRecord, ...]]:
    """Return the properties of products or of their variants, in the order of the source.

    Args:
        session: to read with.
        model: `ProductAttribute` or `VariantAttribute`.
        chosen: gives the condition on its column `product_id`.

    Returns:
        By the id of the product, or by that and the position of the variant.
    """
    columns = model.__table__.c
    *owner, _ = keys = model.__table__.primary_key.columns
    typed = (columns.name, columns.number, columns.unit, columns.text, columns.flag)
    grouped: dict[tuple[int, ...], list[AttributeRecord]] = defaultdict(list)
    for row in session.execute(select(*owner, *typed).where(chosen(columns.product_id)).order_by(*keys)):
        grouped[tuple(row[: len(owner)])].append(_from_row(*row[len(owner) :]))
    return {key: tuple(found) for key, found in grouped.items()}
