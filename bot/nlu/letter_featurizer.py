"""Sequences of letters as Rasa features: they see through typing errors, and know words a sentence vector blurs."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.spelling_corrector import plain_text
from bot.nlu.tfidf_featurizer import TfidfFeaturizer

_MOST_LETTERS = 4


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LetterFeaturizer(TfidfFeaturizer):
    """Its pieces are the one to four letters that follow each other in a word, its borders marked by blanks."""

    def pieces(self, message: Message) -> list[str]:
        """Return the sequences of letters of a message."""
        found = []
        for word in plain_text(message).casefold().split():
            padded = f" {word} "
            for length in range(1, _MOST_LETTERS + 1):
                found += [padded[start : start + length] for start in range(len(padded) - length + 1)]
        return found
