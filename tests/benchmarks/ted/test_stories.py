"""The editors' examples as turns for Rasa's stories."""

from __future__ import annotations

from benchmarks.ted.stories import turns_beside_products, turns_in_context, turns_of_intents
from bot.policies.examples import ASKED, OFFERED, Example
from bot.policies.situation import SCREENS

ACTIONS = {
    "find_products": "action_find_products",
    "refine_search": "action_refine_search",
    "product_details": "action_show_details",
    "ask_price": "action_show_price",
    "ask_cheapest": "action_find_cheapest",
    "affirm": "utter_yes",
}
NEAREST, WHICH = "utter_catalogue__nearest", "utter_catalogue__which_one"


def test_what_is_said_beside_a_screen_is_answered_by_its_intents_action():
    [turn, *_] = turns_in_context([Example("the second one", (), "list", "product_details")], ACTIONS)

    assert (turn.text, turn.names, turn.right) == ("the second one", ("list",), ("action_show_details",))


def test_what_is_said_after_an_answer_is_said_so_on_every_screen():
    turns = list(turns_in_context([Example("yes", (), NEAREST, OFFERED)], ACTIONS))

    assert [turn.names for turn in turns] == [(screen, NEAREST) for screen in SCREENS]
    assert {turn.right for turn in turns} == {(OFFERED,)}


def test_what_is_said_beside_a_screen_means_the_same_after_an_answer_unless_an_example_says_otherwise():
    examples = [
        Example("好的", (), NEAREST, OFFERED),
        Example("第二个", (), WHICH, ASKED),
        *(Example(text, (), "list", "affirm") for text in ("好的", "可以", "第二个", "嗯", "好的", "行")),
    ]

    turns = [turn for turn in turns_in_context(examples, ACTIONS) if turn.right == ("utter_yes",)]

    after = {(turn.text, turn.names[1]) for turn in turns if len(turn.names) > 1}
    assert after == {("可以", NEAREST), ("行", WHICH)}


def test_of_an_acts_intents_the_likeliest_is_taught_and_all_are_right():
    acts = {"more": ["refine_search", "ask_cheapest"]}

    turns = list(turns_beside_products([("还有别的吗", "more")], acts, ACTIONS, lambda text: {"ask_cheapest": 0.4}))

    assert [turn.names for turn in turns] == [("list",), ("product",)]
    assert {turn.right for turn in turns} == {("action_find_cheapest", "action_refine_search")}


def test_each_rule_holds_on_every_screen_and_examples_of_intents_are_spread():
    texts = {"ask_price": [f"how much is number {number}" for number in range(8)]}

    turns = list(turns_of_intents(texts, {"ask_price": "action_show_price"}, 4))

    assert [turn.names for turn in turns if turn.said] == [(screen,) for screen in SCREENS]
    told = [turn for turn in turns if turn.text]
    assert [turn.text[-1] for turn in told] == ["0", "2", "4", "6"]
    assert {turn.names for turn in told} == {(screen,) for screen in SCREENS}


def test_nothing_goes_before_an_empty_screen_and_what_shows_products_before_a_list():
    examples = [Example("ok", (), screen, "affirm") for screen in ("start", "list", "list")]

    befores = [turn.before for turn in turns_in_context(examples, ACTIONS)]

    assert befores == [None, "find_products", None]
