"""Which product on the screen a message means."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from guide.memory import Memory
from guide.reading.references import meant, refer, referred
from guide.search.state import SearchState
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent

SHOWN = ["hp-250", "dell-xps", "hp-elite", "lenovo"]


def keys_of(products):
    return [product.external_id for product in products]


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

    assert keys_of(meant(new_message("is this one any good?"), memory, shop).products) == ["lenovo"]


def test_this_one_is_the_only_one_on_the_screen(new_message, screen, shop):
    assert keys_of(meant(new_message("is it any good?"), screen(["red-mug"]), shop).products) == ["red-mug"]


def test_this_one_is_nothing_while_nothing_is_shown(new_message, shop):
    assert not meant(new_message("the second one"), Memory(), shop)


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


@pytest.fixture
def earlier(product_id):
    """What remembers lists that were shown one after the other, the last of them on the screen."""

    def remember(*lists, **more):
        states = [SearchState(shown=tuple(map(product_id, keys))) for keys in lists]
        return Memory(states[-1], earlier_searches=tuple(states[:-1]), **more)

    return remember


LAPTOPS, HPS, OTHERS, MUGS = (
    ["hp-250", "dell-xps", "hp-elite", "lenovo"],
    ["hp-250", "hp-elite", "hp-omen"],
    ["dell-in", "lenovo"],
    ["red-mug", "blue-mug", "retro-mug"],
)


@pytest.mark.parametrize(
    ("shown", "text", "learnt", "keys"),
    [
        (MUGS, "the retro one", [], ["retro-mug"]),
        (MUGS, "is the retro mug any good", [], ["retro-mug"]),
        (MUGS, "how big is the red one", [], ["red-mug"]),
        (MUGS, "the one in blue", [], ["blue-mug"]),
        (MUGS, "the reto one", [], []),
        (LAPTOPS, "the elitbook", [], ["hp-elite"]),
        (LAPTOPS, "the one with 8 GB", [], ["hp-250"]),
        (LAPTOPS, "the one for 799", [], ["lenovo"]),
        (LAPTOPS, "the $399 one", [], ["hp-250"]),
        (LAPTOPS, "799那款怎么样", [], ["lenovo"]),
        (LAPTOPS, "Dell那个多少钱", [], ["dell-xps"]),
        (LAPTOPS, "那个ThinkPad重不重", [], ["lenovo"]),
        (MUGS, "红色的多少钱", [], ["red-mug"]),
        (MUGS, "那个红色的", [], ["red-mug"]),
        (LAPTOPS, "the cheaper of them, how much memory", [], ["hp-250"]),
        (LAPTOPS, "the second HP one", [], ["hp-elite"]),
        (LAPTOPS, "the last HP", [], ["lenovo"]),
        (MUGS, "the middle one", [], ["blue-mug"]),
        (MUGS, "中间那个", [], ["blue-mug"]),
        (MUGS, "the one in the middle", [], ["blue-mug"]),
        (OTHERS, "both of them", [], OTHERS),
        (OTHERS, "这两个哪个好", [], OTHERS),
        (MUGS, "都有货吗，全部", [], MUGS),
        (MUGS, "all of them please", [], MUGS),
        (MUGS, "the bottom one", [], ["retro-mug"]),
        (MUGS, "最上面那个", [], ["red-mug"]),
    ],
)
def test_a_product_is_described(new_message, screen, shop, shown, text, learnt, keys):
    assert keys_of(referred(new_message(text, *learnt), screen(shown), shop)) == keys


@pytest.mark.parametrize(
    "text",
    ["is the second waterproof", "does the second one come in red", "第二个有红色的吗", "is the second one an HP"],
)
def test_what_is_asked_of_a_place_does_not_move_it(new_message, screen, shop, text):
    assert keys_of(referred(new_message(text), screen(LAPTOPS), shop)) == ["dell-xps"]


@pytest.mark.parametrize(
    "text", ["is it black", "does it have touch", "它是红色的吗", "有黑色的吗", "what do you think of black"]
)
def test_a_property_alone_points_at_nothing(new_message, screen, shop, text):
    assert not refer(new_message(text), screen(["hp-250", "hp-omen"]), shop)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the thinkpad you showed before", ["lenovo"]),
        ("the thinkpad", ["lenovo"]),
        ("the second one from the first list", ["dell-xps"]),
        ("第一页的第三个", ["hp-elite"]),
        ("上一页第二个", ["hp-elite"]),
        ("the last one of the previous list", ["hp-omen"]),
        ("the first laptop", ["hp-250"]),
        ("刚才那个Dell的", ["dell-xps"]),
        ("the second one", ["blue-mug"]),
        ("the second mug", ["blue-mug"]),
    ],
)
def test_what_was_shown_before_is_reached_too(new_message, earlier, shop, text, keys):
    assert keys_of(refer(new_message(text), earlier(LAPTOPS, HPS, MUGS), shop).products) == keys


def test_a_place_goes_on_over_the_pages_of_a_search(new_message, shop, product_id):
    pages = tuple(map(product_id, [*HPS, *OTHERS]))
    memory = Memory(SearchState(shown=pages[3:], seen=pages))

    assert keys_of(refer(new_message("number 3"), memory, shop).products) == ["hp-omen"]


def test_of_several_that_are_so_one_is_asked_for(new_message, screen, shop):
    for text in ("the HP one", "惠普的"):
        found = refer(new_message(text), screen(LAPTOPS), shop)
        assert (found.products, keys_of(found.candidates)) == ((), ["hp-250", "hp-elite"])
    assert keys_of(refer(new_message("the HP ones"), screen(LAPTOPS), shop).products) == ["hp-250", "hp-elite"]


@pytest.mark.parametrize("text", ["the everest one", "红色的那款", "the yellow everest one, is it heavy"])
def test_what_no_product_is_like_is_asked_for_and_never_another(new_message, screen, shop, product_id, text):
    found = meant(new_message(text), screen(["dell-in", "lenovo"], focus=product_id("lenovo")), shop)

    assert (found.products, keys_of(found.candidates)) == ((), ["dell-in", "lenovo"])


def test_a_price_that_limits_points_at_nothing(new_message, screen, shop):
    found = refer(new_message("like the EliteBook under 600 dollars"), screen(["hp-elite", "laser"]), shop)

    assert keys_of(found.products) == ["hp-elite"]


def test_a_place_that_the_list_does_not_have_is_asked_for(new_message, screen, shop, product_id):
    found = meant(new_message("number 9"), screen(LAPTOPS, focus=product_id("lenovo")), shop)

    assert (found.products, keys_of(found.candidates)) == ((), LAPTOPS)


def test_the_other_one_is_that_of_the_pair_which_is_not_talked_about(new_message, screen, shop, product_id):
    for text in ("the other one", "另一个呢"):
        memory = screen(OTHERS, focus=product_id("lenovo"))
        assert keys_of(refer(new_message(text), memory, shop).products) == ["dell-in"]
    memory = screen(LAPTOPS, focus=product_id("lenovo"), compared=tuple(map(product_id, ["hp-250", "lenovo"])))
    assert keys_of(refer(new_message("how much is the other one"), memory, shop).products) == ["hp-250"]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("the one we looked at first", ["hp-omen"]),
        ("最先看的那个", ["hp-omen"]),
        ("the previous one", ["lenovo"]),
        ("the laptop again", ["lenovo"]),
    ],
)
def test_what_was_looked_at_is_remembered(new_message, earlier, shop, product_id, text, keys):
    looked_at = tuple(map(product_id, ["hp-omen", "lenovo", "red-mug"]))
    memory = earlier(LAPTOPS, MUGS, focus=looked_at[-1], looked_at=looked_at)

    assert keys_of(refer(new_message(text), memory, shop).products) == keys


def test_a_thing_of_the_kind_talked_about_is_that_one(new_message, screen, shop, product_id):
    memory = screen([*LAPTOPS, "laser"], focus=product_id("dell-xps"))

    assert keys_of(refer(new_message("what does that laptop weigh"), memory, shop).products) == ["dell-xps"]
