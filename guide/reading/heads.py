"""The head of a noun phrase: a "cast iron skillet" is a skillet."""

from __future__ import annotations

from collections.abc import Sequence

from guide.kinds import Finding, KindFinder, Unsold
from guide.message import Message, Span
from guide.reading.linker import Link
from guide.reading.meaning import is_category, names_a_thing, overlaps
from guide.reading.names import are_beside
from language.content import content_words
from language.han import contains_han
from shop.catalogue.records import TermKind


def with_heads(message: Message, links: Sequence[Link], kinds: KindFinder) -> list[Link]:
    """Return the links of a message with the last noun of each phrase as its thing, what stands before as its property.

    Args:
        message: what the shopper said.
        links: its words, linked to the catalogue.
        kinds: knows what is a kind of thing, sold here or not.
    """
    if contains_han(message.text):  # a Chinese compound is one word, see `KindFinder`
        return [_as(found, "attribute") if _follows_head(found, links, kinds) else found for found in links]
    links = read = _with_what_is_before(message.text, links, kinds)
    for found in filter(names_a_thing, links):
        following = _unknown_word_after(message.text, found, links)
        if following is None:
            continue
        together = Link(found.start, following.end, message.text[found.start : following.end], None)
        if kinds.known(together.text) is not None:
            parts = [_as(together, "product")]
        elif _is_one_kind(kinds.known(following.text)):
            parts = [_property(found, message.spans), _as(following, "product")]
        elif kinds.find(following.text) is None and _is_in_phrase(found, following, message.spans):
            is_other = any(is_category(each) and each.end < found.start for each in links)
            parts = [_as(together, "attribute")] if is_other else [found, _as(following, "attribute")]
        else:
            continue
        begin, end = parts[0].start, parts[-1].end
        read = [each for each in read if each.end <= begin or end <= each.start] + parts
    return sorted(read, key=lambda each: each.start)


def _with_what_is_before(text: str, links: Sequence[Link], kinds: KindFinder) -> list[Link]:
    """Return the links with a use in front of a thing as part of its name where that is not sold: gaming chair."""
    read: list[Link] = []
    for found in links:
        before = read[-1] if read else None
        if before and found.span == "product" and _is_use(before) and are_beside(text, before, found):
            together = Link(before.start, found.end, text[before.start : found.end], None, "product")
            if isinstance(kinds.known(together.text), Unsold):
                read[-1] = together
                continue
        read.append(found)
    return read


def _is_use(found: Link) -> bool:
    return found.term is not None and found.term.kind is TermKind.USE


def _follows_head(found: Link, links: Sequence[Link], kinds: KindFinder) -> bool:
    """Tell whether a Chinese word that nobody knows only says more of the kind right before it: 音响跳广场舞用."""
    if found.term is not None or found.span != "product" or kinds.find(found.text) is not None:
        return False
    return any(is_category(each) and each.end == found.start for each in links)


def _unknown_word_after(text: str, found: Link, links: Sequence[Link]) -> Link | None:
    """Return the word right behind a link, unless it is one of the shop's."""
    word = next(iter(content_words(text[found.end :])), None)
    if word is None:
        return None
    start, end = found.end + word.start, found.end + word.end
    following = Link(start, end, text[start:end], None)
    is_known = overlaps(following, [each for each in links if each.term])
    return None if is_known or not are_beside(text, found, following) else following


def _is_one_kind(finding: Finding | None) -> bool:
    """Tell whether a word names one kind of thing; what stands for many, as "pack" or "set", may only count them."""
    return isinstance(finding, Unsold) or (finding is not None and len(finding.categories) == 1)


def _property(found: Link, spans: Sequence[Span]) -> Link:
    """Return the category in front of a head as what the thing must be, with what the language model saw beside it."""
    around = (span for span in spans if span.name == "attribute" and span.start < found.start and span.end == found.end)
    whole = next(around, None)
    return Link(whole.start, whole.end, whole.text, None, "attribute") if whole else _as(found, "attribute")


def _is_in_phrase(found: Link, following: Link, spans: Sequence[Span]) -> bool:
    """Tell whether two words are one phrase to the language model, which the second one ends."""
    return any(span.start <= found.start and following.end == span.end for span in spans)


def _as(found: Link, span: str) -> Link:
    return Link(found.start, found.end, found.text, found.term, span)
