"""When nothing fits: the products that keep most of what is wanted, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from guide.search.running import PAGE
from guide.search.state import Condition, ConditionKind, Count, SearchState, TextRole
from language.money import PriceRange
from recommender.contract import Filters, NearHit, Query, Recommender, Wish

_WEIGHTS = {ConditionKind.BRAND: 2.0, ConditionKind.PRICE: 2.0, ConditionKind.ATTRIBUTE: 1.5}
_WEIGHTS_OF_TEXT = {TextRole.THING: 8.0, TextRole.LINE: 3.0, TextRole.FITS: 2.0, TextRole.WORD: 1.0}
_AS_GOOD = 0.5
"""What keeps less than this share of what the nearest product keeps comes near no more."""
_MUCH = 0.5
"""What share of all that is wanted tells a kind of thing that nothing names."""
_LOOKED_AT = 10 * PAGE
_ROOM = 1.3
"""A price that is so many times the highest one wanted, or so many times less than the lowest, is still near it."""


@dataclass(frozen=True)
class Near:
    """A product, and the names (`Condition.name`) of the conditions that it keeps and that it lacks."""

    product_id: int
    kept: tuple[str, ...]
    lacking: tuple[str, ...]


@dataclass(frozen=True)
class Nearest:
    """What comes nearest, best first, and the names of the conditions that nothing of the kind satisfies."""

    products: tuple[Near, ...]
    missing: tuple[str, ...]


def nearest(
    search: SearchState, recommender: Recommender, dislikes: tuple[int, ...], *, exclude: tuple[int, ...] = ()
) -> Nearest:
    """Return the products of the wanted kind that keep most of a search; what is refused never comes.

    Args:
        search: what nothing satisfies.
        recommender: ranks.
        dislikes: ids of products that were waved away.
        exclude: ids of products that must not come.
    """
    must = _musts(search, recommender.count)
    groups: dict[str, list[Condition]] = {}
    for item in search.conditions:
        if item not in must:
            groups.setdefault(item.name, []).append(item)
    wishes = [Wish(SearchState(tuple(group)).filters(), _weight(group[0])) for group in groups.values()]
    wishes.append(Wish(Filters(price=_roomy(search.price)), 0.0))
    query = Query(
        search.text(),
        SearchState(must, gift=search.gift).filters(exclude),
        dislikes=dislikes,
        limit=_LOOKED_AT,
        sort=search.sort,
    )
    hits = recommender.nearest(query, wishes)
    # Where nothing says what kind of thing it shall be, what keeps little of the rest is anything.
    is_kind_known = search.gift is not None or any(not item.negated for item in must)
    least = 0.0 if is_kind_known else _MUCH * sum(wish.weight for wish in wishes)
    close = [hit for hit in hits if hit.nearness >= max(least, _AS_GOOD * hits[0].nearness)]
    close = _near_in_price(close, [place for place, group in enumerate(groups.values()) if _says_which(group[0])])
    alone = {name: SearchState((*must, *group), gift=search.gift) for name, group in groups.items()}
    missing = [name for name, state in alone.items() if not recommender.count(state.filters())]
    return Nearest(tuple(_named(hit, tuple(groups)) for hit in _telling(close)), tuple(missing))


def _roomy(price: PriceRange | None) -> PriceRange | None:
    """Return what is still near a price."""
    if price is None:
        return None
    low, high = price.low_cents, price.high_cents
    return replace(price, low_cents=low and round(low / _ROOM), high_cents=high and round(high * _ROOM))


def _near_in_price(hits: Sequence[NearHit], which: Sequence[int]) -> list[NearHit]:
    """Leave out what is far from the price where something near it is as much the one that was named.

    Args:
        hits: the last of what they keep is a price near the wanted one.
        which: the places of the wishes that say which product it shall be.
    """
    named = [{place for place in which if hit.kept[place]} for hit in hits]
    near = [own for hit, own in zip(hits, named, strict=True) if hit.kept[-1]]
    return [
        replace(hit, kept=hit.kept[:-1])
        for hit, own in zip(hits, named, strict=True)
        if hit.kept[-1] or not any(own <= other for other in near)
    ]


def _telling(hits: Sequence[NearHit]) -> list[NearHit]:
    """Return a page of the nearest, among them the first that keeps what all before it lack."""
    first: list[NearHit] = []
    kept: set[int] = set()
    for hit in hits:
        own = {place for place, is_kept in enumerate(hit.kept) if is_kept}
        if not first or not own <= kept:
            first.append(hit)
            kept |= own
    chosen = [*first, *(hit for hit in hits if hit not in first)][:PAGE]
    return sorted(chosen, key=hits.index)


def _musts(search: SearchState, count: Count) -> tuple[Condition, ...]:
    """Return what is never given up: the kind of thing, refusals, its name and what it fits, where anything has them.

    What does not fit is of no use, however near it comes in the rest.
    """
    kinds = [item for item in search.conditions if item.is_wanted_kind]
    for role in (TextRole.THING, TextRole.FITS):
        said = [item for item in search.of(ConditionKind.TEXT) if item.role is role and not item.negated]
        if said and count(SearchState((*kinds, *said)).filters()):
            kinds += said
    return (*kinds, *(item for item in search.conditions if item.negated))


def _says_which(item: Condition) -> bool:
    """Tell whether a condition says which product it shall be, and not how."""
    return item.kind is ConditionKind.BRAND or (item.kind is ConditionKind.TEXT and item.role is not TextRole.WORD)


def _weight(item: Condition) -> float:
    return _WEIGHTS_OF_TEXT[item.role] if item.kind is ConditionKind.TEXT else _WEIGHTS[item.kind]


def _named(hit: NearHit, names: Sequence[str]) -> Near:
    kept = tuple(name for name, is_kept in zip(names, hit.kept, strict=True) if is_kept)
    return Near(hit.product_id, kept, tuple(name for name in names if name not in kept))
