"""Wanted orders (cheapest, 最新) and wishes relative to what was shown (cheaper, 便宜点)."""

from __future__ import annotations

import re
from typing import get_args

from language.expressions.records import PickedByRank, RelativeChange, SortOrder
from language.fold import FoldedText
from language.patterns import Names, bounded, group
from language.schema import Languages
from language.schema.messages import Attribute
from language.tables import joined

_SORTS = ("price_asc", "price_desc", "newest", "popular")
_ATTRIBUTES = get_args(Attribute)
_CHANGES = {f"{attribute}_{way}": (attribute, way) for attribute in _ATTRIBUTES for way in ("lower", "higher")}
_SHARES = {"half": 0.5, "third": 1 / 3, "double": 2.0}
_PICKS = {f"{attribute}_{way}": (attribute, way) for attribute in _ATTRIBUTES for way in ("lowest", "highest")}
_REACH_OF_REFUSAL = 15


class OrderingFinder:
    """Finds orders, relative wishes, and products pointed at by comparison."""

    def __init__(self, languages: Languages) -> None:
        files = [language.ordering for language in languages]
        self._sorts = Names({name: bounded(joined(files, f"sorts.{name}")) for name in _SORTS})
        self._refused = re.compile(rf"{joined(files, 'refused')}$")
        self._changes = Names(
            {name: bounded(joined(files, "changes." + ".".join(change))) for name, change in _CHANGES.items()}
        )
        self._shares = Names({name: bounded(joined(files, f"shares.{name}")) for name in _SHARES})
        self._picks = Names(
            {
                name: group(file.source("picked", word=file.source("picks." + ".".join(pick))) for file in files)
                for name, pick in _PICKS.items()
            }
        )

    def sorts(self, text: FoldedText) -> list[SortOrder]:
        """Return the wanted orders."""
        return [
            SortOrder(start, end, text.said((start, end)), name)
            for start, end, name in self._sorts.find(text.folded)
            if not self._refused.search(text.folded[max(0, start - _REACH_OF_REFUSAL) : start])
        ]

    def picks(self, text: FoldedText) -> list[PickedByRank]:
        """Return the products pointed at by comparison: "the cheaper one", 便宜的那个."""
        return [
            PickedByRank(start, end, text.said((start, end)), *_PICKS[name])
            for start, end, name in self._picks.find(text.folded)
        ]

    def changes(self, text: FoldedText) -> list[RelativeChange]:
        """Return the wishes relative to what was shown."""
        changes = [
            RelativeChange(start, end, text.said((start, end)), *_CHANGES[name])
            for start, end, name in self._changes.find(text.folded)
        ]
        for start, end, name in self._shares.find(text.folded):
            direction = "lower" if _SHARES[name] < 1 else "higher"
            changes.append(RelativeChange(start, end, text.said((start, end)), "price", direction, _SHARES[name]))
        return changes
