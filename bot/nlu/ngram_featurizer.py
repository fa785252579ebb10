"""Sequences of letters as Rasa features: they see through typing errors, and know words a sentence vector blurs."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

from recommender.text.han import simplify

_VOCABULARY_FILE = "ngrams.json"
_WEIGHTS_FILE = "idf.npy"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(SparseFeaturizer, GraphComponent):
    """Gives each message one sparse vector: tf-idf of the one to four letters that follow each other inside its words.

    Rasa's CountVectorsFeaturizer counts without weighting, which drowns the telling sequences.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before (Rasa asks it of every featurizer)."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration: `max_letters` of a sequence; `scale` multiplies the unit vectors."""
        return {**SparseFeaturizer.get_default_config(), "max_letters": 4, "scale": 1.0}

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer = self._new_vectorizer()

    def _new_vectorizer(self, vocabulary: dict[str, int] | None = None) -> TfidfVectorizer:
        return TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(1, self._config["max_letters"]),
            min_df=2 if vocabulary is None else 1,
            sublinear_tf=True,
            preprocessor=_plain,
            vocabulary=vocabulary,
            dtype=np.float32,
        )

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NgramFeaturizer:
        """Create an untrained featurizer."""
        return cls(config, execution_context.node_name, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Take the sequences that occur in two examples or more, and how telling each is."""
        texts = [message.get(TEXT) for message in training_data.nlu_examples if message.get(TEXT)]
        self._vectorizer.fit(texts)
        with self._model_storage.write_to(self._resource) as directory:
            ngrams = self._vectorizer.get_feature_names_out().tolist()
            (directory / _VOCABULARY_FILE).write_text(json.dumps(ngrams, ensure_ascii=False), encoding="utf-8")
            np.save(directory / _WEIGHTS_FILE, self._vectorizer.idf_)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> NgramFeaturizer:
        """Load the sequences."""
        featurizer = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            ngrams = json.loads((directory / _VOCABULARY_FILE).read_text(encoding="utf-8"))
            featurizer._vectorizer = featurizer._new_vectorizer({ngram: code for code, ngram in enumerate(ngrams)})
            featurizer._vectorizer.idf_ = np.load(directory / _WEIGHTS_FILE, allow_pickle=False)
        return featurizer

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the vector of each message that has a text."""
        texted = [message for message in messages if message.get(TEXT)]
        if texted:
            vectors = self._vectorizer.transform([message.get(TEXT) for message in texted]) * self._config["scale"]
            for row, message in enumerate(texted):
                own = vectors[row].tocoo()
                message.add_features(Features(own, FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurize all training examples."""
        self.process(training_data.training_examples)
        return training_data

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check."""


def _plain(text: str) -> str:
    return simplify(text).casefold()
