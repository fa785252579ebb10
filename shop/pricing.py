"""What a product costs at a moment: the one place that knows of sales and of variants with prices of their own."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from shop.currency import ExchangeRates
from shop.errors import UnknownCurrencyError

logger = logging.getLogger(__name__)


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


class Sold(Priced, Protocol):
    """A product with the id that the database gave it."""

    @property
    def id(self) -> int:
        """Of the product."""


@dataclass(frozen=True)
class Price:
    """What something costs, in minor units of `currency`.

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


@dataclass(frozen=True)
class Offer:
    """What a product costs at any moment, in minor units of the shop's base currency, and whether it can be bought.

    It costs `regular_cents`, None where nobody knows a price, and `sale_cents` from `sale_from` until before
    `sale_until`, each open if None; `sale_cents` is None where it is on no sale.
    """

    product_id: int
    regular_cents: int | None
    sale_cents: int | None = None
    sale_from: datetime | None = None
    sale_until: datetime | None = None
    in_stock: bool = True


def price_at(product: Priced, at: datetime) -> Price | None:
    """Return what a product costs at a moment, or None if nobody knows.

    A product in variants costs what the cheapest costs that can be bought; where none can, all of them count.
    """
    begun = product.sale_from is None or product.sale_from <= at
    return _price(product, begun and (product.sale_until is None or at < product.sale_until))


def in_stock(product: Priced) -> bool:
    """Return whether a product, and one of its variants if it has any, can be bought."""
    variants = product.variants
    return _is_available(product.stock) and (not variants or any(_is_available(each.stock) for each in variants))


def offers(products: Iterable[Sold], rates: ExchangeRates) -> Iterator[Offer]:
    """Yield what products cost in the shop's base currency; one in a currency without a rate has no known price."""
    unknown: Counter[str] = Counter()
    for product in products:
        try:
            yield _offer(product, rates)
        except UnknownCurrencyError:
            unknown[product.currency] += 1
            yield Offer(product.id, None, in_stock=in_stock(product))
    for currency, count in unknown.items():
        logger.warning(
            "%d products cost %s, of which shop.yml has no rate: they count as products without a price",
            count,
            currency,
        )


def _offer(product: Sold, rates: ExchangeRates) -> Offer:
    regular, reduced = _price(product, is_on=False), _price(product, is_on=True)
    regular_cents = None if regular is None else rates.to_base(regular.cents, product.currency)
    available = in_stock(product)
    if regular is None or reduced is None or reduced.cents == regular.cents:
        return Offer(product.id, regular_cents, in_stock=available)
    sale_cents = rates.to_base(reduced.cents, product.currency)
    return Offer(product.id, regular_cents, sale_cents, product.sale_from, product.sale_until, available)


def _price(product: Priced, is_on: bool) -> Price | None:
    """Return what a product costs while its sale is on or not."""
    if not product.variants:
        return _of(product.price_cents, product.sale_price_cents, product.currency, is_on)
    variants = [each for each in product.variants if _is_available(each.stock)] or product.variants
    prices = [price for each in variants if (price := _variant_price(product, each, is_on)) is not None]
    if not prices:
        return None
    lowest = min(prices, key=lambda price: (price.cents, price.regular_cents))
    return replace(lowest, is_from=any(price.cents > lowest.cents for price in prices))


def _variant_price(product: Priced, variant: PricedVariant, is_on: bool) -> Price | None:
    regular = product.price_cents if variant.price_cents is None else variant.price_cents
    sale = variant.sale_price_cents
    if sale is None and regular == product.price_cents:
        sale = product.sale_price_cents  # a reduction of the whole product, whatever the size or colour
    return _of(regular, sale, product.currency, is_on)


def _of(regular: int | None, sale: int | None, currency: str, is_on: bool) -> Price | None:
    if regular is None:
        return None
    is_reduced = is_on and sale is not None and 0 < sale < regular
    return Price(sale if is_reduced and sale is not None else regular, currency, regular)


def _is_available(stock: int | None) -> bool:
    return stock is None or stock > 0
