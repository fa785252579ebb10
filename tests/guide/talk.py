"""A conversation with the actions alone: each message goes to the action that its intent would reach."""

from __future__ import annotations

import json
from dataclasses import dataclass

from guide.memory import Memory
from guide.reply import Utterance
from guide.wording import Wording


@dataclass(frozen=True)
class Said:
    """What an action answered."""

    utterances: list[Utterance]
    wording: Wording

    def says(self, name):
        """Tell whether a response was said, in whichever of its wordings."""
        texts = [said.text for said in self.utterances]
        return self.wording.phrases.is_said(name, self.wording.language, texts)

    @property
    def text(self):
        """All texts."""
        return "\n".join(said.text for said in self.utterances)

    @property
    def buttons(self):
        """The titles of the quick replies."""
        return [button.title for said in self.utterances for button in said.buttons]

    def part(self, name):
        """Return `products`, `table` or `chart` of the last utterance that has it, or None."""
        parts = [getattr(said.parts, name) for said in self.utterances]
        return next((part for part in reversed(parts) if part is not None), None)


class Talk:
    """Keeps the memory from turn to turn, through the JSON that is stored."""

    def __init__(self, new_message, services, uow, language="en"):
        self._new_message = new_message
        self._services = services
        self._uow = uow
        self._language = language
        self.memory = Memory()

    def say(self, action, text="", *learnt, **parts):
        """Let an action answer a message."""
        return self.hear(action, self._new_message(text, *learnt, language=self._language, **parts))

    def hear(self, action, message):
        """Let an action answer a message that is there already."""
        self.memory = Memory.from_json(json.loads(json.dumps(self.memory.to_json())))
        reply = self._services.reply_to(message)
        action.respond(message, self.memory, reply, self._services.shop_for(message, self._uow))
        self.memory.end_turn()
        return Said(reply.utterances, reply.wording)

    @property
    def shown(self):
        """Keys of the products on the screen, in order."""
        return [product.external_id for product in self._uow.products.get_many(self.memory.search.shown)]
