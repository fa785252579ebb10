"""Tokenizer for English, Chinese, and both in one sentence.

Rasa's JiebaTokenizer accepts only `language: zh` and its WhitespaceTokenizer refuses Chinese; shoppers mix both
("有没有 under 500 的 laptop"). Runs of Han characters go through jieba, everything else is split into words, numbers
and single symbols.
"""

from __future__ import annotations

import json
from typing import Any

import regex
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import ENTITIES, ENTITY_ATTRIBUTE_END, ENTITY_ATTRIBUTE_START, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from language.dictionaries import chinese_segmenter

_WORDS_FILE = "words.json"
_PIECE = regex.compile(
    r"(?P<han>\p{Han}+)"
    r"|(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>(?:(?!\p{Han})[\p{L}\p{M}\p{N}])+(?:['’](?:(?!\p{Han})\p{L})+)?)"
    r"|(?P<symbol>[^\s\p{L}\p{N}])"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=True)
class MixedTokenizer(Tokenizer):
    """Splits a message into words, with jieba inside Chinese runs.

    Every Chinese span annotated in the training data becomes a word of jieba's dictionary, so that no annotated
    entity crosses a token border (Rasa drops such entities silently).
    """

    @staticmethod
    def required_packages() -> list[str]:
        """Packages this component needs."""
        return ["jieba", "regex"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the default configuration (that of every Rasa tokenizer)."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    def __init__(
        self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, words: list[str]
    ) -> None:
        super().__init__(config)
        self._model_storage = model_storage
        self._resource = resource
        self._jieba = chinese_segmenter()
        self._words: list[str] = []
        self._add_words(words)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MixedTokenizer:
        """Create an untrained tokenizer."""
        return cls(config, model_storage, resource, [])

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the annotated Chinese spans as words and store them with the model."""
        spans = {
            example.get(TEXT)[entity[ENTITY_ATTRIBUTE_START] : entity[ENTITY_ATTRIBUTE_END]]
            for example in training_data.entity_examples
            for entity in example.get(ENTITIES, [])
        }
        self._add_words(sorted({run for span in spans for run in regex.findall(r"\p{Han}{2,}", span)}))
        with self._model_storage.write_to(self._resource) as directory:
            (directory / _WORDS_FILE).write_text(json.dumps(self._words, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MixedTokenizer:
        """Load the learnt words."""
        with model_storage.read_from(resource) as directory:
            words = json.loads((directory / _WORDS_FILE).read_text(encoding="utf-8"))
        return cls(config, model_storage, resource, words)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of one attribute, in order and without overlap; never an empty list for a text."""
        text: str = message.get(attribute)
        tokens: list[Token] = []
        for piece in _PIECE.finditer(text):
            if piece.lastgroup == "han":
                tokens += [Token(word, piece.start() + start) for word, start, _ in self._jieba.tokenize(piece.group())]
            else:
                tokens.append(Token(piece.group(), piece.start()))
        found: list[Token] = self._apply_token_pattern(tokens or [Token(text, 0)])
        return found

    def _add_words(self, words: list[str]) -> None:
        for word in words:
            self._jieba.add_word(word)
        self._words += words
