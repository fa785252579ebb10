"""Chinese words for categories: by what they mean in English, and by what longer words end with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from language.chinese_dictionary import chinese_words_by_name
from language.han import is_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import form_of
from shop.vocabulary.things import Things

_SHORTEST = 2


def dictionary_terms(terms: Sequence[TermRecord], parents: Mapping[str, str], things: Things) -> Iterator[TermRecord]:
    """Yield words for categories that the shop has no word for yet.

    充电宝 means "portable charger", which power banks are called. 打印机 is what the words for printers of several
    sorts end with: it stands for all of them where they have one category above them.

    Args:
        terms: the shop's words.
        parents: the key of the category above each.
        things: the kinds of thing that there are; an end of a word that is none is no word.
    """
    owned = {form_of(term.text) for term in terms}
    meant: dict[str, set[str]] = defaultdict(set)
    ended: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        if term.kind is not TermKind.CATEGORY:
            continue
        if is_han(term.text):
            for start in range(1, len(term.text) + 1 - _SHORTEST):
                if term.text[start:] in things:
                    ended[term.text[start:]].add(term.key)
        else:
            for word in _chinese_words(term.text, things):
                meant[word].add(term.key)
    for found in (meant, {word: keys for word, keys in ended.items() if len(keys) > 1 and word not in meant}):
        for word, keys in sorted(found.items()):
            if word not in owned and len({parents.get(key, "") for key in keys}) == 1:
                yield from (TermRecord(TermKind.CATEGORY, key, "zh", word) for key in sorted(keys))


def _chinese_words(name: str, things: Things) -> list[str]:
    """Return the Chinese words for an English name; one word alone counts where they are known as a thing."""
    words = words_of(name)
    if not words:
        return []
    singular = (name[: words[-1].start] + words[-1].form).casefold()
    known = {word for thing in things.called(form_of(name)) for word in thing.chinese}
    return [word for word in chinese_words_by_name().get(singular, ()) if len(words) > 1 or word in known]
