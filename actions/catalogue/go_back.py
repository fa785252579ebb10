"""Goes back: from a product to its list, to the search before the last step, or to one for something else."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import short_title
from guide.answering.descriptions import describe
from guide.answering.results import answer_search, show_again
from guide.memory import Memory
from guide.message import Message
from guide.reading.understand import pressed_conditions, read_request
from guide.reply import Reply
from guide.search import history
from guide.search.history import History
from guide.search.state import SearchState, wanted_categories
from guide.shop import Shop
from language.pointing import Pointing, pointers
from language.words import words_of
from shop.behaviour.records import EventKind


class ActionGoBack(ShopAction):
    """Answers "go back", "undo that", "bring it back" and "back to the laptops"."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_go_back"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Return to what the message names; without a name leave the product talked about, else undo the last step."""
        if message.product_ids:
            found = history.step_back_to(memory.earlier_searches, message.product_ids[0])
            _undo(found or (memory.search, memory.earlier_searches), memory, reply, shop)
            return
        request = read_request(message, memory, shop)
        wanted = wanted_categories((*pressed_conditions(message, memory.search, shop.money), *request.conditions))
        if not wanted and not request.topic:
            _leave(message, memory, reply, shop)
            return
        named = set(_topic_words(request.topic))

        def is_meant(state: SearchState) -> bool:
            return bool(set(wanted) & _kinds(state, shop)) or bool(named & set(_topic_words(state.topic)))

        found = history.return_to(memory.earlier_searches, memory.search, is_meant)
        if found is not None:
            _go(found, memory, reply, shop)
        elif not set(wanted) & set(memory.search.categories) and request.has_topic:
            memory.start_search(request, shop.recommender.count)
            answer_search(memory, reply, shop, request)
        else:
            _nothing_earlier(memory, reply, shop)


def _leave(message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
    """Go to the list that the message names, else from a product to its list, else undo the last step."""
    named = {pointer.kind for pointer in pointers(message.text)}
    found = history.step_back(memory.earlier_searches)
    if Pointing.FIRST_LIST in named:
        found = history.begin_again(memory.earlier_searches)
    elif memory.focus is not None and len(memory.search.shown) > 1 and Pointing.LIST_BEFORE not in named:
        memory.focus = None
        show_again(memory.search, "utter_catalogue__back_to_list", memory, reply, shop)
        return
    if found is None:
        _nothing_earlier(memory, reply, shop)
    else:
        _undo(found, memory, reply, shop)


def _undo(found: tuple[SearchState, History], memory: Memory, reply: Reply, shop: Shop) -> None:
    """Return to an earlier list as it was, with what was waved away of it since."""
    brought = shop.products(memory.bring_back(found[0].shown))
    for product in brought:
        shop.shopper.note(EventKind.FEEDBACK, product.id, 0.0)
    if brought:
        memory.go_back(*found)
        title = reply.wording.listed(short_title(product) for product in brought)
        show_again(found[0], "utter_catalogue__brought_back", memory, reply, shop, title=title)
    else:
        _go(found, memory, reply, shop)


def _go(found: tuple[SearchState, History], memory: Memory, reply: Reply, shop: Shop) -> None:
    memory.go_back(*found)
    described = describe(found[0], reply.wording)
    name = "utter_catalogue__back" if described else "utter_catalogue__back_to_list"
    show_again(found[0], name, memory, reply, shop, search=described)


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
