"""What a classifier sees of a product: words, pairs of words and stated properties, each marked by where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from language.words import words_of

_DIGITS = re.compile(r"\d+")
_LONGEST_VALUE = 60
_LEVELS = re.compile(r"\s*>\s*")


@dataclass(frozen=True)
class Description:
    """What a shop says of a product.

    `category` is the feed's own path, its levels parted by " > ". `attributes` are by the feed's own names, with texts,
    numbers or yes and no.
    """

    title: str
    text: str = ""
    brand: str | None = None
    category: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)


def features(product: Description) -> Iterator[str]:
    """Yield what a product is told by. Figures count by their shape alone: 16GB and 32GB are the same."""
    title = _forms(product.title)
    yield from _words("title", title)
    if title:
        yield f"begin {title[0]}"  # in French, Spanish, Arabic the kind stands first, in English and Chinese last
        yield f"end {title[-1]}"
    yield from _words("text", _forms(product.text))
    if product.brand:
        yield f"brand {product.brand.casefold()}"
    if product.category:
        path = product.category.casefold()
        yield f"category {path}"
        yield from (f"level {level}" for level in _LEVELS.split(path))
    for name, value in product.attributes.items():
        yield f"has {name}"
        if isinstance(value, str) and len(value) <= _LONGEST_VALUE:
            yield from (f"{name} {form}" for form in _forms(value) if "#" not in form)


def _words(place: str, forms: list[str]) -> Iterator[str]:
    yield from (f"{place} {form}" for form in forms)
    yield from (f"{place} {first} {second}" for first, second in pairwise(forms) if first != "#" or second != "#")


def _forms(text: str) -> list[str]:
    return [_DIGITS.sub("#", word.form) for word in words_of(text)]
