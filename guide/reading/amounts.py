"""Money and measures of a message as constraints of the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from guide.reading.linker import Link
from guide.search.state import Constraint, ConstraintKind
from language.money import PriceRange
from language.units import units
from recommender.contract import AttributeFilter, Comparison, Filters
from shop.catalogue.records import TermKind
from shop.currency import ExchangeRates
from shop.errors import UnknownCurrencyError

# What a measured quantity may describe, likeliest first; the words around it or the catalogue decide.
_ATTRIBUTES_OF_UNIT = {
    "GB": ("memory", "storage", "capacity"),
    "in": ("screen_size", "size"),
    "m": ("length", "cable_length"),
    "g": ("weight",),
    "ml": ("volume", "capacity"),
    "W": ("power",),
    "Hz": ("refresh_rate",),
    "mAh": ("battery_capacity",),
    "pcs": ("pack_quantity",),
}
COUNT_OF = "count_of"
_AROUND = 0.15
_BELOW_NEXT_INCH = 0.99
_NEAR_CHARACTERS = 12
_RARE = 0.1
"""What describes so much fewer products than another attribute does is not what a shopper means."""

Count = Callable[[Filters], int]


@dataclass(frozen=True)
class Price:
    """The limits that a price sets; `amount` where it was named without a bound, `problem` where it cannot be used."""

    limits: tuple[Constraint, ...] = ()
    amount: Constraint | None = None
    problem: str | None = None


def read_price(value: dict[str, Any], label: str, turn: int, rates: ExchangeRates, usual: str | None) -> Price:
    """Read a price of the parser.

    Args:
        value: the parser's finding.
        label: the shopper's words.
        turn: the source of the constraints.
        rates: to compare money in the base currency.
        usual: the currency of a price without one; the base currency if None.
    """
    if value.get("invalid"):
        return Price(problem="utter_catalogue__problem_price")
    price = PriceRange(**value["price"])
    low, high, named = price.low_cents, price.high_cents, None
    if low is not None and low == high:
        named = low
        # Nobody who says "about 500", or just "500", means the cent.
        low, high = round(low * (1 - _AROUND)), round(high * (1 + _AROUND))
    said = price.currency or usual
    currency = said or rates.base_currency
    try:
        limits = tuple(
            Constraint(kind, "", label, turn, rates.to_base(cents, currency), unit=said)
            for kind, cents in ((ConstraintKind.MIN_PRICE, low), (ConstraintKind.MAX_PRICE, high))
            if cents is not None
        )
        amount = None
        if named is not None and value["op"] == "eq":
            amount = replace(limits[-1], value=rates.to_base(named, currency))
        return Price(limits, amount)
    except UnknownCurrencyError:
        return Price(problem="utter_catalogue__problem_currency")


def read_quantity(
    text: str, entity: dict[str, Any], links: Sequence[Link], category: tuple[str, ...], turn: int, count: Count
) -> list[Constraint]:
    """Find the attribute that a measure describes: the one named near it, else the likeliest that exists.

    Args:
        text: the message.
        entity: the parser's finding in it.
        links: the words of the message linked to the catalogue.
        category: the categories wanted.
        turn: the source of the constraints.
        count: how many products satisfy filters; tells what "16 GB" describes in this catalogue.
    """
    value = entity["value"]
    low, high, unit = value["min"], value["max"], value["unit"]
    candidates = _ATTRIBUTES_OF_UNIT.get(unit, ())
    unit = None if unit == "pcs" else unit  # a number of pieces has no unit in a catalogue
    if value["dimension"] == COUNT_OF:
        candidates, unit = _named_next(links, entity["end"]), None
    near = [
        found.term.key
        for found in links
        if found.term and found.term.key in candidates and abs(found.start - entity["end"]) <= _NEAR_CHARACTERS
    ]
    low, high = _tolerant(low, high, unit)
    bounds = [(Comparison.EQUAL, low)] if low == high else [(Comparison.AT_LEAST, low), (Comparison.AT_MOST, high)]
    found = [
        (name, count(Filters(categories=category, attributes=conditions)), conditions)
        for name in dict.fromkeys((*near, *candidates))
        for conditions in [_conditions(name, bounds, unit)]
    ]
    most = max((fitting for _, fitting, _ in found), default=0)
    for name, fitting, conditions in found:
        # "64 GB" of phones is storage, though one of them may claim as much memory.
        if fitting and (name in near or fitting >= _RARE * most):
            label = text[entity["start"] : entity["end"]]
            return [
                Constraint(ConstraintKind.ATTRIBUTE, name, label, turn, item.value, item.comparison, unit)
                for item in conditions
            ]
    return []


def _tolerant(low: float | None, high: float | None, unit: str | None) -> tuple[float | None, float | None]:
    """Return the ends as shops write them: a "15 inch" laptop has 15.6, and a terabyte 1000 or 1024 GB."""
    if unit == "in" and low is not None and low == high and float(low).is_integer():
        return low, low + _BELOW_NEXT_INCH
    terabyte = units()["TB"]
    if unit == "GB" and low is not None and low % float(terabyte.spoken_factor) == 0:
        return low / float(terabyte.spoken_factor) * float(terabyte.factor), high
    return low, high


def _conditions(
    name: str, bounds: Sequence[tuple[Comparison, float | None]], unit: str | None
) -> tuple[AttributeFilter, ...]:
    return tuple(
        AttributeFilter(name, comparison, float(bound), unit) for comparison, bound in bounds if bound is not None
    )


def _named_next(links: Sequence[Link], end: int) -> tuple[str, ...]:
    """Return the attribute that the word right after a number names: "8 outlets"."""
    following = (found.term for found in links if 0 <= found.start - end <= 1)
    return tuple(term.key for term in following if term and term.kind is TermKind.ATTRIBUTE)
