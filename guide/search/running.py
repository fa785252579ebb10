"""Runs a search: the next page, personal to the shopper."""

from __future__ import annotations

from dataclasses import replace

from guide.search.gifts import ideas
from guide.search.mixing import mixed
from guide.search.state import SearchState
from guide.shopper import Shopper
from recommender.contract import Hit, Query, Recommender, Sort

PAGE = 5
"""How many products are shown at once."""


def run_search(
    search: SearchState,
    recommender: Recommender,
    shopper: Shopper,
    dislikes: tuple[int, ...],
    *,
    exclude: tuple[int, ...] = (),
    limit: int = PAGE,
    unseen: tuple[int, ...] = (),
) -> list[Hit]:
    """Return the next page of a search, personal to the shopper, without what was waved away.

    Args:
        search: what is searched for; where that is what is like a product, likeness alone ranks, and what they own
            stays away; where what suits the shopper is asked for, what they looked at ranks, and what they own and what
            they refused in an earlier conversation stays away.
        recommender: ranks.
        shopper: for whom.
        dislikes: ids of products that were waved away.
        exclude: ids of products that must not come.
        limit: how many to return at most.
        unseen: ids of products that rank as if the shopper had not looked at them.
    """
    if search.gift is not None:
        return ideas(search, search.gift, recommender, (*exclude, *dislikes), limit)
    if search.similar_to is not None:
        away = (search.similar_to, *shopper.owned, *dislikes, *exclude)
        return recommender.similar(search.similar_to, search.filters(away), limit)
    # Looks tell what to show to who asks for nothing; a search says better what is wanted than a passing look.
    is_personal = search.personal or search.is_empty()
    looked, refused, owned = (
        (shopper.views_in_session(), shopper.refused, shopper.owned) if is_personal else ([], (), ())
    )
    query = Query(
        text="" if search.personal else search.text(),
        filters=search.filters((*exclude, *owned)),
        purchases=tuple(shopper.purchases),
        again=shopper.used_up if is_personal else (),
        views=tuple(product_id for product_id in looked if product_id not in unseen),
        preferences=shopper.preferences,
        dislikes=tuple(dict.fromkeys((*refused, *dislikes))),
        limit=limit,
        sort=search.sort,
    )
    things = search.things if search.sort is Sort.RELEVANCE else ()
    if not things:
        return recommender.recommend(query)
    each = (
        replace(query, filters=replace(query.filters, either=(*query.filters.either, (thing,)))) for thing in things
    )
    return mixed(recommender.recommend(one) for one in each)[:limit]
