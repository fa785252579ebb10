"""Shows how the price of a product changed."""

from __future__ import annotations

from datetime import date

from actions.product_action import ProductAction
from guide.answering.cards import card, short_title
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.shop import Shop
from protocol.messages import Chart, ChartPoint, Parts
from shop.catalogue.models import Product

_MAX_POINTS = 60

PricePoint = tuple[date, int, str]
"""Day, minor units, currency."""


class ActionShowPriceHistory(ProductAction):
    """Answers "has it been cheaper before?"."""

    intent = "ask_price_history"

    def name(self) -> str:
        """Return the action's name."""
        return "action_show_price_history"

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Draw the price points and name the lowest and highest."""
        title, cards, wording = short_title(product), [card(product, reply.wording)], reply.wording
        points = _points(product, shop)
        if not points:
            reply.say("utter_price__unknown", title=title)
            return
        texts = [wording.price(cents, currency) for _, cents, currency in points]
        days = [day.isoformat() for day, _, _ in points]
        if len(points) == 1:
            reply.say("utter_price__history_single", Parts(products=cards), title=title, price=texts[0], day=days[0])
            return
        amounts = [shop.money.amount(cents, currency) for _, cents, currency in points]
        lowest, highest = (amounts.index(end) for end in (min(amounts), max(amounts)))
        drawn = [
            ChartPoint(at=day, value=float(amount), text=wording.short_price(cents, currency))
            for day, amount, (_, cents, currency) in zip(days, amounts, points, strict=True)
        ]
        reply.say(
            "utter_price__history",
            Parts(products=cards, chart=Chart(label=product.title, points=drawn[-_MAX_POINTS:])),
            title=title,
            price=texts[-1],
            lowest=texts[lowest],
            lowest_day=days[lowest],
            highest=texts[highest],
            highest_day=days[highest],
        )


def _points(product: Product, shop: Shop) -> list[PricePoint]:
    """Return what a product cost, oldest first, and costs now; what cannot be compared with that is left out."""
    points, price = shop.repositories.products.price_history(product.id), shop.price(product)
    # A sale begins and ends, and a price changes by hand, without an import that would write it down.
    if price is not None and [point[1:] for point in points[-1:]] != [(price.cents, price.currency)]:
        points.append((shop.at.date(), price.cents, price.currency))
    knows = shop.money.rates.knows
    return [point for point in points if point[2] == points[-1][2] or (knows(point[2]) and knows(points[-1][2]))]
