"""Messages typed in pinyin as a component of Rasa's pipeline."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.pinyin_reader import PinyinReader

TABLES = [{"name": "category", "elements": ["蓝牙音箱", "Headphones"]}, {"name": "brand", "elements": ["Huawei"]}]
EXAMPLES = ["想买个耳机", "shouji"]


@pytest.fixture
def reader(parts):
    """A trained reader, loaded."""
    storage, resource, context = parts
    examples = [Message({TEXT: text, INTENT: "any"}) for text in EXAMPLES]
    PinyinReader.create({}, *parts).train(TrainingData(examples, lookup_tables=TABLES))
    return PinyinReader.load({}, storage, resource, context)


def test_the_text_of_a_message_becomes_characters(reader):
    messages = [Message({TEXT: "xiang mai ge lanya yinxiang"}), Message({TEXT: "Huawei headphones"})]
    reader.process(messages)

    assert [message.get(TEXT) for message in messages] == ["想买个蓝牙音箱", "Huawei headphones"]
    assert messages[0].as_dict(only_output_properties=True)[TEXT] == "想买个蓝牙音箱"


def test_examples_stay_as_they_are(reader):
    data = TrainingData([Message({TEXT: text, INTENT: "any"}) for text in EXAMPLES])

    assert [example.get(TEXT) for example in reader.process_training_data(data).nlu_examples] == EXAMPLES
