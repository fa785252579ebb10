"""The repository of products."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timezone
from typing import Any

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session, joinedload, selectinload

from shop.bulk import UpsertReport
from shop.catalogue.attributes import properties_of
from shop.catalogue.models import Category, PricePoint, Product, ProductAttribute, VariantAttribute
from shop.catalogue.records import ProductRecord
from shop.catalogue.snapshots import ProductSnapshot, iter_snapshots
from shop.catalogue.writing import add_price_points, upsert_products, withdraw_products

_products, _categories, _prices = Product.__table__, Category.__table__, PricePoint.__table__


class ProductRepository:
    """Reads and writes products."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert_many(self, records: Iterable[ProductRecord], valid_from: datetime | None = None) -> UpsertReport:
        """Add new products and replace changed ones, in batches; one that is the same costs one comparison.

        A category that does not exist yet is made. A new or changed price is appended to the price history, valid
        from `valid_from` (now, if not given). The last of several records with the same source and key wins. A product
        that was withdrawn is on sale again.
        """
        return upsert_products(self._session, records, valid_from or datetime.now(timezone.utc))

    def add_price_points(self, points: Sequence[tuple[int, datetime, int, str]]) -> None:
        """Write known past prices as (product id, valid from, cents, currency); the same moment is replaced."""
        add_price_points(self._session, points)

    def get(self, product_id: int) -> Product | None:
        """Return one product with all that belongs to it, or None."""
        return next(iter(self.get_many([product_id])), None)

    def get_many(self, product_ids: Sequence[int]) -> list[Product]:
        """Return products with all that belongs to them, in the given order, unknown ids left out, withdrawn ones not.

        The number of SQL statements is the same for one product and for five hundred.
        """
        query = (
            select(Product)
            .where(_products.c.id.in_(list(product_ids)))
            .options(joinedload(Product.category), selectinload(Product.images), selectinload(Product.variants))
            .execution_options(populate_existing=True)
        )
        found = {product.id: product for product in self._session.execute(query).scalars()}
        own = properties_of(self._session, ProductAttribute, lambda product_id: product_id.in_(list(found)))
        with_variants = [product.id for product in found.values() if product.variants]
        theirs = (
            properties_of(self._session, VariantAttribute, lambda product_id: product_id.in_(with_variants))
            if with_variants
            else {}
        )
        for product in found.values():
            product.attributes = own.get((product.id,), ())
            for variant in product.variants:
                variant.attributes = theirs.get((product.id, variant.position), ())
        return [found[product_id] for product_id in product_ids if product_id in found]

    def find_id(self, source: str, external_id: str) -> int | None:
        """Return the id of the product that a source calls `external_id`, or None."""
        query = select(_products.c.id).where(_products.c.source == source, _products.c.external_id == external_id)
        found: int | None = self._session.execute(query).scalar_one_or_none()
        return found

    def on_sale(self, source: str) -> dict[str, int]:
        """Return the ids of a source's products that are on sale, by external id."""
        query = select(_products.c.external_id, _products.c.id)
        query = query.where(_products.c.source == source, _products.c.withdrawn_at.is_(None))
        return {external_id: product_id for external_id, product_id in self._session.execute(query)}

    def withdraw(self, product_ids: Sequence[int], at: datetime) -> None:
        """Take products off sale: only their orders, reviews and prices of before still tell of them."""
        withdraw_products(self._session, product_ids, at)

    def iter_snapshots(self, batch: int = 1000) -> Iterator[ProductSnapshot]:
        """Yield every product on sale as a record with its id, by rising id, holding `batch` of them in memory."""
        return iter_snapshots(self._session, batch)

    def count(self) -> int:
        """Return how many products are on sale."""
        query = select(func.count()).select_from(_products).where(_products.c.withdrawn_at.is_(None))
        found: int = self._session.execute(query).scalar_one()
        return found

    def category_keys(self) -> list[str]:
        """Return the keys of the categories that hold a product on sale, directly or below them, sorted."""
        query = select(distinct(_categories.c.path)).join(_products, _products.c.category_id == _categories.c.id)
        query = query.where(_products.c.withdrawn_at.is_(None))
        return sorted({key for path in self._session.execute(query).scalars() for key in path.split("/")})

    def price_history(self, product_id: int) -> list[tuple[date, int, str]]:
        """Return (day from which it held in UTC, minor units, currency) of every price, oldest first."""
        query = select(_prices).where(_prices.c.product_id == product_id).order_by(_prices.c.valid_from)
        rows: list[Any] = self._session.execute(query).all()
        return [(row.valid_from.date(), row.price_cents, row.currency) for row in rows]
