"""What changed in price or stock since somebody last looked, whoever changed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Text, cast, func, select, text
from sqlalchemy.orm import Session

from shop.catalogue.models import Product, ProductChange, Variant
from shop.pricing import PricedVariant

_products, _variants, _changes = Product.__table__, Variant.__table__, ProductChange.__table__
_COLUMNS = ("id", "price_cents", "currency", "sale_price_cents", "sale_from", "sale_until", "stock")
_VARIANT_COLUMNS = ("product_id", "price_cents", "sale_price_cents", "stock")

# SQLite has one writer at a time, so numbers rise in the order of the commits. In PostgreSQL a transaction with a lower
# number may commit later: what a snapshot did not see is new to who read at it, whatever its number. Numbers beyond all
# transactions come with a database restored from another server's dump.
_NOW = {
    "sqlite": cast(func.coalesce(select(func.max(_changes.c.version)).scalar_subquery(), 0), Text),
    "postgresql": text("pg_current_snapshot()::text"),
}
_NEWER = {
    "sqlite": text("version > CAST(:bookmark AS integer)"),
    "postgresql": text(
        "version >= pg_snapshot_xmin(CAST(:bookmark AS pg_snapshot))::text::bigint "
        "AND version < pg_snapshot_xmax(pg_current_snapshot())::text::bigint "
        "AND NOT pg_visible_in_snapshot(version::text::xid8, CAST(:bookmark AS pg_snapshot))"
    ),
}


class SoldProduct(NamedTuple):
    """What of a product says what it costs and whether it can be bought: see `shop.pricing.Sold`."""

    id: int
    price_cents: int | None
    currency: str
    sale_price_cents: int | None
    sale_from: datetime | None
    sale_until: datetime | None
    stock: int | None
    variants: Sequence[PricedVariant]


@dataclass(frozen=True)
class Changes:
    """Products as they are now, ids of those that are gone, and the bookmark to ask by for what changes later.

    Gone is what was deleted or withdrawn.
    """

    products: list[SoldProduct]
    gone: list[int]
    bookmark: str


class ChangeRepository:
    """Reads by what triggers of the database have noted."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._dialect = session.get_bind().dialect.name

    def all(self) -> Changes:
        """Return every product on sale."""
        bookmark = self._session.execute(select(_NOW[self._dialect])).scalar_one()
        return Changes(self._products(), [], bookmark)

    def since(self, bookmark: str) -> Changes:
        """Return the products that changed since a bookmark was given; some may have come before.

        The bookmark is from before the products are read, so that what changes meanwhile is read again.
        """
        newer = select(_changes.c.product_id).where(_NEWER[self._dialect])
        asked = {"bookmark": bookmark}
        now, is_any = self._session.execute(select(_NOW[self._dialect], newer.exists()), asked).one()
        if not is_any:
            return Changes([], [], now)
        noted = self._session.execute(newer, asked).scalars().all()
        products = self._products(newer, asked)
        return Changes(products, sorted(set(noted) - {product.id for product in products}), now)

    def _products(self, ids: Any = None, asked: Mapping[str, str] | None = None) -> list[SoldProduct]:
        products = select(*(_products.c[name] for name in _COLUMNS)).where(_products.c.withdrawn_at.is_(None))
        variants = select(*(_variants.c[name] for name in _VARIANT_COLUMNS)).order_by(*_variants.primary_key.columns)
        if ids is not None:
            products, variants = (
                products.where(_products.c.id.in_(ids)),
                variants.where(_variants.c.product_id.in_(ids)),
            )
        forms: dict[int, list[PricedVariant]] = defaultdict(list)
        for row in self._session.execute(variants, asked):
            forms[row.product_id].append(row)
        return [SoldProduct._make((*row, forms.get(row.id, ()))) for row in self._session.execute(products, asked)]
