"""Shows the next products of the running search."""

from __future__ import annotations

from actions.base import ShopAction
from guide.search.results import run_search, show
from guide.turn import Turn


class ActionShowMore(ShopAction):
    """Continues the running search, or personal recommendations when nothing is searched for."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_more"

    def respond(self, turn: Turn) -> None:
        """Show the next page, or say that this was all."""
        hits = run_search(turn, exclude=turn.search.seen)
        if not hits:
            turn.say("utter_catalogue__no_more")
            return
        show(turn, hits, "utter_catalogue__more")
