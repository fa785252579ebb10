"""Measures in the titles of products: `8GB+256GB`, `1.8米床`, `500ml`, `三件套`; what is a model's number is none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from language.expressions import Operator, QuantityExpression, parse
from language.fold import fold
from language.folders import languages
from language.han import contains_han
from language.patterns import bounded
from language.tables import joined

_TOLERANCE = 0.02
"""Feet and metres of one cable differ by so much, where a title says both."""
_SHORTEST_M = 0.01
_SHORTEST_MM = 0.5
"""In millimetres shops write parts: a lens of 200 mm, a tape of 12 mm, a watch of 42 mm."""
_STORAGE_RATIO = 4
_METRES_AN_INCH = 0.0254
_MOST_PERSONS = 20
_MOST = {"weight": 300_000, "capacity": 1_000_000, "voltage": 1_000}
"""Beyond it a number with a letter is a model: LaserJet 1500L, HP 2009v."""
_FIGURE = re.compile(r"[\d.,]+[\s-]?[^\W\d]{1,12}|[\d.,]+[\s-]?\W{1,2}")
_LEADING_CLAUSE = re.compile(r".*[,;，；、:：()（）\[\]【】|]|.*\s[-–—]\s", re.DOTALL)
_BLANKS = r"[\s\-~]*"
_CHAIN_BEFORE = re.compile(r"\d\s*(?:cm|mm|in|m|米|厘米|\"|”)?\s*[x×*✕/]\s*\Z|f/\Z|[ø⌀φ]\s*\Z", re.IGNORECASE)
_CHAIN_AFTER = re.compile(
    r"\s*[x×*✕+]\s*\d+(?!\d*gb?)|\s*/\s*\d+\s*(?!gb?)[a-z]|\s*/\s*(?:m|㎡|平)|-[a-z0-9]|²|\^2|s\b"
)
_ATTACHED_MODEL = re.compile(r"\d+(?:PC|PCS|PK|IN|CT)\b|\d+(?:\.\d+)?Gb")
_MILLIMETRES = re.compile(r"mm$|毫米$", re.IGNORECASE)
_GIGABYTES = re.compile(r"(?:gb|tb|吉字节)$", re.IGNORECASE)


@dataclass(frozen=True)
class TitleMeasure:
    """A measure of the product itself: what it is of, its value in the base unit of its dimension (None: a number)."""

    name: str
    value: float
    unit: str | None


_NAMES = {
    "weight": "weight",
    "volume": "capacity",
    "charge": "battery_capacity",
    "power": "power",
    "light": "brightness",
    "voltage": "voltage",
    "resolution": "megapixels",
    "ports": "ports",
    "count": "pack_quantity",
}
"""The property that a measure alone in a title is of, by its dimension; frequencies and times can be of anything."""


def title_measures(title: str) -> list[TitleMeasure]:
    """Return what a title states in numbers and units; what could be of two things, or of another one, is left out.

    Lengths are sizes (a bed of 1.8 m, a pan of 30 cm), inches those of a screen where the thing has one. Of ranges
    only that of persons is taken, each number of it.
    """
    if not any(letter.isnumeric() for letter in title):
        return []
    folded = fold(title)
    said = [item for item in parse(title) if isinstance(item, QuantityExpression)]
    own = [item for item in said if _is_own(item, title, folded)]
    lengths = [item for item in said if item.dimension in ("length", "screen_size") and not _is_tiny(item)]
    found = [
        *(_sizes(lengths, folded) if all(item in own for item in lengths) else ()),
        *_gigabytes(own, folded),
        *_persons(own),
    ]
    for dimension, name in _NAMES.items():
        value = _only([item for item in own if item.dimension == dimension])
        is_count = dimension in ("count", "ports")
        is_load = dimension == "weight" and _table("load").search(folded) is not None
        if value is not None and not is_load and not (is_count and value < 2) and value <= _MOST.get(name, value):
            unit = next(item.unit for item in own if item.dimension == dimension)
            found.append(TitleMeasure(name, value, None if is_count else unit))
    return found


def _is_own(item: QuantityExpression, title: str, folded: str) -> bool:
    """Tell whether a measure is one of the product: no part of a model or of a row of lengths, and no limit."""
    if item.op is not Operator.EQUAL and item.dimension != "persons":
        return False
    is_counted = item.dimension in ("count", "persons")
    said = title[item.start : item.end]
    if not (_FIGURE.search(fold(said)) or (is_counted and (contains_han(said) or item.dimension == "count"))):
        return False
    start = next((place for place in range(item.start, item.end) if title[place].isnumeric()), item.start)
    before, after = folded[:start], folded[item.end :]
    if _CHAIN_BEFORE.search(before) or _CHAIN_AFTER.match(after) or _ATTACHED_MODEL.match(title[start : item.end]):
        return False
    clause = _LEADING_CLAUSE.sub("", before)
    is_limit = item.dimension != "persons" and (
        _last_word("other_before").search(clause) is not None or _word("of_another").search(clause) is not None
    )
    return not is_limit and _next_word("other_after").match(after) is None


def _sizes(own: Sequence[QuantityExpression], folded: str) -> list[TitleMeasure]:
    metres = [item for item in own if item.dimension == "length"]
    inches = [item for item in own if item.dimension == "screen_size"]
    metre, inch = _only(metres), _only(inches)
    if (metres and metre is None) or (inches and inch is None):
        return []
    if inch is not None and (metre is None or _is_near(metre, inch * _METRES_AN_INCH)):
        if _table("has_screen").search(folded):
            return [TitleMeasure("screen_size", inch, "in")]
        return [] if _table("form_factor").search(folded) else [TitleMeasure("size", inch, "in")]
    if metre is None or inch is not None or (metre < _SHORTEST_MM and _MILLIMETRES.search(metres[0].text)):
        return []
    return [TitleMeasure("size", metre, "m")]


def _is_tiny(item: QuantityExpression) -> bool:
    """Tell whether a length is that of a part: a plug of 3.5 mm."""
    return item.dimension == "length" and (item.max or 0) < _SHORTEST_M


def _gigabytes(own: Sequence[QuantityExpression], folded: str) -> list[TitleMeasure]:
    sizes = [item for item in own if item.dimension == "storage" and (item.min or 0) >= 1]
    values = sorted({item.min or 0.0 for item in sizes})
    if len(values) == 2 and len(sizes) == 2 and values[1] >= _STORAGE_RATIO * values[0]:
        between = folded[sizes[0].end : sizes[1].start].strip()
        if between in ("+", "/") and sizes[0].min == values[0]:
            return [TitleMeasure("memory", values[0], "GB"), TitleMeasure("storage", values[1], "GB")]
    found: dict[str, set[float]] = {"memory": set(), "storage": set()}
    for item in sizes:
        if _GIGABYTES.search(item.text) is None:
            continue
        for name in ("storage", "memory"):
            if _next_word(name).match(folded, item.end) or _last_word(name).search(folded[: item.start]):
                found[name].add(item.min or 0.0)
                break
    return [TitleMeasure(name, next(iter(said)), "GB") for name, said in found.items() if len(said) == 1]


def _persons(own: Sequence[QuantityExpression]) -> list[TitleMeasure]:
    said = [item for item in own if item.dimension == "persons" and item.min is not None and item.max is not None]
    if len(said) != 1 or said[0].op not in (Operator.EQUAL, Operator.BETWEEN):
        return []
    low, high = int(said[0].min or 0), int(said[0].max or 0)
    return [TitleMeasure("persons", float(each), None) for each in range(low, high + 1) if high <= _MOST_PERSONS]


def _only(items: Sequence[QuantityExpression]) -> float | None:
    """Return the value that all measures of one dimension agree on, None where there are several or none."""
    values = [item.min for item in items if item.min]
    return values[0] if values and all(_is_near(value, values[0]) for value in values) else None


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= _TOLERANCE * max(one, other)


@cache
def _table(name: str) -> re.Pattern[str]:
    return re.compile(joined((language.titles for language in languages()), name))


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(bounded(joined((language.titles for language in languages()), name)))


@cache
def _last_word(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<![a-z])|(?![a-z])){joined((language.titles for language in languages()), name)}{_BLANKS}\Z"
    )


@cache
def _next_word(name: str) -> re.Pattern[str]:
    return re.compile(rf"{_BLANKS}{joined((language.titles for language in languages()), name)}")
