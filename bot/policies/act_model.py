"""A linear model of what a short message means where it is said, and how well it knows its words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.nlu.frame import phrases_of
from bot.nlu.softmax_regression import SoftmaxRegression

_CARD_FILE, _WEIGHTS_FILE = "acts.json", "weights.npy"
_STRENGTH = 3.0
"""How freely the model may fit the examples: the inverse of its regularization."""


def features_of(frame: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """Yield what a message and its context have: phrases, names of the context, and each word in each context.

    Args:
        frame: the words of the message, see `frame_of`.
        names: what the context is called, see `Situation.names`.
    """
    phrases = set(phrases_of(frame))
    yield from phrases
    for name in names:
        yield f"@{name}"
        yield from (f"@{name} {phrase}" for phrase in phrases_of(frame, 1))
    yield f"#{min(len(frame), 6)}"


@dataclass
class ActModel:
    """The weights of each feature for each act; a last row of weights is added always.

    `acts` are the intents that the examples mean, `features` what they have.
    """

    acts: list[str]
    features: dict[str, int]
    weights: NDArray[np.float32]

    @classmethod
    def learn(cls, examples: Sequence[tuple[Sequence[str], Sequence[str], str]]) -> ActModel:
        """Learn from frames, names of contexts and what is meant; acts count alike, whatever examples they have."""
        from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]

        vectorizer = DictVectorizer(dtype=np.float32)
        rows = vectorizer.fit_transform([dict.fromkeys(features_of(*each[:2]), 1.0) for each in examples])
        nothing = np.zeros((len(examples), 0), np.float32)
        learnt = SoftmaxRegression.fit(
            nothing, rows, [act for *_, act in examples], balanced=True, strength=_STRENGTH, steps=100
        )
        return cls(list(learnt.labels), dict(vectorizer.vocabulary_), learnt.weights)

    def probabilities(self, frame: Sequence[str], names: Sequence[str]) -> dict[str, float]:
        """Return how likely each act is, were all equally likely before."""
        known = [self.features[name] for name in set(features_of(frame, names)) if name in self.features]
        scores = self.weights[known].sum(axis=0) + self.weights[-1]
        shares = np.exp(scores - scores.max())
        return dict(zip(self.acts, (shares / shares.sum()).tolist(), strict=True))

    def knows(self, frame: Sequence[str]) -> float:
        """Return which share of a message the examples have: of its pairs of words, with its beginning and end."""
        pairs = [phrase for phrase in phrases_of(frame, 2) if " " in phrase]
        return sum(pair in self.features for pair in pairs) / len(pairs)

    def save(self, folder: Path) -> None:
        """Write the model into a folder."""
        card = {"acts": self.acts, "features": sorted(self.features, key=self.features.__getitem__)}
        np.save(folder / _WEIGHTS_FILE, self.weights)
        # Last: `load` takes a folder without a card for one in which nothing was learnt.
        (folder / _CARD_FILE).write_text(json.dumps(card, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> ActModel | None:
        """Read what `save` wrote; None where nothing was learnt."""
        if not (folder / _CARD_FILE).exists():
            return None
        card = json.loads((folder / _CARD_FILE).read_text(encoding="utf-8"))
        features = {name: place for place, name in enumerate(card["features"])}
        return cls(card["acts"], features, np.load(folder / _WEIGHTS_FILE, allow_pickle=False))
