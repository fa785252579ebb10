"""Names of brand, line and model in a message, each with what stands right beside it: "Samsung Galaxy S7"."""

from __future__ import annotations

from collections.abc import Container, Sequence

import regex

from guide.reading.leftovers import MODEL
from guide.reading.linker import Link
from shop.catalogue.records import TermKind

_BESIDE = regex.compile(r"[\s\-–的]*|['’]s ", regex.IGNORECASE)


def is_name(found: Link) -> bool:
    """Tell whether a link is a brand, a line, a model, or what the language model took for a brand."""
    if found.term is None:
        return found.span in ("brand", MODEL)
    return found.term.kind in (TermKind.BRAND, TermKind.LINE)


def names_together(text: str, names: Sequence[Link], refused: Container[Link]) -> list[list[Link]]:
    """Return the names of a message in groups that stand side by side, all of a group refused or none."""
    groups: list[list[Link]] = []
    for found in names:
        before = groups[-1][-1] if groups else None
        beside = before is not None and _BESIDE.fullmatch(text[before.end : found.start]) is not None
        if beside and (before in refused) == (found in refused):
            groups[-1].append(found)
        else:
            groups.append([found])
    return groups
