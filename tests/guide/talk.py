"""A conversation with the actions alone: each message goes to the action that its intent would reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Said:
    """What an action answered."""

    messages: list[dict[str, Any]]

    @property
    def text(self):
        """All texts."""
        return "\n".join(message["text"] for message in self.messages)

    @property
    def buttons(self):
        """The titles of the quick replies."""
        return [button["title"] for message in self.messages for button in message["buttons"]]

    def part(self, name):
        """Return `products`, `table` or `chart` of the last message that has it, or None."""
        parts = [message["custom"][name] for message in self.messages if name in (message["custom"] or {})]
        return parts[-1] if parts else None


class Talk:
    """Keeps the slots from turn to turn, as Rasa does."""

    def __init__(self, new_turn, uow, language="en"):
        self._new_turn = new_turn
        self._uow = uow
        self.slots: dict[str, Any] = {"language": language}

    def say(self, action, text="", *learnt, pressed=None):
        """Let an action answer a message."""
        turn = self._new_turn(text, *learnt, slots=self.slots, pressed=pressed)
        action.respond(turn)
        self.slots.update({event["name"]: event["value"] for event in turn.events()})
        return Said(turn.dispatcher.messages)

    @property
    def shown(self):
        """Keys of the products on the screen, in order."""
        ids = (self.slots.get("search") or {}).get("shown", [])
        return [product.external_id for product in self._uow.products.get_many(ids)]
