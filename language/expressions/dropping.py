"""Conditions taken back ("forget the colour", 不限价格, "start again") or kept, and wishes for "another brand"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from language.expressions.records import DroppedCondition, ExcludedCurrent, KeptCondition
from language.fold import FoldedText
from language.patterns import Forms, bounded, group
from language.schema import Languages
from language.tables import joined

_NAMED = ("price", "brand", "colour", "category", "all", "search", "gift")
"""Aspects that have a name of ours; any other is told by the shopper's own word, which the catalogue's terms know."""
_CHANGEABLE = ("brand", "colour", "category", "other")
_ALL = "search"


class DroppingFinder:
    """Finds conditions that no longer hold, and unwanted present ones."""

    def __init__(self, languages: Languages) -> None:
        files = [language.dropping for language in languages]
        aspects = {name: joined(files, f"aspects.{name}") for name in (*_NAMED, "other")}
        aspect = group(aspects.values()) + "(?![a-z])"
        changeable = group(aspects[name] for name in _CHANGEABLE)
        self._aspects = {name: re.compile(aspects[name]) for name in _NAMED}
        self._dropped = Forms(source for file in files for source in file.sources("dropped", aspect=aspect))
        self._anew = re.compile(bounded(joined(files, "anew")))
        self._kept = Forms(source for file in files for source in file.sources("kept", aspect=aspect))
        self._another = Forms(source for file in files for source in file.sources("another", changeable=changeable))

    def dropped(self, text: FoldedText) -> list[DroppedCondition]:
        """Return the conditions taken back."""
        anew = [(match.span(), _ALL) for match in self._anew.finditer(text.folded)]
        found = (*anew, *self._found(self._dropped, text))
        return [DroppedCondition(*span, text.said(span), what) for span, what in found]

    def kept(self, text: FoldedText) -> list[KeptCondition]:
        """Return the conditions that hold on."""
        return [KeptCondition(*span, text.said(span), what) for span, what in self._found(self._kept, text)]

    def excluded(self, text: FoldedText) -> list[ExcludedCurrent]:
        """Return the wishes for another brand, colour and so on."""
        return [ExcludedCurrent(*span, text.said(span), what) for span, what in self._found(self._another, text)]

    def _found(self, forms: Forms, text: FoldedText) -> Iterator[tuple[tuple[int, int], str]]:
        for form in forms.find(text.folded):
            yield form.span(), self._aspect(form["what"]) or text.said(form.span("what"))

    def _aspect(self, surface: str) -> str | None:
        return next((aspect for aspect, pattern in self._aspects.items() if pattern.fullmatch(surface)), None)
