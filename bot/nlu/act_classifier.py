"""Tells what a message does while products are on the screen: asks about them, narrows the search, takes one."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]

from bot.kept import keeping
from bot.nlu.act_examples import OTHER, fingerprint, read_act_examples, read_acts
from bot.nlu.frame import KINDS, frame_of, phrases_of
from bot.nlu.letter_featurizer import letters_of
from bot.nlu.shop_words import served_words
from bot.nlu.softmax_regression import SoftmaxRegression
from bot.nlu.spelling_corrector import plain_text
from bot.nlu.tagging.features import Gazetteer, lookup_tables
from language.expressions import parse
from language.han import CJK, simplify
from recommender.encoders import load_encoder

ACTS = "acts"
"""Under this name a message keeps how likely each act is."""
_CARD_FILE, _IDF_FILE = "acts.json", "idf.npy"
_WORD = re.compile(rf"[a-z0-9]+|[{CJK}]")
_MOST_LETTERS = 5
_MEANING, _PIECES = 4.5, 6.0
"""Lengths of the two parts of a message's vector, its meaning and its pieces: the longer, the freer the fit."""
_EXAMPLES_OF_INTENT = 60
"""About so many examples of each intent are learnt from beside what people say next to products."""
_DECIMALS = 3


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class ActClassifier(GraphComponent):
    """A linear model over the sentence vector of a message, its letters, its phrases, and the frames of these.

    The intent classifier sees no screen: "do you have it in blue" and "does it come in blue" are one wish for it. What
    people say beside products is learnt apart, from `data/dialogue/*/acts_*.yml`; `ContextPolicy` weighs it where
    products are on the screen. Comes after `SentenceFeaturizer`, whose vectors it takes.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before."""
        return [Tokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration: `examples` is the folder with the editors' examples."""
        return {"examples": "data/dialogue", "encoder": "multilingual"}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._shop = Gazetteer({})
        self._vectorizer = self._new_vectorizer()
        self._model: SoftmaxRegression | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ActClassifier:
        """Create an untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str:
        """Return what Rasa trains again by: the examples are no data of its own."""
        return fingerprint(Path(config.get("examples") or cls.get_default_config()["examples"]))

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples of each act and of the intents, some of which have nothing to do with the screen."""
        folder, tables = Path(self._config["examples"]), lookup_tables(training_data)
        self._shop = Gazetteer({name: tables.get(name, []) for name in KINDS})
        examples = [*read_act_examples(folder), *_of_intents(training_data, folder)]
        if len({act for _, act in examples}) > 1:
            self._learn([simplify(text) for text, _ in examples], [act for _, act in examples])
        with self._model_storage.write_to(self._resource) as directory:
            pieces = self._vectorizer.get_feature_names_out().tolist() if self._model else []
            card = {"pieces": pieces, "words": self._shop.to_json()}
            (directory / _CARD_FILE).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
            if self._model:
                np.save(directory / _IDF_FILE, self._vectorizer.idf_)
                self._model.save(directory)
        return self._resource

    def _learn(self, texts: list[str], acts: list[str]) -> None:
        self._vectorizer = self._new_vectorizer(min_df=2)
        pieces = self._vectorizer.fit_transform(texts) * _PIECES
        encoder = keeping(load_encoder(self._config["encoder"]))
        vectors = np.vstack([_unit(vector) for vector in encoder.encode(texts)])
        self._model = SoftmaxRegression.fit(vectors * _MEANING, pieces, acts)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ActClassifier:
        """Load what was learnt."""
        classifier = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as directory:
            card = json.loads((directory / _CARD_FILE).read_text(encoding="utf-8"))
            classifier._shop = Gazetteer(served_words(card["words"]))
            classifier._model = SoftmaxRegression.load(directory)
            if classifier._model:
                vocabulary = {piece: code for code, piece in enumerate(card["pieces"])}
                classifier._vectorizer = classifier._new_vectorizer(vocabulary=vocabulary)
                classifier._vectorizer.idf_ = np.load(directory / _IDF_FILE, allow_pickle=False)
        return classifier

    def process(self, messages: list[Message]) -> list[Message]:
        """Set how likely each act is of each message that has a text."""
        for message in messages:
            if self._model and message.get(TEXT):
                message.set(ACTS, self._likely(self._model, message), add_to_output=True)
        return messages

    def _new_vectorizer(self, **options: Any) -> TfidfVectorizer:
        return TfidfVectorizer(analyzer=self._pieces, sublinear_tf=True, dtype=np.float32, **options)

    def _pieces(self, text: str) -> list[str]:
        """Return the letters, the phrases and the framed phrases of a text."""
        folded = text.casefold()
        frame = frame_of(folded, [found.as_entity() for found in parse(folded)], self._shop)
        said = (f"said {phrase}" for phrase in phrases_of(_WORD.findall(folded)))
        framed = (f"frame {phrase}" for phrase in phrases_of(frame))
        return [*letters_of(folded, _MOST_LETTERS), *said, *framed]

    def _likely(self, model: SoftmaxRegression, message: Message) -> dict[str, float]:
        _, sentence = message.get_dense_features(TEXT, [])
        if sentence is None:
            return {}
        vector = _unit(np.asarray(sentence.features, np.float32).reshape(-1)) * _MEANING
        pieces = self._vectorizer.transform([plain_text(message)]) * _PIECES
        (shares,) = model.probabilities(vector[None, :], pieces)
        return {act: round(float(share), _DECIMALS) for act, share in zip(model.labels, shares, strict=True)}


def _of_intents(training_data: TrainingData, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield examples of each intent for the first act that names it, spread over all that it has."""
    acts: dict[str, str] = {}
    for act, intents in read_acts(folder).items():
        for intent in intents:
            acts.setdefault(intent, act)
    texts: dict[str, list[str]] = defaultdict(list)
    for example in training_data.intent_examples:
        if text := example.get(TEXT):
            texts[example.get(INTENT)].append(text)
    for intent, said in texts.items():
        step = max(1, len(said) // _EXAMPLES_OF_INTENT)
        yield from ((text, acts.get(intent, OTHER)) for text in said[::step])


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector
