"""Writing many products at once: what is the same is skipped, what changed is replaced, prices are remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, func, insert, select, update
from sqlalchemy.orm import Session

from shop.bulk import BATCH_SIZE, UpsertReport, unique_batches
from shop.catalogue.attributes import to_columns
from shop.catalogue.categories import CategoryRepository
from shop.catalogue.models import Image, PricePoint, Product, ProductAttribute, Variant, VariantAttribute
from shop.catalogue.records import ProductRecord
from shop.pricing import price_at
from shop.upsert import ChangeSet, Key, compare, find_ids, key_of, upsert

_products, _prices = Product.__table__, PricePoint.__table__


def upsert_products(session: Session, records: Iterable[ProductRecord], at: datetime) -> UpsertReport:
    """Write products in batches; what a new or changed one costs at `at` enters its price history, if it is another."""
    report = UpsertReport()
    categories: dict[str, int] = {}
    for batch in unique_batches(records, key_of):
        if any(record.category_path and record.category_path[-1] not in categories for record in batch):
            categories = CategoryRepository(session).ensure_paths(record.category_path for record in batch)
        report.add(_write_batch(session, batch, categories, at))
    return report


def withdraw_products(session: Session, product_ids: Sequence[int], at: datetime) -> None:
    """Take products off sale; their fingerprints go too, so that an import that has one again writes it again."""
    for start in range(0, len(product_ids), BATCH_SIZE):
        some = _products.c.id.in_(product_ids[start : start + BATCH_SIZE])
        session.execute(update(_products).where(some).values(withdrawn_at=at.replace(microsecond=0), content_hash=""))


def ids_by_key(session: Session, keys: Iterable[Key]) -> dict[Key, int]:
    """Return the ids of the products that exist among (source, external id) pairs."""
    return find_ids(session, _products, keys)


def _write_batch(
    session: Session, batch: Sequence[ProductRecord], categories: Mapping[str, int], at: datetime
) -> UpsertReport:
    compared = compare(session, _products, batch)
    rows = [_product_row(record, categories, compared.marks[key_of(record)]) for record in compared.touched]
    upsert(session, _products, rows)
    ids = ids_by_key(session, map(key_of, compared.touched))
    _replace_parts(session, ids, compared)
    prices = {ids[key_of(record)]: price_at(record, at) for record in compared.touched}
    before = _last_prices(session, prices, at)
    add_price_points(
        session,
        [
            (product_id, at, price.cents, price.currency)
            for product_id, price in prices.items()
            if price is not None and before.get(product_id) != (price.cents, price.currency)
        ],
    )
    changed = sum(key_of(record) in compared.known for record in compared.touched)
    return UpsertReport(len(compared.touched) - changed, changed, len(batch) - len(compared.touched))


def _last_prices(session: Session, product_ids: Iterable[int], at: datetime) -> dict[int, tuple[int, str]]:
    """Return (cents, currency) of the price history of products at a moment."""
    last = (
        select(_prices.c.product_id, func.max(_prices.c.valid_from).label("valid_from"))
        .where(_prices.c.product_id.in_(list(product_ids)), _prices.c.valid_from <= at)
        .group_by(_prices.c.product_id)
        .subquery()
    )
    is_last = and_(_prices.c.product_id == last.c.product_id, _prices.c.valid_from == last.c.valid_from)
    rows = session.execute(select(_prices).join(last, is_last))
    return {row.product_id: (row.price_cents, row.currency) for row in rows}


def _product_row(record: ProductRecord, categories: Mapping[str, int], mark: str) -> dict[str, Any]:
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
        "url": record.url,
        "sale_price_cents": record.sale_price_cents,
        "sale_from": record.sale_from,
        "sale_until": record.sale_until,
        "content_hash": mark,
        "withdrawn_at": None,
    }


def _replace_parts(session: Session, ids: Mapping[Key, int], compared: ChangeSet[ProductRecord]) -> None:
    if changed_ids := [ids[key_of(record)] for record in compared.touched if key_of(record) in compared.known]:
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
        rows = [row for record in compared.touched for row in to_rows(record, ids[key_of(record)])]
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
            "sale_price_cents": variant.sale_price_cents,
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


def add_price_points(session: Session, points: Sequence[tuple[int, datetime, int, str]]) -> None:
    """Write (product id, valid from, cents, currency); a point of the same moment is replaced."""
    rows = [
        {"product_id": product_id, "valid_from": valid_from, "price_cents": cents, "currency": currency}
        for product_id, valid_from, cents, currency in points
    ]
    upsert(session, PricePoint.__table__, rows, key=("product_id", "valid_from"))
