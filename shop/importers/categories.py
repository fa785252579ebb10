"""From category texts such as `Home > Garden > Chairs` to keys that are unique over the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from language.han import contains_han
from language.shop_words import is_no_kind
from shop.catalogue.records import ALSO_IN, AttributeRecord, CategoryRecord
from shop.errors import RowError
from shop.importers.fields import MAX_ID_CHARS, bounded, clean, slug

MAX_DEPTH = 12
_LIST_MARK = re.compile(r"[;|；]")
_COMMA = re.compile(r"(?<!\\)[,，]")
_LEVEL = ">"

Placed = tuple[tuple[str, ...], tuple[AttributeRecord, ...]]
"""The path of a product's own category, and the property that names the others."""


def listed(text: str, *, by_commas: bool = False) -> list[str]:
    r"""Return the categories of a cell: `A; B; C`, `A|B`, or `A > B, C > D`.

    A comma may stand in a name ("Sofas, chairs"): it parts categories where each has levels, or all commas do so.

    Args:
        text: the cell.
        by_commas: whether the program that wrote it parts them by commas, and writes those of names as `\,`.
    """
    text = clean(text)  # a character reference ends with a semicolon
    parts = _LIST_MARK.split(text)
    if len(parts) == 1 and (by_commas or all(_LEVEL in part for part in _COMMA.split(text))):
        parts = _COMMA.split(text)
    return [part.replace("\\,", ",").strip() for part in parts if part.strip()]


class CategoryReader:
    """Turns category texts into paths of keys, and remembers which categories have not been reported yet.

    A key repeats its parent's (`home.garden`): two branches may hold an `Accessories` each.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._new: list[CategoryRecord] = []

    def places(self, texts: Sequence[str]) -> Placed:
        """Return where a product stands: its own category is the first of the deepest that say what it is.

        "Sale" or "New" says it only where no other does.

        Raises:
            RowError: a path is too deep or too long.
        """
        telling = [text for text in texts if not is_no_kind(text.rpartition(_LEVEL)[2])] or list(texts)
        own = self.path(max(telling, key=lambda text: text.count(_LEVEL), default=""))
        others = dict.fromkeys(key for text in telling for key in self.path(text) if key not in own)
        return own, tuple(AttributeRecord(ALSO_IN, key) for key in others)

    def path(self, text: str) -> tuple[str, ...]:
        """Return the keys from the root down; empty for an empty text.

        Raises:
            RowError: the path is too deep or too long.
        """
        names = [name for name in (clean(part) for part in text.split(_LEVEL)) if slug(name)]
        if len(names) > MAX_DEPTH:
            raise RowError(f"the category has {len(names)} levels; {MAX_DEPTH} are allowed")
        keys: list[str] = []
        for name in names:
            parent = keys[-1] if keys else None
            key = bounded(slug(name) if parent is None else f"{parent}.{slug(name)}", "category", MAX_ID_CHARS * 2)
            keys.append(key)
            if key not in self._known:
                self._known.add(key)
                self._new.append(CategoryRecord(key, parent, {"en" if name.isascii() else _language(name): name}))
        return tuple(keys)

    def take_new(self) -> Iterator[CategoryRecord]:
        """Yield the categories met since the last call, parents first."""
        new, self._new = self._new, []
        yield from new


def _language(name: str) -> str:
    return "zh" if contains_han(name) else "en"
