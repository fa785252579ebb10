"""Takes products away that the shopper does not want, and learns from it; it can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from actions.product_action import ProductAction
from guide.answering.cards import button, short_title, way_on
from guide.answering.nothing_fits import answer_more_near, relax_buttons
from guide.answering.results import show, show_again
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import meant, referred
from guide.reading.understand import edits_search
from guide.reply import Reply
from guide.search.running import PAGE, run_search
from guide.shop import Shop
from protocol.messages import Button
from recommender.contract import Hit
from shop.behaviour.records import EventKind
from shop.catalogue.models import Product

_RANKED = 100


class ActionDismissProduct(ProductAction):
    """Answers "not interested in the third", and "none of these"."""

    intent = "dismiss_product"
    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_dismiss_product"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Take away what is meant; where that is none of those shown in particular, show the next ones."""
        candidates = meant(message, memory, shop).candidates
        if candidates and [each.id for each in candidates] == [*memory.search.shown] and not edits_search(message):
            _show_next(memory, reply, shop)
        else:
            super().respond(message, memory, reply, shop)

    def answer(self, product: Product, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Remember the dislike, and show what is left of the list with the next of the search behind it."""
        products = referred(message, memory, shop) or [product]
        for each in products:
            shop.shopper.note(EventKind.FEEDBACK, each.id, -1.0)
            memory.dislike(each.id)
        memory.focus = None
        wording = reply.wording
        title = wording.listed(short_title(each) for each in products)
        bring_back = wording.phrase("utter_catalogue__button_bring_back")
        undo = [button(bring_back, "go_back", product_id=products[0].id)]
        if hits := _left(memory, shop):
            show(hits, "utter_catalogue__dismissed", memory, reply, shop, undo, title=title)
        elif memory.search.shown:
            show_again(memory.search, "utter_catalogue__dismissed", memory, reply, shop, undo, title=title)
        else:
            buttons = [*undo, *(relax_buttons(memory, shop, wording) or [way_on(wording)])]
            reply.say("utter_catalogue__dismissed_last", buttons=buttons, title=title)


def _left(memory: Memory, shop: Shop) -> Sequence[Hit]:
    """Return what is left on the screen in its order, filled up with the next of the search; none where it is near."""
    search = memory.search
    gone = tuple(known for known in search.seen if known not in search.shown)
    hits = run_search(search, shop.recommender, shop.shopper, memory.dislikes, exclude=gone, limit=_RANKED)
    ranked = {hit.product_id: hit for hit in hits}
    ordered = dict.fromkeys((*search.shown, *ranked))
    return [ranked[known] for known in ordered if known in ranked][:PAGE]


def _show_next(memory: Memory, reply: Reply, shop: Shop) -> None:
    search, wording = memory.search, reply.wording
    back: list[Button] = [button(wording.phrase("utter_catalogue__button_back_to_those"), "go_back")]
    hits = run_search(search, shop.recommender, shop.shopper, memory.dislikes, exclude=search.seen)
    if hits:
        show(hits, "utter_catalogue__none_of_these", memory, reply, shop, back)
    elif not answer_more_near(memory, reply, shop):
        buttons = relax_buttons(memory, shop, wording) or [way_on(wording)]
        reply.say("utter_catalogue__none_of_these_last", buttons=buttons)
