"""Odd messages: each gets an answer or the refusal that is expected, and the conversation goes on."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from studio.shopper import Shopper
from studio.testing.responses import Responses
from tests.serving import ROOT

ODD = yaml.safe_load((ROOT / "data" / "evaluation" / "odd_messages.yml").read_text(encoding="utf-8"))["messages"]
RESPONSES = Responses(ROOT / "bot" / "domain")
NORMAL = {"en": "show me laptops under 900 dollars", "zh": "900美元以内的笔记本电脑"}
# What no answer may hold: a trace, a failure of ours, or a template that the shopper wrote, filled in.
LEAKS = ("Traceback", "Exception", "Error:", "root:x:", "{title}", "{search}", "None", "nan", " 49 ")


def _text(odd: dict[str, Any]) -> str:
    return odd["text"] if "text" in odd else odd["text_repeat"] * odd["count"]


@pytest.mark.parametrize("odd", [pytest.param(odd, id=odd["id"]) for odd in ODD])
async def test_an_odd_message_is_answered_or_refused_and_the_conversation_goes_on(odd, guide):
    with guide.unit_of_work() as uow:
        products = uow.products.count()
    async with Shopper(guide.url, language=odd["language"]) as shopper:
        answer = await shopper.say(_text(odd))

        if odd["expectation"] == "refuse":
            assert [refusal["code"] for refusal in answer.refusals] == [odd["code"]]
            assert RESPONSES.is_said(f"utter_help__refused_{odd['code']}", odd["language"], answer), answer.text
            assert not answer.messages
        else:
            assert not answer.refusals
            assert answer.text.strip()
        assert not [leak for leak in LEAKS if leak in answer.text], answer.text
        apologies = ("utter_help__apology", "utter_help__refused_unavailable")
        assert not any(RESPONSES.is_said(name, language, answer) for name in apologies for language in NORMAL)

        after = await shopper.say(NORMAL[odd["language"]])
        assert after.products, after.text
    with guide.unit_of_work() as uow:
        assert uow.products.count() == products


async def test_a_price_below_zero_is_never_searched_for(guide):
    async with Shopper(guide.url) as shopper:
        answer = await shopper.say("laptop for -5 dollars")

        assert RESPONSES.is_said("utter_catalogue__problem_price", "en", answer), answer.text
        assert "$-" not in answer.text
        assert "-$" not in answer.text


async def test_what_was_typed_comes_back_as_text_in_the_history(guide):
    markup = "<img src=x onerror=alert(1)><b>red mug</b>"
    async with Shopper(guide.url) as shopper:
        await shopper.say(markup)
    async with Shopper(guide.url, session=shopper.session) as again:
        assert again.history[0]["text"] == markup
