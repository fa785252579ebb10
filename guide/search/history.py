"""The searches before the present one: to undo a step, and to return to what was looked for earlier."""

from __future__ import annotations

from collections.abc import Callable

from guide.search.state import SearchState

_MAX_STEPS = 8
"""As many steps back as a shopper may remember; each is stored with every turn."""

History = tuple[SearchState, ...]
"""Earlier searches, the newest last."""


def remember(history: History, before: SearchState, after: SearchState) -> History:
    """Return the history after a turn; a search that asked and showed nothing is not worth a step."""
    if before == after or (before.is_empty() and not before.shown):
        return history
    return (*history, before)[-_MAX_STEPS:]


def step_back(history: History) -> tuple[SearchState, History] | None:
    """Return the search before the last step and the history before it, or None at the beginning."""
    return (history[-1], history[:-1]) if history else None


def step_back_to(history: History, product_id: int) -> tuple[SearchState, History] | None:
    """Return the newest earlier search that showed a product and the history before it, or None where none did."""
    shown = (position for position in range(len(history) - 1, -1, -1) if product_id in history[position].shown)
    return next(((history[position], history[:position]) for position in shown), None)


def begin_again(history: History) -> tuple[SearchState, History] | None:
    """Return the first search that is remembered, or None at the beginning."""
    return (history[0], ()) if history else None


def return_to(
    history: History, present: SearchState, is_meant: Callable[[SearchState], bool]
) -> tuple[SearchState, History] | None:
    """Return the newest earlier search for a thing, and the history with the present search in its place.

    Args:
        history: the earlier searches.
        present: the search that is left.
        is_meant: tells whether a search is for what the shopper names.
    """
    for position in range(len(history) - 1, -1, -1):
        state = history[position]
        if state.shown and state.categories != present.categories and is_meant(state):
            return state, (*history[:position], *history[position + 1 :], present)[-_MAX_STEPS:]
    return None
