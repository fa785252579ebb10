"""What every action about one product shares: finding out which product is meant."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from actions.base import ShopAction
from actions.finding import find_products
from guide.answering.clarifying import ask_which
from guide.answering.not_sold import answer_not_sold
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import referred_or_focus
from guide.reading.screen import on_screen
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
        request = None if points_at_product(message) else read_request(message, memory, shop)
        if request and edits_search(message) and not memory.search.is_empty():
            memory.refine_search(request, on_screen(memory, shop), shop.recommender.count)
            answer_search(memory, reply, shop, request)
            return
        # 有睡袋吗 after a mouse was shown asks for another thing, though it sounds like a question.
        if request and request.unsold and answer_not_sold(request, memory, reply, shop):
            return
        product = referred_or_focus(message, memory, shop)
        if product is not None:
            memory.focus = product.id
            self.answer(product, message, memory, reply, shop)
            return
        request = request or read_request(message, memory, shop)
        if (request.has_topic or request.names_something) and not memory.search.shown:
            find_products(message, memory, reply, shop)  # 4070ti 有货吗 asks for one
            return
        self.answer_unclear(shop.products(memory.search.shown), message, reply, shop)

    def answer_unclear(self, shown: Sequence[Product], message: Message, reply: Reply, shop: Shop) -> None:
        """Answer where no product is named: ask which of those shown is meant."""
        ask_which(shown, self.intent, reply)
