"""Words of English, of Chinese, and of both in one sentence."""

from __future__ import annotations

from itertools import pairwise

import pytest
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.mixed_tokenizer import MixedTokenizer


@pytest.fixture
def tokenizer(parts):
    return MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)


def _words(tokenizer, text):
    return [token.text for token in tokenizer.tokenize(Message({TEXT: text}), TEXT)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a red mug", ["a", "red", "mug"]),
        ("under $1,299.50, please!", ["under", "$", "1,299.50", ",", "please", "!"]),
        ("don't show HP's", ["don't", "show", "HP's"]),
        ("有没有 under 500 的 laptop", ["有没有", "under", "500", "的", "laptop"]),
        ("想买笔记本电脑", ["想", "买", "笔记本电脑"]),
        ("16GB内存", ["16", "GB", "内存"]),
        ("👍🏽", ["👍", "🏽"]),
    ],
)
def test_text_falls_into_words(tokenizer, text, words):
    assert _words(tokenizer, text) == words


@pytest.mark.parametrize(
    "text", ["a  red mug", "我想要一个 laptop for gaming, 不要 too expensive", "x" * 990, "ｌａｐｔｏｐ 笔电"]
)
def test_tokens_stand_where_their_text_stands_without_overlap(tokenizer, text):
    tokens = tokenizer.tokenize(Message({TEXT: text}), TEXT)

    assert [text[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(before.end <= after.start for before, after in pairwise(tokens))
    assert "".join(token.text for token in tokens) == "".join(text.split())


@pytest.mark.parametrize("text", [" ", "\u200b"])
def test_a_text_is_never_without_tokens(tokenizer, text):
    assert tokenizer.tokenize(Message({TEXT: text}), TEXT)


def test_annotated_chinese_spans_become_words_that_a_loaded_model_knows(tokenizer, parts):
    text = "我要香薰蜡台给妈妈"
    assert "香薰蜡台" not in _words(tokenizer, text)
    example = Message({TEXT: text, "intent": "find", ENTITIES: [{"start": 2, "end": 6, "entity": "product"}]})

    tokenizer.train(TrainingData([example]))
    loaded = MixedTokenizer.load(MixedTokenizer.get_default_config(), *parts)

    assert "香薰蜡台" in _words(tokenizer, text)
    assert _words(loaded, text) == _words(tokenizer, text)


def test_one_model_does_not_teach_another(tokenizer, parts, tmp_path_factory):
    tokenizer._add_words(["香薰蜡台"])
    other = MixedTokenizer.create(MixedTokenizer.get_default_config(), *parts)

    assert "香薰蜡台" not in _words(other, "我要香薰蜡台给妈妈")
