"""Fits several things into one budget: "a keyboard, a mouse and a headset for 150", "a desk set-up for 500"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from actions.base import ShopAction
from guide.answering.cards import card
from guide.answering.examples import example_kinds
from guide.answering.named_beside import say_named_beside
from guide.answering.not_sold import answer_not_sold
from guide.answering.results import answer_search, say_remarks
from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import link
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.request import SearchRequest
from guide.search.state import ConditionKind, SearchState, TextRole, text_filter
from guide.shop import Shop
from guide.wording import Wording
from language.errors import FigureError
from language.expressions import QuantityExpression
from language.figures import read_figure
from language.money import PriceRange, minor_unit_decimals, minor_units
from protocol.messages import Parts
from recommender.contract import Filters, Query, Sort
from recommender.ranking.bundles import choose_bundle
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_CANDIDATES = 40
_MAX_THINGS = 6
_BARE_NUMBER = re.compile(r"(?<![\w.,])[1-9][\d.,]{0,10}\d(?![\w%]|[.,]\d)")


@dataclass(frozen=True)
class Thing:
    """One thing of a plan: its category, and its name.

    `titled`: titles must have its name, and not those of the `others` of the same category that are planned, too.
    """

    category: str
    name: str = ""
    titled: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Budget:
    """What all may cost: in minor units of the display currency and of the base currency, and as it was named."""

    cents: int
    base_cents: int
    text: str


class ActionPlanBudget(ShopAction):
    """Answers with one product of each kind, the best ranked that together cost no more than the budget."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_plan_budget"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Plan for the kinds that the message names, one by one or as a set; one kind alone is a search."""
        request = read_request(message, memory, shop)
        things = _things(message, shop)
        is_set = bool(things) and not things[0].name
        if not is_set and answer_not_sold(request, reply, is_first=memory.search.is_empty()):
            return
        if len(things) < 2 and not is_set and request.has_topic:
            say_named_beside(message, memory, reply, shop)
            memory.start_search(_as_limit(request))
            answer_search(memory, reply, shop, request, may_ask=True)
            return
        say_remarks(request, reply, shop)
        things = _told_apart(things, reply, shop)
        if len(things) < 2:
            reply.say("utter_catalogue__plan_of_what", example=example_kinds(shop, reply.wording))
            return
        brands = tuple(item.key for item in request.conditions if item.kind is ConditionKind.BRAND and item.negated)
        budget = _budget(message, request, reply.wording, shop)
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


def _say_nothing_fits(things: Sequence[Thing], budget: Budget | None, reply: Reply, shop: Shop) -> None:
    wording = reply.wording
    names = (thing.name if thing.titled else wording.label(TermKind.CATEGORY, thing.category) for thing in things)
    what = wording.phrase("utter_catalogue__list_joint").join(names)
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


def _things(message: Message, shop: Shop) -> list[Thing]:
    """Return the things named, in their order; those of a set where a set is named instead."""
    links = link(message.text, message.spans, shop.vocabulary)
    named = [Thing(item.term.key, item.text) for item in links if item.term and item.term.kind is TermKind.CATEGORY]
    text = message.text.casefold()
    for known in shop.sets:
        if len({thing.category for thing in named}) < 2 and any(name in text for name in known.names):
            return [Thing(category) for category in known.categories]
    return list(dict.fromkeys(named))[:_MAX_THINGS]


def _told_apart(things: Sequence[Thing], reply: Reply, shop: Shop) -> list[Thing]:
    """Return the things to plan for: of several of one category those that titles tell apart; of others say so."""
    categories = [thing.category for thing in things]
    marked = [replace(thing, titled=categories.count(thing.category) > 1) for thing in things]
    titled = [thing for thing in marked if thing.titled and shop.recommender.count(_filters(thing))]
    told: list[Thing] = []
    for thing in marked:
        others = tuple(each.name for each in titled if each.category == thing.category and each != thing)
        if thing in titled or not any(each.category == thing.category and not each.titled for each in told):
            told.append(replace(thing, titled=thing in titled, others=others))
        else:
            reply.say("utter_catalogue__unmet", words=thing.name)
    return told


def _filters(thing: Thing) -> Filters:
    wanted = [text_filter((thing.name,), TextRole.THING)] if thing.titled else []
    unwanted = [text_filter((name,), TextRole.THING, negated=True) for name in thing.others]
    return Filters(categories=(thing.category,), texts=(*wanted, *unwanted))


def _budget(message: Message, request: SearchRequest, wording: Wording, shop: Shop) -> Budget | None:
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


def _as_limit(request: SearchRequest) -> SearchRequest:
    """Take an amount for what may be spent at most: "I have 500" is no wish for things of about 500."""
    limit = request.amount and request.amount.without_ends(low=True)
    if limit is None:
        return request
    others = tuple(item for item in request.conditions if item.kind is not ConditionKind.PRICE)
    return replace(request, conditions=(*others, limit))


def _ranked(
    thing: Thing, budget: Budget | None, not_brands: tuple[str, ...], dislikes: tuple[int, ...], shop: Shop
) -> list[Product]:
    """Return the best products for a thing that have a price within the budget."""
    filters = replace(
        _filters(thing),
        not_brands=not_brands,
        price=PriceRange(1, budget.base_cents if budget else None),
        exclude_ids=dislikes,
    )
    query = Query(filters=filters, purchases=tuple(shop.shopper.purchases), limit=_CANDIDATES)
    return shop.products([hit.product_id for hit in shop.recommender.recommend(query)])


def _cheapest(thing: Thing, shop: Shop) -> list[Product]:
    """Return the cheapest product for a thing, none where none has a price."""
    priced = replace(_filters(thing), price=PriceRange(low_cents=1))
    query = Query(filters=priced, limit=1, sort=Sort.PRICE_ASCENDING)
    return shop.products([hit.product_id for hit in shop.recommender.recommend(query)])
