"""Edits the running search: cheaper, only this brand, not that one, in another colour."""

from __future__ import annotations

from actions.base import ShopAction
from actions.search.results import answer_search
from actions.search.understand import read, refine
from actions.turn import Turn
from shop.records import EventKind


class ActionRefineSearch(ShopAction):
    """Changes the search by what the message adds, replaces or drops."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_refine_search"

    def respond(self, turn: Turn) -> None:
        """Apply the message to the running search and answer with the new result."""
        reading = read(turn)
        if turn.search.is_empty() and not (reading.constraints or reading.words):
            turn.say("utter_catalogue__nothing_to_refine")
            return
        before = turn.search
        refine(turn, reading)
        if turn.search.constraints == before.constraints and turn.search.text() == before.text():
            same_sort = turn.search.sort is before.sort
            if same_sort and not reading.problems:
                turn.search = before
                turn.say("utter_catalogue__not_understood_refinement")
                return
        turn.note(EventKind.SEARCH)
        answer_search(turn, reading.problems)
