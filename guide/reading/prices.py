"""Money of a message as conditions of the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.money import DisplayMoney
from guide.search.prices import price_condition
from guide.search.state import Condition
from language.expressions import Operator, PriceExpression
from language.money import PriceRange, major_units, minor_units

_AROUND = 0.15


@dataclass(frozen=True)
class Price:
    """What a price sets.

    `limits` as a condition; `amount` where it was named without a bound; `problem` where it cannot be used.
    """

    limits: Condition | None = None
    amount: Condition | None = None
    problem: str | None = None


def read_price(said: PriceExpression, turn: int, money: DisplayMoney, spoken: str | None) -> Price:
    """Read a price of the parser: here the figures that were said become minor units of a currency.

    Args:
        said: the parser's finding.
        turn: the source of the condition.
        money: tells which currency is meant, and compares in the base currency.
        spoken: the foreign currency that this conversation spoke of before, if it did.
    """
    if said.invalid:
        return Price(problem="utter_catalogue__problem_price")
    currency = money.currency_meant(said.currencies, spoken)
    if not money.rates.knows(currency):
        return Price(problem="utter_catalogue__problem_currency")
    low, high = (None if end is None else minor_units(end, currency) for end in (said.low, said.high))
    if said.is_too_much and high:
        high -= 1
    if low is None or low != high:
        return Price(price_condition(PriceRange(low, high, currency), said.text, turn, money))
    # Nobody who says "about 500", or just "500", means the cent.
    around = PriceRange(round(low * (1 - _AROUND)), round(high * (1 + _AROUND)), currency)
    exactly = price_condition(PriceRange(low, high, currency), said.text, turn, money)
    return Price(price_condition(around, said.text, turn, money), exactly if said.op is Operator.EQUAL else None)


def in_currency(limits: Sequence[Condition], named: Sequence[str], turn: int, money: DisplayMoney) -> list[Condition]:
    """Return price limits as the same figures of another currency: after "under 100", 我说的是人民币.

    Args:
        limits: those of the search; what nobody named ("cheaper") stays as it is.
        named: the currencies that the words for the other one may mean, the likeliest first.
        turn: the source of the conditions.
        money: knows the rates.
    """
    currency = money.currency_meant(named, None)
    if not money.rates.knows(currency):
        return []
    return [
        price_condition(_figures_in(item.said, currency), item.label, turn, money)
        for item in limits
        if item.said and item.said.currency and item.said.currency != currency
    ]


def _figures_in(said: PriceRange, currency: str) -> PriceRange:
    low, high = (
        None if end is None else minor_units(major_units(end, said.currency or currency), currency)
        for end in (said.low_cents, said.high_cents)
    )
    return PriceRange(low, high, currency)


def limits_of(prices: Sequence[Price]) -> list[Condition]:
    """Return the conditions of the prices of one message.

    Of several upper limits the highest holds: who would go to 150 and rather spend 100 buys for 120 as well.
    """
    limits = [price.limits for price in prices if price.limits]
    caps = [each for each in limits if each.low_cents is None and each.high_cents is not None]
    highest = max(caps, key=lambda each: each.high_cents or 0, default=None)
    return [each for each in limits if each not in caps or each is highest]
