"""Words for a category that name only some of what it holds."""

from __future__ import annotations

import pytest

from shop.catalogue.records import TermKind
from shop.vocabulary.sold import sold_terms
from shop.vocabulary.things import things
from tests.shop.vocabulary.test_sold import category


def parts(products, terms):
    found = sold_terms([(title, None, (key,)) for title, key in products], terms, things())
    return {(term.text, term.key) for term in found if term.kind is TermKind.THING}


TREKKING = category("trek", "Trekking poles and headlamps", "headlamp", "trekking pole", "头灯")
POLES_AND_LAMPS = [
    ("Carbon Trekking Poles", "trek"),
    ("Ash Trekking Poles", "trek"),
    ("Nebula Headlamp", "trek"),
    ("Lumen Headlamp", "trek"),
]


def test_each_kind_under_one_roof_is_known_by_its_titles():
    found = parts(POLES_AND_LAMPS, TREKKING)

    assert {("headlamp", "trek=headlamp"), ("trekking pole", "trek=trekking pole")} <= found


def test_a_word_of_the_other_language_names_the_same_part():
    assert ("头灯", "trek=headlamp") in parts(POLES_AND_LAMPS, TREKKING)


def test_another_word_for_all_of_a_category_is_no_part_of_it():
    products = [("Intel processor", "chips")] * 9 + [("Intel CPU", "chips")]

    assert parts(products, category("chips", "Processors", "processor", "cpu")) == set()


def test_another_kind_of_thing_is_a_part_of_a_category_of_one_kind():
    products = [("Black keyboard", "keys")] * 4 + [("Targus numeric keypad", "keys")]
    found = parts(products, category("keys", "Keyboards", "keyboard", "numeric keypad"))

    assert found == {("numeric keypad", "keys=numeric keypad")}


def test_what_a_thing_is_for_is_not_looked_for_in_titles():
    terms = [*category("bags", "Laptop bags and sleeves", "laptop backpack"), *category("laptops", "Laptops", "laptop")]
    found = parts([("Canvas backpack", "bags"), ("Slim sleeve", "bags"), ("Dell laptop", "laptops")], terms)

    assert ("laptop backpack", "bags=backpack") in found


@pytest.mark.parametrize("title", ["Cream dog food container", "Dog food bowl"])
def test_what_is_kept_in_a_thing_is_not_sold(title):
    found = parts([(title, "storage")], category("storage", "Food storage", "container"))

    assert "dog food" not in {text for text, _ in found}


def test_a_brand_in_front_of_a_title_is_no_part_of_its_name():
    found = sold_terms([("Scosche - Harmonica - Black", "Scosche", ("gifts",))], category("gifts", "Gifts"), things())

    assert "harmonica" in {term.text for term in found}


def test_what_nothing_is_called_is_absent_though_its_own_word_says_so():
    terms = category("cooking", "Cooking appliances", "oven", "cooker", "rice cooker")
    found = sold_terms([("Gas cooker", None, ("cooking",)), ("Oven", None, ("cooking",))], terms, things())

    assert "rice cooker" in {term.text for term in found if term.kind is TermKind.ABSENT}


def test_a_narrower_kind_of_a_category_of_one_kind_is_what_titles_call_so_in_either_language():
    titles = ["Diner wall clock", "Baroque wall clock", "Red alarm clock", "Green alarm clock", "Blue alarm clock"]
    found = parts(
        [(title, "clocks") for title in titles], category("clocks", "Clocks", "clock", "wall clock", "时钟", "挂钟")
    )

    assert {("wall clock", "clocks=wall clock"), ("挂钟", "clocks=wall clock")} <= found


def test_a_kind_that_others_are_made_for_is_found_by_its_name_all_the_same():
    titles = ["Leitz stapler", "Staple cartridge for stapler", "Refills for stapler", "Scissors", "Hole punch"]
    found = parts(
        [(title, "desk") for title in titles], category("desk", "Desk supplies", "stapler", "桌面文具", "订书机")
    )

    assert {("stapler", "desk=stapler"), ("订书机", "desk=stapler")} <= found


def test_what_only_describes_a_part_is_that_part():
    titles = ["Tefal kettle", "Philips kettle", "Two-slice toaster", "Four-slice toaster"]
    terms = category("kettles", "Kettles and toasters", "kettle", "toaster", "travel kettle")

    assert ("travel kettle", "kettles=kettle") in parts([(title, "kettles") for title in titles], terms)


def test_a_kind_that_is_named_behind_the_first_comma_counts():
    title = "Meccano Junior, Race Car STEAM Model Building Kit, for Kids Aged 5 and Up"

    assert "building kit" in {text for text, _ in parts([(title, "toys")], category("toys", "Toys"))}


def test_a_kind_that_the_name_of_a_category_lists_is_a_part_though_its_other_name_says_only_this():
    words = category("table", "Napkins, placemats and coasters", "napkin", "coaster", "餐巾")
    found = parts([("Red Napkin", "table")] + [("Rose Coaster", "table")] * 9, words)

    assert ("napkin", "table=napkin") in found
