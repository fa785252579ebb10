"""Fits several things into one budget: "a keyboard, a mouse and a headset for 150", "a desk set-up for 500"."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.base import ShopAction
from guide.answering.cards import card
from guide.reading.reader import Reading
from guide.reading.understand import read, start
from guide.search.results import answer_search
from guide.search.state import ConstraintKind, SearchState
from guide.turn import Turn
from language.money import format_round_money
from recommender.contract import Filters, Query, Sort
from recommender.ranking.bundles import choose_bundle
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_CANDIDATES = 40
_MAX_THINGS = 6
_BARE_NUMBER = re.compile(r"(?<![\w.])[1-9]\d{1,5}(?![\w.%])")


class ActionPlanBudget(ShopAction):
    """Answers with one product of each kind, the best ranked that together cost no more than the budget."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_plan_budget"

    def respond(self, turn: Turn) -> None:
        """Plan for the kinds that the message names, one by one or as a set; one kind alone is a search."""
        reading = read(turn)
        categories = _categories(turn)
        if len(categories) == 1 and reading.has_topic:
            start(turn, _as_limit(reading))
            answer_search(turn, reading.problems, may_ask=True)
            return
        if len(categories) < 2:
            turn.say("utter_catalogue__plan_of_what")
            return
        self._plan(turn, reading, categories)

    def _plan(self, turn: Turn, reading: Reading, categories: list[str]) -> None:
        budget, rates = _budget(turn, reading), turn.services.rates
        brands = tuple(item.key for item in reading.constraints if item.kind is ConstraintKind.BRAND and item.negated)
        ranked = [_ranked(turn, category, budget, brands) for category in categories]
        prices = [[rates.to_base(item.price_cents or 0, item.currency) for item in products] for products in ranked]
        taken = [0 for _ in ranked] if budget is None and all(ranked) else choose_bundle(prices, budget or 0)
        if taken is None:
            least = sum(_least(turn, category) for category in categories)
            what = turn.phrase("utter_catalogue__list_joint").join(_label(turn, key) for key in categories)
            turn.say(
                "utter_catalogue__plan_too_dear",
                budget=_money(turn, budget or 0),
                what=what,
                least=_money(turn, least),
            )
            return
        products = [own[position] for own, position in zip(ranked, taken, strict=True)]
        total = sum(own[position] for own, position in zip(prices, taken, strict=True))
        turn.search = SearchState(topic=reading.topic, shown=tuple(product.id for product in products))
        turn.focus, turn.compared = None, ()
        cards = [card(turn, product) for product in products]
        if budget is None:
            turn.say("utter_catalogue__planned_without_budget", total=_money(turn, total), products=cards)
        else:
            left = _money(turn, budget - total)
            turn.say(
                "utter_catalogue__planned",
                total=_money(turn, total),
                budget=_money(turn, budget),
                left=left,
                products=cards,
            )


def _categories(turn: Turn) -> list[str]:
    """Return the kinds of things named, in their order; those of a set where a set is named instead."""
    named = [item.term.key for item in turn.links if item.term and item.term.kind is TermKind.CATEGORY]
    text = turn.text.casefold()
    for known in turn.services.sets:
        if len(set(named)) < 2 and any(name in text for name in known.names):
            return list(known.categories)
    return list(dict.fromkeys(named))[:_MAX_THINGS]


def _budget(turn: Turn, reading: Reading) -> int | None:
    """Return what all may cost; where things are planned, a number that nothing else explains is money ("for 500")."""
    if reading.amount is not None and reading.amount.value is not None:
        return int(reading.amount.value)
    limits = [item.value for item in reading.constraints if item.kind is ConstraintKind.MAX_PRICE]
    if limits and limits[-1] is not None:
        return int(limits[-1])
    bare = None if turn.values("quantity") else _BARE_NUMBER.search(turn.text)
    return int(bare.group()) * 100 if bare else None


def _as_limit(reading: Reading) -> Reading:
    """Take an amount for what may be spent at most: "I have 500" is no wish for things of about 500."""
    if reading.amount is None:
        return reading
    prices = (ConstraintKind.MIN_PRICE, ConstraintKind.MAX_PRICE)
    others = tuple(item for item in reading.constraints if item.kind not in prices)
    return replace(reading, constraints=(*others, replace(reading.amount, kind=ConstraintKind.MAX_PRICE)))


def _ranked(turn: Turn, category: str, budget: int | None, not_brands: tuple[str, ...]) -> list[Product]:
    """Return the best products of a category that have a price within the budget."""
    filters = Filters(
        categories=(category,),
        not_brands=not_brands,
        min_price_cents=1,
        max_price_cents=budget,
        exclude_ids=turn.dislikes,
    )
    query = Query(filters=filters, purchases=tuple(turn.purchases), limit=_CANDIDATES)
    return turn.products([hit.product_id for hit in turn.services.recommender.recommend(query)])


def _least(turn: Turn, category: str) -> int:
    """Return the lowest price of a category in the base currency."""
    query = Query(filters=Filters(categories=(category,), min_price_cents=1), limit=1, sort=Sort.PRICE_ASCENDING)
    products = turn.products([hit.product_id for hit in turn.services.recommender.recommend(query)])
    return sum(turn.services.rates.to_base(product.price_cents or 0, product.currency) for product in products)


def _money(turn: Turn, cents: int) -> str:
    return format_round_money(cents, turn.services.rates.base_currency)


def _label(turn: Turn, category: str) -> str:
    return turn.services.vocabulary.label(TermKind.CATEGORY, category, turn.language)
