"""What fake profiles that push a product do, and how many of them are found before training."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.interactions import Interactions, Purchase
from recommender.collaborative.linear import LinearModel
from recommender.collaborative.shilling import find_shilling, without_shilling
from recommender.collaborative.validation import K, Validation
from recommender.evaluation.recommendation import last_orders
from recommender.evaluation.rows import Row
from recommender.progress import Progress, silent

_SHARES = (0.01, 0.03, 0.05)
_LONGEST = 60
_CROWD = 200

Fillers = Callable[[np.random.Generator, NDArray[np.float64], int], NDArray[np.int64]]
"""Returns the columns of a fake profile, given the popularity of all products and how many to choose."""


def _random(random: np.random.Generator, popularity: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    return random.choice(len(popularity), count, replace=False)


def _bandwagon(random: np.random.Generator, popularity: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    return random.choice(len(popularity), count, replace=False, p=popularity / popularity.sum())


def _best_sellers(random: np.random.Generator, popularity: NDArray[np.float64], count: int) -> NDArray[np.int64]:
    crowd = np.argsort(-popularity, kind="stable")[:_CROWD]
    return random.choice(crowd, min(count, len(crowd)), replace=False)


ATTACKS: dict[str, Fillers] = {"random": _random, "bandwagon": _bandwagon, "best sellers": _best_sellers}
"""How fake profiles are filled: at random, by popularity, with best sellers (Lam and Riedl 2004; Mobasher 2007)."""


def evaluate_attacks(purchases: Sequence[Purchase], progress: Progress = silent) -> list[Row]:
    """Push one product of middling popularity by 1, 3 and 5 % fake profiles of each kind.

    Returns:
        For the untouched shop and each attack: of the fakes found the share (recall), of those found the share of
        fakes (precision), the share of real customers wrongly suspected, and in how many percent of the customers'
        first twenty the pushed product stands, before training without the suspected profiles and after.
    """
    interactions, validation = last_orders(purchases)
    counts = np.bincount(interactions.products, minlength=len(interactions.product_ids)).astype(np.float64)
    target = int(np.argsort(-counts, kind="stable")[len(counts) // 3])
    cases = [("untouched", 0.0), *((name, share) for name in ATTACKS for share in _SHARES)]
    rows = []
    for done, (name, share) in enumerate(cases, start=1):
        attacked, fakes = inject(interactions, name, share, target)
        suspicions = find_shilling(attacked)
        found = {customer for suspicion in suspicions for customer in suspicion.customer_ids}
        right = len(found & fakes)
        cleaned = without_shilling(attacked, suspicions)
        figures = {
            "recall": right / len(fakes) if fakes else float("nan"),
            "precision": right / len(found) if found else float("nan"),
            "real suspected %": 100.0 * (len(found) - right) / len(interactions.customer_ids),
            "shown % before": _shown(attacked, validation, int(interactions.product_ids[target])),
            "shown % after": _shown(cleaned, validation, int(interactions.product_ids[target])),
        }
        rows.append(Row(name, f"{share:.0%} fake profiles", figures))
        progress("attacks", done, len(cases))
    return rows


def inject(interactions: Interactions, attack: str, share: float, target: int) -> tuple[Interactions, set[int]]:
    """Add fake profiles that hold the product of column `target`; return everything, and the fakes' customer ids.

    They are as long as real ones and came on the last day, when they count most.
    """
    if not share:
        return interactions, set()
    random = np.random.default_rng(0)
    counts = np.bincount(interactions.products, minlength=len(interactions.product_ids)).astype(np.float64)
    sizes = np.bincount(interactions.customers)
    first_id = int(interactions.customer_ids.max()) + 1
    number = int(share * len(interactions.customer_ids))
    customers, products = [], []
    for fake in range(first_id, first_id + number):
        size = min(int(random.choice(sizes[sizes >= 4])), _LONGEST)
        columns = np.union1d(ATTACKS[attack](random, counts, size), [target])
        customers += [fake] * len(columns)
        products += interactions.product_ids[columns].tolist()
    made_up = Interactions.from_pairs(customers, products)
    return interactions.joined(made_up, float(interactions.days.max())), set(range(first_id, first_id + number))


def _shown(interactions: Interactions, validation: Validation, target: int) -> float:
    model = LinearModel()
    model.fit(interactions)
    held_out = dict(zip(validation.customers.tolist(), [set[int]()] * len(validation), strict=True))
    histories = dict(zip(validation.customers.tolist(), validation.histories, strict=True))
    customers = Validation.from_histories(model.product_ids, histories, held_out)
    shown = (customers.top_k(customers.scorer(model), K) == model.columns([target])[0]).any(axis=1)
    return 100.0 * float(shown.mean())
