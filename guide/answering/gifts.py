"""What to ask about a present: what its receiver likes, of what this shop really has."""

from __future__ import annotations

from dataclasses import replace

from guide.answering.asking import Question
from guide.answering.cards import button
from guide.memory import Memory
from guide.search.gift import Gift
from guide.shop import Shop
from guide.wording import Wording
from language.gifts import Interest, interests
from protocol.messages import Button
from recommender.contract import Filters, TextFilter

_CHOICES = 4
_MANY = 8
"""Fewer products than so many are no choice for who likes something."""
_ASKED = "gift/likes"


def gift_question(gift: Gift, memory: Memory, shop: Shop, wording: Wording) -> Question | None:
    """Return the question what somebody likes, once in a conversation; None where that is known."""
    if gift.likes or _ASKED in memory.search.asked:
        return None
    buttons = _choices(gift, memory, shop, wording)
    if len(buttons) < 2:
        return None
    memory.search = replace(memory.search, asked=(*memory.search.asked, _ASKED))
    return Question("utter_catalogue__gift_ask_likes", {}, buttons)


def _choices(gift: Gift, memory: Memory, shop: Shop, wording: Wording) -> list[Button]:
    """Return buttons of the interests for which the shop has most."""
    counts = {known: _count(known, gift, memory, shop) for known in interests() if _is_for(known, gift)}
    best = sorted((known for known in counts if counts[known] >= _MANY), key=lambda known: -counts[known])[:_CHOICES]
    names = [known.names.get(wording.language, known.key) for known in best]
    return [button(name, "find_products", condition=f"like={name}") for name in names]


def _is_for(known: Interest, gift: Gift) -> bool:
    return known.for_children or not gift.is_for_child


def _count(known: Interest, gift: Gift, memory: Memory, shop: Shop) -> int:
    """Return how many presents within the price are for an interest, by their titles."""
    titled = TextFilter(known.things, in_title=True)
    filters = Filters(categories=gift.kinds, price=memory.search.price, texts=(titled,))
    return shop.recommender.count(filters)
