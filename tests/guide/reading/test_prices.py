"""Several amounts of money in one message."""

from __future__ import annotations

import pytest


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
