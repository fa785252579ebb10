"""The tree of categories and the words for them, from `categories.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shop.catalogue.records import CategoryRecord, TermKind, TermRecord
from shop.importers.demo.located_yaml import read_yaml

LANGUAGES = ("en", "zh")
_FIELDS = frozenset({"parent", *LANGUAGES})


@dataclass(frozen=True)
class Taxonomy:
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


def load_taxonomy(path: Path) -> Taxonomy:
    """Read `categories.yml`.

    Raises:
        ImportFormatError: it is not YAML, names an unknown parent, gives a word to two categories, or lacks a name.
    """
    content = read_yaml(path)
    parents: dict[str, str | None] = {}
    words: dict[tuple[str, str], tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for key in content:
        content.only(key, _FIELDS)
        entry = content.mapping(key)
        parents[key] = entry.get("parent")
        for language in LANGUAGES:
            words[key, language] = entry.texts(language)
            if not words[key, language]:
                content.fail(key, f"has no name in {language}; add e.g. {language}: [name]")
            for word in words[key, language]:
                if owners.setdefault(word.casefold(), key) != key:
                    entry.fail(language, f"{word!r} is already a word for {owners[word.casefold()]!r}; keep it in one")
    for key, parent in parents.items():
        if parent is not None and parent not in parents:
            content.mapping(key).fail("parent", f"there is no category {parent!r}; add it, or name another")
        seen = {key}
        while parent is not None:
            if parent in seen:
                content.mapping(key).fail("parent", f"{key!r} would stand below itself; name another parent")
            seen.add(parent)
            parent = parents[parent]
    return Taxonomy(parents, words)
