"""Makes a model of the dialogue's files by Rasa's graph, without Rasa's command line.

`rasa train` reads every file three to six times, twenty seconds of each training; here each is read once.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rasa.engine.validation
from rasa.engine.caching import LocalTrainingCache
from rasa.engine.graph import ExecutionContext, GraphModelConfiguration, GraphNodeHook, GraphSchema
from rasa.engine.recipes.recipe import Recipe
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata, ModelStorage
from rasa.engine.training.graph_trainer import GraphTrainer
from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.data import TrainingType
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.validator import Validator

from bot.training.progress import PACKING, Progress


@dataclass(frozen=True)
class Sources:
    """Where the files lie that a model is made of."""

    config: Path
    domain: Path
    data: Path


class DialogueFiles(RasaFileImporter):
    """The content of the files, each read once. Rasa's default reads again for ways of training that nobody uses."""

    def __init__(self, sources: Sources) -> None:
        super().__init__(str(sources.config), str(sources.domain), [str(sources.data)])
        self._domain: Domain = Domain.load(str(sources.domain))
        self._stories: StoryGraph = super().get_stories()
        self._nlu_data: TrainingData = super().get_nlu_data()

    def get_domain(self) -> Domain:
        """Return the domain."""
        return self._domain

    def get_stories(self, exclusion_percentage: int | None = None) -> StoryGraph:
        """Return the stories and the rules."""
        return self._stories

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """Return the examples and the lookup tables."""
        return self._nlu_data


def train_model(sources: Sources, target: Path, progress: Progress) -> None:
    """Make the model; what has not changed since an earlier training is taken from Rasa's cache.

    Args:
        sources: the files.
        target: the model's file, ends in `.tar.gz`.
        progress: told of every part that is learnt.

    Raises:
        RasaException: the files are no dialogue, or contradict each other.
    """
    progress.begin("reading the files")
    files = DialogueFiles(sources)
    _validate(files)
    config = files.get_config()
    kind = TrainingType.NLU if files.get_stories().is_empty() else TrainingType.BOTH
    recipe = Recipe.recipe_for_name(config.get("recipe"))
    graph = recipe.graph_config_for_recipe(config, {}, training_type=kind)
    rasa.engine.validation.validate(graph)
    with tempfile.TemporaryDirectory() as folder:
        trainer = GraphTrainer(_Storage(Path(folder), progress), LocalTrainingCache(), _Runners(progress))
        progress.begin("comparing with what was learnt before")
        trainer.train(graph, files, target)


def _validate(files: DialogueFiles) -> None:
    """Refuse what Rasa's command line refuses: rules and stories of actions and slots that nobody has named."""
    validator = Validator(files.get_domain(), files.get_nlu_data(), files.get_stories(), files.get_config())
    is_in_order = [
        validator.verify_domain_validity(),
        validator.verify_actions_in_stories_rules(),
        validator.verify_forms_in_stories_rules(),
        validator.verify_form_slots(),
        validator.verify_slot_mappings(),
    ]
    if not all(is_in_order):
        raise RasaException("rules or stories and the domain do not fit together; the lines above say where")


class _Storage(LocalModelStorage):
    """Tells when the model's file is being written."""

    def __init__(self, folder: Path, progress: Progress) -> None:
        super().__init__(folder)
        self._progress = progress

    def create_model_package(
        self, model_archive_path: Path | str, model_configuration: GraphModelConfiguration, domain: Domain
    ) -> ModelMetadata:
        """Write the file."""
        self._progress.begin(PACKING)
        return super().create_model_package(model_archive_path, model_configuration, domain)


class _Runners:
    """Makes the runners of Rasa's graph, with a hook that tells of every part."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def create(
        self,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: Sequence[GraphNodeHook] | None = None,
    ) -> DaskGraphRunner:
        """Return a runner; the one without hooks only compares fingerprints."""
        watching: list[Any] = [*hooks, self._progress.watching(graph_schema)] if hooks else []
        return DaskGraphRunner.create(graph_schema, model_storage, execution_context, watching)
