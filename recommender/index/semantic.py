"""Search by meaning: the product vectors of one encoder together with that encoder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.index.vector import VectorIndex
from recommender.progress import Progress, silent
from recommender.storage import read_tensors, write_tensors
from recommender.text import SentenceEncoder

_DIGEST_BYTES = 16
_CACHED_QUERIES = 2048


class SemanticIndex:
    """The vectors of all products by one encoder, and its queries. Vectors of recent queries are kept."""

    def __init__(self, encoder: SentenceEncoder, vectors: NDArray[np.float32], digests: NDArray[np.uint8]) -> None:
        self.encoder = encoder
        self.index = VectorIndex(vectors)
        self._digests = digests
        self.query_vector = lru_cache(_CACHED_QUERIES)(self._query_vector)

    @classmethod
    def build(
        cls,
        encoder: SentenceEncoder,
        texts: Sequence[str],
        known: Mapping[bytes, NDArray[np.float32]] | None = None,
        progress: Progress = silent,
    ) -> SemanticIndex:
        """Encode one text a product; texts whose digest is `known` keep their vector."""
        digests = [blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest() for text in texts]
        vectors = dict(known or {})
        new = {digest: text for digest, text in zip(digests, texts, strict=True) if digest not in vectors}
        vectors.update(zip(new, encoder.encode(list(new.values()), progress), strict=True))
        table = np.array([vectors[digest] for digest in digests], np.float32).reshape(len(texts), encoder.dimension)
        raw = np.frombuffer(b"".join(digests), np.uint8).reshape(len(texts), _DIGEST_BYTES)
        return cls(encoder, table, raw)

    def known(self) -> dict[bytes, NDArray[np.float32]]:
        """Return the vectors by the digest of their text, for `build`."""
        return {digest.tobytes(): vector for digest, vector in zip(self._digests, self.index.vectors, strict=True)}

    def save(self, path: Path) -> None:
        """Write the vectors in half precision (a cosine moves by less than 0.001) with the digests of their texts."""
        write_tensors(path, {"vectors": self.index.vectors.astype(np.float16), "digests": self._digests})

    @classmethod
    def load(cls, path: Path, encoder: SentenceEncoder) -> SemanticIndex:
        """Read what `save` wrote; the encoder must be the one that built it."""
        tensors = read_tensors(path, ("vectors", "digests"))
        return cls(encoder, tensors["vectors"].astype(np.float32), tensors["digests"])

    def _query_vector(self, text: str) -> NDArray[np.float32]:
        vector: NDArray[np.float32] = self.encoder.encode([text])[0]
        return vector
