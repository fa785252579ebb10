"""What may be typed, and how often."""

from __future__ import annotations

import pytest

from bot.channels.guard import clean
from protocol.messages import Refusal
from protocol.schema import MAX_TEXT_CHARACTERS


@pytest.mark.parametrize(
    ("typed", "handled"),
    [
        ("a red mug", "a red mug"),
        ("  a \t red\n\nmug ", "a red mug"),
        ("我想买　杯子", "我想买 杯子"),
        ("lap\u200btop", "laptop"),
        ("show me lap\0tops", "show me laptops"),
        ("\x1b[31mred\x07", "[31mred"),
        ("show \u202epotpal\u202c", "show potpal"),
        ("mug \ud83d please", "mug please"),
        ("😀", "😀"),
        ("laptop/tablet", "laptop/tablet"),
        ("x" * MAX_TEXT_CHARACTERS, "x" * MAX_TEXT_CHARACTERS),
    ],
)
def test_a_message_is_handled_without_what_nobody_sees(typed, handled):
    assert clean(typed) == handled


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ("", Refusal.EMPTY),
        (" \u3000\n\t", Refusal.EMPTY),
        ("\u200b\u200d\ufeff\u2060\0", Refusal.EMPTY),
        ("x" * (MAX_TEXT_CHARACTERS + 1), Refusal.TOO_LONG),
        (" " * (MAX_TEXT_CHARACTERS + 1), Refusal.TOO_LONG),
        ("ﷺ" * (MAX_TEXT_CHARACTERS // 18 + 1), Refusal.TOO_LONG),  # each stands for eighteen letters
        ("/greet", Refusal.FORBIDDEN),
        ("\u200b /restart", Refusal.FORBIDDEN),
        (None, Refusal.FORBIDDEN),
        (7, Refusal.FORBIDDEN),
        (["a", "b"], Refusal.FORBIDDEN),
    ],
)
def test_what_cannot_be_handled_is_refused_with_its_reason(sent, refusal):
    assert clean(sent) is refusal
