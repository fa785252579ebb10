"""Takes a message for a search, or for a change to one, when no intent is sure and yet it says what is wanted."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_TYPE,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.span_tagger import SMALL_TALK
from language.content import content_words
from language.gifts import gift_talk
from language.story import story_grammar

_LIKELIEST = 2
"""How many of the likeliest intents the classifier may mean, where it is sure of none."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SearchFallback(GraphComponent):
    """Replaces the fallback intent by that of a search where the entity extractor is sure of a product or a brand.

    "200元以内的耳机" lies between a search and a question about prices for a sentence vector; "I did not understand"
    would be wrong for either. So it would be of "party plates", which may be out of scope, and else is a search. Who
    says that a present is wished for somebody, or only tells what somebody likes, searches, whatever else that may
    sound like, and so does who wishes for something beside small talk ("hi, mugs"). Comes after FallbackClassifier.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration.

        `meanings` are tried in their order: the `intent` of messages that surely hold one of the `entities`.
        `threshold` is the confidence that the tagger must have in them, unless the intent is one of the two likeliest:
        then the classifier and the tagger say the same, each unsurely. A message `refused` with less confidence than
        `refusal` is `wanted` or `changed`, if that is the next likely. What wishes for a present is `wanted` where its
        intent is one of those that `may_be_present`. Small talk that surely names a product is `wanted` if that is the
        next likely, and always beside a `greeting`: thanks and goodbyes also name what was bought.
        """
        return {
            "threshold": 0.7,
            "refused": "out_of_scope",
            "refusal": 0.75,
            "wanted": "find_products",
            "changed": "refine_search",
            "greeting": "greet",
            "may_be_present": [DEFAULT_NLU_FALLBACK_INTENT_NAME, "out_of_scope", "plan_budget", "ask_advice", "help"],
            "meanings": [
                {"intent": "find_products", "entities": ["product", "brand"]},
                {
                    "intent": "refine_search",
                    "entities": ["price", "quantity", "negated", "relative", "drop", "exclude_current", "attribute"],
                },
                {"intent": "product_details", "entities": ["ordinal", "pick", "past"]},
            ],
        }

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold: float = config["threshold"]
        self._refused, self._refusal, self._wanted = config["refused"], config["refusal"], config["wanted"]
        self._changed = config["changed"]
        self._greeting = config["greeting"]
        self._may_be_present = frozenset(config["may_be_present"])
        self._meanings = [(frozenset(item["entities"]), str(item["intent"])) for item in config["meanings"]]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SearchFallback:
        """Create the component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that fell back although it names a product."""
        for message in messages:
            intent = message.get(INTENT) or {}
            is_present = intent.get(INTENT_NAME_KEY) in self._may_be_present and _wishes_for_present(message)
            ranking = message.get(INTENT_RANKING_KEY) or []
            if is_present or self._has_wish(message, intent, ranking):
                self._take_for(message, intent, self._wanted)
                continue
            if doubted := self._doubted(intent, ranking):
                self._take_for(message, intent, doubted)
                continue
            if intent.get(INTENT_NAME_KEY) != DEFAULT_NLU_FALLBACK_INTENT_NAME:
                continue
            likely = {each.get(INTENT_NAME_KEY) for each in ranking[1 : 1 + _LIKELIEST]}
            for names, meant in self._meanings:
                least = 0.0 if meant in likely else self._threshold
                if any(self._is_sure(entity, names, least) for entity in message.get(ENTITIES, [])):
                    self._take_for(message, intent, meant)
                    break
        return messages

    def _doubted(self, intent: dict[str, Any], ranking: list[dict[str, Any]]) -> str | None:
        """Return what a message that is refused may as well be: a search, or a change to one."""
        if (
            intent.get(INTENT_NAME_KEY) != self._refused
            or float(intent.get(PREDICTED_CONFIDENCE_KEY, 1.0)) >= self._refusal
        ):
            return None
        return next((name for name in (self._wanted, self._changed) if self._is_next(name, ranking)), None)

    def _has_wish(self, message: Message, intent: dict[str, Any], ranking: list[dict[str, Any]]) -> bool:
        """Tell whether small talk has a wish beside it."""
        name = intent.get(INTENT_NAME_KEY)
        if name not in SMALL_TALK or not (name == self._greeting or self._is_next(self._wanted, ranking)):
            return False
        named = self._meanings[0][0]
        return any(self._is_sure(entity, named, self._threshold) for entity in message.get(ENTITIES, []))

    @staticmethod
    def _is_next(name: str, ranking: list[dict[str, Any]]) -> bool:
        """Tell whether an intent is the likeliest after the first."""
        return any(each.get(INTENT_NAME_KEY) == name for each in ranking[1:2])

    @staticmethod
    def _take_for(message: Message, intent: dict[str, Any], name: str) -> None:
        taken = {**intent, INTENT_NAME_KEY: name}
        message.set(INTENT, taken, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [taken, *message.get(INTENT_RANKING_KEY, [])], add_to_output=True)

    @staticmethod
    def _is_sure(entity: dict[str, Any], names: frozenset[str], least: float) -> bool:
        """Tell whether an entity is one of some and certain enough; what rules find is."""
        return entity.get(ENTITY_ATTRIBUTE_TYPE) in names and float(entity.get("confidence_entity", 1.0)) >= least


def _wishes_for_present(message: Message) -> bool:
    """Tell whether a message says that a present is wished, and for whom or for what; or what somebody likes."""
    text = str(message.get(TEXT) or "")
    talk = gift_talk(text)
    _, liked, _ = story_grammar(text).told(text.replace("’", "'"))
    is_liking = any(content_words(text[place.start : place.end]) for place in liked)
    return is_liking or (talk.is_wished and bool(talk.who or talk.occasion or talk.likes))
