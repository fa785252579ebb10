"""Asks what a message meant that was not understood: likely meanings first, then what is at hand, then a person."""

from __future__ import annotations

from itertools import takewhile

from actions.base import ShopAction, heard
from actions.catalogue.show_details import show_picked
from actions.finding import find_products
from actions.giving import give
from guide.answering.cards import button
from guide.answering.examples import example_search, kind_buttons
from guide.answering.policies import say_handoff, topic_name, topic_of, topic_title
from guide.answering.results import refinements
from guide.memory import Memory
from guide.message import Message
from guide.reading.understand import read_request
from guide.reply import Reply
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Button

_MAX_MEANINGS = 3
_MAX_QUOTED = 40


class ActionAskMeaning(ShopAction):
    """Answers a message whose intent is not clear; where the shop knows all that it says, that is searched for.

    Which intents may be offered, and in which words, editors say: those with a response `utter_help__meaning_<intent>`
    in `bot/domain/help.yml`, and the topics of `bot/domain/service.yml`.
    """

    is_often_meant_as_question = True

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_meaning"

    def respond(self, message: Message, memory: Memory, reply: Reply, shop: Shop) -> None:
        """Offer the likeliest meanings; after a second failure what can be done from here, after a third a person."""
        if show_picked(message, memory, reply, shop) or give(message, memory, reply, shop, goes_on=True):
            return
        request = read_request(message, memory, shop)
        if request.conditions and not request.unmet:
            find_products(message, memory, reply, shop)
            return
        wording = reply.wording
        in_a_row = takewhile(lambda name: name == self.name(), reversed(message.answered_before))
        failures = sum(1 for _ in in_a_row)
        meanings = _meanings(message, wording) if failures == 0 else []
        if meanings:
            reply.say("utter_help__did_you_mean", buttons=meanings)
        elif failures <= 1:
            shown = len(memory.search.shown)
            buttons = refinements(memory, shown, wording) if shown else kind_buttons(shop, wording)
            reply.say("utter_help__rephrase", buttons=buttons, example=example_search(shop, wording))
        else:
            say_handoff(reply, shop)


def _meanings(message: Message, wording: Wording) -> list[Button]:
    """Return a button for each of the likeliest intents; pressed, it brings the message back with its meaning."""
    titles = ((intent, _title(intent, message.text, wording)) for intent in message.intents)
    offered = [(intent, title) for intent, title in titles if title]
    return [button(title, intent, heard=heard(message)) for intent, title in offered[:_MAX_MEANINGS]]


def _title(intent: str, text: str, wording: Wording) -> str | None:
    name = f"utter_help__meaning_{intent}"
    if wording.phrases.has(name):
        return wording.phrase(name, text=_shortened(text))
    topic = topic_name(topic_of(intent), wording)
    return topic_title(topic) if topic else None


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_QUOTED else text[:_MAX_QUOTED].rstrip() + "…"
