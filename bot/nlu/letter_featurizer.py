"""Sequences of letters as Rasa features: they see through typing errors, and know words a sentence vector blurs."""

from __future__ import annotations

from collections.abc import Iterator

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
        return list(letters_of(plain_text(message).casefold(), _MOST_LETTERS))


def letters_of(folded: str, longest: int) -> Iterator[str]:
    """Yield the sequences of up to `longest` letters in each word of a text, its borders marked by blanks."""
    for word in folded.split():
        padded = f" {word} "
        for length in range(1, longest + 1):
            yield from (padded[start : start + length] for start in range(len(padded) - length + 1))
