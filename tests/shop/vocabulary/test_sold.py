"""What titles name as sold, and which words for categories no product bears out."""

from __future__ import annotations

import pytest

from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.dictionary import dictionary_terms
from shop.vocabulary.sold import sold_terms
from shop.vocabulary.things import things


def category(key, *words):
    return [TermRecord(TermKind.CATEGORY, key, "en" if word.isascii() else "zh", word) for word in words]


SHREDDERS = category("machines", "Shredders and laminators", "shredder", "laminator", "碎纸机")


def derived(products, terms):
    found = list(sold_terms(products, terms, things()))
    return {(term.kind, term.key) if term.kind is TermKind.THING else (term.kind, term.text) for term in found}


def test_one_of_several_kinds_under_one_roof_may_be_absent():
    found = derived([("Leitz laminator A4", "Leitz", ("machines",))], SHREDDERS)

    assert {text for kind, text in found if kind is TermKind.ABSENT} == {"shredder", "碎纸机"}


def test_all_of_them_may_be_there():
    products = [("Leitz laminator A4", None, ("machines",)), ("Paper shredder", None, ("machines",))]

    assert not any(kind is TermKind.ABSENT for kind, _ in derived(products, SHREDDERS))


def test_another_word_for_what_is_there_is_not_absent():
    found = derived([("Samsung TV 32", "Samsung", ("tvs",))], category("tvs", "TVs", "television", "电视"))

    assert not any(kind is TermKind.ABSENT for kind, _ in found)


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Harmonica in a box", "harmonica"),
        ("Childrens garden rake pink", "rake"),
        ("吉他", "吉他"),
        ("Guitar brand - GT100 Video Tripod - Black", "video tripod"),
        ("Guitar brand PS-940 Public Address (PA) system", "public address system"),
        ("Pop Finger Grip/Kickstand", "finger grip"),
    ],
)
def test_what_a_title_names_is_sold(title, named):
    found = derived([(title, "Guitar brand", ("gifts",))], category("gifts", "Gifts"))

    assert (TermKind.THING, f"gifts={named}") in found


@pytest.mark.parametrize(
    ("title", "named"), [("Vintage cat food container", "cat food"), ("Ice cream maker", "ice maker")]
)
def test_another_thing_with_all_the_words_is_not(title, named):
    found = derived([(title, None, ("gifts",))], category("gifts", "Gifts"))

    assert (TermKind.THING, f"gifts={named}") not in found


@pytest.mark.parametrize("title", ["Guitar cable", "Case for a guitar", "Guitar brand case"])
def test_what_only_describes_the_product_is_not(title):
    found = derived([(title, "Guitar brand", ("gifts",))], category("gifts", "Gifts"))

    assert (TermKind.THING, "gifts=guitar") not in found


def test_what_is_only_shown_by_a_toy_is_not_sold():
    found = derived([("Bunk bed", None, ("dolls",))], category("dolls", "Dolls and figures"))

    assert not any(kind is TermKind.THING for kind, _ in found)


def test_what_is_a_toy_itself_is_sold_among_toys():
    found = derived([("Seaside flying disc", None, ("toys",))], category("toys", "Outdoor toys"))

    assert (TermKind.THING, "toys=flying disc") in found


def test_without_a_desk_there_is_no_office_desk():
    found = derived(
        [("Leather chair", None, ("office",))], category("office", "Office furniture", "chair", "desk", "office desk")
    )

    assert {text for kind, text in found if kind is TermKind.ABSENT} == {"desk", "office desk"}


def test_the_dictionary_gives_chinese_words_and_the_ends_of_longer_ones():
    terms = [
        *category("banks", "Power banks", "portable charger"),
        *category("laser", "Laser printers", "激光打印机"),
        *category("ink", "Inkjet printers", "喷墨打印机"),
    ]
    found = {(term.key, term.text) for term in dictionary_terms(terms, {"laser": "print", "ink": "print"}, things())}

    assert {("banks", "充电宝"), ("laser", "打印机"), ("ink", "打印机")} <= found
