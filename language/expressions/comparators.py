"""Words before and after an amount that say how it limits: under, at least, 以内, 左右."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property

from language.expressions.records import Operator
from language.fold import FoldedText
from language.patterns import bounded, entries, group
from language.schema import Languages
from language.schema.amounts import ComparatorsFile
from language.tables import all_sources, joined


class Hint(Enum):
    """Words that set no bound by themselves, but all except EXACT make a bare number an amount of money."""

    BUDGET = auto()
    PRICE = auto()
    RANGE = auto()
    CORRECTION = auto()
    EXACT = auto()
    TOO_MUCH = auto()


Relation = Operator | Hint

_KEYS: dict[str, Relation] = {
    "at_most": Operator.AT_MOST,
    "at_least": Operator.AT_LEAST,
    "about": Operator.ABOUT,
    "budget": Hint.BUDGET,
    "price": Hint.PRICE,
    "range": Hint.RANGE,
    "correction": Hint.CORRECTION,
    "exact": Hint.EXACT,
    "too_much": Hint.TOO_MUCH,
}
"""What the keys of a language's `comparators.yml` say."""
_SIGNS_BEFORE = {
    "at_most": r"<= | <(?!3(?!\d)) | ≤",
    "at_least": r"""(?<![a-z/'"])>=? | ≥""",
    "about": "~ | ≈",
}
_SIGNS_AFTER = {"at_least": r"\+(?!\s*\d)"}
_FILLING_SIGNS = ": | ="
_FLIPPED: dict[Relation, Relation] = {
    Operator.AT_MOST: Operator.AT_LEAST,
    Operator.AT_LEAST: Operator.AT_MOST,
}


@dataclass(frozen=True)
class Comparator:
    """One comparing word or phrase with what it says."""

    start: int
    end: int
    relation: Relation


class ComparatorFinder:
    """The comparing words of some languages, to be found in messages."""

    def __init__(self, languages: Languages) -> None:
        files = [language.comparators for language in languages]
        negation = rf"{joined(files, 'negation')}(?:\s*{joined(files, 'negated_verbs')})*\s*"
        filler = group([*all_sources(files, "filler"), *entries(_FILLING_SIGNS)])
        before = _relations(files, "before", _SIGNS_BEFORE)
        after = _relations(files, "after", _SIGNS_AFTER)
        self._prefix = re.compile(rf"(?P<negation>{negation})?(?:{before})(?:\s*{filler}){{0,3}}\s*")
        self._suffix = re.compile(rf"\s*(?:{after})")

    def find(self, text: FoldedText) -> Comparators:
        """Find all comparing words of a message."""
        return Comparators(text.folded, self._prefix, self._suffix)


class Comparators:
    """All comparing words of one message, found once and asked for by place."""

    def __init__(self, folded: str, prefix: re.Pattern[str], suffix: re.Pattern[str]) -> None:
        self._folded = folded
        self._prefix, self._suffix = prefix, suffix

    @cached_property
    def _by_end(self) -> dict[int, Comparator]:
        return {comparator.end: comparator for comparator in map(_read, self._prefix.finditer(self._folded))}

    def before(self, start: int) -> list[Comparator]:
        """Return the chain that ends where an amount starts, nearest first ("budget of", "at most", amount)."""
        chain = []
        while comparator := self._by_end.get(start):
            chain.append(comparator)
            start = comparator.start
        return chain

    def after(self, end: int) -> Comparator | None:
        """Return the comparator that starts where an amount ends."""
        match = self._suffix.match(self._folded, end)
        return _read(match) if match else None


def _relations(files: Sequence[ComparatorsFile], side: str, signs: dict[str, str]) -> str:
    """Return the source of named alternatives, one for each relation that can be said on a side of an amount."""
    sources = {key: [*all_sources(files, f"{side}.{key}"), *entries(signs.get(key, ""))] for key in _KEYS}
    return "|".join(f"(?P<{key}>{bounded(group(own))})" for key, own in sources.items() if own)


def _read(match: re.Match[str]) -> Comparator:
    relation = next(_KEYS[key] for key, found in match.groupdict().items() if found and key in _KEYS)
    if match.groupdict().get("negation"):
        relation = _FLIPPED.get(relation, relation)
    return Comparator(match.start(), match.end(), relation)
