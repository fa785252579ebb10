"""The lines and models that a shop's brands sell, mined from how products are called: "ThinkPad", "iPhone 6s Plus"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from language.dictionaries import english_words
from language.exact_words import exact_words
from language.fits import before_fits, is_fit_name
from language.han import contains_han
from language.units import units_by_sign
from shop.catalogue.records import ProductRecord, TermKind, TermRecord, key_words
from shop.vocabulary.fits import fitted
from shop.vocabulary.taxonomy import Taxonomy, form_of

_NAME_END = re.compile(r"\s[-–—|]\s|[(\[,;:/]")
_EDGES = "-–—.’!?*®™©"
_AFTER_SMALL_WORD = re.compile(r"(?<![^\s(])[a-z]+ ([^\W\d_][\w-]*)")
_MEASURE = re.compile(r"(\d+(?:[.,]\d+)?)(?:[-x+/](\d+))?-?([^\W\d_]*|['\"”″+])")
_SIGNS = ("x", "'", '"', "”", "″", "+")
_NUMBER_SIGN = re.compile(r"no\.?\d+|#\d+")
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_FEWEST = 3
"""Products of a brand that carry a line ..."""
_FEWEST_MODEL = 2
"""... and a model, one of which may be an accessory that fits it."""
_OWN = 0.7
"""The share of the names with a word that are of one brand, where it is one of its lines ..."""
_OWN_CODE = 0.3
"""The same for a number that begins with letters and follows a line: "RJ45" is everybody's."""
_FIRST = 0.6
"""... and of those in which it comes first, unless it is spelt like no other word ("LabelWriter")."""
_COMMON = 0.5
"""A word that running text writes in lower case so often is none of a brand."""
_BRANDS_WITH_VALUE = 3
"""A value that so many brands' products state is no name."""
_AFTER_NUMBER = 0.6
"""How often a common word must follow a number to be part of models: "edge" of "Galaxy S7 edge"."""
_FEW_BRANDS = 5
_SHARE_OF_CATEGORY = 0.6
_SHORTEST = 2
_LONGEST = 4
_COUNT_DIGITS = 2
"""A number of so many digits may count what follows it."""
_WRITTEN_OUT = 3
"""Letters after a number that count something, and name no model."""

Phrase = tuple[str, ...]
"""Words of a name in lower case."""


@dataclass(frozen=True)
class _Name:
    """How one product of a brand is called, without the brand and what it fits; `words` as spelt."""

    brand: str
    words: tuple[str, ...]
    category_path: tuple[str, ...]

    forms: Phrase


Places = Sequence[tuple[_Name, int, int]]
"""The names with a phrase, the place of its first word in each, and how many words it has."""


def line_terms(products: Sequence[ProductRecord], taxonomy: Taxonomy) -> list[TermRecord]:
    """Return the lines and models of all brands, each with the category that most of its products are in.

    A word that stands in the names of one brand's products and hardly in others', where a name begins, is a line; words
    and numbers that follow it in several names make it longer. Kinds of thing, values, measures, brands and words that
    running text writes in lower case are none. Products that only fit a line are not of it.
    """
    names = [name for product in products if product.brand and (name := _name(product))]
    words = _Words(products, names, taxonomy)
    terms = (_term(places) for own in _by_brand(names).values() for places in _Brand(own, words).lines())
    return list(dict.fromkeys(sorted(terms, key=lambda term: (term.text.casefold(), term.key))))


class _Words:
    """What is known of the words of all names: whose they are, and which are no names."""

    def __init__(self, products: Sequence[ProductRecord], names: Sequence[_Name], taxonomy: Taxonomy) -> None:
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
        followers = {(brand, form) for brand, first, form in pairs if _has_digit(first)}
        self._brands_after_number = Counter(form for _, form in followers)

    def is_nameless(self, words: Phrase) -> bool:
        """Tell whether the first word is no name, by what follows: a brand, a value, a measure, the start of a kind."""
        form = words[0]
        if contains_han(form) or form in self._brands or _is_measure(words):
            return True
        if _has_digit(form):
            return False
        kinds = (" ".join(words[:length]) for length in range(1, _LONGEST))
        return len(form) < _SHORTEST or form in self._values or any(self._is_kind(kind) for kind in kinds)

    def is_common(self, form: str) -> bool | None:
        """Tell whether running text writes a word small; None of an English word that it hardly has."""
        lower, upper = self._lower[form], self._upper[form]
        if lower + upper >= _FEWEST:
            return lower >= _COMMON * (lower + upper)
        return None if any(part in _english_stems() for part in exact_words(form)) else False

    def follows_numbers(self, form: str) -> bool:
        """Tell whether a word mostly follows numbers, and not those of every brand."""
        few = self._brands_after_number[form] <= _FEW_BRANDS
        return few and self._after_number.get(form, 0.0) >= _AFTER_NUMBER

    def _is_kind(self, words: str) -> bool:
        form = form_of(words)
        return form in self._kinds or self._taxonomy.kind(words) is not None


class _Brand:
    """The names of one brand's products."""

    def __init__(self, names: Sequence[_Name], words: _Words) -> None:
        self._names, self._words = names, words

    def lines(self) -> Iterator[Places]:
        """Yield where each line and each model stands."""
        single = _by_word((name, at, 1) for name in self._names for at in range(len(name.words)))
        waiting: list[tuple[Phrase, Places]] = []
        for form, places in single.items():
            if self._is_line(form, places) or self._is_model(form, places):
                waiting.append(((form,), places))
        while waiting:
            phrase, places = waiting.pop()
            yield places
            if len(phrase) < _LONGEST:
                follow = _by_word(
                    (name, at, length + 1) for name, at, length in places if at + length < len(name.words)
                )
                longer = (((*phrase, form), found) for form, found in follow.items())
                waiting += [(other, found) for other, found in longer if self._makes_longer(other, found, places)]

    def _is_line(self, form: str, places: Places) -> bool:
        if len(places) < _FEWEST or _has_digit(form) or len(places) < _OWN * self._words.all[form]:
            return False
        first = sum(at == 0 for _, at, _ in places) >= _FIRST * len(places)
        spelt = _spelt(places)
        if spelt.islower() or not (first or _INNER_CAPITAL.search(spelt)):
            return False
        return not self._is_nameless(places) and not self._is_common(form, places)

    def _is_model(self, form: str, places: Places) -> bool:
        """Tell whether a word is a model by itself: letters and a number where names begin, "MDR-V150"."""
        is_code = form[0].isalpha() and _has_digit(form) and all(at == 0 for _, at, _ in places)
        enough = len(places) >= max(_FEWEST_MODEL, _OWN * self._words.all[form])
        return is_code and enough and not self._is_nameless(places)

    def _makes_longer(self, phrase: Phrase, places: Places, shorter: Places) -> bool:
        """Tell whether the last word of a phrase belongs to the name that the others are."""
        last, known = phrase[-1], len(places) + self._words.fitted[phrase]
        if self._is_nameless(places):
            return False
        if _has_digit(last):
            own = last[0].isdigit() or len(places) >= _OWN_CODE * self._words.all[last]
            may_count = last.isdecimal() and len(last) <= _COUNT_DIGITS
            return own and known >= (_FEWEST if may_count else _FEWEST_MODEL)
        if known < _FEWEST or known == len(shorter) + self._words.fitted[phrase[:-1]]:
            return False
        return (_has_digit(phrase[-2]) and self._words.follows_numbers(last)) or not self._is_common(last, places)

    def _is_common(self, form: str, places: Places) -> bool:
        """Tell whether a word is one of the language; what text does not show, the models tell that follow it."""
        common = self._words.is_common(form)
        if common is not None:
            return common
        following = [name.forms[at + length :] for name, at, length in places]
        models = sum(bool(words) and _has_digit(words[0]) and not _is_measure(words) for words in following)
        return models * 2 < len(places)

    def _is_nameless(self, places: Places) -> bool:
        nameless = sum(self._words.is_nameless(name.forms[at + length - 1 :]) for name, at, length in places)
        return nameless * 2 >= len(places)


def _by_word(places: Iterable[tuple[_Name, int, int]]) -> dict[str, Places]:
    """Return places by their last word, each name once."""
    found: dict[str, dict[int, tuple[_Name, int, int]]] = defaultdict(dict)
    for name, at, length in places:
        found[name.forms[at + length - 1]].setdefault(id(name), (name, at, length))
    return {form: list(own.values()) for form, own in found.items()}


def _name(product: ProductRecord) -> _Name | None:
    brand, own = (product.brand or "").casefold(), product.title[: len(before_fits(product.title))]
    if own.casefold().startswith(brand):
        own = own[len(brand) :].lstrip(f" {_EDGES}:")
    words = _words(_NAME_END.split(own, maxsplit=1)[0])
    return _Name(brand, words, product.category_path, tuple(word.casefold() for word in words)) if words else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for said in text.split() if (word := said.strip(_EDGES)))


def _by_brand(names: Iterable[_Name]) -> dict[str, list[_Name]]:
    by_brand: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        by_brand[name.brand].append(name)
    return by_brand


def _term(places: Places) -> TermRecord:
    text = _spelt(places)
    holding = Counter(key for name, _, _ in places for key in name.category_path)
    depth = {key: at for name, _, _ in places for at, key in enumerate(name.category_path)}
    enough = [key for key, count in holding.items() if count >= _SHARE_OF_CATEGORY * len(places)]
    return TermRecord(TermKind.LINE, f"{max(enough, key=depth.__getitem__, default='')}={text}", "any", text)


def _spelt(places: Places) -> str:
    """Return how most names spell a phrase."""
    return Counter(" ".join(name.words[at : at + length]) for name, at, length in places).most_common(1)[0][0]


def _running_case(products: Iterable[ProductRecord]) -> tuple[Counter[str], Counter[str]]:
    """Return how often descriptions write each word small, and with a capital, after a word written small."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for product in products:
        for word in _AFTER_SMALL_WORD.findall(product.description):
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
    return {words[at : at + length] for words, at in starts for length in range(1, min(_LONGEST, len(words) - at) + 1)}


def _shares_after_numbers(products: Iterable[ProductRecord]) -> dict[str, float]:
    """Return for every word of titles how often it follows a word with a number."""
    titles = [_words(product.title) for product in products]
    all_words = Counter(word.casefold() for words in titles for word in words)
    after = Counter(second.casefold() for words in titles for first, second in pairwise(words) if _has_digit(first))
    return {form: count / all_words[form] for form, count in after.items()}


def _is_measure(words: Phrase) -> bool:
    """Tell whether the first word is a measure, or a number whose unit is the second: "32GB", "2-port", "15.6 in"."""
    found = _MEASURE.fullmatch(words[0])
    if found is None:
        return _NUMBER_SIGN.fullmatch(words[0]) is not None
    number, second, sign = found.groups()
    has_unit = (sign or next(iter(words[1:]), "").strip(".")) in units_by_sign()
    return has_unit or sign in _SIGNS or len(sign) >= _WRITTEN_OUT or not number.isdecimal() or second is not None


@lru_cache(maxsize=1)
def _english_stems() -> frozenset[str]:
    return frozenset(stem for word in english_words() for stem in exact_words(word))


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word)
