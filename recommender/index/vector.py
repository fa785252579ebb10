"""Product vectors in FAISS, searched among the products that a mask allows."""

from __future__ import annotations

from pathlib import Path

import faiss  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray

from recommender.errors import ArtefactError
from recommender.progress import Progress, silent

FLAT = "Flat"
HALF = "SQfp16"
GRAPH = "HNSW32,Flat"
_SCANNED = 200_000
"""Up to so many products are all compared in milliseconds; more are searched by a graph."""
_EF_CONSTRUCTION = 100
_EF_SEARCH = 320
_SCANNED_SHARE = 0.03
"""Where a mask allows fewer than this share, all allowed are compared: a graph walks past what is not allowed."""
_TRAINED_ON = 50_000
_BATCH = 20_000
_BATCHES_A_CHECKPOINT = 5


def kind_for(size: int) -> str:
    """Return the FAISS factory string that suits a number of products."""
    return HALF if size <= _SCANNED else GRAPH


class VectorIndex:
    """Inner-product search over one vector a product (row k of the catalogue).

    `Flat` holds float32 and is exact; `SQfp16` holds half of that, is faster and finds the same; `HNSW32,Flat` is a
    graph (Malkov and Yashunin 2016, arXiv:1603.09320): sub-linear, at a loss that `python -m benchmarks.vectors`
    states, as it does for the smaller `HNSW32,SQ8` over 8-bit codes. The mask is exact with all of them.
    """

    def __init__(self, index: faiss.Index) -> None:
        """Wrap a filled FAISS index."""
        self._index = index
        is_graph = isinstance(index, faiss.IndexHNSW)
        self._graph = index if is_graph else None
        self._scan = faiss.downcast_index(index.storage) if is_graph else index

    @classmethod
    def build(
        cls,
        vectors: NDArray[np.float32] | NDArray[np.float16],
        kind: str | None = None,
        checkpoint: Path | None = None,
        progress: Progress = silent,
    ) -> VectorIndex:
        """Index L2-normalised vectors.

        Args:
            vectors: [n, d]; may be a memory map, it is read in batches.
            kind: a FAISS factory string; by default the one that suits n.
            checkpoint: where an unfinished index is kept, so that a build that was stopped goes on; it is removed at
                the end.
            progress: told of the products added.
        """
        size, dimension = vectors.shape
        index = _unfinished(checkpoint, dimension, size)
        if index is None:
            index = faiss.index_factory(dimension, kind or kind_for(size), faiss.METRIC_INNER_PRODUCT)
            if isinstance(index, faiss.IndexHNSW):
                index.hnsw.efConstruction = _EF_CONSTRUCTION
            index.train(np.ascontiguousarray(vectors[:: max(1, size // _TRAINED_ON)], np.float32))
        for batch, start in enumerate(range(index.ntotal, size, _BATCH), start=1):
            index.add(np.ascontiguousarray(vectors[start : start + _BATCH], np.float32))
            if checkpoint is not None and batch % _BATCHES_A_CHECKPOINT == 0 and index.ntotal < size:
                _write(index, checkpoint)
            progress("vector index", index.ntotal, size)
        if checkpoint is not None:
            checkpoint.unlink(missing_ok=True)
        return cls(index)

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._index.d)

    def vectors(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of some rows as the index holds them, [len(rows), d]."""
        found: NDArray[np.float32] = self._scan.reconstruct_batch(np.ascontiguousarray(rows, np.int64))
        return found

    def search(self, query: NDArray[np.float32], mask: NDArray[np.bool_], limit: int) -> NDArray[np.int64]:
        """Return the rows of the `limit` best products that the mask allows, best first (all, if fewer are allowed).

        Args:
            query: [d], of the same encoder as the products.
            mask: [n], which rows may be returned.
            limit: how many rows.
        """
        allowed = int(np.count_nonzero(mask))
        wanted = min(limit, allowed)
        if not wanted:
            return np.empty(0, np.int64)
        # The selector reads these bits by address, so they must live until the search is over.
        bits = np.packbits(mask, bitorder="little")
        selector = faiss.IDSelectorBitmap(bits)
        if self._graph is not None and allowed >= _SCANNED_SHARE * len(self):
            parameters = faiss.SearchParametersHNSW(sel=selector, efSearch=max(_EF_SEARCH, 2 * wanted))
            rows = _found(self._graph, query, wanted, parameters)
            if len(rows) == wanted:
                return rows
        return _found(self._scan, query, wanted, faiss.SearchParameters(sel=selector))

    def nearest(self, queries: NDArray[np.float32], limit: int) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Return inner products and rows of the best of all products, [queries, limit] each, best first."""
        found: tuple[NDArray[np.float32], NDArray[np.int64]] = self._index.search(np.ascontiguousarray(queries), limit)
        return found

    def similarity(self, query: NDArray[np.float32], rows: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the inner products of a query [d] with some rows, [len(rows)]."""
        products: NDArray[np.float32] = self.vectors(rows) @ query
        return products

    def save(self, path: Path) -> None:
        """Write the index as FAISS does; it is data, nothing in it can run."""
        _write(self._index, path)

    @classmethod
    def load(cls, path: Path) -> VectorIndex:
        """Read what `save` wrote.

        Raises:
            ArtefactError: it is missing or damaged.
        """
        try:
            return cls(faiss.read_index(str(path)))
        except RuntimeError as error:
            remedy = "run `daogou train recommender` to make it anew"
            raise ArtefactError(f"cannot read {path}: {error}; {remedy}") from error


def _found(
    index: faiss.Index, query: NDArray[np.float32], wanted: int, parameters: faiss.SearchParameters
) -> NDArray[np.int64]:
    _, rows = index.search(np.ascontiguousarray(query[None, :], np.float32), wanted, params=parameters)
    found: NDArray[np.int64] = rows[0][rows[0] >= 0]
    return found


def _unfinished(checkpoint: Path | None, dimension: int, size: int) -> faiss.Index | None:
    if checkpoint is None or not checkpoint.exists():
        return None
    index = faiss.read_index(str(checkpoint))
    return index if index.d == dimension and index.ntotal < size else None


def _write(index: faiss.Index, path: Path) -> None:
    """Write beside and rename: who reads finds a whole file or none."""
    building = path.with_name(f"{path.name}.new")
    faiss.write_index(index, str(building))
    building.rename(path)
