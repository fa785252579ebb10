"""The tagger's network in numpy, so that serving needs no PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Weights = Mapping[str, NDArray[np.float32]]


class TaggingNetwork:
    """Gives every unit of a message the log probability of each tag.

    A narrow projection of the unit's vector goes with its features through a convolution over three units and then
    through a gated recurrent layer (Cho et al., EMNLP 2014) in both directions; both layers decide on the tag. See
    `training.TaggingModule`, whose weights these are.
    """

    def __init__(self, weights: Weights) -> None:
        self.weights: Weights = {name: np.asarray(values, np.float32) for name, values in weights.items()}

    def scores(self, vectors: NDArray[np.float32], features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return log probabilities, [units, tags].

        Args:
            vectors: [units, vector dimension].
            features: [units, features].
        """
        weights = self.weights
        projected = np.maximum(vectors @ weights["project.weight"].T + weights["project.bias"], 0)
        near = np.maximum(self._convolve(np.concatenate([projected, features], axis=1)), 0)
        forward = self._recur(near, "")
        backward = self._recur(near[::-1], "_reverse")[::-1]
        seen = np.concatenate([forward, backward, near], axis=1)
        logits = seen @ weights["tag.weight"].T + weights["tag.bias"]
        logits -= logits.max(axis=1, keepdims=True)
        result: NDArray[np.float32] = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return result

    def _convolve(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        kernel = self.weights["near.weight"]  # [out, in, window]
        reach = kernel.shape[2] // 2
        padded = np.pad(values, ((reach, reach), (0, 0)))
        windows = np.stack([padded[offset : offset + len(values)] for offset in range(kernel.shape[2])], axis=2)
        flat = windows.reshape(len(values), -1) @ kernel.reshape(len(kernel), -1).T
        result: NDArray[np.float32] = flat + self.weights["near.bias"]
        return result

    def _recur(self, values: NDArray[np.float32], direction: str) -> NDArray[np.float32]:
        """Run the recurrent layer in one direction, [units, hidden]; gates in PyTorch's order: reset, update, new."""
        weights = self.weights
        into = values @ weights[f"far.weight_ih_l0{direction}"].T + weights[f"far.bias_ih_l0{direction}"]
        hidden, bias = weights[f"far.weight_hh_l0{direction}"].T, weights[f"far.bias_hh_l0{direction}"]
        size = len(hidden)
        state = np.zeros(size, np.float32)
        states = np.empty((len(values), size), np.float32)
        for position, own in enumerate(into):
            kept = state @ hidden + bias
            gates = 1.0 / (1.0 + np.exp(-(own[: 2 * size] + kept[: 2 * size])))
            reset, update = gates[:size], gates[size:]
            new = np.tanh(own[2 * size :] + reset * kept[2 * size :])
            state = (1.0 - update) * new + update * state
            states[position] = state
        return states

    def save(self, path: Path) -> None:
        """Write the weights as one npz file, at half precision: the tags stay the same, the file is half as large."""
        np.savez(path, **{name: values.astype(np.float16) for name, values in self.weights.items()})

    @classmethod
    def load(cls, path: Path) -> TaggingNetwork:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls({name: arrays[name] for name in arrays.files})
