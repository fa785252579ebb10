"""Edits the running search with what a message asks: add, replace, drop, negate, cheaper, start anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median_low

from guide.reading.reader import Change, Reading
from guide.search.state import Constraint, ConstraintKind, SearchState
from recommender.contract import Comparison, Sort

# What a shopper (or a button) may name when dropping a condition, and the constraint kinds it means.
_DROPPED_KINDS = {
    "price": (ConstraintKind.MIN_PRICE, ConstraintKind.MAX_PRICE),
    "brand": (ConstraintKind.BRAND,),
    "category": (ConstraintKind.CATEGORY,),
    "attributes": (ConstraintKind.ATTRIBUTE,),
}
_NOTICEABLE = 0.02
"""How much bigger or lighter a thing must be than another to be called so."""


def start(reading: Reading, asked: tuple[str, ...] = ()) -> SearchState:
    """Begin a new search from one message; the questions already `asked` are not put again."""
    state = SearchState(
        words=reading.words, said=reading.said, topic=reading.topic, sort=reading.sort or Sort.RELEVANCE, asked=asked
    )
    return add(state, reading.constraints)


@dataclass(frozen=True)
class OnScreen:
    """What a relative wish relates to: "cheaper" than these, "any other brand" than these.

    `prices` are in base currency minor units; `measures` are (attribute, unit, value of each product that has it) by
    what a shopper may want changed: `size`, `weight`.
    """

    prices: Sequence[int] = ()
    brands: Sequence[str] = ()
    measures: Mapping[str, tuple[str, str | None, Sequence[float]]] = field(default_factory=dict)


def refine(state: SearchState, reading: Reading, on_screen: OnScreen) -> SearchState:
    """Change the running search by one message."""
    for what in reading.dropped:
        state = drop(state, what)
    if "brand" in reading.replaced:
        state = _other_brand(state, on_screen.brands)
    state = replace(
        state,
        words=tuple(dict.fromkeys((*state.words, *reading.words))),
        said=tuple(dict.fromkeys((*state.said, *reading.said))),
        topic=reading.topic or state.topic,
        sort=reading.sort or state.sort,
    )
    limits = [item for item in reading.constraints if item.kind in _DROPPED_KINDS["price"]]
    moved = _with_limit(state, reading.amount) if reading.amount else None
    new = [item for item in reading.constraints if moved is None or item not in limits]
    state = add(moved or state, new)
    for change in reading.changes:
        if change.attribute == "price" and limits:
            continue  # "cheaper, under 400" says how far
        if change.attribute == "price":
            state = _change_price(state, change, on_screen.prices)
        elif measured := on_screen.measures.get(change.attribute):
            state = _change_measure(state, change, *measured)
    return replace(state, seen=())


def drop(state: SearchState, what: str) -> SearchState:
    """Drop one condition by its everyday name: price, brand, category, attributes, all, or an attribute's name."""
    if what == "all":
        return SearchState(
            constraints=tuple(c for c in state.constraints if c.kind is ConstraintKind.CATEGORY),
            topic=state.topic,
            asked=state.asked,
        )
    kinds = _DROPPED_KINDS.get(what)
    if kinds is None:
        return state.without(ConstraintKind.ATTRIBUTE, what)
    for kind in kinds:
        state = state.without(kind)
    return state


def add(state: SearchState, new: Sequence[Constraint]) -> SearchState:
    """Add constraints: a new one replaces an older one of the same slot, those of one message stand together."""
    state = _without_contradicted(state, new)
    replaced = {item.slot for item in new}
    excluded = {(item.kind, item.key) for item in new if item.negated}
    kept = [
        item
        for item in state.constraints
        if (item.slot not in replaced or (item.negated and item.kind is not ConstraintKind.ATTRIBUTE))
        and (item.negated or (item.kind, item.key) not in excluded)
    ]
    wanted = {(item.kind, item.key) for item in new if not item.negated}
    kept = [item for item in kept if not (item.negated and (item.kind, item.key) in wanted)]
    return replace(state, constraints=(*kept, *new))


def _without_contradicted(state: SearchState, new: Sequence[Constraint]) -> SearchState:
    """Drop older bounds that a new one of the same measure leaves no room for: after "42 inch", "at least 50"."""
    kept = [old for old in state.constraints if not any(_contradicts(item, old) for item in new)]
    return replace(state, constraints=tuple(kept))


def _contradicts(new: Constraint, old: Constraint) -> bool:
    if (new.kind, old.kind) in (
        (ConstraintKind.MIN_PRICE, ConstraintKind.MAX_PRICE),
        (ConstraintKind.MAX_PRICE, ConstraintKind.MIN_PRICE),
    ):
        low, high = (new, old) if new.kind is ConstraintKind.MIN_PRICE else (old, new)
    elif new.kind is old.kind is ConstraintKind.ATTRIBUTE and new.key == old.key and new.comparison != old.comparison:
        if Comparison.EQUAL in (new.comparison, old.comparison):
            return not (new.negated or old.negated)  # a new measure instead of an old one
        low, high = (new, old) if new.comparison is Comparison.AT_LEAST else (old, new)
    else:
        return False
    numbers = [item.value for item in (low, high) if isinstance(item.value, (int, float))]
    return len(numbers) == 2 and numbers[0] > numbers[1]


def _other_brand(state: SearchState, brands_shown: Sequence[str]) -> SearchState:
    wanted = [item for item in state.constraints if item.kind is ConstraintKind.BRAND and not item.negated]
    unwanted = [item.key for item in wanted] or list(dict.fromkeys(brands_shown))
    others = [item for item in state.constraints if item not in wanted]
    excluded = [Constraint(ConstraintKind.BRAND, brand, brand, state.next_turn, negated=True) for brand in unwanted]
    return replace(state, constraints=(*others, *excluded))


def _with_limit(state: SearchState, amount: Constraint) -> SearchState | None:
    """Move the one price limit that the search has to an amount: after "under 500", "no, I meant 300" is under 300."""
    limits = [item for item in state.constraints if item.kind in _DROPPED_KINDS["price"]]
    if len(limits) != 1:
        return None
    moved = replace(amount, kind=limits[0].kind)
    return replace(state, constraints=tuple(moved if item is limits[0] else item for item in state.constraints))


def _change_price(state: SearchState, change: Change, prices: Sequence[int]) -> SearchState:
    kind = ConstraintKind.MAX_PRICE if change.direction < 0 else ConstraintKind.MIN_PRICE
    if change.factor is not None:
        limits = [item.value for item in state.constraints if item.kind is ConstraintKind.MAX_PRICE and item.value]
        reference = median_low(prices) if prices else int(limits[-1]) if limits else 0
        value = round(reference * change.factor)
        kind = ConstraintKind.MAX_PRICE
    elif prices:
        value = max(median_low(prices) + change.direction, 0)
    else:
        return state
    if not value:
        return state
    kept = state.without(kind)
    return replace(kept, constraints=(*kept.constraints, Constraint(kind, "", "", state.next_turn, value)))


def _change_measure(
    state: SearchState, change: Change, name: str, unit: str | None, values: Sequence[float]
) -> SearchState:
    """Ask for less or more of a measure than the middle one of those shown has."""
    margin = 1 + change.direction * _NOTICEABLE
    comparison = Comparison.AT_MOST if change.direction < 0 else Comparison.AT_LEAST
    value = round(median_low(values) * margin, 3)
    kept = state.without(ConstraintKind.ATTRIBUTE, name)
    label = f"{'<' if change.direction < 0 else '>'} {median_low(values):g} {unit or ''}".rstrip()
    bound = Constraint(ConstraintKind.ATTRIBUTE, name, label, state.next_turn, value, comparison, unit)
    return replace(kept, constraints=(*kept.constraints, bound))
