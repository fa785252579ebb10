"""What a shop sells, what it does not, and what is no kind of thing: exact, by other words, by ends, by vectors."""

from __future__ import annotations

import pytest

from guide.kinds import KindFinder, Sold, Unsold, kind_finder
from guide.nearest_terms import NearestTerms
from guide.vocabulary import Vocabulary
from recommender.encoders import load_encoder
from shop.catalogue.records import ProductRecord, TermKind
from shop.vocabulary.deriving import refresh_terms
from shop.vocabulary.things import things
from tests.guide.small_shop import CATEGORIES, PRODUCTS, TERMS

MORE = [
    ProductRecord("small", "harp", "Harmonica in a box", ("kitchen",), 500, "USD"),
    ProductRecord("small", "cable", "Guitar cable", ("computers",), 500, "USD"),
]


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    """The finder of the small shop with a harmonica and a guitar cable."""
    from shop.migrations import upgrade
    from shop.unit_of_work import unit_of_work_factory

    url = f"sqlite:///{tmp_path_factory.mktemp('kinds') / 'shop.db'}"
    upgrade(url)
    unit_of_work = unit_of_work_factory(url)
    with unit_of_work() as uow:
        uow.categories.upsert_many(CATEGORIES)
        uow.products.upsert_many([*PRODUCTS, *MORE])
        uow.terms.replace_all("small", TERMS)
        uow.commit()
    refresh_terms(unit_of_work)
    with unit_of_work() as uow:
        return kind_finder(uow.terms, Vocabulary(uow.terms.all()), load_encoder("multilingual"))


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("laptops", "laptops"),
        ("cheap red notebook", "laptops"),
        ("labtop bags", "laptop-bags"),
        ("mug", "mugs"),
        ("打印机", "printers"),
        ("便宜的笔记本电脑", "laptops"),
        ("水杯", "mugs"),
    ],
)
def test_what_a_category_is_called_is_sold_there(finder, phrase, category):
    found = finder.find(phrase)

    assert isinstance(found, Sold)
    assert category in found.categories


def test_what_only_a_title_names_is_sold_too(finder):
    assert finder.find("harmonicas") == Sold(("kitchen",), "harmonica")


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("lawn mowers", "lawn mowers"),
        ("cheap lawn mower", "lawn mowers"),
        ("lawn mover", "lawn mowers"),
        ("sleeping bag", "sleeping bags"),
        ("guitar", "guitars"),
        ("pram", "pram"),
        ("割草机", "割草机"),
        ("睡袋", "睡袋"),
        ("碎纸机", "碎纸机"),
        ("吉他", "吉他"),
    ],
)
def test_another_kind_of_thing_is_not_sold(finder, phrase, label):
    found = finder.find(phrase)

    assert isinstance(found, Unsold)
    assert found.label == label


def test_what_comes_near_is_found_or_offered(finder):
    assert finder.find("large format printer") == Sold(("printers",))
    assert finder.find("3D scanner").parents == ("printers",)


@pytest.mark.parametrize(
    "phrase", ["HP", "red", "红色", "惠普", "memory", "内存", "my sister", "妈妈", "something", "thinkpad", "MX340"]
)
def test_brands_properties_people_and_models_are_no_kinds(finder, phrase):
    assert finder.find(phrase) is None


def test_a_word_for_a_category_is_not_sold_where_no_product_bears_it_out(finder):
    absent = [record for record in _records() if record.kind is TermKind.ABSENT]
    found = KindFinder(Vocabulary([*TERMS]), absent, things()).find("notebook")

    assert found == Unsold("notebook", ("laptops",))


def _records():
    from shop.catalogue.records import TermRecord

    return [TermRecord(TermKind.ABSENT, "laptops", "en", "notebook")]


def test_only_what_is_near_enough_is_the_same():
    mugs = [term for term in TERMS if term.key in ("mugs", "printers")]
    nearest = NearestTerms(mugs, load_encoder("multilingual"))

    assert nearest.to("水杯") == ("mugs",)
    assert nearest.to("割草机") == ()
    assert NearestTerms([], load_encoder("multilingual")).to("水杯") == ()
