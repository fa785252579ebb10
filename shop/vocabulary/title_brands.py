"""Brands that a shop states nowhere but writes in capitals where its titles begin: "REEBOK Set majica i šorc"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import takewhile

_SHARE = 0.5
"""So many of the titles begin with capitals where that is how the shop writes brands; "LED lamp" alone is no such."""
_FEWEST = 3
"""Products of a brand."""
_SHORTEST = 4
"""Letters: "USB" and "TV" are no brands."""
_JOINTS = ("&", "+", "/", "-", "–")


def brands_of_titles(titles: Mapping[int, str]) -> dict[int, str]:
    """Return the brand that each title begins with; titles with none are left out.

    Of "JACK & JONES Duks" and "JACK & JONES JUNIOR Duks" both are JACK & JONES, if both begin several titles.

    Args:
        titles: of the products that state no brand, by id.
    """
    openings = {product_id: opening for product_id, title in titles.items() if (opening := _opening(title))}
    if len(openings) < _SHARE * len(titles):
        return {}
    counts = Counter(openings.values())
    brands = {
        opening
        for opening, count in counts.items()
        if count >= _FEWEST and sum(map(str.isalpha, "".join(opening))) >= _SHORTEST
    }
    found = {
        product_id: next((words[:end] for end in range(1, len(words) + 1) if words[:end] in brands), ())
        for product_id, words in openings.items()
    }
    return {product_id: " ".join(words) for product_id, words in found.items() if words}


def _opening(title: str) -> tuple[str, ...]:
    """Return the words in capitals that a title begins with, none where all of it is in capitals."""
    words = title.split()
    opening = list(takewhile(lambda word: word in _JOINTS or _is_in_capitals(word), words))
    if len(opening) == len(words):
        return ()
    while opening and opening[-1] in _JOINTS:
        opening.pop()
    return tuple(opening)


def _is_in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isupper() and not any(map(str.isdigit, word))
