"""What acts say of products, and what that does to a ranking: liked kin rises, and refused kin sinks."""

from __future__ import annotations

import pytest

from recommender.contract import Filters, Preference, Query, Sort
from recommender.preferences import preferences
from shop.behaviour.records import EventKind, ProductAct

MUGS, CANDLES, LAPTOPS = range(301, 307), range(401, 407), range(101, 109)


def act(kind, value=None, product_id=1):
    return ProductAct(product_id, kind, value)


def strength(*acts):
    (preference,) = preferences(acts)
    return preference.strength


def test_stars_speak_for_or_against_and_the_more_the_further_from_the_middle():
    stars = [strength(act(EventKind.RATING, value)) for value in (1, 1.5, 2, 3, 4, 4.5, 5)]
    assert stars == sorted(stars)
    assert stars[2] < 0.0 < stars[3] < 1.0 < stars[4]
    assert strength(act(EventKind.RATING, 2.5)) == 0.0


def test_feedback_speaks_for_or_against_and_a_cart_says_more_than_a_purchase():
    assert strength(act(EventKind.FEEDBACK, 1.0)) > strength(act(EventKind.CART)) > strength(act(EventKind.PURCHASE))
    assert strength(act(EventKind.PURCHASE)) == 1.0
    assert strength(act(EventKind.FEEDBACK, -1.0)) == -1.0


def test_an_opinion_that_is_taken_back_says_nothing():
    assert preferences([act(EventKind.FEEDBACK, -1.0), act(EventKind.FEEDBACK, 0.0)]) == ()


@pytest.mark.parametrize("silent", [act(EventKind.VIEW), act(EventKind.SEARCH), act(EventKind.RATING)])
def test_what_says_nothing_is_left_out(silent):
    assert preferences([silent]) == ()


def test_the_last_opinion_replaces_what_was_before_and_buying_later_outweighs_a_bad_one():
    bought, cart = act(EventKind.PURCHASE), act(EventKind.CART)
    good, bad = act(EventKind.RATING, 5), act(EventKind.FEEDBACK, -1.0)
    assert strength(bought, bad) == strength(good, bad) == -1.0
    assert strength(bad, good) == strength(good) == strength(good, bought)
    assert strength(bad, bought) == 1.0
    assert strength(bought, cart) == strength(cart, bought) == strength(cart)


def test_the_newest_act_places_a_product():
    acts = [act(EventKind.CART, product_id=each) for each in (1, 2, 1)]
    assert [preference.product_id for preference in preferences(acts)] == [2, 1]


def scores(recommender, **query):
    return {hit.product_id: hit.score for hit in recommender.recommend(Query(limit=26, **query))}


def place(recommender, product_ids, **query):
    """The mean place of some products."""
    ids = [hit.product_id for hit in recommender.recommend(Query(limit=26, **query))]
    places = [ids.index(product_id) for product_id in product_ids if product_id in ids]
    return sum(places) / len(places)


@pytest.mark.parametrize("query", [{"text": "coffee mug candle"}, {}, {"purchases": (401, 403)}])
@pytest.mark.parametrize("how", ["dislikes", "preferences"])
def test_after_a_refusal_the_product_and_its_like_fall_and_nothing_rises(recommender, query, how):
    refused = {"dislikes": (301,)} if how == "dislikes" else {"preferences": (Preference(301, -1.0),)}
    if how == "dislikes":  # it is gone from both, as that alone changes how the others vote on kinds
        query = {**query, "filters": Filters(exclude_ids=(301,))}
    before, after = scores(recommender, **query), scores(recommender, **query, **refused)

    assert all(after[product_id] <= before[product_id] for product_id in after)
    kin = [product_id for product_id in MUGS if product_id != 301 and before[product_id] > 0.0]
    assert all(after[product_id] < before[product_id] for product_id in kin)
    assert (301 not in after) if how == "dislikes" else after[301] < before[301] or before[301] == 0.0
    assert place(recommender, MUGS, **query, **refused) >= place(recommender, MUGS, **query)


def test_what_was_bought_and_then_refused_speaks_for_nothing(recommender):
    assert scores(recommender, purchases=(301,), preferences=(Preference(301, -1.0),)) == scores(
        recommender, preferences=(Preference(301, -1.0),)
    )
    assert scores(recommender, views=(301,), dislikes=(301,)) == scores(recommender, dislikes=(301,))


def test_what_is_neither_good_nor_bad_says_nothing(recommender):
    assert scores(recommender, preferences=(Preference(301, 0.0),)) == scores(recommender)


def test_after_a_good_rating_its_like_rise(recommender):
    bought = (301, 402)
    before, after = (
        scores(recommender, purchases=bought, preferences=given) for given in ((), (Preference(301, 2.0),))
    )
    same_half = [301 + k for k in (2, 4)]
    assert all(after[product_id] > before[product_id] for product_id in same_half)
    assert place(recommender, same_half, purchases=bought, preferences=(Preference(301, 2.0),)) <= place(
        recommender, same_half, purchases=bought
    )


def test_a_good_rating_alone_makes_a_profile_as_a_purchase_does(recommender):
    liked = recommender.recommend(Query(preferences=(Preference(301, 1.0),), limit=5))
    assert [hit.product_id for hit in liked] == [
        hit.product_id for hit in recommender.recommend(Query(purchases=(301,), limit=5))
    ]
    assert all(hit.product_id != 301 for hit in liked)


def test_one_refusal_counts_as_much_as_many_and_an_old_one_less(recommender):
    one = scores(recommender, text="coffee mug", preferences=(Preference(301, -1.0),))
    newest = scores(recommender, text="coffee mug", preferences=(*_others(), Preference(301, -1.0)))
    oldest = scores(recommender, text="coffee mug", preferences=(Preference(301, -1.0), *_others()))
    assert newest[302] == pytest.approx(one[302], rel=1e-5)
    assert oldest[302] > newest[302]


def _others():
    return (Preference(product_id, -1.0) for product_id in LAPTOPS)


def test_an_order_by_price_stays_one_by_price(recommender):
    by_price = {"text": "mug", "sort": Sort.PRICE_ASCENDING}
    assert list(scores(recommender, **by_price)) == list(
        scores(recommender, **by_price, preferences=(Preference(301, -1.0),))
    )


def test_products_that_the_index_does_not_know_say_nothing(recommender):
    assert scores(recommender, preferences=(Preference(999, -1.0), Preference(998, 2.0))) == scores(recommender)
