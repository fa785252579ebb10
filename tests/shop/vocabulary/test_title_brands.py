"""Brands off titles, where a shop states none."""

from __future__ import annotations

from shop.vocabulary.title_brands import brands_of_titles


def brands(*titles):
    found = brands_of_titles(dict(enumerate(titles)))
    return [found.get(place) for place in range(len(titles))]


def test_a_brand_stands_in_capitals_where_several_titles_begin_and_the_shorter_of_two_is_one():
    assert brands(
        *("REEBOK set tri dela", "REEBOK Majica", "REEBOK jakna", "JACK & JONES Duks", "JACK & JONES Bermude"),
        *("JACK & JONES - Šorc", "JACK & JONES JUNIOR Set", "JACK & JONES JUNIOR Duks", "JACK & JONES JUNIOR Majica"),
        *("MESSI ranac", "Vreća za patike"),
    ) == [*["REEBOK"] * 3, *["JACK & JONES"] * 6, None, None]


def test_capitals_of_things_and_of_whole_titles_are_no_brands():
    assert set(brands("LED lamp", "LED strip", "LED bulb", "LED torch")) == {None}
    assert set(brands("COTTON SHIRT", "COTTON SOCKS", "COTTON SCARF")) == {None}
    assert set(brands("HDMI cable", "HDMI switch", "HDMI plug", *(f"Table {place}" for place in range(4)))) == {None}
    assert brands() == []
