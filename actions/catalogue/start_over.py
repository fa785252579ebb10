"""Forgets the running search."""

from __future__ import annotations

from actions.base import ShopAction
from guide.search.state import SearchState
from guide.turn import Turn


class ActionStartOver(ShopAction):
    """Answers "start over"; what the shopper waved away stays away."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_start_over"

    def respond(self, turn: Turn) -> None:
        """Clear the search, the focus and the comparison."""
        turn.search, turn.focus, turn.compared = SearchState(), None, ()
        turn.say("utter_catalogue__started_over")
