"""The parser: every finder runs over the message, and where findings overlap the longest stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from language.expressions.dropping import DroppingFinder
from language.expressions.measures import AmountReader
from language.expressions.misspelt import Misspellings
from language.expressions.negation import NegationFinder
from language.expressions.ordering import OrderingFinder
from language.expressions.ordinals import OrdinalFinder
from language.expressions.past import PastFinder
from language.expressions.records import Expression, NegatedSpan, Operator, PriceExpression
from language.expressions.sizes import SizeFinder
from language.fold import FoldedText
from language.folders import languages
from language.numerals import Numerals
from language.schema import Languages

_NO_LIMIT = (Operator.EQUAL, Operator.ABOUT, Operator.BETWEEN)
"""Of prices so said a refusal rules out all; "no more than 500" is a limit."""
Find = Callable[[FoldedText], Sequence[Expression]]


class Parser:
    """Finds the expressions of messages in some languages, also where one message mixes them.

    Raises:
        LanguageFileError: a table has an entry that is no regular expression, or refers to what is not there.
    """

    def __init__(self, languages: Languages) -> None:
        try:
            self._build(languages)
        except re.error:
            for language in languages:
                language.check()
            raise

    def _build(self, languages: Languages) -> None:
        numerals = Numerals(languages)
        dropping, ordering = DroppingFinder(languages), OrderingFinder(languages)
        # By falling precedence between findings of one length.
        self._finders: tuple[Find, ...] = (
            dropping.dropped,
            dropping.kept,
            dropping.excluded,
            AmountReader(languages, numerals).find,
            OrdinalFinder(languages, numerals).find,
            SizeFinder(languages).find,
            ordering.picks,
            ordering.changes,
            ordering.sorts,
            PastFinder(languages).find,
        )
        self._negation = NegationFinder(languages)
        self._misspellings = Misspellings(languages, numerals)

    def parse(self, text: str) -> list[Expression]:
        """Return what a message says about price, quantity, place, order and exclusion.

        Every text is accepted, of any length and with any characters; findings stand in the order of the text and do
        not overlap, except the several ordinals of one phrase ("the first two").
        """
        mended = self._misspellings.mend(FoldedText.of(text))
        folded = mended.text
        findings = _longest(len(folded.folded), [finding for find in self._finders for finding in find(folded)])
        sums = [found for found in findings if isinstance(found, PriceExpression) and found.op in _NO_LIMIT]
        refused = self._negation.refused(folded, sums)
        findings = [found for found in findings if not any(found.start == other.start for other in refused)]
        taken = bytearray(len(folded.folded))
        for finding in (*findings, *refused):
            taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
        found = sorted(
            [*findings, *refused, *self._negation.find(folded, bytes(taken))],
            key=lambda finding: (finding.start, finding.end),
        )
        return found if mended.places is None else [_placed(finding, mended.places, text) for finding in found]


_PARSER = Parser(languages())


def parse(text: str) -> list[Expression]:
    """Return what a message says in the languages that come with the project; see `Parser.parse`."""
    return list(_parse(text))


def remember(messages: int) -> None:
    """Keep what the last so many messages say; for a training, which asks about each example several times."""
    global _parse  # of all who parse in this process
    _parse = lru_cache(maxsize=messages)(_parse.__wrapped__)


@lru_cache(maxsize=32)  # three components of the pipeline ask about the same message
def _parse(text: str) -> tuple[Expression, ...]:
    return tuple(_PARSER.parse(text))


def _placed(finding: Expression, places: Sequence[int], text: str) -> Expression:
    """Return a finding in a mended message at its place in the one that was typed."""
    start, end = places[finding.start], places[finding.end]
    if isinstance(finding, NegatedSpan):
        refusing = tuple((places[begin], places[close]) for begin, close in finding.refusing)
        finding = replace(finding, refusing=refusing)
    return replace(finding, start=start, end=end, text=text[start:end])


def _longest(length: int, findings: Sequence[Expression]) -> list[Expression]:
    """Keep the longest of findings that overlap; those of one kind and one span belong together."""
    taken = bytearray(length)
    kept: list[Expression] = []
    spans: set[tuple[str, int, int]] = set()
    for finding in sorted(findings, key=lambda found: found.start - found.end):
        span = (finding.entity, finding.start, finding.end)
        if span in spans or not any(taken[finding.start : finding.end]):
            if finding not in kept[-8:]:
                kept.append(finding)
            spans.add(span)
            taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
    return kept
