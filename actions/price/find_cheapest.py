"""Finds the cheapest products of the search, or of what the message names."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ShopAction
from guide.reading.understand import read, refine, start
from guide.search.results import answer_nothing_fits, answer_search, describe, run_search, show
from guide.turn import Turn
from recommender.contract import Sort


class ActionFindCheapest(ShopAction):
    """Answers "which is the cheapest?" and "cheapest laptop"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_find_cheapest"

    def respond(self, turn: Turn) -> None:
        """Sort the search by price; a message that names a thing starts a new search."""
        reading = read(turn)
        if reading.changes and not reading.sort and not turn.search.is_empty():
            refine(turn, reading)  # "cheaper" sounds like "cheapest", but asks for a lower limit
            answer_search(turn, reading.problems)
            return
        if reading.has_topic:
            start(turn, reading)
        elif reading.constraints:
            refine(turn, reading)
        if turn.search.is_empty():
            turn.say("utter_price__cheapest_of_what")
            return
        order = reading.sort or Sort.PRICE_ASCENDING
        turn.search = replace(turn.search, sort=order, seen=())
        hits = run_search(turn)
        if not hits:
            answer_nothing_fits(turn)
            return
        name = "utter_price__dearest" if order is Sort.PRICE_DESCENDING else "utter_price__cheapest"
        show(turn, hits, name, search=describe(turn, turn.search))
