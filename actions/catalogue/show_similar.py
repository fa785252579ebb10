"""Shows products like one product: alike, and also cheaper, in blue or from another brand where that is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.product_action import ProductAction
from guide.answering.descriptions import describe
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import refer
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search import editing
from guide.search.request import SearchRequest
from guide.search.state import Condition, ConditionKind, Count, SearchState, TextRole
from guide.shop import Shop
from shop.catalogue.models import Product


class ActionShowSimilar(ProductAction):
    """Answers "something like this one, but cheaper"."""

    intent = "similar_products"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_similar"

    def edits_search(self, message: Message, memory: Memory) -> bool:
        """Tell whether a message changes the list: where a product is talked about, it asks for what is like that."""
        return memory.focus is None and super().edits_search(message, memory)

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Find the nearest of its kind that are not on the screen and are as was asked for.

        Where nothing has all that was asked for, the budget and what was refused still hold.
        """
        before, count = memory.search, shop.recommender.count
        screen, gone = on_screen(memory, shop, [product]), (product.id, *before.shown, *memory.dislikes)
        said = refer(message, memory, shop).rest_of(message)
        memory.search = _alike(product, _asked_for(before), before)
        request = _satisfiable(read_request(said, memory, shop), count)
        strict = editing.refine(memory.search, request, screen)
        loose = editing.refine(_alike(product, _musts(before), before), request, screen)
        search = strict
        if not count(strict.filters(gone)):
            given_up = SearchState(tuple(item for item in strict.conditions if item not in loose.conditions))
            search = loose
            if given_up.conditions and count(loose.filters(gone)):
                reply.say("utter_catalogue__similar_without", what=describe(given_up, reply.wording))
            elif all(item.is_wanted_kind for item in loose.conditions):
                search = loose.without(ConditionKind.CATEGORY)
        memory.search = replace(search, seen=before.shown)
        answer_search(memory, reply, shop)


def _alike(product: Product, kept: Sequence[Condition], before: SearchState) -> SearchState:
    """Return the search for what is like a product, of its kind."""
    search = SearchState(tuple(kept), asked=before.asked, similar_to=product.id)
    return editing.of_kind(search, product.category_path[-1]) if product.category_path else search


def _asked_for(before: SearchState) -> list[Condition]:
    """Return what was asked for but for the name: what is like a Dell need be none."""
    return [
        item
        for item in before.conditions
        if item.negated or not (item.is_wanted_kind or item.kind is ConditionKind.BRAND or item.role is TextRole.LINE)
    ]


def _musts(before: SearchState) -> list[Condition]:
    return [item for item in before.conditions if item.negated or item.kind is ConditionKind.PRICE]


def _satisfiable(request: SearchRequest, count: Count) -> SearchRequest:
    """Leave out words that nothing has: "in the same style" asks for no text."""
    conditions = (
        item
        for item in request.conditions
        if item.kind is not ConditionKind.TEXT or item.negated or count(SearchState((item,)).filters())
    )
    return replace(request, conditions=tuple(conditions))
