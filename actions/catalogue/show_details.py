"""Tells all that the shop knows of one product."""

from __future__ import annotations

from actions.product_action import ProductAction
from guide.answering.cards import button, card
from guide.answering.facts import attribute_label, attribute_value, telling_first
from guide.turn import Turn
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product

_MAX_SPECIFICATIONS = 12
_MAX_DESCRIPTION = 600


class ActionShowDetails(ProductAction):
    """Answers "tell me more about the second one"."""

    intent = "product_details"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_details"

    def answer(self, turn: Turn, product: Product) -> None:
        """Show the product, its description, specifications and stock."""
        turn.note(EventKind.VIEW, product.id)
        buttons = [
            button(turn.phrase(f"utter_catalogue__button_{intent}"), intent, product_id=product.id)
            for intent in ("explain_why", "similar_products", "ask_price_history")
        ]
        turn.say(
            "utter_catalogue__details",
            title=product.title,
            description=_shortened(product.description) or turn.phrase("utter_catalogue__no_description"),
            specifications=_specifications(turn, product),
            stock=turn.phrase(f"utter_catalogue__stock_{_stock(product)}", stock=product.stock),
            products=[card(turn, product)],
            buttons=buttons,
        )


def _specifications(turn: Turn, product: Product) -> str:
    vocabulary, language = turn.services.vocabulary, turn.language
    lines = [
        f"{attribute_label(item.name, vocabulary, language)}: "
        f"{attribute_value(item.name, item.value, item.unit, vocabulary, language)}"
        for item in telling_first(product.attributes)[:_MAX_SPECIFICATIONS]
    ]
    return "\n".join(f"• {line}" for line in lines)


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_DESCRIPTION else text[:_MAX_DESCRIPTION].rsplit(" ", 1)[0] + " …"


def _stock(product: Product) -> str:
    if product.stock is None:
        return "unknown"
    return "some" if product.stock else "none"
