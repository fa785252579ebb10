"""All that editors have written for the dialogue, as turns for TED: to learn, and a part to choose settings by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from rasa.shared.core.domain import Domain
from rasa.shared.core.generator import TrackerWithCachedStates, TrainingDataGenerator
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT

from benchmarks.ted.pipeline import Pipeline
from benchmarks.ted.stories import Turn, turns_beside_products, turns_in_context, turns_of_intents
from benchmarks.ted.trackers import domain_of
from bot.nlu.act_examples import read_act_examples, read_acts
from bot.policies.examples import read_examples
from bot.policies.rules import Rules
from bot.policies.situation import SCREENS

_DOMAIN, _DIALOGUE = "bot/domain", Path("data/dialogue")
_EXAMPLES_OF_INTENT = 60
"""As many as `ActClassifier` learns from."""
_DEVELOPMENT = 5
"""Of so many messages one is kept for choosing settings."""


@dataclass(frozen=True)
class Knowledge:
    """What may be learnt: `turns` of messages in context and beside products, and of the `intents`; stories, rules."""

    pipeline: Pipeline
    domain: Domain
    actions: Mapping[str, str]
    turns: Sequence[Turn]
    intents: Sequence[Turn]
    stories: Sequence[TrackerWithCachedStates]
    rules: Sequence[TrackerWithCachedStates]

    @property
    def learnt(self) -> list[Turn]:
        """The turns to learn from while settings are chosen."""
        return [*(turn for turn in self.turns if not _is_kept(turn)), *self.intents]

    @property
    def kept(self) -> list[Turn]:
        """The turns to choose settings by; no message of theirs is learnt meanwhile."""
        return [turn for turn in self.turns if _is_kept(turn)]


def gather(agent: Any) -> Knowledge:
    """Read all files that the guide's dialogue model is trained from, with its pipeline."""
    importer = TrainingDataImporter.load_from_dict({}, domain_path=_DOMAIN, training_data_paths=[str(_DIALOGUE)])
    served, data, graph = importer.get_domain(), importer.get_nlu_data(), importer.get_stories()
    written = TrainingDataGenerator(graph, served, augmentation_factor=0).generate()
    rules = Rules.learn(written)
    context, acts, does = read_examples(_DIALOGUE), read_acts(_DIALOGUE), read_act_examples(_DIALOGUE)
    answers = sorted({each.after for each in context} - set(SCREENS))
    domain = domain_of(served, rules.actions, answers, acts)
    pipeline = Pipeline(agent, domain)
    pipeline.hear_acts_unlearnt(does, data, _DIALOGUE)
    texts: dict[str, list[str]] = defaultdict(list)
    for example in data.intent_examples:
        if text := example.get(TEXT):
            texts[example.get(INTENT)].append(text)
    told = TrainingDataGenerator(graph, domain, augmentation_factor=0).generate()
    return Knowledge(
        pipeline,
        domain,
        rules.actions,
        [
            *turns_in_context(context, rules.actions),
            *turns_beside_products(does, acts, rules.actions, lambda text: pipeline.heard(text).intents),
        ],
        list(turns_of_intents(texts, rules.actions, _EXAMPLES_OF_INTENT)),
        [tracker for tracker in told if not tracker.is_rule_tracker],
        written,
    )


def _is_kept(turn: Turn) -> bool:
    return crc32(turn.text.encode()) % _DEVELOPMENT == 0
