"""What the catalogue holds, counted: its categories, brands and properties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import distinct, func, select, update
from sqlalchemy.orm import Session

from shop.catalogue.models import Category, Product, ProductAttribute, Variant, VariantAttribute

_products, _categories = Product.__table__, Category.__table__
_on_sale = _products.c.withdrawn_at.is_(None)


@dataclass(frozen=True)
class PropertyCounts:
    """How many products state a property, and each text or yes of it; texts that differ in case only are one."""

    products: int
    texts: dict[str, int]
    yes: int


class CatalogueCounts:
    """Counts over all products that are on sale now, whichever source they came from."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def brands(self) -> dict[str, int]:
        """Return how many products each brand has."""
        query = select(_products.c.brand, func.count()).where(_products.c.brand.is_not(None), _on_sale)
        return {brand: count for brand, count in self._session.execute(query.group_by(_products.c.brand))}

    def titles(self) -> list[tuple[int, int | None, str]]:
        """Return (product id, category id, title) of every product, by rising id."""
        columns = (_products.c.id, _products.c.category_id, _products.c.title)
        return [(*row,) for row in self._session.execute(select(*columns).where(_on_sale).order_by(_products.c.id))]

    def titles_by_category(self) -> dict[str, list[str]]:
        """Return the titles of the products that stand in each category itself, by its key."""
        query = select(_categories.c.key, _products.c.title).join(
            _products, _products.c.category_id == _categories.c.id
        )
        found: dict[str, list[str]] = defaultdict(list)
        for key, title in self._session.execute(query.where(_on_sale)):
            found[key].append(title)
        return dict(found)

    def names(self) -> list[tuple[int, int | None, str, str | None]]:
        """Return (product id, category id, title, brand) of every product, by rising id."""
        columns = (_products.c.id, _products.c.category_id, _products.c.title, _products.c.brand)
        return [(*row,) for row in self._session.execute(select(*columns).order_by(_products.c.id))]

    def texts_of(self, name: str) -> dict[int, list[str]]:
        """Return the texts that products themselves state of a property, by the product's id."""
        c = ProductAttribute.__table__.c
        query = select(c.product_id, c.text).where(c.name == name, c.text.is_not(None))
        found: dict[int, list[str]] = defaultdict(list)
        for product_id, text in self._session.execute(query.order_by(c.product_id, c.position)):
            found[product_id].append(text)
        return found

    def descriptions(self) -> dict[int, str]:
        """Return the description of every product that has one, by its id."""
        columns = (_products.c.id, _products.c.description)
        return {product_id: text for product_id, text in self._session.execute(select(*columns)) if text}

    def properties(self) -> dict[str, PropertyCounts]:
        """Return what products and their variants state, by the property's name, those of most products first."""
        products: dict[str, int] = defaultdict(int)
        texts: dict[str, dict[str, int]] = defaultdict(dict)
        yes: dict[str, int] = defaultdict(int)
        spelt: dict[tuple[str, str], str] = {}
        for model in (ProductAttribute, VariantAttribute):
            c = model.__table__.c
            found = func.count(distinct(c.product_id))
            sold = c.product_id.not_in(select(_products.c.id).where(~_on_sale))
            for name, count in self._session.execute(select(c.name, found).where(sold).group_by(c.name)):
                products[name] += count
            stated = select(c.name, c.text, found).where(c.text.is_not(None), sold).group_by(c.name, c.text)
            for name, text, count in self._session.execute(stated.order_by(c.name, c.text)):
                spelling = spelt.setdefault((name, text.casefold()), text)
                texts[name][spelling] = texts[name].get(spelling, 0) + count
            said_yes = select(c.name, found).where(c.flag.is_(True), sold).group_by(c.name)
            for name, count in self._session.execute(said_yes):
                yes[name] += count
        order = sorted(products, key=lambda name: (-products[name], name))
        return {name: PropertyCounts(products[name], texts[name], yes[name]) for name in order}

    def variants(self) -> int:
        """Return how many variants there are."""
        variants = Variant.__table__
        sold = select(func.count()).select_from(variants).join(_products, _products.c.id == variants.c.product_id)
        found: int = self._session.execute(sold.where(_on_sale)).scalar_one()
        return found

    def lacking(self) -> dict[str, int]:
        """Return how many products lack a `price`, a `category` and a `brand`."""
        columns = {"price": _products.c.price_cents, "category": _products.c.category_id, "brand": _products.c.brand}
        counts = [func.count().filter(column.is_(None)) for column in columns.values()]
        row = self._session.execute(select(*counts).where(_on_sale)).one()
        return dict(zip(columns, row, strict=True))

    def move(self, category_id: int | None, product_ids: Iterable[int]) -> None:
        """Put products into a category."""
        wanted = list(product_ids)
        for start in range(0, len(wanted), 500):
            some = _products.c.id.in_(wanted[start : start + 500])
            self._session.execute(update(_products).where(some).values(category_id=category_id))

    def brand(self, brands: Mapping[int, str]) -> None:
        """Give products a brand, by their ids."""
        for product_id, brand in brands.items():
            self._session.execute(update(_products).where(_products.c.id == product_id).values(brand=brand))
