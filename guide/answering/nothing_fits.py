"""What is said when nothing fits, and what a little more money would change."""

from __future__ import annotations

from dataclasses import replace

from guide.answering.cards import button
from guide.answering.descriptions import condition_name, describe
from guide.memory import Memory
from guide.reply import Reply
from guide.search.relaxing import Relaxation, relaxations
from guide.search.state import ConditionKind, SearchState
from guide.shop import Shop
from guide.wording import Wording
from language.money import format_round_money, round_step
from recommender.ranking.counterfactuals import price_counterfactual


def answer_nothing_fits(memory: Memory, reply: Reply, shop: Shop, *, either: bool = False) -> None:
    """Say that nothing fits, which condition to give up, and how many products that gives.

    What was shown before is still on the screen, so "the second one" keeps its meaning.

    Args:
        memory: the search.
        reply: where to answer.
        shop: where to count.
        either: whether it was said already that nothing has something that was asked for.
    """
    wording = reply.wording
    choices = relaxations(memory.search, shop.recommender.count)
    described = describe(memory.search, wording)
    if not choices:
        reply.say("utter_catalogue__nothing_at_all", search=described)
        return
    texts = [_given_up(choice, memory.search, wording) for choice in choices]
    buttons = [
        button(
            wording.phrase(f"utter_catalogue__button_{how}", what=what, count=choice.count),
            "relax_search",
            condition=choice.what,
        )
        for choice, (how, what) in zip(choices, texts, strict=True)
    ]
    how, what = texts[0]
    hint = wording.phrase(f"utter_catalogue__hint_{how}", what=what, count=choices[0].count)
    name = "utter_catalogue__nothing_fits_either" if either else "utter_catalogue__nothing_fits"
    reply.say(name, search=described, hint=hint, buttons=buttons)
    say_what_more_money_gives(memory, reply, shop)


def _given_up(choice: Relaxation, search: SearchState, wording: Wording) -> tuple[str, str]:
    """Return how a condition is given up, and its name: words are left out or allowed, of a brand any will do."""
    text = next((item for item in search.of(ConditionKind.TEXT) if item.name == choice.what), None)
    if text is None:
        return "relax", condition_name(choice.what, wording)
    return "allowing" if text.negated else "without", f"“{text.label}”"


def say_what_more_money_gives(memory: Memory, reply: Reply, shop: Shop) -> None:
    """Say how far the price limit would have to move to be worth it, if that is not far."""
    search = memory.search
    money = replace(shop.money, currency=search.currency or shop.money.currency)
    found = price_counterfactual(shop.recommender.count, search.filters(memory.dislikes), money.step)
    if found is None:
        return
    direction = "more" if search.price and search.price.high_cents is not None else "less"
    cents = found.steps * round_step(money.currency)
    amount = format_round_money(cents, money.currency, shop.money.currency, reply.wording.language)
    reply.say(f"utter_catalogue__{direction}_money", amount=amount, count=found.added)
