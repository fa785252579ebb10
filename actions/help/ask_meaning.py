"""Asks what a message meant that was not understood: likely meanings first, then other words, then a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.base import ShopAction
from guide.answering.cards import button
from guide.turn import Turn

_MAX_MEANINGS = 3
_MAX_QUOTED = 40


class ActionAskMeaning(ShopAction):
    """Answers what Rasa could not tell the intent of.

    Which intents may be offered, and in which words, editors say in `bot/domain/help.yml`: those with a response
    `utter_help__meaning_<intent>`.
    """

    def name(self) -> str:
        """Return the action's name."""
        return "action_ask_meaning"

    def respond(self, turn: Turn) -> None:
        """Offer the likeliest meanings; after a second failure ask for other words, after a third offer a person."""
        failures = _in_a_row(turn.tracker.events, self.name())
        buttons = self._meanings(turn) if failures == 0 else []
        if buttons:
            turn.say("utter_help__did_you_mean", buttons=buttons)
        else:
            turn.say_response("utter_help__rephrase" if failures <= 1 else "utter_help__handoff")

    def _meanings(self, turn: Turn) -> list[dict[str, str]]:
        """Return a button for each of the likeliest intents; pressed, it brings the message back with its meaning."""
        heard = {"text": turn.text, "entities": [_plain(entity) for entity in turn.entities]}
        ranking = turn.tracker.latest_message.get("intent_ranking") or []
        intents = dict.fromkeys(str(guess["name"]) for guess in ranking)
        offered = [intent for intent in intents if turn.services.phrases.has(f"utter_help__meaning_{intent}")]
        return [
            button(turn.phrase(f"utter_help__meaning_{intent}", text=_shortened(turn.text)), intent, heard=heard)
            for intent in offered[:_MAX_MEANINGS]
        ]


def _in_a_row(events: Sequence[dict[str, Any]], action: str) -> int:
    """Return how many turns in a row before this one ended in an action."""
    count = 0
    for event in reversed(events):
        if event.get("event") == "action" and event.get("name") != "action_listen":
            if event["name"] != action:
                break
            count += 1
    return count


def _plain(entity: dict[str, Any]) -> dict[str, Any]:
    return {key: entity[key] for key in ("entity", "start", "end", "value")}


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_QUOTED else text[:_MAX_QUOTED].rstrip() + "…"
