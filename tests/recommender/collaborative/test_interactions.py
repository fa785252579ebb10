"""Purchases into counts, and the split by last order."""

from __future__ import annotations

from datetime import datetime

from recommender.collaborative.interactions import Interactions, hold_out_last_orders

JANUARY, MAY = datetime(2024, 1, 1), datetime(2024, 5, 1)
PURCHASES = [
    (1, 10, JANUARY, 2),
    (1, 10, JANUARY, 3),
    (1, 11, JANUARY, 1),
    (1, 10, MAY, 1),
    (1, 12, MAY, 1),
    (2, 12, MAY, 500),
    (3, 10, JANUARY, 1),
    (3, 10, MAY, 1),
]


def test_orders_are_counted_not_lines_nor_quantities():
    found = Interactions.from_purchases(PURCHASES)
    assert found.matrix(found.orders).toarray().tolist() == [[2, 1, 1], [0, 0, 1], [2, 0, 0]]
    assert found.order_counts() == {10: 4, 11: 1, 12: 2}


def test_histories_end_with_the_newest():
    assert Interactions.from_purchases(PURCHASES).histories() == {1: [11, 10, 12], 2: [12], 3: [10]}


def test_returns_are_no_purchases():
    assert len(Interactions.from_purchases([(1, 10, JANUARY, -1), (1, 10, JANUARY, 0)])) == 0


def test_the_last_order_is_held_out_as_far_as_it_is_new():
    known, held_out = hold_out_last_orders(PURCHASES)
    assert held_out == {1: {12}}  # customer 2 has one order, customer 3 bought nothing new
    assert [line for line in known if line[2] == MAY] == [(2, 12, MAY, 500)]
    assert len(known) == 5
