"""Goes back: from a product to its list, to the search before the last step, or to one for something else."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.descriptions import describe
from guide.answering.results import answer_search, show_again
from guide.memory import Memory
from guide.message import Message
from guide.reading.understand import pressed_conditions, read_request
from guide.reply import Reply
from guide.search import history
from guide.search.state import SearchState, wanted_categories
from guide.shop import Shop
from language.words import words_of


class ActionGoBack(ShopAction):
    """Answers "go back", "undo that" and "back to the laptops"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_go_back"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Return to what the message names; without a name leave the product talked about, else undo the last step."""
        request = read_request(message, memory, shop)
        wanted = wanted_categories((*pressed_conditions(message, memory.search, shop.money), *request.conditions))
        if wanted or request.topic:
            named = set(_topic_words(request.topic))

            def is_meant(state: SearchState) -> bool:
                return bool(set(wanted) & _kinds(state, shop)) or bool(named & set(_topic_words(state.topic)))

            found = history.return_to(memory.earlier_searches, memory.search, is_meant)
            if found is None and not set(wanted) & set(memory.search.categories) and request.has_topic:
                memory.start_search(request)
                answer_search(memory, reply, shop, request)
                return
        elif memory.focus is not None and len(memory.search.shown) > 1:
            memory.focus = None
            show_again(memory.search, "utter_catalogue__back_to_list", memory, reply, shop)
            return
        else:
            found = history.step_back(memory.earlier_searches)
        if found is None:
            _nothing_earlier(memory, reply, shop)
            return
        state, earlier = found
        memory.go_back(state, earlier)
        described = describe(state, reply.wording)
        show_again(state, "utter_catalogue__back", memory, reply, shop, search=described)


def _nothing_earlier(memory: Memory, reply: Reply, shop: Shop) -> None:
    if memory.search.shown:
        show_again(memory.search, "utter_catalogue__back_to_list", memory, reply, shop)
    else:
        reply.say("utter_catalogue__nothing_earlier")


def _kinds(state: SearchState, shop: Shop) -> set[str]:
    """Return the categories of a search and those above them: "the cables" may be network cables."""
    product = shop.product(state.shown[0]) if state.shown else None
    path = list(product.category_path) if product and state.categories else []
    ends = [path.index(key) for key in state.categories if key in path]
    return {*state.categories, *path[: max(ends, default=-1) + 1]}


def _topic_words(topic: str) -> list[str]:
    """Return the comparable words of a topic."""
    return [word.form for word in words_of(topic) if len(word.form) > 1]
