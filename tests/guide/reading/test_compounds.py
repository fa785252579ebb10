"""Things that are called by what they are for."""

from __future__ import annotations

import pytest

from guide.kinds import KindFinder
from guide.reading.reader import MessageReader
from guide.vocabulary import Vocabulary
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.things import things
from tests.guide.small_shop import TERMS


@pytest.fixture
def read(services, new_message):
    """What reads one message in the small shop, which has a word for bags of any kind, too."""
    vocabulary = Vocabulary([*TERMS, TermRecord(TermKind.CATEGORY, "kitchen", "en", "bag")])
    kinds = KindFinder(vocabulary, [], things())
    reader = MessageReader(vocabulary, kinds, services.money_in("en"), services.recommender)
    return lambda text, *learnt: reader.read(new_message(text, *learnt), 1)


def test_a_thing_for_a_device_is_what_the_shop_calls_so(read):
    request = read("a bag for a laptop", ("bag", "product"), ("laptop", "use"))

    assert [(item.key, item.label) for item in request.conditions] == [("laptop-bags", "laptop bag")]


def test_a_figure_before_the_device_says_no_other_thing(read):
    request = read("a bag for my 15.6 laptop", ("bag", "product"), ("my 15.6 laptop", "use"))

    assert [item.key for item in request.conditions][:1] == ["laptop-bags"]


def test_a_thing_beside_a_device_is_known_by_its_english_name(read):
    request = read("handheld打印机", ("handheld", "attribute"), ("打印机", "product"))

    assert [item.key for item in request.conditions] == ["computers"]
    assert not request.unmet


def test_without_such_a_word_the_thing_stays(read):
    request = read("a bag for a printer", ("bag", "product"), ("printer", "use"))

    assert [item.key for item in request.conditions] == ["kitchen"]


def test_what_a_category_is_called_after_is_no_condition(read):
    request = read("laptop laptop bag", ("laptop", "product"), ("laptop bag", "product"))

    assert not [item for item in request.conditions if item.kind.value == "text"]
