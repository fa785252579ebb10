"""Compares two to four products in a table."""

from __future__ import annotations

from actions.base import ShopAction
from guide.answering.cards import button, short_title
from guide.answering.clarifying import ask_which
from guide.answering.comparison import comparison
from guide.answering.results import answer_search
from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import link
from guide.reading.references import referred
from guide.reading.screen import on_screen
from guide.reading.understand import read_request
from guide.reading.wishes import compared
from guide.reply import Reply
from guide.search.editing import start
from guide.search.running import run_search
from guide.shop import Shop
from language.expressions import OrdinalReference, PickedByRank, SortOrder
from protocol.messages import Button, Parts
from shop.behaviour.records import EventKind
from shop.catalogue.records import TermKind

_MAX_COMPARED = 4


class ActionCompareProducts(ShopAction):
    """Answers "compare the first and the third", and collects products whose button "compare" is pressed."""

    def name(self) -> str:
        """Return the action's name."""
        return "action_compare_products"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Compare the products named, those collected before, or the first two shown."""
        named = [product.id for product in referred(message, memory, shop)]
        if len(named) < 2 and (found := _named_anywhere(message, memory, shop)):
            named = found
        if len(named) < 2 and _wishes(message, memory, shop):
            request = read_request(message, memory, shop)
            memory.refine_search(request, on_screen(memory, shop))
            answer_search(memory, reply, shop, request)
            return
        if message.product_ids or (len(named) == 1 and memory.compared):
            named = list(dict.fromkeys((*memory.compared, *named)))[-_MAX_COMPARED:]
        elif len(named) == 1 and memory.focus and memory.focus not in named:
            named = [memory.focus, *named]
        elif not named:
            named = list(memory.search.shown[:2])
        products = shop.products(named[:_MAX_COMPARED])
        if len(products) == 1:
            memory.compared = (products[0].id,)
            title = short_title(products[0])
            reply.say("utter_catalogue__compare_with", title=title, buttons=_others(memory, shop))
            return
        if not products:
            ask_which(shop.products(memory.search.shown), "compare_products", reply)
            return
        memory.compared = tuple(product.id for product in products)
        for product in products:
            shop.shopper.note(EventKind.VIEW, product.id)
        table = comparison(products, reply.wording)
        differing = sum(row.differs for row in table.rows)
        reply.say("utter_catalogue__compared", Parts(table=table), count=len(products), differing=differing)
        if len(products) == _MAX_COMPARED:
            memory.compared = ()


def _named_anywhere(message: Message, memory: Memory, shop: Shop) -> list[int]:
    """Return the best product for each thing that a message names, the best two where it names one kind of thing."""
    parts = [read_request(part, Memory(), shop) for part in compared(message, shop.vocabulary)]
    if not all(part.has_topic for part in parts):
        return []
    if len(parts) == 1 and memory.search.shown:
        return []  # "compare the laptops" are those on the screen
    limit = 2 if len(parts) == 1 else 1
    hits = [run_search(start(part), shop.recommender, shop.shopper, memory.dislikes, limit=limit) for part in parts]
    found = list(dict.fromkeys(hit.product_id for own in hits for hit in own))
    return found if len(found) > 1 else []


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
