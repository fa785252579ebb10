"""From category texts such as `Home > Garden > Chairs` to keys that are unique over the tree."""

from __future__ import annotations

from collections.abc import Iterator

from language.han import contains_han
from shop.catalogue.records import CategoryRecord
from shop.errors import RowError
from shop.importers.fields import MAX_ID_CHARS, bounded, clean, slug

MAX_DEPTH = 12


class CategoryReader:
    """Turns category texts into paths of keys, and remembers which categories have not been reported yet.

    A key repeats its parent's (`home.garden`): two branches may hold an `Accessories` each.
    """

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._new: list[CategoryRecord] = []

    def path(self, text: str, separator: str = ">") -> tuple[str, ...]:
        """Return the keys from the root down; empty for an empty text.

        Raises:
            RowError: the path is too deep or too long.
        """
        names = [name for name in (clean(part) for part in text.split(separator)) if slug(name)]
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
