"""The tagger's network: two convolutions over word vectors and features, in numpy, so that serving needs no PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Weights = Mapping[str, NDArray[np.float32]]


class TaggingNetwork:
    """Gives every word of a message the log probability of each tag.

    A narrow projection of the word's vector goes with its features through a convolution over five words and one over
    three; see `training.TaggingModule`, whose weights these are.
    """

    def __init__(self, weights: Weights) -> None:
        self._weights = {name: np.asarray(values, np.float32) for name, values in weights.items()}

    def scores(self, vectors: NDArray[np.float32], features: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return log probabilities, [words, tags].

        Args:
            vectors: [words, vector dimension].
            features: [words, features].
        """
        weights = self._weights
        projected = np.maximum(vectors @ weights["project.weight"].T + weights["project.bias"], 0)
        wide = np.maximum(self._convolve(np.concatenate([projected, features], axis=1), "wide"), 0)
        narrow = np.maximum(self._convolve(wide, "narrow"), 0) + wide
        logits = narrow @ weights["tag.weight"].T + weights["tag.bias"]
        logits -= logits.max(axis=1, keepdims=True)
        result: NDArray[np.float32] = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        return result

    def _convolve(self, values: NDArray[np.float32], name: str) -> NDArray[np.float32]:
        kernel = self._weights[f"{name}.weight"]  # [out, in, window]
        reach = kernel.shape[2] // 2
        padded = np.pad(values, ((reach, reach), (0, 0)))
        windows = np.stack([padded[offset : offset + len(values)] for offset in range(kernel.shape[2])], axis=2)
        flat = windows.reshape(len(values), -1) @ kernel.reshape(len(kernel), -1).T
        result: NDArray[np.float32] = flat + self._weights[f"{name}.bias"]
        return result

    def save(self, path: Path) -> None:
        """Write the weights as one npz file, at half precision: the tags stay the same, the file is half as large."""
        np.savez(path, **{name: values.astype(np.float16) for name, values in self._weights.items()})

    @classmethod
    def load(cls, path: Path) -> TaggingNetwork:
        """Read what `save` wrote."""
        with np.load(path, allow_pickle=False) as arrays:
            return cls({name: arrays[name] for name in arrays.files})
