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
    assert "Of 5 other products in Laptops, 4 cost more." in said.text


def test_too_few_peers_tell_nothing(talk, product_id):
    said = talk.say(PRICE, "Price", product_ids=(product_id("red-mug"),))

    assert "£2.95" in said.text
    assert "cost more" not in said.text


def test_a_price_nobody_knows_is_said_to_be_unknown(talk, product_id):
    assert "does not know a price" in talk.say(PRICE, "Price", product_ids=(product_id("ink"),)).text


def test_every_product_named_is_answered(talk):
    talk.say(FIND, "a mug")
    said = talk.say(PRICE, "how much are the first and the second?")

    assert len(said.utterances) == 2


def test_one_known_price_is_no_history(talk, product_id):
    said = talk.say(HISTORY, "Price history", product_ids=(product_id("lenovo"),))

    assert "only one price" in said.text
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
    assert "lowest price was $899.00 (2024-06-01), its highest $1,299.00 (2025-01-01)" in said.text
    assert [point.value for point in said.part("chart").points] == [1199.0, 899.0, 1299.0, 999.0]
