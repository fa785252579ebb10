"""A product of the list that is named beside another wish: "the first one, and a mouse under 20"."""

from __future__ import annotations

from collections.abc import Sequence

from guide.answering.cards import card, short_title
from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import link
from guide.reading.meaning import is_wished
from guide.reading.phrasing import Phrasing
from guide.reading.references import referred
from guide.reply import Reply
from guide.shop import Shop
from language.expressions import OrdinalReference
from protocol.messages import Parts
from shop.catalogue.models import Product


def say_named_beside(message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
    """Show the products that a message names by their place and joins to a thing that it wishes for."""
    phrasing, places = Phrasing(message.text), message.all(OrdinalReference)
    wished = [found for found in link(message.text, message.spans, shop.vocabulary) if is_wished(found)]
    joined = any(
        phrasing.adds(place.end, thing.start) or phrasing.adds(thing.end, place.start)
        for place in places
        for thing in wished
    )
    if not joined:
        return
    say_named(referred(message, memory, shop), reply)


def say_named(products: Sequence[Product], reply: Reply) -> None:
    """Show products once more, before another thing is shown."""
    for product in products:
        parts = Parts(products=[card(product, reply.wording)])
        reply.say("utter_catalogue__named_beside", parts, title=short_title(product))
