"""Edits the running search: cheaper, only this brand, not that one, in another colour."""

from __future__ import annotations

from dataclasses import replace

from actions.base import ShopAction
from guide.reading.references import referred
from guide.reading.understand import names_another_thing, pressed_constraints, read, refine, start
from guide.search.editing import add
from guide.search.results import answer_search
from guide.turn import Turn
from shop.behaviour.records import EventKind


class ActionRefineSearch(ShopAction):
    """Changes the search by what the message adds, replaces or drops."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_refine_search"

    def respond(self, turn: Turn) -> None:
        """Apply the message to the running search and answer with the new result."""
        if pressed := pressed_constraints(turn):
            turn.search = replace(add(turn.search, pressed), seen=())
            answer_search(turn)
            return
        reading = read(turn)
        if turn.search.is_empty() and not (reading.constraints or reading.words):
            turn.say("utter_catalogue__nothing_to_refine")
            return
        if names_another_thing(turn, reading):
            start(turn, reading)  # "and a power strip too" is a search of its own, however it sounds
            turn.note(EventKind.SEARCH)
            answer_search(turn, reading.problems, may_ask=True)
            return
        before = turn.search
        # "Cheaper than the second one" compares with that one, not with the whole screen.
        refine(turn, reading, pointed_at=referred(turn) if reading.changes and turn.values("ordinal") else ())
        if turn.search.constraints == before.constraints and turn.search.text() == before.text():
            same_sort = turn.search.sort is before.sort
            if same_sort and not reading.problems:
                turn.search = before
                turn.say("utter_catalogue__not_understood_refinement")
                return
        turn.note(EventKind.SEARCH)
        answer_search(turn, reading.problems)
