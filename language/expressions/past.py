"""References to what a shopper saw before today: "the one from yesterday", 上次看的那个."""

from __future__ import annotations

import re

from language.expressions.records import PastReference
from language.fold import FoldedText
from language.patterns import Forms, bounded, group
from language.schema import Languages
from language.tables import joined

_DAYS: dict[str, tuple[int | None, int | None]] = {
    "yesterday": (1, 1),
    "day_before": (2, 2),
    "days_ago": (1, 7),
    "last_week": (3, 14),
    "last_month": (14, 62),
    "any_time": (None, None),
}
"""How many days ago, first and last, both included."""


class PastFinder:
    """Finds the times at which something was seen."""

    def __init__(self, languages: Languages) -> None:
        files = [language.past for language in languages]
        seen_before = bounded(joined(files, "seen_before_time"))
        seen_after = joined(files, "seen_after_time")
        times = {name: bounded(joined(files, f"times.{name}")) for name in _DAYS}
        self._times = [(re.compile(time), _DAYS[name]) for name, time in times.items()]
        when = f"(?P<when>{group(times.values())})"
        # "Was it cheaper last week?" speaks of a time, not of what was seen then.
        self._forms = Forms([rf"{seen_before}\s+(?:\w+\s+)?{when}", f"{when}{seen_after}"])

    def find(self, text: FoldedText) -> list[PastReference]:
        """Return the times named."""
        found = self._forms.find(text.folded)
        return [PastReference(*form.span(), text.said(form.span()), *self._days(form["when"])) for form in found]

    def _days(self, time: str) -> tuple[int | None, int | None]:
        return next(days for pattern, days in self._times if pattern.fullmatch(time))
