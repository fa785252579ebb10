"""What is said of a kind of thing that the shop does not have: that it has none, and what comes near."""

from __future__ import annotations

from guide.answering.cards import button
from guide.kinds import Unsold
from guide.reply import Reply
from guide.search.request import SearchRequest
from shop.catalogue.records import TermKind


def answer_not_sold(request: SearchRequest, reply: Reply, *, is_first: bool) -> bool:
    """Say what of a message the shop does not sell; tell whether that is all there is to answer.

    Where nothing has what a first wish names, what fulfils the rest of it ("under $50") answers nothing.

    Args:
        request: what the message asks for.
        reply: where to answer.
        is_first: whether nothing is looked for yet.
    """
    for found in dict.fromkeys(request.unsold):
        _say(found, reply)
    unknown = [unmet.words for unmet in request.unmet if unmet.is_thing or is_first]
    if unknown and not request.unsold and not any(item.names_a_thing for item in request.conditions):
        if things := [unmet.words for unmet in request.unmet if unmet.is_thing]:
            reply.say("utter_catalogue__not_sold", what=reply.wording.quoted(things))
        else:
            reply.say("utter_catalogue__nothing_at_all", search=reply.wording.quoted(unknown))
        return True
    return bool(request.unsold) and not request.categories


def _say(found: Unsold, reply: Reply) -> None:
    """Say that the shop has none, and offer the categories that come nearest, each as a button that shows it.

    A category that is called like the thing, and holds none of it, is no offer.
    """
    wording = reply.wording
    near_names = {key: wording.label(TermKind.CATEGORY, key) for key in found.parents}
    names = {key: name for key, name in near_names.items() if found.label.casefold() not in name.casefold()}
    if not names:
        reply.say("utter_catalogue__not_sold", what=found.label)
        return
    buttons = [
        button(
            wording.phrase("utter_catalogue__button_show_category", what=name),
            "find_products",
            condition=f"category={key}",
        )
        for key, name in names.items()
    ]
    near = wording.listed(names.values())
    reply.say("utter_catalogue__not_sold_near", what=found.label, near=near, buttons=buttons)
