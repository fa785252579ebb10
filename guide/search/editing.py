"""Edits the running search with what a message asks: add, replace, drop, negate, cheaper, start anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from statistics import median_low

from guide.search.request import Change, SearchRequest
from guide.search.state import (
    Condition,
    ConditionKind,
    Count,
    SearchState,
    TextRole,
    text_filter,
    wanted_categories,
)
from language.money import PriceRange
from language.units import format_quantity
from recommender.contract import Comparison, Filters, Sort

# What a shopper (or a button) may name when dropping conditions, and the kind it means.
_DROPPED_KINDS = {
    "price": ConditionKind.PRICE,
    "brand": ConditionKind.BRAND,
    "category": ConditionKind.CATEGORY,
    "attributes": ConditionKind.ATTRIBUTE,
}
_TEXT = f"{ConditionKind.TEXT.value}="
_NEARLY_ALL = 0.95
"""A price that a greater share of a kind of thing keeps tells nothing apart there."""
_MOSTLY = 0.5
"""What a greater share of one of two kinds of thing is both, is one kind to who speaks of them."""
_NOTICEABLE = 0.02
"""How much bigger or lighter a thing must be than another to be called so."""


def start(request: SearchRequest, before: SearchState | None = None) -> SearchState:
    """Begin a new search from one message.

    Args:
        request: what the message asks for.
        before: what holds on of the search that ends, see `holding_on`: what it asked is not asked again.
    """
    before = before or SearchState()
    state = SearchState(
        words=request.words,
        said=request.said,
        preferred=request.preferred,
        topic=request.topic,
        sort=request.sort or Sort.RELEVANCE,
        asked=before.asked,
        conditions=before.conditions,
    )
    if not request.conditions:
        return add(state, request.also)
    state = add(state, request.conditions)
    for item in request.also:
        state = _allow(state, item)
    return state


def holding_on(before: SearchState, request: SearchRequest, count: Count) -> SearchState:
    """Return what holds on of a search where a message begins another one.

    Where a kind is named again (a narrower one, too), or a message says what was meant, all does that was said of the
    thing, as far as anything has it all. What was said before any thing was named ("under 80, not white") holds on
    where it tells things of the new kind apart. Of another thing nothing does but what the message says to keep.

    Args:
        before: the search that ends.
        request: what the message asks for.
        count: how many products satisfy filters.
    """
    is_of_thing = before.names_a_thing  # what is given up with it goes, too
    for what in request.dropped:
        before = drop(before, what)
    conditions = before.conditions
    named = [item for item in conditions if is_kept(item, request)]
    kinds = tuple(item for item in request.conditions if item.is_wanted_kind)
    lasting = [item for item in conditions if item.kind is ConditionKind.PRICE or _refuses_some(item, kinds, count)]
    kept: list[Condition] = []
    if request.corrects or _is_same_thing(before, request, count):
        said = [item for item in conditions if item in lasting or _describes(item)]
        kept = said if count(add(SearchState(tuple(said)), request.conditions).filters()) else lasting
    elif not is_of_thing:
        kept = [item for item in lasting if item.negated or _tells_apart(item, kinds, count)]
    return SearchState(tuple(item for item in conditions if item in named or item in kept), asked=before.asked)


def is_kept(item: Condition, request: SearchRequest) -> bool:
    """Tell whether a message says that a condition holds on: "same budget"."""
    return bool({item.name, item.kind.value} & set(request.kept))


def _is_same_thing(before: SearchState, request: SearchRequest, count: Count) -> bool:
    """Tell whether a message names what was looked for, or a part of it: a robot vacuum cleaner is a vacuum cleaner.

    Things that are sold in one category by names of their own, as kettles and toasters, are two.
    """
    wanted, others = (_things_of(conditions) for conditions in (request.conditions, before.conditions))
    if not all(each.categories or each.texts for each in (wanted, others)):
        return False
    both = count(replace(wanted, either=((others,),)))
    return wanted == others or both > _MOSTLY * min(count(wanted), count(others))


def _things_of(conditions: Sequence[Condition]) -> Filters:
    """Return the kinds of thing that are wanted, and the names that titles shall call them by."""
    named = (item for item in conditions if item.is_name_of_thing)
    texts = tuple(text_filter(item.phrases, item.role) for item in named)
    return Filters(categories=wanted_categories(conditions), texts=texts)


def _refuses_some(item: Condition, kinds: tuple[Condition, ...], count: Count) -> bool:
    """Tell whether a condition refuses something; of ink cartridges none is a refused printer."""
    if not item.negated or item.kind is not ConditionKind.CATEGORY or not kinds:
        return item.negated
    refused = Filters(categories=(item.key,))
    return bool(count(replace(SearchState(kinds).filters(), either=((refused,),))))


def _describes(item: Condition) -> bool:
    """Tell whether a condition says what a thing is like or must fit, and not what or whose it is."""
    if item.kind is ConditionKind.TEXT:
        return item.role in (TextRole.WORD, TextRole.FITS)
    return item.kind is ConditionKind.ATTRIBUTE


def _tells_apart(limit: Condition, kinds: tuple[Condition, ...], count: Count) -> bool:
    """Tell whether some things of a kind are within a price and some are not: any mouse costs less than a laptop."""
    within = count(SearchState((*kinds, limit)).filters())
    return 0 < within < _NEARLY_ALL * count(SearchState(kinds).filters())


@dataclass(frozen=True)
class OnScreen:
    """What a relative wish relates to: "cheaper" than these, "any other brand" than these.

    `prices` are in base currency minor units; `measures` are (attribute, unit, value of each product that has it) by
    what a shopper may want changed: `size`, `weight`. `kind` is the category of what is compared with, where that is
    one product.
    """

    prices: Sequence[int] = ()
    brands: Sequence[str] = ()
    measures: Mapping[str, tuple[str, str | None, Sequence[float]]] = field(default_factory=dict)
    kind: str | None = None


def refine(state: SearchState, request: SearchRequest, on_screen: OnScreen) -> SearchState:
    """Change the running search by one message."""
    for what in request.dropped:
        state = drop(state, what)
    if "brand" in request.replaced:
        state = _other_brand(state, on_screen.brands)
    if any(unmet.fits for unmet in request.unmet):  # what fits something else is of no use
        state = replace(state, conditions=tuple(item for item in state.conditions if item.role is not TextRole.FITS))
    state = replace(
        state,
        words=tuple(dict.fromkeys((*state.words, *request.words))),
        said=tuple(dict.fromkeys((*state.said, *request.said))),
        preferred=tuple(dict.fromkeys((*state.preferred, *request.preferred))),
        topic=request.topic or state.topic,
        sort=request.sort or state.sort,
        similar_to=None if request.sort else state.similar_to,
    )
    for item in request.also:
        state = _allow(state, item)
    if request.changes and on_screen.kind and not request.categories:
        state = of_kind(state, on_screen.kind)
    limits = [item for item in request.conditions if item.kind is ConditionKind.PRICE]
    moved = _with_limit(state, request.amount) if request.amount else None
    new = [item for item in request.conditions if moved is None or item not in limits]
    state = add(moved or state, new)
    for change in request.changes:
        if change.attribute == "price" and limits:
            continue  # "cheaper, under 400" says how far
        if change.attribute == "price":
            state = _change_price(state, change, on_screen.prices)
            continue
        measured = on_screen.measures.get(change.attribute)
        if measured and not any(item.key == measured[0] for item in new):  # "smaller, for 14 inches" says how small
            state = _change_measure(state, change, *measured)
    return replace(state, seen=())


def of_kind(state: SearchState, category: str) -> SearchState:
    """Look for one kind of thing in place of those that were wanted."""
    if state.categories == (category,):
        return state
    others = tuple(item for item in state.conditions if not item.is_wanted_kind)
    kind = Condition(ConditionKind.CATEGORY, category, category, state.next_turn)
    return replace(state, conditions=(kind, *others))


def drop(state: SearchState, what: str) -> SearchState:
    """Drop a condition by its everyday name: price, brand, category, attributes, an attribute's name, or words.

    `all` are all but the kind of thing, `search` is everything, `gift` what was told of a present.
    """
    if what == "search":
        return SearchState()
    if what == "gift":
        return replace(state, gift=None)
    if what == "all":
        return SearchState(
            conditions=tuple(state.of(ConditionKind.CATEGORY)),
            topic=state.topic,
            asked=state.asked,
        )
    if kind := _DROPPED_KINDS.get(what):
        return state.without(kind)
    words = what.removeprefix(_TEXT)
    left = state.without(ConditionKind.ATTRIBUTE, what).without(ConditionKind.TEXT, words)
    return _without_words(left, {words.casefold()})


def add(state: SearchState, new: Sequence[Condition]) -> SearchState:
    """Add conditions: a new one replaces an older one of the same slot, those of one message stand together.

    Of a price each end is a slot of its own: after "under 800" comes "over 300", and both hold.
    """
    state = _without_contradicted(state, new)
    replaced = {item.slot for item in new if item.price is None}
    excluded = {(item.kind, item.key) for item in new if item.negated}
    kept = [
        item
        for item in state.conditions
        if (item.slot not in replaced or (item.negated and item.kind is not ConditionKind.ATTRIBUTE))
        and (item.negated or (item.kind, item.key) not in excluded)
    ]
    wanted = {(item.kind, item.key) for item in new if not item.negated}
    kept = [item for item in kept if not (item.negated and (item.kind, item.key) in wanted)]
    return _without_refused_words(replace(state, conditions=(*kept, *new)), new)


def _without_refused_words(state: SearchState, new: Sequence[Condition]) -> SearchState:
    """Drop words that ranked until now and are refused: what was refused never raises a score."""
    refused = {text.casefold() for item in new if item.negated for text in (item.label, item.key, *item.phrases)}
    return _without_words(state, refused) if refused else state


def _without_words(state: SearchState, unwanted: Set[str]) -> SearchState:
    words, preferred = (
        tuple(word for word in texts if word.casefold() not in unwanted) for texts in (state.words, state.preferred)
    )
    return replace(state, words=words, preferred=preferred)


def _allow(state: SearchState, item: Condition) -> SearchState:
    """Let a thing do as well as what is wanted: it is refused no more, and one more where others are wanted."""
    kept = [old for old in state.conditions if not (old.negated and (old.kind, old.key) == (item.kind, item.key))]
    wanted = [old for old in kept if not old.negated and old.slot == item.slot]
    if not wanted:
        return replace(state, conditions=tuple(kept))
    others = [replace(old, either=True) if old in wanted else old for old in kept]
    return replace(state, conditions=(*others, replace(item, either=True)))


def _without_contradicted(state: SearchState, new: Sequence[Condition]) -> SearchState:
    """Drop older bounds that a new one of the same measure leaves no room for: after "42 inch", "at least 50"."""
    kept = [old for old in state.conditions if not any(_contradicts(item, old) for item in new)]
    return replace(state, conditions=tuple(left for old in kept if (left := _beside_prices(old, new))))


def _contradicts(new: Condition, old: Condition) -> bool:
    if not (new.kind is old.kind is ConditionKind.ATTRIBUTE and new.key == old.key):
        return False
    if new.comparison is old.comparison:
        return False
    if Comparison.EQUAL in (new.comparison, old.comparison):
        return not (new.negated or old.negated)  # a new measure instead of an old one
    low, high = (new, old) if new.comparison is Comparison.AT_LEAST else (old, new)
    numbers = [item.value for item in (low, high) if isinstance(item.value, (int, float))]
    return len(numbers) == 2 and numbers[0] > numbers[1]


def _beside_prices(old: Condition, new: Sequence[Condition]) -> Condition | None:
    """Return an older condition without the ends of a price that new ones set or leave no room for."""
    lows = [item.low_cents for item in new if item.low_cents is not None]
    highs = [item.high_cents for item in new if item.high_cents is not None]
    low, high = old.low_cents, old.high_cents
    return old.without_ends(
        low=bool(lows) or (low is not None and any(low > limit for limit in highs)),
        high=bool(highs) or (high is not None and any(limit > high for limit in lows)),
    )


def _other_brand(state: SearchState, brands_shown: Sequence[str]) -> SearchState:
    wanted = [item for item in state.of(ConditionKind.BRAND) if not item.negated]
    unwanted = [item.key for item in wanted] or list(dict.fromkeys(brands_shown))
    others = [item for item in state.conditions if item not in wanted]
    excluded = [Condition(ConditionKind.BRAND, brand, brand, state.next_turn, negated=True) for brand in unwanted]
    return replace(state, conditions=(*others, *excluded))


def _with_limit(state: SearchState, amount: Condition) -> SearchState | None:
    """Move the one price limit that the search has to an amount: after "under 500", "no, I meant 300" is under 300."""
    limits = state.of(ConditionKind.PRICE)
    if len(limits) != 1 or None not in (limits[0].low_cents, limits[0].high_cents):
        return None
    is_low = limits[0].high_cents is None
    moved = amount.without_ends(low=not is_low, high=is_low)
    conditions = (moved if item is limits[0] else item for item in state.conditions)
    return replace(state, conditions=tuple(item for item in conditions if item))


def _change_price(state: SearchState, change: Change, prices: Sequence[int]) -> SearchState:
    is_low = change.direction > 0 and change.factor is None
    if change.factor is not None:
        highest = state.price.high_cents if state.price else None
        limit = highest if change.direction > 0 or not prices else None  # "double the budget"
        value = round((limit or (median_low(prices) if prices else 0)) * change.factor)
    elif prices:
        value = max(median_low(prices) + change.direction, 0)
    else:
        return state
    if not value:
        return state
    kept = [left for item in state.conditions if (left := item.without_ends(low=is_low, high=not is_low))]
    price = PriceRange(low_cents=value) if is_low else PriceRange(high_cents=value)
    return replace(state, conditions=(*kept, Condition(ConditionKind.PRICE, "", "", state.next_turn, price=price)))


def _change_measure(
    state: SearchState, change: Change, name: str, unit: str | None, values: Sequence[float]
) -> SearchState:
    """Ask for less or more of a measure than the middle one of those shown has."""
    margin = 1 + change.direction * _NOTICEABLE
    comparison = Comparison.AT_MOST if change.direction < 0 else Comparison.AT_LEAST
    value = round(median_low(values) * margin, 3)
    kept = state.without(ConditionKind.ATTRIBUTE, name)
    label = f"{'<' if change.direction < 0 else '>'} {format_quantity(median_low(values), unit, 'en')}"
    bound = Condition(ConditionKind.ATTRIBUTE, name, label, state.next_turn, value, comparison, unit)
    return replace(kept, conditions=(*kept.conditions, bound))
