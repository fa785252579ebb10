"""Edits the running search with what a message asks: add, replace, drop, negate, cheaper, start anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median_low

from actions.search.reading import Reading
from actions.search.state import Constraint, ConstraintKind, SearchState
from recommender.contract import Sort

# What a shopper (or a button) may name when dropping a condition, and the constraint kinds it means.
_DROPPED_KINDS = {
    "price": (ConstraintKind.MIN_PRICE, ConstraintKind.MAX_PRICE),
    "brand": (ConstraintKind.BRAND,),
    "category": (ConstraintKind.CATEGORY,),
    "attributes": (ConstraintKind.ATTRIBUTE,),
}


def start(reading: Reading) -> SearchState:
    """Begin a new search from one message."""
    state = SearchState(
        words=reading.words, said=reading.said, topic=reading.topic, sort=reading.sort or Sort.RELEVANCE
    )
    return _with(state, reading)


def refine(
    state: SearchState, reading: Reading, shown_prices: Sequence[int], brands_shown: Sequence[str]
) -> SearchState:
    """Change the running search by one message.

    Args:
        state: the search so far.
        reading: the message.
        shown_prices: prices on the screen in base currency minor units; "cheaper" means below their median.
        brands_shown: brands on the screen; "any other brand" excludes those wanted so far, else these.
    """
    for what in reading.dropped:
        state = drop(state, what)
    if "brand" in reading.replaced:
        state = _other_brand(state, brands_shown)
    state = replace(
        state,
        words=tuple(dict.fromkeys((*state.words, *reading.words))),
        said=tuple(dict.fromkeys((*state.said, *reading.said))),
        topic=reading.topic or state.topic,
        sort=reading.sort or state.sort,
    )
    state = _with(state, reading)
    if reading.cheaper and shown_prices:
        state = _change_price(state, reading.cheaper, shown_prices)
    return replace(state, seen=())


def drop(state: SearchState, what: str) -> SearchState:
    """Drop one condition by its everyday name: price, brand, category, attributes, all, or an attribute's name."""
    if what == "all":
        return SearchState(
            constraints=tuple(c for c in state.constraints if c.kind is ConstraintKind.CATEGORY), topic=state.topic
        )
    kinds = _DROPPED_KINDS.get(what)
    if kinds is None:
        return state.without(ConstraintKind.ATTRIBUTE, what)
    for kind in kinds:
        state = state.without(kind)
    return state


def _with(state: SearchState, reading: Reading) -> SearchState:
    """Add constraints: a new one replaces an older one of the same slot, those of one message stand together."""
    new = reading.constraints
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


def _other_brand(state: SearchState, brands_shown: Sequence[str]) -> SearchState:
    wanted = [item for item in state.constraints if item.kind is ConstraintKind.BRAND and not item.negated]
    unwanted = [item.key for item in wanted] or list(dict.fromkeys(brands_shown))
    others = [item for item in state.constraints if item not in wanted]
    excluded = [Constraint(ConstraintKind.BRAND, brand, brand, state.next_turn, negated=True) for brand in unwanted]
    return replace(state, constraints=(*others, *excluded))


def _change_price(state: SearchState, direction: int, shown_prices: Sequence[int]) -> SearchState:
    reference = median_low(shown_prices)
    kind = ConstraintKind.MAX_PRICE if direction < 0 else ConstraintKind.MIN_PRICE
    bound = Constraint(kind, "", "", state.next_turn, max(reference + direction, 0))
    return replace(state.without(kind), constraints=(*state.without(kind).constraints, bound))
