"""Says what to look at when buying a kind of thing, from what sets the catalogue's own products apart."""

from __future__ import annotations

from collections.abc import Sequence

from actions.base import ShopAction
from actions.catalogue.compare_products import ActionCompareProducts
from guide.answering.cards import button
from guide.answering.examples import example_kind
from guide.answering.facets import choice_label, facet_label, nameable_attributes
from guide.answering.facts import attribute_value
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.request import SearchRequest
from guide.search.state import Condition, ConditionKind, SearchState
from guide.shop import Shop
from guide.wording import Wording
from language.asking import speaks_of_shown
from language.expressions import Operator, QuantityExpression
from language.questions import asks_for_verdict
from recommender.contract import AttributeFilter, Comparison, Facet, Filters, Query, Recommender
from recommender.ranking.facets import BRAND, PRICE
from shop.catalogue.records import TermKind

_MAX_POINTS = 5
_MIN_KNOWN = 0.2
"""A respect that fewer of the products state is no help when choosing."""


class ActionGiveAdvice(ShopAction):
    """Answers "what should I look for in a tent?" and "is 8 GB enough for a laptop?"."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_give_advice"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Tell the respects in which the products of a category differ most; of those on the screen, which is best."""
        if asks_for_verdict(message.text) and speaks_of_shown(message.text) and len(memory.search.shown) > 1:
            ActionCompareProducts().respond(message, memory, reply, shop)
            return
        request, wording = read_request(message, memory, shop), reply.wording
        if (request.has_topic or request.names_something) and _is_decided(message, request):
            memory.start_search(request, shop.recommender.count)
            answer_search(memory, reply, shop, request, may_ask=True)
            return
        categories = request.categories or memory.search.categories
        if not categories:
            reply.say("utter_catalogue__advice_of_what", example=example_kind(shop, reply.wording))
            return
        category = categories[0]
        what = wording.label(TermKind.CATEGORY, category)
        filters = Filters(categories=_called_alike(categories, shop))
        total = shop.recommender.count(filters)
        points = [_point(facet, wording) for facet in _facets(filters, shop)]
        if total:
            points += [_share(item, filters, total, shop.recommender, wording) for item in request.conditions]
        if memory.search.is_empty():
            label = request.topic or what
            wanted = tuple(Condition(ConditionKind.CATEGORY, key, label, 1) for key in filters.categories)
            memory.search = SearchState(wanted, topic=label)
        title = wording.phrase("utter_catalogue__button_show_category", what=what)
        buttons = [button(title, "find_products", condition=f"category={category}")]
        lines = "\n".join(f"• {point}" for point in points if point)
        name = "utter_catalogue__advice" if lines else "utter_catalogue__advice_nothing"
        reply.say(name, total=total, what=wording.kind(category), points=lines, buttons=buttons)


def _is_decided(message: Message, request: SearchRequest) -> bool:
    """Tell whether a message says what is wanted: a limit, a price, what not, or more than one thing of it.

    "Is 8 GB enough for a laptop?" does not.
    """
    limits = any(said.op is not Operator.EQUAL for said in message.all(QuantityExpression))
    refused = any(item.negated or item.kind is ConditionKind.PRICE for item in request.conditions)
    wanted = {item.name for item in request.conditions if item.kind is not ConditionKind.CATEGORY}
    return limits or refused or len(wanted) > 1 or bool(request.questions or request.unweighed)


def _called_alike(categories: Sequence[str], shop: Shop) -> tuple[str, ...]:
    """Return the first kind that is named, in all the places where the shop has it: shirts for men and for women."""
    label = shop.vocabulary.label(TermKind.CATEGORY, categories[0], "en")
    return tuple(key for key in categories if shop.vocabulary.label(TermKind.CATEGORY, key, "en") == label)


def _facets(filters: Filters, shop: Shop) -> list[Facet]:
    names = [*nameable_attributes(shop.vocabulary), PRICE, BRAND]
    found = shop.recommender.facets(Query(filters=filters), names, shop.money.step)
    told = [facet for facet in found if facet.known >= _MIN_KNOWN * facet.total and len(facet.choices) > 1]
    return told[:_MAX_POINTS]


def _point(facet: Facet, wording: Wording) -> str:
    choices = [
        wording.phrase(
            "utter_catalogue__advice_choice",
            choice=choice_label(facet, choice, wording),
            percent=round(100 * choice.count / facet.known),
        )
        for choice in facet.choices
    ]
    label = facet_label(facet.name, wording)
    return wording.phrase("utter_catalogue__advice_point", label=label, choices=wording.listed(choices))


def _share(asked: Condition, filters: Filters, total: int, recommender: Recommender, wording: Wording) -> str:
    """Say how many products have at least the measure that the shopper asks about; nothing of what is no measure."""
    if asked.kind is not ConditionKind.ATTRIBUTE or not asked.unit or not isinstance(asked.value, float):
        return ""
    wanted = AttributeFilter(asked.key, Comparison.AT_LEAST, asked.value, asked.unit)
    count = recommender.count(Filters(categories=filters.categories, attributes=(wanted,)))
    amount = attribute_value(asked.key, asked.value, asked.unit, wording.vocabulary, wording.language)
    return wording.phrase("utter_catalogue__advice_enough", percent=round(100 * count / total), amount=amount)
