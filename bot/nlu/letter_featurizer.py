"""Sequences of letters as Rasa features: they see through typing errors, and know words a sentence vector blurs."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.tfidf_featurizer import TfidfFeaturizer
from recommender.text.han import simplify

_MOST_LETTERS = 4


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LetterFeaturizer(TfidfFeaturizer):
    """Its pieces are the one to four letters that follow each other in a word, its borders marked by blanks."""

    def pieces(self, message: Message) -> list[str]:
        """Return the sequences of letters of a message."""
        found = []
        for word in simplify(message.get(TEXT)).casefold().split():
            padded = f" {word} "
            for length in range(1, _MOST_LETTERS + 1):
                found += [padded[start : start + length] for start in range(len(padded) - length + 1)]
        return found
