"""Search by meaning: text vectors of all products, and queries by the same encoder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.encoders import SentenceEncoder
from recommender.index.vector import VectorIndex
from recommender.progress import Progress, silent
from recommender.storage import read_tensors, write_tensors

_DIGEST_BYTES = 16
_CACHED_QUERIES = 2048


@dataclass(frozen=True)
class TextVectors:
    """One vector a product by one encoder, [n, d], with the digest of the text it stands for, [n, 16].

    In half precision (a cosine moves by less than 0.001). Training keeps them, so that only texts that changed are
    encoded again; serving reads the indexes made of them.
    """

    vectors: NDArray[np.float16]
    digests: NDArray[np.uint8]

    @classmethod
    def build(
        cls,
        encoder: SentenceEncoder,
        texts: Sequence[str],
        known: Mapping[bytes, NDArray[np.float16]] | None = None,
        progress: Progress = silent,
    ) -> TextVectors:
        """Encode one text a product; texts whose digest is `known` keep their vector."""
        digests = [blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest() for text in texts]
        vectors = dict(known or {})
        new = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in vectors}
        encoded = encoder.encode(list(new.values()), progress).astype(np.float16)
        vectors.update(zip(new, encoded, strict=True))
        table = np.array([vectors[digest] for digest in digests], np.float16).reshape(len(texts), encoder.dimension)
        return cls(table, np.frombuffer(b"".join(digests), np.uint8).reshape(len(texts), _DIGEST_BYTES))

    def known(self) -> dict[bytes, NDArray[np.float16]]:
        """Return the vectors by the digest of their text, for `build`."""
        return {digest.tobytes(): vector for digest, vector in zip(self.digests, self.vectors, strict=True)}

    def save(self, path: Path) -> None:
        """Write vectors and digests."""
        write_tensors(path, {"vectors": self.vectors, "digests": self.digests})

    @classmethod
    def load(cls, path: Path) -> TextVectors:
        """Read what `save` wrote."""
        return cls(**read_tensors(path, ("vectors", "digests")))


class SemanticIndex:
    """An index whose vectors begin with the text vectors of one encoder, and that encoder for queries.

    The vectors of recent queries are kept.
    """

    def __init__(self, encoder: SentenceEncoder, index: VectorIndex) -> None:
        self.encoder = encoder
        self.index = index
        self.query_vector = lru_cache(_CACHED_QUERIES)(self._query_vector)

    def _query_vector(self, text: str) -> NDArray[np.float32]:
        """Return the vector of a query, as long as those of the index: 0 beyond the block of text."""
        vector = np.zeros(self.index.dimension, np.float32)
        vector[: self.encoder.dimension] = self.encoder.encode([text])[0]
        return vector
