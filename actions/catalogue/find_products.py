"""Starts a search, or edits the running one when the message names nothing new to look for."""

from __future__ import annotations

from actions.base import ShopAction
from guide.reading.understand import pressed_constraints, read, refine, start
from guide.search.results import answer_search
from guide.search.state import SearchState
from guide.turn import Turn
from shop.behaviour.records import EventKind


class ActionFindProducts(ShopAction):
    """Finds products by category, brand, price, attributes, use and free words, in any mix."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_find_products"

    def respond(self, turn: Turn) -> None:
        """Search for what the message names; "something under 500" without a thing edits the running search."""
        if pressed := pressed_constraints(turn):
            turn.search = SearchState(pressed, asked=turn.search.asked)
            answer_search(turn)
            return
        reading = read(turn)
        if reading.has_topic or turn.search.is_empty():
            start(turn, reading)
        else:
            refine(turn, reading)
        turn.note(EventKind.SEARCH)
        if turn.search.is_empty() and not reading.problems:
            turn.search = SearchState(words=(turn.text,), topic=turn.text)
        answer_search(turn, reading.problems, may_ask=True)
