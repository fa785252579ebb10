"""Which kinds of thing the titles of products name, as what the product is and not as what describes it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from language.han import contains_han
from language.shop_words import title_head
from language.words import words_of

_LONGEST = 5
_CATEGORIES = 3
_SHARE = 0.1
"""A category with a smaller share of the products of a kind than this is not where they stand."""


class TitleKinds:
    """What products are called, by their titles: "guitar cable" is a cable, and so is one for guitars.

    Where a title names what its category is called, that is what the product is: "doll bed" among dolls is no bed.
    """

    def __init__(self, known: Container[str], category_words: Mapping[str, Collection[str]]) -> None:
        """Start with no product.

        Args:
            known: what may be a kind, as comparable words run together.
            category_words: the words for each category, by its key.
        """
        self._known = known
        self._forms = {
            key: frozenset(word.form for text in texts for word in words_of(text))
            for key, texts in category_words.items()
        }
        self._heads = {key: {_head(text) for text in texts} for key, texts in category_words.items()}
        self._categories: list[str] = []
        self._named: dict[str, set[int]] = defaultdict(set)
        self._called: dict[str, set[int]] = defaultdict(set)
        self._described: dict[str, set[int]] = defaultdict(set)
        self._within: dict[str, set[int]] = defaultdict(set)

    def add(self, title: str, brand: str | None, path: Sequence[str]) -> None:
        """Add a product, with the keys of its categories from the root down; its brand is no kind of thing."""
        product, category = len(self._categories), path[-1] if path else ""
        self._categories.append(category)
        for key in path:
            self._within[key].add(product)
        made_by = {word.form for word in words_of(brand or "")}
        forms = [word.form for word in words_of(title_head(title)) if word.form not in made_by]
        for form in self._forms.get(category, frozenset()).union(word.form for word in words_of(title)):
            self._described[form].add(product)
        for start, end in _kinds(forms, self._known, self._heads.get(category, set())):
            self._named["".join(forms[start:end])].add(product)
            self._called[forms[end - 1]].add(product)

    def names(self) -> Iterable[str]:
        """Return the kinds that titles name, as comparable words run together."""
        return self._named.keys()

    def products(self, words: Sequence[str]) -> set[int]:
        """Return the products that are what some words name: their last word is what it is, the others describe it.

        One word alone is no other thing that ends alike: a dog bed is no bed.
        """
        named = self._named.get("".join(words), set())
        return named if len(words) == 1 or contains_han(words[-1]) else named | self.ending(words)

    def ending(self, words: Sequence[str]) -> set[int]:
        """Return the products whose kind ends with the last of some words, and which the others describe."""
        called = self._called.get(words[-1], set())
        return called.intersection(*(self._described.get(word, set()) for word in words[:-1]))

    def within(self, category: str) -> set[int]:
        """Return the products of a category and of those below it."""
        return self._within.get(category, set())

    def categories(self, products: Iterable[int]) -> list[str]:
        """Return the categories in which most of some products stand, at most three."""
        counts = Counter(self._categories[product] for product in products)
        least = _SHARE * sum(counts.values())
        return [key for key, count in counts.most_common(_CATEGORIES) if count >= least]


def _head(text: str) -> str:
    words = words_of(text)
    return words[-1].form if words else ""


def _kinds(forms: Sequence[str], known: Container[str], own: Collection[str]) -> list[tuple[int, int]]:
    """Return where a title names kinds: those at the end of a run of kinds, or those that its category has words for."""
    found: list[tuple[int, int]] = []
    position = 0
    while position < len(forms):
        end = next(
            (end for end in range(min(len(forms), position + _LONGEST), position, -1) if _is(forms[position:end], known)),
            None,
        )
        if end is not None:
            found.append((position, end))
        position = end or position + 1
    starts = {start for start, _ in found}
    fitting = [(start, end) for start, end in found if forms[end - 1] in own]
    return fitting or [(start, end) for start, end in found if end not in starts]


def _is(forms: Sequence[str], known: Container[str]) -> bool:
    form = "".join(forms)
    return form in known and not (contains_han(form) and len(forms) < 2)
