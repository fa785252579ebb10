"""Drops a condition of the running search."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ShopAction
from guide.reading.understand import read
from guide.search.editing import drop
from guide.search.relaxing import relaxations
from guide.search.results import answer_search
from guide.turn import Turn


class ActionRelaxSearch(ShopAction):
    """Gives up the condition that a button or the message names, else the one that gives most products."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_relax_search"

    def respond(self, turn: Turn) -> None:
        """Drop the condition and search again."""
        if turn.search.is_empty():
            turn.say("utter_catalogue__nothing_to_refine")
            return
        named = [str(value) for value in turn.values("constraint")] or list(read(turn).dropped)
        if not named:
            named = [choice.what for choice in relaxations(turn.search, turn.services.recommender.count, limit=1)]
        for what in named:
            turn.search = drop(turn.search, what)
        turn.search = replace(turn.search, seen=())
        answer_search(turn)
