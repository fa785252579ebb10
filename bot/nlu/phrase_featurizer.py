"""Phrases as Rasa features, with what the shop sells and what rules understand replaced by its kind."""

from __future__ import annotations

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.overlaps import FirstOver
from bot.nlu.shop_words import served_words
from bot.nlu.spelling_corrector import words_of
from bot.nlu.tagging.features import Gazetteer, lookup_tables
from bot.nlu.tfidf_featurizer import TfidfFeaturizer
from language.expressions import parse

_MOST_WORDS = 3
_KINDS = ("category", "brand", "value")
_LEFT_OUT = "negated"  # "not red" is told by its "not"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class PhraseFeaturizer(TfidfFeaturizer):
    """Its pieces are one to three words that follow each other: "how much is <ordinal>", "<category> under <price>".

    What a shopper wants to do stands in such frames; which product it is about says nothing, and there are too many
    products to learn it from.
    """

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._gazetteer = Gazetteer({})

    def learn(self, training_data: TrainingData) -> dict[str, Any]:
        """Learn with the words of the training data."""
        tables = lookup_tables(training_data)
        self._gazetteer = Gazetteer({name: tables.get(name, []) for name in _KINDS})
        return self._gazetteer.to_json()

    def recall(self, learnt: dict[str, Any]) -> None:
        """Take the words of the shop that is served, else those of training."""
        self._gazetteer = Gazetteer(served_words(learnt))

    def pieces(self, message: Message) -> list[str]:
        """Return the phrases of a message."""
        frame = self._frame(message)
        return [
            " ".join(frame[start : start + length])
            for length in range(1, _MOST_WORDS + 1)
            for start in range(len(frame) - length + 1)
        ]

    def _frame(self, message: Message) -> list[str]:
        """Return the words, each run of known ones as one mark."""
        words = words_of(message)
        kinds = self._gazetteer.kinds(words)
        rules = [found for found in parse(message.get(TEXT)) if found.entity != _LEFT_OUT]
        first_over = FirstOver((found.start, found.end) for found in rules)
        frame: list[str] = []
        for word, kind in zip(words, kinds, strict=True):
            number = first_over(word.start, word.end)
            rule = None if number is None else rules[number].entity
            mark = f"<{rule or kind}>" if rule or kind else word.text.casefold()
            if not (rule or kind) or not frame or frame[-1] != mark:
                frame.append(mark)
        return frame
