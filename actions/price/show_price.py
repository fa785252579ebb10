"""Tells the price of a product, and where it stands among its kind."""

from __future__ import annotations

from actions.product_action import ProductAction
from guide.answering.cards import button, card, price_text, short_title
from guide.reading.references import referred
from guide.turn import Turn
from language.money import PriceRange
from recommender.contract import Filters
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_MIN_PEERS = 5


class ActionShowPrice(ProductAction):
    """Answers "how much is the second one?"."""

    intent = "ask_price"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_price"

    def answer(self, turn: Turn, product: Product) -> None:
        """Read the price in this turn; several products referred to are all answered."""
        for each in referred(turn) or [product]:
            self._answer(turn, each)

    def _answer(self, turn: Turn, product: Product) -> None:
        price = price_text(product)
        if price is None:
            turn.say("utter_price__unknown", title=short_title(product))
            return
        buttons = [
            button(turn.phrase("utter_catalogue__button_ask_price_history"), "ask_price_history", product_id=product.id)
        ]
        standing = self._standing(turn, product)
        turn.say(
            "utter_price__price",
            title=short_title(product),
            price=price,
            standing=standing,
            products=[card(turn, product)],
            buttons=buttons,
        )

    def _standing(self, turn: Turn, product: Product) -> str:
        """Say how many products of the category cost more; empty where there are too few to tell."""
        if not product.category_path:
            return ""
        category = product.category_path[-1]
        cents = turn.services.rates.to_base(product.price_cents or 0, product.currency)
        count = turn.services.recommender.count
        peers = count(Filters(categories=(category,), price=PriceRange(low_cents=0))) - 1
        if peers < _MIN_PEERS:
            return ""
        dearer = count(Filters(categories=(category,), price=PriceRange(low_cents=cents + 1)))
        name = turn.services.vocabulary.label(TermKind.CATEGORY, category, turn.language)
        return turn.phrase("utter_price__standing", dearer=dearer, peers=peers, category=name)
