"""The format of conversation tests (see tests/dialogue/README.md), read with errors that an editor understands."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import yaml
from pydantic import BaseModel, Field, PositiveInt, ValidationError, parse_obj_as, root_validator, validator

from studio.errors import FormatError

_LANGUAGES = ("en", "zh")
_MOST_STEPS = 12
_OURS = ("value_error", "value_error.const")
"""Errors whose text names the line itself; of others pydantic tells only what is wrong with its value."""


class _Lines(BaseModel):
    """`name: value` lines of a file."""

    class Config:
        allow_mutation = False

    @classmethod
    def validate(cls, value: Any) -> Any:
        """Take a mapping only."""
        if not isinstance(value, dict):
            raise TypeError(f"must hold `name: value` lines, not {value!r}")
        return super().validate(value)

    @root_validator(pre=True)
    @classmethod
    def _names_are_known(cls, values: dict[str, Any]) -> dict[str, Any]:
        allowed = {field.alias: field.required for field in cls.__fields__.values()}
        if unknown := sorted(map(str, values.keys() - allowed.keys())):
            raise ValueError(f"does not know {', '.join(unknown)}; it may hold {', '.join(sorted(allowed))}")
        if missing := sorted(name for name, required in allowed.items() if required and name not in values):
            raise ValueError(f"{', '.join(missing)} is missing")
        return values


def _listed(value: Any) -> list[Any]:
    """Return a list as it is, anything else as a list of one."""
    return value if isinstance(value, list) else [value]


def _language(value: Any) -> str:
    if value not in _LANGUAGES:
        raise ValueError(f"language must be en or zh, not {value!r}")
    return str(value)


class Conditions(_Lines):
    """What a product must satisfy; prices in units of the shop's base currency. Of several names one is enough."""

    category: tuple[str, ...] = ()
    brand: tuple[str, ...] = ()
    not_brand: tuple[str, ...] = ()
    price_at_least: float | None = None
    price_at_most: float | None = None
    has: dict[str, Any] = {}
    has_at_least: dict[str, float] = {}
    title: tuple[str, ...] = ()

    _lists = validator("category", "brand", "not_brand", "title", pre=True, allow_reuse=True)(_listed)


class Products(_Lines):
    """What the products of an answer must be."""

    count: int | None = None
    at_least: int = 0
    at_most: int | None = None
    all: Conditions | None = None
    any: Conditions | None = None
    order: Literal["cheapest_first", "dearest_first"] | None = None
    new: bool = False
    without: PositiveInt | None = None


class Table(_Lines):
    """The comparison that an answer must hold."""

    products: int
    rows: tuple[str, ...] = ()

    _lists = validator("rows", pre=True, allow_reuse=True)(_listed)


class Expectation(_Lines):
    """What the guide must do; all of it must hold."""

    language: str | None = None
    says: tuple[str, ...] = ()
    says_not: tuple[str, ...] = ()
    answers_with: tuple[str, ...] = ()
    products: Products | None = None
    table: Table | None = None
    chart: bool | None = None
    buttons: tuple[str, ...] = ()
    refuses: str | None = None

    _lists = validator("says", "says_not", "answers_with", "buttons", pre=True, allow_reuse=True)(_listed)
    _known_language = validator("language", pre=True, allow_reuse=True)(_language)


class Step(_Lines):
    """One turn: what the shopper types or presses, and what the guide must do."""

    shopper: str | None = None
    press: str | None = None
    product: PositiveInt | None = None
    guide: Expectation

    @root_validator(pre=True)
    @classmethod
    def _makes_sense(cls, values: dict[str, Any]) -> dict[str, Any]:
        if ("shopper" in values) == ("press" in values):
            raise ValueError("write either `shopper` (what is typed) or `press` (the button)")
        if "product" in values and "press" not in values:
            raise ValueError("`product` tells on which card a button is pressed, so it needs `press`")
        if values["guide"] == {}:
            raise ValueError("`guide` expects nothing, so the step cannot fail")
        return values


class Conversation(_Lines):
    """One file."""

    title: str = Field(alias="conversation")
    language: str
    customer: PositiveInt | None = None
    steps: tuple[Step, ...]

    _known_language = validator("language", pre=True, allow_reuse=True)(_language)

    @validator("steps", pre=True)
    @classmethod
    def _steps_are_few(cls, steps: Any) -> Any:
        if not isinstance(steps, list) or not 1 <= len(steps) <= _MOST_STEPS:
            raise ValueError(f"steps must be a list of 1 to {_MOST_STEPS} turns")
        return steps


def read(path: Path) -> Conversation:
    """Read and check one file.

    Raises:
        FormatError: it is not YAML, or something in it is missing, misspelt or of the wrong kind.
    """
    try:
        return parse_obj_as(Conversation, yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise FormatError(f"{path.name} is not YAML: {error}") from error
    except ValidationError as error:
        raise FormatError("\n".join(_in_words(item, path.name) for item in error.errors())) from error


def _in_words(error: Any, file: str) -> str:
    """Return one of pydantic's errors as an editor reads it: where, and what is wrong."""
    place, text = error["loc"], error["msg"]
    if error["type"] == "value_error.const":
        text = f"{place[-1]} must be one of {', '.join(error['ctx']['permitted'])}, not {error['ctx']['given']!r}"
    where = [file]
    for part in place[:-1] if error["type"] in _OURS else place:
        if isinstance(part, int) and where[-1] == "steps":
            where[-1] = f"step {part + 1}"
        elif isinstance(part, str) and part != "__root__":
            where.append(part)
    return f"{', '.join(where)}: {text}"
