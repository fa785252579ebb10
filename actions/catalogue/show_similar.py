"""Shows products like one product: alike, and also cheaper, in blue or from another brand where that is said."""

from __future__ import annotations

from dataclasses import replace

from actions.product_action import ProductAction
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import refer
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search import editing
from guide.search.request import SearchRequest
from guide.search.state import ConditionKind, Count, SearchState
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
        """Find the nearest of its kind that are not on the screen; what was refused before stays away."""
        said = refer(message, memory, shop).rest_of(message)
        before, count = memory.search, shop.recommender.count
        memory.search = _alike(product, before)
        request = _satisfiable(read_request(said, memory, shop), count)
        search = editing.refine(memory.search, request, on_screen(memory, shop, [product]))
        is_left = count(search.filters((product.id, *before.shown, *memory.dislikes)))
        if not is_left and all(item.is_wanted_kind for item in search.conditions):
            search = search.without(ConditionKind.CATEGORY)
        memory.search = replace(search, seen=before.shown)
        answer_search(memory, reply, shop)


def _alike(product: Product, before: SearchState) -> SearchState:
    """Return the search for what is like a product, of its kind, within the budget, and without what was refused."""
    kept = tuple(item for item in before.conditions if item.negated or item.kind is ConditionKind.PRICE)
    search = SearchState(kept, asked=before.asked, similar_to=product.id)
    return editing.of_kind(search, product.category_path[-1]) if product.category_path else search


def _satisfiable(request: SearchRequest, count: Count) -> SearchRequest:
    """Leave out words that nothing has: "in the same style" asks for no text."""
    conditions = (
        item
        for item in request.conditions
        if item.kind is not ConditionKind.TEXT or item.negated or count(SearchState((item,)).filters())
    )
    return replace(request, conditions=tuple(conditions))
