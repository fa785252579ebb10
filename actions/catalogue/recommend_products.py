"""Recommends without a query: from what the shopper bought, liked and looked at, else what is popular."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions.base import ShopAction
from actions.giving import give
from guide.answering.descriptions import describe
from guide.answering.nothing_fits import answer_nothing_fits
from guide.answering.results import say_remarks, show, unasked
from guide.kinds import Sold
from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import link
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.running import run_search
from guide.search.state import Condition, ConditionKind, SearchState, TextRole
from guide.shop import Shop
from guide.shopper import Acquaintance
from guide.vocabulary import alternatives
from recommender.contract import ReasonKind
from shop.catalogue.records import TermKind

_SENTENCES = (
    (Acquaintance.BOUGHT, "utter_catalogue__recommended_personal"),
    (Acquaintance.CART, "utter_catalogue__recommended_liked"),
    (Acquaintance.LIKED, "utter_catalogue__recommended_liked"),
    (Acquaintance.VIEWED, "utter_catalogue__recommended_viewed"),
)


class ActionRecommendProducts(ShopAction):
    """Answers "anything for me?"."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_recommend_products"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Rank for this shopper what the message allows, the whole catalogue where it says nothing of that.

        Who asks again gets what was not shown yet.
        """
        if give(message, memory, reply, shop):
            return
        request = read_request(message, Memory(), shop)
        uses = () if request.categories else tuple(_uses(message, shop))
        wished = SearchState((*uses, *request.conditions), said=request.said, topic=request.topic, personal=True)
        earlier = memory.search.seen if _asks_alike(wished, memory.search) else ()
        memory.search = replace(wished, seen=earlier, asked=memory.search.asked)
        hits = run_search(wished, shop.recommender, shop.shopper, memory.dislikes, exclude=earlier)
        if earlier and not hits:  # all was shown: from the beginning again
            memory.search = replace(memory.search, seen=())
            hits = run_search(wished, shop.recommender, shop.shopper, memory.dislikes)
        if not hits:
            answer_nothing_fits(memory, reply, shop, request.unmet)
            return
        say_remarks(request, reply, shop)
        if memory.search.conditions:
            described = describe(memory.search, reply.wording)
            reply.say("utter_catalogue__recommended_within", search=described)
        reasons = (reason for hit in hits for reason in hit.reasons if reason.kind is ReasonKind.BEHAVIOUR)
        known_by = {shop.shopper.acquaintance(known) for reason in reasons for known in reason.data["product_ids"]}
        show(hits, next((name for known, name in _SENTENCES if known in known_by), unasked(hits)), memory, reply, shop)


def _uses(message: Message, shop: Shop) -> Iterator[Condition]:
    """Yield what something shall be for: "anything for the kitchen", 厨房里用的有什么适合我的.

    Where all is open the language model looks for no words of the shop; its vocabulary knows the uses.
    """
    for found in link(message.text, message.spans, shop.vocabulary):
        if found.term is None or found.term.kind is not TermKind.USE or found.span == "product":
            continue
        meant = shop.vocabulary.search_text(found.term, found.text)
        sold = shop.kinds.find(meant)
        if isinstance(sold, Sold) and sold.phrase is None:
            yield from (Condition(ConditionKind.CATEGORY, key, found.text, 1) for key in sold.categories)
        else:
            phrases = tuple(
                dict.fromkeys((found.text, *(word for part in alternatives(meant) for word in part.split())))
            )
            yield Condition.of_text(found.text, 1, phrases, TextRole.THING)


def _asks_alike(wished: SearchState, before: SearchState) -> bool:
    """Tell whether the same was asked for before."""
    return before.personal and wished.filters() == before.filters()
