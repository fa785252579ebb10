"""Conditions as one text, for the buttons that add them: `brand=HP`, `memory=8..16 GB`, `price=..300 USD`."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from guide.money import DisplayMoney
from guide.search.prices import price_band, price_condition
from guide.search.state import Condition, ConditionKind
from language.money import PriceRange, major_units, minor_units
from recommender.contract import Choice, Comparison, Facet

_NAMED_KINDS = {kind.value: kind for kind in (ConditionKind.CATEGORY, ConditionKind.BRAND)}


def choice_text(facet: Facet, choice: Choice, money: DisplayMoney) -> str:
    """Return a choice as text; `chosen` reads it. Prices are in the currency in which the button says them."""
    if facet.name == ConditionKind.PRICE.value:
        band = price_band(facet, choice, money)
        low, high = (
            "" if end is None else f"{major_units(end, money.currency):f}" for end in (band.low_cents, band.high_cents)
        )
        return f"{facet.name}={low}..{high} {money.currency}"
    if choice.value is not None:
        value = str(choice.value).lower() if isinstance(choice.value, bool) else choice.value
        return f"{facet.name}={value}"
    return f"{facet.name}={choice.low:.15g}..{choice.high:.15g} {facet.unit or ''}".rstrip()


def chosen(text: str, label: str, turn: int, money: DisplayMoney) -> list[Condition]:
    """Return the conditions that a button's text stands for; none for a text that is not of ours.

    Args:
        text: what `choice_text` wrote.
        label: how the search shall say them, as the button did.
        turn: their source.
        money: what this conversation speaks of prices in.
    """
    name, _, value = text.partition("=")
    if not value:
        return []
    numbers, _, unit = value.partition(" ")
    low, dots, high = numbers.partition("..")
    if not dots:
        if name in _NAMED_KINDS:
            return [Condition(_NAMED_KINDS[name], value, label, turn)]
        typed = {"true": True, "false": False}.get(value, value)
        return [Condition(ConditionKind.ATTRIBUTE, name, label, turn, typed)]
    if name == ConditionKind.PRICE.value:
        return _chosen_price(low, high, unit, label, turn, money)
    try:
        ends = (float(low), float(high))
    except ValueError:
        return []
    if ends[0] == ends[1]:
        return [Condition(ConditionKind.ATTRIBUTE, name, label, turn, ends[0], Comparison.EQUAL, unit or None)]
    return [
        Condition(ConditionKind.ATTRIBUTE, name, label, turn, end, comparison, unit or None)
        for end, comparison in zip(ends, (Comparison.AT_LEAST, Comparison.AT_MOST), strict=True)
    ]


def _chosen_price(low: str, high: str, currency: str, label: str, turn: int, money: DisplayMoney) -> list[Condition]:
    if not money.rates.knows(currency):
        return []  # of a shop that had other rates
    try:
        low_cents, high_cents = (minor_units(Decimal(end), currency) if end else None for end in (low, high))
    except (InvalidOperation, ValueError, OverflowError):
        return []
    said = PriceRange(low_cents, high_cents, currency)
    return [] if said.is_open else [price_condition(said, label, turn, money)]
