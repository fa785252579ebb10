"""Misspelt words mended for the featurizers; the shopper's text stays."""

from __future__ import annotations

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.mixed_tokenizer import MixedTokenizer
from bot.nlu.spelling_corrector import SpellingCorrector, plain_text, words_of

TABLES = [{"name": "category", "elements": ["power bank", "Headphones"]}, {"name": "brand", "elements": ["Lenovo"]}]
EXAMPLES = ["is there a discount", "any discount on it", "wirelss", "i wnat it"]


@pytest.fixture
def write(parts):
    """What returns a message written plainly by a trained corrector."""
    storage, resource, context = parts
    tokenizer = MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)
    examples = [Message({TEXT: text, INTENT: "any"}) for text in EXAMPLES]
    SpellingCorrector.create({}, *parts).train(TrainingData(examples, lookup_tables=TABLES))
    corrector = SpellingCorrector.load({}, storage, resource, context)

    def run(text):
        message = Message({TEXT: text})
        message.set(TOKENS_NAMES[TEXT], tokenizer.tokenize(message, TEXT))
        corrector.process([message])
        return message

    return run


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("powr bank plz", "power bank plz"),
        ("hedphones", "headphones"),
        ("a lenvo one", "a lenovo one"),
        ("any discuont?", "any discount?"),
        ("the Shark thing", "the Shark thing"),
        ("xiqqo", "xiqqo"),
        ("請問有筆記本電腦嗎", "请问有笔记本电脑吗"),
        ("under $500", "under $500"),
    ],
)
def test_only_words_that_nobody_knows_are_mended(write, text, plain):
    assert plain_text(write(text)) == plain


def test_the_places_stay_those_of_the_text(write):
    message = write("powr bank")

    assert message.get(TEXT) == "powr bank"
    assert [(word.text, word.start, word.end) for word in words_of(message)] == [("power", 0, 4), ("bank", 5, 9)]
