"""Letters and phrases as features: what their pieces are, and that they survive their files."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.letter_featurizer import LetterFeaturizer
from bot.nlu.mixed_tokenizer import MixedTokenizer
from bot.nlu.phrase_featurizer import PhraseFeaturizer
from bot.nlu.spelling_corrector import SpellingCorrector

TEXTS = 2 * ["how much is the second one", "how much is the mug", "a mug under 500", "马克杯多少钱", "这个多少钱"]
TABLES = [{"name": "category", "elements": ["mug", "马克杯"]}, {"name": "brand", "elements": ["HP"]}]


@pytest.fixture
def message(parts):
    """What makes a tokenized message, spelt plainly."""
    tokenizer = MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)
    corrector = SpellingCorrector(*parts[:2], {})

    def make(text):
        made = Message({TEXT: text, INTENT: "any"})
        made.set(TOKENS_NAMES[TEXT], tokenizer.tokenize(made, TEXT))
        corrector.process([made])
        return made

    return make


def _vector(featurizer, message):
    featurizer.process([message])
    return message.get_sparse_features(TEXT)[1].features.toarray()[0]


@pytest.mark.parametrize("kind", [LetterFeaturizer, PhraseFeaturizer])
def test_a_loaded_featurizer_gives_the_same_vectors_of_its_length(parts, message, kind):
    config = {**kind.get_default_config(), "scale": 3.0}
    trained = kind.create(config, *parts)
    trained.train(TrainingData([message(text) for text in TEXTS], lookup_tables=TABLES))
    loaded = kind.load(config, *parts)

    before, after = (_vector(featurizer, message(TEXTS[0])) for featurizer in (trained, loaded))
    np.testing.assert_allclose(before, after)
    assert np.linalg.norm(after) == pytest.approx(3.0, rel=1e-5)


def test_letters_are_pieces_of_words(parts, message):
    pieces = LetterFeaturizer.create(LetterFeaturizer.get_default_config(), *parts).pieces(message("Ab 馬"))

    assert pieces == [" ", "a", "b", " ", " a", "ab", "b ", " ab", "ab ", " ab ", " ", "马", " ", " 马", "马 ", " 马 "]


def test_phrases_name_kinds_instead_of_things(parts, message):
    featurizer = PhraseFeaturizer.create(PhraseFeaturizer.get_default_config(), *parts)
    featurizer.learn(TrainingData([], lookup_tables=TABLES))

    assert "how much is" in featurizer.pieces(message("how much is the second one"))
    assert "the <ordinal>" in featurizer.pieces(message("how much is the second one"))
    assert "<category> <price>" in featurizer.pieces(message("mug under 500"))
    assert "<category> 多少 钱" in featurizer.pieces(message("马克杯多少钱"))
