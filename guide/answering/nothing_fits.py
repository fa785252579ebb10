"""What is said and shown when nothing fits, and what a little more money would change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.answering.cards import button, way_on
from guide.answering.descriptions import condition_name, describe, describe_condition
from guide.answering.differences import called, differences, named
from guide.answering.showing import show_cards
from guide.memory import Memory
from guide.reply import Reply
from guide.search.nearest import nearest
from guide.search.relaxing import Relaxation, relaxations
from guide.search.request import Unmet
from guide.search.state import ConditionKind, SearchState
from guide.shop import Shop
from guide.wording import Wording
from language.money import format_round_money, round_step
from protocol.messages import Button
from recommender.ranking.counterfactuals import price_counterfactual

_PRICE = ConditionKind.PRICE.value


def answer_nothing_fits(memory: Memory, reply: Reply, shop: Shop, unmet: Sequence[Unmet] = ()) -> None:
    """Say that nothing fits and what nothing has, show what comes nearest, and offer to give up a condition.

    Where nothing comes near, what was shown before is still on the screen, so "the second one" keeps its meaning.

    Args:
        memory: the search; what is shown is noted in it.
        reply: where to answer.
        shop: where to search.
        unmet: words of the message that no product of the kind has.
    """
    search, wording = memory.search, reply.wording
    found = nearest(search, shop.recommender, memory.dislikes)
    buttons = relax_buttons(memory, shop, wording)
    described = describe(search, wording)
    said = [
        wording.phrase("utter_catalogue__condition_fits", what=f"“{each.words}”") if each.fits else f"“{each.words}”"
        for each in unmet
    ]
    if not found.products:
        name = "utter_catalogue__nothing_fits" if buttons else "utter_catalogue__nothing_at_all"
        reply.say(name, buttons=buttons or [way_on(wording)], search=wording.listed((described, *said)))
        return
    products = shop.products([near.product_id for near in found.products])
    reasons = differences(found.products, products, search, shop, wording, found.missing)
    said += [named(called(name, search), wording) for name in found.missing]
    missing = wording.listed(dict.fromkeys(said))
    name = "utter_catalogue__nearest_without" if missing else "utter_catalogue__nearest"
    if found.missing == (_PRICE,) and not unmet:
        limits = (describe_condition(item, wording) for item in called(_PRICE, search))
        name, missing = "utter_catalogue__nearest_price", " ".join(part for parts in limits for part in parts)
    # What nothing has is named once.
    left = replace(search, conditions=tuple(item for item in search.conditions if item.name not in found.missing))
    described = describe(left, wording) or described
    show_cards(products, reasons, name, memory, reply, buttons, search=described, missing=missing)
    say_what_more_money_gives(memory, reply, shop)


def answer_more_near(memory: Memory, reply: Reply, shop: Shop) -> bool:
    """Show what comes next nearest where nothing fits; tell whether there is any."""
    search, wording = memory.search, reply.wording
    if shop.recommender.count(search.filters(memory.dislikes)):
        return False
    found = nearest(search, shop.recommender, memory.dislikes, exclude=search.seen)
    if not found.products:
        return False
    products = shop.products([near.product_id for near in found.products])
    reasons = differences(found.products, products, search, shop, wording)
    show_cards(products, reasons, "utter_catalogue__more", memory, reply, ())
    return True


def relax_buttons(memory: Memory, shop: Shop, wording: Wording) -> list[Button]:
    """Return a button for each condition whose loss gives products, with their number."""
    found = relaxations(memory.search, shop.recommender.count, dislikes=memory.dislikes)
    return [_button(choice, memory.search, wording) for choice in found]


def _button(choice: Relaxation, search: SearchState, wording: Wording) -> Button:
    """Return the button that gives a condition up: words are left out or allowed, of a brand any will do."""
    text = next((item for item in search.of(ConditionKind.TEXT) if item.name == choice.what), None)
    if text is None:
        how, what = "relax", condition_name(choice.what, wording)
    else:
        how, what = "allowing" if text.negated else "without", f"“{text.label}”"
    title = wording.phrase(f"utter_catalogue__button_{how}", what=what, count=choice.count)
    return button(title, "relax_search", condition=choice.what)


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
