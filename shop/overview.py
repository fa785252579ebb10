"""What a shop holds, in a few figures: what its owner should know before shoppers come."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from shop.catalogue.records import ALSO_IN, TermKind
from shop.pricing import price_at
from shop.unit_of_work import UnitOfWork

_EXAMPLES = 8


@dataclass(frozen=True)
class Overview:
    """Figures about a catalogue.

    `kinds` and `properties` are names with some examples, `prices` is (products, lowest, highest of what they cost in
    minor units) by currency, `lacking` says how many products have no `price`, `category` or `brand`.
    """

    products: int
    variants: int
    kinds: tuple[str, ...]
    brands: tuple[str, ...]
    properties: dict[str, tuple[str, ...]]
    prices: dict[str, tuple[int, int, int]]
    lacking: dict[str, int]


def overview(uow: UnitOfWork, at: datetime) -> Overview:
    """Return what is in the database, by the words that the shop has for it, and what it costs at a moment."""
    labels: dict[tuple[TermKind, str], str] = {}
    for term in uow.terms.all():
        labels.setdefault((term.kind, term.key), term.text)
    values: dict[str, dict[str, None]] = defaultdict(dict)
    for kind, key in labels:
        if kind is TermKind.VALUE:
            name, _, value = key.partition("=")
            values[name][value if value != "true" else "yes"] = None
    properties = {label: key for (kind, key), label in labels.items() if kind is TermKind.ATTRIBUTE and key != ALSO_IN}
    return Overview(
        products=uow.products.count(),
        variants=uow.counts.variants(),
        kinds=tuple(dict.fromkeys(label for (kind, _), label in labels.items() if kind is TermKind.CATEGORY)),
        brands=tuple(label for (kind, _), label in labels.items() if kind is TermKind.BRAND),
        properties={label: tuple(values[key])[:_EXAMPLES] for label, key in properties.items()},
        prices=_prices(uow, at),
        lacking=uow.counts.lacking(),
    )


def _prices(uow: UnitOfWork, at: datetime) -> dict[str, tuple[int, int, int]]:
    cents: dict[str, list[int]] = defaultdict(list)
    for product in uow.changes.all().products:
        if price := price_at(product, at):
            cents[price.currency].append(price.cents)
    return {currency: (len(found), min(found), max(found)) for currency, found in sorted(cents.items())}
