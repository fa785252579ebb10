"""Conditions as one text, for the buttons that add them to a search: `brand=HP`, `memory=8..16 GB`."""

from __future__ import annotations

from guide.search.state import Condition, ConditionKind
from language.money import PriceRange
from recommender.contract import Choice, Comparison, Facet

_NAMED_KINDS = {kind.value: kind for kind in (ConditionKind.CATEGORY, ConditionKind.BRAND)}


def choice_text(facet: Facet, choice: Choice) -> str:
    """Return a choice as text; `chosen` reads it."""
    if choice.value is not None:
        value = str(choice.value).lower() if isinstance(choice.value, bool) else choice.value
        return f"{facet.name}={value}"
    return f"{facet.name}={choice.low:.15g}..{choice.high:.15g} {facet.unit or ''}".rstrip()


def chosen(text: str, label: str, turn: int) -> list[Condition]:
    """Return the conditions that a button's text stands for; none for a text that is not of ours.

    Args:
        text: what `choice_text` wrote.
        label: how the search shall say them, as the button did.
        turn: their source.
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
    try:
        ends = (float(low), float(high))
    except ValueError:
        return []
    if name == "price":
        price = PriceRange(round(ends[0]), round(ends[1]))
        return [Condition(ConditionKind.PRICE, "", label, turn, price=price)]
    if ends[0] == ends[1]:
        return [Condition(ConditionKind.ATTRIBUTE, name, label, turn, ends[0], Comparison.EQUAL, unit or None)]
    return [
        Condition(ConditionKind.ATTRIBUTE, name, label, turn, end, comparison, unit or None)
        for end, comparison in zip(ends, (Comparison.AT_LEAST, Comparison.AT_MOST), strict=True)
    ]
