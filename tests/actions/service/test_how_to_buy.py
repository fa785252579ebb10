""" "I'll take it": price, stock and the way to order, from the database and the shop's file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.service.tell_how_to_buy import ActionTellHowToBuy
from shop.shop_file import Contact, Policy
from tests.guide.talk import Talk

BUY, FIND = ActionTellHowToBuy(), ActionFindProducts()


@pytest.fixture
def open_talk(new_message, services, uow):
    """What opens a conversation in a shop that says something, or nothing, about ordering."""
    return lambda language="en", **said: Talk(new_message, replace(services, **said), uow, language)


def test_price_stock_and_the_shops_way_to_order_are_told(open_talk):
    talk = open_talk(policies={"buying": Policy(en="Order by phone.", zh="请电话下单。")})
    talk.say(FIND, "a laptop under 500")
    said = talk.say(BUY, "I'll take the first one")

    assert "**$399.00**" in said.text
    assert "In stock: 3" in said.text
    assert said.text.endswith("Order by phone.")
    assert talk.memory.focus == said.part("products")[0].id


def test_the_page_of_the_product_is_where_it_is_ordered(open_talk, uow, product_id):
    talk = open_talk()
    product = uow.products.get_many([product_id("laser")])[0]
    product.url = "https://shop.example/laser"
    said = talk.say(BUY, "buy it", product_ids=(product.id,))
    uow.rollback()

    assert said.text.endswith("You can order it here: https://shop.example/laser")


@pytest.mark.parametrize(("language", "way"), [("en", "by phone 123"), ("zh", "电话 123")])
def test_where_the_shop_says_nothing_the_way_to_ask_is_named(open_talk, product_id, language, way):
    talk = open_talk(language, contact=Contact(telephone="123"))

    assert way in talk.say(BUY, "buy", product_ids=(product_id("laser"),)).text


def test_a_product_without_a_price_can_be_asked_for(open_talk, product_id):
    assert "price on request" in open_talk().say(BUY, "buy", product_ids=(product_id("ink"),)).text


def test_what_is_sold_out_is_not_promised_and_similar_ones_are_offered(open_talk, product_id):
    said = open_talk().say(BUY, "I'll take it", product_ids=(product_id("blue-mug"),))

    assert "sold out" in said.text
    assert said.buttons == ["Similar"]


def test_several_products_are_all_told(open_talk):
    talk = open_talk()
    talk.say(FIND, "a laptop")
    said = talk.say(BUY, "I'll take the first and the third")

    assert len(said.utterances) == 2


def test_with_several_on_the_screen_it_asks_which_one(open_talk):
    talk = open_talk()
    talk.say(FIND, "a laptop")

    assert len(talk.say(BUY, "I'll take it").buttons) == 5


def test_a_wish_beside_what_is_taken_is_looked_for(open_talk):
    talk = open_talk()
    talk.say(FIND, "a laptop")
    said = talk.say(BUY, "I'll take the first one. And a mug", ("mug", "product"))

    assert said.utterances[0].response == "utter_service__buy"
    assert {card.category for card in said.part("products")} == {"Mugs"}


def test_a_question_beside_what_is_taken_is_answered(open_talk):
    talk = open_talk()
    talk.say(FIND, "a laptop")
    said = talk.say(BUY, "ok i'll take the first one, what colour is it")

    assert said.utterances[0].response == "utter_service__buy"
    assert said.utterances[-1].text.startswith("Colour: ")
