"""The answers that Rasa gives itself: one that an editor broke becomes an apology and a line of the log.

Rasa would show a placeholder that nobody fills, and say nothing where a brace stands alone or an answer is missing; it
would also say the same words twice in a row.
"""

from __future__ import annotations

import copy
import logging
import string
from typing import Any

from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from protocol.last_words import LAST_WORDS

logger = logging.getLogger(__name__)
_APOLOGY = "utter_help__apology"


class DomainResponses(TemplatedNaturalLanguageGenerator):
    """Fills the responses of the domain; always has something to say."""

    def __init__(self, endpoint_config: EndpointConfig, domain: Domain) -> None:
        super().__init__(domain.responses)

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """Return a variation of a response, filled: another one than was said last, where the language has several."""
        slots, last = tracker.current_slot_values(), tracker.get_last_event_for(BotUttered)
        said = last.text if isinstance(last, BotUttered) else None
        known = []
        if utter_action in self.responses:
            chooser = ResponseVariationFilter(self.responses)
            known = chooser.responses_for_utter_action(utter_action, output_channel, slots)
        fresh = [variation for variation in known if variation.get("text") != said]
        chosen = copy.copy(self)
        chosen.responses = {**self.responses, utter_action: fresh} if fresh else self.responses
        return chosen.generate_from_slots(utter_action, slots, output_channel, **kwargs)

    def generate_from_slots(
        self, utter_action: str, filled_slots: dict[str, Any], output_channel: str, **kwargs: Any
    ) -> dict[str, Any]:
        """Return a variation of a response, filled; if that cannot be, an apology."""
        for name in (utter_action, _APOLOGY):
            try:
                response = super().generate_from_slots(name, filled_slots, output_channel, **kwargs)
            except ValueError as error:
                problem = f"{error}; write a placeholder as {{name}}, and {{{{ or }}}} for braces to be read"
            else:
                if response is not None:
                    return dict(response)
                problem = "there is no such response for this language"
            logger.error("response %s of bot/domain/ cannot be said: %s (`daogou dialogue check`)", name, problem)
        return {"text": LAST_WORDS["zh" if filled_slots.get("language") == "zh" else "en"]}

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Fill a response as Rasa does, if all that is to be filled has a value.

        Raises:
            ValueError: a brace stands alone, or nobody fills a placeholder.
        """
        values = {**(filled_slots or {}), **kwargs}
        for text in (response.get("text"), *(button.get("title") for button in response.get("buttons") or ())):
            unknown = [field for _, field, _, _ in string.Formatter().parse(text or "") if field not in (None, *values)]
            if unknown:
                raise ValueError(f"nobody fills {{{unknown[0]}}}")
        filled: dict[str, Any] = super()._fill_response(response, filled_slots, **kwargs)
        return filled
