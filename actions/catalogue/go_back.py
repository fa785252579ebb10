"""Goes back: from a product to its list, to the search before the last step, or to one for something else."""

from __future__ import annotations

from actions.base import ShopAction
from guide.reading.understand import pressed_constraints, read, start
from guide.search import history
from guide.search.results import answer_search, describe, show_again
from guide.search.state import SearchState, wanted_categories
from guide.turn import Turn
from language.words import words_of


class ActionGoBack(ShopAction):
    """Answers "go back", "undo that" and "back to the laptops"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_go_back"

    def respond(self, turn: Turn) -> None:
        """Return to what the message names; without a name leave the product talked about, else undo the last step."""
        reading = read(turn)
        wanted = wanted_categories((*pressed_constraints(turn), *reading.constraints))
        if wanted or reading.topic:
            named = set(_topic_words(reading.topic))

            def is_meant(state: SearchState) -> bool:
                return bool(set(wanted) & _kinds(turn, state)) or bool(named & set(_topic_words(state.topic)))

            found = history.return_to(turn.history, turn.search, is_meant)
            if found is None and not set(wanted) & set(turn.search.categories) and reading.has_topic:
                start(turn, reading)
                answer_search(turn, reading.problems)
                return
        elif turn.focus is not None and len(turn.search.shown) > 1:
            turn.focus = None
            show_again(turn, turn.search, "utter_catalogue__back_to_list")
            return
        else:
            found = history.step_back(turn.history)
        if found is None:
            self._nothing_earlier(turn)
            return
        state, turn.history = found
        turn.went_back = True
        turn.compared = ()
        show_again(turn, state, "utter_catalogue__back", search=describe(turn, state))

    def _nothing_earlier(self, turn: Turn) -> None:
        if turn.search.shown:
            show_again(turn, turn.search, "utter_catalogue__back_to_list")
        else:
            turn.say("utter_catalogue__nothing_earlier")


def _kinds(turn: Turn, state: SearchState) -> set[str]:
    """Return the categories of a search and those above them: "the cables" may be network cables."""
    product = turn.product(state.shown[0]) if state.shown else None
    path = list(product.category_path) if product and state.categories else []
    ends = [path.index(key) for key in state.categories if key in path]
    return {*state.categories, *path[: max(ends, default=-1) + 1]}


def _topic_words(topic: str) -> list[str]:
    """Return the comparable words of a topic."""
    return [word.form for word in words_of(topic) if len(word.form) > 1]
