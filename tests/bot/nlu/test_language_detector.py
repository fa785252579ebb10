"""The language to answer in."""

from __future__ import annotations

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.language_detector import LanguageDetector


@pytest.mark.parametrize(
    ("text", "metadata", "languages"),
    [
        ("我想买杯子", {"language": "en"}, ["zh"]),
        ("HP", {"language": "zh"}, ["zh"]),
        ("HP", {"language": None}, []),
        ("HP", {"language": "fr"}, []),
        ("HP", None, []),
    ],
)
def test_the_widgets_language_counts_where_the_message_tells_none(text, metadata, languages):
    message = Message({TEXT: text, ENTITIES: [{"entity": "brand", "value": "HP"}], "metadata": metadata})

    LanguageDetector().process([message])

    found = message.get(ENTITIES)
    assert [entity["value"] for entity in found if entity["entity"] == "language"] == languages
    assert [entity["value"] for entity in found if entity["entity"] == "brand"] == ["HP"]
