"""What matters when buying, told from the catalogue, and several things within one budget."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.give_advice import ActionGiveAdvice
from actions.catalogue.plan_budget import ActionPlanBudget

FIND, ADVISE, PLAN = ActionFindProducts(), ActionGiveAdvice(), ActionPlanBudget()
PRICES = {"laser": 15900, "sleeve": 1999, "rucksack": 4999, "hp-250": 39900}


def test_advice_tells_what_sets_the_products_apart(talk):
    said = talk.say(ADVISE, "what should I look for in a laptop?", ("laptop", "product"))

    assert "6 laptops" in said.text
    assert "Memory: 8 GB (33%), 16 GB (67%)" in said.text
    assert "Brand: HP (50%), Dell (33%)" in said.text
    assert "Price: up to" in said.text
    assert said.buttons == ["Show Laptops"]


def test_advice_answers_whether_a_measure_is_enough(talk_zh):
    said = talk_zh.say(ADVISE, "笔记本电脑16GB内存够吗", ("笔记本电脑", "product"))

    assert "其中 67% 达到 16 GB 或以上" in said.text


def test_advice_in_the_middle_of_another_search_leaves_it_alone(talk):
    talk.say(FIND, "a red mug")
    before = talk.memory.search
    talk.say(ADVISE, "what matters with laptops?", ("laptops", "product"))

    assert talk.memory.search == before


def test_after_advice_the_thing_is_what_is_looked_for(talk):
    talk.say(ADVISE, "what matters with laptops?", ("laptops", "product"))
    talk.say(FIND, "under 500 dollars then")

    assert talk.shown == ["hp-250"]


def test_what_something_must_be_is_looked_for_where_no_kind_is_named(talk):
    said = talk.say(ADVISE, "must be spotty, under 50 dollars", ("spotty", "attribute"))

    assert "What would you like to buy?" not in said.text


def test_advice_of_nothing_asks_back(talk):
    assert "What would you like to buy?" in talk.say(ADVISE, "what should I look at?").text


@pytest.mark.parametrize("budget", [200, 220])
def test_a_plan_keeps_to_the_budget(talk, budget):
    said = talk.say(PLAN, f"a printer and a laptop bag for {budget} dollars together")

    assert len(talk.shown) == 2
    assert sum(PRICES[key] for key in talk.shown) <= budget * 100
    assert f"${budget}" in said.text


def test_a_set_by_its_name_and_a_bare_number(talk):
    said = talk.say(PLAN, "a desk set-up for 450")  # laptops and bags, by the small shop's sets

    assert set(talk.shown) == {"hp-250", "sleeve"}
    assert "$450" in said.text


def test_a_budget_too_small_tells_what_is_needed(talk_zh):
    said = talk_zh.say(PLAN, "100美元买打印机和电脑包")

    assert said.text == "$100不太够：最便宜的打印机、电脑包加起来也要 $178.99。"


def test_one_kind_with_a_budget_is_a_search(talk):
    talk.say(PLAN, "I have 500 dollars for a laptop", ("laptop", "product"))

    assert talk.shown == ["hp-250"]


def test_a_plan_of_nothing_asks_back(talk):
    assert "Which things" in talk.say(PLAN, "I have 500 dollars in total").text


@pytest.mark.parametrize("text", ["a laptop with at least 16 GB memory", "a laptop, not HP, what do you advise"])
def test_who_limits_what_is_wanted_is_shown_it_instead_of_advice(talk, text):
    said = talk.say(ADVISE, text, ("laptop", "product"))

    assert said.part("products")
    assert "differ most" not in said.text


def test_two_things_of_one_kind_are_told_apart_by_their_titles(talk):
    talk.say(PLAN, "a laptop bag, a notebook and a laptop for 2000 dollars")

    assert len(talk.shown) == len(set(talk.shown)) == 3


def test_a_thing_of_a_plan_that_the_shop_does_not_have_is_said(talk):
    said = talk.say(PLAN, "a printer, a trampoline and a laptop bag for 300 dollars", ("trampoline", "product"))

    assert "trampoline" in said.text
    assert len(talk.shown) == 2


def test_a_thing_that_titles_do_not_tell_from_another_is_said(talk_zh):
    said = talk_zh.say(PLAN, "一个马克杯、一个杯子和一台打印机，一共2000美元")

    assert "“杯子”" in said.text
