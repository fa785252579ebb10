"""When nothing fits: the products that keep most of what is wanted, and what each of them lacks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.search.running import PAGE
from guide.search.state import Condition, ConditionKind, Count, SearchState, TextRole
from recommender.contract import NearHit, Query, Recommender, Wish

_WEIGHTS = {ConditionKind.BRAND: 2.0, ConditionKind.PRICE: 2.0, ConditionKind.ATTRIBUTE: 1.5}
_WEIGHTS_OF_TEXT = {TextRole.THING: 8.0, TextRole.LINE: 3.0, TextRole.FITS: 2.0, TextRole.WORD: 1.0}
_AS_GOOD = 0.5
"""What keeps less than this share of what the nearest product keeps comes near no more."""
_MUCH = 0.5
"""What share of all that is wanted tells a kind of thing that nothing names."""
_LOOKED_AT = 10 * PAGE


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
    query = Query(
        search.text(), SearchState(must).filters(exclude), dislikes=dislikes, limit=_LOOKED_AT, sort=search.sort
    )
    hits = recommender.nearest(query, wishes)
    # Where nothing says what kind of thing it shall be, what keeps little of the rest is anything.
    is_kind_known = any(not item.negated for item in must)
    least = 0.0 if is_kind_known else _MUCH * sum(wish.weight for wish in wishes)
    close = [hit for hit in hits if hit.nearness >= max(least, _AS_GOOD * hits[0].nearness)]
    missing = [name for name, group in groups.items() if not recommender.count(SearchState((*must, *group)).filters())]
    return Nearest(tuple(_named(hit, tuple(groups)) for hit in _telling(close)), tuple(missing))


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
    """Return what is never given up: the kind of thing, its name where any of the kind is called so, and refusals."""
    kinds = [item for item in search.conditions if item.is_wanted_kind]
    names = [item for item in search.of(ConditionKind.TEXT) if item.role is TextRole.THING and not item.negated]
    if names and count(SearchState((*kinds, *names)).filters()):
        kinds += names
    return (*kinds, *(item for item in search.conditions if item.negated))


def _weight(item: Condition) -> float:
    return _WEIGHTS_OF_TEXT[item.role] if item.kind is ConditionKind.TEXT else _WEIGHTS[item.kind]


def _named(hit: NearHit, names: Sequence[str]) -> Near:
    kept = tuple(name for name, is_kept in zip(names, hit.kept, strict=True) if is_kept)
    return Near(hit.product_id, kept, tuple(name for name in names if name not in kept))
