"""Whether what is on the screen can be bought, and in which sizes and colours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.show_details import ActionShowDetails
from actions.stock.check_stock import ActionCheckStock
from shop.catalogue.records import AttributeRecord, ProductRecord, TermKind, TermRecord, VariantRecord
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from tests.guide.fixtures import RATES, services_of
from tests.guide.talk import Talk

FIND, DETAILS, STOCK = ActionFindProducts(), ActionShowDetails(), ActionCheckStock()


def size(name, stock, colour=None):
    attributes = [AttributeRecord("size", name), *([AttributeRecord("colour", colour)] if colour else [])]
    return VariantRecord(f"{name}-{colour}", f"{name} / {colour}", None, stock, tuple(attributes))


PRODUCTS = [
    ProductRecord("tiny", "tee", "Plain tee", ("shirts",), 900, "USD", variants=(size("s", 3), size("m", 0))),
    ProductRecord("tiny", "polo", "Polo shirt", ("shirts",), 1900, "USD", variants=(size("s", 0), size("m", 0))),
    ProductRecord(
        "tiny", "blouse", "Linen blouse", ("shirts",), 2900, "USD",
        variants=(size("s", 4, "red"), size("m", None, "red"), size("s", 0, "blue"), size("m", 1, "blue")),
    ),
    ProductRecord("tiny", "vest", "Cotton vest", ("shirts",), 700, "USD", variants=(size("s", None), size("m", None))),
    ProductRecord("tiny", "scarf", "Wool scarf", ("scarves",), 1500, "USD", stock=0),
    ProductRecord("tiny", "shawl", "Silk shawl", ("scarves",), 2500, "USD"),
]  # fmt: skip
TERMS = [
    *(
        TermRecord(TermKind.VALUE, f"{name}={value}", language, text)
        for name, value, english, chinese in (
            ("size", "s", "size s", "s码"),
            ("size", "m", "size m", "m码"),
            ("colour", "red", "red", "红色"),
            ("colour", "blue", "blue", "蓝色"),
            ("colour", "green", "green", "绿色"),
        )
        for language, text in (("en", english), ("zh", chinese))
    ),
    TermRecord(TermKind.CATEGORY, "shirts", "en", "shirts"),
    TermRecord(TermKind.CATEGORY, "shirts", "zh", "衬衫"),
    TermRecord(TermKind.CATEGORY, "scarves", "en", "scarves"),
    TermRecord(TermKind.CATEGORY, "scarves", "zh", "围巾"),
]


@pytest.fixture(scope="module")
def clothes(tmp_path_factory):
    """What the actions work with, for a small shop of clothes."""
    url = f"sqlite:///{tmp_path_factory.mktemp('clothes') / 'shop.db'}"
    upgrade(url)
    unit_of_work = unit_of_work_factory(url)
    with unit_of_work() as uow:
        uow.products.upsert_many(PRODUCTS)
        uow.terms.replace_all("tiny", TERMS)
        uow.commit()
    with services_of(unit_of_work, RATES) as services:
        yield services


@pytest.fixture
def talk_in(clothes, new_message):
    """What begins a conversation in a language, with things on the screen."""
    with clothes.unit_of_work() as uow:

        def begin(words, language="en"):
            talk = Talk(new_message, clothes, uow, language)
            talk.say(FIND, words)
            talk.ids = {key: uow.products.find_id("tiny", key) for key in talk.shown}
            return talk

        yield begin


@pytest.mark.parametrize(("language", "words"), [("en", "a white 4070ti, in stock?"), ("zh", "4070ti 白色的 有货吗")])
def test_what_is_named_before_anything_was_shown_is_looked_for(clothes, new_message, language, words):
    with clothes.unit_of_work() as uow:
        said = Talk(new_message, clothes, uow, language).say(STOCK, words)

    assert "4070ti" in said.text
    assert "not shown you" not in said.text and "还没给您看" not in said.text


def test_in_stock_about_all_that_is_shown(talk_in):
    said = talk_in("scarves").say(STOCK, "in stock?")
    assert set(said.text.splitlines()) == {
        "“Wool scarf” is sold out at the moment.",
        "“Silk shawl” is not marked as sold out; how many are left, the shop does not say.",
    }
    said = talk_in("围巾", "zh").say(STOCK, "有货吗")
    assert set(said.text.splitlines()) == {
        "“Wool scarf”暂时缺货。",
        "“Silk shawl”没有标明缺货，具体还剩多少店里没写。",
    }


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("tee", "“Plain tee” is in stock in size s. Sold out: size m.", "“Plain tee”有货：s码。缺货：m码。"),
        ("polo", "“Polo shirt” is sold out at the moment.", "“Polo shirt”暂时缺货。"),
        (
            "vest",
            "“Cotton vest” comes in size s; size m; how many are left, the shop does not say.",
            "“Cotton vest”有：s码；m码。具体库存店里没写，下单前可以问下客服。",
        ),
    ],
)
def test_sizes_that_are_there_and_that_are_not(talk_in, key, english, chinese):
    for language, words, asked, expected in (
        ("en", "shirts", "is it available", english),
        ("zh", "衬衫", "有货吗", chinese),
    ):
        talk = talk_in(words, language)
        talk.say(DETAILS, "", product_ids=(talk.ids[key],))
        said = talk.say(STOCK, asked)
        assert said.text == expected
        assert [card.id for card in said.part("products")] == [talk.ids[key]]
        assert bool(said.buttons) == (key == "polo")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("in stock?", "in stock in size s, red; size m, red; size m, blue. Sold out: size s, blue."),
        ("in red", "in stock in size s, red; size m, red."),
        ("in blue", "in stock in size m, blue. Sold out: size s, blue."),
        ("do you have it in size s", "in stock in size s, red. Sold out: size s, blue."),
        ("red in size s", ", size s, red” is in stock (4 left)."),
        ("in size m and red", ", size m, red” is not marked as sold out; how many are left"),
        ("in blue and size s", ", size s, blue” is sold out at the moment."),
        ("in green", "does not come in green; it comes in red, blue."),
    ],
)
def test_only_the_forms_asked_for_count(talk_in, words, answer):
    talk = talk_in("shirts")
    talk.say(DETAILS, "", product_ids=(talk.ids["blouse"],))
    assert answer in talk.say(STOCK, words).text


def test_the_forms_asked_for_in_chinese(talk_in):
    talk = talk_in("衬衫", "zh")
    talk.say(DETAILS, "", product_ids=(talk.ids["blouse"],))
    assert talk.say(STOCK, "红色的有s码吗").text == "“Linen blouse, s码、红色”有货（还有 4 件）。"
    assert talk.say(STOCK, "有绿色的吗").text == "“Linen blouse”没有绿色的，只有红色、蓝色。"


def test_what_the_database_says_now_is_told(talk_in, clothes):
    talk = talk_in("scarves")
    scarf = next(each for each in PRODUCTS if each.external_id == "scarf")
    for pieces, told in ((7, "is in stock (7 left)."), (0, "is sold out at the moment.")):
        with clothes.unit_of_work() as uow:
            uow.products.upsert_many([replace(scarf, stock=pieces)])
            uow.commit()
        assert f"“Wool scarf” {told}" in talk.say(STOCK, "in stock?").text


def test_without_products_there_is_nothing_to_ask_about(talk):
    assert talk.say(STOCK, "in stock?").says("utter_catalogue__nothing_shown")
