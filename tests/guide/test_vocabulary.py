"""The shop's words, found in a message as shoppers write them."""

from __future__ import annotations

import pytest

from guide.vocabulary import Vocabulary, alternatives
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Two red Mugs", ["two", "red", "mug"]),
        ("batteries, boxes, glasses, brushes", ["battery", "box", "glass", "brush"]),
        ("glass, bus, tennis, gas", ["glass", "bus", "tennis", "gas"]),
        ("笔记本 laptop", ["笔", "记", "本", "laptop"]),
        ("Café crème", ["café", "crème"]),
        ("…!?", []),
        ("", []),
    ],
)
def test_words_are_compared_without_case_and_plural(text, forms):
    assert [word.form for word in words_of(text)] == forms


def test_words_know_where_they_stand():
    text = "a  red笔mug"

    assert [text[word.start : word.end] for word in words_of(text)] == ["a", "red", "笔", "mug"]


def _found(services, text):
    vocabulary = services.vocabulary
    words = words_of(text)
    return [(length, terms[0].key) for length, terms in vocabulary.matches_at(words, 0)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("laptop bags", [(2, "laptop-bags"), (1, "laptops")]),
        ("笔记本电脑包", [(5, "laptops"), (3, "laptops")]),
        ("惠普", [(2, "HP")]),
        ("unknown", []),
    ],
)
def test_the_longest_term_comes_first(services, text, found):
    assert _found(services, text) == found


@pytest.mark.parametrize(
    ("text", "kinds", "key"),
    [
        ("laptpo", [TermKind.CATEGORY], "laptops"),
        ("lapttop", [TermKind.CATEGORY], "laptops"),
        ("note book", [TermKind.CATEGORY], "laptops"),
        ("lenvo", [TermKind.BRAND], "Lenovo"),
        ("lenvo", [TermKind.CATEGORY], None),
        ("blak", [TermKind.VALUE], "colour=black"),
        ("hb", [TermKind.BRAND], None),
        ("notebuk", [TermKind.CATEGORY], "laptops"),
        ("brothers", [TermKind.BRAND], "Brother"),
        ("bother", [TermKind.BRAND], None),  # a word of its own
        ("惠谱", [TermKind.BRAND], "HP"),
        ("筆記本電腦", [TermKind.CATEGORY], "laptops"),
        ("笔记本电恼", [TermKind.CATEGORY], "laptops"),
        ("马可杯", [TermKind.CATEGORY], "mugs"),
        ("dayinji", [TermKind.CATEGORY], "printers"),
        ("电话", [TermKind.CATEGORY], None),
        ("spaceship", [TermKind.CATEGORY, TermKind.BRAND, TermKind.VALUE], None),
    ],
)
def test_a_misspelt_word_is_recognised_only_when_it_is_close(services, text, kinds, key):
    found = services.vocabulary.closest(text, kinds)

    assert (found[0].key if found else None) == key


@pytest.mark.parametrize(
    ("kind", "key", "language", "label"),
    [
        (TermKind.CATEGORY, "laptops", "zh", "笔记本电脑"),
        (TermKind.CATEGORY, "laptops", "en", "Laptops"),
        (TermKind.BRAND, "Dell", "zh", "Dell"),
        (TermKind.VALUE, "colour=blue", "zh", "blue"),
        (TermKind.ATTRIBUTE, "battery_life", "en", "battery life"),
        (TermKind.VALUE, "material=stainless_steel", "en", "stainless steel"),
    ],
)
def test_everything_has_a_label(services, kind, key, language, label):
    assert services.vocabulary.label(kind, key, language) == label


@pytest.mark.parametrize(
    ("text", "beyond"),
    [("gaming laptop", "gaming"), ("laptop pc", "pc"), ("laptop", ""), ("笔记本", ""), ("轻薄本", "")],
)
def test_a_term_says_what_goes_beyond_its_key(text, beyond):
    texts = ("laptop", "gaming laptop", "laptop pc", "笔记本", "轻薄本")
    terms = {each: TermRecord(TermKind.CATEGORY, "laptops", "en", each) for each in texts}

    assert Vocabulary(terms.values()).qualifiers(terms[text]) == beyond


def test_a_chinese_term_says_its_properties_in_english():
    mouse = TermRecord(TermKind.CATEGORY, "mice", "zh", "无线鼠标")
    terms = [
        mouse,
        TermRecord(TermKind.CATEGORY, "mice", "zh", "鼠标"),
        TermRecord(TermKind.VALUE, "wireless=true", "zh", "无线", "wireless"),
    ]

    assert Vocabulary(terms).qualifiers(mouse) == "wireless"


def test_a_use_brings_the_words_to_search_for(services):
    assert services.vocabulary.expansion(TermKind.USE, "gaming") == "gaming graphics fast"
    assert services.vocabulary.expansion(TermKind.CATEGORY, "laptops") == ""


def test_a_word_has_meanings_in_the_language_of_the_titles_and_is_no_term():
    vocabulary = Vocabulary([TermRecord(TermKind.MEANING, "giraffe", "zh", "长颈鹿")])

    assert vocabulary.meanings("长颈鹿") == ("giraffe",)
    assert vocabulary.meanings("giraffe") == ()
    assert list(vocabulary.matches_at(words_of("长颈鹿"), 0)) == []


def test_a_search_text_has_its_alternatives_between_commas():
    assert alternatives("fast charging, quick charge") == ["fast charging", "quick charge"]


def test_an_empty_vocabulary_finds_nothing():
    vocabulary = Vocabulary([TermRecord(TermKind.BRAND, "!!!", "any", "!!!")])

    assert list(vocabulary.matches_at(words_of("a mug"), 0)) == []
    assert vocabulary.closest("laptop", [TermKind.CATEGORY]) == []


@pytest.mark.parametrize("said", ["折叠", "可折叠", "折叠式", "可折叠的"])
def test_a_quality_means_the_same_with_what_only_marks_it(said):
    vocabulary = Vocabulary([TermRecord(TermKind.MEANING, "folding", "zh", "折叠")])

    assert "folding" in vocabulary.meanings(said)


@pytest.mark.parametrize(
    ("said", "meant", "other"),
    [
        ("头戴", {"over-ear", "circumaural", "on-ear", "headband"}, {"in-ear"}),
        ("头戴式的", {"circumaural"}, {"in-ear"}),
        ("over ear", {"circumaural"}, {"on-ear"}),
        ("mono", {"monochrome"}, set()),
        ("10 gig", {"10gbase-t"}, {"gigabit"}),
        ("單眼", {"slr", "dslr"}, set()),
        ("cordless", {"battery technology", "wireless"}, set()),
        ("headphone jack", {"headphone connection 3.5 mm"}, set()),
        ("内存卡槽", {"compatible memory cards"}, set()),
        ("sub", {"subwoofer"}, set()),
    ],
)
def test_what_things_are_like_is_said_in_other_words(said, meant, other):
    meanings = set(Vocabulary(()).meanings(said))

    assert meant <= meanings
    assert not other & meanings


def test_qualities_of_several_words_are_found_where_they_stand():
    text = "mono laser printer that prints both sides, over ear"

    assert {text[start:end] for start, end in Vocabulary(()).qualities_in(text)} == {"both sides", "over ear"}
