"""Finding, refining, relaxing and going on."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.recommend_products import ActionRecommendProducts
from actions.catalogue.refine_search import ActionRefineSearch
from actions.catalogue.relax_search import ActionRelaxSearch
from actions.catalogue.show_more import ActionShowMore
from actions.catalogue.start_over import ActionStartOver
from guide.search.state import SearchState

FIND, REFINE, RELAX, MORE = ActionFindProducts(), ActionRefineSearch(), ActionRelaxSearch(), ActionShowMore()
LAPTOPS = {"hp-250", "hp-elite", "hp-omen", "dell-xps", "dell-in", "lenovo"}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("a laptop under 600 dollars", {"hp-250", "dell-in"}),
        ("HP laptops", {"hp-250", "hp-elite", "hp-omen"}),
        ("laptops, not HP", {"dell-xps", "dell-in", "lenovo"}),
        ("a black laptop over 850 dollars", {"hp-elite", "dell-xps"}),
        ("laptops with at least 400 GB storage", {"hp-elite"}),
        ("红色的杯子", {"red-mug"}),
        ("computers under 30 dollars", {"sleeve"}),
    ],
)
def test_exactly_what_fits_is_found(talk, text, keys):
    talk.say(FIND, text)

    assert set(talk.shown) == keys


def test_how_many_fit_is_told_and_a_page_is_shown(talk):
    said = talk.say(FIND, "a laptop")

    assert "6" in said.text
    assert len(said.part("products")) == 5
    assert said.buttons == ["Show more", "Cheapest first", "Why these?", "New search"]


def test_one_that_fits_is_one(talk_zh):
    said = talk_zh.say(FIND, "红色的杯子")

    assert said.says("utter_catalogue__found_one")
    assert said.buttons == ["重新找"]


def test_more_shows_what_is_left_and_then_says_so(talk):
    talk.say(FIND, "a laptop")
    first = set(talk.shown)
    talk.say(MORE)
    assert first | set(talk.shown) == LAPTOPS
    assert len(talk.shown) == 1

    assert "all I have" in talk.say(MORE).text


def test_a_message_without_a_thing_edits_the_running_search(talk):
    talk.say(FIND, "a laptop")
    talk.say(FIND, "something under 600 dollars")

    assert set(talk.shown) == {"hp-250", "dell-in"}


def test_a_message_with_a_thing_starts_anew(talk):
    talk.say(FIND, "an HP laptop under 600 dollars")
    talk.say(FIND, "mugs")

    assert set(talk.shown) == {"red-mug", "blue-mug", "retro-mug"}


def test_what_the_shop_has_no_word_for_is_searched_by_its_words(talk):
    said = talk.say(FIND, "a ThinkPad", ("ThinkPad", "product"))

    assert talk.shown[0] == "lenovo"
    assert "ThinkPad" in said.text


def test_refining_needs_something_to_refine(talk):
    assert talk.say(REFINE, "cheaper").says("utter_catalogue__nothing_to_refine")


def test_a_refinement_that_says_nothing_is_asked_about(talk):
    talk.say(FIND, "a laptop")
    before = talk.memory.search

    said = talk.say(REFINE, "hmm, well")
    again = talk.say(REFINE, "hmm, well", said_before=(said.text,))

    assert said.says("utter_catalogue__not_understood_refinement")
    assert said.buttons == ["Show more", "Cheapest first", "Why these?", "New search"]
    assert again.says("utter_help__handoff")  # no second time in a row
    assert talk.memory.search == before


@pytest.mark.parametrize(("language", "text", "words"), [("en", "lighter", "lighter"), ("zh", "轻一点的", "轻一点")])
def test_where_nothing_tells_which_are_lighter_that_is_said(talk, talk_zh, language, text, words):
    shopper = talk if language == "en" else talk_zh
    shopper.say(FIND, "mugs")
    shown = shopper.shown
    said = shopper.say(REFINE, text)

    assert said.says("utter_catalogue__unmeasured")
    assert words in said.text
    assert shopper.shown == shown


def test_what_holds_already_is_shown_again(talk):
    talk.say(FIND, "a black HP laptop")
    shown = talk.shown
    said = talk.say(REFINE, "I mean HP")

    assert not said.says("utter_catalogue__not_understood_refinement")
    assert talk.shown == shown


@pytest.mark.parametrize("action", [FIND, REFINE])
def test_what_only_one_product_on_the_screen_is_shows_it(talk, product_id, action):
    talk.say(FIND, "mugs")
    shown = talk.shown
    said = talk.say(action, "the blue one")

    assert said.says("utter_catalogue__details")
    assert talk.memory.focus == product_id("blue-mug")
    assert talk.shown == shown


def test_a_number_alone_is_a_measure_of_the_kind_and_to_who_asks_for_a_price_money(talk):
    talk.say(FIND, "a laptop")
    talk.say(REFINE, "16")
    assert [(item.key, item.value) for item in talk.memory.search.conditions[1:]] == [("memory", 16.0)]

    talk.say(ActionStartOver(), "start over")
    talk.say(FIND, "a laptop")
    talk.say(REFINE, "500", responses_before=("utter_catalogue__ask_price",))
    assert talk.shown == ["hp-250"]


@pytest.mark.parametrize(("language", "text"), [("en", "cheaper"), ("zh", "便宜点")])
def test_where_nothing_is_cheaper_that_is_said_and_what_was_found_stays(talk, talk_zh, language, text):
    shopper = talk if language == "en" else talk_zh
    shopper.say(FIND, "laptops under 450 dollars")
    shown = shopper.shown
    said = shopper.say(REFINE, text)

    assert said.says("utter_catalogue__none_cheaper")
    assert said.buttons
    assert shopper.shown == shown


def test_cheaper_is_below_the_middle_of_the_screen(talk):
    talk.say(FIND, "laptops over 500 dollars")
    assert len(talk.shown) == 5
    talk.say(REFINE, "cheaper")

    assert set(talk.shown) <= {"dell-in", "lenovo", "hp-250"}
    assert talk.shown


def test_nothing_fits_shows_the_nearest_and_the_button_gives_a_condition_up(talk):
    said = talk.say(FIND, "a laptop under 300 dollars")
    assert said.text.startswith("For laptops I have nothing up to $300.")
    assert said.buttons[0] == "Any price (6)"
    assert all("costs more than you said" in card.reason for card in said.part("products"))

    talk.say(RELAX, "Any price (6)", conditions=("price",))
    assert len(talk.shown) == 5


def test_a_condition_is_given_up_in_words(talk):
    talk.say(FIND, "a black HP laptop")
    talk.say(RELAX, "forget the colour")

    assert set(talk.shown) == {"hp-250", "hp-elite", "hp-omen"}


@pytest.mark.parametrize("text", ["any will do", "都行"])
def test_to_who_asks_back_that_any_will_do_gives_nothing_up(talk, text):
    talk.say(FIND, "a black HP laptop")
    shown = talk.shown
    talk.say(RELAX, text, responses_before=("utter_catalogue__ask_attribute",))

    assert talk.shown == shown


def test_more_money_gives_up_the_price(talk):
    talk.say(FIND, "a black HP laptop under 500 dollars")
    talk.say(RELAX, "yes", responses_before=("utter_catalogue__more_money",))

    assert [item.kind.value for item in talk.memory.search.conditions].count("price") == 0
    assert [item.label for item in talk.memory.search.conditions if item.kind.value == "attribute"] == ["black"]


def test_without_a_name_the_most_helpful_condition_is_given_up(talk):
    talk.say(FIND, "a blue HP laptop")
    talk.say(RELAX, "ok, do that")

    assert set(talk.shown) == {"hp-250", "hp-elite", "hp-omen"}


def test_there_is_nothing_to_give_up_without_a_search(talk):
    assert talk.say(RELAX, "forget the price").says("utter_catalogue__nothing_to_refine")


def test_a_price_below_zero_is_told_and_left_out(talk):
    said = talk.say(FIND, "a laptop for -5 dollars")

    assert "below zero" in said.text
    assert len(talk.shown) == 5


def test_starting_over_forgets_search_focus_and_comparison(talk, product_id):
    talk.say(FIND, "a laptop")
    talk.memory.focus, talk.memory.compared = product_id("lenovo"), (product_id("lenovo"),)
    talk.say(ActionStartOver())

    assert (talk.memory.search, talk.memory.focus, talk.memory.compared) == (SearchState(), None, ())


def test_an_unknown_shopper_of_a_shop_without_buyers_is_shown_a_few_things(talk):
    said = talk.say(ActionRecommendProducts(), "anything for me?")

    assert said.says("utter_catalogue__recommended_unknown")
    assert len(talk.shown) == 5


def test_a_product_named_beside_a_wish_is_shown_too(talk):
    talk.say(FIND, "an HP laptop")
    first = talk.shown[0]
    said = talk.say(FIND, "the first one, and a mug under 5 dollars", ("mug", "product"))

    assert "once more" in said.text
    assert [card.id for card in said.utterances[0].parts.products] == [
        product.id for product in talk._uow.products.get_many([talk._uow.products.find_id("small", first)])
    ]
    assert set(talk.shown) <= {"red-mug", "blue-mug", "retro-mug"}


@pytest.mark.parametrize("action", [FIND, REFINE])
def test_one_more_of_the_kind_keeps_what_it_can_have(talk, action):
    talk.say(FIND, "a black HP laptop")
    talk.say(action, "I also need a red one")
    assert talk.shown == ["hp-omen"]

    talk.say(action, "I also need a blue one")
    assert talk.shown == ["dell-in"]


def test_what_is_given_up_in_a_first_message_leaves_the_rest_of_it(talk):
    talk.say(RELAX, "an HP laptop, no need for touchscreen")

    assert set(talk.shown) == {"hp-250", "hp-elite", "hp-omen"}


def test_what_is_wanted_beside_what_is_given_up_is_heard(talk):
    talk.say(FIND, "a red laptop")
    talk.say(RELAX, "any colour but black")

    assert set(talk.shown) == {"hp-omen", "dell-in"}


@pytest.mark.parametrize("typed", ["Without “retro” (2)", "去掉“retro”（2）"])
def test_the_text_of_a_button_may_be_typed(talk, typed):
    talk.say(FIND, "a mug, retro and spotty", ("retro", "attribute"), ("spotty", "attribute"))
    talk.say(REFINE, typed, ("retro", "attribute"))

    assert sorted(talk.shown) == ["blue-mug", "red-mug"]


def test_a_price_among_more_wishes_is_kept(talk):
    talk.say(FIND, "a laptop")
    talk.say(MORE, "and no more than 600 dollars")

    assert set(talk.shown) == {"hp-250", "dell-in"}
