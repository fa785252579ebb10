"""Takes a conversation test with a running guide and tells, turn by turn, what was said and what was wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any

from protocol.schema import parts_of
from studio.shopper import Answer, Shopper
from studio.testing.answers import Screen, failures
from studio.testing.format import Conversation, Step
from studio.testing.products import ShopFacts
from studio.testing.responses import Responses

# Of a part without words of its own, so much of its JSON is shown.
_CARD_FACTS = ("title", "price", "category", "reason")
_LONGEST_PART = 160


@dataclass(frozen=True)
class Report:
    """One conversation as it went: its lines, and what was not as expected (empty: it passed)."""

    title: str
    lines: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def text(self) -> str:
        """Everything, for a reader."""
        return "\n".join([self.title, *self.lines, *([""] if self.wrong else []), *self.wrong])


@dataclass(frozen=True)
class ConversationRunner:
    """Where the guide answers, and what its answers are compared with."""

    url: str
    shop: ShopFacts
    responses: Responses

    async def run(self, conversation: Conversation, customer: str | None, path: Path) -> Report:
        """Take a conversation until its end or its first surprise.

        Args:
            conversation: what to say and to expect.
            customer: the signed token of the customer who is logged in.
            path: where it stands, for the reader.

        Raises:
            FormatError: a response that is expected does not exist.
        """
        lines: list[str] = []
        wrong: list[str] = []
        language, screen = conversation.language, Screen()
        async with Shopper(self.url, customer=customer, language=language) as shopper:
            for number, step in enumerate(conversation.steps, start=1):
                lines.append(f"  shopper: {_said(step)}")
                taken = await _take(step, shopper, screen)
                if isinstance(taken, str):
                    wrong = [f"step {number} cannot be taken: {taken}"]
                    break
                lines += in_words(taken)
                language = step.guide.language or language
                found = list(failures(step.guide, taken, language, screen, self.shop, self.responses))
                if found:
                    wrong = [f"step {number} is not as expected:", *(f"  - {text}" for text in found)]
                    break
                screen = screen.after(taken)
        return Report(f"“{conversation.title}” ({path})", tuple(lines), tuple(wrong))


async def _take(step: Step, shopper: Shopper, screen: Screen) -> Answer | str:
    """Take a step; a text says why that is impossible."""
    if step.press is None:
        return await shopper.say(step.shopper or "")
    if step.product is not None and step.product > len(screen.cards):
        return f"only {len(screen.cards)} products are on the screen"
    offered = screen.buttons if step.product is None else screen.cards[step.product - 1]["buttons"]
    for button in offered:
        if step.press in button["title"]:
            return await shopper.press(button)
    return f"there is no button {step.press!r} among {[button['title'] for button in offered]}"


def _said(step: Step) -> str:
    if step.press is None:
        return step.shopper or ""
    return f"[{step.press}]" if step.product is None else f"[{step.press}] on product {step.product}"


def in_words(answer: Answer) -> list[str]:
    """Return an answer as lines: texts, parts and buttons."""
    lines = [f"  guide:   {refusal['text']} ({refusal['code']})" for refusal in answer.refusals]
    for message in answer.messages:
        lines.append(f"  guide:   {message.get('text', '')}")
        for name, part in parts_of(message):
            lines += [f"           {line}" for line in _part_in_words(name, part)]
        if buttons := message.get("buttons"):
            lines.append("           " + " ".join(f"[{button['title']}]" for button in buttons))
    return lines


def _part_in_words(name: str, part: Any) -> list[str]:
    if name == "products":
        return [
            f"{position}. " + " | ".join(filter(None, (card[name] for name in _CARD_FACTS)))
            for position, card in enumerate(part, start=1)
        ]
    if name == "table":
        return [f"{row['label']}: {row['values']}" for row in part["rows"]]
    return [f"{name}: {shorten(json.dumps(part, ensure_ascii=False), _LONGEST_PART)}"]
