"""Which category a product belongs to: the rules of `category_rules.yml`, the first that matches wins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from shop.importers.demo.located_yaml import Located, read_yaml
from shop.importers.demo.taxonomy import Taxonomy

_CONDITIONS = frozenset({"title", "text", "where", "has", "brand", "path"})
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


def load_category_rules(path: Path, source: str, taxonomy: Taxonomy) -> CategoryRules:
    """Read the rules of one source.

    Raises:
        ImportFormatError: the file is not in order; the text names the line.
    """
    content = read_yaml(path)
    section = content.mapping(source)
    rules = tuple(_rule(section, item, taxonomy) for item in section.get("rules", []))
    otherwise = section.get("otherwise")
    if otherwise not in taxonomy.parents:
        section.fail("otherwise", f"there is no category {otherwise!r} in categories.yml")
    return CategoryRules(rules, str(otherwise))


def _rule(section: Located, item: object, taxonomy: Taxonomy) -> _Rule:
    if not isinstance(item, Located) or "to" not in item:
        section.fail("rules", "each rule is {to: category, title: [patterns]}")
    if item["to"] not in taxonomy.parents:
        item.fail("to", f"there is no category {item['to']!r} in categories.yml")
    unknown = sorted(set(item) - _CONDITIONS - {"to", "unless"})
    if unknown or not set(item) & _CONDITIONS:
        item.fail("to", f"needs a condition out of {', '.join(sorted(_CONDITIONS))}, and knows no {', '.join(unknown)}")
    where = item.mapping("where")
    conditions = [(name, _pattern(where, name)) for name in where]
    return _Rule(
        to=item["to"],
        brands=frozenset(item.texts("brand")),
        has=item.texts("has"),
        where=tuple((name, pattern) for name, pattern in conditions if pattern is not None),
        title=_pattern(item, "title"),
        text=_pattern(item, "text"),
        path=_pattern(item, "path"),
        unless=_pattern(item, "unless"),
    )


def _pattern(entry: Located, key: str) -> re.Pattern[str] | None:
    """Compile a list of patterns into one: whole words, with a plural s; `.*` at an end lifts the border there."""
    patterns = entry.texts(key)
    if not patterns:
        return None
    bound: list[str] = []
    free: list[str] = []
    for pattern in patterns:
        body = pattern.casefold().removeprefix(".*")
        tail = "" if body.endswith(".*") else "(?:e?s)?(?![a-z0-9])"
        (free if pattern.startswith(".*") else bound).append(body.removesuffix(".*") + tail)
    parts = [f"(?<![a-z0-9])(?:{'|'.join(bound)})"] if bound else []
    try:
        return re.compile("|".join(parts + free))
    except re.error as error:
        entry.fail(key, f"a pattern is not a regular expression ({error}); put a backslash before . ( ) + ? *")


def _normal(text: str) -> str:
    return " ".join(_NOISE.sub("", text).replace("”", '"').casefold().replace("pc(s)", "pieces").split())
