"""The tagger as Rasa runs it: trained on a few examples, stored, loaded, and asked."""

from __future__ import annotations

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.mixed_tokenizer import MixedTokenizer
from bot.nlu.span_tagger import OUTSIDE, SpanTagger
from bot.nlu.spelling_corrector import SpellingCorrector

NOUNS = ("mug", "laptop", "printer", "clock", "lamp", "tent", "杯子", "打印机", "台灯", "帐篷", "闹钟")
COLOURS = ("red", "blue", "green", "黑色", "白色")
TABLES = [{"name": "category", "elements": list(NOUNS)}, {"name": "value", "elements": list(COLOURS)}]


def _example(text, intent, **spans):
    entities = [
        {"entity": name, "value": words, "start": text.index(words), "end": text.index(words) + len(words)}
        for name, words in spans.items()
    ]
    return Message.build(text=text, intent=intent).__class__({TEXT: text, INTENT: intent, ENTITIES: entities})


def _examples():
    for noun in NOUNS:
        for colour in COLOURS:
            if noun.isascii() and colour.isascii():
                yield _example(f"i want a {colour} {noun}", "find", product=noun, attribute=colour)
                yield _example(f"show me the {noun} in {colour}", "find", product=noun, attribute=colour)
            elif not noun.isascii() and not colour.isascii():
                yield _example(f"想买{colour}的{noun}", "find", product=noun, attribute=colour)
    for text in ("hello there", "good morning", "你好", "早上好", "hi", "how are you"):
        yield _example(text, "greet")


@pytest.fixture
def ask(parts):
    """What trains a tagger, loads it, and returns the spans it finds in a text."""
    storage, resource, context = parts
    tokenizer = MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)
    corrector = SpellingCorrector(storage, resource, {})
    examples = list(_examples())
    for example in examples:
        example.set(TOKENS_NAMES[TEXT], tokenizer.tokenize(example, TEXT))
    corrector.process(examples)
    config = {**SpanTagger.get_default_config(), "epochs": 10}
    SpanTagger.create(config, *parts).train(TrainingData(examples, lookup_tables=TABLES))
    tagger = SpanTagger.load(config, storage, resource, context)

    def run(text, intent=None, *, outside=False):
        message = Message({TEXT: text, INTENT: intent or {}})
        message.set(TOKENS_NAMES[TEXT], tokenizer.tokenize(message, TEXT))
        corrector.process([message])
        tagger.process([message])
        found = {(item["entity"], item["value"]) for item in message.get(ENTITIES, [])}
        return {item for item in found if (item[0] == OUTSIDE) == outside}

    return run


def test_spans_are_found_in_both_languages(ask):
    assert ask("i want a red lamp") == {("attribute", "red"), ("product", "lamp")}
    assert ("attribute", "黑色") in ask("想买黑色的打印机")


def test_a_word_never_met_is_found_by_its_meaning(ask):
    assert ("product", "kettle") in ask("i want a blue kettle")


def test_a_wish_may_stand_beside_small_talk(ask):
    assert ("product", "lamp") in ask("i want a red lamp", {"name": "greet", "confidence": 0.9})
    assert ask("i want a red lamp", {"name": "find", "confidence": 0.9}) != set()


def test_words_that_are_surely_in_no_span_are_told(ask):
    told = ask("i want a red lamp", outside=True)

    assert {(OUTSIDE, "i"), (OUTSIDE, "want"), (OUTSIDE, "a")} == told
    assert (OUTSIDE, "想买") in ask("想买黑色的打印机", outside=True)


def test_of_a_very_long_message_the_beginning_is_tagged(ask):
    wish, more = "i want a red mug ", "hm " * 300

    assert ("product", "mug") in ask(wish + more)
    assert ("product", "mug") not in ask(more + wish)


def test_a_message_without_words_passes(ask):
    assert ask("") == set()
