"""Which kinds of thing the titles of products name, as what the product is and not as what describes it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from language.exact_words import exact_words
from language.han import contains_han
from language.shop_words import title_head
from language.words import words_of
from shop.vocabulary.kinds import category_names
from shop.vocabulary.taxonomy import form_of
from shop.vocabulary.things import Things

_LONGEST = 5
_SHORTEST_HAN = 2
_CATEGORIES = 3
_NAMED = 0.25
"""Where a word stands in titles, it is what the products are at least so often; chocolate mostly is a colour here."""
_SHARE = 0.1
"""A category with a smaller share of the products of a kind than this is not where they stand."""
_SHORT_FORM = re.compile(r"\s*\([A-Z]{2,5}\)(?=\s\w)")
"""Such brackets do not end a name: "public address (PA) system"."""
_OR = "/"
_SECOND = re.compile(r",\s+(.+)")

Phrase = tuple[str, ...]


class TitleKinds:
    """What products are called, by their titles: "guitar cable" is a cable, and so is one for guitars.

    What the names of its categories say, titles need not say again: a "bag" among laptop bags is a laptop bag.

    Where a title names what its category is called, that is what the product is: "doll bed" among dolls is no bed.
    """

    def __init__(self, things: Things, category_words: Mapping[str, Sequence[str]], values: Collection[str]) -> None:
        """Start with no product.

        Args:
            things: the kinds of thing that there are.
            category_words: the words for each category, by its key, its names first; they name kinds too.
            values: words for colours, materials and the like, which name none in a title.
        """
        self._things, self._values = things, {form_of(value) for value in values}
        self._ending = things.last_words | {form_of(text) for texts in category_words.values() for text in texts}
        self._forms = {
            key: frozenset(word.form for name in category_names(texts) for word in words_of(name))
            for key, texts in category_words.items()
        }
        self._heads = {key: {_head(text) for text in texts} for key, texts in category_words.items()}
        self._categories: list[str] = []
        self._named: dict[str, set[int]] = defaultdict(set)
        self._called: dict[str, set[int]] = defaultdict(set)
        self._having: dict[str, set[int]] = defaultdict(set)
        self._stems: dict[str, set[int]] = defaultdict(set)
        self._described: dict[str, set[int]] = defaultdict(set)
        self._within: dict[str, set[int]] = defaultdict(set)
        self._whole: dict[int, set[Phrase]] = defaultdict(set)

    def add(self, title: str, brand: str | None, path: Sequence[str]) -> None:
        """Add a product, with the keys of its categories from the root down; its brand is no kind of thing."""
        product, category = len(self._categories), path[-1] if path else ""
        self._categories.append(category)
        for key in path:
            self._within[key].add(product)
        made_by = {word.form for word in words_of(brand or "")}
        forms = [form for form in _forms(title_head(_SHORT_FORM.sub("", title), brand)) if form not in made_by]
        found = self._found(forms)
        if not found and (rest := _SECOND.search(title)):  # "Meccano Junior, model building kit, ages 5 and up"
            forms = _forms(title_head(rest[1]))
            found = self._found(forms)
        having = {word.form for word in words_of(title)}
        for form in having:
            self._having[form].add(product)
        for stem in exact_words(title):
            self._stems[stem].add(product)
        for form in having.union(*(self._forms.get(key, ()) for key in path)):
            self._described[form].add(product)
        starts = {start for start, _ in found}
        for start, end in found:
            if end - start > 1 and end not in starts and not contains_han(forms[start]):  # enough to be no chance
                self._named["".join(forms[start:end])].add(product)
        for start, end in _heads(found, forms, self._heads.get(category, set())):
            for name in self._names(forms[start:end]):
                self._named[name].add(product)
            self._called[forms[end - 1]].add(product)
            self._whole[product].add(tuple(forms[start:end]))

    def products(self, words: Sequence[str]) -> set[int]:
        """Return the products that are what some words name: their last word is what it is, the others describe it.

        One word alone is no other thing that ends alike: a dog bed is no bed.
        """
        named = self._named.get("".join(words), set())
        if contains_han(words[-1]):
            return named
        if len(words) > 1:
            return named | self.ending(words)
        return named if len(named) >= _NAMED * len(self._having.get(words[0], ())) else set()

    def ending(self, words: Sequence[str]) -> set[int]:
        """Return the products whose kind ends with the last of some words, and which the others describe.

        An ice cream maker is no ice maker.
        """
        called = self._called.get(words[-1])
        if not called:  # so with most of the kinds of thing that there are
            return set()
        described = called.intersection(*(self._described.get(word, set()) for word in words[:-1]))
        return {product for product in described if not any(_is_other(whole, words) for whole in self._whole[product])}

    def titled(self, words: Sequence[str]) -> set[int]:
        """Return the products whose title has all of some words and says by the last of them what the product is."""
        called = self._called.get(words[-1], set()) | self._named.get("".join(words), set())
        return called.intersection(*(self._having.get(word, set()) for word in words))

    def having(self, words: Sequence[str]) -> set[int]:
        """Return the products whose title has all of some words."""
        return set.intersection(*(self._having.get(word, set()) for word in words))

    def inflecting(self, text: str) -> set[int]:
        """Return the products whose title has all words of a text, some inflected: "invites" for "invitation"."""
        having = self.having([word.form for word in words_of(text)])
        return set.intersection(*(self._stems.get(stem, set()) for stem in exact_words(text))) - having

    def is_leaf(self, category: str) -> bool:
        """Tell whether a category holds products, none of them in a category below it."""
        within = self.within(category)
        return bool(within) and all(self._categories[product] == category for product in within)

    def within(self, category: str) -> set[int]:
        """Return the products of a category and of those below it."""
        return self._within.get(category, set())

    def categories(self, products: Iterable[int]) -> list[str]:
        """Return the categories in which most of some products stand, at most three."""
        counts = Counter(self._categories[product] for product in products)
        least = _SHARE * sum(counts.values())
        return [key for key, count in counts.most_common(_CATEGORIES) if count >= least]

    def _found(self, forms: Sequence[str]) -> list[tuple[int, int]]:
        """Return where kinds are named, the longest names first."""
        found: list[tuple[int, int]] = []
        position = 0
        while position < len(forms):
            ends = range(min(len(forms), position + _LONGEST), position, -1)
            end = next((end for end in ends if self._is_kind(forms[position:end])), None)
            if end is not None:
                found.append((position, end))
            position = end or position + 1
        return found

    def _is_kind(self, forms: Sequence[str]) -> bool:
        form = "".join(forms)
        if form in self._values or (contains_han(form) and len(forms) < _SHORTEST_HAN):
            return False
        return form in self._things or form in self._ending

    def _names(self, forms: Sequence[str]) -> set[str]:
        """Return the names of a kind: its own, and a broader one that it ends with: a garden rake is a rake."""
        form = "".join(forms)
        above = {word for thing in self._things.called(form) for path in thing.paths for word in path}
        return {form, *(rest for start in range(1, len(forms)) if (rest := " ".join(forms[start:])) in above)}


def _forms(name: str) -> list[str]:
    """Return the words of a name; what stands on both sides of a stroke are two things: "finger grip/kickstand"."""
    first, *others = ([word.form for word in words_of(part)] for part in name.split(_OR))
    return [*first, *(form for other in others for form in (_OR, *other))]


def _is_other(whole: Phrase, words: Sequence[str]) -> bool:
    return 1 < len(words) < len(whole) and set(words) < set(whole) and whole[-len(words) :] != tuple(words)


def _head(text: str) -> str:
    words = words_of(text)
    return words[-1].form if words else ""


def _heads(found: Sequence[tuple[int, int]], forms: Sequence[str], own: Collection[str]) -> list[tuple[int, int]]:
    """Return what a product is: what its category has a word for, else what stands at the end of a run of kinds."""
    starts = {start for start, _ in found}
    fitting = [(start, end) for start, end in found if forms[end - 1] in own]
    return fitting or [(start, end) for start, end in found if end not in starts]
