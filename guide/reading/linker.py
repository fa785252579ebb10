"""Links the words of a message to the catalogue at hand, so that a new catalogue needs no retraining."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import regex

from guide.message import Span
from guide.vocabulary import Vocabulary
from language.content import content_words
from language.dictionaries import english_words, is_chinese_word
from language.han import contains_han
from language.segments import cuts_words, is_word_at
from language.words import Word, words_of
from shop.catalogue.records import TermKind, TermRecord

# What a span may stand for, most likely first.
_KINDS_OF_SPAN = {
    "product": (TermKind.CATEGORY, TermKind.LINE, TermKind.VALUE, TermKind.USE),
    "brand": (TermKind.BRAND, TermKind.LINE),
    "attribute": (
        TermKind.VALUE,
        TermKind.ATTRIBUTE,
        TermKind.CATEGORY,
        TermKind.BRAND,
        TermKind.LINE,
        TermKind.USE,
    ),
    "use": (TermKind.USE, TermKind.VALUE, TermKind.BRAND),
}
_HAN_RUN = regex.compile(r"\p{Han}{3,}")
_SHORTEST_MISHEARD, _LONGEST_MISHEARD = 3, 6
"""Characters of a word that is known by its sound alone; two of them sound like too many words."""
_SENTENCE_END = regex.compile(r"[!?;！？；。]")
_BARE_NUMBER = regex.compile(r"\d+(?:\.\d+)?")
_POSSESSIVE = regex.compile(r"['’]s?")
_LETTER_BEFORE = regex.compile(r"(?<![\p{L}\p{N}])\p{Latin}-$")
_HALF_PINYIN = regex.compile(r"\p{Han}[a-z]{2,6}(?![a-z])|(?<![a-z])[a-z]{2,6}\p{Han}")
# Without a span around it, a word is rather a category than a brand of the same name.
_DEFAULT_ORDER = (
    TermKind.CATEGORY,
    TermKind.VALUE,
    TermKind.BRAND,
    TermKind.LINE,
    TermKind.ATTRIBUTE,
    TermKind.USE,
)

_NAMES = (TermKind.BRAND, TermKind.LINE)
_MISHEARD = (TermKind.CATEGORY, TermKind.BRAND)


@dataclass(frozen=True)
class Link:
    """A piece of a message and the term of the shop it stands for; `term` is None for words the shop does not know.

    `span` is the name of the language model's span around it, if there is one.
    """

    start: int
    end: int
    text: str
    term: TermRecord | None
    span: str | None = None


def link(text: str, spans: Iterable[Span], vocabulary: Vocabulary) -> tuple[Link, ...]:
    """Return the links of a message, in order and without overlap.

    Exact terms are found anywhere, longest first ("laptop bag" before "laptop"). The spans that the language model
    found and no exact term covers are matched by spelling, and kept without a term if nothing is close.

    Args:
        text: the message.
        spans: what the language model found in it; only those of a known name are looked at.
        vocabulary: the shop's terms.
    """
    return _link(text, tuple(span for span in spans if span.name in _KINDS_OF_SPAN and span.end > 0), vocabulary)


@lru_cache(maxsize=32)  # conditions and references are read from the same words
def _link(text: str, spans: tuple[Span, ...], vocabulary: Vocabulary) -> tuple[Link, ...]:
    links = _with_misheard(text, _exact_links(text, spans, vocabulary), spans, vocabulary)
    for span in spans:
        for start, end in uncovered(span.start, span.end, links):
            piece = text[start:end].strip()
            if not words_of(piece) or _POSSESSIVE.fullmatch(piece):
                continue
            if (start, end) != (span.start, span.end) and not contains_han(piece) and not content_words(piece):
                continue  # "my" of "my nikon"
            if (start, end) != (span.start, span.end) and not contains_han(piece):
                piece = piece[content_words(piece)[0].start :]  # "15.6" of "my 15.6 laptop"
            start += text[start:end].index(piece)
            end = start + len(piece)
            if _BARE_NUMBER.fullmatch(piece) and (numbered := _value_before(start, text, links)):
                links[links.index(numbered)] = Link(numbered.start, end, text[numbered.start : end], None, span.name)
                continue
            kinds = [kind for kind in _KINDS_OF_SPAN[span.name] if span.name != "use" or kind is not TermKind.BRAND]
            near = vocabulary.closest(piece, kinds)
            terms = [term for term in near if not _is_plural_of_name(term, piece)]
            links.append(Link(start, end, piece, terms[0] if terms else None, span.name))
    links += _half_pinyin(text, links, vocabulary)
    return tuple(sorted(links, key=lambda found: found.start))


def _with_misheard(text: str, links: Sequence[Link], spans: Sequence[Span], vocabulary: Vocabulary) -> list[Link]:
    """Add links to words that are written with other characters of the same sound: 单返像机 is 单反相机.

    What stands inside such a word is none: 打印 in 打印几.
    """
    found = list(links)
    over = _by_place(links)
    for run in _HAN_RUN.finditer(text):
        start = run.start()
        while start <= run.end() - _SHORTEST_MISHEARD:
            ends = range(min(run.end(), start + _LONGEST_MISHEARD), start + _SHORTEST_MISHEARD - 1, -1)
            misheard = next((link for end in ends if (link := _misheard(text, start, end, over, vocabulary))), None)
            if misheard is not None:
                found = [each for each in found if each.end <= start or misheard.end <= each.start]
                found.append(replace(misheard, span=_span_over(start, misheard.end, spans)))
                over = _by_place(found)
            start = misheard.end if misheard else start + 1
    return found


def _by_place(links: Iterable[Link]) -> dict[int, Link]:
    return {place: each for each in links for place in range(each.start, each.end)}


def _misheard(text: str, start: int, end: int, over: Mapping[int, Link], vocabulary: Vocabulary) -> Link | None:
    piece = text[start:end]
    inside = [over[place] for place in range(start, end) if place in over]
    if is_chinese_word(piece) or any(each.start < start or end < each.end for each in inside):
        return None
    terms = vocabulary.sounding_like(piece, _MISHEARD)
    # 手机可以 has a phone; of 平版电脑 the end is right as it is.
    if not terms or any(_names_a_thing(each) and not terms[0].text.endswith(text[each.start : end]) for each in inside):
        return None
    return Link(start, end, piece, terms[0])


def _names_a_thing(found: Link) -> bool:
    return found.term is not None and found.term.kind in (*_NAMES, TermKind.CATEGORY)


def _half_pinyin(text: str, links: Sequence[Link], vocabulary: Vocabulary) -> list[Link]:
    """Link words of which half is typed in pinyin (白se); nothing else in a message looks like that."""
    found = []
    for match in _HALF_PINYIN.finditer(text):
        free = not any(link.term and link.start < match.end() and match.start() < link.end for link in links)
        terms = vocabulary.closest(match.group(), (TermKind.VALUE, TermKind.CATEGORY)) if free else []
        if terms:
            found.append(Link(match.start(), match.end(), match.group(), terms[0]))
    return found


def _exact_links(text: str, spans: Sequence[Span], vocabulary: Vocabulary) -> list[Link]:
    words = words_of(text)
    links: list[Link] = []
    position = 0
    while position < len(words):
        for length, terms in vocabulary.matches_at(words, position):
            start, end = words[position].start, words[position + length - 1].end
            if length == 1 and contains_han(text[start:end]) and not is_word_at(text, start):
                continue  # 布 in 布置 is no cloth
            if contains_han(text[start:end]) and cuts_words(text, start, end):
                continue
            if _SENTENCE_END.search(text, start, end):
                continue  # "not phones!! CASES" names no phone cases
            if _LETTER_BEFORE.search(text, max(0, start - 2), start):
                continue  # touch in P-touch is no touchscreen
            span = _span_over(start, end, spans)
            is_name = text[start:end] != text[start:end].lower()
            if span in (None, "use") and not is_name and not content_words(text[start:end]):
                continue  # 牌子 asks for a brand, not for a sign; "my brother" is no printer
            term = _choose(terms, text[start:end], span)
            if term and not (
                term.kind is TermKind.USE and _has_category(words[position : position + length], vocabulary)
            ):
                links.append(Link(start, end, text[start:end], term, span))
                position += length
                break
        else:
            position += 1
    return links


def _value_before(start: int, text: str, links: Sequence[Link]) -> Link | None:
    """Return the value right before a place, of which a bare number there tells which one is meant: "wifi 6"."""
    before = (found for found in links if found.end <= start and not text[found.end : start].strip())
    return next((found for found in before if found.term and found.term.kind is TermKind.VALUE), None)


def _has_category(words: Sequence[Word], vocabulary: Vocabulary) -> bool:
    """Tell whether a thing to buy stands inside some words: who wants 点蜡烛 wants candles."""
    return any(
        term.kind is TermKind.CATEGORY
        for position in range(1, len(words))
        for _, terms in vocabulary.matches_at(words, position)
        for term in terms
    )


def _choose(terms: Sequence[TermRecord], surface: str, span: str | None) -> TermRecord | None:
    """Pick the meaning that fits the span around it.

    A brand that is also an everyday word ("brother", "apple", "act"), and a line of such a name ("galaxy"), counts only
    where the language model saw something of a shop, or where it is written as a name.
    """
    order = _KINDS_OF_SPAN[span] if span else _DEFAULT_ORDER
    fitting = [term for term in terms if term.kind in order]
    if not fitting:
        fitting = [term for term in terms if term.kind not in _NAMES]
    fitting = [term for term in fitting if not _is_plural_of_name(term, surface)]
    best = min(fitting, key=lambda term: _rank(order, term.kind), default=None)
    if best and best.kind in _NAMES and span is None and surface.isascii() and surface.islower():
        is_word = best.kind is TermKind.BRAND or surface in english_words()
        return None if is_word and len(words_of(surface)) == 1 else best
    return best


def _is_plural_of_name(term: TermRecord, surface: str) -> bool:
    """Tell whether a word only has the singular of a name, as "cats" of CAT."""
    is_other = surface.casefold() != term.text.casefold() and surface.islower() and surface in english_words()
    return term.kind in _NAMES and is_other and len(words_of(surface)) == 1


def _rank(order: Sequence[TermKind], kind: TermKind) -> int:
    return order.index(kind) if kind in order else len(order)


def _span_over(start: int, end: int, spans: Sequence[Span]) -> str | None:
    """Return the name of the span that covers a piece; of several, that of its last word, the head in both languages.

    "wireless mouse" is one word of the shop even where the language model sees [wireless](attribute) [mouse](product).
    """
    over = [span for span in spans if span.start < end and start < span.end]
    return max(over, key=lambda span: span.end).name if over else None


def uncovered(start: int, end: int, links: Sequence[Link]) -> list[tuple[int, int]]:
    """Return the parts of a span that no link covers."""
    pieces = []
    position = start
    for found in sorted(links, key=lambda link: link.start):
        if found.end <= position or found.start >= end:
            continue
        if found.start > position:
            pieces.append((position, found.start))
        position = max(position, found.end)
    if position < end:
        pieces.append((position, end))
    return pieces
