"""Frozen multilingual sentence vectors as Rasa features."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.kept import keeping
from bot.nlu.spelling_corrector import plain_text
from recommender.encoders import SentenceEncoder, load_encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceFeaturizer(DenseFeaturizer, GraphComponent):
    """Gives each message one dense vector from a sentence encoder of `recommender.encoders`.

    The default encoder needs numpy only: torch in the Rasa process costs about 700 MB.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before (Rasa asks it of every featurizer)."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration: `encoder` names the encoder, `scale` multiplies its unit vectors.

        A linear classifier with Rasa's fixed regularisation underfits unit vectors; the scale sets its strength.
        """
        return {**DenseFeaturizer.get_default_config(), "encoder": "multilingual", "scale": 1.0}

    def __init__(self, config: dict[str, Any], name: str, encoder: SentenceEncoder) -> None:
        super().__init__(name, config)
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceFeaturizer:
        """Create the component and load its encoder."""
        encoder = load_encoder(config["encoder"])
        encoder.encode(["warm up"])  # else the first shopper waits for the weights
        return cls(config, execution_context.node_name, encoder)

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the sentence vector of each message that has a text."""
        self._featurize(messages, self._encoder)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Featurize all training examples."""
        self._featurize(training_data.training_examples, keeping(self._encoder))
        return training_data

    def _featurize(self, messages: list[Message], encoder: SentenceEncoder) -> None:
        texted = [message for message in messages if message.get(TEXT)]
        if not texted:
            return
        vectors = encoder.encode([plain_text(message) for message in texted]) * self._config["scale"]
        for message, vector in zip(texted, vectors, strict=True):
            message.add_features(
                Features(vector[None, :], FEATURE_TYPE_SENTENCE, TEXT, self._config[FEATURIZER_CLASS_ALIAS])
            )

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Nothing to check: an unknown encoder is refused when it is loaded."""
