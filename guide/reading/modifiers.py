"""Words in front of a kind of thing, which say what kind of it: "mechanical" of "mechanical keyboard"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.kinds import KindFinder, Sold, Unsold
from guide.reading.linker import Link
from guide.reading.meaning import is_category
from guide.reading.names import are_beside, are_parted
from guide.vocabulary import Vocabulary
from language.dictionaries import is_chinese_word
from language.han import contains_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import form_of

_BEGIN = re.compile(r"(?:^|[\s,.;:!?，。；：！？、])$")
_END = re.compile(r"的?(?:$|[\s,.;:!?，。；：！？、])")


class ModifierReader:
    """Takes words in front of a kind of thing for what it must be, as if they had been said apart from it.

    Args:
        vocabulary: the shop's words.
        kinds: knows which word of the other language means the same.
    """

    def __init__(self, vocabulary: Vocabulary, kinds: KindFinder) -> None:
        self._vocabulary, self._kinds = vocabulary, kinds

    def read(self, text: str, links: Sequence[Link]) -> list[Link]:
        """Return the links of a message with those modifiers apart that are part of a kind's word, all as attributes.

        A word that nobody knows is one where it stands right before a kind. So is a kind right before another one, and
        a Chinese word that has a clause of its own beside a kind: 网线 屏蔽的.
        """
        apart = [piece for found in links for piece in self._pieces(found)]
        if any(_names_a_kind(found) for found in apart):
            apart = [replace(found, span="attribute") if _has_own_clause(text, found) else found for found in apart]
        read: list[Link] = []
        is_chain = is_aside = False
        for found in reversed(apart):
            is_beside = bool(read) and _is_beside(text, found, read[-1])
            if is_beside and self._says_again(found, read[-1]):
                read[-1] = replace(read[-1], term=None, span="attribute")
            elif is_beside and is_chain and self._may_describe(found) and not (is_aside and is_category(found)):
                found = self._known_together(replace(found, span="attribute"), read[-1])
            else:
                is_chain = _names_a_kind(found) or (is_beside and is_chain and found.span == "attribute")
                is_aside = found.span == "use"  # of "air fryer 2 drawers" the fryer is wanted
            read.append(found)
        return read[::-1]

    def _says_again(self, found: Link, following: Link) -> bool:
        """Tell whether a kind is only described by another word for it that no title of its has.

        Of "screen protector tempered glass" the protector is wanted.
        """
        if not (is_category(found) and is_category(following) and found.term and following.term):
            return False
        if found.term.key != following.term.key or contains_han(following.text):
            return False
        sold = self._kinds.known(following.text)
        return not isinstance(sold, Sold) or found.term.key not in sold.categories

    def _may_describe(self, found: Link) -> bool:
        if found.term is None:
            if contains_han(found.text):
                return found.span == "attribute" or (found.span is None and self._is_no_filler(found.text))
            # "kitchenaid stand" of "kitchenaid stand mixer" is no thing, even where the language model saw one
            return found.span in (None, "product", "attribute")
        # "kitchen" of "kitchen clock"
        is_taken_for_a_thing = found.term.kind is TermKind.USE and found.span == "product"
        return is_taken_for_a_thing or (is_category(found) and found.span != "use")

    def _is_no_filler(self, text: str) -> bool:
        """Tell whether a word says something of a thing: of Chinese ones that stand in the dictionary most do not."""
        return not contains_han(text) or bool(self._vocabulary.meanings(text)) or not is_chinese_word(text)

    def _known_together(self, found: Link, following: Link) -> Link:
        """Return a Chinese word with what it says of the kind behind it: 入耳式 of 入耳式的耳机."""
        if found.term is not None or following.term is None or not contains_han(found.text):
            return found
        key, together = following.term.key, f"{found.text}{following.text}"
        english = self._of_translated(together, key) if key in self._vocabulary.categories(together) else None
        return replace(found, term=TermRecord(TermKind.USE, english, "zh", found.text)) if english else found

    def _pieces(self, found: Link) -> Iterator[Link]:
        # Where no rice cooker is sold, no other cooker will do.
        if not (is_category(found) and found.term) or isinstance(self._kinds.known(found.text), Unsold):
            yield found
            return
        head = self._head(found.text, found.term.key)
        before = found.text[: -len(head)].rstrip(" -") if head else found.text
        modifier = self._modifier(found, before, head)
        if modifier:
            yield modifier
        if modifier and head:
            start = found.start + len(found.text) - len(head)
            yield Link(start, found.end, head, replace(found.term, text=head), found.span)
        else:
            yield found

    def _head(self, text: str, key: str) -> str | None:
        """Return the longest end of a category's word that is a word for it alone: "keyboard"."""
        words = words_of(text)
        for start in range(1, len(words)):
            head = text[words[start].start :]
            if self._vocabulary.categories(head) == (key,):
                return head
        return None

    def _modifier(self, found: Link, before: str, head: str | None) -> Link | None:
        """Return what says which things of a kind are meant, None where it only says again what they are."""
        key = found.term.key if found.term else ""
        place = Link(found.start, found.start + len(before), before, None, "attribute")
        if found.text == self._chinese_name(key):
            return None
        if contains_han(found.text):
            if head and self._kinds.are_same(found.text, head):
                return None
            value = self._value(before) if head else None
            english = None if value else self._of_translated(found.text, key)
            term = value or (TermRecord(TermKind.USE, english, "zh", before) if english else None)
            if term is None and head and {key}.issuperset(self._vocabulary.categories(before)):
                return place if self._vocabulary.meanings(before) else None  # 单反 of 单反相机
            return replace(place, term=term) if term else None
        modifier = self._of_english(found.text, key)
        return replace(place, term=self._value(modifier)) if modifier else None

    def _of_translated(self, text: str, key: str) -> str | None:
        english = self._kinds.translated(text, key)
        return self._of_english(english, key) if english else None

    def _of_english(self, text: str, key: str) -> str | None:
        """Return what an English word for a category says beyond another one, unless that is what they all are.

        Kettles whose Chinese name is "electric kettle" are all electric.
        """
        head = self._head(text, key)
        if head is None or any(self._kinds.are_same(text, name) for name in (head, self._chinese_name(key))):
            return None
        before, words = text[: -len(head)].rstrip(" -"), words_of(text)
        length = len(words_of(before))
        names = {word.form for word in words_of(self._vocabulary.label(TermKind.CATEGORY, key, "en"))}
        if all(word.form in names for word in words[:length]) or form_of(text) in names or self._kinds.is_broad(before):
            return None  # a door mat is what a doormat is
        if words[length - 1].form in names and self._kinds.known(before) is not None:
            return None  # for a cell phone is what all phone cables are
        ends = (words[at].end for at in range(length - 1, len(words) - 1))
        return None if any(self._vocabulary.categories(text[:end]) for end in ends) else before

    def _chinese_name(self, key: str) -> str:
        return self._vocabulary.label(TermKind.CATEGORY, key, "zh")

    def _value(self, text: str) -> TermRecord | None:
        words = words_of(text)
        found = (terms for length, terms in self._vocabulary.matches_at(words, 0) if length == len(words))
        return next((term for terms in found for term in terms if term.kind is TermKind.VALUE), None)


def is_modifier(text: str, before: Link, after: Link) -> bool:
    """Tell whether a category only describes the next one: "hanging heart candle holder" is a candle holder."""
    return is_category(before) and is_category(after) and _is_beside(text, before, after)


def _is_beside(text: str, before: Link, after: Link) -> bool:
    """Tell whether a link may describe the next one; a blank parts two Chinese things: 笔记本电脑 打印机."""
    is_apart = is_category(before) and are_parted(text, before, after)
    return are_beside(text, before, after) and not is_apart


def _has_own_clause(text: str, found: Link) -> bool:
    is_unread = found.term is None and found.span is None and len(found.text) > 1 and contains_han(found.text)
    return is_unread and bool(_BEGIN.search(text, 0, found.start) and _END.match(text, found.end))


def _names_a_kind(found: Link) -> bool:
    return is_category(found) or (found.term is None and found.span == "product")
