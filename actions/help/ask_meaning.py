"""Asks what a message meant that was not understood: likely meanings first, then other words, then a person."""

from __future__ import annotations

from itertools import takewhile

from actions.base import ShopAction, heard
from guide.answering.cards import button
from guide.memory import Memory
from guide.message import Message
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Button

_MAX_MEANINGS = 3
_MAX_QUOTED = 40


class ActionAskMeaning(ShopAction):
    """Answers a message whose intent is not clear.

    Which intents may be offered, and in which words, editors say in `bot/domain/help.yml`: those with a response
    `utter_help__meaning_<intent>`.
    """

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_meaning"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Offer the likeliest meanings; after a second failure ask for other words, after a third offer a person."""
        in_a_row = takewhile(lambda name: name == self.name(), reversed(message.answered_before))
        failures = sum(1 for _ in in_a_row)
        buttons = _meanings(message, reply.wording) if failures == 0 else []
        if buttons:
            reply.say("utter_help__did_you_mean", buttons=buttons)
        else:
            reply.say_as_written("utter_help__rephrase" if failures <= 1 else "utter_help__handoff")


def _meanings(message: Message, wording: Wording) -> list[Button]:
    """Return a button for each of the likeliest intents; pressed, it brings the message back with its meaning."""
    names = {intent: f"utter_help__meaning_{intent}" for intent in message.intents}
    offered = [intent for intent, name in names.items() if wording.phrases.has(name)]
    return [
        button(wording.phrase(names[intent], text=_shortened(message.text)), intent, heard=heard(message))
        for intent in offered[:_MAX_MEANINGS]
    ]


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_QUOTED else text[:_MAX_QUOTED].rstrip() + "…"
