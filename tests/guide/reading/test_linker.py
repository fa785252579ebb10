"""Words of a message linked to the catalogue."""

from __future__ import annotations

from itertools import pairwise

import pytest

from guide.reading.linker import link
from guide.vocabulary import Vocabulary
from shop.catalogue.records import TermKind, TermRecord


@pytest.fixture
def linked(services, spans):
    """What links a message and returns (words, key or None)."""

    def run(text, *learnt):
        links = link(text, spans(text, *learnt), services.vocabulary)
        return [(found.text, found.term.key if found.term else None) for found in links]

    return run


@pytest.mark.parametrize(
    ("text", "learnt", "links"),
    [
        (
            "a black laptop",
            [("laptop", "product"), ("black", "attribute")],
            [("black", "colour=black"), ("laptop", "laptops")],
        ),
        ("black laptops", [], [("black", "colour=black"), ("laptops", "laptops")]),
        ("a laptop bag", [("laptop bag", "product")], [("laptop bag", "laptop-bags")]),
        ("黑色的笔记本电脑", [], [("黑色", "colour=black"), ("笔记本电脑", "laptops")]),
        ("惠普的 laptop 玩游戏", [], [("惠普", "HP"), ("laptop", "laptops"), ("游戏", "gaming")]),
        ("a lenvo", [("lenvo", "brand")], [("lenvo", "Lenovo")]),
        ("a trampoline", [("trampoline", "product")], [("trampoline", None)]),
        ("hello there", [], []),
        ("a u-black shelf", [], []),
        ("", [], []),
    ],
)
def test_known_words_are_linked_and_learnt_ones_kept(linked, text, learnt, links):
    assert linked(text, *learnt) == links


@pytest.mark.parametrize(
    ("text", "learnt", "links"),
    [
        ("for my brother", [], []),
        ("for my brother", [("my brother", "use")], [("my brother", None)]),
        ("a Brother printer", [], [("Brother", "Brother"), ("printer", "printers")]),
        ("a brother printer", [("brother", "brand")], [("brother", "Brother"), ("printer", "printers")]),
    ],
)
def test_an_everyday_word_is_a_brand_only_where_it_is_meant_as_one(linked, text, learnt, links):
    assert linked(text, *learnt) == links


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("想买个打印几", [("打印几", "printers")]),
        ("比记本电脑", [("比记本电脑", "laptops")]),
        ("马克悲", [("马克悲", "mugs")]),
        ("马克笔", []),
    ],
)
def test_a_word_with_other_characters_of_the_same_sound_is_known(linked, text, links):
    assert linked(text) == links


def test_a_span_partly_known_keeps_its_rest(linked):
    assert linked("a retro laptop", ("retro laptop", "product")) == [("retro", None), ("laptop", "laptops")]


def test_links_do_not_overlap_and_stand_in_order(services, spans):
    text = "black notebook laptop bag 惠普笔记本电脑 red mugs"
    links = link(text, spans(text, ("black notebook", "product")), services.vocabulary)

    assert [text[found.start : found.end] for found in links] == [found.text for found in links]
    assert all(before.end <= after.start for before, after in pairwise(links))


def test_a_chinese_word_that_takes_the_end_of_another_is_none(services):
    # 扳手 is a wrench, and 手套 gloves.
    vocabulary = Vocabulary([TermRecord(TermKind.CATEGORY, "gloves", "zh", "手套")])

    assert [found.text for found in link("扳手套装", [], vocabulary)] == []
    assert [found.text for found in link("手套一双", [], vocabulary)] == ["手套"]
