"""What a thing is like, said in several words of which the language model sees a part."""

from __future__ import annotations

import pytest

from guide.message import Message, Span
from guide.reading.linker import Link
from guide.reading.phrasing import Phrasing
from guide.reading.qualities import with_demanded, with_glued_figures, with_qualities
from guide.vocabulary import Vocabulary
from language.expressions import parse
from shop.catalogue.records import TermKind, TermRecord


def _link(text, piece, span, kind=None):
    start = text.index(piece)
    term = TermRecord(kind, piece, "en", piece) if kind else None
    return Link(start, start + len(piece), piece, term, span)


def _read(text, *links):
    spans = [Span(found.start, found.end, found.text, found.span) for found in links if found.span]
    message = Message(text, "en", (*spans, *parse(text)))
    return [(found.text, found.span) for found in with_qualities(message, links, Vocabulary(()))]


def test_a_quality_takes_the_place_of_a_part_of_it():
    text = "headphones over ear"

    assert _read(text, _link(text, "headphones", "product"), _link(text, "ear", "attribute")) == [
        ("headphones", "product"),
        ("over ear", "attribute"),
    ]


def test_what_stands_around_a_quality_says_no_more_of_it():
    text = "prints both sides by itself"

    assert _read(text, _link(text, text, "attribute")) == [
        ("prints", None),
        ("both sides", "attribute"),
        ("by itself", None),
    ]


@pytest.mark.parametrize(
    ("text", "piece", "span", "kind"),
    [
        ("a wall mount", "mount", "product", TermKind.CATEGORY),
        ("a remote control", "remote control", "attribute", TermKind.VALUE),
    ],
)
def test_kinds_and_the_shops_own_words_stay(text, piece, span, kind):
    assert _read(text, _link(text, piece, span, kind)) == [(piece, span)]


def test_a_kind_inside_a_quality_is_not_wanted():
    text = "a tablet, memory card slot"
    card = _link(text, "memory card", "product", TermKind.CATEGORY)
    pan = "cast iron pan"
    iron, thing = _link(pan, "iron", "product", TermKind.CATEGORY), _link(pan, "pan", "product", TermKind.CATEGORY)

    assert _read(text, card) == [("memory card slot", "attribute")]
    assert _read(pan, iron, thing) == [("cast iron", "attribute"), ("pan", "product")]


def test_a_quality_is_more_than_the_word_of_the_shop_inside_it():
    text = "a lamp, usb charging"

    assert ("usb charging", "attribute") in _read(text, _link(text, "usb", "attribute", TermKind.VALUE))


def test_figures_stay_figures():
    assert _read("a router of 2.4 ghz") == []


def test_a_figure_joined_to_a_chinese_brand_is_a_model():
    text = "苹果15手机壳"
    brand, figure = _link(text, "苹果", "brand", TermKind.BRAND), _link(text, "15", "attribute")

    assert [found.text for found in with_glued_figures(text, [brand, figure])] == ["苹果15"]


@pytest.mark.parametrize(
    ("text", "piece", "span", "read"),
    [
        ("耳机 带麦", "带麦", "use", "attribute"),
        ("耳机 带麦", "带麦", None, "attribute"),
        ("耳机 跑步", "跑步", "use", "use"),
        ("耳机 不带麦", "不带麦", "use", "use"),
    ],
)
def test_a_quality_that_says_itself_that_it_must_be_had_is_a_property(text, piece, span, read):
    linked = _link(text, piece, span, TermKind.USE)

    assert [found.span for found in with_demanded(text, [linked], Phrasing(text))] == [read]
