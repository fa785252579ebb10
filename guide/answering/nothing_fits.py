"""What is said when nothing fits, and what a little more money would change."""

from __future__ import annotations

from guide.answering.cards import button
from guide.answering.descriptions import condition_name, describe
from guide.memory import Memory
from guide.reply import Reply
from guide.search.relaxing import relaxations
from guide.search.state import ConditionKind
from guide.shop import Shop
from language.money import round_step
from recommender.ranking.counterfactuals import price_counterfactual


def answer_nothing_fits(memory: Memory, reply: Reply, shop: Shop) -> None:
    """Say that nothing fits, which condition to give up, and how many products that gives.

    What was shown before is still on the screen, so "the second one" keeps its meaning.
    """
    wording = reply.wording
    choices = relaxations(memory.search, shop.recommender.count)
    described = describe(memory.search, wording)
    if not choices:
        reply.say("utter_catalogue__nothing_at_all", search=described)
        return
    buttons = [
        button(
            wording.phrase(
                f"utter_catalogue__button_{'without' if _is_text(choice.what) else 'relax'}",
                what=condition_name(choice.what, wording),
                count=choice.count,
            ),
            "relax_search",
            condition=choice.what,
        )
        for choice in choices
    ]
    best = choices[0]
    reply.say(
        "utter_catalogue__nothing_fits" + ("_without" if _is_text(best.what) else ""),
        search=described,
        what=condition_name(best.what, wording),
        count=best.count,
        buttons=buttons,
    )
    say_what_more_money_gives(memory, reply, shop)


def _is_text(what: str) -> bool:
    """Tell whether a condition is a word: that is left out, where of a brand any will do."""
    return what.startswith(f"{ConditionKind.TEXT.value}=")


def say_what_more_money_gives(memory: Memory, reply: Reply, shop: Shop) -> None:
    """Say how far the price limit would have to move to be worth it, if that is not far."""
    search = memory.search
    found = price_counterfactual(shop.recommender.count, search.filters(memory.dislikes), shop.money.step)
    if found is None:
        return
    direction = "more" if search.price and search.price.high_cents is not None else "less"
    amount = reply.wording.amount(found.steps * round_step(shop.money.currency))
    reply.say(f"utter_catalogue__{direction}_money", amount=amount, count=found.added)
