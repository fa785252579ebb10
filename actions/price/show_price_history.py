"""Shows how the price of a product changed."""

from __future__ import annotations

from actions.product_action import ProductAction
from guide.answering.cards import card, short_title
from guide.turn import Turn
from language.money import format_money
from shop.catalogue.models import Product

_MAX_POINTS = 60


class ActionShowPriceHistory(ProductAction):
    """Answers "has it been cheaper before?"."""

    intent = "ask_price_history"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_price_history"

    def answer(self, turn: Turn, product: Product) -> None:
        """Draw the price points and name the lowest and highest."""
        points = turn.uow.products.price_history(product.id)
        if not points:
            turn.say("utter_price__unknown", title=short_title(product))
            return
        if len(points) == 1:
            day, cents, currency = points[0]
            turn.say(
                "utter_price__history_single",
                title=short_title(product),
                price=format_money(cents, currency),
                day=day.isoformat(),
                products=[card(turn, product)],
            )
            return
        lowest = min(points, key=lambda point: point[1])
        highest = max(points, key=lambda point: point[1])
        latest = points[-1]
        chart = {
            "label": product.title,
            "points": [
                {"at": day.isoformat(), "value": cents / 100, "text": format_money(cents, currency)}
                for day, cents, currency in points[-_MAX_POINTS:]
            ],
        }
        turn.say(
            "utter_price__history",
            title=short_title(product),
            price=format_money(latest[1], latest[2]),
            lowest=format_money(lowest[1], lowest[2]),
            lowest_day=lowest[0].isoformat(),
            highest=format_money(highest[1], highest[2]),
            highest_day=highest[0].isoformat(),
            chart=chart,
            products=[card(turn, product)],
        )
