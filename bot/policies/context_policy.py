"""Decides what a short message means where it is said: after a question, beside a list, about one product."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.core.policies.policy import Policy, PolicyPrediction, SupportedData
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, EntitiesAdded, UserUttered
from rasa.shared.core.generator import TrackerWithCachedStates
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.io import get_text_hash, read_file

from bot.kept import kept_folder
from bot.nlu.act_classifier import ACTS
from bot.nlu.act_examples import OTHER, fingerprint, read_acts
from bot.nlu.frame import KINDS, frame_of
from bot.nlu.shop_words import served_words
from bot.nlu.tagging.features import Gazetteer
from bot.policies.act_model import ActModel
from bot.policies.examples import ASKED, OFFERED, Example, context_files, read_examples, situated
from bot.policies.rules import Rules
from bot.policies.situation import LIST, PRODUCT, Offer, Situation, situation_of

logger = logging.getLogger(__name__)

_UNHEARD = 0.01
"""How likely an intent is at least that the classifier did not think of."""
_YES = "affirm"
_ACTS_FILE = "act_intents.json"
_ACT_WEIGHT = 2
"""How much what the message does counts beside the classifier's intents, where products are on the screen."""


@dataclass(frozen=True)
class Meaning:
    """What a message means: the intent, how sure that is, and the quick reply that it stands for, if it does."""

    intent: str
    sureness: float
    offer: Offer | None = None


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=True)
class ContextPolicy(Policy):
    """Weighs what the classifier takes a message for against what it means where it is said.

    The classifier sees the message alone: "the blue one" may be a wish or a pick. Where products are on the screen,
    what `ActClassifier` says the message does with them is weighed against it. Editors' examples tell what is meant
    after what; of messages with words that no example has they tell less, down to nothing. Where all together say
    something else than the classifier, this policy goes before the plain rule of its intent. What editors wrote for an
    intent after a certain answer, in a story or a longer rule, goes before this policy.
    """

    @staticmethod
    def supported_data() -> SupportedData:
        """Rules tell which action belongs to an intent."""
        return SupportedData.ML_AND_RULE_DATA

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration.

        `examples` is the folder with the editors' examples. `least` is how likely a meaning must be to go before what
        the classifier says. `priority` is above that of rules.
        """
        return {"priority": 7, "examples": "data/dialogue", "least": 0.5}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        model: ActModel | None = None,
        rules: Rules | None = None,
        acts: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(config, model_storage, resource, execution_context)
        self._model = model
        self._rules = rules or Rules()
        self._acts = acts or {}
        self._shop = Gazetteer(served_words(dict.fromkeys(KINDS, ())))

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what Rasa trains again by: the examples are no data of its own."""
        folder = Path(config.get("examples") or cls.get_default_config()["examples"])
        texts = "".join(read_file(path) for path in context_files(folder))
        return str(get_text_hash(texts + fingerprint(folder)))

    def train(self, training_trackers: list[TrackerWithCachedStates], domain: Domain, **kwargs: Any) -> Resource:
        """Learn what is meant after what from the examples, and what answers it from the rules."""
        self._rules = Rules.learn(training_trackers)
        folder = Path(self.config["examples"])
        examples, self._acts = read_examples(folder), read_acts(folder)
        self._model = self._learnt(examples) if len({each.means for each in examples}) > 1 else None
        with self._model_storage.write_to(self._resource) as folder:
            if self._model:
                self._model.save(folder)
            self._rules.save(folder)
            (folder / _ACTS_FILE).write_text(json.dumps(self._acts), encoding="utf-8")
        return self._resource

    def _learnt(self, examples: Sequence[Example]) -> ActModel:
        """Return the model of the examples; they are learnt once, however often rules change."""
        kept = kept_folder(f"context-{self.fingerprint_addon(self.config)}")
        if kept and (known := ActModel.load(kept)):
            return known
        model = ActModel.learn(situated(examples))
        if kept:
            model.save(kept)
        return model

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ContextPolicy:
        """Load what was learnt."""
        with model_storage.read_from(resource) as folder:
            model, rules = ActModel.load(folder), Rules.load(folder)
            acts = json.loads((folder / _ACTS_FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, execution_context, model, rules, acts)

    def predict_action_probabilities(
        self,
        tracker: DialogueStateTracker,
        domain: Domain,
        rule_only_data: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> PolicyPrediction:
        """Predict what answers a message that means something else than the classifier says, else nothing."""
        shares = self._default_predictions(domain)
        if self._has_answered(tracker):
            shares[domain.index_for_action(ACTION_LISTEN_NAME)] = 1.0
            return self._prediction(shares)
        said = tracker.latest_message
        if said is None or tracker.latest_action_name != ACTION_LISTEN_NAME or not _is_typed(said):
            return self._prediction(shares)
        situation = situation_of(list(tracker.events), tracker.get_slot("memory") or {})
        if (situation.action or "", said.intent_name or "") in self._rules.exceptions:
            return self._prediction(shares)
        meaning = self._meaning(said, situation)
        action = self._rules.actions.get(meaning.intent) if meaning else None
        if meaning is None or action is None or action not in domain.action_names_or_texts:
            return self._prediction(shares)
        shares[domain.index_for_action(action)] = 1.0
        logger.info(
            "a message means %s (%.2f) after %s; the classifier says %s (%.2f)",
            *(meaning.intent, meaning.sureness, ", ".join(situation.names)),
            *(said.intent_name, said.intent.get("confidence") or 0.0),
        )
        why = {"means": meaning.intent, "sureness": meaning.sureness, "after": list(situation.names)}
        told = {"entity": "meaning", "value": meaning.intent, "start": 0, "end": 0, "extractor": type(self).__name__}
        added = EntitiesAdded([told, *(meaning.offer.entities if meaning.offer else ())])
        return self._prediction(shares, optional_events=[added], action_metadata=why)

    def _has_answered(self, tracker: DialogueStateTracker) -> bool:
        """Tell whether the last action was this policy's: no rule knows what comes after it."""
        last = tracker.get_last_event_for(ActionExecuted)
        is_own = isinstance(last, ActionExecuted) and str(last.policy).endswith(type(self).__name__)
        return is_own and tracker.latest_action_name != ACTION_LISTEN_NAME

    def _meaning(self, said: UserUttered, situation: Situation) -> Meaning | None:
        """Return what a message means, None where that is what the classifier says."""
        text = said.text or ""
        if pressed := next((offer for offer in situation.offers if offer.is_said_by(text)), None):
            return Meaning(pressed.intent, 1.0, pressed)
        return self._read(said, situation)

    def _read(self, said: UserUttered, situation: Situation) -> Meaning | None:
        """Return what the words of a message mean, None where the classifier says so too or nothing was learnt."""
        if self._model is None:
            return None
        text = said.text or ""
        heard: Mapping[str, float] = _heard(said)
        unsure = 1 - max(heard.values(), default=0.0)
        if situation.screen in (LIST, PRODUCT):
            heard = beside_screen(heard, said.parse_data.get(ACTS) or {}, self._acts, said.intent_name or "")
        frame = frame_of(text, said.entities, self._shop, self._model.features)
        found = weighed(self._model, heard, frame, situation, unsure)
        act = max(found, key=found.__getitem__)
        offer = situation.offers[0] if act == OFFERED else None
        intent = situation.offers[0].intent if act in (OFFERED, ASKED) else act
        if found[act] < self.config["least"] or (intent == said.intent_name and offer is None):
            return None
        return Meaning(intent, found[act], offer)


def weighed(
    model: ActModel, heard: Mapping[str, float], frame: tuple[str, ...], situation: Situation, unsure: float
) -> dict[str, float]:
    """Return how likely each act is by what the classifier heard and by what the examples say, as far as they know.

    Args:
        model: knows the examples.
        heard: how likely each intent is by itself.
        frame: the words of the message.
        situation: where it is said.
        unsure: how likely it is that the message is none of the classifier's intents.
    """
    there = model.probabilities(frame, situation.names)
    weight = model.knows(frame)
    alike = 1 / len(there)
    if situation.offers:
        # The classifier knows no questions and offers; what it is not sure of may answer one.
        alone = {ASKED: situation.offers[0].intent, OFFERED: _YES}
        heard = {**heard, **{act: max(unsure, heard.get(intent, 0.0)) * weight for act, intent in alone.items()}}
    acts = [act for act in {*heard, *there} if situation.offers or act not in (OFFERED, ASKED)]
    scores = {act: (heard.get(act, 0.0) + _UNHEARD) * there.get(act, alike) ** weight for act in acts}
    total = sum(scores.values())
    return {act: score / total for act, score in scores.items()}


def beside_screen(
    heard: Mapping[str, float], does: Mapping[str, float], acts: Mapping[str, Sequence[str]], taken_for: str
) -> Mapping[str, float]:
    """Return how likely each intent is by the classifier and by what the message does with the screen.

    Args:
        heard: the classifier's intents with their confidence.
        does: how likely each act is; empty where nobody learnt acts.
        acts: the intents of each act; those of none are small talk.
        taken_for: the intent of the message; only what is taken for small talk may be some.
    """
    known = {intent for intents in acts.values() for intent in intents}
    is_small_talk = taken_for not in known
    if not does or (is_small_talk and max(does, key=does.__getitem__) == OTHER):
        return heard
    likely: dict[str, float] = dict.fromkeys(heard, does.get(OTHER, 0.0) if is_small_talk else 0.0)
    likely |= dict.fromkeys(known, 0.0)
    for act, share in does.items():
        for intent in acts.get(act, ()):
            likely[intent] += share
    scores = {intent: (heard.get(intent, 0.0) + _UNHEARD) * share**_ACT_WEIGHT for intent, share in likely.items()}
    total = sum(scores.values())
    return {intent: score / total for intent, score in scores.items()} if total else heard


def _is_typed(said: UserUttered) -> bool:
    """Tell whether a message was typed: a pressed button says its intent, and no classifier guessed it."""
    return bool(said.text) and bool(said.parse_data.get("intent_ranking"))


def _heard(said: UserUttered) -> dict[str, float]:
    """Return how likely each intent is by the classifier; one that a later component took instead counts too."""
    heard: dict[str, float] = {}
    for guess in said.parse_data.get("intent_ranking") or ():
        name = str(guess.get("name"))
        heard[name] = max(heard.get(name, 0.0), float(guess.get("confidence") or 0.0))
    return heard
