"""Which category a product belongs to: the rules of `category_rules.yml`, the first that matches wins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import Field

from shop.importers.categories_yml import CategoryTree
from shop.yaml_files import NonEmptyText, Shape, YamlFile

_CONDITIONS = ("title", "text", "where", "has", "brand", "path")
_NOISE = re.compile(r"[™®©]")


@dataclass(frozen=True)
class Evidence:
    """What a source says about a product; `attributes` by the source's own names."""

    title: str
    description: str = ""
    brand: str | None = None
    path: str = ""
    attributes: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class _Rule:
    to: str
    brands: frozenset[str]
    has: tuple[str, ...]
    where: tuple[tuple[str, re.Pattern[str]], ...]
    title: re.Pattern[str] | None
    text: re.Pattern[str] | None
    path: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def matches(self, product: Evidence, title: str, text: str, path: str) -> bool:
        if self.brands and product.brand not in self.brands:
            return False
        if self.has and not any(name in product.attributes for name in self.has):
            return False
        if self.where and not any(
            name in product.attributes and pattern.search(str(product.attributes[name]).casefold())
            for name, pattern in self.where
        ):
            return False
        for pattern, subject in ((self.path, path), (self.title, title), (self.text, text)):
            if pattern is not None and not pattern.search(subject):
                return False
        return self.unless is None or not self.unless.search(title)


class CategoryRules:
    """The rules of one source."""

    def __init__(self, rules: tuple[_Rule, ...], otherwise: str) -> None:
        self._rules = rules
        self._otherwise = otherwise

    def category(self, product: Evidence) -> str:
        """Return the key of the product's category."""
        title = _normal(product.title)
        text = f"{title} {_normal(product.description)}"
        path = _normal(product.path)
        for rule in self._rules:
            if rule.matches(product, title, text, path):
                return rule.to
        return self._otherwise


class _RuleEntry(Shape):
    to: NonEmptyText
    title: tuple[NonEmptyText, ...] = ()
    text: tuple[NonEmptyText, ...] = ()
    where: dict[str, tuple[NonEmptyText, ...]] = Field(default_factory=dict)
    has: tuple[NonEmptyText, ...] = ()
    brand: tuple[NonEmptyText, ...] = ()
    path: tuple[NonEmptyText, ...] = ()
    unless: tuple[NonEmptyText, ...] = ()


class _Section(Shape):
    otherwise: NonEmptyText
    rules: tuple[_RuleEntry, ...] = ()


def load_category_rules(file: YamlFile, source: str, tree: CategoryTree) -> CategoryRules:
    """Read the rules of one source.

    Raises:
        ImportFormatError: the file is not in order; the text names the line.
    """
    section = file.read(_Section, source)
    rules = []
    for position, entry in enumerate(section.rules):
        place = (source, "rules", position)
        if entry.to not in tree.parents:
            file.fail(f"there is no category {entry.to!r} in categories.yml", *place, "to")
        if not any(getattr(entry, name) for name in _CONDITIONS):
            file.fail(f"needs a condition out of {', '.join(_CONDITIONS)}", *place, "to")
        rules.append(_rule(file, entry, place))
    if section.otherwise not in tree.parents:
        file.fail(f"there is no category {section.otherwise!r} in categories.yml", source, "otherwise")
    return CategoryRules(tuple(rules), section.otherwise)


def _rule(file: YamlFile, entry: _RuleEntry, place: tuple[str | int, ...]) -> _Rule:
    def pattern(patterns: tuple[NonEmptyText, ...], *key: str) -> re.Pattern[str] | None:
        try:
            return _pattern(patterns)
        except re.error as error:
            problem = f"a pattern is not a regular expression ({error}); put a backslash before . ( ) + ? *"
            file.fail(problem, *place, *key)

    conditions = [(name, pattern(patterns, "where", name)) for name, patterns in entry.where.items()]
    return _Rule(
        to=entry.to,
        brands=frozenset(entry.brand),
        has=entry.has,
        where=tuple((name, condition) for name, condition in conditions if condition is not None),
        title=pattern(entry.title, "title"),
        text=pattern(entry.text, "text"),
        path=pattern(entry.path, "path"),
        unless=pattern(entry.unless, "unless"),
    )


def _pattern(patterns: tuple[NonEmptyText, ...]) -> re.Pattern[str] | None:
    """Compile a list of patterns into one: whole words, with a plural s; `.*` at an end lifts the border there."""
    if not patterns:
        return None
    bound: list[str] = []
    free: list[str] = []
    for pattern in patterns:
        body = pattern.casefold().removeprefix(".*")
        tail = "" if body.endswith(".*") else "(?:e?s)?(?![a-z0-9])"
        (free if pattern.startswith(".*") else bound).append(body.removesuffix(".*") + tail)
    parts = [f"(?<![a-z0-9])(?:{'|'.join(bound)})"] if bound else []
    return re.compile("|".join(parts + free))


def _normal(text: str) -> str:
    return " ".join(_NOISE.sub("", text).replace("”", '"').casefold().replace("pc(s)", "pieces").split())
