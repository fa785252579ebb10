"""What is bought again and again is learnt from orders."""

from __future__ import annotations

import pytest

from shop.orders.buying_again import AGAIN_AND_AGAIN, share_bought_again


def _sales(customers, orders):
    return [(customer * 10 + order, customer) for customer in range(1, customers + 1) for order in range(orders)]


def test_what_everybody_comes_back_for_is_used_up():
    assert share_bought_again(_sales(30, 2)) > AGAIN_AND_AGAIN
    assert share_bought_again(_sales(30, 1)) < AGAIN_AND_AGAIN


def test_two_customers_prove_nothing():
    assert share_bought_again(_sales(2, 3)) < AGAIN_AND_AGAIN


@pytest.mark.parametrize("sales", [[], [(1, None), (2, None)], [(1, 7), (1, 7)]])
def test_no_order_twice_and_nobody_in_particular_say_nothing(sales):
    assert share_bought_again(sales) <= share_bought_again([])


def test_sales_tell_order_and_customer_of_each_product_without_returns(new_unit_of_work, mugs, order):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(3))
        uow.orders.upsert_many(
            [
                order("1", ("mug-0", 1), ("mug-1", 2)),
                order("2", ("mug-0", 1), customer=None, day=2),
                order("3", ("mug-0", -1), day=3),
            ]
        )
        ids = [uow.products.find_id("toy", f"mug-{number}") for number in range(3)]
        ann = uow.customers.find_id("ann", "toy")
        sales = uow.orders.sales_of(ids)

        assert [[customer for _, customer in sales[product_id]] for product_id in ids] == [[None, ann], [ann], []]
        assert sales[ids[0]][1] == sales[ids[1]][0]  # one order
        assert sum(len(of_one) for of_one in uow.orders.sales_of(ids, limit=1).values()) == 1
