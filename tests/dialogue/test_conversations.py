"""Whole conversations, as customer-service editors write them, with the running guide and the real shop."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from tests.dialogue.checking import Responses, Screen, failures
from tests.dialogue.conversations import Step, read
from tests.serving import ROOT
from tests.shopper import Answer, Shopper

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.yml"))
RESPONSES = Responses(ROOT / "bot" / "domain")


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in FILES])
async def test_conversation(path, guide):
    conversation = read(path)
    customer = None
    if conversation.customer is not None:
        customer = guide.tokens.sign_customer(guide.demo_customer(conversation.customer - 1))
    language, screen = conversation.language, Screen()
    said = [f"“{conversation.title}” ({path.relative_to(ROOT)})"]
    async with Shopper(guide.url, customer=customer, language=language) as shopper:
        for number, step in enumerate(conversation.steps, start=1):
            said.append(f"  shopper: {step.shopper if step.press is None else _press_in_words(step)}")
            answer = await _take(step, shopper, screen, said)
            said += _in_words(answer)
            language = step.guide.get("language", language)
            if wrong := list(failures(step.guide, answer, language, screen, guide, RESPONSES)):
                _fail(said, f"step {number} is not as expected:", *(f"  - {text}" for text in wrong))
            screen = screen.after(answer)


async def _take(step: Step, shopper: Shopper, screen: Screen, said: list[str]) -> Answer:
    if step.press is None:
        return await shopper.say(step.shopper)
    if step.product is not None and step.product > len(screen.cards):
        _fail(said, f"only {len(screen.cards)} products are on the screen")
    offered = screen.buttons if step.product is None else screen.cards[step.product - 1]["buttons"]
    for button in offered:
        if step.press in button["title"]:
            return await shopper.press(button)
    _fail(said, f"there is no button {step.press!r} among {[button['title'] for button in offered]}")


def _press_in_words(step: Step) -> str:
    return f"[{step.press}]" if step.product is None else f"[{step.press}] on product {step.product}"


def _in_words(answer: Answer) -> list[str]:
    lines = [f"  guide:   {refusal['text']} ({refusal['code']})" for refusal in answer.refusals]
    for message in answer.messages:
        lines.append(f"  guide:   {message.get('text', '')}")
        for position, card in enumerate(message.get("products", []), start=1):
            lines.append(
                f"           {position}. {card['title']} | {card['price']} | {card['category']} | {card['reason']}"
            )
        if table := message.get("table"):
            lines += [f"           {row['label']}: {row['values']}" for row in table["rows"]]
        if buttons := message.get("buttons"):
            lines.append("           " + " ".join(f"[{button['title']}]" for button in buttons))
    return lines


def _fail(said: list[str], *reasons: str) -> NoReturn:
    pytest.fail("\n".join([*said, "", *reasons]), pytrace=False)
