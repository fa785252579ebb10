"""Writing many products at once: what is the same is skipped, what changed is replaced, prices are remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from shop.bulk import UpsertReport, content_hash, unique_batches
from shop.catalogue.attributes import to_columns
from shop.catalogue.categories import CategoryRepository
from shop.catalogue.models import Image, PricePoint, Product, ProductAttribute, Variant, VariantAttribute
from shop.catalogue.records import ProductRecord

_products = Product.__table__
_COLUMNS = (
    "title",
    "brand",
    "description",
    "category_id",
    "price_cents",
    "currency",
    "stock",
    "popularity",
    "released_on",
    "content_hash",
)
Key = tuple[str, str]


def upsert_products(session: Session, records: Iterable[ProductRecord], at: datetime) -> UpsertReport:
    """Write products in batches; a new or changed price is valid from `at`."""
    report = UpsertReport()
    categories: dict[str, int] = {}
    for batch in unique_batches(records, _key):
        if any(record.category_path and record.category_path[-1] not in categories for record in batch):
            categories = CategoryRepository(session).ensure_paths(record.category_path for record in batch)
        report.add(_write_batch(session, batch, categories, at))
    return report


def ids_by_key(session: Session, keys: Sequence[Key]) -> dict[Key, int]:
    """Return the ids of the products that exist among (source, external id) pairs."""
    return {key: row[0] for key, row in _known(session, keys).items()}


def _write_batch(
    session: Session, batch: Sequence[ProductRecord], categories: dict[str, int], at: datetime
) -> UpsertReport:
    known = _known(session, [_key(record) for record in batch])
    rows = {_key(record): _product_row(record, categories) for record in batch}
    new = [record for record in batch if _key(record) not in known]
    changed = [
        record
        for record in batch
        if _key(record) in known and known[_key(record)][1] != rows[_key(record)]["content_hash"]
    ]
    if new:
        session.execute(insert(_products), [rows[_key(record)] for record in new])
    if changed:
        changes = [{"row_id": known[_key(record)][0], **rows[_key(record)]} for record in changed]
        statement = update(_products).where(_products.c.id == bindparam("row_id"))
        session.connection().execute(statement.values({name: bindparam(name) for name in _COLUMNS}), changes)
    ids = {key: row[0] for key, row in known.items()} | ids_by_key(session, [_key(record) for record in new])
    _replace_parts(session, ids, new, changed)
    repriced = [record for record in changed if known[_key(record)][2:] != (record.price_cents, record.currency)]
    _append_prices(session, ids, [*new, *repriced], at)
    return UpsertReport(len(new), len(changed), len(batch) - len(new) - len(changed))


def _key(record: ProductRecord) -> Key:
    return record.source, record.external_id


def _known(session: Session, keys: Sequence[Key]) -> dict[Key, tuple[int, str, int | None, str]]:
    """Return (id, fingerprint, price, currency) of the products that exist, by key."""
    columns = _products.c
    found: dict[Key, tuple[int, str, int | None, str]] = {}
    for source in sorted({source for source, _ in keys}):
        query = select(
            columns.external_id, columns.id, columns.content_hash, columns.price_cents, columns.currency
        ).where(columns.source == source, columns.external_id.in_([name for own, name in keys if own == source]))
        found.update({(source, name): tuple(rest) for name, *rest in session.execute(query)})
    return found


def _product_row(record: ProductRecord, categories: dict[str, int]) -> dict[str, Any]:
    return {
        "source": record.source,
        "external_id": record.external_id,
        "title": record.title,
        "brand": record.brand,
        "description": record.description,
        "category_id": categories[record.category_path[-1]] if record.category_path else None,
        "price_cents": record.price_cents,
        "currency": record.currency,
        "stock": record.stock,
        "popularity": record.popularity,
        "released_on": record.released_on,
        "content_hash": content_hash(record),
    }


def _replace_parts(
    session: Session, ids: dict[Key, int], new: Sequence[ProductRecord], changed: Sequence[ProductRecord]
) -> None:
    if changed:
        changed_ids = [ids[_key(record)] for record in changed]
        for model in (ProductAttribute, Image, VariantAttribute, Variant):
            table = model.__table__
            session.execute(delete(table).where(table.c.product_id.in_(changed_ids)))
    parts: tuple[tuple[Any, Callable[[ProductRecord, int], list[dict[str, Any]]]], ...] = (
        (ProductAttribute, _attribute_rows),
        (Image, _image_rows),
        (Variant, _variant_rows),
        (VariantAttribute, _variant_attribute_rows),
    )
    for model, to_rows in parts:
        rows = [row for record in (*new, *changed) for row in to_rows(record, ids[_key(record)])]
        if rows:
            session.execute(insert(model.__table__), rows)


def _attribute_rows(record: ProductRecord, product_id: int) -> list[dict[str, Any]]:
    return [
        {"product_id": product_id, "position": position, **to_columns(attribute)}
        for position, attribute in enumerate(record.attributes)
    ]


def _image_rows(record: ProductRecord, product_id: int) -> list[dict[str, Any]]:
    return [{"product_id": product_id, "position": n, "url": url} for n, url in enumerate(record.image_urls)]


def _variant_rows(record: ProductRecord, product_id: int) -> list[dict[str, Any]]:
    return [
        {
            "product_id": product_id,
            "position": position,
            "sku": variant.sku,
            "title": variant.title,
            "price_cents": variant.price_cents,
            "stock": variant.stock,
        }
        for position, variant in enumerate(record.variants)
    ]


def _variant_attribute_rows(record: ProductRecord, product_id: int) -> list[dict[str, Any]]:
    return [
        {"product_id": product_id, "variant_position": at, "position": position, **to_columns(attribute)}
        for at, variant in enumerate(record.variants)
        for position, attribute in enumerate(variant.attributes)
    ]


def _append_prices(session: Session, ids: dict[Key, int], records: Sequence[ProductRecord], at: datetime) -> None:
    add_price_points(
        session,
        [
            (ids[_key(record)], at, record.price_cents, record.currency)
            for record in records
            if record.price_cents is not None
        ],
    )


def add_price_points(session: Session, points: Sequence[tuple[int, datetime, int, str]]) -> None:
    """Write (product id, valid from, cents, currency); a point of the same moment is replaced."""
    if not points:
        return
    table = PricePoint.__table__
    rows = [
        {"product_id": product_id, "valid_from": valid_from, "price_cents": cents, "currency": currency}
        for product_id, valid_from, cents, currency in points
    ]
    same_moment = and_(table.c.product_id == bindparam("of_product"), table.c.valid_from == bindparam("of_moment"))
    session.connection().execute(
        delete(table).where(same_moment),
        [{"of_product": row["product_id"], "of_moment": row["valid_from"]} for row in rows],
    )
    session.execute(insert(table), rows)
