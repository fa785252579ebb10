"""What the two sparse featurizers share: tf-idf vectors of a message's pieces, kept without pickles."""

from __future__ import annotations

import json
from abc import abstractmethod
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix  # type: ignore[import-untyped]
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from typing_extensions import Self

_PIECES_FILE = "pieces.json"
_WEIGHTS_FILE = "idf.npy"
_FEWEST_EXAMPLES = 2


class TfidfFeaturizer(SparseFeaturizer, GraphComponent):
    """Gives each message one sparse vector of its pieces, weighted by how telling each piece is.

    Rasa's CountVectorsFeaturizer counts without weighting, which drowns the telling pieces.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before (Rasa asks it of every featurizer)."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration: `scale` multiplies the unit vectors."""
        return {**SparseFeaturizer.get_default_config(), "scale": 1.0}

    def __init__(self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(name, config)
        self._model_storage = model_storage
        self._resource = resource
        self._vectorizer: TfidfVectorizer | None = None

    @abstractmethod
    def pieces(self, message: Message) -> list[str]:
        """Return the pieces of a message, repeated as in it."""

    def learn(self, training_data: TrainingData) -> dict[str, Any]:
        """Learn what `pieces` needs and return it as JSON values; nothing by default."""
        return {}

    def recall(self, learnt: dict[str, Any]) -> None:
        """Take back what `learn` returned."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Self:
        """Create an untrained featurizer."""
        return cls(config, execution_context.node_name, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Take the pieces that occur in two examples or more, and how telling each is."""
        learnt = self.learn(training_data)
        examples = [message for message in training_data.nlu_examples if message.get(TEXT)]
        vectorizer = TfidfVectorizer(
            analyzer=self.pieces, min_df=_FEWEST_EXAMPLES, sublinear_tf=True, dtype=np.float32
        ).fit(examples)
        self._vectorizer = vectorizer
        with self._model_storage.write_to(self._resource) as directory:
            card = {"learnt": learnt, "pieces": vectorizer.get_feature_names_out().tolist()}
            (directory / _PIECES_FILE).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
            np.save(directory / _WEIGHTS_FILE, vectorizer.idf_)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> Self:
        """Load the pieces."""
        featurizer = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            card = json.loads((directory / _PIECES_FILE).read_text(encoding="utf-8"))
            featurizer.recall(card["learnt"])
            vocabulary = {piece: code for code, piece in enumerate(card["pieces"])}
            featurizer._vectorizer = TfidfVectorizer(
                analyzer=featurizer.pieces, vocabulary=vocabulary, sublinear_tf=True, dtype=np.float32
            )
            featurizer._vectorizer.idf_ = np.load(directory / _WEIGHTS_FILE, allow_pickle=False)
        return featurizer

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the vector of each message that has a text."""
        texted = [message for message in messages if message.get(TEXT)]
        if texted and self._vectorizer is not None:
            vectors = self._vectorizer.transform(texted) * self._config["scale"]
            for message, start, end in zip(texted, vectors.indptr, vectors.indptr[1:], strict=False):
                columns = vectors.indices[start:end]
                places = (np.zeros(len(columns), np.int32), columns)
                row = coo_matrix((vectors.data[start:end], places), shape=(1, vectors.shape[1]))
                message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurize all training examples."""
        self.process(training_data.training_examples)
        return training_data

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check."""
