"""The parser: every finder runs over the message, and where findings overlap the longest stays."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from language.expressions.dropping import find_dropped, find_excluded_current
from language.expressions.fold import fold
from language.expressions.measures import find_measures
from language.expressions.negation import find_negated
from language.expressions.ordering import find_changes, find_picks, find_sorts
from language.expressions.ordinals import find_ordinals
from language.expressions.past import find_past
from language.expressions.records import Expression

_FINDERS = (
    find_dropped,
    find_excluded_current,
    find_measures,
    find_ordinals,
    find_picks,
    find_changes,
    find_sorts,
    find_past,
)
"""By falling precedence between findings of one length."""


def parse(text: str) -> list[Expression]:
    """Return what a message in English, Chinese or both says about price, quantity, place, order and exclusion.

    Every text is accepted, of any length and with any characters; findings stand in the order of the text and do not
    overlap, except the several ordinals of one phrase ("the first two").
    """
    return list(_parse(text))


@lru_cache(maxsize=32)  # three components of the pipeline ask about the same message
def _parse(text: str) -> tuple[Expression, ...]:
    folded = fold(text)
    findings = _longest(len(text), [finding for find in _FINDERS for finding in find(folded, text)])
    taken = bytearray(len(text))
    for finding in findings:
        taken[finding.start : finding.end] = b"\x01" * (finding.end - finding.start)
    negated = find_negated(folded, text, bytes(taken))
    return tuple(sorted([*findings, *negated], key=lambda finding: (finding.start, finding.end)))


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
