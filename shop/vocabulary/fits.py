"""What a product says it fits, apart from what it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from language.exact_words import exact_words
from language.fits import before_fits, is_fit_name, one_by_one, said_to_fit
from shop.catalogue.records import AttributeRecord


class Described(Protocol):
    """A product as a record or a row of the database."""

    @property
    def title(self) -> str:
        """Its name."""

    @property
    def description(self) -> str:
        """Plain text, may be empty."""

    @property
    def stated(self) -> Iterable[AttributeRecord]:
        """Its properties."""


def fitted(product: Described) -> list[str]:
    """Return what a product says it fits, in its properties, its title or its description; never what it is itself."""
    own = exact_words(before_fits(product.title))
    found = dict.fromkeys(_said(product))
    return [thing for thing in found if (words := exact_words(thing)) and not _is_in(words, own)]


def _said(product: Described) -> Iterator[str]:
    # Values of a property are often one list cut to pieces: "HP DesignJet 5000", "5500".
    values = (item.value for item in product.stated if is_fit_name(item.name) and isinstance(item.value, str))
    yield from one_by_one(", ".join(values))
    yield from said_to_fit(product.title)
    yield from said_to_fit(product.description)


def _is_in(words: Sequence[str], text: Sequence[str]) -> bool:
    return any(text[start : start + len(words)] == words for start in range(len(text) - len(words) + 1))
