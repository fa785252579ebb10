"""What a question about products asks for: a property ("how heavy is it", 保修多久), or one price of several pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from language.fold import fold
from language.folders import languages
from language.numerals import Numerals
from language.patterns import Forms, Names, bounded
from language.tables import all_sources, joined


@dataclass(frozen=True)
class AskedFor:
    """A property that a question asks for, and where it says so. `key` is its name in `questions.yml`."""

    key: str
    start: int
    end: int


def asked_for(text: str) -> list[AskedFor]:
    """Return the properties that a text asks for, in order, each once."""
    found = (AskedFor(key, start, end) for start, end, key in _questions().find(fold(text)))
    return list({asked.key: asked for asked in found}.values())


def called_just(text: str) -> list[str]:
    """Return the property that a text is the name of, in any language, none where it is none: "memory"."""
    return [key for key in _keys() if fold(text).strip() in _names(key)]


def property_name(key: str, language: str) -> str:
    """Return a property as a sentence in a language, `en` or `zh`, names it."""
    files = {known.code: known.questions.properties for known in languages()}
    own = files.get(language, {}).get(key) or files["en"].get(key)
    return own.name if own else key


def about(key: str) -> PropertyFacts:
    """Return what is true of a property in every language."""
    files = [own for language in languages() if (own := language.questions.properties.get(key))]
    return PropertyFacts(
        dimensions=tuple(dict.fromkeys(each for own in files for each in own.dimension.split())),
        is_of_parts=any(own.is_of_parts for own in files),
        is_limit=any(own.is_limit for own in files),
        or_else=next((own.or_else for own in files if own.or_else), None),
    )


def limits() -> list[str]:
    """Return the properties that say up to how much a product holds."""
    return [key for key in _keys() if about(key).is_limit]


def is_called(key: str, label: str) -> bool:
    """Tell whether a label, in any language, names a property."""
    return _labels()[key].fullmatch(fold(label)) is not None


def points(text: str, start: int, end: int) -> bool:
    """Tell whether the words of a text at a place only say which product is meant: "red" in "the red one"."""
    folded = fold(text)
    before, after = _pointing()
    return after.match(folded, end) is not None or before.search(folded[:start]) is not None


@dataclass(frozen=True)
class PropertyFacts:
    """What is true of a property in every language; see `language.schema.messages.AskedProperty`."""

    dimensions: tuple[str, ...]
    is_of_parts: bool
    is_limit: bool
    or_else: str | None


_DIRECTIONS: dict[Literal["less", "more"], int] = {"more": 1, "less": -1}
AGE = "age"
"""For what ages a thing is."""
PIECES = "pieces"
"""The property that tells how many of itself a product is: a pack of ten."""
PRICE = "price"
"""The property that every product has, and states nowhere."""


@dataclass(frozen=True)
class Compares:
    """What products are compared in: the `key` of a property, and `direction`, which of them is asked for.

    1 is the one with more of it, -1 that with less, None none: only the difference is asked for.
    """

    key: str
    direction: int | None


def compares(text: str, keys: Sequence[str] = ()) -> Compares | None:
    """Return in what a question compares products: "which is lighter", 哪个更重; None if in nothing.

    Args:
        text: the question.
        keys: the properties that it names.
    """
    folded = fold(text)
    named = [*keys, *(key for key in _keys() if any(name in folded for name in _names(key)))]
    sides = {direction: next(_comparatives(side).find(folded), None) for side, direction in _DIRECTIONS.items()}
    for direction, found in sides.items():
        if found:  # 这几个哪个最轻 counts nothing
            own = [key for key in named if key != PIECES]
            return Compares(own[0] if own else found[2], direction)
    if not named:
        return None
    general = {1: "most", -1: "least"}
    side = next((direction for direction, name in general.items() if _table(name).search(folded)), None)
    return Compares(named[0], side) if side or _table("difference").search(folded) else None


def asks_for_difference(text: str) -> bool:
    """Tell whether a text asks how products differ, in whatever: "what's the difference", 有什么区别."""
    return _table("difference").search(fold(text)) is not None


def asks_for_verdict(text: str) -> bool:
    """Tell whether a text asks which of several products is the best one, in whatever."""
    return _table("verdict").search(fold(text)) is not None


def asks_for_contrast(text: str) -> bool:
    """Tell whether a text asks how several products differ, in whatever: 有啥区别."""
    return _table("contrast").search(fold(text)) is not None


def beside_taken(text: str) -> tuple[int, int] | None:
    """Return where the rest of a message stands that says before it that a product is taken; None where nothing does.

    "I'll take it. Any pink cable for charging it?"
    """
    found = _table("taken").search(fold(text))
    rest = text[found.end() :] if found else ""
    if found is None or not any(map(str.isalnum, rest)):
        return None
    return found.end(), len(text)


def asks_opinion(text: str) -> bool:
    """Tell whether a text asks whether a product is good, for nothing in particular."""
    return _table("opinion").search(fold(text)) is not None


def purpose_in(text: str) -> str:
    """Return for what the best product is asked: "podcasts" of "which is better for podcasts"; empty if for nothing."""
    for form in _purposes().find(fold(text)):
        return form["what"].strip(" ?!.,？！。，")
    return ""


def services_in(text: str) -> list[str]:
    """Return the topics of the shop's service that a text asks about: `returns` of "can i send it back"."""
    folded = fold(text)
    return [topic for topic in _topics() if _service(topic).search(folded)]


def asks_for_price(text: str) -> bool:
    """Tell whether a text asks for a price: of one product, of several together, or of many pieces of one."""
    is_asked = any(found.key == PRICE for found in asked_for(text))
    return is_asked or asks_for_sum(text) or copies_asked(text) is not None


def asks_for_sum(text: str) -> bool:
    """Tell whether a question about prices wants one for several products: "both together"."""
    return _table("together").search(fold(text)) is not None


def copies_asked(text: str) -> int | None:
    """Return of how many pieces of a product the price is asked for: "what would 30 of them cost"; None if of one."""
    numerals = Numerals(languages())
    for form in _copies(numerals.source).find(fold(text)):
        number = int(numerals.read(form["number"]).value)
        return number if number > 1 else None
    return None


@cache
def _table(name: str) -> re.Pattern[str]:
    return re.compile(bounded(joined([language.questions for language in languages()], name)))


@cache
def _comparatives(side: Literal["less", "more"]) -> Names:
    """Return the words for more or less of each property."""
    files = [language.questions for language in languages()]
    return Names({key: bounded(joined(files, f"properties.{key}.{side}")) for key in _keys()})


def _names(key: str) -> list[str]:
    files = (language.questions.properties.get(key) for language in languages())
    return [own.name for own in files if own]


@lru_cache(maxsize=1)
def _copies(number: str) -> Forms:
    files = [language.questions for language in languages()]
    return Forms(bounded(source) for source in all_sources(files, "copies", number=number))


@lru_cache(maxsize=1)
def _purposes() -> Forms:
    files = [language.questions for language in languages()]
    return Forms(bounded(source) for source in all_sources(files, "purpose"))


def _topics() -> list[str]:
    return list(dict.fromkeys(topic for language in languages() for topic in language.questions.services))


@cache
def _service(topic: str) -> re.Pattern[str]:
    files = [language.questions for language in languages() if topic in language.questions.services]
    return re.compile(bounded(joined(files, f"services.{topic}")))


@lru_cache(maxsize=1)
def _pointing() -> tuple[re.Pattern[str], re.Pattern[str]]:
    files = [language.questions for language in languages()]
    before, after = (bounded(joined(files, key)) for key in ("pointing_before", "pointing"))
    return re.compile(rf"{before}\s+$"), re.compile(rf"\s*{after}")


@lru_cache(maxsize=1)
def _questions() -> Names:
    files = [language.questions for language in languages()]
    return Names({key: bounded(joined(files, f"properties.{key}.asked")) for key in _keys()})


@lru_cache(maxsize=1)
def _labels() -> dict[str, re.Pattern[str]]:
    files = [language.questions for language in languages()]
    return {key: re.compile(joined(files, f"properties.{key}.stated")) for key in _keys()}


def _keys() -> list[str]:
    return list(dict.fromkeys(key for language in languages() for key in language.questions.properties))
