"""Sentence vectors as Rasa's features."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.sentence_featurizer import SentenceFeaturizer


def _vector(message):
    features = [item for item in message.features if item.type == FEATURE_TYPE_SENTENCE]
    assert len(features) == 1
    return features[0].features[0]


@pytest.fixture
def featurizer(parts):
    config = {**SentenceFeaturizer.get_default_config(), "scale": 3.0, "alias": "sentences"}
    return SentenceFeaturizer.create(config, *parts)


def test_a_message_and_a_training_example_get_the_same_scaled_vector(featurizer):
    asked, example = Message({TEXT: "a red mug"}), Message({TEXT: "a red mug", "intent": "find"})

    featurizer.process([asked])
    featurizer.process_training_data(TrainingData([example]))

    assert np.linalg.norm(_vector(asked)) == pytest.approx(3.0, abs=1e-4)
    np.testing.assert_allclose(_vector(example), _vector(asked), atol=1e-5)


def test_vectors_of_more_than_one_batch_stay_with_their_messages(featurizer):
    texts = [f"mug number {number}" for number in range(70)]
    together = [Message({TEXT: text}) for text in texts]
    featurizer.process(together)
    alone = Message({TEXT: texts[69]})
    featurizer.process([alone])

    np.testing.assert_allclose(_vector(together[69]), _vector(alone), atol=1e-4)


def test_both_languages_share_one_space(featurizer):
    english, chinese, other = (Message({TEXT: text}) for text in ("a laptop computer", "笔记本电脑", "good bye"))
    featurizer.process([english, chinese, other])

    assert _vector(english) @ _vector(chinese) > _vector(english) @ _vector(other)


def test_a_message_without_text_gets_no_vector(featurizer):
    message = Message({TEXT: ""})

    assert featurizer.process([message])[0].features == []
