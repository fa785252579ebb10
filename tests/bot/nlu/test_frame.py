"""The frame of a message: what is named or measured in it is told by its kind."""

from __future__ import annotations

import pytest

from bot.nlu.frame import frame_of, phrases_of
from bot.nlu.tagging.features import Gazetteer
from language.expressions import parse


def _frame(text, *spans, **options):
    marked = [
        {"entity": entity, "start": text.index(words), "end": text.index(words) + len(words)} for words, entity in spans
    ]
    return " ".join(frame_of(text, [*(found.as_entity() for found in parse(text)), *marked], **options))


@pytest.mark.parametrize(
    ("text", "spans", "frame"),
    [
        ("The second one", [], "the <ordinal>"),
        ("第二个呢", [], "<ordinal> 呢"),
        ("27", [], "<number>"),
        ("27 inch", [], "<quantity>"),
        ("the sky blue mug", [("sky blue", "attribute"), ("mug", "product")], "the <attribute> <product>"),
        ("not black", [("black", "attribute")], "not <attribute>"),
        ("red blue", [("red", "attribute"), ("blue", "attribute")], "<attribute> <attribute>"),
        ("?", [], ""),
    ],
)
def test_what_is_named_is_told_by_its_kind(text, spans, frame):
    assert _frame(text, *spans) == frame


def test_words_of_the_shop_that_the_language_model_overlooked_are_told_by_theirs():
    shop = Gazetteer({"value": ["clear"], "category": ["headphones"]})

    assert _frame("clear headphones", shop=shop) == "<attribute> <product>"
    assert _frame("clear headphones", shop=shop, known={"clear"}) == "clear <product>"
    assert _frame("no animals", shop=shop) == "no <attribute>"


def test_phrases_begin_and_end_with_the_message():
    assert [phrase for phrase in phrases_of(["cheaper"], 2) if " " in phrase] == ["<begin> cheaper", "cheaper <end>"]
