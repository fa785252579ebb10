"""The tree of categories and the words for them, as editors write it: `categories.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shop.catalogue.records import CategoryRecord, TermKind, TermRecord
from shop.yaml_files import LANGUAGES, Bilingual, YamlFile


class _Category(Bilingual):
    parent: str | None = None


@dataclass(frozen=True)
class CategoryTree:
    """Categories by key, in the order of the file; `words` are by (category key, language), the name first."""

    parents: dict[str, str | None]
    words: dict[tuple[str, str], tuple[str, ...]]

    def path(self, key: str) -> tuple[str, ...]:
        """Return the keys from the root down to `key`."""
        parent = self.parents[key]
        return (key,) if parent is None else (*self.path(parent), key)

    def categories(self) -> Iterator[CategoryRecord]:
        """Yield every category, parents first."""
        for key, parent in sorted(self.parents.items(), key=lambda item: len(self.path(item[0]))):
            yield CategoryRecord(key, parent, {language: self.words[key, language][0] for language in LANGUAGES})

    def terms(self) -> Iterator[TermRecord]:
        """Yield every word for every category, its name first."""
        for (key, language), words in self.words.items():
            for text in words:
                yield TermRecord(TermKind.CATEGORY, key, language, text)


class CategoriesImporter:
    """Reads a tree of categories with their words; it comes before the products that are in them."""

    def __init__(self, path: Path, source: str) -> None:
        self.source = source
        self._path = path

    def fraction_read(self) -> float | None:
        """Return None: the file is small and read at once."""
        return None

    def records(self) -> Iterator[CategoryRecord | TermRecord]:
        """Yield categories, parents first, then their words.

        Raises:
            ImportFormatError: the file is not in order; the text names the line.
        """
        tree = load_category_tree(self._path)
        yield from tree.categories()
        yield from tree.terms()


def load_category_tree(path: Path) -> CategoryTree:
    """Read `categories.yml`.

    Raises:
        ImportFormatError: it is not YAML, names an unknown parent, gives a word to two categories, or lacks a name.
    """
    file = YamlFile(path)
    entries = file.read(dict[str, _Category])
    parents: dict[str, str | None] = {}
    words: dict[tuple[str, str], tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for key, entry in entries.items():
        parents[key] = entry.parent
        for language, texts in entry.words().items():
            if not texts:
                file.fail(f"has no name in {language}; add e.g. {language}: [name]", key)
            for text in texts:
                if (owner := owners.setdefault(text.casefold(), key)) != key:
                    file.fail(f"{text!r} is already a word for {owner!r}; keep it in one", key, language)
            words[key, language] = texts
    for key, parent in parents.items():
        if parent is not None and parent not in parents:
            file.fail(f"there is no category {parent!r}; add it, or name another", key, "parent")
        seen = {key}
        while parent is not None:
            if parent in seen:
                file.fail(f"{key!r} would stand below itself; name another parent", key, "parent")
            seen.add(parent)
            parent = parents[parent]
    return CategoryTree(parents, words)
