"""What is answered about several products at once: which is best, which is named, and the shop's service beside."""

from __future__ import annotations

import pytest

from guide.answering.questions.question import questions
from guide.answering.questions.saying import say_answers


@pytest.fixture
def told(services, new_message):
    """Return what is answered to a message about products."""

    def told(text, *keys, language="en"):
        message = new_message(text, language=language)
        with services.unit_of_work() as uow:
            shop, reply = services.shop_for(message, uow), services.reply_to(message)
            products = shop.products([uow.products.find_id("small", key) for key in keys])
            say_answers(questions(text, products, reply.wording), products, reply, shop)
        return reply.utterances[0]

    return told


def test_the_one_that_is_ahead_in_figures_is_chosen_with_its_reason(told):
    said = told("which one is better", "hp-250", "hp-omen")

    assert said.text.startswith("I would take “HP Omen gaming laptop”: it is ahead")
    assert "memory: 16 GB" in said.text
    assert "The cheapest is “HP 250 Notebook”" in said.text
    assert "They differ in this: " in said.text
    assert said.parts.table is not None


def test_what_differs_is_told_without_a_verdict_where_none_is_asked(told):
    said = told("两款有啥区别", "hp-250", "hp-elite", language="zh")

    assert said.text.startswith("最便宜的是“HP 250 Notebook”")
    assert "内存：8 GB / 16 GB" in said.text
    assert said.parts.table is not None


def test_the_property_that_is_named_decides(told):
    assert told("哪个内存大", "hp-250", "hp-elite", language="zh").text.startswith(
        "内存最大的是“HP EliteBook 840”：16 GB"
    )


def test_the_product_that_is_named_is_answered_alone(told):
    said = told("the omen: is it red?", "hp-250", "hp-omen")

    assert said.text == "Yes. Colour: red."
    assert [card.title for card in said.parts.products] == ["HP Omen gaming laptop"]


def test_a_price_that_the_shopper_thinks_of_is_checked(told):
    assert told("is it under 500 dollars", "hp-250").text == "Yes. It costs $399.00."
    assert told("is it under 300 dollars", "hp-250").text == "No. It costs $399.00."


def test_the_service_beside_a_question_about_the_product_is_answered(told):
    lines = told("how much memory has it, and can i send it back", "lenovo").text.splitlines()

    assert lines[0] == "Memory: 16 GB."
    assert "returns" in lines[1]


def test_whether_it_is_good_is_told_by_buyers_or_not_at_all(told):
    assert told("is it any good", "hp-250").text.startswith("Nobody has reviewed it here yet")
