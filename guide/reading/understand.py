"""Reads a message in its conversation: what it asks of the running search, and what kind of wish it is."""

from __future__ import annotations

from collections.abc import Sequence

from guide.memory import Memory
from guide.message import Message
from guide.money import DisplayMoney
from guide.reading.reader import MessageReader
from guide.search.choices import chosen
from guide.search.request import SearchRequest
from guide.search.state import Condition, ConditionKind, SearchState
from guide.shop import Shop
from language.expressions import (
    DroppedCondition,
    ExcludedCurrent,
    OrdinalReference,
    PastReference,
    PickedByRank,
    PriceExpression,
    RelativeChange,
)
from shop.catalogue.categories import CategoryRepository


def read_request(message: Message, memory: Memory, shop: Shop) -> SearchRequest:
    """Return what a message asks of the running search; prices without a currency are in the one named before."""
    searches = (memory.search, *reversed(memory.earlier_searches))
    currency = next((state.currency for state in searches if state.currency), None)
    if currency is None and any(item.said for state in searches for item in state.of(ConditionKind.PRICE)):
        currency = shop.money.currency  # who named the shop's currency goes on in it
    reader = MessageReader(shop.vocabulary, shop.kinds, shop.money, shop.recommender)
    return reader.read(message, memory.search.next_turn, memory.search, currency)


def pressed_conditions(message: Message, search: SearchState, money: DisplayMoney) -> tuple[Condition, ...]:
    """Return the conditions that a pressed button adds to a search; none where a message was typed."""
    return tuple(item for text in message.conditions for item in chosen(text, message.text, search.next_turn, money))


def names_another_thing(request: SearchRequest, search: SearchState, categories: CategoryRepository) -> bool:
    """Tell whether a message looks for another kind of thing than the running search, not for a narrower one."""
    named = set(request.categories)
    if not named or not search.categories:
        return False
    if named & set(search.categories):
        names, others = (_names_of_things(conditions) for conditions in (request.conditions, search.conditions))
        return bool(names and others) and not names & others
    return not any(set(categories.path(key)) & set(search.categories) for key in named)


def _names_of_things(conditions: Sequence[Condition]) -> set[str]:
    """Return what things are called that share a category with others: toasters, kettles."""
    return {phrase for item in conditions if item.is_name_of_thing for phrase in (item.key, *item.phrases)}


def points_at_product(message: Message) -> bool:
    """Tell whether a message says by a button, a place, a rank or a time which product it is about."""
    return bool(message.product_ids) or message.has(OrdinalReference, PickedByRank, PastReference)


def edits_search(message: Message) -> bool:
    """Tell whether a message changes the search and points at no product."""
    if points_at_product(message):
        return False
    cheaper = any(said.attribute == "price" for said in message.all(RelativeChange))
    return cheaper or message.has(PriceExpression, DroppedCondition, ExcludedCurrent)
