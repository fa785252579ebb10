"""Undoing, going back to a list, and two searches at once."""

from __future__ import annotations

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.go_back import ActionGoBack
from actions.catalogue.recommend_products import ActionRecommendProducts
from actions.catalogue.refine_search import ActionRefineSearch
from actions.catalogue.show_details import ActionShowDetails
from actions.catalogue.start_over import ActionStartOver

FIND, REFINE, BACK, DETAILS = ActionFindProducts(), ActionRefineSearch(), ActionGoBack(), ActionShowDetails()
RECOMMEND = ActionRecommendProducts()


def test_a_step_is_undone_and_another(talk):
    talk.say(FIND, "a laptop")
    all_laptops = talk.shown
    talk.say(REFINE, "only HP")
    talk.say(REFINE, "under 500 dollars")
    assert talk.shown == ["hp-250"]

    talk.say(BACK, "undo that")
    assert set(talk.shown) == {"hp-250", "hp-elite", "hp-omen"}
    talk.say(BACK, "go back")
    assert talk.shown == all_laptops


def test_from_a_product_it_goes_back_to_the_list(talk_zh):
    talk_zh.say(FIND, "笔记本电脑")
    shown = talk_zh.shown
    talk_zh.say(DETAILS, "第二个详细说说")

    said = talk_zh.say(BACK, "返回")

    assert said.text.startswith("回到刚才的列表")
    assert talk_zh.shown == shown
    assert talk_zh.memory.focus is None


def test_a_second_search_keeps_the_first(talk):
    talk.say(FIND, "an HP laptop under 1000 dollars")
    said = talk.say(FIND, "and also a mug for it")
    assert "Back to Laptops" in said.buttons
    talk.say(REFINE, "in red")
    assert talk.shown == ["red-mug"]

    talk.say(BACK, "back to the laptops", ("laptops", "product"))
    assert set(talk.shown) == {"hp-250", "hp-elite"}
    talk.say(BACK, "back to the mugs", ("mugs", "product"))
    assert talk.shown == ["red-mug"]


def test_the_button_goes_back_too(talk):
    talk.say(FIND, "an HP laptop")
    talk.say(FIND, "a mug")
    talk.say(BACK, "Back to Laptops", conditions=("category=laptops",))

    assert set(talk.shown) == {"hp-250", "hp-elite", "hp-omen"}


def test_back_to_something_never_looked_for_is_a_search(talk):
    talk.say(FIND, "a laptop")
    talk.say(BACK, "back to the printers", ("printers", "product"))

    assert set(talk.shown) == {"laser", "ink"}


def test_starting_over_can_be_undone(talk):
    talk.say(FIND, "an HP laptop")
    talk.say(ActionStartOver(), "start over")
    talk.say(BACK, "no, go back")

    assert set(talk.shown) == {"hp-250", "hp-elite", "hp-omen"}


def test_at_the_beginning_there_is_nothing_to_go_back_to(talk):
    assert "nothing earlier" in talk.say(BACK, "go back").text


def test_what_is_given_up_after_something_else_was_shown_belongs_to_the_search_before(talk, talk_zh):
    talk.say(FIND, "a laptop")
    laptops = talk.shown
    talk.say(REFINE, "only HP")
    talk.say(RECOMMEND, "anything for me?")
    talk.say(REFINE, "any brand")
    assert set(talk.shown) == set(laptops)

    talk_zh.say(FIND, "惠普的笔记本电脑")
    talk_zh.say(RECOMMEND, "给我推荐点东西")
    talk_zh.say(REFINE, "品牌无所谓")
    assert set(talk_zh.shown) > {"hp-250", "hp-elite", "hp-omen"}


def test_where_nothing_was_looked_for_nothing_can_be_given_up(talk):
    talk.say(REFINE, "any brand")

    assert talk.shown == []
