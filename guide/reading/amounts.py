"""Measures of a message as conditions of the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from guide.reading.linker import Link
from guide.search.state import Condition, ConditionKind, Count, SearchState
from language.expressions import PERSON, Operator, QuantityExpression
from language.units import convert, kept_unit, kept_units, same_size, units, written_alike
from language.words import words_of
from recommender.contract import AttributeFilter, Comparison, Filters
from shop.catalogue.records import TermKind

# What a measured quantity may describe, likeliest first; the words around it or the catalogue decide.
_ATTRIBUTES_OF_UNIT = {
    "GB": ("memory", "storage", "capacity", "graphics_memory"),
    "in": ("screen_size", "size", "length", "cable_length"),
    "m": ("length", "size", "cable_length", "screen_size"),
    "g": ("weight",),
    "ml": ("volume", "capacity"),
    "W": ("power",),
    "Hz": ("refresh_rate",),
    "mAh": ("battery_capacity",),
    "V": ("voltage",),
    "MP": ("megapixels",),
    "lm": ("brightness",),
    "pcs": ("pack_quantity", "number_of_puzzle_pieces", "number_of_pieces"),
    "person": ("persons",),
    "port": ("ports",),
    "h": ("battery_life",),
    "ms": ("response_time",),
    "dB": ("noise_level",),
    "ppm": ("print_speed",),
}
Measured = Callable[[Filters, str], Sequence[str]]
"""Returns the properties that products which satisfy filters state in a unit, the commonest first."""

COUNT_OF = "count_of"
_NAMED_ALONE = ("height", "depth")
"""Nobody means these who does not name them."""
_ABOUT_AS_MUCH = 0.1
_BELOW_NEXT_INCH = 0.99
_NEAR_CHARACTERS = 12
_RARE = 0.1
"""What describes so much fewer products than another attribute does is not what a shopper means."""


def read_quantity(
    said: QuantityExpression,
    links: Sequence[Link],
    category: tuple[str, ...],
    turn: int,
    count: Count,
    measured: Measured,
) -> list[Condition]:
    """Find the attribute that a measure describes: the one named near it, else the likeliest that exists.

    Likeliest are those that are known for a unit, then what the products of the kind state in it, the commonest first.

    Args:
        said: the parser's finding.
        links: the words of the message linked to the catalogue.
        category: the categories wanted.
        turn: the source of the conditions.
        count: how many products satisfy filters; tells what "16 GB" describes in this catalogue.
        measured: tells what else the kind is measured by.
    """
    known, unit = _candidates(said, links, category, count), _unit_stated(said)
    candidates = tuple(dict.fromkeys((*known, *_also_measured(said, category, measured))))
    near = _named_near(said, links, candidates)
    stating = {each: count(_stating(each, category, "GB")) for each in known} if said.unit == "GB" else {}
    seldom = [each for each, number in stating.items() if number < _RARE * max(stating.values())]
    counts = unit is None and said.dimension != COUNT_OF
    is_whole = said.unit == "pcs" or (bool(stating) and len(stating) - len(seldom) == 1)
    if counts and not is_whole:  # "4 ports" are four where something has just four, else at least as many
        exactly = (_conditions(name, *_limits(said, is_whole=True), unit) for name in candidates)
        is_whole = any(count(Filters(categories=category, attributes=wanted)) for wanted in exactly)
    found = [
        (name, count(Filters(categories=category, attributes=conditions)), conditions)
        for name in dict.fromkeys((*near, *candidates))
        for conditions in [_conditions(name, *_limits(said, is_whole=is_whole), unit)]
    ]
    most = max((fitting for _, fitting, _ in found), default=0)
    for name, fitting, conditions in found:
        # "64 GB" of phones is storage, though one of them may claim as much memory.
        if fitting and (name in near or (fitting >= _RARE * most and name not in seldom)):
            # What a measure rarely means, titles say as well as properties: the width of a tape.
            is_rare = said.op is Operator.EQUAL and name not in known
            return _as_wished(said, conditions, turn, _written(said) if is_rare else ())
    return []


def read_in_words(
    said: QuantityExpression, meanings: Sequence[str], category: tuple[str, ...], turn: int, count: Count
) -> list[Condition]:
    """Return an exact measure that no property states as a condition on the texts, if one says it: a 50 mm lens.

    Texts may write it in another unit, or say it by other words, `meanings`: 10 gig is 10GBASE-T.
    """
    text = Condition.of_text(said.text, turn, tuple(dict.fromkeys((said.text, *meanings, *_written(said)))))
    within = replace(SearchState((text,)).filters(), categories=category)
    is_exact = said.op is Operator.EQUAL and said.of != PERSON
    return [text] if is_exact and count(within) else []


def read_unsatisfied(
    said: QuantityExpression, links: Sequence[Link], category: tuple[str, ...], turn: int, count: Count
) -> list[Condition]:
    """Return the conditions of a measure that nothing of the kinds wanted has, though they state what it measures.

    Of no drive of 4 TB the largest comes nearest, of no machine 45 cm wide the narrowest. A weight that is no limit may
    be that of who uses a thing, and what a kind is seldom measured by, nobody means. Arguments as for `read_quantity`.
    """
    candidates, unit = _candidates(said, links, category, count), _unit_stated(said)
    if not category or (said.dimension == "weight" and said.op is not Operator.AT_MOST):
        return []
    named = _named_near(said, links, candidates)
    stating = {each: count(_stating(each, category, unit)) for each in named or candidates}
    name = max(stating, key=lambda each: stating[each], default="")
    if not name or stating[name] < max(1, _RARE * count(Filters(categories=category))):
        return []
    return _as_wished(said, _conditions(name, *_limits(said, is_whole=False), unit), turn)


def _as_wished(
    said: QuantityExpression, wished: Sequence[AttributeFilter], turn: int, phrases: tuple[str, ...] = ()
) -> list[Condition]:
    kind, label = ConditionKind.ATTRIBUTE, said.text
    return [
        Condition(kind, item.name, label, turn, item.value, item.comparison, item.unit, phrases=phrases)
        for item in wished
    ]


def _written(said: QuantityExpression) -> tuple[str, ...]:
    return () if said.min is None else tuple(written_alike(said.min, said.unit))


def _candidates(
    said: QuantityExpression, links: Sequence[Link], category: tuple[str, ...], count: Count
) -> tuple[str, ...]:
    """Return what a measure may be of, likeliest first: the side that it names, the ports of the plug that it names."""
    if said.of:
        return () if said.of == PERSON else (said.of,)
    if said.dimension == COUNT_OF:
        return _named_next(links, said.end)
    if said.unit == "port":
        of_plugs = (f"{word.form}_ports" for word in words_of(said.text))
        if stated := tuple(name for name in of_plugs if count(_stating(name, category, None))):
            return stated
    return _ATTRIBUTES_OF_UNIT.get(said.unit, ())


def _also_measured(said: QuantityExpression, category: tuple[str, ...], measured: Measured) -> list[str]:
    """Return what else products of the kinds wanted state in the unit of a measure that does not name what it is of."""
    unit = _unit_stated(said)
    if unit is None or said.of or not category:
        return []
    names = (name for kept in kept_units(unit) for name in measured(Filters(categories=category), kept))
    return [name for name in names if name not in _NAMED_ALONE]


def _unit_stated(said: QuantityExpression) -> str | None:
    """Return the unit of a measure as catalogues state it; a number of pieces has none there."""
    known = units().get(said.unit)
    return None if said.dimension == COUNT_OF or (known is not None and known.counts) else said.unit


def _named_near(said: QuantityExpression, links: Sequence[Link], candidates: Sequence[str]) -> list[str]:
    near = (found.term for found in links if found.term and abs(found.start - said.end) <= _NEAR_CHARACTERS)
    return [term.key for term in near if term.key in candidates]


def merged_measures(said: Sequence[QuantityExpression]) -> list[QuantityExpression]:
    """Return measures of which two alike that follow each other are one from the first to the second: 三米五米都行.

    No product is both three and five metres long. Of storage it may be both: "8 GB and 256 GB".
    """
    merged: list[QuantityExpression] = []
    for each in said:
        before = merged[-1] if merged else None
        if before and before.unit == each.unit and before.bare is before.op is each.op is Operator.EQUAL:
            ends = (before.min, before.max, each.min, each.max)
            known = [end for end in ends if end is not None]
            text = f"{before.text} / {each.text}"
            merged[-1] = replace(before, end=each.end, text=text, op=Operator.BETWEEN, min=min(known), max=max(known))
        else:
            merged.append(each)
    return merged


def stating_size(said: QuantityExpression) -> Filters | None:
    """Return what all satisfies that states for how large a screen it is, where a measure is of one; else None."""
    is_size = said.unit == "in" and not said.of and said.op is Operator.EQUAL
    return _stating(_ATTRIBUTES_OF_UNIT["in"][0], (), "in") if is_size else None


def _stating(name: str, category: tuple[str, ...], unit: str | None) -> Filters:
    kept = kept_unit(name, unit) if unit else None
    return Filters(categories=category, attributes=(AttributeFilter(name, Comparison.AT_LEAST, 0.0, kept),))


def _limits(said: QuantityExpression, *, is_whole: bool) -> tuple[float | None, float | None]:
    """Return the least and the most that will do: of "16 GB memory" more is as good, of "3 m" about as much.

    Of what a thing consists of as a whole, as a stick of 64 GB, just as much is meant.
    """
    if said.op is Operator.ABOUT and said.min is not None and said.max is not None:
        return said.min * (1 - _ABOUT_AS_MUCH), said.max * (1 + _ABOUT_AS_MUCH)
    if said.op is not Operator.EQUAL or said.min is None or said.max is None:
        return said.min, said.max
    if said.bare is Operator.AT_LEAST and not is_whole:
        return said.min, None
    if said.bare is Operator.AT_MOST:
        return None, said.max
    if said.unit == "in" and said.min.is_integer():
        return said.min, said.max
    return said.min * (1 - said.tolerance), said.max * (1 + said.tolerance)


def _conditions(name: str, low: float | None, high: float | None, unit: str | None) -> tuple[AttributeFilter, ...]:
    """Return the limits of an attribute in the unit that it is kept in."""
    kept = kept_unit(name, unit) if unit else None
    if unit and kept:
        low, high = (None if end is None else convert(end, unit, kept) for end in (low, high))
    low, high = _tolerant(low, high, kept)
    bounds = [(Comparison.EQUAL, low)] if low == high else [(Comparison.AT_LEAST, low), (Comparison.AT_MOST, high)]
    return tuple(AttributeFilter(name, comparison, bound, kept) for comparison, bound in bounds if bound is not None)


def _tolerant(low: float | None, high: float | None, unit: str | None) -> tuple[float | None, float | None]:
    """Return the ends as shops write them: a "15 inch" laptop has 15.6, and a terabyte 1000 or 1024 GB."""
    if unit == "in" and low is not None and low == high and low.is_integer():
        return low, low + _BELOW_NEXT_INCH
    if unit == "GB":
        return None if low is None else same_size(low)[0], None if high is None else same_size(high)[1]
    return low, high


def _named_next(links: Sequence[Link], end: int) -> tuple[str, ...]:
    """Return the attribute that the word right after a number names: "8 outlets"."""
    following = (found.term for found in links if 0 <= found.start - end <= 1)
    return tuple(term.key for term in following if term and term.kind is TermKind.ATTRIBUTE)
