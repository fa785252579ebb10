"""What a shopper said, by kind."""

from __future__ import annotations

from guide.message import Span
from language.expressions import OrdinalReference, PickedByRank, PriceExpression


def test_entities_are_asked_for_by_kind_and_stand_by_their_place(new_message):
    message = new_message("compare the third laptop and the first", ("laptop", "product"))

    assert [said.index for said in message.all(OrdinalReference)] == [3, 1]
    assert message.spans == (Span(18, 24, "laptop", "product"),)
    assert [entity.start for entity in message.entities] == sorted(entity.start for entity in message.entities)


def test_whether_there_is_something_of_a_kind(new_message):
    message = new_message("the second one")

    assert message.has(PriceExpression, OrdinalReference)
    assert not message.has(PriceExpression, PickedByRank, Span)


def test_what_ends_of_sentences_part_is_two_spans(new_message):
    message = new_message("not phones!! CASES please", ("phones!! CASES", "product"))

    assert [(span.start, span.end, span.text) for span in message.spans] == [(4, 10, "phones"), (13, 18, "CASES")]


def test_whether_it_asks_about_products_is_told_by_what_people_say_beside_them(new_message):
    assert new_message("is it loud", acts={"question": 0.8}).is_question is True
    assert new_message("red", acts={"question": 0.4}).is_question is None
    assert new_message("red", acts={"question": 0.05}).is_question is False
    assert new_message("red").is_question is None
