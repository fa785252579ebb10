"""Words in front of a kind of thing are conditions, whether or not the shop's word for the kind has them."""

from __future__ import annotations

import pytest

from guide.kinds import KindFinder
from guide.kinds.nearest_terms import NearestTerms
from guide.reading.linker import Link
from guide.reading.modifiers import ModifierReader
from guide.reading.reader import MessageReader
from guide.search.state import ConditionKind, TextRole
from guide.vocabulary import Vocabulary
from recommender.encoders import load_encoder
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.things import things
from tests.guide.small_shop import TERMS

MORE = [
    TermRecord(TermKind.CATEGORY, "mugs", "en", "spotty mug"),
    TermRecord(TermKind.CATEGORY, "mugs", "en", "enamel mug"),
    TermRecord(TermKind.CATEGORY, "mugs", "en", "retro mug"),
    TermRecord(TermKind.CATEGORY, "mugs", "zh", "复古杯子"),
    TermRecord(TermKind.CATEGORY, "laptops", "en", "gaming notebook"),
    TermRecord(TermKind.CATEGORY, "laptop-bags", "en", "rucksack"),
    TermRecord(TermKind.CATEGORY, "kettles", "en", "kettle"),
    TermRecord(TermKind.CATEGORY, "kettles", "en", "electric kettle"),
    TermRecord(TermKind.CATEGORY, "kettles", "zh", "电水壶"),
    TermRecord(TermKind.THING, "laptop-bags=rucksack", "en", "rucksack"),
    TermRecord(TermKind.CATEGORY, "laptop-bags", "en", "satchel"),
    TermRecord(TermKind.ABSENT, "laptop-bags", "en", "satchel"),
]

OF_THINGS = (TermKind.THING, TermKind.ABSENT)


@pytest.fixture(scope="module")
def reader(services):
    """A reader in the small shop with more words."""
    vocabulary = Vocabulary([*TERMS, *MORE])
    nearest = NearestTerms(vocabulary.of_kind(TermKind.CATEGORY), load_encoder("multilingual"))
    kinds = KindFinder(vocabulary, [term for term in MORE if term.kind in OF_THINGS], things(), nearest)
    return MessageReader(vocabulary, kinds, services.money_in("en"), services.recommender)


@pytest.fixture
def read(reader, new_message):
    """What reads one message with learnt spans."""
    return lambda text, *learnt: reader.read(new_message(text, *learnt), 1)


def texts(request):
    return [(item.label, item.negated) for item in request.conditions if item.kind is ConditionKind.TEXT]


@pytest.mark.parametrize(
    ("message", "thing", "condition"),
    [
        ("a spotty mug please", "spotty mug", "spotty"),
        ("gaming notebook", "gaming notebook", "gaming"),
        ("我要复古杯子", "复古杯子", "复古"),
    ],
)
def test_what_a_word_for_a_kind_says_beyond_it_is_a_condition(read, message, thing, condition):
    request = read(message, (thing, "product"))

    assert texts(request) == [(condition, False)]
    assert not request.preferred


def test_what_no_product_says_is_told(read):
    request = read("an enamel mug", ("enamel mug", "product"))

    assert request.categories == ("mugs",)
    assert [unmet.words for unmet in request.unmet] == ["enamel"]


@pytest.mark.parametrize("message", ["斑点杯子", "杯子 斑点的", "杯子，斑点"])
def test_a_chinese_word_before_a_kind_or_in_a_clause_of_its_own_is_a_condition(read, message):
    assert texts(read(message, ("杯子", "product"))) == [("斑点", False)]


def test_a_chinese_clause_that_no_product_meets_is_told(read):
    request = read("杯子 双人的", ("杯子", "product"))

    assert request.categories == ("mugs",)
    assert [unmet.words for unmet in request.unmet] == ["双人"]


def test_words_that_nobody_knows_in_front_of_a_kind_are_conditions(read):
    request = read("a spotty rugged mug", ("mug", "product"))

    assert texts(request) == [("spotty", False)]
    assert request.preferred == ("rugged",)  # a taste


def test_several_words_of_which_only_one_is_said_are_read_one_by_one(read):
    request = read("a spotty porcelain mug", ("spotty porcelain", "attribute"), ("mug", "product"))

    assert texts(request) == [("spotty", False)]
    assert [unmet.words for unmet in request.unmet] == ["porcelain"]


def test_what_the_chinese_name_of_a_kind_says_of_all_of_them_is_no_condition(read):
    request = read("an electric kettle", ("electric kettle", "product"))

    assert request.categories == ("kettles",)
    assert not texts(request)
    assert not request.unmet


def test_one_of_several_kinds_in_a_category_is_looked_for_by_its_titles(read):
    request = read("a rucksack", ("rucksack", "product"))

    assert request.categories == ("laptop-bags",)
    assert [item.phrases for item in request.conditions if item.role is TextRole.THING] == [("rucksack",)]


def test_an_apostrophe_makes_no_word_to_look_for(read):
    request = read("I'm after a child's mug", ("child's", "use"), ("mug", "product"))

    assert request.words == ("child's",)


def test_another_word_for_a_kind_that_no_title_has_only_describes_it():
    words = [TermRecord(TermKind.CATEGORY, "protectors", "en", text) for text in ("screen protector", "tempered glass")]
    absent = [TermRecord(TermKind.ABSENT, "protectors", "en", "tempered glass")]
    vocabulary = Vocabulary(words)
    links = [Link(0, 16, "screen protector", words[0], "product"), Link(17, 31, "tempered glass", words[1], "product")]

    read = ModifierReader(vocabulary, KindFinder(vocabulary, absent, things())).read(
        "screen protector tempered glass", links
    )

    assert [(found.text, found.span) for found in read] == [
        ("screen protector", "product"),
        ("tempered glass", "attribute"),
    ]
