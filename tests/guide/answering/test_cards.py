"""Product cards of the widget."""

from __future__ import annotations

import json

import pytest

from guide.answering.cards import button, card, short_title
from protocol.encoding import to_json
from protocol.messages import Button


@pytest.mark.parametrize(
    ("key", "language", "parts"),
    [
        ("hp-250", "en", {"brand": "HP", "price": "$399.00", "category": "Laptops", "image": None}),
        ("hp-250", "zh", {"brand": "HP", "price": "$399.00", "category": "笔记本电脑"}),
        ("retro-mug", "en", {"brand": None, "price": "≈ $5.31 (£4.25)", "image": "https://shop.example/retro.jpg"}),
        ("retro-mug", "zh", {"price": "≈ $5.31（£4.25）"}),
        ("ink", "en", {"price": None}),
        ("thing", "en", {"category": "", "price": "$1.00", "facts": []}),
    ],
)
def test_a_card_shows_what_the_shop_knows(shop, wording, product_id, key, language, parts):
    made = to_json(card(shop.product(product_id(key)), wording(language), reason="because"))

    assert {name: made[name] for name in parts} == parts
    assert made["reason"] == "because"
    json.dumps(made)


def test_the_buttons_of_a_card_name_its_product(shop, wording, product_id):
    laptop = product_id("lenovo")

    made = card(shop.product(laptop), wording())

    assert made.buttons == [
        Button(title=title, payload=f'/{intent}{{"product_id": {laptop}}}')
        for title, intent in (
            ("Details", "product_details"),
            ("Similar", "similar_products"),
            ("Compare", "compare_products"),
            ("Not interested", "dismiss_product"),
        )
    ]


def test_a_button_keeps_chinese_and_needs_no_entities():
    assert button("再看看", "show_more") == Button(title="再看看", payload="/show_more")
    assert button("不限", "relax_search", condition="颜色").payload == '/relax_search{"condition": "颜色"}'


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("HP 250", "HP 250"),
        ("word " * 12 + "wo", "word " * 11 + "word …"),
        ("x" * 80, "x" * 60 + " …"),
        ("陶瓷" * 40, "陶瓷" * 30 + " …"),
        ("a " + "x" * 80, "a " + "x" * 58 + " …"),
    ],
)
def test_a_long_title_is_cut_for_a_sentence(uow, product_id, title, short):
    product = uow.products.get(product_id("hp-250"))
    product.title = title

    assert short_title(product) == short
    uow.rollback()
