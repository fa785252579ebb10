"""The comparison table: what the products share and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from guide.answering.cards import card, price_text
from guide.answering.facts import attribute_label, attribute_value, shortened, telling_first
from guide.wording import Wording
from protocol.messages import Comparison, ComparisonRow
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_MAX_ROWS = 16
_FEW = 2
"""Where fewer specifications than that differ, what only some state, and what descriptions say, tells them apart."""
_MAX_DESCRIPTION = 90
_MEASUREMENTS = ("width", "height", "depth")
"""They differ nearly always, and decide little."""


def comparison(products: Sequence[Product], wording: Wording) -> Comparison:
    """Return the table of two to four products: price first, differing specifications before common ones.

    A specification that only one of the products states is left out, as its absence elsewhere tells nothing, unless
    hardly any tells them apart; then the descriptions stand there, too.
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
    order.sort(key=lambda name: name in _MEASUREMENTS)
    rows = [
        _row(attribute_label(name, vocabulary, language), values[name])
        for name in order
        if sum(value is not None for value in values[name]) > 1
    ]
    prices = _row(wording.phrase("utter_price__label"), [price_text(product, wording) for product in products])
    brands = _row(wording.phrase("utter_catalogue__label_brand"), [product.brand for product in products])
    rows.sort(key=lambda row: not row.differs)
    telling = [name for name in order if name not in _MEASUREMENTS and len(set(values[name]) | {None}) > 2]
    is_one_kind = len({product.category_path[-1:] for product in products}) == 1
    if is_one_kind and len(telling) < _FEW:
        rows = [*_descriptions(products, wording), *rows, *_told_by_some(order, values, wording)]
    cards = [card(product, wording) for product in products]
    return Comparison(products=cards, rows=[prices, brands, *rows][:_MAX_ROWS])


def is_measurement(row: ComparisonRow, wording: Wording) -> bool:
    """Tell whether a row has the width, the height or the depth."""
    return row.label in {attribute_label(name, wording.vocabulary, wording.language) for name in _MEASUREMENTS}


def _descriptions(products: Sequence[Product], wording: Wording) -> list[ComparisonRow]:
    """Return the row of what the descriptions say, none where there are fewer than two."""
    texts = [shortened(product.description, _MAX_DESCRIPTION) or None for product in products]
    known = [text for text in texts if text]
    return [_row(wording.phrase("utter_catalogue__label_description"), texts)] if len(set(known)) > 1 else []


def _told_by_some(
    order: Sequence[str], values: Mapping[str, list[str | None]], wording: Wording
) -> list[ComparisonRow]:
    """Return the rows of what only one of the products states."""
    return [
        _row(attribute_label(name, wording.vocabulary, wording.language), values[name])
        for name in order
        if sum(value is not None for value in values[name]) == 1
    ]


def _row(label: str, values: list[str | None]) -> ComparisonRow:
    return ComparisonRow(label=label, values=values, differs=len(set(values)) > 1)
