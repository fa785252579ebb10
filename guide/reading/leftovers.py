"""Words of a message that no word of the shop and no rule accounts for: models, and words that name something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import regex

from guide.message import Message
from guide.reading.linker import Link
from language.content import content_words
from language.expressions import Expression, NegatedSpan
from language.han import contains_han
from language.segments import is_torn

MODEL = "model"
"""The `span` of a link to what looks like a model: letters and figures in one word."""

_LACKING = ("无", "免", "非")
_DIGITS_OF_MODEL = 4
_COUNT = regex.compile(r"\d{1,3}(?![\p{L}\p{N}.])|(?<!\d)\d{1,3}\p{Han}(?!的)(?=\p{Han})")
_FIGURE_IN_WORDS = regex.compile(r"\d")
_MODEL = regex.compile(
    r"(?<![\p{L}\p{N}])(?!\d+(?:st|nd|rd|th)(?![A-Za-z\d]))(?=[A-Za-z\d./+-]*\d)(?=[A-Za-z\d./+-]*[A-Za-z])[A-Za-z\d]+(?:[./+-]?[A-Za-z\d]+)*(?![A-Za-z\d])"
    r"|(?<=\p{Han})(?=[A-Za-z\d-]*\d)(?=[A-Za-z\d-]*[A-Za-z])[A-Za-z\d]+(?:-?[A-Za-z\d]+)*(?![A-Za-z\d])"
)


def leftovers(message: Message, links: Sequence[Link], known: tuple[int, int] | None = None) -> list[Link]:
    """Return links without a term for what nothing else accounts for, in order.

    A piece that looks like a model ("mdrv150", "T14s") has the span `MODEL`, any other none. Chinese words that nothing
    parts are one link (前后双录), as are a figure and what it counts (8岁).

    Args:
        message: what the shopper said.
        links: its words, linked to the catalogue.
        known: a place that something else accounts for.
    """
    taken = bytearray(len(message.text))
    for start, end in (*_accounted_for(message, links), *([known] if known else ())):
        taken[start:end] = b"\x01" * (end - start)
    found = []
    for match in _MODEL.finditer(message.text):
        if not any(taken[match.start() : match.end()]):
            found.append(Link(match.start(), match.end(), match[0], None, MODEL))
            taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    for start, end in _worth_a_look(message, _runs(message.text, taken)):
        start = start if taken[start - 1] else lacking_from(message.text, start)
        said = message.text[start:end]
        if not is_debris(said, start, message.text) and not is_torn(message.text, start, end):
            found.append(Link(start, end, said, None))
    return sorted(found, key=lambda link: link.start)


def is_debris(said: str, start: int, text: str) -> bool:
    """Tell whether a character is left of a Chinese word that others are taken out of: 风 of 复古风, not 男 alone."""
    around = text[max(0, start - 1) : start] + text[start + len(said) : start + len(said) + 1]
    return len(said) == 1 and contains_han(said) and regex.search(r"[\p{L}\p{N}]", around.replace("的", "")) is not None


def lacking_from(text: str, start: int) -> int:
    """Return where a Chinese word begins with the character in front that says there is none of it: 无涂层."""
    is_lacked = contains_han(text[start : start + 1]) and text[max(0, start - 1) : start] in _LACKING
    return start - 1 if start and is_lacked else start


def _runs(text: str, taken: bytearray) -> list[tuple[int, int]]:
    """Return the places of words that are not taken, of Chinese ones that nothing parts as one."""
    runs: list[tuple[int, int]] = []
    for word in content_words(text):
        if any(taken[word.start : word.end]):
            continue
        if runs and runs[-1][1] == word.start and contains_han(text[runs[-1][0] : word.end]):
            runs[-1] = (runs[-1][0], word.end)
        else:
            runs.append((word.start, word.end))
    return [(start, end) for start, end in runs if not _counts(text, start, end, taken)]


def _worth_a_look(message: Message, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the parts of runs that the language model does not surely take for nothing of a shop.

    It leaves figures to the rules: they are yielded, unless they only count (30份 of 30份礼品).
    """
    for start, end in runs:
        count = _COUNT.match(message.text, start)
        if count and message.is_outside(*count.span()):
            start = count.end()
        if _FIGURE_IN_WORDS.search(message.text, start, end):
            yield start, end
            continue
        words = [(start + word.start, start + word.end) for word in content_words(message.text[start:end])]
        for is_outside, together in groupby(words, lambda word: message.is_outside(*word)):
            if not is_outside:
                places = list(together)
                yield places[0][0], places[-1][1]


def _counts(text: str, start: int, end: int, taken: bytearray) -> bool:
    """Tell whether what stands at a place is a figure that only counts: 20 of 20个, but not 4060 of 4060以上."""
    is_count = text[start:end].isdecimal() and end - start < _DIGITS_OF_MODEL
    return is_count and contains_han(text[end : end + 1]) and not taken[end]


def has_model(text: str) -> bool:
    """Tell whether a word of a text looks like a model: letters and figures in one; a bare number is none."""
    return _MODEL.search(text) is not None


def with_models(text: str, links: Sequence[Link]) -> list[Link]:
    """Return links of which those to words that look like a model are marked so, whatever the language model saw.

    Such a word stays whole: the language model may see a size in 63XL.
    """
    marked = list(links)
    for model in _MODEL.finditer(text):
        inside = [found for found in marked if found.start < model.end() and model.start() < found.end]
        is_within = all(model.start() <= found.start and found.end <= model.end() for found in inside)
        if inside and is_within and all(found.term is None for found in inside):
            marked = [found for found in marked if found not in inside]
            marked.append(Link(model.start(), model.end(), model[0], None, MODEL))
    return sorted(marked, key=lambda found: found.start)


def _accounted_for(message: Message, links: Sequence[Link]) -> list[tuple[int, int]]:
    places = [(link.start, link.end) for link in links]
    for rule in message.all(Expression):
        places += rule.refusing if isinstance(rule, NegatedSpan) else [(rule.start, rule.end)]
    return places
