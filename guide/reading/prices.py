"""Money of a message as conditions of the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from guide.money import DisplayMoney
from guide.search.prices import price_condition
from guide.search.state import Condition, Count
from language.expressions import Operator, PriceExpression
from language.money import PriceRange, minor_units
from recommender.contract import Filters

_AROUND = 0.15
_HARDLY_ANY = 0.05
"""A price that so small a share of a kind of thing meets is not meant, where far more meet it in another currency."""


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
    if low is None or low != high:
        return Price(price_condition(PriceRange(low, high, currency), said.text, turn, money))
    # Nobody who says "about 500", or just "500", means the cent.
    around = PriceRange(round(low * (1 - _AROUND)), round(high * (1 + _AROUND)), currency)
    exactly = price_condition(PriceRange(low, high, currency), said.text, turn, money)
    return Price(price_condition(around, said.text, turn, money), exactly if said.op is Operator.EQUAL else None)


def likelier_currency(
    usual: str | None, said: Sequence[PriceExpression], categories: tuple[str, ...], money: DisplayMoney, count: Count
) -> str | None:
    """Return the currency of prices that name none: the usual one of a language, unless the shop's own is likelier.

    Who sees prices in dollars and asks in Chinese for a laptop up to 800 does not mean yuan: for those hardly any
    laptop is to be had, and for dollars many are.

    Args:
        usual: what people mean in the language of the message; None where that is the shop's own.
        said: the prices.
        categories: of what is looked for; where that is not known, the usual currency is meant.
        money: of the shop.
        count: counts what satisfies filters.
    """
    if usual is None or not categories or not said or any(price.currencies for price in said):
        return usual
    wanted, own = (
        [price.limits.price for each in said if (price := read_price(each, 0, money, spoken)).limits]
        for spoken in (usual, None)
    )
    if not wanted or not own:
        return usual
    few, many, all_of_them = (count(Filters(categories=categories, price=price)) for price in (wanted[0], own[0], None))
    return None if few < _HARDLY_ANY * all_of_them and many > few / _HARDLY_ANY else usual


def limits_of(prices: Sequence[Price]) -> list[Condition]:
    """Return the conditions of the prices of one message.

    Of several upper limits the highest holds: who would go to 150 and rather spend 100 buys for 120 as well.
    """
    limits = [price.limits for price in prices if price.limits]
    caps = [each for each in limits if each.low_cents is None and each.high_cents is not None]
    highest = max(caps, key=lambda each: each.high_cents or 0, default=None)
    return [each for each in limits if each not in caps or each is highest]
