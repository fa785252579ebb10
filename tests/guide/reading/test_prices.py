"""Several amounts of money in one message."""

from __future__ import annotations

import pytest

from guide.money import DisplayMoney
from guide.reading.prices import likelier_currency
from language.expressions import PriceExpression, parse
from tests.guide.test_money import RATES


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("a laptop, up to $500 but would rather spend a hundred", [(None, 50000)]),
        ("笔记本电脑 3000美元以内，不要超过5000美元", [(None, 500000)]),
        ("a laptop over $200 and under $500", [(20000, None), (None, 50000)]),
    ],
)
def test_of_two_upper_limits_the_highest_holds(read, text, ends):
    assert [(item.low_cents, item.high_cents) for item in read(text).conditions if item.price] == ends


def test_a_bare_sum_is_of_the_currency_in_which_there_is_much_for_it():
    products = {None: 100, 11200: 2, 80000: 60}

    def count(filters):
        return products[filters.price.high_cents if filters.price else None]

    def currency(text, usual="CNY"):
        said = [each for each in parse(text) if isinstance(each, PriceExpression)]
        return likelier_currency(usual, said, ("laptops",), DisplayMoney(RATES, "USD", False), count)

    assert currency("800以内") is None  # the shop's own
    assert currency("800元以内") == "CNY"
    products[11200] = 20
    assert currency("800以内") == "CNY"
