"""A model that was trained with the words of one shop serves another."""

from __future__ import annotations

import json

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.mixed_tokenizer import MixedTokenizer
from bot.nlu.phrase_featurizer import PhraseFeaturizer
from bot.nlu.shop_words import SETTING, served_words
from bot.nlu.spelling_corrector import PLAIN, SpellingCorrector

TABLES = [{"name": "category", "elements": ["laptop"]}, {"name": "brand", "elements": ["Lenovo"]}]


@pytest.fixture
def serve(tmp_path, monkeypatch):
    """What says which words the served shop has."""

    def name(**words):
        path = tmp_path / "shop_words.json"
        path.write_text(json.dumps(words), encoding="utf-8")
        monkeypatch.setenv(SETTING, str(path))

    return name


@pytest.fixture
def message(parts):
    """What makes a tokenized message."""
    tokenizer = MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)

    def make(text):
        made = Message({TEXT: text})
        made.set(TOKENS_NAMES[TEXT], tokenizer.tokenize(made, TEXT))
        return made

    return make


def _known(example):
    example.set(INTENT, "find_products")
    return example


def test_the_served_shops_words_stand_for_those_learnt_kind_by_kind(serve):
    learnt = {"category": ["laptop"], "brand": ["HP"]}
    assert served_words(learnt) == learnt

    serve(category=["sofa"], use=["reading"])
    assert served_words(learnt) == {"category": ["sofa"], "brand": ()}


def test_phrases_know_the_things_of_the_served_shop(serve, parts, message):
    config = PhraseFeaturizer.get_default_config()
    data = TrainingData([_known(message(text)) for text in ("a laptop", "a laptop please")], lookup_tables=TABLES)
    PhraseFeaturizer.create(config, *parts).train(data)
    assert "a <category>" in PhraseFeaturizer.load(config, *parts).pieces(message("a laptop"))

    serve(category=["sofa"])
    featurizer = PhraseFeaturizer.load(config, *parts)
    assert "a <category>" in featurizer.pieces(message("a sofa"))
    assert "a laptop" in featurizer.pieces(message("a laptop"))


def test_misspelt_words_of_the_served_shop_are_mended(serve, parts, message):
    SpellingCorrector.create({}, *parts).train(TrainingData([], lookup_tables=TABLES))
    serve(brand=["Twinings"])
    tea = message("twinnings tea")
    SpellingCorrector.load({}, *parts).process([tea])

    assert tea.get(PLAIN) == "twinings tea"
