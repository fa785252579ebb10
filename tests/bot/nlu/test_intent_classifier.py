"""The intent classifier as Rasa runs it: trained, stored, loaded, and asked."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix

from bot.nlu.intent_classifier import IntentClassifier, features_of

WORDS = ("hello", "bye", "red", "mug")


def _message(text, intent=None):
    message = Message({TEXT: text, **({INTENT: intent} if intent else {})})
    counts = [[float(word in text) for word in WORDS]]
    message.add_features(Features(coo_matrix(counts, dtype=np.float32), FEATURE_TYPE_SENTENCE, TEXT, None))
    length = np.array([[len(text) / 20]], np.float32)
    message.add_features(Features(length, FEATURE_TYPE_SENTENCE, TEXT, None))
    return message


@pytest.fixture
def learnt(parts):
    """What trains a classifier on examples and loads it."""

    def learn(*examples):
        config = IntentClassifier.get_default_config()
        IntentClassifier.create(config, *parts).train(TrainingData(list(examples)))
        return IntentClassifier.load(config, *parts)

    return learn


def test_it_learns_intents_and_ranks_them(learnt):
    texts = {"greet": ("hello", "hello you"), "goodbye": ("bye", "bye now"), "find": ("red mug", "a mug")}
    examples = [_message(text, intent) for intent, said in texts.items() for text in said * 5]
    message = _message("hello there")

    learnt(*examples).process([message])

    assert message.get(INTENT)["name"] == "greet"
    ranking = message.get(INTENT_RANKING_KEY)
    assert ranking[0] == message.get(INTENT)
    assert {each["name"] for each in ranking} == set(texts)
    assert sum(each["confidence"] for each in ranking) == pytest.approx(1.0, abs=1e-5)


def test_with_one_intent_there_is_nothing_to_learn(learnt):
    message = _message("hello there")

    learnt(_message("hello", "greet"), _message("hello you", "greet")).process([message])

    assert message.get(INTENT) is None


def test_a_message_without_features_passes(learnt):
    message = Message({TEXT: ""})

    learnt(_message("hello", "greet"), _message("bye", "goodbye")).process([message])

    assert message.get(INTENT) is None


def test_features_of_each_featurizer_stand_side_by_side():
    dense, sparse = features_of([_message("hello"), _message("a red mug")])

    np.testing.assert_allclose(dense, [[0.25], [0.45]])
    np.testing.assert_array_equal(sparse.toarray(), [[1, 0, 0, 0], [0, 0, 1, 1]])
