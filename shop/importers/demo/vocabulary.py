"""The shop's words besides categories, from `vocabulary.yml`: properties, values, uses, brands and Chinese words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from shop.catalogue.records import TermKind, TermRecord
from shop.importers.demo.located_yaml import Located, read_yaml
from shop.importers.demo.taxonomy import LANGUAGES

_SECTIONS = ("attributes", "values", "uses", "brands", "words")
_WORDS = frozenset(LANGUAGES)


@dataclass(frozen=True)
class Vocabulary:
    """All terms of the file, and the spellings that stand for a value in product titles.

    `spellings` maps a property name to {spelling: value}, all in lower case.
    """

    terms: tuple[TermRecord, ...]
    spellings: dict[str, dict[str, str]]


def load_vocabulary_file(path: Path) -> Vocabulary:
    """Read `vocabulary.yml`.

    Raises:
        ImportFormatError: it is not YAML, has an unknown section or field, or an entry without a word.
    """
    content = read_yaml(path)
    for name in content:
        if name not in _SECTIONS:
            content.fail(name, f"is no section; use {', '.join(_SECTIONS)}")
    terms = [*_attributes(content), *_values(content), *_uses(content), *_brands(content), *_words(content)]
    return Vocabulary(tuple(terms), _spellings(content.mapping("values")))


def _attributes(content: Located) -> Iterator[TermRecord]:
    attributes = content.mapping("attributes")
    for name in attributes:
        attributes.only(name, _WORDS)
        yield from _bilingual(attributes, name, TermKind.ATTRIBUTE, name)


def _values(content: Located) -> Iterator[TermRecord]:
    values = content.mapping("values")
    known = content.mapping("attributes")
    for name in values:
        if name not in known:
            values.fail(name, "is not under `attributes`; add it there with its labels")
        of_name = values.mapping(name)
        for value in of_name:
            of_name.only(value, _WORDS | {"titles"})
            expansion = value if value not in ("true", "false") else None
            yield from _bilingual(of_name, value, TermKind.VALUE, f"{name}={value}", expansion)


def _uses(content: Located) -> Iterator[TermRecord]:
    uses = content.mapping("uses")
    for name in uses:
        uses.only(name, _WORDS | {"search"})
        entry = uses.mapping(name)
        if not isinstance(entry.get("search"), str):
            uses.fail(name, "says nothing to search for; add e.g. search: gaming")
        yield from _bilingual(uses, name, TermKind.USE, name, entry["search"])


def _brands(content: Located) -> Iterator[TermRecord]:
    brands = content.mapping("brands")
    for brand in brands:
        yield TermRecord(TermKind.BRAND, brand, "any", brand)
        for name in brands.texts(brand):
            yield TermRecord(TermKind.BRAND, brand, "en" if name.isascii() else "zh", name)


def _words(content: Located) -> Iterator[TermRecord]:
    words = content.mapping("words")
    for search in words:
        key = re.sub(r"[^a-z0-9]+", "-", search.casefold()).strip("-")
        for text in words.texts(search):
            yield TermRecord(TermKind.USE, key, "zh", text, search)


def _bilingual(
    section: Located, name: str, kind: TermKind, key: str, expansion: str | None = None
) -> Iterator[TermRecord]:
    entry = section.mapping(name)
    for language in LANGUAGES:
        texts = entry.texts(language)
        if not texts:
            section.fail(name, f"has no word in {language}; add e.g. {language}: [word]")
        for text in texts:
            yield TermRecord(kind, key, language, text, expansion)


def _spellings(values: Located) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for name in values:
        of_name = values.mapping(name)
        for value in of_name:
            entry = of_name.mapping(value)
            for text in (*entry.texts("en"), *entry.texts("titles")):
                found.setdefault(name, {})[text.casefold()] = value
    return found
