"""How the products of brands are called, and which of the words in their names are no names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from language.dictionaries import english_words
from language.exact_words import exact_words
from language.fits import before_fits, is_fit_name
from language.han import contains_han
from language.units import units_by_sign
from shop.catalogue.records import ProductRecord, key_words
from shop.vocabulary.fits import fitted
from shop.vocabulary.taxonomy import Taxonomy, form_of

LONGEST_NAME = 4
"""Words of a line or model."""
_LENGTHS = range(1, LONGEST_NAME + 1)
_NAME_END = re.compile(r"\s[-–—|]\s|[(\[,;:]")
_REGION = re.compile(r"(?<=\w)/.*")
"""What follows the model in "HQ6707/16"."""
_EDGES = "-–—.’!?*®™©"
_INSIDE_SENTENCE = re.compile(r"(?<=[^.!?:] )[^\W\d_][\w-]*")
_MEASURE = re.compile(r"(\d+(?:[.,]\d+)?)(?:[-x+/](\d+))?-?([^\W\d_]*|['\"”″+])")
_SIGNS = ("x", "'", '"', "”", "″", "+")
_NUMBER_SIGN = re.compile(r"no\.?\d+|#\d+")
_PROSE = 0.6
"""The share of words written small where a text is no list of names."""
_COMMON = 0.5
"""A word that running text writes in lower case so often is none of a brand."""
_BRANDS_WITH_VALUE = 3
"""A value that so many brands' products state is no name."""
_AFTER_NUMBER = 0.6
"""How often a common word must follow a number to be part of models: "edge" of "Galaxy S7 edge"."""
_FEW_BRANDS = 5
_SHORTEST = 2
_WRITTEN_OUT = 3
"""Letters after a number that count something, and name no model."""
_FEWEST_SEEN = 3
"""How often running text must have a word to show how it is written."""

Phrase = tuple[str, ...]
"""Words of a name in lower case."""


@dataclass(frozen=True)
class Name:
    """How one product of a brand is called, without the brand and what it fits: `words` as spelt, `forms` small."""

    brand: str
    words: tuple[str, ...]
    forms: Phrase
    category_path: tuple[str, ...]


def name_of(product: ProductRecord) -> Name | None:
    """Return how a product is called, None where its title says no more than the brand and what it fits."""
    brand, own = (product.brand or "").casefold(), product.title[: len(before_fits(product.title))]
    if own.casefold().startswith(brand):
        own = own[len(brand) :].lstrip(f" {_EDGES}:")
    words = _words(_NAME_END.split(own, maxsplit=1)[0])
    forms = tuple(word.casefold() for word in words)
    return Name(brand, words, forms, product.category_path) if words else None


class NameWords:
    """What is known of the words of all names: whose they are, and which are no names."""

    def __init__(self, products: Sequence[ProductRecord], names: Sequence[Name], taxonomy: Taxonomy) -> None:
        self.names = len(names)
        self.all = Counter(form for name in names for form in set(name.forms))
        self.fitted = Counter(part for product in products for part in _parts(fitted(product)))
        self._taxonomy = taxonomy
        self._lower, self._upper = _running_case(products)
        self._brands = {word for name in names for word in name.brand.split()}
        kinds = {key_words(key) for product in products for key in product.category_path}
        self._kinds = {form_of(name) for kind in kinds for name in (kind, kind.rpartition(" ")[2])}
        self._values = _common_values(products)
        self._after_number = _shares_after_numbers(products)
        pairs = ((name.brand, *pair) for name in names for pair in pairwise(name.forms))
        followers = {(brand, form) for brand, first, form in pairs if has_digit(first)}
        self._brands_after_number = Counter(form for _, form in followers)

    def is_nameless(self, words: Phrase) -> bool:
        """Tell whether the first word is no name, by what follows: a brand, a value, a measure, the start of a kind."""
        form = words[0]
        if contains_han(form) or form in self._brands or is_measure(words):
            return True
        if has_digit(form):
            return False
        kinds = (" ".join(words[:length]) for length in range(1, LONGEST_NAME))
        return len(form) < _SHORTEST or form in self._values or any(self._is_kind(kind) for kind in kinds)

    def is_common(self, form: str) -> bool | None:
        """Tell whether running text writes a word small; None of an English word that it hardly has."""
        lower, upper = self._lower[form], self._upper[form]
        if lower + upper >= _FEWEST_SEEN:
            return lower >= _COMMON * (lower + upper)
        return None if any(part in _english_stems() for part in exact_words(form)) else False

    def follows_numbers(self, form: str) -> bool:
        """Tell whether a word mostly follows numbers, and not those of every brand."""
        few = self._brands_after_number[form] <= _FEW_BRANDS
        return few and self._after_number.get(form, 0.0) >= _AFTER_NUMBER

    def _is_kind(self, words: str) -> bool:
        form = form_of(words)
        return form in self._kinds or self._taxonomy.kind(words) is not None


def is_measure(words: Phrase) -> bool:
    """Tell whether the first word is a measure, or a number whose unit is the second: "32GB", "2-port", "15.6 in"."""
    found = _MEASURE.fullmatch(words[0])
    if found is None:
        return _NUMBER_SIGN.fullmatch(words[0]) is not None
    number, second, sign = found.groups()
    has_unit = (sign or next(iter(words[1:]), "").strip(".")) in units_by_sign()
    return has_unit or sign in _SIGNS or len(sign) >= _WRITTEN_OUT or not number.isdecimal() or second is not None


def has_digit(word: str) -> bool:
    """Tell whether a word has a number."""
    return any(character.isdigit() for character in word)


def _words(text: str) -> tuple[str, ...]:
    words = (said.strip(_EDGES) for said in text.split())
    return tuple(_REGION.sub("", word) if word[0].isalpha() else word for word in words if word)


def _running_case(products: Iterable[ProductRecord]) -> tuple[Counter[str], Counter[str]]:
    """Return how often running text writes each word small, and with a capital, inside a sentence."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in {product.description for product in products}:
        words = _INSIDE_SENTENCE.findall(text)
        small = sum(word.islower() for word in words)
        if small >= _PROSE * len(words):
            for word in words:
                (lower if word.islower() else upper)[word.casefold()] += 1
    return lower, upper


def _common_values(products: Iterable[ProductRecord]) -> set[str]:
    brands: dict[str, set[str | None]] = defaultdict(set)
    for product in products:
        for item in product.stated:
            if isinstance(item.value, str) and not is_fit_name(item.name):
                brands[item.value.casefold()].add(product.brand)
    return {value for value, own in brands.items() if len(own) >= _BRANDS_WITH_VALUE}


def _parts(things: Iterable[str]) -> set[Phrase]:
    """Return all that some names have side by side, in lower case."""
    split = [tuple(thing.casefold().split()) for thing in things]
    starts = ((words, at) for words in split for at in range(len(words)))
    return {
        words[at : at + length] for words, at in starts for length in range(1, min(LONGEST_NAME, len(words) - at) + 1)
    }


def _shares_after_numbers(products: Iterable[ProductRecord]) -> dict[str, float]:
    """Return for every word of titles how often it follows a word with a number."""
    titles = [_words(product.title) for product in products]
    all_words = Counter(word.casefold() for words in titles for word in words)
    after = Counter(second.casefold() for words in titles for first, second in pairwise(words) if has_digit(first))
    return {form: count / all_words[form] for form, count in after.items()}


@lru_cache(maxsize=1)
def _english_stems() -> frozenset[str]:
    return frozenset(stem for word in english_words() for stem in exact_words(word))
