"""Our own format: JSON Lines, one product a line, with the fields of `ProductRecord`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from shop.catalogue.records import AttributeRecord, ProductRecord, VariantRecord
from shop.errors import RowError
from shop.importers import fields
from shop.importers.files import SourceFile
from shop.importers.rejection import Rejection

_PRODUCT = frozenset(ProductRecord.__dataclass_fields__)
_VARIANT = frozenset(VariantRecord.__dataclass_fields__)
_ATTRIBUTE = frozenset(AttributeRecord.__dataclass_fields__)


class JsonLinesImporter:
    """Reads JSON Lines of products; a line without `source` belongs to the importer's."""

    def __init__(self, path: Path, source: str) -> None:
        self.source = source
        self._file = SourceFile(path)

    def fraction_read(self) -> float | None:
        """Return how much of the file has been read, 0 to 1."""
        return self._file.fraction_read()

    def records(self) -> Iterator[ProductRecord | Rejection]:
        """Yield every line as a product, or as a rejection.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        for number, line in enumerate(self._file.lines(), start=1):
            if line.strip():
                yield self._read(number, line)

    def _read(self, number: int, line: str) -> ProductRecord | Rejection:
        external_id: str | None = None
        try:
            row = json.loads(line)
            if not isinstance(row, dict):
                raise RowError("the line is not an object")
            external_id = fields.required(_text(row, "external_id"), "external_id")
            return self._product(_mapping(row, "the line", _PRODUCT), external_id)
        except RowError as error:
            return Rejection(number, external_id, str(error))
        except (ValueError, RecursionError) as error:
            return Rejection(number, None, f"not JSON: {error}")

    def _product(self, row: dict[str, Any], external_id: str) -> ProductRecord:
        return ProductRecord(
            source=fields.required(_text(row, "source", self.source), "source"),
            external_id=external_id,
            title=fields.required(_text(row, "title"), "title", fields.MAX_TITLE_CHARS),
            category_path=tuple(_category_key(key) for key in _list(row, "category_path")),
            price_cents=_whole(row, "price_cents", fields.MAX_CENTS),
            currency=fields.parse_currency(_text(row, "currency")),
            brand=fields.optional(_text(row, "brand"), "brand"),
            description=fields.bounded(fields.clean(_text(row, "description")), "description", fields.MAX_TEXT_CHARS),
            attributes=_attributes(row),
            variants=tuple(_variant(item) for item in _list(row, "variants")),
            image_urls=tuple(
                fields.required(_string(url, "image_urls"), "image_urls", fields.MAX_URL_CHARS)
                for url in _list(row, "image_urls")
            ),
            stock=_whole(row, "stock", fields.MAX_PIECES),
            popularity=_popularity(row),
            released_on=_day(row),
        )


def _mapping(value: Any, what: str, allowed: frozenset[str]) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise RowError(f"{what} is not an object")
    unknown = sorted(set(value) - allowed)
    if unknown:
        raise RowError(f"{what} has unknown fields: {', '.join(unknown)[:100]}")
    return value


def _string(value: Any, what: str) -> str:
    if not isinstance(value, str):
        raise RowError(f"{what} is not a text: {str(value)[:40]}")
    return value


def _text(row: dict[str, Any], name: str, default: str = "") -> str:
    value = row.get(name)
    return default if value is None else _string(value, name)


def _list(row: dict[str, Any], name: str) -> list[Any]:
    value = row.get(name)
    if value is None:
        return []
    if not isinstance(value, list):
        raise RowError(f"{name} is not a list")
    return value


def _whole(row: dict[str, Any], name: str, limit: int) -> int | None:
    value = row.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= limit:
        raise RowError(f"{name} is not a whole number from 0 to {limit}: {str(value)[:40]}")
    return value


def _number(value: Any, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise RowError(f"{what} is not a number: {str(value)[:40]}")
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not math.isfinite(number):
        raise RowError(f"{what} is not a finite number")
    return number


def _popularity(row: dict[str, Any]) -> float | None:
    value = row.get("popularity")
    popularity = None if value is None else _number(value, "popularity")
    if popularity is not None and popularity < 0:
        raise RowError(f"popularity is negative: {popularity}")
    return popularity


def _category_key(value: Any) -> str:
    key = fields.required(_string(value, "category_path"), "category_path")
    if "/" in key:
        raise RowError(f"category key {key!r} holds a slash; category_path is a list of keys from the root down")
    return key


def _day(row: dict[str, Any]) -> date | None:
    return fields.parse_day(_text(row, "released_on"), "released_on")


def _attributes(row: dict[str, Any]) -> tuple[AttributeRecord, ...]:
    return tuple(_attribute(item) for item in _list(row, "attributes"))


def _attribute(item: Any) -> AttributeRecord:
    row = _mapping(item, "an attribute", _ATTRIBUTE)
    name = fields.required(_text(row, "name"), "attribute name")
    value = row.get("value")
    if isinstance(value, bool):
        return AttributeRecord(name, value)
    if isinstance(value, str):
        return AttributeRecord(name, fields.required(value, f"attribute {name}", fields.MAX_TITLE_CHARS))
    return AttributeRecord(name, _number(value, f"attribute {name}"), fields.optional(_text(row, "unit"), "unit"))


def _variant(item: Any) -> VariantRecord:
    row = _mapping(item, "a variant", _VARIANT)
    return VariantRecord(
        sku=fields.required(_text(row, "sku"), "sku"),
        title=fields.required(_text(row, "title"), "variant title", fields.MAX_TITLE_CHARS),
        price_cents=_whole(row, "price_cents", fields.MAX_CENTS),
        stock=_whole(row, "stock", fields.MAX_PIECES),
        attributes=_attributes(row),
    )
