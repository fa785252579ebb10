"""The comparison table: what the products share and where they differ."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import card, price_text
from guide.answering.facts import attribute_label, attribute_value, telling_first
from guide.wording import Wording
from protocol.messages import Comparison, ComparisonRow
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_MAX_ROWS = 16


def comparison(products: Sequence[Product], wording: Wording) -> Comparison:
    """Return the table of two to four products: price first, differing specifications before common ones.

    A specification that only one of the products states is left out: its absence elsewhere tells nothing.
    """
    vocabulary, language = wording.vocabulary, wording.language
    values: dict[str, list[str | None]] = {}
    for position, product in enumerate(products):
        for item in product.stated:
            row = values.setdefault(item.name, [None] * len(products))
            value = attribute_value(item.name, item.value, item.unit, vocabulary, language)
            row[position] = value if row[position] is None else f"{row[position]}, {value}"
    names = dict.fromkeys(item.name for product in products for item in telling_first(product.stated))
    # A source's own names ("memory layout slots x size") speak to no shopper; those in the vocabulary do.
    order = [name for name in names if vocabulary.knows(TermKind.ATTRIBUTE, name)] or list(names)
    rows = [
        _row(attribute_label(name, vocabulary, language), values[name])
        for name in order
        if sum(value is not None for value in values[name]) > 1
    ]
    prices = _row(wording.phrase("utter_price__label"), [price_text(product, wording) for product in products])
    brands = _row(wording.phrase("utter_catalogue__label_brand"), [product.brand for product in products])
    rows.sort(key=lambda row: not row.differs)
    cards = [card(product, wording) for product in products]
    return Comparison(products=cards, rows=[prices, brands, *rows][:_MAX_ROWS])


def _row(label: str, values: list[str | None]) -> ComparisonRow:
    return ComparisonRow(label=label, values=values, differs=len(set(values)) > 1)
