"""Compares two to four products in a table."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import button, short_title
from guide.answering.clarifying import ask_which
from guide.answering.comparison import comparison
from guide.answering.questions.question import as_question
from guide.answering.questions.verdicts import verdict
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.comparing import set_side_by_side
from guide.reading.linker import link
from guide.reading.references import refer
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.search.running import run_search
from guide.shop import Shop
from language.expressions import OrdinalReference, PastReference, PickedByRank, SortOrder
from language.questions import asks_for_verdict
from protocol.messages import Button, Parts
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_MAX_COMPARED = 4


class ActionCompareProducts(ShopAction):
    """Answers "compare the first and the third", and collects products whose button "compare" is pressed."""

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_compare_products"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Compare the products named, those collected before, or the first two shown."""
        named = [product.id for product in _named(message, memory, shop)]
        if len(named) < 2 and _wishes(message, memory, shop):
            request = read_request(message, memory, shop)
            memory.refine_search(request, on_screen(memory, shop), shop.recommender.count)
            answer_search(memory, reply, shop, request)
            return
        if message.product_ids or (len(named) == 1 and memory.compared):
            named = list(dict.fromkeys((*memory.compared, *named)))[-_MAX_COMPARED:]
        elif len(named) == 1 and memory.focus and memory.focus not in named:
            named = [memory.focus, *named]
        elif not named:
            most = _MAX_COMPARED if asks_for_verdict(message.text) else 2
            named = list(memory.search.shown[:most]) or _best_two(message, memory, shop)
        products = shop.products(named[:_MAX_COMPARED])
        if len(products) == 1:
            memory.compared = (products[0].id,)
            title = short_title(products[0])
            similar = reply.wording.phrase("utter_catalogue__button_similar_products")
            buttons = _others(memory, shop) or [button(similar, "similar_products", product_id=products[0].id)]
            reply.say("utter_catalogue__compare_with", title=title, buttons=buttons)
            return
        if not products:
            ask_which(shop.products(memory.search.shown), "compare_products", reply)
            return
        memory.compared = tuple(product.id for product in products)
        for product in products:
            shop.shopper.note(EventKind.VIEW, product.id)
        table = comparison(products, reply.wording)
        differing = sum(row.differs for row in table.rows)
        name = "utter_catalogue__compared" if differing else "utter_catalogue__compared_alike"
        reply.say(name, Parts(table=table), count=len(products), differing=differing)
        if said := verdict(as_question(message.text), products, shop, reply.wording):
            reply.say("utter_questions__answers", answers=said)
        if len(products) == _MAX_COMPARED:
            memory.compared = ()


def _named(message: Message, memory: Memory, shop: Shop) -> list[Product]:
    """Return what is pointed at, or the things that are set side by side by what they are."""
    reference = refer(message, memory, shop)
    pointed_at = [*reference.products, *reference.candidates]
    is_clear = len(reference.products) > 1 or message.product_ids
    if is_clear or message.has(OrdinalReference, PickedByRank, PastReference, SortOrder):
        return pointed_at
    return set_side_by_side(message, memory, shop) or pointed_at


def _best_two(message: Message, memory: Memory, shop: Shop) -> list[int]:
    """Find what to compare where nothing is on the screen: "compare two aprons"."""
    request = read_request(message, memory, shop)
    if not request.has_topic:
        return []
    memory.start_search(request, shop.recommender.count)
    hits = run_search(memory.search, shop.recommender, shop.shopper, memory.dislikes, limit=2)
    return [hit.product_id for hit in hits]


def _others(memory: Memory, shop: Shop) -> list[Button]:
    others = [product_id for product_id in memory.search.shown if product_id not in memory.compared]
    return [
        button(short_title(product), "compare_products", product_id=product.id) for product in shop.products(others)
    ]


def _wishes(message: Message, memory: Memory, shop: Shop) -> bool:
    """Tell whether a message names one property or brand and nothing to compare: "brown is nicer after all"."""
    if memory.focus or memory.compared or message.product_ids:
        return False
    if message.has(OrdinalReference, PickedByRank, SortOrder):
        return False
    links = link(message.text, message.spans, shop.vocabulary)
    kinds = {item.term.kind for item in links if item.term}
    return len(links) == 1 and bool(kinds & {TermKind.VALUE, TermKind.BRAND})
