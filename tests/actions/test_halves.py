"""A message that says something of the screen and wishes for another thing."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.halves import answer_halves


@pytest.mark.parametrize(
    ("said", "thing"),
    [
        ("is the first one waterproof? and do you have a mug", "mug"),
        ("great. do you also have mugs", "mugs"),
        ("第一个防水吗？有没有杯子", "杯子"),
        ("算了，看看杯子吧", "杯子"),
        ("no, a mug!", "mug"),
    ],
)
def test_both_halves_are_answered(talk, new_message, services, uow, said, thing):
    talk.say(ActionFindProducts(), "a laptop", ("laptop", "product"))
    message = new_message(said, (thing, "product"))

    assert answer_halves(message, talk.memory, services.reply_to(message), services.shop_for(message, uow))
    assert talk.memory.search.categories == ("mugs",)


@pytest.mark.parametrize(
    "said", ["is the first one waterproof?", "do you have it in red", "under 500 dollars. and red"]
)
def test_what_is_one_is_left_alone(talk, new_message, services, uow, said):
    talk.say(ActionFindProducts(), "a laptop", ("laptop", "product"))
    message = new_message(said)

    assert not answer_halves(message, talk.memory, services.reply_to(message), services.shop_for(message, uow))
