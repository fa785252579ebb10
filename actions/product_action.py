"""What every action about one product shares: finding out which product is meant."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from actions.base import ShopAction
from actions.finding import find_products
from actions.refining import refine
from guide.answering.clarifying import ask_which
from guide.answering.not_sold import answer_not_sold
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import meant, refer
from guide.reading.understand import edits_search, points_at_product, read_request
from guide.reply import Reply
from guide.shop import Shop
from shop.catalogue.models import Product


class ProductAction(ShopAction):
    """An action about one product on the screen, or one quoted by its title.

    A message that says nothing about a product but changes the search ("under 5 pounds", "any other brand") is taken
    for that, however it was understood: intents of short messages are easily confused.
    """

    intent: str
    """The intent that the buttons of the question "which one?" send."""

    @abstractmethod
    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Answer about the product."""

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Find the product and answer, edit the search, or do what there is to do without one."""
        is_pointing = points_at_product(message) or refer(message, memory, shop)
        request = None if is_pointing else read_request(message, memory, shop)
        is_edit = request and self.edits_search(message, memory) and not memory.search.is_empty()
        if request and is_edit and refine(message, request, memory, reply, shop):
            return
        # 有睡袋吗 after a mouse was shown asks for another thing, though it sounds like a question.
        if request and request.unsold and answer_not_sold(request, memory, reply, shop):
            return
        reference = meant(message, memory, shop)
        if reference.products:
            memory.focus = reference.products[0].id
            self.answer(reference.products[0], message, memory, reply, shop)
            return
        request = request or read_request(message, memory, shop)
        if (request.has_topic or request.names_something) and not memory.search.shown:
            find_products(message, memory, reply, shop)  # 4070ti 有货吗 asks for one
            return
        self.answer_unclear(reference.candidates, reference.rest_of(message), reply, shop)

    def edits_search(self, message: Message, memory: Memory) -> bool:
        """Tell whether a message that points at no product changes the search, whatever else it may be."""
        return edits_search(message)

    def answer_unclear(self, shown: Sequence[Product], message: Message, reply: Reply, shop: Shop) -> None:
        """Answer where it is not clear which product is meant: ask which of those that may be."""
        ask_which(shown, self.intent, reply)
