"""How old somebody is, and for what ages products say that they are."""

from __future__ import annotations

import pytest

from language.ages import ages_of_group, ages_of_somebody, ages_written


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("is it ok for a 3 year old?", (3, 3)),
        ("he's 4, can he play with it", (4, 4)),
        ("for kids 5-7 years old", (5, 7)),
        ("safe for an 18 month old", (1.5, 1.5)),
        ("is it for toddlers", (1, 3)),
        ("三岁能玩吗", (3, 3)),
        ("两周岁的宝宝能用吗", (2, 2)),
        ("8个月的宝宝能用吗", (8 / 12, 8 / 12)),
        ("给小学前的幼儿", (1, 3)),
    ],
)
def test_how_old_somebody_is(text, years):
    """Numbers of years or months, else the name of a group."""
    ages = ages_of_somebody(text)
    assert ages is not None
    assert (ages.low, ages.high) == pytest.approx(years)


@pytest.mark.parametrize("text", ["how heavy is it", "a 3 year warranty", "10 metres", "保修3年", "质保6个月"])
def test_what_is_no_age(text):
    """Warranties last years, too."""
    assert ages_of_somebody(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Puzzle Gato, 1+", 1, 120),
        ("Bakugan, Battle Pack, for Ages 6 and Up", 6, 120),
        ("Springtime Wheelbarrow, 1.5+", 1.5, 120),
        ("Blocks for ages 3-6", 3, 6),
        ("for 2 to 4 years", 2, 4),
        ("3-6岁儿童拼图", 3, 6),
    ],
)
def test_ages_that_products_write(text, low, high):
    """An end need not be told."""
    ages = ages_written(text)
    assert ages is not None
    assert (ages.low, ages.high) == (low, high)


@pytest.mark.parametrize("text", ["Inkjet A3+", "4800x1200dpi, 32MB RAM", "3 years on-site repair", "Pack of 12"])
def test_what_says_no_age(text):
    """Formats of paper have a plus, too."""
    assert ages_written(text) is None


def test_groups_have_years():
    """In every language."""
    english, chinese = ages_of_group("Adolescence"), ages_of_group("学龄前")
    assert english is not None and chinese is not None
    assert (english.low, chinese.high) == (12, 5)
