"""What several products cost together."""

from __future__ import annotations

from collections.abc import Sequence

from guide.shop import Shop
from guide.wording import Wording
from shop.catalogue.models import Product


def price_together(products: Sequence[Product], shop: Shop, wording: Wording) -> str | None:
    """Return what some products cost together, in their currency if they share it; None if a price is not known."""
    prices = [shop.price(product) for product in products]
    known = [price for price in prices if price is not None]
    if not known or len(known) < len(prices):
        return None
    currencies = {price.currency for price in known}
    if len(currencies) == 1:
        return wording.price(sum(price.cents for price in known), currencies.pop())
    shown = [shop.shown_price(product) for product in products]
    if None in shown:
        return None
    return wording.price(sum(cents for cents in shown if cents is not None), wording.display.currency)
