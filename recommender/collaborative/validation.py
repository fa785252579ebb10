"""How well scores foresee what was held out: the one measure by which models are stopped, tuned, blended, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray

from recommender.collaborative.contract import CollaborativeModel, History
from recommender.collaborative.interactions import Interactions

K = 20
_BATCH = 512
_DISCOUNTS = 1.0 / np.log2(np.arange(2, K + 2))
_IDEAL = np.concatenate([[0.0], np.cumsum(_DISCOUNTS)])

Scorer = Callable[[slice], NDArray[np.float32]]
"""Returns one score a product for some customers of a validation, [customers, products], higher is better."""


@dataclass(frozen=True)
class Validation:
    """Customers, what is known of them, and what they bought next.

    `histories[k]` is what customer `customers[k]` had; row k of `seen` and `truth` [customers, products] marks the
    products of that history, which are never recommended, and those that were held out. `counts[k]` is how many were
    held out, also of products that nobody else bought and that have no column.
    """

    customers: NDArray[np.int64]
    histories: list[History]
    seen: sp.csr_matrix
    truth: sp.csr_matrix
    counts: NDArray[np.int64]

    @classmethod
    def from_interactions(
        cls,
        known: Interactions,
        held_out: Mapping[int, AbstractSet[int]],
        most: int | None = None,
        seed: int = 0,
    ) -> Validation:
        """Prepare the customers of `held_out` who have a history, at most so many of them, drawn by the seed."""
        histories = known.histories()
        customers = np.array([customer for customer in held_out if customer in histories], np.int64)
        if most is not None and len(customers) > most:
            customers = np.sort(np.random.default_rng(seed).choice(customers, most, replace=False))
        return cls.from_histories(known.product_ids, histories, {c: held_out[c] for c in customers.tolist()})

    @classmethod
    def from_histories(
        cls,
        product_ids: NDArray[np.int64],
        histories: Mapping[int, History],
        held_out: Mapping[int, AbstractSet[int]],
    ) -> Validation:
        """Prepare any customers: `histories` and `held_out` by customer, products by columns of `product_ids`."""
        column = {int(product_id): k for k, product_id in enumerate(product_ids)}

        def marks(of_customers: Sequence[AbstractSet[int]]) -> sp.csr_matrix:
            rows = [[column[product] for product in products if product in column] for products in of_customers]
            ends = np.cumsum([0, *(len(row) for row in rows)])
            flat = np.array([place for row in rows for place in row], np.int64)
            return sp.csr_matrix((np.ones(len(flat), np.float32), flat, ends), shape=(len(rows), len(column)))

        own = [histories[customer] for customer in held_out]
        return cls(
            np.array(list(held_out), np.int64),
            own,
            marks([set(history) for history in own]),
            marks(list(held_out.values())),
            np.array([len(products) for products in held_out.values()], np.int64),
        )

    def subset(self, rows: NDArray[np.int64]) -> Validation:
        """Return the same for some of the customers, by their places."""
        histories = [self.histories[row] for row in rows.tolist()]
        return Validation(self.customers[rows], histories, self.seen[rows], self.truth[rows], self.counts[rows])

    def __len__(self) -> int:
        return len(self.histories)

    def batches(self) -> Iterator[slice]:
        """Yield slices of customers small enough to score at once."""
        for start in range(0, len(self), _BATCH):
            yield slice(start, min(start + _BATCH, len(self)))

    def top_k(self, score: Scorer, k: int = K) -> NDArray[np.int64]:
        """Return the k best columns that are new to each customer, best first, [customers, k]."""
        found = [top_k(self.mask_seen(score(part), part), k) for part in self.batches()]
        return np.concatenate(found) if found else np.empty((0, k), np.int64)

    def mask_seen(self, scores: NDArray[np.float32], part: slice) -> NDArray[np.float32]:
        """Return some customers' scores with minus infinity for what they have."""
        own = np.array(scores, np.float32)
        seen = self.seen[part]
        own[np.repeat(np.arange(seen.shape[0]), np.diff(seen.indptr)), seen.indices] = -np.inf
        return own

    def hits(self, columns: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Return which columns [customers, any] were held out; -1 stands for no product."""
        rows = np.arange(len(columns))[:, None]
        marked = np.asarray(self.truth[np.broadcast_to(rows, columns.shape).ravel(), columns.ravel()])
        found: NDArray[np.bool_] = (marked.reshape(columns.shape) > 0) & (columns >= 0)
        return found

    def metrics(self, hits: NDArray[np.bool_]) -> tuple[float, float]:
        """Return Recall@20 and NDCG@20 of ranked hits [customers, 20], averaged over the customers."""
        recall, ndcg = self.metrics_by_customer(hits)
        return float(recall.mean()), float(ndcg.mean())

    def metrics_by_customer(self, hits: NDArray[np.bool_]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return Recall@20 and NDCG@20 of each customer."""
        width = hits.shape[1]
        gains: NDArray[np.float64] = (hits * _DISCOUNTS[:width]).sum(axis=1)
        recall: NDArray[np.float64] = hits.sum(axis=1) / self.counts
        return recall, gains / _IDEAL[np.minimum(self.counts, K)]

    def scorer(self, model: CollaborativeModel) -> Scorer:
        """Return what a model says of the customers' histories."""
        return lambda part: model.predict(self.histories[part])

    def evaluate(self, score: Scorer) -> tuple[float, float]:
        """Return Recall@20 and NDCG@20 of a scorer."""
        return self.metrics(self.hits(self.top_k(score)))


def top_k(scores: NDArray[np.float32], k: int) -> NDArray[np.int64]:
    """Return the k columns of the highest scores of each row, best first; equals stand in the order of columns."""
    k = min(k, scores.shape[1])
    kept = np.sort(np.argpartition(-scores, k - 1, axis=1)[:, :k], axis=1)
    order = np.argsort(-np.take_along_axis(scores, kept, axis=1), axis=1, kind="stable")
    columns: NDArray[np.int64] = np.take_along_axis(kept, order, axis=1)
    return columns
