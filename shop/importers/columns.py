"""What the columns of a table are called, in many languages, and which of our names each header cell stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import yaml

Names = Mapping[str, Sequence[str]]
"""Other names of columns by ours; `#` stands for a number or a unit: `attribute # name`, `weight (#)`."""

_FOLDER = Path(__file__).parent
_IN_CURRENCY = re.compile(r"(?<=\S)\s*[(（\[]\s*[A-Z]{3}\s*[)）\]]\s*$")
"""`Price (JPY)` is the price; which currency it is, `detection.named_currency` tells."""
_VARIED = r"(\d+|kg|g|lbs?|oz|mm|cm|m|in|ft|yd)"


class Columns:
    """Finds our names for header cells.

    Args:
        layers: names by which columns are known; those of a later layer count for what an earlier one did not find.
    """

    def __init__(self, *layers: Names) -> None:
        self._layers = [_Layer(names) for names in layers]

    def named(self, header: Sequence[str]) -> list[str]:
        """Return our name for each cell; a cell that no layer knows keeps its own, in lower case and trimmed."""
        found: list[str | None] = [None] * len(header)
        for layer in self._layers:
            earlier = set(found)
            for position, cell in enumerate(header):
                name = layer.name_of(cell)
                if found[position] is None and name not in earlier:
                    found[position] = name
        return [name if name is not None else cell.strip().lower() for name, cell in zip(found, header, strict=True)]


class _Layer:
    def __init__(self, names: Names) -> None:
        called = [(ours, name) for ours, others in names.items() for name in (ours, *others)]
        self._exact = {folded_name(name): ours for ours, name in called if "#" not in name}
        self._varied = [
            (re.compile(re.escape(folded_name(name)).replace(r"\#", _VARIED)), ours)
            for ours, name in called
            if "#" in name
        ]

    def name_of(self, cell: str) -> str | None:
        """Return our name of a header cell, None for one that is not known."""
        key = folded_name(_IN_CURRENCY.sub("", cell))
        if key in self._exact:
            return self._exact[key]
        matches = ((pattern.fullmatch(key), ours) for pattern, ours in self._varied)
        return next((ours.replace("#", match[1]) for match, ours in matches if match), None)


@lru_cache(maxsize=1024)
def folded_name(name: str) -> str:
    """Return a column's name without what writers vary: capitals, blanks, hyphens, brackets, kinds of marks."""
    folded = unicodedata.normalize("NFKC", unescape(name)).replace("؟", "?").casefold()
    return "".join(filter(_tells_apart, folded))


def _tells_apart(character: str) -> bool:
    return character.isalnum() or character in "?;#" or unicodedata.category(character).startswith("M")


@lru_cache(maxsize=1)
def common_names() -> dict[str, list[str]]:
    """Return what people call the columns of a table of products."""
    names: dict[str, list[str]] = _read("columns.yml")
    return names


@lru_cache(maxsize=1)
def review_names() -> dict[str, list[str]]:
    """Return what people call the fields of a review."""
    names: dict[str, list[str]] = _read("reviews.yml")
    return names


@lru_cache(maxsize=1)
def woocommerce_names() -> dict[str, list[str]]:
    """Return what WooCommerce calls the columns of its export in the languages into which it is translated."""
    merged: dict[str, list[str]] = {}
    for names in _read("woocommerce.yml").values():
        for ours, others in names.items():
            merged.setdefault(ours, []).extend(others)
    return merged


def _read(name: str) -> Any:
    return yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))


def missing(required: Iterable[str | tuple[str, ...]], header: Sequence[str]) -> list[str]:
    """Return what a header lacks of these columns; one of a tuple is enough."""
    wanted = ((one,) if isinstance(one, str) else one for one in required)
    return [" or ".join(names) for names in wanted if not set(names) & set(header)]
