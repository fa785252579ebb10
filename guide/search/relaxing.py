"""When nothing fits: which condition to give up, and how many products that gives."""

from __future__ import annotations

from dataclasses import dataclass

from guide.search.editing import drop
from guide.search.state import Count, SearchState, TextRole


@dataclass(frozen=True)
class Relaxation:
    """One condition to drop (`what`, as `drop` takes it) and the number of products that then fit."""

    what: str
    count: int


def relaxations(state: SearchState, count: Count, limit: int = 3, dislikes: tuple[int, ...] = ()) -> list[Relaxation]:
    """Return the single conditions whose loss gives products, most products first.

    What names the kind of thing is never given up: who asks for a laptop does not want a mug.
    """
    things = {item.name for item in state.conditions if item.is_wanted_kind or item.role is TextRole.THING}
    names = dict.fromkeys(item.name for item in state.conditions if item.name not in things)
    found = [Relaxation(what, count(drop(state, what).filters(dislikes))) for what in names]
    return sorted((item for item in found if item.count), key=lambda item: -item.count)[:limit]
