"""Kinds of things read off titles, for products whose category says nothing of what they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from language.han import contains_han, is_han
from language.shop_words import title_head
from language.words import words_of
from shop.vocabulary.taxonomy import Taxonomy, form_of

_REPEATED = 3
"""A word that no list knows may be a kind where it ends (in some languages begins) so many titles ..."""
_FEWEST_KINDS = 3
_SHARE = 0.5
"""... but only where so many such words name so much of the shop; "soul" of "Old soul 12" does not."""
_SHORTEST = 3
_LONGEST_HAN, _SHORTEST_HAN = 8, 3
"""Characters; a name of two stands in words of all kinds."""


def kinds_of_titles(titles: Mapping[int, str], taxonomy: Taxonomy, *, by_repetition: bool) -> dict[int, str]:
    """Return the kind that each title names, by product; titles that name none are left out.

    Args:
        titles: of products, by id.
        taxonomy: the kinds that there are.
        by_repetition: whether there are no categories, so that a Chinese title may name its kind anywhere, and words
            that the taxonomy does not know count where they repeat.
    """
    heads = {product_id: title_head(title) for product_id, title in titles.items()}
    found = {product_id: kind for product_id, head in heads.items() if (kind := taxonomy.kind_at_end(head))}
    if by_repetition:
        within = (
            (product_id, _within(head, taxonomy)) for product_id, head in heads.items() if product_id not in found
        )
        found.update((product_id, kind) for product_id, kind in within if kind)
        repeated = _repeated({product_id: head for product_id, head in heads.items() if product_id not in found})
        if len(set(repeated.values())) >= _FEWEST_KINDS and len(repeated) >= _SHARE * len(titles):
            found.update(repeated)
    return found


def _within(head: str, taxonomy: Taxonomy) -> str | None:
    """Return the kind with the longest Chinese name in a title: shops write what else is good behind it."""
    for length in range(_LONGEST_HAN, _SHORTEST_HAN - 1, -1):
        for start in range(len(head) - length + 1):
            name = head[start : start + length]
            if is_han(name) and (kind := taxonomy.kind(name)):
                return kind
    return None


def _repeated(heads: Mapping[int, str]) -> dict[int, str]:
    """Return the first or last words that repeat, whichever of the two names more products."""
    words = {product_id: words for product_id, head in heads.items() if (words := _plain_words(head))}
    return max((_shared(words, place) for place in (-1, 0)), key=len)


def _plain_words(head: str) -> list[str]:
    return [head[word.start : word.end] for word in words_of(head)] if not contains_han(head) else []


def _shared(words: Mapping[int, Sequence[str]], place: int) -> dict[int, str]:
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for each in words.values():
        spelt[form_of(each[place])][each[place]] += 1
    names = {
        form: spellings.most_common(1)[0][0].capitalize()
        for form, spellings in spelt.items()
        if sum(spellings.values()) >= _REPEATED and len(form) >= _SHORTEST and form.isalpha()
    }
    return {
        product_id: names[form]
        for product_id, each in words.items()
        if len(each) > 1 and (form := form_of(each[place])) in names
    }
