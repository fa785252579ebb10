"""What things cost, which is the cheapest, and how a price changed."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.price.find_cheapest import ActionFindCheapest
from actions.price.show_price import ActionShowPrice
from actions.price.show_price_history import ActionShowPriceHistory

FIND, CHEAPEST, PRICE, HISTORY = ActionFindProducts(), ActionFindCheapest(), ActionShowPrice(), ActionShowPriceHistory()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the cheapest laptop", ["hp-250", "dell-in", "lenovo", "dell-xps", "hp-elite"]),
        ("the most expensive laptop", ["hp-omen", "hp-elite", "dell-xps", "lenovo", "dell-in"]),
        ("cheapest HP laptop", ["hp-250", "hp-elite", "hp-omen"]),
        ("最便宜的杯子", ["blue-mug", "red-mug", "retro-mug"]),
    ],
)
def test_the_order_is_by_price(talk, text, keys):
    talk.say(CHEAPEST, text)

    assert talk.shown == keys


def test_the_cheapest_of_the_running_search(talk):
    talk.say(FIND, "black laptops")
    said = talk.say(CHEAPEST, "which is the cheapest?")

    assert talk.shown == ["hp-250", "lenovo", "dell-xps", "hp-elite"]
    assert "Cheapest first" not in said.buttons


def test_the_cheapest_of_what_is_asked_without_a_search(talk, talk_zh):
    assert talk.say(CHEAPEST, "what is the cheapest?").text.startswith("The cheapest what?")
    assert talk_zh.say(CHEAPEST, "最便宜的").text.startswith("最便宜的什么？")


def test_a_price_is_told_with_its_place_among_its_kind(talk, product_id):
    said = talk.say(PRICE, "Price", product_ids=(product_id("dell-in"),))

    assert "$549.00" in said.text
    assert "Of the 5 others in laptops, 4 cost more." in said.text


def test_too_few_peers_tell_nothing(talk, product_id):
    said = talk.say(PRICE, "Price", product_ids=(product_id("red-mug"),))

    assert "£2.95" in said.text
    assert "cost more" not in said.text


def test_a_price_nobody_knows_is_said_to_be_unknown(talk, product_id):
    assert "has no price" in talk.say(PRICE, "Price", product_ids=(product_id("ink"),)).text


def test_every_product_named_is_answered(talk):
    talk.say(FIND, "a mug")
    said = talk.say(PRICE, "how much are the first and the second?")

    assert len(said.utterances) == 2


def test_one_known_price_is_no_history(talk, product_id):
    said = talk.say(HISTORY, "Price history", product_ids=(product_id("lenovo"),))

    assert said.says("utter_price__history_single")
    assert said.part("chart") is None


def test_a_history_has_its_lowest_and_highest(talk, product_id, uow):
    laptop = product_id("hp-elite")
    past = [(2024, 1, 119900), (2024, 6, 89900), (2025, 1, 129900)]
    uow.products.add_price_points(
        [(laptop, datetime(year, month, 1, tzinfo=timezone.utc), cents, "USD") for year, month, cents in past]
    )
    said = talk.say(HISTORY, "Price history", product_ids=(laptop,))
    uow.rollback()

    assert "$999.00 now" in said.text
    assert "lowest with $899.00 (2024-06-01), at its highest with $1,299.00 (2025-01-01)" in said.text
    assert [point.value for point in said.part("chart").points] == [1199.0, 899.0, 1299.0, 999.0]


def test_prices_are_added_up_where_one_of_several_is_asked_for(talk, product_id):
    talk.say(FIND, "mugs under 4 pounds")
    said = talk.say(PRICE, "how much are both together")

    assert len(talk.shown) == 2
    assert "Together: **≈ $6.88 (£5.50)**" in said.text


def test_the_price_of_many_pieces(talk, talk_zh, product_id):
    thirty = talk.say(PRICE, "how much would 30 of it be", product_ids=(product_id("hp-250"),))
    twelve = talk_zh.say(PRICE, "买12个多少钱", product_ids=(product_id("hp-250"),))

    assert "30 of “HP 250 Notebook” together: **$11,970.00**" in thirty.text
    assert "12 件“HP 250 Notebook”一共 **$4,788.00**" in twelve.text


def test_a_sum_with_an_unknown_price_is_not_told(talk, product_id):
    said = talk.say(PRICE, "both together", product_ids=(product_id("hp-250"), product_id("ink")))

    assert "Together" not in said.text


def test_what_delivery_costs_is_no_question_about_a_product(talk, product_id):
    talk.say(FIND, "a laptop")
    talk.memory.focus = product_id("hp-250")
    talk.memory.policy = "delivery_time"
    said = talk.say(PRICE, "and what does it cost", answered_before=("action_tell_policy",))
    second = talk.say(PRICE, "how much is the second one", answered_before=("action_tell_policy",))

    assert "delivery costs" in said.text
    assert "costs" in second.text
