"""The shop's words besides categories, as editors write them: properties, values, uses, brands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from shop.catalogue.records import TermKind, TermRecord
from shop.yaml_files import Bilingual, NonEmptyText, Shape, YamlFile


class _Use(Bilingual):
    search: NonEmptyText | None = None


class _Words(Shape):
    attributes: dict[str, Bilingual] = Field(default_factory=dict)
    values: dict[str, dict[str, Bilingual]] = Field(default_factory=dict)
    uses: dict[str, _Use] = Field(default_factory=dict)
    brands: dict[str, tuple[NonEmptyText, ...]] = Field(default_factory=dict)
    words: dict[str, tuple[NonEmptyText, ...]] = Field(default_factory=dict)


class VocabularyImporter:
    """Reads labels of properties, names of values, uses, other names of brands, and Chinese words for English ones."""

    def __init__(self, path: Path, source: str) -> None:
        self.source = source
        self._path = path

    def fraction_read(self) -> float | None:
        """Return None: the file is small and read at once."""
        return None

    def records(self) -> Iterator[TermRecord]:
        """Yield every word.

        Raises:
            ImportFormatError: the file is not YAML, has an unknown section or field, or an entry without a word.
        """
        file = YamlFile(self._path)
        content = file.read(_Words)
        yield from _attributes(file, content)
        yield from _values(file, content)
        yield from _uses(file, content)
        yield from _brands(content)
        yield from _words(content)


def _attributes(file: YamlFile, content: _Words) -> Iterator[TermRecord]:
    for name, entry in content.attributes.items():
        for language, text in _bilingual(file, entry, "attributes", name):
            yield TermRecord(TermKind.ATTRIBUTE, name, language, text)


def _values(file: YamlFile, content: _Words) -> Iterator[TermRecord]:
    for name, values in content.values.items():
        if name not in content.attributes:
            file.fail("is not under `attributes`; add it there with its labels", "values", name)
        for value, entry in values.items():
            expansion = value if value not in ("true", "false") else None
            for language, text in _bilingual(file, entry, "values", name, value):
                yield TermRecord(TermKind.VALUE, f"{name}={value}", language, text, expansion)


def _uses(file: YamlFile, content: _Words) -> Iterator[TermRecord]:
    for name, entry in content.uses.items():
        if entry.search is None:
            file.fail("says nothing to search for; add e.g. search: gaming", "uses", name)
        for language, text in _bilingual(file, entry, "uses", name):
            yield TermRecord(TermKind.USE, name, language, text, entry.search)


def _brands(content: _Words) -> Iterator[TermRecord]:
    for brand, names in content.brands.items():
        yield TermRecord(TermKind.BRAND, brand, "any", brand)
        for name in names:
            yield TermRecord(TermKind.BRAND, brand, "en" if name.isascii() else "zh", name)


def _words(content: _Words) -> Iterator[TermRecord]:
    for search, texts in content.words.items():
        key = re.sub(r"[^a-z0-9]+", "-", search.casefold()).strip("-")
        for text in texts:
            yield TermRecord(TermKind.USE, key, "zh", text, search)


def _bilingual(file: YamlFile, entry: Bilingual, *place: str) -> Iterator[tuple[str, str]]:
    """Yield (language, word); an entry needs a word in each language."""
    for language, texts in entry.words().items():
        if not texts:
            file.fail(f"has no word in {language}; add e.g. {language}: [word]", *place)
        for text in texts:
            yield language, text
