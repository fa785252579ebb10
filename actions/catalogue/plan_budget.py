"""Fits several things into one budget: "a keyboard, a mouse and a headset for 150", "a desk set-up for 500"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.base import ShopAction
from guide.answering.cards import card
from guide.answering.examples import example_kinds
from guide.answering.named_beside import say_named_beside
from guide.answering.not_sold import answer_not_sold
from guide.answering.results import answer_search, say_remarks
from guide.memory import Memory
from guide.message import Message
from guide.reading.budgets import Budget, read_budget
from guide.reading.planned_things import PlannedThing, planned_things, told_apart
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.request import SearchRequest
from guide.search.state import ConditionKind, SearchState
from guide.shop import Shop
from guide.wording import Wording
from language.money import PriceRange
from protocol.messages import Parts
from recommender.contract import Query, Sort
from recommender.ranking.bundles import choose_bundle
from shop.catalogue.models import Product

_CANDIDATES = 40


class ActionPlanBudget(ShopAction):
    """Answers with one product of each kind, the best ranked that together cost no more than the budget."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_plan_budget"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Plan for the kinds that the message names, one by one or as a set; one kind alone is a search."""
        request = read_request(message, memory, shop)
        things = planned_things(message, shop)
        is_set = bool(things) and not things[0].name
        if not is_set and answer_not_sold(request, memory, reply, shop):
            return
        if len(things) < 2 and not is_set and request.has_topic:
            say_named_beside(message, memory, reply, shop)
            memory.start_search(_as_limit(request), shop.recommender.count)
            answer_search(memory, reply, shop, request, may_ask=True)
            return
        say_remarks(request, reply, shop)
        things, alike = told_apart(things, shop.recommender.count)
        if alike:
            reply.say("utter_catalogue__unmet", words=reply.wording.quoted(thing.name for thing in alike))
        if len(things) < 2:
            reply.say("utter_catalogue__plan_of_what", example=example_kinds(shop, reply.wording))
            return
        brands = tuple(item.key for item in request.conditions if item.kind is ConditionKind.BRAND and item.negated)
        budget = read_budget(message, request, reply.wording, shop)
        ranked = [_ranked(thing, budget, brands, memory.dislikes, shop) for thing in things]
        if budget is None:
            products = [own[0] for own in ranked if own]
        else:
            prices = [[shop.shown_price(product) or 0 for product in own] for own in ranked]
            taken = choose_bundle(prices, budget.cents) or ()
            products = [own[position] for own, position in zip(ranked, taken, strict=False)]
        if len(products) < len(things):
            _say_nothing_fits(things, budget, reply, shop)
            return
        memory.search = SearchState(topic=request.topic, shown=tuple(product.id for product in products))
        memory.focus, memory.compared = None, ()
        _say_plan(products, budget, reply, shop)


def _say_plan(products: Sequence[Product], budget: Budget | None, reply: Reply, shop: Shop) -> None:
    wording, total = reply.wording, _total(products, shop)
    parts = Parts(products=[card(product, wording) for product in products])
    said = _amount(total, products, wording)
    if budget is None:
        reply.say("utter_catalogue__planned_without_budget", parts, total=said)
        return
    left = _amount(budget.cents - total, products, wording)
    reply.say("utter_catalogue__planned", parts, total=said, budget=budget.text, left=left)


def _say_nothing_fits(things: Sequence[PlannedThing], budget: Budget | None, reply: Reply, shop: Shop) -> None:
    wording = reply.wording
    names = (thing.name if thing.titled else wording.kind(thing.category) for thing in things)
    what = wording.listed(names)
    cheapest = [product for thing in things for product in _cheapest(thing, shop)]
    if budget is None or len(cheapest) < len(things):
        reply.say("utter_catalogue__nothing_at_all", search=what)
        return
    least = _amount(_total(cheapest, shop), cheapest, wording)
    reply.say("utter_catalogue__plan_too_dear", budget=budget.text, what=what, least=least)


def _total(products: Sequence[Product], shop: Shop) -> int:
    """Return what products cost together as their cards say it, in minor units of the display currency."""
    return sum(shop.shown_price(product) or 0 for product in products)


def _amount(cents: int, products: Sequence[Product], wording: Wording) -> str:
    """Say an amount made of the prices of products, marked where one of them was converted."""
    converted = any(product.currency != wording.display.currency for product in products)
    return wording.amount(cents, about=converted)


def _as_limit(request: SearchRequest) -> SearchRequest:
    """Take an amount for what may be spent at most: "I have 500" is no wish for things of about 500."""
    limit = request.amount and request.amount.without_ends(low=True)
    if limit is None:
        return request
    others = tuple(item for item in request.conditions if item.kind is not ConditionKind.PRICE)
    return replace(request, conditions=(*others, limit))


def _ranked(
    thing: PlannedThing, budget: Budget | None, not_brands: tuple[str, ...], dislikes: tuple[int, ...], shop: Shop
) -> list[Product]:
    """Return the best products for a thing that have a price within the budget."""
    filters = replace(
        thing.filters,
        not_brands=not_brands,
        price=PriceRange(1, budget.base_cents if budget else None),
        exclude_ids=dislikes,
    )
    query = Query(filters=filters, purchases=tuple(shop.shopper.purchases), limit=_CANDIDATES)
    return shop.products([hit.product_id for hit in shop.recommender.recommend(query)])


def _cheapest(thing: PlannedThing, shop: Shop) -> list[Product]:
    """Return the cheapest product for a thing, none where none has a price."""
    priced = replace(thing.filters, price=PriceRange(low_cents=1))
    query = Query(filters=priced, limit=1, sort=Sort.PRICE_ASCENDING)
    return shop.products([hit.product_id for hit in shop.recommender.recommend(query)])
