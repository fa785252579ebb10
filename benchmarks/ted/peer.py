"""Rasa's TEDPolicy: trained on turns, and put where `ContextPolicy` stands."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks.ted.pipeline import Pipeline, heard_in
from benchmarks.ted.storage import CONTEXT, RESOURCE
from benchmarks.ted.stories import Turn
from benchmarks.ted.trackers import BOTH, INTENTS, TEXT, Heard, tracker_of
from bot.policies.context_policy import ContextPolicy, Meaning
from bot.policies.examples import ASKED, OFFERED
from bot.policies.situation import Situation

if TYPE_CHECKING:  # TensorFlow takes seconds to load
    from rasa.core.policies.ted_policy import TEDPolicy

_PARTS = ("text", "action_text", "label_action_text", "dialogue")
"""TED's transformers."""


@dataclass(frozen=True)
class Setting:
    """How TED is trained: what it reads, whether slots tell what the pipeline heard, and parameters of its own."""

    reads: str = TEXT
    is_told: bool = True
    max_history: int = 2
    epochs: int = 20
    layers: int = 1
    size: int = 128

    def config(self) -> dict[str, Any]:
        """Return TED's configuration; what is not named is Rasa's default."""
        from rasa.core.policies.ted_policy import TEDPolicy

        return {
            **TEDPolicy.get_default_config(),
            "max_history": self.max_history,
            "epochs": self.epochs,
            "number_of_transformer_layers": {**dict.fromkeys(_PARTS, 1), "dialogue": self.layers},
            "transformer_size": dict.fromkeys(_PARTS, self.size),
            "entity_recognition": False,
            "constrain_similarities": True,
            "random_seed": 1,
            "use_gpu": False,
        }


def use_one_thread() -> None:
    """Let TensorFlow compute on one thread, as everything else in the benchmark; before it computes anything."""
    from tensorflow.config import threading  # type: ignore[import-untyped]

    threading.set_intra_op_parallelism_threads(1)
    threading.set_inter_op_parallelism_threads(1)


class Ted:
    """A trained TEDPolicy with what it needs to read a turn.

    `domain` is that of `benchmarks.ted.trackers.domain_of`, `actions` are what answers each intent; `milliseconds` are
    those of its predictions, with the conversation and the features at hand.
    """

    def __init__(self, setting: Setting, pipeline: Pipeline, domain: Domain, actions: Mapping[str, str]) -> None:
        self.setting = setting
        self.pipeline = pipeline
        self.actions = actions
        self._domain = domain
        self.milliseconds: list[float] = []
        self._policy: TEDPolicy | None = None

    def train(self, turns: Sequence[Turn], stories: Sequence[DialogueStateTracker], folder: Path) -> None:
        """Learn turns and the editors' stories, and keep what was learnt in a folder."""
        from rasa.core.policies.ted_policy import TEDPolicy

        reads = (INTENTS, TEXT) if self.setting.reads == BOTH else (self.setting.reads,)
        trackers = [
            self._tracker(turn, self.pipeline.heard(turn.text) if turn.text else Heard(), each)
            for turn in turns
            for each in reads
            if each == INTENTS or not turn.said
        ]
        if self.setting.reads != TEXT:
            trackers += stories
        policy = TEDPolicy.create(self.setting.config(), LocalModelStorage.create(folder), RESOURCE, CONTEXT)
        policy.train(trackers, self._domain, precomputations=self.pipeline.features)
        self._policy = policy

    def best(self, turn: Turn, heard: Heard, *, has_offers: bool) -> tuple[str, float]:
        """Return the action that TED finds likeliest in a turn, and how likely; an offer only where one was made."""
        if self._policy is None:
            raise RuntimeError("TED was not trained.")
        tracker = self._tracker(turn, heard, BOTH)
        began = time.perf_counter()
        found = self._policy.predict_action_probabilities(tracker, self._domain, precomputations=self.pipeline.features)
        self.milliseconds.append(1000 * (time.perf_counter() - began))
        shares = dict(zip(self._domain.action_names_or_texts, found.probabilities, strict=True))
        names = {*self.actions.values(), *((OFFERED, ASKED) if has_offers else ())}
        action = max(names, key=shares.__getitem__)
        return action, shares[action] / (sum(shares[name] for name in names) or 1.0)

    def _tracker(self, turn: Turn, heard: Heard, reads: str) -> DialogueStateTracker:
        if turn.text:
            self.pipeline.featurize(turn.text)
        return tracker_of(turn, heard, self._domain, self.actions, reads=reads, is_told=self.setting.is_told)


class TedInContext(ContextPolicy):
    """`ContextPolicy` with its reading of messages done by TED; what editors wrote and what is pressed stays."""

    ted: Ted
    least: float

    @classmethod
    def instead_of(cls, policy: ContextPolicy, ted: Ted, least: float) -> TedInContext:
        """Return what stands in for a loaded policy.

        Args:
            policy: that of the served model.
            ted: reads messages.
            least: how sure TED must be to go before the classifier.
        """
        other = cls.__new__(cls)
        other.__dict__.update(policy.__dict__)
        other.ted, other.least = ted, least
        return other

    def _read(self, said: UserUttered, situation: Situation) -> Meaning | None:
        text, heard = said.text or "", heard_in(said.parse_data)
        before = {action: intent for intent, action in reversed(list(self.ted.actions.items()))}
        turn = Turn(text, situation.names, before.get(situation.action or ""), ())
        action, share = self.ted.best(turn, heard, has_offers=bool(situation.offers))
        offer = situation.offers[0] if action == OFFERED else None
        intent = situation.offers[0].intent if action in (OFFERED, ASKED) else self._intent_of(action, heard)
        if share < self.least or (intent == said.intent_name and offer is None):
            return None
        return Meaning(intent, share, offer)

    def _intent_of(self, action: str, heard: Heard) -> str:
        """Return the likeliest of the intents that an action answers."""
        answered = [intent for intent, name in self.ted.actions.items() if name == action]
        return max(answered, key=lambda intent: (intent == heard.intent, heard.intents.get(intent, 0.0)))
