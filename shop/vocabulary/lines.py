"""The lines and models that a shop's brands sell, mined from how products are called: "ThinkPad", "iPhone 6s Plus"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from shop.catalogue.records import ProductRecord, TermKind, TermRecord
from shop.vocabulary.names import LONGEST_NAME, Name, NameWords, Phrase, has_digit, is_measure, name_of
from shop.vocabulary.taxonomy import Taxonomy

_ODD_CASE = re.compile(r"[a-z][A-Z]|[a-z]-[A-Z]{2}")
"""No word of a language is spelt so: "LabelWriter", "Back-UPS"."""
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
_MOST = 0.6
_SOME = 0.2
"""Shares of the products of a line that are in its category."""
_COUNT_DIGITS = 2
"""A number of so many digits may count what follows it."""

Places = Sequence[tuple[Name, int, int]]
"""The names with a phrase, the place of its first word in each, and how many words it has."""


def line_terms(products: Sequence[ProductRecord], taxonomy: Taxonomy) -> list[TermRecord]:
    """Return the lines and models of all brands, each with the category that most of its products are in.

    A word that stands in the names of one brand's products and hardly in others', where a name begins, is a line; words
    and numbers that follow it in several names make it longer. Kinds of thing, values, measures, brands and words that
    running text writes in lower case are none. Products that only fit a line are not of it.
    """
    names = [name for product in products if product.brand and (name := name_of(product))]
    words = NameWords(products, names, taxonomy)
    terms = (_term(places, above) for own in _by_brand(names).values() for places, above in _Brand(own, words).lines())
    return list(dict.fromkeys(sorted(terms, key=lambda term: (term.text.casefold(), term.key))))


class _Brand:
    """The names of one brand's products."""

    def __init__(self, names: Sequence[Name], words: NameWords) -> None:
        self._names, self._words = names, words
        self._is_whole_shop = len(names) * 2 > words.names

    def lines(self) -> Iterator[tuple[Places, str]]:
        """Yield where each line and each model stands, with the category of the line that a model is of."""
        single = _by_word((name, at, 1) for name in self._names for at in range(len(name.words)))
        waiting: list[tuple[Phrase, Places, str]] = []
        for form, places in single.items():
            if self._is_line(form, places) or self._is_model(form, places):
                waiting.append(((form,), places, ""))
        while waiting:
            phrase, places, above = waiting.pop()
            yield places, above
            if len(phrase) < LONGEST_NAME:
                follow = _by_word(
                    (name, at, length + 1) for name, at, length in places if at + length < len(name.words)
                )
                longer = (((*phrase, form), found) for form, found in follow.items())
                own = _category(places, above)
                waiting += [(other, found, own) for other, found in longer if self._makes_longer(other, found, places)]

    def _is_line(self, form: str, places: Places) -> bool:
        if len(places) < _FEWEST or has_digit(form) or len(places) < _OWN * self._words.all[form]:
            return False
        first = sum(at == 0 for _, at, _ in places) >= _FIRST * len(places)
        spelt = _spelt(places)
        if spelt == spelt.lower() or not (first or _ODD_CASE.search(spelt)):
            return False
        return not self._is_nameless(places) and not self._is_common(form, places)

    def _is_model(self, form: str, places: Places) -> bool:
        """Tell whether a word is a model by itself: letters and a number where names begin, "MDR-V150"."""
        is_code = form[0].isalpha() and has_digit(form) and all(at == 0 for _, at, _ in places)
        enough = len(places) >= max(_FEWEST_MODEL, _OWN * self._words.all[form])
        return is_code and enough and not self._is_nameless(places)

    def _makes_longer(self, phrase: Phrase, places: Places, shorter: Places) -> bool:
        """Tell whether the last word of a phrase belongs to the name that the others are."""
        last, known = phrase[-1], len(places) + self._words.fitted[phrase]
        if self._is_nameless(places):
            return False
        if has_digit(last):
            own = last[0].isdigit() or len(places) >= _OWN_CODE * self._words.all[last]
            may_count = last.isdecimal() and len(last) <= _COUNT_DIGITS
            return own and known >= (_FEWEST if may_count else _FEWEST_MODEL)
        if known < _FEWEST or known == len(shorter) + self._words.fitted[phrase[:-1]]:
            return False
        if has_digit(phrase[-2]) and self._words.follows_numbers(last):
            return True
        return not _spelt(places).split()[-1].islower() and not self._is_common(last, places)

    def _is_common(self, form: str, places: Places) -> bool:
        """Tell whether a word is one of the language; what text does not show, models that follow it tell."""
        common = self._words.is_common(form)
        if common is False and self._is_whole_shop:
            common = None  # that no other brand has a word says nothing
        if common is not None or any(_ODD_CASE.search(name.words[at + length - 1]) for name, at, length in places):
            return bool(common)
        following = [name.forms[at + length :] for name, at, length in places]
        models = sum(bool(words) and has_digit(words[0]) and not is_measure(words) for words in following)
        return models * 2 < len(places)

    def _is_nameless(self, places: Places) -> bool:
        nameless = sum(self._words.is_nameless(name.forms[at + length - 1 :]) for name, at, length in places)
        return nameless * 2 >= len(places)


def _by_word(places: Iterable[tuple[Name, int, int]]) -> dict[str, Places]:
    """Return places by their last word, each name once."""
    found: dict[str, dict[int, tuple[Name, int, int]]] = defaultdict(dict)
    for name, at, length in places:
        found[name.forms[at + length - 1]].setdefault(id(name), (name, at, length))
    return {form: list(own.values()) for form, own in found.items()}


def _by_brand(names: Iterable[Name]) -> dict[str, list[Name]]:
    by_brand: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        by_brand[name.brand].append(name)
    return by_brand


def _term(places: Places, above: str) -> TermRecord:
    text = _spelt(places)
    return TermRecord(TermKind.LINE, f"{_category(places, above)}={text}", "any", text)


def _category(places: Places, above: str) -> str:
    """Return the category of most products; of a model that of its line, where some are, whatever is sold for it."""
    holding = Counter(key for name, _, _ in places for key in name.category_path)
    depth = {key: at for name, _, _ in places for at, key in enumerate(name.category_path)}
    most = [key for key, count in holding.items() if count >= _MOST * len(places)]
    deepest = max(most, key=depth.__getitem__, default="")
    below = {key for name, _, _ in places if above in name.category_path for key in name.category_path}
    if not above or deepest in below:
        return deepest
    return above if holding[above] >= _SOME * len(places) else ""


def _spelt(places: Places) -> str:
    """Return how most names spell a phrase."""
    return Counter(" ".join(name.words[at : at + length]) for name, at, length in places).most_common(1)[0][0]
