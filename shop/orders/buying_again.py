"""What customers buy again and again: a shop's consumables, learnt from its orders and from no list of words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

AGAIN_AND_AGAIN = 0.4
"""From which share of its customers who came back for it a product is one that is used up.

Of a gift shop's customers 22 % bought such a product of theirs once more with their next order, 9 % any other.
"""
_DOUBT = 10.0
"""So many customers, of whom the usual share came back, stand beside the few of a product."""
_USUAL = 0.25


def share_bought_again(sales: Iterable[tuple[int, int | None]]) -> float:
    """Return which share of a product's customers bought it in two orders or more, cautious where they are few.

    Args:
        sales: (order id, customer id) of each sale; those to nobody in particular say nothing.
    """
    orders: dict[int, set[int]] = defaultdict(set)
    for order_id, customer_id in sales:
        if customer_id is not None:
            orders[customer_id].add(order_id)
    again = sum(len(own) > 1 for own in orders.values())
    return (again + _USUAL * _DOUBT) / (len(orders) + _DOUBT)
