"""Purchases into counts, and the split by last order."""

from __future__ import annotations

from datetime import datetime

from recommender.collaborative.interactions import Interactions, hold_out_last_orders
from recommender.collaborative.orders import next_orders

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


def test_pairs_without_times_are_one_order_each():
    found = Interactions.from_pairs([1, 1, 2, 1], [10, 11, 10, 10])
    assert found.matrix().toarray().tolist() == [[1, 1], [1, 0]]
    assert not found.has_times


def test_some_pairs_are_kept_with_the_products_that_are_left():
    found = Interactions.from_purchases(PURCHASES)
    kept = found.only(found.product_ids[found.products] != 11)
    assert kept.product_ids.tolist() == [10, 12]
    assert kept.histories() == {1: [10, 12], 2: [12], 3: [10]}


def test_what_was_new_in_the_last_order_is_held_out():
    rest, held_out = Interactions.from_purchases(PURCHASES).hold_out()
    assert held_out == {1: {12}}
    assert rest.histories() == {1: [10, 11], 2: [12], 3: [10]}  # 10 came again in May, and does not look new for it


def test_without_times_a_share_is_held_out_and_never_everything():
    pairs = Interactions.from_pairs([1] * 10 + [2], [*range(10), 3])
    rest, held_out = pairs.hold_out()
    assert {customer: len(products) for customer, products in held_out.items()} == {1: 2}
    assert len(rest) == 9
    assert pairs.hold_out()[1] == held_out
    assert pairs.hold_out(seed=1)[1] != held_out


def test_next_orders_tell_what_was_known_before():
    orders = next_orders(Interactions.from_purchases(PURCHASES))
    assert [row.tolist() for row in orders.before] == [[1, 0]]  # columns of 11 and 10
    assert [row.tolist() for row in orders.new] == [[2]]


def test_fingerprints_tell_purchases_apart():
    assert Interactions.from_purchases(PURCHASES).fingerprint == Interactions.from_purchases(PURCHASES).fingerprint
    assert Interactions.from_purchases(PURCHASES).fingerprint != Interactions.from_purchases(PURCHASES[3:]).fingerprint
