"""What a message does beside products, learnt from the editors' examples."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, INTENT, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.act_classifier import ACTS, ActClassifier
from bot.nlu.act_examples import OTHER, fingerprint, read_act_examples, read_acts
from bot.nlu.mixed_tokenizer import MixedTokenizer
from bot.nlu.spelling_corrector import SpellingCorrector
from recommender.encoders import load_encoder

INTENTS = """
act_intents:
  question: [product_details, ask_price]
  refine: [refine_search]
"""
EXAMPLES = """
acts:
- act: question
  examples: |
    - is it waterproof
    - does it come with a cable
    - how heavy is it
    - 防水吗
    - 有多重
- act: refine
  examples: |
    - do you have it in red
    - something under 50
    - any waterproof ones
    - 有红色的吗
    - 要便宜点的
"""
SMALL_TALK = ("hello there", "thanks a lot", "你好")
TABLES = [{"name": "value", "elements": ["red", "blue", "红色", "蓝色"]}]


@pytest.fixture
def folder(tmp_path):
    """A folder of dialogue data."""
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "acts.yml").write_text(INTENTS, encoding="utf-8")
    (tmp_path / "catalogue" / "acts_en.yml").write_text(EXAMPLES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def message(parts):
    """What makes a message with its tokens and its vector."""
    tokenizer = MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)
    corrector = SpellingCorrector(*parts[:2], {})
    encoder = load_encoder("multilingual")

    def make(text, intent="greet"):
        made = Message({TEXT: text, INTENT: intent})
        made.set(TOKENS_NAMES[TEXT], tokenizer.tokenize(made, TEXT))
        corrector.process([made])
        vector = np.asarray(encoder.encode([text])) * 4.5
        made.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, "sentence"))
        return made

    return make


@pytest.fixture
def classifier(parts, folder, message):
    """One that was trained and loaded."""
    config = {**ActClassifier.get_default_config(), "examples": str(folder)}
    data = TrainingData([message(text) for text in SMALL_TALK], lookup_tables=TABLES)
    ActClassifier.create(config, *parts).train(data)
    return ActClassifier.load(config, *parts)


def _acts(classifier, message):
    classifier.process([message])
    return message.get(ACTS)


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("is it heavy", "question"),
        ("does it come with a charger", "question"),
        ("do you have it in blue", "refine"),
        ("有蓝色的吗", "refine"),
        ("重吗", "question"),
        ("hello", OTHER),
    ],
)
def test_what_people_say_is_told_by_what_is_like_it(classifier, message, text, act):
    acts = _acts(classifier, message(text))

    assert max(acts, key=acts.get) == act
    assert sum(acts.values()) == pytest.approx(1.0, abs=0.01)


def test_what_it_says_reaches_the_dialogue(classifier, message):
    said = message("is it heavy")
    _acts(classifier, said)

    assert said.as_dict(only_output_properties=True)[ACTS]["question"] > 0.5


def test_examples_of_an_intent_count_for_its_act(parts, folder, message):
    config = {**ActClassifier.get_default_config(), "examples": str(folder)}
    data = TrainingData([message("hello"), message("red please", "refine_search")])
    trained = ActClassifier.create(config, *parts)
    trained.train(data)

    acts = _acts(trained, message("red please"))
    assert acts[OTHER] < acts["refine"]


def test_a_project_without_examples_learns_nothing(parts, tmp_path, message):
    config = {**ActClassifier.get_default_config(), "examples": str(tmp_path)}
    ActClassifier.create(config, *parts).train(TrainingData([message("hello")]))

    assert _acts(ActClassifier.load(config, *parts), message("is it heavy")) is None


def test_examples_and_intents_are_read(folder):
    assert read_acts(folder) == {"question": ["product_details", "ask_price"], "refine": ["refine_search"]}
    assert ("is it waterproof", "question") in read_act_examples(folder)
    assert len(read_act_examples(folder)) == 10


def test_a_changed_example_is_learnt_anew(folder):
    before = fingerprint(folder)
    path = folder / "catalogue" / "acts_en.yml"
    path.write_text(EXAMPLES.replace("heavy", "loud"), encoding="utf-8")

    assert fingerprint(folder) != before
