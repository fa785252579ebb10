"""Tells the intent of a message from its sentence vector, its letters and its phrases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier as RasaIntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import (
    FEATURE_TYPE_SENTENCE,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack  # type: ignore[import-untyped]

from bot.nlu.softmax_regression import Rows, SoftmaxRegression

_LONGEST_RANKING = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent, RasaIntentClassifier):
    """A linear model in which all intents count alike, however many examples they have.

    Rasa's LogisticRegressionClassifier finds the same minimum in fifteen times the time, and keeps it as a pickle of
    sorts.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A featurizer comes before."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration; `strength` is how freely the model may fit the examples."""
        return {"strength": 1.0}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: SoftmaxRegression | None = None,
    ) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> IntentClassifier:
        """Create an untrained classifier."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples; of one intent alone there is nothing to learn."""
        examples = [each for each in training_data.intent_examples if each.get(TEXT) and each.get(INTENT)]
        intents = [example.get(INTENT) for example in examples]
        with self._model_storage.write_to(self._resource) as folder:
            if len(set(intents)) > 1:
                self._model = SoftmaxRegression.fit(*features_of(examples), intents, **fitting(self._config))
                self._model.save(folder)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> IntentClassifier:
        """Load what was learnt."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, SoftmaxRegression.load(folder))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the likeliest intent of each message that has features, and the ranking of the next."""
        featured = [message for message in messages if _sentence_features(message)]
        if not featured or self._model is None:
            return messages
        for message, shares in zip(featured, self._model.probabilities(*features_of(featured)), strict=True):
            ranking = [
                {INTENT_NAME_KEY: self._model.labels[code], PREDICTED_CONFIDENCE_KEY: float(shares[code])}
                for code in np.argsort(-shares, kind="stable")[:_LONGEST_RANKING]
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages


def features_of(messages: Sequence[Message]) -> tuple[Rows, csr_matrix]:
    """Return the features of messages that went through the same featurizers, dense and sparse, a row each."""
    by_featurizer = list(zip(*map(_sentence_features, messages), strict=True))
    dense = [np.vstack([each.features for each in own]) for own in by_featurizer if own[0].is_dense()]
    sparse = [_stacked(own) for own in by_featurizer if own[0].is_sparse()]
    nothing = np.zeros((len(messages), 0), np.float32)
    return (
        np.hstack([nothing, *dense]).astype(np.float32, copy=False),
        hstack([csr_matrix(nothing), *sparse], format="csr", dtype=np.float32),
    )


def fitting(config: dict[str, Any]) -> dict[str, Any]:
    """Return how the model is fit to examples, as arguments of `SoftmaxRegression.fit`."""
    return {"balanced": True, "strength": config["strength"]}


def _sentence_features(message: Message) -> list[Features]:
    return [each for each in message.features if each.attribute == TEXT and each.type == FEATURE_TYPE_SENTENCE]


def _stacked(rows: Sequence[Features]) -> csr_matrix:
    """Stack rows of one featurizer; scipy's own `vstack` takes a millisecond each."""
    found = [each.features.tocoo() for each in rows]
    lengths = np.cumsum([0, *(row.nnz for row in found)])
    data, columns = np.concatenate([row.data for row in found]), np.concatenate([row.col for row in found])
    return csr_matrix((data, columns, lengths), shape=(len(found), found[0].shape[1]))
