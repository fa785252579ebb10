"""Writes a message as the featurizers shall read it: simplified characters, and misspelt English words mended."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.shop_words import served_words
from bot.nlu.tagging.features import Piece, lookup_tables
from language.dictionaries import english_words
from language.han import simplify
from language.near_words import NearWords

PLAIN = "plain"
"""Under this name a token keeps its plain spelling, and a message its plain text."""
_FILE = "words.json"
_WORD = re.compile(r"[a-z]{4,}")
_OFTEN = 2
"""A word of fewer examples may be a misspelling itself."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SpellingCorrector(GraphComponent):
    """Gives each token its plain spelling; the text and the places of the tokens stay as the shopper typed them.

    A word that neither English, nor the examples, nor the shop knows becomes the nearest word of the examples or the
    shop. Chinese words are only simplified: what sounds alike is the linker's business.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """A tokenizer comes before."""
        return [Tokenizer]

    def __init__(self, model_storage: ModelStorage, resource: Resource, words: dict[str, int]) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._take(words)

    def _take(self, words: dict[str, int]) -> None:
        self._words = words
        self._near = NearWords(words)

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpellingCorrector:
        """Create an untrained corrector."""
        return cls(model_storage, resource, {})

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the words of the examples and of the shop, with how often each occurs."""
        texts = [message.get(TEXT) or "" for message in training_data.nlu_examples]
        counts = Counter(word for text in texts for word in set(_WORD.findall(text.lower())))
        common = {word: count for word, count in counts.items() if count >= _OFTEN}
        tables = lookup_tables(training_data)
        self._take(_with_words_of(tables, common))
        with self._model_storage.write_to(self._resource) as directory:
            card = {"words": common, "tables": tables}
            (directory / _FILE).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpellingCorrector:
        """Load the words; those of the shop are of the one that is served."""
        with model_storage.read_from(resource) as directory:
            card = json.loads((directory / _FILE).read_text(encoding="utf-8"))
            return cls(model_storage, resource, _with_words_of(served_words(card["tables"]), card["words"]))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the plain spelling of each message's tokens, and its plain text."""
        for message in messages:
            tokens: list[Token] = message.get(TOKENS_NAMES[TEXT]) or []
            plain, reached = "", 0
            for token in tokens:
                spelling = self._plain(token.text)
                token.set(PLAIN, spelling)
                plain += message.get(TEXT)[reached : token.start] + spelling
                reached = token.end
            if tokens:
                message.set(PLAIN, plain + message.get(TEXT)[reached:])
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Write all training examples plainly."""
        self.process(training_data.training_examples)
        return training_data

    def _plain(self, text: str) -> str:
        word = text.lower()
        if not _WORD.fullmatch(word):
            return simplify(text)
        stem = word.removesuffix("s")
        if any(form in self._words or form in english_words() for form in (word, stem)):
            return text
        return self._nearest(word) or text

    def _nearest(self, word: str) -> str | None:
        near = self._near.find(word)
        return min(near, key=lambda found: (*found[1], -self._words[found[0]], found[0]), default=(None,))[0]


def _with_words_of(tables: Mapping[str, Iterable[str]], words: Mapping[str, int]) -> dict[str, int]:
    """Return words with how often each occurs, those of lookup tables counted in."""
    counts = Counter(words)
    for entries in tables.values():
        for entry in entries:
            counts.update(_WORD.findall(entry.lower()))
    return dict(counts)


def plain_text(message: Message) -> str:
    """Return the plain text of a message, as typed where no corrector came before."""
    return str(message.get(PLAIN) or message.get(TEXT) or "")


def words_of(message: Message) -> list[Piece]:
    """Return the words of a tokenized message, spelt plainly, at the places where they stand in its text."""
    tokens: list[Token] = message.get(TOKENS_NAMES[TEXT]) or []
    return [Piece(token.get(PLAIN) or token.text, token.start, token.end) for token in tokens if token.text.strip()]
