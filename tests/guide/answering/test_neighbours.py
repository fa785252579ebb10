"""What sets a product apart from its neighbours on a list: told from the database, and only where it is so."""

from __future__ import annotations

import pytest

from guide.answering.neighbours import Neighbours
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord
from shop.reviews.records import ReviewRecord


@pytest.fixture
def page(shop, wording, product_id):
    """What returns the reasons of each product of a page, by its key."""

    def told(*keys, language="en"):
        products = shop.products([product_id(key) for key in keys])
        neighbours = Neighbours(products, shop, wording(language))
        return {key: neighbours.of(product) for key, product in zip(keys, products, strict=True)}

    return told


def test_the_cheapest_and_the_only_one_are_told_apart(page):
    assert page("hp-250", "hp-elite", "lenovo", "dell-in") == {
        "hp-250": ["cheapest here"],
        "hp-elite": [],
        "lenovo": [],
        "dell-in": ["the only one here in blue"],
    }
    assert page("hp-250", "hp-elite", "lenovo", language="zh")["hp-250"] == ["这几款里最便宜"]


def test_a_measure_is_told_where_one_leads_clearly_and_all_state_it(page):
    assert page("hp-250", "dell-in", "lenovo")["lenovo"][0] == "the most memory of these: 16 GB"
    assert page("hp-250", "hp-elite", "lenovo")["lenovo"] == []
    assert page("hp-elite", "lenovo", "dell-xps")["hp-elite"] == []  # the third does not state its storage


def test_among_two_or_among_things_of_several_kinds_nothing_stands_out(page):
    assert page("hp-250", "hp-elite")["hp-250"] == []
    assert page("hp-250", "hp-elite", "laser")["laser"] == []


def test_what_a_neighbour_does_not_state_makes_nobody_the_only_one(page):
    assert page("hp-omen", "hp-250", "hp-elite")["hp-omen"] == [
        "the only one here in red"
    ]  # nobody knows whether the others have a touchscreen


def test_a_feature_that_the_others_deny_is_told(page, monkeypatch):
    stated = property(lambda product: [AttributeRecord("touchscreen", product.external_id == "hp-elite")])
    monkeypatch.setattr(Product, "stated", stated)

    assert page("hp-250", "hp-elite", "lenovo")["hp-elite"] == ["the only one here with touchscreen"]
    assert page("hp-250", "hp-elite", "lenovo", language="zh")["hp-elite"] == []  # the shop has no Chinese word for it


def test_good_stars_are_told_with_their_number(page, uow):
    records = [
        ReviewRecord("small", f"{stars}{n}", key, title="", text="fine", rating=stars, language="en")
        for key, stars in (("laser", 5), ("hp-250", 2))
        for n in range(3)
    ]
    uow.reviews.upsert_many(records)

    told = page("laser", "hp-250")
    uow.rollback()

    assert told == {"laser": ["5.0 stars from 3 reviews"], "hp-250": []}
