"""Several amounts of money in one message."""

from __future__ import annotations

import pytest

from guide.reading.reader import MessageReader
from guide.search.editing import start
from language.han import contains_han


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


@pytest.mark.parametrize(
    ("first", "said", "currency", "cents"),
    [
        ("$100以内的笔记本电脑", "我说的是人民币", "CNY", 10000),
        ("a laptop under 500", "I meant pounds", "GBP", 50000),
        ("100以内的笔记本电脑", "是美元", "USD", 10000),
    ],
)
def test_a_limit_is_of_the_currency_that_is_said_to_be_meant(services, new_message, first, said, currency, cents):
    language = "zh" if contains_han(said) else "en"
    reader = MessageReader(services.vocabulary, services.kinds, services.money_in(language), services.recommender)
    before = start(reader.read(new_message(first, language=language), 1))
    (price,) = reader.read(new_message(said, language=language), 2, before).conditions

    assert (price.said.currency, price.said.high_cents) == (currency, cents)
