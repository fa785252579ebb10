"""Products as plain records with their ids, streamed to whoever trains on the whole catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.catalogue.attributes import properties_of
from shop.catalogue.models import Category, Image, Product, ProductAttribute, Variant, VariantAttribute
from shop.catalogue.records import AttributeRecord, ProductRecord, VariantRecord

_products, _categories = Product.__table__, Category.__table__


@dataclass(frozen=True)
class ProductSnapshot(ProductRecord):
    """A product record with the id that the database gave it."""

    id: int = field(kw_only=True)


def iter_snapshots(session: Session, batch: int) -> Iterator[ProductSnapshot]:
    """Yield every product on sale by rising id, reading `batch` of them at a time."""
    paths = {
        row.id: tuple(row.path.split("/")) for row in session.execute(select(_categories.c.id, _categories.c.path))
    }
    last_id = 0
    while rows := session.execute(
        select(_products)
        .where(_products.c.id > last_id, _products.c.withdrawn_at.is_(None))
        .order_by(_products.c.id)
        .limit(batch)
    ).all():
        first_id, last_id = rows[0].id, rows[-1].id
        attributes = _properties(session, ProductAttribute, first_id, last_id)
        variants = _variants(session, first_id, last_id)
        images = _images(session, first_id, last_id)
        for row in rows:
            yield ProductSnapshot(
                id=row.id,
                source=row.source,
                external_id=row.external_id,
                title=row.title,
                category_path=paths.get(row.category_id, ()),
                price_cents=row.price_cents,
                currency=row.currency,
                brand=row.brand,
                description=row.description,
                attributes=attributes.get((row.id,), ()),
                variants=tuple(variants.get(row.id, ())),
                image_urls=tuple(images.get(row.id, ())),
                stock=row.stock,
                popularity=row.popularity,
                released_on=row.released_on,
                url=row.url,
                sale_price_cents=row.sale_price_cents,
                sale_from=row.sale_from,
                sale_until=row.sale_until,
            )


def _between(session: Session, model: Any, columns: Sequence[Any], first_id: int, last_id: int) -> Any:
    table = model.__table__
    query = select(*columns).where(table.c.product_id.between(first_id, last_id))
    return session.execute(query.order_by(*table.primary_key.columns))


def _properties(
    session: Session, model: Any, first_id: int, last_id: int
) -> dict[tuple[int, ...], tuple[AttributeRecord, ...]]:
    return properties_of(session, model, lambda product_id: product_id.between(first_id, last_id))


def _variants(session: Session, first_id: int, last_id: int) -> dict[int, list[VariantRecord]]:
    v = Variant.__table__.c
    typed = _properties(session, VariantAttribute, first_id, last_id)
    grouped: dict[int, list[VariantRecord]] = defaultdict(list)
    columns = (v.product_id, v.position, v.sku, v.title, v.price_cents, v.stock, v.sale_price_cents)
    for product_id, at, sku, title, price_cents, stock, sale_cents in _between(
        session, Variant, columns, first_id, last_id
    ):
        attributes = typed.get((product_id, at), ())
        grouped[product_id].append(VariantRecord(sku, title, price_cents, stock, attributes, sale_cents))
    return grouped


def _images(session: Session, first_id: int, last_id: int) -> dict[int, list[str]]:
    c = Image.__table__.c
    grouped: dict[int, list[str]] = defaultdict(list)
    for product_id, url in _between(session, Image, (c.product_id, c.url), first_id, last_id):
        grouped[product_id].append(url)
    return grouped
