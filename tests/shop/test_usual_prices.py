"""What is usual for a kind of thing, and what is a slip of the pen."""

from datetime import datetime, timezone
from decimal import Decimal

import numpy as np
import pytest

from shop.catalogue.records import ProductRecord
from shop.currency import ExchangeRates
from shop.usual_prices import FEWEST_PRICES, UsualPrices, absurd_prices

NOW = datetime(2024, 6, 1, tzinfo=timezone.utc)
RATES = ExchangeRates("USD", {"USD": Decimal(1)})
LAPTOPS = np.array([30_000 + 4_000 * k for k in range(30)], np.int64)


def test_a_laptop_for_a_dollar_is_absurd_and_a_bargain_is_not():
    usual = UsualPrices.of(LAPTOPS)
    assert not usual.includes(95)
    assert not usual.includes(int(usual.median_cents * 60))
    assert all(usual.includes(int(0.3 * cents)) for cents in LAPTOPS)


def test_few_prices_and_unknown_ones_tell_nothing():
    assert UsualPrices.of(LAPTOPS[: FEWEST_PRICES - 1]) is None
    assert UsualPrices.of(np.full(100, -1, np.int64)) is None


def test_kinds_whose_prices_differ_widely_allow_more():
    wide = UsualPrices.of(np.array([10 ** (2 + k % 6) for k in range(60)], np.int64))
    assert wide.includes(100)
    assert wide.includes(10_000_000)


def record(key, title, path, cents, **others):
    return ProductRecord("toy", key, title, path, cents, "USD", **others)


def test_what_several_cost_is_no_slip_of_the_pen():
    assert UsualPrices.of(np.append(LAPTOPS, [95] * 4)).includes(95)
    assert not UsualPrices.of(np.append(LAPTOPS, [95] * 3)).includes(95)


@pytest.fixture
def shop(new_unit_of_work):
    """Thirty laptops, one of them for 0.95, three tablets in the same department, one of them for 0.50."""

    def write(cheapest=95, **sale):
        laptops = [
            record(f"l{k}", f"Laptop {k}", ("computers", "laptops"), cents) for k, cents in enumerate(LAPTOPS.tolist())
        ]
        cheap = record("cheap", "Laptop for nothing", ("computers", "laptops"), cheapest, **sale)
        tablets = [
            record(f"t{k}", f"Tablet {k}", ("computers", "tablets"), cents)
            for k, cents in enumerate((20_000, 30_000, 50))
        ]
        with new_unit_of_work() as uow:
            uow.products.upsert_many([*laptops, cheap, *tablets])
            uow.commit()
        with new_unit_of_work() as uow:
            return absurd_prices(uow, RATES, NOW)

    return write


def test_a_kind_with_few_prices_is_judged_by_the_kind_above(shop):
    found = {price.external_id: price for price in shop()}
    assert set(found) == {"cheap", "t2"}
    assert (found["cheap"].kind, found["cheap"].cents) == ("laptops", 95)
    assert found["t2"].kind == "computers"


def test_a_corrected_price_is_judged_anew_and_a_sale_counts(shop):
    assert "cheap" in {price.external_id for price in shop()}
    assert "cheap" not in {price.external_id for price in shop(79_900)}
    sold_off = {price.external_id: price for price in shop(79_900, sale_price_cents=79)}
    assert sold_off["cheap"].cents == 79
    assert "cheap" not in {price.external_id for price in shop(79_900, sale_price_cents=23_970)}
