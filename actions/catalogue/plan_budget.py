"""Fits several things into one budget: "a keyboard, a mouse and a headset for 150", "a desk set-up for 500"."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.base import ShopAction
from guide.answering.cards import card
from guide.answering.examples import example_kinds
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import link
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.request import SearchRequest
from guide.search.state import ConditionKind, SearchState
from guide.shop import Shop
from language.expressions import QuantityExpression
from language.money import PriceRange
from protocol.messages import Parts
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

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Plan for the kinds that the message names, one by one or as a set; one kind alone is a search."""
        request = read_request(message, memory, shop)
        categories = _categories(message, shop)
        if len(categories) == 1 and request.has_topic:
            memory.start_search(_as_limit(request))
            answer_search(memory, reply, shop, request.problems, may_ask=True)
            return
        if len(categories) < 2:
            reply.say("utter_catalogue__plan_of_what", example=example_kinds(shop, reply.wording))
            return
        brands = tuple(item.key for item in request.conditions if item.kind is ConditionKind.BRAND and item.negated)
        budget = _budget(message, request)
        ranked = [_ranked(category, budget, brands, memory.dislikes, shop) for category in categories]
        prices = [[shop.base_price(product) for product in products] for products in ranked]
        taken = [0 for _ in ranked] if budget is None and all(ranked) else choose_bundle(prices, budget or 0)
        if taken is None:
            _say_too_dear(categories, budget or 0, reply, shop)
            return
        products = [own[position] for own, position in zip(ranked, taken, strict=True)]
        memory.search = SearchState(topic=request.topic, shown=tuple(product.id for product in products))
        memory.focus, memory.compared = None, ()
        _say_plan(products, budget, reply, shop)


def _say_plan(products: list[Product], budget: int | None, reply: Reply, shop: Shop) -> None:
    total = sum(shop.base_price(product) for product in products)
    parts = Parts(products=[card(product, reply.wording) for product in products])
    if budget is None:
        reply.say("utter_catalogue__planned_without_budget", parts, total=reply.wording.money(total))
        return
    reply.say(
        "utter_catalogue__planned",
        parts,
        total=reply.wording.money(total),
        budget=reply.wording.money(budget),
        left=reply.wording.money(budget - total),
    )


def _say_too_dear(categories: list[str], budget: int, reply: Reply, shop: Shop) -> None:
    wording = reply.wording
    names = (wording.label(TermKind.CATEGORY, category) for category in categories)
    reply.say(
        "utter_catalogue__plan_too_dear",
        budget=reply.wording.money(budget),
        what=wording.phrase("utter_catalogue__list_joint").join(names),
        least=reply.wording.money(sum(_least(category, shop) for category in categories)),
    )


def _categories(message: Message, shop: Shop) -> list[str]:
    """Return the kinds of things named, in their order; those of a set where a set is named instead."""
    links = link(message.text, message.spans, shop.vocabulary)
    named = [item.term.key for item in links if item.term and item.term.kind is TermKind.CATEGORY]
    text = message.text.casefold()
    for known in shop.sets:
        if len(set(named)) < 2 and any(name in text for name in known.names):
            return list(known.categories)
    return list(dict.fromkeys(named))[:_MAX_THINGS]


def _budget(message: Message, request: SearchRequest) -> int | None:
    """Return what all may cost; where things are planned, a number that nothing else explains is money ("for 500")."""
    if request.amount is not None:
        return request.amount.high_cents
    limits = [item.high_cents for item in request.conditions if item.high_cents is not None]
    if limits:
        return limits[-1]
    bare = None if message.has(QuantityExpression) else _BARE_NUMBER.search(message.text)
    return int(bare.group()) * 100 if bare else None


def _as_limit(request: SearchRequest) -> SearchRequest:
    """Take an amount for what may be spent at most: "I have 500" is no wish for things of about 500."""
    if request.amount is None:
        return request
    others = tuple(item for item in request.conditions if item.kind is not ConditionKind.PRICE)
    limit = replace(request.amount, price=PriceRange(high_cents=request.amount.high_cents))
    return replace(request, conditions=(*others, limit))


def _ranked(
    category: str, budget: int | None, not_brands: tuple[str, ...], dislikes: tuple[int, ...], shop: Shop
) -> list[Product]:
    """Return the best products of a category that have a price within the budget."""
    filters = Filters(
        categories=(category,),
        not_brands=not_brands,
        price=PriceRange(1, budget),
        exclude_ids=dislikes,
    )
    query = Query(filters=filters, purchases=tuple(shop.shopper.purchases), limit=_CANDIDATES)
    return shop.products([hit.product_id for hit in shop.recommender.recommend(query)])


def _least(category: str, shop: Shop) -> int:
    """Return the lowest price of a category in the base currency."""
    filters = Filters(categories=(category,), price=PriceRange(low_cents=1))
    query = Query(filters=filters, limit=1, sort=Sort.PRICE_ASCENDING)
    products = shop.products([hit.product_id for hit in shop.recommender.recommend(query)])
    return sum(shop.base_price(product) for product in products)
