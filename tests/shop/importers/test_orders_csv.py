from datetime import datetime, timezone

import pytest

from shop.importers.orders_csv import OrdersCsvImporter
from shop.orders.records import OrderLineRecord

TABLE = """order_id,ordered_at,customer_id,product_id,quantity,unit_price,currency,country
1,2026-01-02T10:00:00Z,ann,mug-0,2,5.00,GBP,UK
2,2026-01-03T10:00:00Z,,mug-1,1,3.50,,
1,2026-01-02T10:00:00Z,ann,mug-1,-1,3.50 GBP,GBP,UK
"""


def test_rows_of_one_order_come_together(file, read):
    (second, first), _, _ = read(OrdersCsvImporter(file(TABLE), "toy", "EUR"))
    assert (first.external_id, first.customer_external_id, first.currency, first.country) == ("1", "ann", "GBP", "UK")
    assert first.ordered_at == datetime(2026, 1, 2, 10, tzinfo=timezone.utc)
    assert first.lines == (OrderLineRecord("mug-0", 2, 500), OrderLineRecord("mug-1", -1, 350))
    assert (second.customer_external_id, second.currency, second.country) == (None, "EUR", None)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("1,3.50,,", "0,3.50,,", "quantity is empty or zero"),
        ("1,3.50,,", "1,,,", "unit_price is empty"),
        ("1,3.50,,", "1,3.50,pounds,", "currency 'pounds'"),
        ("1,3.50,,", "1,3.50 USD,,", "not in EUR"),
        ("2026-01-03T10:00:00Z", "tomorrow", "ordered_at 'tomorrow'"),
        (",mug-1,1,", ",,1,", "product_id is empty"),
    ],
)
def test_a_row_that_breaks_a_rule_is_rejected_and_other_orders_are_read(file, read, old, new, reason):
    assert old in TABLE
    (order,), _, (rejection,) = read(OrdersCsvImporter(file(TABLE.replace(old, new)), "toy", "EUR"))
    assert order.external_id == "1"
    assert (rejection.line, rejection.external_id) == (3, "2")
    assert reason in rejection.reason
