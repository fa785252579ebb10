"""The sentence over a list."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.give_advice import ActionGiveAdvice
from guide.answering.reasons import Reasons
from guide.answering.results import unasked
from guide.search.state import SearchState
from recommender.contract import Hit, Reason, ReasonKind

FIND = ActionFindProducts()


def test_what_others_like_is_said_only_where_the_shop_knows_of_others():
    known = Hit(1, 1.0, reasons=(Reason(ReasonKind.POPULARITY, 1.0, {"rank": 1}),))
    unknown = Hit(2, 0.5, reasons=(Reason(ReasonKind.PRICE, 1.0, {"percentile": 0.9}),))

    assert unasked([unknown, known]) == "utter_catalogue__recommended"
    assert unasked([unknown]) == "utter_catalogue__recommended_unknown"


@pytest.mark.parametrize(
    ("language", "text", "learnt", "missing", "claim"),
    [
        (
            "en",
            "a laptop with lumbar, carbon",
            (("lumbar", "attribute"), ("carbon", "attribute")),
            "“lumbar”, “carbon”",
            "fit",
        ),
        (
            "zh",
            "笔记本电脑，护腰，碳纤维",
            (("护腰", "attribute"), ("碳纤维", "attribute")),
            "“护腰”、“碳纤维”",
            "符合",
        ),
    ],
)
def test_what_nothing_has_is_said_once_and_the_rest_fits_no_more(talk, talk_zh, language, text, learnt, missing, claim):
    shopper = talk if language == "en" else talk_zh
    said = shopper.say(FIND, text, *learnt)

    assert said.text.count(missing) == 1
    assert claim not in said.text
    assert len(shopper.shown) == 5


def test_what_is_given_up_of_a_refusal_is_said_as_one(talk):
    said = talk.say(FIND, "a printer, not laser, not ink")

    assert said.says("utter_catalogue__nothing_fits")
    assert "“laser” is all right (1)" in said.buttons
    assert talk.shown == []  # what is refused is never shown


@pytest.mark.parametrize(
    ("text", "learnt", "said"),
    [
        ("a laptop bag, does it work with a thinkpad?", (), "mention"),
        ("a printer, can i take it on a plane?", (("plane", "use"),), "the shop writes nothing about it"),
    ],
)
def test_a_question_beside_a_wish_is_answered(talk, text, learnt, said):
    answer = talk.say(FIND, text, *learnt)

    assert said in answer.text
    assert text[text.index(",") + 2 :] in answer.text
    assert talk.shown


def test_what_cannot_be_judged_is_said(talk):
    said = talk.say(FIND, "a mug, nothing too retro")

    assert said.says("utter_catalogue__unweighed")
    assert "“nothing too retro”" in said.text


def test_who_names_more_than_one_condition_wants_goods_and_no_advice(talk):
    assert talk.say(ActionGiveAdvice(), "black HP laptops with touch").says("utter_catalogue__nearest")


def test_a_reason_names_whole_words_of_the_shopper_once(shop, wording):
    reason = Reason(ReasonKind.TEXT, 1.0, {"words": ["wi", "fi", "High", "high", "yield", "high yield"]})
    search = SearchState(said=("wifi", "high yield"))

    assert Reasons([], search, shop, wording()).all_of(Hit(1, 1.0, reasons=(reason,))) == ["says “high yield”"]


def test_a_bare_figure_or_a_word_that_names_nothing_is_no_reason(shop, wording):
    reason = Reason(ReasonKind.TEXT, 1.0, {"words": ["my", "3", "puzzle"]})
    search = SearchState(said=("puzzle", "my", "3 year old"))

    assert Reasons([], search, shop, wording()).all_of(Hit(1, 1.0, reasons=(reason,))) == ["says “puzzle”"]


def test_what_most_cards_would_say_is_said_on_none(shop, wording, product_id):
    known, words = Reason(ReasonKind.POPULARITY, 1.0, {"rank": 1}), Reason(ReasonKind.TEXT, 0.5, {"words": ["retro"]})
    ids = [product_id(key) for key in ("laser", "hp-250", "thing")]
    hits = [Hit(ids[0], 1.0, reasons=(known, words)), Hit(ids[1], 1.0, reasons=(known,)), Hit(ids[2], 1.0)]
    reasons = Reasons(hits, SearchState(said=("retro",)), shop, wording())

    assert [reasons.on_card(hit) for hit in hits] == ["says “retro”", None, None]
    assert reasons.all_of(hits[1]) == ["a favourite here"]


def test_a_products_brand_or_kind_is_no_reason(shop, wording, product_id):
    reason = Reason(ReasonKind.TEXT, 1.0, {"words": ["hp", "laptops", "notebook"]})
    hit = Hit(product_id("hp-250"), 1.0, reasons=(reason,))

    assert Reasons([hit], SearchState(said=("hp laptops notebook",)), shop, wording()).all_of(hit) == [
        "says “notebook”"
    ]
