"""What the tagger learns from examples: all from scratch, or only what its published weights do not know."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.nlu.tagging.features import Gazetteer, unit_features, units_of
from bot.nlu.tagging.network import TaggingNetwork
from bot.nlu.tagging.published import PublishedTagger
from bot.nlu.tagging.retelling import Example, Names, retold
from bot.nlu.tagging.scheme import TagScheme
from bot.nlu.tagging.training import Sentence, train_network, tune_network
from recommender.encoders.token_vectors import TokenVectors

_MOST_CHANGED = 0.3
"""Where a larger share of the examples is not what the published weights have learnt, they are of no use."""
_KNOWN_BESIDE = 6
"""So many known examples are seen with each new one."""


class Learner:
    """Makes networks of examples, which speak of a shop's words and are told again with other names."""

    def __init__(self, scheme: TagScheme, gazetteer: Gazetteer, vectors: TokenVectors, names: Names) -> None:
        self._scheme = scheme
        self._gazetteer = gazetteer
        self._vectors = vectors
        self._names = names

    def from_scratch(self, examples: Sequence[Example], networks: int, epochs: int) -> list[TaggingNetwork]:
        """Return networks that have seen each example so many times and nothing else."""
        sentences = self._sentences(examples)
        return [train_network(sentences, len(self._scheme.tags), epochs, seed) for seed in range(networks)]

    def tuned(self, published: PublishedTagger, examples: Sequence[Example]) -> list[TaggingNetwork]:
        """Return the published networks, which learn what is new; none where too much is, or the tags are others.

        With what is new they see several times as much of what they know, or they would forget it.
        """
        if (published.entities, published.tables) != (self._scheme.entities, self._gazetteer.names):
            return []
        new = published.not_learnt(examples)
        if len(new) + published.forgotten(examples) > _MOST_CHANGED * len(published.keys):
            return []
        if not new:
            return list(published.networks)
        draw = random.Random(0)  # noqa: S311  # a sample, no secret
        known = draw.sample(list(examples), min(len(examples), _KNOWN_BESIDE * len(new)))
        sentences = self._sentences([*new, *known])
        return [tune_network(network, sentences, seed) for seed, network in enumerate(published.networks)]

    def _sentences(self, examples: Sequence[Example]) -> list[Sentence]:
        told = [*examples, *(retold(examples, self._names, seed=0) if self._names else ())]
        vectors = self._vectors.encode([[unit.text for unit in units_of(example.words)] for example in told])
        return [
            Sentence(own, self._features(example), self._tags(example))
            for example, own in zip(told, vectors, strict=True)
        ]

    def _features(self, example: Example) -> NDArray[np.float32]:
        return unit_features(example.text, example.words, units_of(example.words), self._gazetteer)

    def _tags(self, example: Example) -> list[int]:
        """Return the tags of an example; a span that ends inside an English word takes the whole word."""
        units = units_of(example.words)
        spans = []
        for start, end, entity in example.spans:
            inside = [n for n, unit in enumerate(units) if unit.start < end and start < unit.end]
            if inside:
                spans.append((inside[0], inside[-1], entity))
        return self._scheme.encode(len(units), spans)
