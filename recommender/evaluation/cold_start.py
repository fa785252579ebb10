"""Cold start, three times: a shopper, a product, a shop that nothing is known of yet; each made by hiding it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.interactions import Interactions, Purchase
from recommender.collaborative.validation import K, Validation
from recommender.errors import RecommenderError
from recommender.evaluation.baselines import implicit_als, item_cosine, popularity
from recommender.evaluation.bench import Bench, as_columns, recommended
from recommender.evaluation.recommendation import OURS, last_orders
from recommender.evaluation.rows import Row
from recommender.index.indexes import Indexes
from recommender.progress import Progress, silent

_HIDDEN = 0.1
_KNOWN_PRODUCTS = (0, 1, 3, 10)
_SHOP_SHARES = (0.01, 0.05, 0.2, 1.0)
_BASELINES = {"popularity": popularity, "item cosine": item_cosine, "implicit ALS": implicit_als}


def evaluate_new_shoppers(bench: Bench, purchases: Sequence[Purchase], progress: Progress = silent) -> list[Row]:
    """Hide a tenth of the customers; foresee what they bought after their first ten products, from 0 to 10 of them."""
    everything = Interactions.from_purchases(purchases)
    size = int(len(everything.customer_ids) * _HIDDEN)
    hidden = np.random.default_rng(0).choice(everything.customer_ids, size, replace=False)
    is_hidden = np.isin(everything.customer_ids, hidden)[everything.customers]
    known = everything.only(~is_hidden)
    indexes = _learnt(bench, known)
    by_time = _by_first_day(everything.only(is_hidden))
    most = max(_KNOWN_PRODUCTS)
    later = {customer: set(products[most:]) for customer, products in by_time.items() if len(products) > most}
    rows = []
    for done, count in enumerate(_KNOWN_PRODUCTS, start=1):
        own = {customer: by_time[customer][:count] for customer in later}
        validation = Validation.from_histories(known.product_ids, own, later)
        data = f"{len(later)} new shoppers, {count} products known"
        rows += [
            _row(name, data, validation, validation.top_k(baseline(known, validation)))
            for name, baseline in _BASELINES.items()
        ]
        found = recommended(indexes, validation.histories, known.product_ids, K)
        rows.append(_row(OURS, data, validation, as_columns(found, known.product_ids)))
        progress("new shoppers", done, len(_KNOWN_PRODUCTS))
    return rows


def evaluate_new_products(bench: Bench, purchases: Sequence[Purchase], progress: Progress = silent) -> list[Row]:
    """Hide a tenth of the products from all purchases; foresee which of them are in the last orders.

    Ranked among the hidden products only: of them nothing but the catalogue's text is known.

    Raises:
        RecommenderError: there are too few purchases to foresee anything.
    """
    interactions, validation = last_orders(purchases)
    size = int(len(interactions.product_ids) * _HIDDEN)
    hidden = np.sort(np.random.default_rng(0).choice(interactions.product_ids, size, replace=False))
    known = interactions.only(~np.isin(interactions.product_ids, hidden)[interactions.products])
    histories = known.histories()
    later: dict[int, set[int]] = {}
    for customer, row in zip(validation.customers.tolist(), validation.truth, strict=True):
        products = set(interactions.product_ids[row.indices].tolist()) & set(hidden.tolist())
        if products and customer in histories:
            later[customer] = products
    if not later:
        raise RecommenderError("nobody's last order holds a hidden product, so there is nothing to foresee")
    cold = Validation.from_histories(hidden, histories, later)
    without_sales = bench.without_purchases()
    random = np.random.default_rng(0)
    answers = {
        "chance": [random.permutation(hidden)[:K].tolist() for _ in cold.histories],
        "likeness of texts": recommended(without_sales, cold.histories, hidden, K),
        OURS: recommended(_learnt(bench, known), cold.histories, hidden, K),
    }
    progress("new products", 1, 1)
    data = f"{len(hidden)} new products, {len(cold):,} customers"
    return [_row(name, data, cold, as_columns(found, hidden)) for name, found in answers.items()]


def evaluate_new_shop(bench: Bench, purchases: Sequence[Purchase], progress: Progress = silent) -> list[Row]:
    """Learn from 1, 5, 20 and 100 % of the customers; foresee the last orders of all."""
    interactions, validation = last_orders(purchases)
    draw = np.random.default_rng(0).random(len(interactions.customer_ids))
    validation = validation.subset(np.flatnonzero(np.diff(validation.truth.indptr)))
    later = {
        customer: set(interactions.product_ids[row.indices].tolist())
        for customer, row in zip(validation.customers.tolist(), validation.truth, strict=True)
    }
    histories = dict(zip(validation.customers.tolist(), validation.histories, strict=True))
    rows = []
    for done, share in enumerate(_SHOP_SHARES, start=1):
        known = interactions.only((draw < share)[interactions.customers])
        data = f"{len(known.customer_ids):,} customers known"
        # Baselines know only what this young shop has sold; what else was bought they miss.
        own = Validation.from_histories(known.product_ids, histories, later)
        rows += [_row(name, data, own, own.top_k(baseline(known, own))) for name, baseline in _BASELINES.items()]
        indexes = _learnt(bench, known)
        found = recommended(indexes, validation.histories, interactions.product_ids, K)
        rows.append(_row(OURS, data, validation, as_columns(found, interactions.product_ids)))
        progress("new shop", done, len(_SHOP_SHARES))
    return rows


def _learnt(bench: Bench, known: Interactions) -> Indexes:
    """Return the shop's indexes with only some purchases known."""
    blend = BlendModel()
    blend.fit(known)
    return bench.with_purchases(known, blend)


def _by_first_day(interactions: Interactions) -> dict[int, list[int]]:
    """Return each customer's products in the order in which they were first bought."""
    order = np.lexsort((interactions.products, interactions.first_days, interactions.customers))
    found: dict[int, list[int]] = {}
    customers, products = (
        interactions.customer_ids[interactions.customers],
        interactions.product_ids[interactions.products],
    )
    for customer, product in zip(customers[order].tolist(), products[order].tolist(), strict=True):
        found.setdefault(customer, []).append(product)
    return found


def _row(name: str, data: str, validation: Validation, columns: NDArray[np.int64]) -> Row:
    recall, ndcg = validation.metrics(validation.hits(columns))
    return Row(name, data, {"Recall@20": recall, "NDCG@20": ndcg})
