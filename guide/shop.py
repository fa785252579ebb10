"""The shop as one turn sees it: its products as they are now, its words, and the shopper at the door."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from guide.kinds import KindFinder
from guide.money import DisplayMoney
from guide.shopper import Shopper
from guide.vocabulary import Vocabulary
from recommender.contract import Recommender
from shop.catalogue.models import Product
from shop.catalogue.sets import ProductSet
from shop.pricing import Price, price_at
from shop.shop_file import Contact, Policy
from shop.unit_of_work import UnitOfWork


@dataclass(frozen=True)
class Shop:
    """What an ability works with beside message, memory and reply.

    `repositories` are those of this turn's unit of work: what an ability writes there is kept when it has answered.
    `at` is the moment of the turn. `policies` are what the shop answers about delivery, returns and the like, by topic.
    """

    shopper: Shopper
    repositories: UnitOfWork
    recommender: Recommender
    vocabulary: Vocabulary
    kinds: KindFinder
    money: DisplayMoney
    sets: Sequence[ProductSet]
    at: datetime
    contact: Contact = field(default_factory=Contact)
    policies: Mapping[str, Policy] = field(default_factory=dict)
    _products: dict[int, Product] = field(default_factory=dict, init=False, repr=False)

    def products(self, product_ids: Sequence[int]) -> list[Product]:
        """Return products in the given order, unknown and withdrawn ones left out; each is read in this turn, once."""
        unread = [product_id for product_id in dict.fromkeys(product_ids) if product_id not in self._products]
        if unread:
            found = self.repositories.products.get_many(unread)
            self._products.update((product.id, product) for product in found if product.withdrawn_at is None)
        return [self._products[product_id] for product_id in product_ids if product_id in self._products]

    def product(self, product_id: int) -> Product | None:
        """Return one product, as `products` does."""
        return next(iter(self.products([product_id])), None)

    def price(self, product: Product) -> Price | None:
        """Return what a product costs in this turn, None where the shop does not know a price."""
        return price_at(product, self.at)

    def base_price(self, product: Product) -> int | None:
        """Return a product's price in minor units of the base currency; None without one that can be converted."""
        price = self.price(product)
        return None if price is None else self.money.rates.base_price(price.cents, price.currency)

    def shown_price(self, product: Product) -> int | None:
        """Return a product's price in minor units of the display currency; None without one that can be converted."""
        price = self.price(product)
        return None if price is None else self.money.shown(price.cents, price.currency)
