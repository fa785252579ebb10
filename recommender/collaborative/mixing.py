"""Which models to mix and how much each counts, chosen by what the mixture foresees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel
from recommender.collaborative.validation import K, Validation, top_k

_POOLED = 100
"""How many of the best by each model are looked at; what none of them has there, no mixture of them brings up."""
_LEAST_GAIN = 1.01
"""A model that does not make the mixture this much better does not earn its memory and time."""
_WEIGHTS = (0.1, 0.2, 0.3, 0.45, 0.7, 1.0, 1.5, 2.2)
_NEARLY = 0.85
"""How good a model must be beside the best to count alike."""
_FACTORS = (0.6, 0.8, 1.0, 1.25, 1.6)
_PASSES = 2


@dataclass(frozen=True)
class Pool:
    """The best products of several models for the customers of a validation, and each model's scores of them.

    `scores` [models, customers, pooled] are what each model says of the pooled products, in units of their standard
    deviation, and `hits` [customers, pooled] which of them were held out; a place that holds no product scores -inf.
    """

    validation: Validation
    hits: NDArray[np.bool_]
    scores: NDArray[np.float32]

    @classmethod
    def of(cls, models: Sequence[CollaborativeModel], validation: Validation) -> Pool:
        """Collect the best products of each model; all models must know the same products."""
        hits, pooled = [], []
        width = _POOLED * len(models)
        for part in validation.batches():
            scaled = [in_unit_std(model.predict(validation.histories[part])) for model in models]
            scores = [validation.mask_seen(own, part) for own in scaled]
            best = np.concatenate([top_k(own, _POOLED) for own in scores], axis=1)
            best.sort(axis=1)
            again = np.diff(best, axis=1, prepend=-1) == 0
            own_scores = np.stack([np.take_along_axis(own, best, axis=1) for own in scores])
            own_scores[:, again] = -np.inf
            padding = ((0, 0), (0, width - best.shape[1]))
            rows = np.arange(part.start, part.stop)[:, None]
            truth = np.asarray(validation.truth[np.broadcast_to(rows, best.shape).ravel(), best.ravel()])
            hits.append(np.pad(truth.reshape(best.shape) > 0, padding))
            pooled.append(np.pad(own_scores, ((0, 0), *padding), constant_values=-np.inf))
        return cls(validation, np.concatenate(hits), np.concatenate(pooled, axis=1))

    def objective(self, weights: NDArray[np.float32]) -> float:
        """Return NDCG@20 + Recall@20 of the models mixed by some weights [models]."""
        used = np.flatnonzero(weights)
        mixed = np.tensordot(weights[used], self.scores[used], axes=1)
        ranked = top_k(mixed, K)
        return sum(self.validation.metrics(np.take_along_axis(self.hits, ranked, axis=1)))


def in_unit_std(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return scores [histories, products] divided by their standard deviation, history by history, to be added up."""
    deviations = scores.std(axis=1, keepdims=True)
    units: NDArray[np.float32] = scores / np.maximum(deviations, np.finfo(np.float32).tiny)
    return units


def choose_weights(pool: Pool) -> NDArray[np.float32]:
    """Return the weight of each model, 0 for those that do not earn their place.

    Forward selection: the best model alone, then the one that makes the mixture best, and so on; in the end the
    weights of the chosen are gone over again.
    """
    weights: NDArray[np.float32] = max(_singles(pool), key=pool.objective).copy()
    reached = pool.objective(weights)
    while trials := [_with(weights, int(k), value) for k in np.flatnonzero(weights == 0) for value in _WEIGHTS]:
        best = max(trials, key=pool.objective)
        if pool.objective(best) <= _LEAST_GAIN * reached:
            break
        weights, reached = best, pool.objective(best)
    for _ in range(_PASSES):
        for k in np.flatnonzero(weights):
            near = [_with(weights, int(k), float(weights[k] * factor)) for factor in _FACTORS]
            weights = max(near, key=pool.objective)
    return weights


def equal_weights(pool: Pool, views: Sequence[str]) -> NDArray[np.float32]:
    """Return the same weight for the best model of each view that is nearly as good as the best of all, 0 for others.

    For purchases without times. What is held out of them is a random share, so it belongs to orders of which the rest
    is known, and models that see what goes together in one order look better than they are for the next one. Weights
    fitted to that mislead; a plain mean of different views does not follow them. Two models of one view would count it
    twice.

    Args:
        pool: the models' scores.
        views: what each model looks at.
    """
    alone = [pool.objective(single) for single in _singles(pool)]
    weights = np.zeros(len(alone), np.float32)
    for view in set(views):
        best = max((k for k, own in enumerate(views) if own == view), key=alone.__getitem__)
        weights[best] = alone[best] >= _NEARLY * max(alone)
    return weights


def _singles(pool: Pool) -> NDArray[np.float32]:
    return np.eye(len(pool.scores), dtype=np.float32)


def _with(weights: NDArray[np.float32], model: int, value: float) -> NDArray[np.float32]:
    changed = weights.copy()
    changed[model] = value
    return changed
