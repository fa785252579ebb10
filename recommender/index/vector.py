"""Product vectors in FAISS, searched among the products that a mask allows."""

from __future__ import annotations

import faiss  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray


class VectorIndex:
    """Exact inner-product search over one vector a product (row k of the catalogue)."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        """Index L2-normalised vectors [n, d]."""
        self._index = faiss.IndexFlatIP(vectors.shape[1])
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        # A view into FAISS's own memory: the vectors are held once.
        flat = faiss.rev_swig_ptr(self._index.get_xb(), vectors.size)
        self.vectors: NDArray[np.float32] = flat.reshape(vectors.shape)

    def search(self, query: NDArray[np.float32], mask: NDArray[np.bool_], limit: int) -> NDArray[np.int64]:
        """Return the rows of the `limit` best products that the mask allows, best first (all, if fewer are allowed).

        Args:
            query: [d], of the same encoder as the products.
            mask: [n], which rows may be returned.
            limit: how many rows.
        """
        bits = np.packbits(mask, bitorder="little")
        parameters = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
        _, rows = self._index.search(query[None, :].astype(np.float32), min(limit, len(mask)), params=parameters)
        found: NDArray[np.int64] = rows[0][rows[0] >= 0]
        return found

    def similarity(self, query: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the inner products of a query [d] with some rows, [len(rows)]."""
        products: NDArray[np.float32] = self.vectors[rows] @ query
        return products
