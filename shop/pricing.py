"""What a product costs at a moment: the one place that knows of sales and of variants with prices of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class PricedVariant(Protocol):
    """One buyable form of a product; what it does not say is as with the product."""

    @property
    def price_cents(self) -> int | None:
        """Its regular price."""

    @property
    def sale_price_cents(self) -> int | None:
        """Its price while the product's sale holds."""

    @property
    def stock(self) -> int | None:
        """Pieces."""


class Priced(Protocol):
    """A product as a record, a snapshot or a row of the database."""

    @property
    def price_cents(self) -> int | None:
        """Its regular price in minor units of its currency."""

    @property
    def currency(self) -> str:
        """ISO 4217."""

    @property
    def sale_price_cents(self) -> int | None:
        """Its price while the sale holds."""

    @property
    def sale_from(self) -> datetime | None:
        """First moment of the sale."""

    @property
    def sale_until(self) -> datetime | None:
        """First moment after it."""

    @property
    def stock(self) -> int | None:
        """Pieces."""

    @property
    def variants(self) -> Sequence[PricedVariant]:
        """Its buyable forms; none: it is sold as it is."""


@dataclass(frozen=True)
class Price:
    """What something costs at a moment, in minor units of `currency`.

    `regular_cents` is what it costs without a sale. `is_from`: it comes in variants, and others of them cost more.
    """

    cents: int
    currency: str
    regular_cents: int
    is_from: bool = False

    @property
    def on_sale(self) -> bool:
        """Whether it costs less than it does regularly."""
        return self.cents < self.regular_cents


def price_at(product: Priced, at: datetime) -> Price | None:
    """Return what a product costs at a moment, that of its cheapest variant that can be bought; None if nobody knows.

    Where no variant can be bought, all of them count.
    """
    forms = [form for form in product.variants if is_available(form.stock)] or product.variants
    prices = {price for form in forms if (price := variant_price_at(product, form, at)) is not None}
    if not forms:
        return _price(product, product.price_cents, product.sale_price_cents, at)
    if not prices:
        return None
    lowest = min(prices, key=lambda price: (price.cents, price.regular_cents))
    return Price(lowest.cents, lowest.currency, lowest.regular_cents, len({price.cents for price in prices}) > 1)


def variant_price_at(product: Priced, variant: PricedVariant, at: datetime) -> Price | None:
    """Return what a variant costs at a moment; None if nobody knows.

    The product's sale is that of a variant which costs regularly what the product costs, and has no sale of its own.
    """
    regular = product.price_cents if variant.price_cents is None else variant.price_cents
    sale = variant.sale_price_cents
    if sale is None and regular == product.price_cents:
        sale = product.sale_price_cents
    return _price(product, regular, sale, at)


def is_on(product: Priced, at: datetime) -> bool:
    """Return whether the time of a product's sale is at a moment."""
    begun = product.sale_from is None or product.sale_from <= at
    return begun and (product.sale_until is None or at < product.sale_until)


def is_available(stock: int | None) -> bool:
    """Return whether something can be bought; what nobody counts can."""
    return stock is None or stock > 0


def in_stock(product: Priced) -> bool:
    """Return whether a product, and one of its variants if it has any, can be bought."""
    forms = product.variants
    return is_available(product.stock) and (not forms or any(is_available(form.stock) for form in forms))


def _price(product: Priced, regular: int | None, sale: int | None, at: datetime) -> Price | None:
    if regular is None:
        return None
    holds = sale is not None and 0 < sale < regular and is_on(product, at)
    return Price(sale if holds and sale is not None else regular, product.currency, regular)
