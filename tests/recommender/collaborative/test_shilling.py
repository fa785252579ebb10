"""Fake profiles that push a product are found by what real shoppers never do."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.shilling import find_shilling, without_shilling
from recommender.evaluation.attacks import ATTACKS, inject

TARGET = 40


@pytest.fixture(scope="module")
def honest():
    """600 customers of 20 tastes; each buys six to twelve of the twelve products of theirs, and one by chance."""
    random = np.random.default_rng(0)
    customers, products = [], []
    for customer in range(600):
        taste = 12 * (customer % 20)
        own = taste + random.permutation(12)[: random.integers(6, 13)]
        for product in {*own.tolist(), int(random.integers(240))}:
            customers.append(customer)
            products.append(product)
    return Interactions.from_pairs(customers, products)


def test_honest_shoppers_are_not_suspected(honest):
    assert find_shilling(honest) == []


@pytest.mark.parametrize("attack", [name for name in ATTACKS if name != "best sellers"])
def test_a_pushed_product_and_its_fakes_are_found(honest, attack):
    attacked, fakes = inject(honest, attack, 0.08, TARGET)
    suspicions = find_shilling(attacked)
    assert [suspicion.product_id for suspicion in suspicions] == [TARGET]
    found = set(suspicions[0].customer_ids)
    assert len(found & fakes) >= 0.7 * len(fakes)
    assert len(found - fakes) <= 0.025 * 600


def test_the_suspected_are_left_out_with_all_they_bought(honest):
    attacked, fakes = inject(honest, "random", 0.08, TARGET)
    cleaned = without_shilling(attacked, find_shilling(attacked))
    assert not set(cleaned.customer_ids.tolist()) & fakes
    assert len(cleaned) <= len(honest)


def test_nothing_to_judge_suspects_nobody():
    assert find_shilling(Interactions.from_pairs([], [])) == []
    assert find_shilling(Interactions.from_pairs([1, 2], [1, 1])) == []
