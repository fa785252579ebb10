"""From the values of JSON to texts: scalars, lists, names of nested objects, and pairs of label and text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from shop.importers.columns import folded_name

Pair = tuple[str, str]
"""A property: its label and its text."""

_KEYS = Path(__file__).with_name("json_keys.yml")
_OBJECTS = {
    "price": ("amount", "value", "price"),
    "list price": ("amount", "value", "price"),
    "sale price": ("amount", "value", "price"),
    "images": ("src", "url", "href", "link"),
    "more images": ("src", "url", "href", "link"),
}
"""Which of its own keys an object stands for, under our name of a column; else its name."""
_NAMES = ("name", "title", "label", "value", "名称", "名")


def named(key: str, kind: str) -> bool:
    """Tell whether a key is one of the names of a nested part in `json_keys.yml`."""
    return folded_name(key) in _names()[kind]


def part(item: Mapping[str, Any], kind: str) -> Any:
    """Return what stands under the first key of a kind of `json_keys.yml` that holds something, None without one."""
    return next((value for key, value in item.items() if named(key, kind) and value), None)


def cell(value: Any, column: str) -> str:
    """Return the text that a table would have in a column for a value, an empty one where there is none to give.

    A list gives its texts: those of categories as a path, of all else one after the other.
    """
    if isinstance(value, list):
        texts = [text for item in value if (text := cell(item, column))]
        return (" > " if column in ("category", "subcategory") else ", ").join(texts)
    if isinstance(value, dict):
        keys = _OBJECTS.get(column, _NAMES)
        return next((text for key in keys if key in value and (text := cell(value[key], column))), "")
    return _scalar(value)


def pairs(value: Any) -> list[Pair]:
    """Return the properties of an object (label: value), or of a list of pairs or of texts such as "Weight: 2 kg"."""
    if isinstance(value, dict):
        return [(label, text) for label, inner in value.items() if (text := cell(inner, label))]
    found = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            label, text = cell(part(item, "label"), ""), cell(part(item, "value"), "")
            unit = cell(part(item, "unit"), "")
            found += [(label, f"{text} {unit}".strip())] if label and text else pairs(item)
        elif isinstance(item, str):
            label, _, text = item.replace("：", ":").partition(":")
            found += [(label.strip(), text.strip())] if text.strip() else []
    return found


def options(value: Any) -> tuple[list[Pair], list[str]]:
    """Return what sets a variant apart: as properties where it has labels, and the texts in any case."""
    if isinstance(value, (dict, list)) and not _are_texts(value):
        stated = pairs(value)
        return stated, [text for _, text in stated]
    texts = value if isinstance(value, list) else [value]
    return [], [text for item in texts if (text := _scalar(item))]


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and not any(isinstance(item, (dict, list)) for item in value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return _figure(value)
    return value if isinstance(value, str) else ""


def _figure(value: int | float) -> str:
    """Return a number so that nobody takes its decimals for thousands: 1.299 is 1.2990."""
    number = Decimal(str(value))
    if not number.is_finite():
        return json.dumps(value)
    figure = f"{number:f}"
    return f"{figure}0" if len(figure.partition(".")[2]) == 3 else figure


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    content: dict[str, list[str]] = yaml.safe_load(_KEYS.read_text(encoding="utf-8"))
    return {kind: frozenset(map(folded_name, names)) for kind, names in content.items()}
