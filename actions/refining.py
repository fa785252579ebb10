"""Changes the running search by a message: also where it says "cheaper" of the product talked about."""

from __future__ import annotations

from dataclasses import replace

from guide.answering.nothing_fits import relax_buttons
from guide.answering.results import answer_search, refinements
from guide.memory import Memory
from guide.message import Message
from guide.reading.references import referred
from guide.reading.screen import on_screen
from guide.reply import Reply
from guide.search.request import SearchRequest
from guide.shop import Shop
from language.expressions import OrdinalReference


def refine(message: Message, request: SearchRequest, memory: Memory, reply: Reply, shop: Shop) -> bool:
    """Edit the running search and answer; where only less money is asked for and nothing costs less, say so.

    "Cheaper than the second one" compares with that one, not with the whole screen.

    Returns:
        Whether the message asks for any change; the search is as it was, and nothing said, where it does not.
    """
    before, count = memory.search, shop.recommender.count
    pointed_at = referred(message, memory, shop) if request.changes and message.has(OrdinalReference) else ()
    memory.refine_search(request, on_screen(memory, shop, pointed_at), count)
    if not request.remarks and replace(memory.search, seen=before.seen, said=before.said, topic=before.topic) == before:
        memory.search = before
        return False
    if _asks_only_for_less(request) and not count(memory.search.filters(memory.dislikes)):
        # What was shown is still on the screen; a condition that is given up now gives cheaper ones.
        memory.search = replace(memory.search, shown=before.shown, seen=before.seen)
        given_up = [each for each in relax_buttons(memory, shop, reply.wording) if "price" not in each.payload]
        memory.search = memory.search if given_up else before
        buttons = given_up or refinements(memory, len(before.shown), reply.wording)
        reply.say("utter_catalogue__none_cheaper", buttons=buttons)
        return True
    answer_search(memory, reply, shop, request)
    return True


def _asks_only_for_less(request: SearchRequest) -> bool:
    """Tell whether a message says "cheaper" and nothing else."""
    lower = any(change.attribute == "price" and change.direction < 0 for change in request.changes)
    return lower and not request.conditions and len(request.changes) == 1
