"""Shows how the price of a product changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.product_action import ProductAction
from guide.answering.cards import card, short_title
from guide.memory import Memory
from guide.message import Message
from guide.money import DisplayMoney
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
        title, cards = short_title(product), [card(product, reply.wording)]
        points, wording = shop.repositories.products.price_history(product.id), reply.wording
        price = shop.price(product)
        # A sale begins and ends, and a price changes by hand, without an import that would write it down.
        if price is not None and [point[1:] for point in points[-1:]] != [(price.cents, price.currency)]:
            points.append((shop.at.date(), price.cents, price.currency))
        points = _comparable(points, shop.money)
        if not points:
            reply.say("utter_price__unknown", title=title)
            return
        if len(points) == 1:
            day, *price = points[0]
            reply.say(
                "utter_price__history_single",
                Parts(products=cards),
                title=title,
                price=wording.price(*price),
                day=day.isoformat(),
            )
            return
        amounts = [shop.money.amount(cents, currency) for _, cents, currency in points]
        lowest, highest = (points[amounts.index(end)] for end in (min(amounts), max(amounts)))
        latest = points[-1]
        drawn = [
            ChartPoint(at=day.isoformat(), value=float(amount), text=wording.short_price(cents, currency))
            for (day, cents, currency), amount in list(zip(points, amounts, strict=True))[-_MAX_POINTS:]
        ]
        reply.say(
            "utter_price__history",
            Parts(products=cards, chart=Chart(label=product.title, points=drawn)),
            title=title,
            price=wording.price(*latest[1:]),
            lowest=wording.price(*lowest[1:]),
            lowest_day=lowest[0].isoformat(),
            highest=wording.price(*highest[1:]),
            highest_day=highest[0].isoformat(),
        )


def _comparable(points: Sequence[PricePoint], money: DisplayMoney) -> Sequence[PricePoint]:
    """Leave out what was in a currency without a rate, unless all is."""
    return [point for point in points if money.rates.knows(point[2])] or points
