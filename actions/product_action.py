"""What every action about one product shares: finding out which product is meant."""

from __future__ import annotations

from abc import abstractmethod

from actions.base import ShopAction
from guide.answering.clarifying import ask_which
from guide.reading.references import referred_or_focus
from guide.reading.understand import edits_search, read, refine, start
from guide.search.results import answer_search
from guide.turn import Turn
from shop.catalogue.models import Product


class ProductAction(ShopAction):
    """An action about one product on the screen, or one quoted by its title.

    A message that says nothing about a product but changes the search ("under 5 pounds", "any other brand") is taken
    for that, however it was understood: intents of short messages are easily confused.
    """

    intent: str
    """The intent that the buttons of the question "which one?" send."""

    @abstractmethod
    def answer(self, turn: Turn, product: Product) -> None:
        """Answer about the product."""

    def respond(self, turn: Turn) -> None:
        """Find the product and answer, edit the search, or ask which product is meant."""
        if edits_search(turn) and not turn.search.is_empty():
            reading = read(turn)
            refine(turn, reading)
            answer_search(turn, reading.problems)
            return
        product = referred_or_focus(turn)
        if product is not None:
            turn.focus = product.id
            self.answer(turn, product)
            return
        reading = read(turn)
        if reading.has_topic and not turn.search.shown:
            start(turn, reading)
            answer_search(turn, reading.problems)
            return
        ask_which(turn, self.intent)
