"""The words for the kinds of things that a shop sells, from the names of its categories."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from language.han import contains_han
from language.shop_words import is_no_kind
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import Taxonomy, form_of

_JOINTS = re.compile(r"\s*(?:&|\+|,|/|;|\||、|，|及|\band\b)\s*", re.IGNORECASE)
_HAN_JOINTS = re.compile(r"[和与]")
_APOSTROPHE = re.compile(r"['’]")


@dataclass(frozen=True)
class CategoryNode:
    """A category that holds products: its key, its names by language, and those of what is above it, the root first.

    `titles` are the comparable words of the titles of its products.
    """

    key: str
    names: Mapping[str, str]
    above: tuple[Mapping[str, str], ...]
    titles: frozenset[str]


def kind_terms(nodes: Sequence[CategoryNode], taxonomy: Taxonomy) -> list[TermRecord]:
    """Return the words for categories: first their names, then what else people call them.

    A category's name is a word for it unless it is one of a shop's shelves ("Sale"). So is each part of a name made of
    several ("Shirts & Tops"), if it is a kind of thing or stands in titles; what is left of "Women T-shirts" below
    "Women"; and the kind at its end, "dresses" of "Summer dresses", even where another category is called so.
    """
    named: list[TermRecord] = []
    others: list[TermRecord] = []
    heads: list[TermRecord] = []
    for node in nodes:
        names = [(language, name) for language, name in node.names.items() if not is_no_kind(name)]
        own = [(language, word) for language, name in names for word in _own_words(name, language, node, taxonomy)]
        named += [_term(node.key, language, name) for language, name in (*names, *own)]
        for word in {word: None for _, word in (*names, *own)}:
            others += _translated(node, word, taxonomy)
        for name in names:
            heads += _heads(node, name[1], taxonomy)
    return _first_of_each(named, others, heads)


def _heads(node: CategoryNode, name: str, taxonomy: Taxonomy) -> Iterator[TermRecord]:
    """Yield the words for the kind that a longer name ends with: floor lamps are lamps too.

    The English name knows best: 女式衬衫 ends with shirts, but blouses are none.
    """
    words = words_of(name)
    language, shortest = ("zh", 2) if contains_han(name) else ("en", 1)
    for start in range(1, len(words) + 1 - shortest):
        is_one_word = len(words[start - 1].form) == 1 and language == "en"  # a T-shirt is no shirt
        if not is_one_word and (kind := taxonomy.kind(rest := name[words[start].start :])):
            yield _term(node.key, language, rest)
            others = _translated(node, kind, taxonomy)
            yield from (term for term in others if language == "en" or "en" not in node.names or term.language == "zh")
            return


def _own_words(name: str, language: str, node: CategoryNode, taxonomy: Taxonomy) -> Iterator[str]:
    parts = [name, *_parts(name, node, taxonomy)]
    above = {word.form for names in node.above for over in names.values() for word in words_of(over)}
    for part in parts:
        if part != name:
            yield part
        if _APOSTROPHE.search(part):
            yield _APOSTROPHE.sub("", part)
        words = words_of(part)
        left = [word for word in words if word.form not in above]
        if language == "en" and left and len(left) < len(words) and left == words[-len(left) :]:
            rest = part[left[0].start :]
            if taxonomy.kind(rest) or _ends_titles(rest, node):
                yield rest


def _parts(name: str, node: CategoryNode, taxonomy: Taxonomy) -> list[str]:
    return [
        part for part in name_parts(name) if not is_no_kind(part) and (taxonomy.kind(part) or _ends_titles(part, node))
    ]


def name_parts(name: str) -> list[str]:
    """Return the parts of a name made of several ("Shirts & Tops"), none of any other."""
    joints = _HAN_JOINTS if contains_han(name) and not _JOINTS.search(name) else _JOINTS
    parts = [part for part in joints.split(name) if part]
    return parts if len(parts) > 1 else []


def category_names(words: Sequence[str]) -> list[str]:
    """Return what a category is called, of all words for it, its names first: one a language."""
    firsts = (next((word for word in words if contains_han(word) is han), "") for han in (False, True))
    return [name for name in firsts if name]


def _ends_titles(name: str, node: CategoryNode) -> bool:
    words = words_of(name)
    if contains_han(name):
        return len(words) > 1 and all(word.form in node.titles for word in words)
    return bool(words) and words[-1].form in node.titles


def _translated(node: CategoryNode, word: str, taxonomy: Taxonomy) -> Iterator[TermRecord]:
    """Yield what the taxonomy calls a kind: found by its whole path, or by its name alone."""
    path = [*(names.get("en") or next(iter(names.values()), "") for names in node.above), word]
    for language, words in taxonomy.kind_names(path).items():
        for other in words:
            yield _term(node.key, language, other)


def _term(key: str, language: str, text: str) -> TermRecord:
    return TermRecord(TermKind.CATEGORY, key, language, text)


def _first_of_each(
    named: Sequence[TermRecord], others: Sequence[TermRecord], heads: Sequence[TermRecord]
) -> list[TermRecord]:
    """Return each word once a key; another word for a kind is none where something else is called so itself."""
    names: dict[str, set[str]] = defaultdict(set)
    owners: dict[str, set[str]] = defaultdict(set)
    for term in named:
        names[term.key].add(form_of(term.text))
        owners[form_of(term.text)].add(term.key)
    fitting = [
        term for term in others if all(names[term.key] & names[owner] for owner in owners.get(form_of(term.text), ()))
    ]
    terms: dict[tuple[str, str, str], TermRecord] = {}
    for term in (*named, *fitting, *heads):
        terms.setdefault((term.key, term.language, form_of(term.text)), term)
    return list(terms.values())
