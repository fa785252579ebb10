"""Marks on the tokens that belong to an entry of the shop's lookup tables."""

from __future__ import annotations

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.lookup_marker import LookupMarker
from bot.nlu.mixed_tokenizer import MixedTokenizer

TABLES = [
    {"name": "product", "elements": ["Coffee Mug", "laptop", "笔记本电脑"]},
    {"name": "brand", "elements": ["act", "HP"]},
    {"name": "brand", "elements": ["Tom Tailor"]},
]


@pytest.fixture
def marks(parts):
    """What tokenizes a text and returns the marked words by table."""
    tokenizer = MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)
    LookupMarker.create({}, *parts).train(TrainingData(lookup_tables=TABLES))
    marker = LookupMarker.load({}, *parts)

    def mark(text):
        message = Message({TEXT: text})
        message.set(TOKENS_NAMES[TEXT], tokenizer.tokenize(message, TEXT))
        marker.process([message])
        tokens = message.get(TOKENS_NAMES[TEXT])
        return {name: [token.text for token in tokens if token.get("pattern")[name]] for name in ("product", "brand")}

    return mark


@pytest.mark.parametrize(
    ("text", "product", "brand"),
    [
        ("a coffee mug by hp", ["coffee", "mug"], ["hp"]),
        ("two laptops", ["laptops"], []),
        ("a compact camera", [], []),
        ("coffee", [], []),
        ("Tom Tailor", [], ["Tom", "Tailor"]),
        ("便宜的笔记本电脑", ["笔记本电脑"], []),
    ],
)
def test_only_whole_entries_are_marked(marks, text, product, brand):
    assert marks(text) == {"product": product, "brand": brand}


def test_a_message_without_tokens_passes(parts):
    message = Message({TEXT: ""})

    assert LookupMarker.create({}, *parts).process([message]) == [message]
