"""Adapters, cables and the like, which join two ends: "usb c to hdmi adapter" must have both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.kinds import KindFinder, Sold
from guide.reading.linker import Link
from language.expressions import other_end
from language.words import words_of


def with_both_ends(text: str, links: Sequence[Link], kinds: KindFinder) -> list[Link]:
    """Return the links of a message with both ends of a connector as properties, and the connector as the thing.

    Args:
        text: the message.
        links: its words, in order; those that nobody knows among them.
        kinds: knows what is a kind of thing.
    """
    read: list[Link] = []
    for found in (piece for each in links for piece in _apart(text, each)):
        end = other_end(text, found.start, found.end)
        if end is None or not read or kinds.find(found.text) is None:
            read.append(found)
            continue
        first = read[-1]
        if first.start < end <= first.end:  # the language model took "hdmi to" for one
            first = replace(first, end=end, text=text[first.start : end].rstrip())
        if not text[first.end : end].strip():
            read[-1] = replace(first, span="attribute")
        read += _towards(found, kinds)
    return read


def _apart(text: str, found: Link) -> Iterator[Link]:
    """Yield the first end apart where the shop has a word for the whole: "hdmi to vga adapter"."""
    for word in words_of(found.text)[2:]:
        start = found.start + word.start
        end = other_end(text, start, found.end)
        if end is not None and end > found.start:
            yield Link(found.start, end, text[found.start : end].rstrip(), None, "attribute")
            yield replace(found, start=start, text=text[start : found.end])
            return
    yield found


def _towards(found: Link, kinds: KindFinder) -> Iterator[Link]:
    """Yield the end that a connector leads to, and the connector, which titles call by its last word alone."""
    last = words_of(found.text)[-1].start
    if towards := found.text[:last].rstrip(" -"):
        yield Link(found.start, found.start + len(towards), towards, None, "attribute")
    known = kinds.known(found.text)
    if isinstance(known, Sold) and known.phrase and towards:
        yield Link(found.start + last, found.end, found.text[last:], None, "product")
    else:
        yield replace(found, span="product")
