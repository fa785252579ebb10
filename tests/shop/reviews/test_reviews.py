from dataclasses import replace

import pytest

from shop.reviews.records import ReviewRecord
from shop.reviews.repository import ReviewSummary, Stars

GOOD = ReviewRecord("toy", "r1", "mug-0", "Keeps warm.", rating=5, opinions=(("heat", 3), ("handle", -1)))
PLAIN = ReviewRecord("toy", "r2", "mug-0", "好用", language="zh", rating=2)


@pytest.fixture
def uow(new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(2))
        yield uow


def mug(uow, number):
    return uow.products.find_id("toy", f"mug-{number}")


def test_reviews_are_written_once_and_read_with_their_opinions(uow):
    assert uow.reviews.upsert_many([GOOD, PLAIN]).inserted == 2
    assert uow.reviews.upsert_many([GOOD, PLAIN]).unchanged == 2
    found = uow.reviews.for_product(mug(uow, 0))
    assert [(r.text, r.language, r.rating) for r in found] == [("Keeps warm.", "en", 5.0), ("好用", "zh", 2.0)]
    assert [(opinion.aspect, opinion.strength) for opinion in found[0].opinions] == [("heat", 3), ("handle", -1)]


def test_a_changed_review_replaces_the_old_one(uow):
    uow.reviews.upsert_many([GOOD])
    assert uow.reviews.upsert_many([replace(GOOD, text="Broke.", opinions=())]).updated == 1
    assert [(r.text, r.opinions) for r in uow.reviews.for_product(mug(uow, 0))] == [("Broke.", [])]


def test_the_summary_gives_mean_rating_and_balance_of_opinions(uow):
    uow.reviews.upsert_many(
        [GOOD, PLAIN, replace(GOOD, external_id="r3", rating=None, opinions=(("size", 1), ("lid", 2)))]
    )
    assert uow.reviews.summary(mug(uow, 0)) == ReviewSummary(3, 3.5, 0.5)


def test_a_product_without_reviews_has_no_rating_and_no_balance(uow):
    assert uow.reviews.summary(mug(uow, 1)) == ReviewSummary(0, None, None)


def test_the_stars_of_several_products_are_read_at_once(uow):
    uow.reviews.upsert_many([GOOD, PLAIN, replace(GOOD, external_id="r3", rating=None, opinions=())])

    found = uow.reviews.stars([mug(uow, 0), mug(uow, 1)])

    assert found == {mug(uow, 0): Stars(2, 3.5)}


def test_a_review_of_an_unknown_product_is_left_out_and_reported(uow):
    report = uow.reviews.upsert_many([replace(GOOD, product_external_id="ghost")])
    assert report.inserted == 0
    assert report.left_out[0][0] == "r1"
