"""The format of the conversation tests (see README.md beside it): reading it, with errors an editor understands."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("en", "zh")
ORDERS = ("cheapest_first", "dearest_first")

_CONVERSATION = {"conversation", "language", "customer", "steps"}
_STEP = {"shopper", "press", "product", "guide"}
_GUIDE = {"language", "says", "says_not", "answers_with", "products", "table", "chart", "buttons", "refuses"}
_PRODUCTS = {"count", "at_least", "at_most", "all", "any", "order", "new", "without"}
_CONDITIONS = {"category", "brand", "not_brand", "price_at_least", "price_at_most", "has", "has_at_least", "title"}
_TABLE = {"products", "rows"}


class FormatError(Exception):
    """A conversation file cannot be used; the text says where and why."""


@dataclass(frozen=True)
class Step:
    """One turn: what the shopper types or presses, and what the guide must do."""

    shopper: str | None
    press: str | None
    product: int | None
    guide: dict[str, Any]


@dataclass(frozen=True)
class Conversation:
    """One file."""

    title: str
    language: str
    customer: int | None
    steps: tuple[Step, ...] = field(repr=False)


def read(path: Path) -> Conversation:
    """Read and check one file.

    Raises:
        FormatError: it is not YAML, or something in it is missing, misspelt or of the wrong kind.
    """
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except yaml.YAMLError as error:
        raise FormatError(f"{path.name} is not YAML: {error}") from error
    _check_keys(content, _CONVERSATION, {"conversation", "language", "steps"}, path.name)
    if content["language"] not in LANGUAGES:
        raise FormatError(f"{path.name}: language must be en or zh, not {content['language']!r}")
    steps = content["steps"]
    if not isinstance(steps, list) or not 1 <= len(steps) <= 12:
        raise FormatError(f"{path.name}: steps must be a list of 1 to 12 turns")
    return Conversation(
        str(content["conversation"]),
        content["language"],
        content.get("customer"),
        tuple(_step(step, f"{path.name}, step {number}") for number, step in enumerate(steps, start=1)),
    )


def _step(step: Any, where: str) -> Step:
    _check_keys(step, _STEP, {"guide"}, where)
    if ("shopper" in step) == ("press" in step):
        raise FormatError(f"{where}: write either `shopper` (what is typed) or `press` (the button)")
    if "product" in step and "press" not in step:
        raise FormatError(f"{where}: `product` tells on which card a button is pressed, so it needs `press`")
    guide = step["guide"]
    _check_keys(guide, _GUIDE, set(), f"{where}, guide")
    if not guide:
        raise FormatError(f"{where}: `guide` expects nothing, so the step cannot fail")
    if guide.get("language", "en") not in LANGUAGES:
        raise FormatError(f"{where}: language must be en or zh, not {guide['language']!r}")
    if "products" in guide:
        products = guide["products"]
        _check_keys(products, _PRODUCTS, set(), f"{where}, products")
        for which in ("all", "any"):
            _check_keys(products.get(which, {}), _CONDITIONS, set(), f"{where}, products, {which}")
        if products.get("order", ORDERS[0]) not in ORDERS:
            raise FormatError(f"{where}: order must be one of {', '.join(ORDERS)}, not {products['order']!r}")
    if "table" in guide:
        _check_keys(guide["table"], _TABLE, {"products"}, f"{where}, table")
    return Step(step.get("shopper"), step.get("press"), step.get("product"), guide)


def _check_keys(value: Any, allowed: set[str], required: set[str], where: str) -> None:
    if not isinstance(value, dict):
        raise FormatError(f"{where}: must hold `name: value` lines, not {value!r}")
    if unknown := sorted(set(value) - allowed):
        raise FormatError(
            f"{where}: does not know {', '.join(map(str, unknown))}; it may hold {', '.join(sorted(allowed))}"
        )
    if missing := sorted(required - set(value)):
        raise FormatError(f"{where}: {', '.join(missing)} is missing")
