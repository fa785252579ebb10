from dataclasses import replace
from datetime import datetime, timezone

import pytest

from shop.errors import ConflictError
from shop.promotions.repository import PromotionRecord

MAY = datetime(2026, 5, 1, tzinfo=timezone.utc)
JUNE = datetime(2026, 6, 1, tzinfo=timezone.utc)
SALE = PromotionRecord("may-sale", {"en": "May sale", "zh": "五月特卖"}, 10.0, MAY, JUNE)


@pytest.fixture
def uow(new_unit_of_work, laptop, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many([laptop, *mugs(1)])
        yield uow


def keys(uow, external_id, at=MAY):
    return [promotion.key for promotion in uow.promotions.active_for(uow.products.find_id("toy", external_id), at)]


def test_a_promotion_holds_for_a_product_a_category_with_all_below_it_or_the_shop(uow):
    laptop = uow.products.find_id("toy", "laptop")
    uow.promotions.upsert(SALE)
    uow.promotions.upsert(replace(SALE, key="computers", percent_off=20.0, category_key="computers"))
    uow.promotions.upsert(replace(SALE, key="laptop", percent_off=30.0, product_id=laptop))
    assert keys(uow, "laptop") == ["laptop", "computers", "may-sale"]
    assert keys(uow, "mug-0") == ["may-sale"]


def test_a_promotion_holds_from_its_first_moment_until_before_its_end(uow):
    uow.promotions.upsert(SALE)
    assert keys(uow, "mug-0", MAY) == ["may-sale"]
    assert keys(uow, "mug-0", JUNE) == []


def test_writing_a_promotion_again_changes_it(uow):
    first = uow.promotions.upsert(SALE)
    assert uow.promotions.upsert(replace(SALE, percent_off=15.0)) == first
    (found,) = uow.promotions.active_for(uow.products.find_id("toy", "mug-0"), MAY)
    assert (found.percent_off, found.names["zh"]) == (15.0, "五月特卖")


@pytest.mark.parametrize("wrong", [{"percent_off": 0.0}, {"ends_at": MAY}, {"category_key": "nowhere"}])
def test_a_promotion_that_makes_no_sense_is_refused(uow, wrong):
    with pytest.raises(ConflictError):
        uow.promotions.upsert(replace(SALE, **wrong))
