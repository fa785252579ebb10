"""Ideas for a present: some for each thing that somebody likes, shown mixed, and of several kinds."""

from __future__ import annotations

from dataclasses import replace

from guide.search.gift import Gift, Like
from guide.search.mixing import mixed
from guide.search.state import SearchState
from recommender.contract import Hit, Query, Reason, ReasonKind, Recommender, Sort


def ideas(search: SearchState, gift: Gift, recommender: Recommender, exclude: tuple[int, ...], limit: int) -> list[Hit]:
    """Return products for a present; what the giver bought and looked at says nothing of who gets it.

    Args:
        search: what is searched for.
        gift: the present.
        recommender: ranks what is for each like by what others buy.
        exclude: ids of products that must not come.
        limit: how many to return at most.
    """
    likes = [like for like in gift.likes if like.filters]
    if not likes or search.sort is not Sort.RELEVANCE:
        return recommender.recommend(Query(filters=search.filters(exclude), limit=limit, sort=search.sort))
    found = mixed(_hits(like, search, gift, recommender, exclude, limit) for like in likes)
    if gift.is_for_child and len(found) > 1:  # what is made for children first
        theirs = replace(gift, likes=tuple(replace(like, categories=(), kinds=gift.kinds) for like in likes))
        titled = [like for like in theirs.likes if like.phrases]
        first = mixed(_hits(like, search, theirs, recommender, exclude, limit) for like in titled)
        found = mixed([[*first, *found]])
    return found[:limit]


def _hits(
    like: Like, search: SearchState, gift: Gift, recommender: Recommender, exclude: tuple[int, ...], limit: int
) -> list[Hit]:
    """Return what is for one like, each with that as its first reason."""
    filters = replace(search, gift=replace(gift, likes=(like,))).filters(exclude)
    return [_for(like.label, hit) for hit in recommender.recommend(Query(filters=filters, limit=limit))]


def _for(label: str, hit: Hit) -> Hit:
    """Return a hit with what it is for as its first reason."""
    return replace(hit, reasons=(Reason(ReasonKind.TEXT, 1.0, {"words": [label]}), *hit.reasons))
