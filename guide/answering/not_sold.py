"""What is said of a kind of thing that the shop does not have: that it has none, and what comes near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.answering.cards import button, way_on
from guide.answering.differences import differences
from guide.answering.showing import show_cards
from guide.kinds import Unsold
from guide.memory import Memory
from guide.reply import Reply
from guide.search import editing
from guide.search.nearest import nearest
from guide.search.request import SearchRequest
from guide.search.state import Condition, ConditionKind, TextRole
from guide.shop import Shop
from shop.catalogue.records import TermKind


def answer_not_sold(request: SearchRequest, memory: Memory, reply: Reply, shop: Shop) -> bool:
    """Say what of a message the shop does not sell and show what comes near; tell whether that is all there is to say.

    Where nothing has what a first wish names, what fulfils the rest of it ("under $50", "for adults") answers nothing.

    Args:
        request: what the message asks for.
        memory: the search; what is shown is noted in it.
        reply: where to answer.
        shop: where to search.
    """
    for found in dict.fromkeys(request.unsold):
        _say(found, request, memory, reply, shop)
    things = [unmet.words for unmet in request.unmet if unmet.is_thing]
    unknown = things or [unmet.words for unmet in request.unmet if memory.search.is_empty()]
    if unknown and not request.unsold and not any(_says_what(item, things) for item in request.conditions):
        said = reply.wording.quoted(unknown)
        if things:
            reply.say("utter_catalogue__not_sold", buttons=[way_on(reply.wording)], what=said)
        else:
            reply.say("utter_catalogue__nothing_at_all", buttons=[way_on(reply.wording)], search=said)
        return True
    return bool(request.unsold) and not request.categories


def _says_what(item: Condition, things: Sequence[str]) -> bool:
    """Tell whether a condition says what is wanted; beside a thing that nothing is called, a word of it does not."""
    is_word = item.kind is ConditionKind.TEXT and item.role is TextRole.WORD
    return item.names_a_thing and not (things and is_word)


def _say(found: Unsold, request: SearchRequest, memory: Memory, reply: Reply, shop: Shop) -> None:
    """Say that the shop has none, show what is alike, and offer the categories that come near, each as a button.

    A category that is called like the thing, and holds none of it, is no offer.
    """
    wording = reply.wording
    near_names = {key: wording.label(TermKind.CATEGORY, key) for key in found.parents}
    names = {key: name for key, name in near_names.items() if found.label.casefold() not in name.casefold()}
    if not names:
        reply.say("utter_catalogue__not_sold", buttons=[way_on(wording)], what=found.label)
        return
    buttons = [
        button(
            wording.phrase("utter_catalogue__button_show_category", what=name),
            "find_products",
            condition=f"category={key}",
        )
        for key, name in names.items()
    ]
    name, near = "utter_catalogue__not_sold_near", wording.listed(wording.kind(key) for key in names)
    turn = memory.search.next_turn
    kinds = [Condition(ConditionKind.CATEGORY, key, names[key], turn) for key in found.alike if key in names]
    state = replace(editing.start(request), words=(found.label, *request.words))
    if found.broader and kinds:
        called = Condition.of_text(found.broader, turn, (found.broader,), TextRole.THING)
        aside = shop.kinds.going_with(kinds[0].key, found.label, found.broader)
        kinds = [
            replace(kinds[0], narrower=aside),
            *kinds[1:],
            replace(called, kinds=tuple(kind.key for kind in kinds)),
        ]
    state = replace(state, conditions=(*kinds, *state.conditions))
    is_shown = bool(kinds) and not request.categories
    close = nearest(state, shop.recommender, memory.dislikes).products if is_shown else ()
    if not close:
        reply.say(name, buttons=buttons, what=found.label, near=near)
        return
    memory.search = state
    products = shop.products([each.product_id for each in close])
    reasons = differences(close, products, state, shop, wording)
    show_cards(products, reasons, name, memory, reply, buttons, what=found.label, near=near)
