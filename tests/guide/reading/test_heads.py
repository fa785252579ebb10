"""The last noun of an English phrase is its thing; models stay whole; what something is for it must fit."""

from __future__ import annotations

import pytest

from guide.kinds import KindFinder
from guide.reading.leftovers import MODEL, with_models
from guide.reading.linker import Link
from guide.search.state import ConditionKind, TextRole
from guide.vocabulary import Vocabulary
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.things import things
from tests.guide.small_shop import TERMS


def _kinds(request):
    return [item.key for item in request.conditions if item.kind is ConditionKind.CATEGORY]


def test_a_thing_right_behind_another_is_the_head(read):
    request = read("a mug snuffer")

    assert [unsold.label for unsold in request.unsold] == ["snuffer"]
    assert not _kinds(request)


def test_what_is_not_sold_behind_a_kind_only_describes_it(read):
    request = read("a mug red snuffer", ("snuffer", "product"))

    assert _kinds(request) == ["mugs"]
    assert not request.unsold
    assert [unsold.label for unsold in read("a mug, a snuffer", ("snuffer", "product")).unsold] == ["snuffer"]


def test_what_the_language_model_took_for_the_thing_may_stand_before_it(read):
    request = read("cast iron laptop", ("cast iron", "product"))

    assert _kinds(request) == ["laptops"]
    assert not request.unsold


def test_a_word_that_is_no_thing_is_told_of_the_one_before_it(read):
    request = read("mug blackoutish", ("mug blackoutish", "product"))

    assert _kinds(request) == ["mugs"]
    assert [unmet.words for unmet in request.unmet] == ["blackoutish"]


def test_of_a_run_the_word_that_nothing_says_is_told_alone(read):
    request = read("a kitchenaid spotty mug", ("kitchenaid spotty mug", "product"))

    assert _kinds(request) == ["mugs"]
    assert [unmet.words for unmet in request.unmet] == ["kitchenaid"]
    assert [item.label for item in request.conditions if item.kind is ConditionKind.TEXT] == ["spotty"]


def test_a_use_in_front_is_part_of_a_name_that_is_not_sold(read):
    request = read("a red gaming chair", ("gaming", "use"), ("chair", "product"))

    assert [unsold.label for unsold in request.unsold] == ["gaming chairs"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("spotty snuffer 3200 for a thinkpad", [("thinkpad", "attribute")]),
        ("snuffer delonghiish", [("snuffer delonghiish", "product")]),
    ],
)
def test_the_thing_is_inside_what_nobody_knows_as_a_whole(read, text, seen):
    assert [unsold.label for unsold in read(text, *seen).unsold] == ["snuffer"]


def test_a_model_is_one_word_whatever_the_language_model_saw():
    text = "HP 63XL ink"
    cut = [Link(3, 5, "63", None, "product"), Link(5, 7, "XL", None, "attribute")]

    assert with_models(text, cut) == [Link(3, 7, "63XL", None, MODEL)]


@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        ("a mug for my lenovo", ("my lenovo", "use")),
        ('a mug for a 15" lenovo', ("lenovo", "attribute")),
    ],
)
def test_a_brand_that_something_is_for_is_what_it_must_fit(read, text, learnt):
    request = read(text, learnt)
    fitted = [item.role is TextRole.FITS for item in request.conditions if item.kind is ConditionKind.TEXT]

    assert fitted == [True] or [unmet.fits for unmet in request.unmet if unmet.words == "lenovo"] == [True]
    assert not any(item.kind is ConditionKind.BRAND for item in request.conditions)


def test_of_many_categories_the_one_named_after_a_kind_is_meant():
    records = [TermRecord(TermKind.THING, "laptops,laptop-bags=bag", "en", "bag")]
    vocabulary = Vocabulary([term for term in TERMS if term.text != "bag"])

    assert KindFinder(vocabulary, records, things()).known("bag").categories == ("laptop-bags",)
