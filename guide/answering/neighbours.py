"""What sets a product apart from the others of a page: "cheapest here", "the lightest of these", "the only red one"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from guide.answering.facts import attribute_value, telling_first
from guide.shop import Shop
from guide.wording import Wording
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord, TermKind
from shop.reviews.repository import Stars

_FEWEST = 3
"""Among fewer products there is nothing to stand out of."""
_WELL_RATED = 4.0
_FEW_RATINGS = 3
_CLEARLY = 0.05
"""Who leads by a smaller share leads in nothing that anybody notices."""


class Neighbours:
    """Compares the products of a page, by what the database says of them in this turn.

    In which properties the most, the least or the only one is worth saying, editors decide: those with a response
    `utter_catalogue__reason_most_<property>`, `…_least_<property>` or `…_only_<property>`. What a neighbour does not
    state cannot be compared, so that nothing is said of it.

    Args:
        products: the page.
        shop: where prices and reviews are read.
        wording: the words of the answer.
    """

    def __init__(self, products: Sequence[Product], shop: Shop, wording: Wording) -> None:
        self._products, self._shop, self._wording = products, shop, wording
        kinds = {tuple(product.category_path[-1:]) for product in products}
        self._are_alike = len(products) >= _FEWEST and len(kinds) == 1

    def of(self, product: Product) -> list[str]:
        """Return what sets a product apart, the most telling first."""
        found = [self._rating(product)]
        if self._are_alike:
            found.append(self._wording.phrase("utter_catalogue__reason_cheapest") if product is self._cheapest else "")
            names = dict.fromkeys(item.name for item in telling_first(product.stated))
            found += [self._extreme(product, name) or self._only(product, name) for name in names]
        return [text for text in found if text]

    @cached_property
    def _stars(self) -> dict[int, Stars]:
        return self._shop.repositories.reviews.stars([product.id for product in self._products])

    @cached_property
    def _cheapest(self) -> Product | None:
        prices = [price for product in self._products if (price := self._shop.base_price(product)) is not None]
        least = min(prices, default=0)
        if len(prices) < len(self._products) or prices.count(least) > 1:
            return None
        return self._products[prices.index(least)]

    def _rating(self, product: Product) -> str:
        stars = self._stars.get(product.id)
        if stars is None or stars.mean < _WELL_RATED or stars.count < _FEW_RATINGS:
            return ""
        rating = f"{stars.mean:.1f}"
        return self._wording.phrase("utter_catalogue__reason_rated", rating=rating, count=stars.count)

    def _extreme(self, product: Product, name: str) -> str:
        """Say that a product has the most or the least of a measure."""
        stated = [_stated(each, name) for each in self._products]
        own = _stated(product, name)
        figures = [items[0].value for items in stated if len(items) == 1 and isinstance(items[0].value, float)]
        if len(figures) < len(self._products) or len({items[0].unit for items in stated}) > 1:
            return ""
        lower, higher = sorted(figures)[:2], sorted(figures)[-2:]
        for how, best, second in (("most", higher[1], higher[0]), ("least", lower[0], lower[1])):
            is_clear = abs(best - second) > _CLEARLY * abs(second)
            phrase = f"utter_catalogue__reason_{how}_{name}"
            if own[0].value == best and is_clear and self._wording.phrases.has(phrase):
                return self._wording.phrase(phrase, value=self._value(own[0]))
        return ""

    def _only(self, product: Product, name: str) -> str:
        """Say that a product alone has a value, where the others share theirs."""
        values = [{item.value for item in _stated(each, name)} for each in self._products]
        own = {item.value for item in _stated(product, name)}
        others = [each for each, of in zip(values, self._products, strict=True) if of is not product]
        if not all(others) or len({frozenset(each) for each in others}) == len(others):
            return ""
        alone = [item for item in _stated(product, name) if item.value in own.difference(*others)]
        if len(alone) != 1 or isinstance(alone[0].value, float):
            return ""
        if alone[0].value is True:
            label = self._wording.vocabulary.own_label(TermKind.ATTRIBUTE, name, self._wording.language)
            return self._wording.phrase("utter_catalogue__reason_only", label=label) if label else ""
        phrase = f"utter_catalogue__reason_only_{name}"
        has_words = alone[0].value is not False and self._wording.phrases.has(phrase)
        return self._wording.phrase(phrase, value=self._value(alone[0])) if has_words else ""

    def _value(self, item: AttributeRecord) -> str:
        return attribute_value(item.name, item.value, item.unit, self._wording.vocabulary, self._wording.language)


def _stated(product: Product, name: str) -> list[AttributeRecord]:
    return [item for item in product.stated if item.name == name]
