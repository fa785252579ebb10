"""What every recommender must do on the toy shop; a test class adds the fixture `recommender`."""

from __future__ import annotations

import pytest

from language.money import PriceRange
from recommender.contract import AttributeFilter, Comparison, Filters, Query, ReasonKind, Sort, TextFilter, Wish
from recommender.errors import UnknownProductError

LAPTOPS, MICE, MUGS, CANDLES = range(101, 109), range(201, 207), range(301, 307), range(401, 407)


def ids(hits):
    return [hit.product_id for hit in hits]


class RecommenderContract:
    def test_a_text_finds_what_it_names(self, recommender):
        assert set(ids(recommender.recommend(Query(text="wireless mouse", limit=6)))) == set(MICE)

    def test_a_chinese_text_finds_english_products(self, recommender):
        assert set(ids(recommender.recommend(Query(text="笔记本电脑", limit=8)))) == set(LAPTOPS)

    @pytest.mark.parametrize("text", ["", "   ", "!!!", "qzxv", "无", "a" * 3000])
    @pytest.mark.parametrize("limit", [1, 10, 26, 50])
    def test_any_text_gives_as_many_as_there_are(self, recommender, text, limit):
        found = ids(recommender.recommend(Query(text=text, limit=limit)))
        assert len(found) == min(limit, 26)
        assert len(set(found)) == len(found)

    @pytest.mark.parametrize("text", ["", "coffee mug", "无线鼠标"])
    @pytest.mark.parametrize("sort", list(Sort))
    def test_filters_hold_and_every_match_is_found(self, recommender, text, sort):
        filters = Filters(categories=("laptops",), not_brands=("dell",), price=PriceRange(high_cents=100_000))
        assert set(ids(recommender.recommend(Query(text=text, filters=filters, sort=sort)))) == {102, 104, 106}

    def test_nothing_fits_gives_nothing(self, recommender):
        filters = Filters(brands=("Nokia",))
        assert recommender.recommend(Query(text="phone", filters=filters)) == []
        assert recommender.count(filters) == 0

    def test_count_is_the_number_of_matches(self, recommender):
        assert recommender.count(Filters()) == 26
        assert recommender.count(Filters(categories=("home",))) == 12

    def test_the_nearest_keep_the_filters_and_most_of_the_wishes(self, recommender):
        laptops = Query(filters=Filters(categories=("laptops",), not_brands=("Dell",)), limit=2)
        memory = Wish(Filters(attributes=(AttributeFilter("memory", Comparison.AT_LEAST, 16.0, "GB"),)))
        price = Wish(Filters(price=PriceRange(high_cents=70_000)), 0.5)
        found = recommender.nearest(laptops, [memory, price])
        assert ids(found) == [104, 108]
        assert [hit.kept for hit in found] == [(True, False), (True, False)]

    def test_a_measure_comes_near_by_its_number(self, recommender):
        laptops = Query(filters=Filters(categories=("laptops",)), limit=8)
        memory = Wish(Filters(attributes=(AttributeFilter("memory", Comparison.AT_LEAST, 20.0, "GB"),)))
        found = recommender.nearest(laptops, [memory])
        assert set(ids(found)[:2]) == {104, 108}  # 16 GB
        assert set(ids(found)[2:4]) == {103, 107}  # 12 GB
        assert not any(hit.kept[0] for hit in found)

    def test_nothing_is_near_where_nothing_satisfies_the_filters(self, recommender):
        assert (
            recommender.nearest(Query(filters=Filters(brands=("Nokia",))), [Wish(Filters(categories=("mugs",)))]) == []
        )

    def test_dislikes_do_not_come_back(self, recommender):
        found = ids(recommender.recommend(Query(text="laptop", dislikes=(101, 103), limit=26)))
        assert len(found) == 24
        assert not {101, 103} & set(found)

    def test_the_cheapest_comes_first_and_no_price_last(self, recommender):
        query = Query(filters=Filters(categories=("mice",)), sort=Sort.PRICE_ASCENDING)
        assert ids(recommender.recommend(query)) == [201, 202, 203, 204, 205, 206]

    def test_the_dearest_comes_first_and_no_price_last(self, recommender):
        query = Query(filters=Filters(categories=("mice",)), sort=Sort.PRICE_DESCENDING)
        assert ids(recommender.recommend(query)) == [205, 204, 203, 202, 201, 206]

    def test_the_cheapest_of_a_text_is_on_topic(self, recommender):
        # Mugs cost less than any mouse.
        best = recommender.recommend(Query(text="optical wireless mouse", sort=Sort.PRICE_ASCENDING, limit=1))
        assert ids(best) == [201]

    def test_the_newest_comes_first(self, recommender):
        query = Query(filters=Filters(categories=("laptops",)), sort=Sort.NEWEST, limit=2)
        assert ids(recommender.recommend(query)) == [108, 107]

    def test_the_popular_come_first(self, recommender):
        query = Query(filters=Filters(categories=("mice",)), sort=Sort.POPULAR, limit=2)
        assert ids(recommender.recommend(query)) == [206, 205]

    def test_a_known_shopper_gets_what_others_bought_with_it(self, recommender):
        hits = recommender.recommend(Query(purchases=(301, 303), limit=4))
        assert set(ids(hits)) == {305, 401, 403, 405}
        reason = hits[0].reasons[0]
        assert reason.kind is ReasonKind.BEHAVIOUR
        assert set(reason.data["product_ids"]) <= {301, 303}

    def test_behaviour_moves_the_answer_to_a_text_but_not_off_it(self, recommender):
        query = Query(text="scented candle", limit=6)
        known = Query(text="scented candle", purchases=(302, 304), limit=6)
        assert set(ids(recommender.recommend(known))) == set(ids(recommender.recommend(query))) == set(CANDLES)
        assert set(ids(recommender.recommend(known))[:3]) == {402, 404, 406}

    def test_a_view_of_something_never_sold_brings_its_like(self, recommender):
        found = ids(recommender.recommend(Query(views=(101,), limit=5)))
        assert set(found) <= set(LAPTOPS) - {101}

    def test_who_is_unknown_gets_what_is_popular(self, recommender):
        filters = Filters(categories=("mice",))
        assert ids(recommender.recommend(Query(filters=filters, limit=2))) == [206, 205]

    def test_an_unknown_history_is_no_history(self, recommender):
        assert recommender.recommend(Query(purchases=(999_999,))) == recommender.recommend(Query())

    def test_popularity_does_not_overrule_relevance(self, recommender):
        assert ids(recommender.recommend(Query(text="Logitech mouse Black", limit=3))) != []
        black = set(ids(recommender.recommend(Query(text="Logitech mouse Black", limit=3))))
        assert black == {201, 203, 205}

    def test_scores_fall_and_are_the_sum_of_their_parts(self, recommender):
        hits = recommender.recommend(Query(text="coffee", purchases=(301,), filters=Filters(categories=("home",))))
        assert all(first.score >= 0 for first in hits)
        for hit in hits:
            assert hit.score == pytest.approx(sum(hit.parts.values()), abs=1e-5)

    def test_reasons_name_what_was_asked(self, recommender):
        memory = AttributeFilter("memory", Comparison.AT_LEAST, 8.0, "GB")
        price = PriceRange(high_cents=200_000)
        filters = Filters(categories=("computers",), brands=("hp",), attributes=(memory,), price=price)
        hit = recommender.recommend(Query(text="laptop notebook", filters=filters))[0]
        data = {reason.kind: reason.data for reason in hit.reasons}
        assert data[ReasonKind.TEXT] == {"words": ["notebook"]}
        assert data[ReasonKind.CATEGORY] == {"category": "computers"}
        assert data[ReasonKind.BRAND] == {"brand": "HP"}
        assert data[ReasonKind.ATTRIBUTE]["value"] in (8.0, 16.0)
        assert 0.0 <= data[ReasonKind.PRICE]["percentile"] <= 1.0

    def test_reasons_fall_in_weight_and_sum_to_at_most_one(self, recommender):
        for hit in recommender.recommend(Query(text="mouse", filters=Filters(brands=("Logitech",)), views=(201,))):
            weights = [reason.weight for reason in hit.reasons]
            assert weights == sorted(weights, reverse=True)
            assert 0.0 < sum(weights) <= 1.0 + 1e-6

    def test_similar_are_of_the_same_kind_first(self, recommender):
        hits = recommender.similar(101, limit=7)
        assert set(ids(hits)) == set(LAPTOPS) - {101}
        assert hits[0].reasons[0].data == {"product_id": 101}

    def test_similar_goes_beyond_the_category_when_it_must(self, recommender):
        found = ids(recommender.similar(101, limit=25))
        assert len(found) == len(set(found)) == 25
        assert set(found[:7]) == set(LAPTOPS) - {101}
        assert set(found[7:13]) == set(MICE)  # the rest of electronics

    def test_similar_keeps_the_filters(self, recommender):
        found = ids(recommender.similar(101, Filters(price=PriceRange(high_cents=70_000), categories=("laptops",))))
        assert set(found) == {102, 103}

    def test_similar_to_an_unknown_product_is_refused(self, recommender):
        with pytest.raises(UnknownProductError, match="999"):
            recommender.similar(999)

    def test_many_queries_are_answered_like_one_by_one(self, recommender):
        queries = [Query(text="mug"), Query(purchases=(302,)), Query()]
        assert recommender.recommend_many(queries) == [recommender.recommend(query) for query in queries]

    @pytest.mark.parametrize(
        ("phrases", "found"),
        [
            (("M1",), {203, 204}),
            (("logitech-m1", "M2"), {203, 204, 205, 206}),
            (("mouse black",), {201, 203, 205}),
            (("mice wireless",), set()),
            (("notebooks",), set(LAPTOPS)),
            (("note book",), set(LAPTOPS)),
            (("M10",), set()),
            (("unicorn",), set()),
            (("!!!",), set(range(101, 109)) | set(MICE) | set(MUGS) | set(CANDLES)),
        ],
    )
    def test_wanted_words_hold_exactly(self, recommender, phrases, found):
        filters = Filters(texts=(TextFilter(phrases),))
        assert set(ids(recommender.recommend(Query(filters=filters, limit=26)))) == found
        assert recommender.count(filters) == len(found)

    @pytest.mark.parametrize("text", ["", "Logitech mouse", "鼠标"])
    @pytest.mark.parametrize("sort", list(Sort))
    def test_unwanted_words_exclude(self, recommender, text, sort):
        filters = Filters(categories=("mice",), texts=(TextFilter(("M0", "M 2"), negated=True),))
        assert set(ids(recommender.recommend(Query(text=text, filters=filters, sort=sort)))) == {203, 204}

    def test_all_text_conditions_must_hold(self, recommender):
        filters = Filters(texts=(TextFilter(("M1", "M2")), TextFilter(("red",)), TextFilter(("M2",), negated=True)))
        assert recommender.count(filters) == 1

    def test_what_a_product_fits_is_not_what_it_is(self, recommender):
        assert recommender.count(Filters(texts=(TextFilter(("Lumen L2",), fits=True),))) == 1
        assert recommender.count(Filters(texts=(TextFilter(("lumen l2s",), fits=True),))) == 1
        assert recommender.count(Filters(texts=(TextFilter(("candle",), fits=True),))) == 0
        assert recommender.count(Filters(texts=(TextFilter(("Lumen",), negated=True, fits=True),))) == 20

    def test_the_cheapest_with_wanted_words_is_the_cheapest_of_all_that_have_them(self, recommender):
        filters = Filters(texts=(TextFilter(("M1", "M2")),))
        query = Query(text="optical", filters=filters, sort=Sort.PRICE_ASCENDING)
        assert ids(recommender.recommend(query)) == [203, 204, 205, 206]

    def test_similar_and_facets_keep_text_conditions(self, recommender):
        filters = Filters(texts=(TextFilter(("M1", "M2")),))
        assert set(ids(recommender.similar(201, filters))) == {203, 204, 205, 206}
        [colour] = recommender.facets(Query(filters=filters), ["colour"])
        assert (colour.total, [choice.count for choice in colour.choices]) == (4, [2, 2])

    def test_wanted_words_are_a_reason(self, recommender):
        filters = Filters(brands=("Logitech",), texts=(TextFilter(("M1", "M2")), TextFilter(("M0",), negated=True)))
        for hit in recommender.recommend(Query(text="mouse", filters=filters, limit=4)):
            [reason] = [reason for reason in hit.reasons if reason.kind is ReasonKind.TEXT]
            assert reason.data == {"words": ["M1" if hit.product_id in (203, 204) else "M2", "mouse"]}
        [hit] = recommender.recommend(Query(filters=filters, limit=1))
        assert {reason.kind for reason in hit.reasons} >= {ReasonKind.TEXT, ReasonKind.BRAND}

    def test_the_nearest_word_is_the_catalogues(self, recommender):
        assert recommender.nearest_word("Logitehc") == "logitech"
        assert recommender.nearest_word("candel") == "candle"
        for known in ("candle", "candles", "M12", "logit3ch", "qzxvwk", "蜡烛", ""):
            assert recommender.nearest_word(known) is None
