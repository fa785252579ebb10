"""Names of brand, line and model in a message, each with what stands right beside it: "Samsung Galaxy S7"."""

from __future__ import annotations

from collections.abc import Container, Sequence

import regex

from guide.reading.leftovers import MODEL
from guide.reading.linker import Link
from language.han import contains_han
from shop.catalogue.records import TermKind

_FIGURE_BEFORE = regex.compile(r"(?<![\p{L}\d.])\d+(?:\.\d+)?[\s-]?(?:\"|”|in|inch|寸|英寸)?[\s-]*$", regex.IGNORECASE)
_BESIDE = regex.compile(r"[\s\-–的]*|['’]s ", regex.IGNORECASE)


def is_name(found: Link) -> bool:
    """Tell whether a link is a brand, a line, a model, or what the language model took for a brand."""
    if found.term is None:
        return found.span in ("brand", MODEL)
    return found.term.kind in (TermKind.BRAND, TermKind.LINE)


def names_together(text: str, links: Sequence[Link], refused: Container[Link]) -> list[list[Link]]:
    """Return the names of a message in groups that stand side by side, all of a group refused or none.

    A property that no word of the shop covers belongs to the name beside it: "Dell Latitude".
    """
    groups: list[list[Link]] = []
    before: Link | None = None
    for found in (found for found in links if is_name(found) or _may_belong(found)):
        beside = before is not None and are_beside(text, before, found)
        if before is not None and beside and (before in refused) == (found in refused):
            groups[-1].append(found)
        else:
            groups.append([found])
        before = found
    return [group for group in groups if any(is_name(found) for found in group)]


def are_beside(text: str, before: Link, after: Link) -> bool:
    """Tell whether nothing but blanks, hyphens or 的 stands between two links."""
    return _BESIDE.fullmatch(text[before.end : after.start]) is not None


def are_parted(text: str, before: Link, after: Link) -> bool:
    """Tell whether a blank parts a Chinese word from what stands before it: 彩灯 暖白."""
    return contains_han(after.text) and " " in text[before.end : after.start]


def run_start(text: str, links: Sequence[Link], position: int) -> int:
    """Return where the links begin that stand side by side up to a link: "dell" of "for a dell latitude laptop"."""
    while position and are_beside(text, links[position - 1], links[position]):
        position -= 1
    return links[position].start


def before_figure(text: str, start: int) -> int:
    """Return where the figure begins that stands right before a place: 15.6 of "for my 15.6 laptop"."""
    figure = _FIGURE_BEFORE.search(text, 0, start)
    return figure.start() if figure else start


def _may_belong(found: Link) -> bool:
    return found.term is None and found.span == "attribute"
