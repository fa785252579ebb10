"""The first place that overlaps a word, in the order given."""

from __future__ import annotations

import random

from bot.nlu.overlaps import FirstOver


def test_it_is_the_one_that_a_search_through_all_would_find():
    chance = random.Random(0)  # noqa: S311
    for _ in range(200):
        places = [(start, start + chance.randint(1, 5)) for start in (chance.randrange(20) for _ in range(6))]
        first_over = FirstOver(places)
        for start in range(20):
            end = start + chance.randint(1, 4)
            searched = (number for number, (begin, close) in enumerate(places) if begin < end and start < close)
            assert first_over(start, end) == next(searched, None)
