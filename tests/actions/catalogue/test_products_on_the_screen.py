"""What can be asked about products on the screen: details, comparison, similar ones, why, and not that one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from actions.catalogue.compare_products import ActionCompareProducts
from actions.catalogue.dismiss_product import ActionDismissProduct
from actions.catalogue.explain_why import ActionExplainWhy
from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.go_back import ActionGoBack
from actions.catalogue.refine_search import ActionRefineSearch
from actions.catalogue.relax_search import ActionRelaxSearch
from actions.catalogue.show_details import ActionShowDetails
from actions.catalogue.show_more import ActionShowMore
from actions.catalogue.show_similar import ActionShowSimilar
from guide.memory import Memory
from guide.search.state import SearchState
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent

FIND, DETAILS, COMPARE, SIMILAR = (
    ActionFindProducts(),
    ActionShowDetails(),
    ActionCompareProducts(),
    ActionShowSimilar(),
)
WHY, DISMISS, BACK, RELAX = ActionExplainWhy(), ActionDismissProduct(), ActionGoBack(), ActionRelaxSearch()


@pytest.fixture
def laptops(talk):
    """A conversation with laptops on the screen."""
    talk.say(FIND, "a laptop")
    return talk


@pytest.mark.parametrize("action", [DETAILS, SIMILAR, DISMISS])
def test_without_products_there_is_nothing_to_talk_about(talk, action):
    assert talk.say(action, "tell me more").says("utter_catalogue__nothing_shown")


@pytest.mark.parametrize("action", [DETAILS, SIMILAR])
def test_which_one_is_asked_when_it_is_not_told(laptops, action):
    said = laptops.say(action, "tell me more")

    assert said.text in ("Which one do you mean?", "Which of these do you mean?")
    assert len(said.buttons) == 5


def test_details_are_of_the_one_named_and_make_it_the_one_talked_about(laptops, product_id):
    second = laptops.shown[1]
    said = laptops.say(DETAILS, "the second one")

    assert [card.id for card in said.part("products")] == [product_id(second)]
    assert "Memory: " in said.text
    assert "In stock: 3" in said.text
    assert laptops.memory.focus == product_id(second)


@pytest.mark.parametrize(
    ("key", "stock"),
    [("lenovo", "In stock: 3"), ("blue-mug", "Out of stock"), ("red-mug", "does not say how many are in stock")],
)
def test_the_stock_is_told_as_the_shop_knows_it(talk, product_id, key, stock):
    assert stock in talk.say(DETAILS, "Details", product_ids=(product_id(key),)).text


def test_two_named_products_are_compared(laptops, product_id):
    first, third = laptops.shown[0], laptops.shown[2]
    table = laptops.say(COMPARE, "compare the first and the third").part("table")

    assert [product.id for product in table.products] == [product_id(first), product_id(third)]


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("compare the red laptop and the blue laptop", ["hp-omen", "dell-in"]),
        ("the red and the blue laptop, which is better", ["hp-omen", "dell-in"]),
        ("比较一下红色的笔记本和Lenovo的笔记本", ["hp-omen", "lenovo"]),
        ("compare the Lenovo laptop with the red HP", ["lenovo", "hp-omen"]),
        ("the red mug or the blue laptop", ["red-mug", "dell-in"]),
    ],
)
@pytest.mark.parametrize("asked_before", ["a laptop", "mugs", None])
def test_things_named_by_what_they_are_are_compared_shown_or_not(talk, product_id, asked_before, words, keys):
    if asked_before:
        talk.say(FIND, asked_before)
    table = talk.say(COMPARE, words).part("table")

    assert [product.id for product in table.products] == [product_id(key) for key in keys]


@pytest.mark.parametrize(
    ("asked_before", "keys"), [("a laptop", ["dell-in", "hp-omen"]), ("mugs", ["blue-mug", "red-mug"])]
)
@pytest.mark.parametrize("words", ["compare the blue one with the red one", "blue的跟红色的哪个好"])
def test_without_a_kind_those_on_the_screen_are_meant(talk, product_id, asked_before, keys, words):
    talk.say(FIND, asked_before)
    table = talk.say(COMPARE, words).part("table")

    assert [product.id for product in table.products] == [product_id(key) for key in keys]


@pytest.mark.parametrize("asked_before", ["a laptop", None])
def test_models_of_one_brand_are_told_apart_by_their_names(talk, product_id, asked_before):
    if asked_before:
        talk.say(FIND, asked_before)
    learnt = [("EliteBook 840", "attribute"), ("omen", "attribute")]
    table = talk.say(COMPARE, "compare HP EliteBook 840 and HP omen", *learnt).part("table")

    assert [product.id for product in table.products] == [product_id("hp-elite"), product_id("hp-omen")]


def test_of_several_that_are_so_called_two_are_compared(talk, product_id):
    table = talk.say(COMPARE, "compare the HP laptop and the HP laptop").part("table")

    assert len({product.id for product in table.products}) == 2
    assert all(product.brand == "HP" for product in table.products)


@pytest.mark.parametrize("words", ["compare two mugs", "比较两个杯子"])
def test_the_best_two_of_a_kind_are_compared_where_nothing_is_shown(talk, words):
    table = talk.say(COMPARE, words).part("table")

    assert len(table.products) == 2
    assert {product.category for product in table.products} == {"Mugs"}


def test_what_nobody_sells_is_not_compared(laptops, product_id):
    said = laptops.say(COMPARE, "compare the red laptop and the blue printer")

    assert said.part("table") is None or product_id("laser") not in [each.id for each in said.part("table").products]


def test_comparing_without_names_takes_the_first_two(laptops, product_id):
    table = laptops.say(COMPARE, "compare them").part("table")

    assert [product.id for product in table.products] == [product_id(key) for key in laptops.shown[:2]]


def test_pressed_products_are_collected_up_to_four(laptops, product_id):
    keys = laptops.shown
    said = laptops.say(COMPARE, "Compare", product_ids=(product_id(keys[0]),))
    assert "with which one" in said.text
    assert len(said.buttons) == 4

    sizes = []
    for key in keys[1:4]:
        table = laptops.say(COMPARE, "Compare", product_ids=(product_id(key),)).part("table")
        sizes.append(len(table.products))
    assert sizes == [2, 3, 4]
    assert "with which one" in laptops.say(COMPARE, "Compare", product_ids=(product_id(keys[4]),)).text


def test_a_new_search_begins_a_new_comparison(laptops, product_id):
    laptops.say(COMPARE, "compare the first and the third")
    laptops.say(FIND, "mugs")

    assert "with which one" in laptops.say(COMPARE, "Compare", product_ids=(product_id("red-mug"),)).text


def test_similar_ones_are_like_it_and_never_it(laptops, product_id):
    first = laptops.shown[0]
    laptops.say(SIMILAR, "similar to the first")

    assert first not in laptops.shown


def test_similar_ones_are_of_its_kind_and_none_is_on_the_screen(laptops):
    shown = laptops.shown
    laptops.say(SIMILAR, "similar to the first")

    assert laptops.shown == [({"hp-250", "hp-elite", "hp-omen", "dell-xps", "dell-in", "lenovo"} - set(shown)).pop()]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("similar to the HP 250 but in red", ["hp-omen"]),
        ("like the EliteBook, but cheaper than that, from another brand", ["dell-xps", "lenovo", "dell-in"]),
        ("anything like the EliteBook under 600", ["hp-250", "dell-in"]),
        ("和EliteBook那台类似但是便宜点的", ["dell-xps", "lenovo", "dell-in", "hp-250"]),
        ("像EliteBook那台的，换个牌子", ["dell-xps", "lenovo", "dell-in"]),
    ],
)
def test_similar_ones_may_differ_in_what_is_said(talk, product_id, text, keys):
    talk.memory = Memory(SearchState(shown=(product_id("hp-elite"), product_id("laser"))), focus=product_id("hp-elite"))
    if "250" in text:
        talk.memory = Memory(SearchState(shown=(product_id("hp-250"), product_id("laser"))))
    talk.say(SIMILAR, text)

    assert set(talk.shown) == set(keys)


def test_similar_ones_keep_what_was_refused_and_the_budget(talk):
    talk.say(FIND, "a laptop under 900 dollars, not Dell")
    talk.say(SIMILAR, "similar to the ThinkPad", ("ThinkPad", "product"))

    assert not {"dell-xps", "dell-in", "hp-elite", "hp-omen"} & set(talk.shown)


def test_similar_ones_are_as_was_asked_for(talk, product_id):
    talk.say(FIND, "a black laptop with 16 GB memory")
    talk.memory = replace(talk.memory, search=replace(talk.memory.search, shown=(product_id("lenovo"),)))
    talk.say(SIMILAR, "similar ones")

    assert set(talk.shown) == {"hp-elite", "dell-xps"}


@pytest.mark.parametrize("text", ["the other one", "另外那个"])
def test_the_other_one_is_no_other_page(talk, product_id, text):
    talk.memory = Memory(SearchState(shown=(product_id("laser"), product_id("ink"))), focus=product_id("laser"))
    said = talk.say(ActionShowMore(), text)

    assert [card.id for card in said.part("products")] == [product_id("ink")]


def test_where_nothing_alike_is_left_a_condition_may_go(talk, product_id):
    talk.memory = Memory(SearchState(shown=(product_id("hp-250"),)), focus=product_id("hp-250"))
    said = talk.say(SIMILAR, "something like it but cheaper")

    assert "Nothing like" in said.text
    assert any(title.startswith("Any price") for title in said.buttons)
    talk.say(RELAX, "Any price", conditions=("price",))
    assert len(talk.shown) == 5
    assert "hp-250" not in talk.shown


def test_more_similar_ones_follow_and_never_those_shown_or_waved_away(talk, product_id):
    talk.memory = Memory(SearchState(shown=(product_id("red-mug"),)), focus=product_id("red-mug"))
    talk.say(SIMILAR, "similar ones")
    assert set(talk.shown) == {"blue-mug", "retro-mug"}
    talk.say(DISMISS, "not the retro one")
    assert talk.shown == ["blue-mug"]
    assert talk.say(ActionShowMore(), "more").part("products") is None


@pytest.mark.parametrize("text", ["cheaper", "便宜点"])
def test_cheaper_than_the_one_talked_about_is_of_its_kind(talk, product_id, text):
    talk.say(FIND, "something black", ("black", "attribute"))
    talk.memory = replace(talk.memory, focus=product_id("lenovo"))
    talk.say(ActionRefineSearch(), text)

    assert talk.shown == ["hp-250"]


def test_cheaper_ones_of_what_nobody_searched_for(talk, product_id):
    talk.memory = Memory(
        SearchState(shown=(product_id("retro-mug"), product_id("laser"))), focus=product_id("retro-mug")
    )
    talk.say(ActionRefineSearch(), "something cheaper")

    assert set(talk.shown) == {"red-mug", "blue-mug"}


def test_where_nothing_is_cheaper_a_condition_may_go(talk):
    talk.say(FIND, "a red HP laptop")
    said = talk.say(ActionRefineSearch(), "cheaper")

    assert said.part("products") is None
    assert [title for title in said.buttons if title.startswith("Any ")]
    assert not any("price" in title for title in said.buttons)


def test_cheaper_than_one_of_an_earlier_search_looks_there(talk, product_id):
    talk.say(FIND, "a laptop, not HP")
    talk.say(FIND, "a red mug")
    talk.say(DETAILS, "the thinkpad", ("thinkpad", "product"))
    talk.say(ActionRefineSearch(), "cheaper")

    assert talk.shown == ["dell-in"]


def test_why_names_what_was_asked_for(talk):
    talk.say(FIND, "a black laptop under 900 dollars")
    said = talk.say(WHY, "why the first one?")

    assert "it is what you asked for: laptops, black, up to $900" in said.text


def test_why_is_known_of_a_product_that_has_moved_off_the_page_since(laptops, product_id):
    sixth = product_id(({"hp-250", "hp-elite", "hp-omen", "dell-xps", "dell-in", "lenovo"} - set(laptops.shown)).pop())
    laptops.memory.search = replace(laptops.memory.search, shown=(sixth,), seen=(sixth,))

    said = laptops.say(WHY, "why the first one?")

    assert "it is what you asked for: laptops" in said.text
    assert [card.id for card in said.part("products")] == [sixth]


def test_looking_at_products_of_the_page_does_not_change_why_one_is_recommended(laptops, product_id, shopper, services):
    before = laptops.say(WHY, "why the first one?").text
    now = datetime.now(timezone.utc)
    with services.unit_of_work() as uow:
        looked_at = [product_id(key) for key in laptops.shown[1:]]
        uow.events.add_many(
            [ShopperEvent(EventKind.VIEW, now, product_id=each, session_id=shopper) for each in looked_at]
        )
        uow.commit()

    assert laptops.say(WHY, "why the first one?").text == before


def test_a_dismissed_product_does_not_come_back(laptops):
    third = laptops.shown[2]
    said = laptops.say(DISMISS, "not interested in the third")
    assert said.says("utter_catalogue__dismissed")
    assert third not in laptops.shown

    said = laptops.say(FIND, "a laptop")
    assert "5" in said.text
    assert third not in laptops.shown


def test_what_is_left_keeps_its_order_and_the_next_follow(laptops):
    shown = laptops.shown
    laptops.say(DISMISS, "not interested in the third")

    assert laptops.shown[:4] == [key for key in shown if key != shown[2]]
    assert len(laptops.shown) == 5


def test_several_are_dismissed_at_once(laptops):
    shown = laptops.shown
    laptops.say(DISMISS, "cross out the first two")

    assert not {*shown[:2]} & {*laptops.shown}


@pytest.mark.parametrize("text", ["not interested", "都不喜欢"])
def test_none_of_those_shown_leads_to_the_next_ones_and_back(talk, talk_zh, text):
    shopper = talk if text.isascii() else talk_zh
    shopper.say(FIND, "a laptop")
    shown = shopper.shown
    said = shopper.say(DISMISS, text)

    assert not {*shown} & {*shopper.shown}
    assert said.buttons[0] in ("Back to those", "回到刚才那几款")
    assert shopper.memory.dislikes == ()
    shopper.say(BACK, "back")
    assert shopper.shown == shown


def test_a_dismissal_is_undone(laptops, product_id):
    shown = laptops.shown
    for text, pressed in (("undo that", ()), ("Bring it back", (product_id(shown[2]),))):
        said = laptops.say(DISMISS, "not interested in the third")
        assert said.buttons[0] == "Bring it back"
        said = laptops.say(BACK, text, product_ids=pressed)
        assert said.text.endswith("is back:")
        assert (laptops.shown, laptops.memory.dislikes) == (shown, ())


def test_the_last_one_dismissed_leaves_nothing(talk):
    talk.say(FIND, "a red mug")
    said = talk.say(DISMISS, "I don't like it")

    assert said.says("utter_catalogue__dismissed_last")
    assert said.buttons == ["Bring it back", "Any colour (2)"]


@pytest.mark.parametrize(
    ("language", "text", "word"), [("en", "do you have a trampoline?", "trampoline"), ("zh", "有蹦床吗", "蹦床")]
)
def test_a_question_for_what_is_not_sold_is_none_about_what_is_shown(talk, talk_zh, language, text, word):
    shopper = talk if language == "en" else talk_zh
    shopper.say(FIND, "Mystery thing" if language == "en" else "laptops under 450 dollars")
    said = shopper.say(DETAILS, text, (word, "product"))

    assert word in said.text
    assert said.part("products") is None


def test_where_none_alike_is_as_was_asked_for_that_is_said(talk, product_id):
    talk.say(FIND, "a laptop with touch", ("with touch", "attribute"))
    assert set(talk.shown) == {"hp-omen", "dell-xps"}
    said = talk.say(SIMILAR, "similar to the dell", ("dell", "brand"))

    assert said.says("utter_catalogue__similar_without")
    assert set(talk.shown) == {"hp-250", "hp-elite", "dell-in", "lenovo"}
