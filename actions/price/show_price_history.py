"""Shows how the price of a product changed."""

from __future__ import annotations

from actions.product_action import ProductAction
from guide.answering.cards import card, short_title
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.shop import Shop
from language.money import format_money
from protocol.messages import Chart, ChartPoint, Parts
from shop.catalogue.models import Product

_MAX_POINTS = 60


class ActionShowPriceHistory(ProductAction):
    """Answers "has it been cheaper before?"."""

    intent = "ask_price_history"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_price_history"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Draw the price points and name the lowest and highest."""
        title, cards = short_title(product), [card(product, reply.wording)]
        points = shop.repositories.products.price_history(product.id)
        price = shop.price(product)
        # A sale begins and ends, and a price changes by hand, without an import that would write it down.
        if price is not None and [point[1:] for point in points[-1:]] != [(price.cents, price.currency)]:
            points.append((shop.at.date(), price.cents, price.currency))
        if not points:
            reply.say("utter_price__unknown", title=title)
            return
        if len(points) == 1:
            day, cents, currency = points[0]
            reply.say(
                "utter_price__history_single",
                Parts(products=cards),
                title=title,
                price=format_money(cents, currency),
                day=day.isoformat(),
            )
            return
        lowest = min(points, key=lambda point: point[1])
        highest = max(points, key=lambda point: point[1])
        latest = points[-1]
        drawn = [
            ChartPoint(at=day.isoformat(), value=cents / 100, text=format_money(cents, currency))
            for day, cents, currency in points[-_MAX_POINTS:]
        ]
        reply.say(
            "utter_price__history",
            Parts(products=cards, chart=Chart(label=product.title, points=drawn)),
            title=title,
            price=format_money(latest[1], latest[2]),
            lowest=format_money(lowest[1], lowest[2]),
            lowest_day=lowest[0].isoformat(),
            highest=format_money(highest[1], highest[2]),
            highest_day=highest[0].isoformat(),
        )
