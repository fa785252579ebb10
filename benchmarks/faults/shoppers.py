"""Shoppers who send again what was not answered, as the widget does, and note what they were told and when."""

from __future__ import annotations

import asyncio
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from studio.errors import DeniedError, NoAnswerError, UnreachableError
from studio.shopper import Answer, Shopper

_RECONNECT_S = 0.5
_WISHES = (
    "a wireless mouse under {} dollars, {}",
    "a mug for less than {} dollars, {}",
    "不到{}美元的耳机，{}",
    "a phone below {} dollars, {}",
)


@dataclass
class Message:
    """One message: when it was first sent and when accepted, and the ids of the answers that came with that."""

    id: str
    sent_at: float
    accepted_at: float | None = None
    answers: list[str] = field(default_factory=list)


@dataclass
class Shopping:
    """What one shopper went through; `mark` is a word that only this one says."""

    mark: str = field(default_factory=lambda: uuid.uuid4().hex[:12])
    session: str | None = None
    messages: list[Message] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)
    longest_silence_s: float = 0.0

    def recovered_at(self, since: float) -> float | None:
        """Return when the first message that was sent after a moment was accepted."""
        return next((one.accepted_at for one in self.messages if one.sent_at >= since and one.accepted_at), None)


@dataclass(frozen=True)
class Findings:
    """What the history says about the messages that were accepted."""

    accepted: int
    not_stored: int
    doubled: int
    mixed_up: int
    out_of_order: int


async def shop(url: str, number: int, think_s: float, until: asyncio.Event, shopping: Shopping) -> None:
    """Say one thing after the other until somebody says stop; the last message is always seen through."""
    shopper: Shopper | None = None
    await asyncio.sleep(think_s * (number % 10) / 10)
    turn = 0
    while not until.is_set():
        text = _WISHES[turn % len(_WISHES)].format(20 + number + 7 * turn, shopping.mark)
        message = Message(uuid.uuid4().hex, time.monotonic())
        shopping.messages.append(message)
        heard_at = time.monotonic()
        while message.accepted_at is None:
            try:
                shopper = shopper or await _connect(url, shopping)
                answer = await shopper.send("say", {"text": text, "whole": True, "id": message.id})
            except (DeniedError, NoAnswerError, UnreachableError):
                if shopper:  # the page shows that the connection is lost, and connects again
                    await shopper.__aexit__()
                shopper = None
                heard_at = time.monotonic()
                await asyncio.sleep(_RECONNECT_S)
                continue
            shopping.longest_silence_s = max(shopping.longest_silence_s, time.monotonic() - heard_at)
            heard_at = time.monotonic()
            await _note(answer, message, shopping)
        turn += 1
        await asyncio.sleep(think_s)
    if shopper:
        await shopper.__aexit__()


async def look_back(url: str, shoppings: Sequence[Shopping]) -> Findings:
    """Open every conversation again, and compare its history with what was accepted."""
    accepted = not_stored = doubled = mixed_up = out_of_order = 0
    for shopping in shoppings:
        async with Shopper(url, session=shopping.session) as page:
            turns = _turns(page.history)
        said = [message_id for message_id, _ in turns]
        done = [message for message in shopping.messages if message.accepted_at]
        accepted += len(done)
        not_stored += sum(message.id not in said for message in done)
        doubled += len(said) - len(set(said))
        own = {message.id: message.answers for message in shopping.messages}
        mixed_up += sum(message_id not in own for message_id in said)
        mixed_up += sum(bool(own.get(message_id)) and own[message_id] != answers for message_id, answers in turns)
        sent = [message.id for message in done if message.id in said]
        out_of_order += sent != [message_id for message_id in said if message_id in set(sent)]
    return Findings(accepted, not_stored, doubled, mixed_up, out_of_order)


async def _connect(url: str, shopping: Shopping) -> Shopper:
    shopper = await Shopper(url, session=shopping.session).__aenter__()
    shopping.session = shopper.session
    return shopper


async def _note(answer: Answer, message: Message, shopping: Shopping) -> None:
    shopping.sentences += [refusal["text"] for refusal in answer.refusals]
    if answer.accepted:
        message.accepted_at = time.monotonic()
        message.answers = [said["id"] for said in answer.messages]
    else:
        await asyncio.sleep(answer.again_in_s or 1.0)


def _turns(history: list[dict[str, Any]]) -> list[tuple[str, list[str]]]:
    """Return the shopper's messages of a history, each with the answers after it, by their ids."""
    turns: list[tuple[str, list[str]]] = []
    for message in history:
        if message["role"] == "shopper":
            turns.append((message["id"], []))
        elif turns:
            turns[-1][1].append(message["id"])
    return turns
