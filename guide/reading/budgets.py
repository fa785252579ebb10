"""What several things may cost together: "for 150", "I have 500"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from guide.message import Message
from guide.search.request import SearchRequest
from guide.shop import Shop
from guide.wording import Wording
from language.errors import FigureError
from language.expressions import QuantityExpression
from language.figures import read_figure
from language.money import PriceRange, minor_unit_decimals, minor_units

_BARE_NUMBER = re.compile(r"(?<![\w.,])[1-9][\d.,]{0,10}\d(?![\w%]|[.,]\d)")


@dataclass(frozen=True)
class Budget:
    """What all may cost: in minor units of the display currency and of the base currency, and as it was named."""

    cents: int
    base_cents: int
    text: str


def read_budget(message: Message, request: SearchRequest, wording: Wording, shop: Shop) -> Budget | None:
    """Return what all may cost; where things are planned, a number that nothing else explains is money ("for 500")."""
    named = [item.said for item in (*request.conditions, request.amount) if item and item.said]
    cents, currency = next(
        ((said.high_cents, said.currency) for said in reversed(named) if said.high_cents is not None),
        (_bare_number(message, shop.money.currency), None),
    )
    if cents is None:
        return None
    currency = currency or shop.money.currency
    limit = shop.money.rates.base_range(PriceRange(high_cents=cents, currency=currency))
    return Budget(shop.money.shown(cents, currency) or 0, limit.high_cents or 0, wording.named(cents, currency))


def _bare_number(message: Message, currency: str) -> int | None:
    found = None if message.has(QuantityExpression) else _BARE_NUMBER.search(message.text)
    try:
        return minor_units(read_figure(found[0], minor_unit_decimals(currency), "."), currency) if found else None
    except FigureError:
        return None
