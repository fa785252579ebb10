"""Words in front of a kind of thing, which say what kind of it: "mechanical" of "mechanical keyboard"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.kinds import KindFinder, Unsold
from guide.reading.linker import Link
from guide.reading.meaning import is_category
from guide.reading.names import are_beside
from guide.vocabulary import Vocabulary
from language.han import contains_han
from language.words import words_of
from shop.catalogue.records import TermKind, TermRecord

_DESCRIBING = (TermKind.VALUE, TermKind.USE, TermKind.ATTRIBUTE)


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

        A word that nobody knows is one where it stands right before a kind. So is a kind right before another one:
        "hanging heart candle holder" is a candle holder.
        """
        apart = [piece for found in links for piece in self._pieces(found)]
        read: list[Link] = []
        for found in reversed(apart):
            following = read[-1] if read else None
            if following and self._is_modifier(text, found, following):
                found = replace(found, span="attribute")
            read.append(found)
        return read[::-1]

    def _is_modifier(self, text: str, found: Link, following: Link) -> bool:
        if not are_beside(text, found, following) or found.span == "brand":
            return False
        is_next_read = is_category(following) or (following.term is None and following.span == "attribute")
        if found.term is None:
            return found.span is None and not contains_han(found.text) and is_next_read
        return is_category(found) and found.span != "use" and is_category(following)

    def _pieces(self, found: Link) -> Iterator[Link]:
        is_sold = not isinstance(self._kinds.known(found.text), Unsold)  # where no rice cooker is sold, no other will do
        if is_sold and is_category(found) and found.term and (head := self._head(found.text, found.term.key)):
            start = found.start + len(found.text) - len(head)
            before = found.text[: -len(head)].rstrip(" -")
            if modifier := self._modifier(found, before, head):
                yield modifier
                term = replace(found.term, text=head)
                yield Link(start, found.end, head, term, found.span)
                return
        yield found

    def _head(self, text: str, key: str) -> str | None:
        """Return the longest end of a category's word that is a word for it alone: "keyboard"."""
        words = words_of(text)
        for start in range(1, len(words)):
            head = text[words[start].start :]
            if self._vocabulary.categories(head) == (key,):
                return head
        return None

    def _modifier(self, found: Link, before: str, head: str) -> Link | None:
        """Return what says which things of a kind are meant, None where it only says again what they are."""
        key = found.term.key if found.term else ""
        words, length = words_of(found.text), len(words_of(before))
        names = {word.form for word in words_of(self._vocabulary.label(TermKind.CATEGORY, key, "en"))}
        if all(word.form in names for word in words[:length]):
            return None
        place = Link(found.start, found.start + len(before), before, None, "attribute")
        if (term := self._describing(before)) is not None:
            return replace(place, term=term)
        if contains_han(before):
            other = self._kinds.translated(found.text, key)
            of_other = self._head(other, key) if other else None
            english = other[: -len(of_other)].strip(" -") if other and of_other else ""
            return replace(place, term=TermRecord(TermKind.USE, english, "zh", before)) if english else None
        begins_a_kind = any(
            self._vocabulary.categories(found.text[: words[end].end]) for end in range(length - 1, len(words) - 1)
        )
        is_known = begins_a_kind or self._kinds.is_broad(before) or self._kinds.are_same(found.text, head)
        return None if is_known else place

    def _describing(self, text: str) -> TermRecord | None:
        words = words_of(text)
        terms = (term for length, terms in self._vocabulary.matches_at(words, 0) for term in terms if length == len(words))
        return next((term for term in terms if term.kind in _DESCRIBING), None)
