"""How far a refusal reaches among the words it is said of: "no ticking, wood" of "no ticking wood"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guide.reading.features import FEATURE
from guide.reading.linker import Link
from guide.reading.meaning import is_category, overlaps
from guide.reading.names import are_beside, is_name
from language.dictionaries import english_words
from language.expressions import NegatedSpan
from language.han import contains_han
from shop.catalogue.records import TermKind


def with_whole_refusals(
    text: str, links: Sequence[Link], negated: Sequence[NegatedSpan], is_said: Callable[[str], bool]
) -> list[Link]:
    """Return links without words that only say what a refused property is of: "inside" of "not plastic inside".

    What something has or has not goes with it: 无线充电 is one thing, and refusing it asks for no cable. With a word
    that nothing in the shop says it is a name: who wants no "blue yeti" does not mind blue.

    Args:
        text: the message.
        links: its words, linked to the catalogue or not.
        negated: what it refuses.
        is_said: whether some product has a word.
    """
    read: list[Link] = []
    for found in links:
        before = read[-1] if read else None
        if before is None or not _is_of(text, before, found, negated):
            read.append(found)
        elif _is_flag(before) or _names(found, is_said):
            read[-1] = Link(before.start, found.end, text[before.start : found.end], None, "attribute")
    return read


def refused_among(links: Sequence[Link], negated: Sequence[NegatedSpan]) -> list[Link]:
    """Return the links that are refused.

    In English what describes a thing stands before it: behind a thing, a value says something else.
    """
    refused: list[Link] = []
    for said in negated:
        inside = [found for found in links if overlaps(found, [said]) and found.span != FEATURE]
        ends = (
            at
            for at in range(1, len(inside))
            if _is_value(inside[at]) and not _is_value(inside[at - 1]) and not is_name(inside[at - 1])
            if not contains_han(inside[at].text)
        )
        refused += inside[: next(ends, len(inside))]
    return refused


def _names(found: Link, is_said: Callable[[str], bool]) -> bool:
    """Tell whether a word is a name: no English one, and none that a product has."""
    is_strange = found.term is None and found.text.isascii() and found.text.casefold() not in english_words()
    return is_strange and not is_said(found.text)


def _is_of(text: str, before: Link, found: Link, negated: Sequence[NegatedSpan]) -> bool:
    said = [each for each in negated if overlaps(before, [each])]
    is_part = found.term is None or found.term.kind in (TermKind.ATTRIBUTE, TermKind.USE)
    is_part = is_part and not is_name(found) and not is_category(found)
    return _is_value(before) and is_part and overlaps(found, said) and are_beside(text, before, found)


def _is_value(found: Link) -> bool:
    return found.term is not None and found.term.kind is TermKind.VALUE


def _is_flag(found: Link) -> bool:
    return found.term is not None and found.term.key.endswith(("=true", "=false"))
