"""When nothing fits: which condition to give up, and how many products that gives."""

from __future__ import annotations

from dataclasses import dataclass

from guide.search.editing import drop
from guide.search.state import Count, SearchState


@dataclass(frozen=True)
class Relaxation:
    """One condition to drop (`what`, as `drop` takes it) and the number of products that then fit."""

    what: str
    count: int


def relaxations(state: SearchState, count: Count, limit: int = 3) -> list[Relaxation]:
    """Return the single conditions whose loss gives products, most products first.

    The category is given up only if nothing else helps: who asks for a laptop does not want a mug.
    """
    names = dict.fromkeys(item.name for item in state.conditions)
    found = [Relaxation(what, count(drop(state, what).filters())) for what in names]
    helpful = [item for item in found if item.count]
    others = [item for item in helpful if item.what != "category"]
    return sorted(others or helpful, key=lambda item: -item.count)[:limit]
