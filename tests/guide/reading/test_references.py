"""Which product on the screen a message means."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from guide.memory import Memory
from guide.reading.references import referred, referred_or_focus
from guide.search.state import SearchState
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent

SHOWN = ["hp-250", "dell-xps", "hp-elite", "lenovo"]


@pytest.fixture
def screen(product_id):
    """What remembers products on the screen."""
    return lambda keys, **more: Memory(SearchState(shown=tuple(map(product_id, keys))), **more)


@pytest.fixture
def ask(new_message, screen, shop):
    """What asks about the four laptops on the screen and returns the keys referred to."""

    def run(text, *learnt, **parts):
        message = new_message(text, *learnt, **parts)
        return [product.external_id for product in referred(message, screen(SHOWN), shop)]

    return run


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the second one", ["dell-xps"]),
        ("compare the third and the first", ["hp-elite", "hp-250"]),
        ("the last one", ["lenovo"]),
        ("第二个", ["dell-xps"]),
        ("第一个和第四个", ["hp-250", "lenovo"]),
        ("number 9", []),
        ("the cheapest one", ["hp-250"]),
        ("the most expensive one", ["hp-elite"]),
        ("最便宜的那个", ["hp-250"]),
        ("the cheaper one", ["hp-250"]),
        ("贵的那款", ["hp-elite"]),
        ("the Dell one", ["dell-xps"]),
        ("惠普的", ["hp-250", "hp-elite"]),
        ("what do you think", []),
    ],
)
def test_a_product_is_named_by_place_price_or_brand(ask, text, keys):
    assert ask(text) == keys


@pytest.mark.parametrize(
    ("text", "learnt", "keys"),
    [
        ("tell me about the thinkpad", [("thinkpad", "product")], ["lenovo"]),
        ("the elitebook 840", [("elitebook 840", "product")], ["hp-elite"]),
        ("the laptop", [("laptop", "product")], []),
    ],
)
def test_a_product_is_named_by_words_of_its_title(ask, text, learnt, keys):
    assert ask(text, *learnt) == keys


def test_a_pressed_button_names_its_product_whatever_is_on_the_screen(ask, product_id):
    assert ask("Details", product_ids=(product_id("red-mug"),)) == ["red-mug"]


def test_a_product_that_is_gone_is_not_referred_to(ask):
    assert ask("Details", product_ids=(999_999,)) == []


def test_this_one_is_the_product_talked_about_last(new_message, shop, product_id):
    memory = Memory(focus=product_id("lenovo"))

    assert referred_or_focus(new_message("is this one any good?"), memory, shop).external_id == "lenovo"


def test_this_one_is_the_only_one_on_the_screen(new_message, screen, shop):
    assert referred_or_focus(new_message("is it any good?"), screen(["red-mug"]), shop).external_id == "red-mug"


def test_this_one_is_nothing_while_nothing_is_shown(new_message, shop):
    assert referred_or_focus(new_message("the second one"), Memory(), shop) is None


def test_a_product_is_named_by_its_colour(new_message, screen, shop):
    memory = screen(["red-mug", "blue-mug"])

    for text in ("the red one", "红色的那个"):
        assert [product.external_id for product in referred(new_message(text), memory, shop)] == ["red-mug"]


def test_of_those_compared_the_cheaper_one(new_message, screen, shop, product_id):
    memory = screen(SHOWN, compared=(product_id("dell-xps"), product_id("lenovo")))

    assert [product.external_id for product in referred(new_message("the cheaper one"), memory, shop)] == ["lenovo"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the one from yesterday", ["red-mug"]),
        ("the laptop I saw yesterday", ["dell-xps"]),
        ("昨天看的那个", ["red-mug"]),
        ("上次看的笔记本", ["dell-xps"]),
    ],
)
def test_a_product_is_named_by_when_it_was_seen(new_message, shop, uow, shopper, product_id, text, keys):
    yesterday = datetime.now(timezone.utc) - timedelta(days=1)
    for hours, key in enumerate(["dell-xps", "red-mug"]):
        at = yesterday.replace(hour=10 + hours)
        uow.events.add(ShopperEvent(EventKind.VIEW, at, product_id=product_id(key), session_id=shopper))

    assert [product.external_id for product in referred(new_message(text), Memory(), shop)] == keys
