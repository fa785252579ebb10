"""Plain records of orders; see `shop.catalogue.records`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class OrderLineRecord:
    """One line of an order. A negative `quantity` is a return."""

    product_external_id: str
    quantity: int
    unit_price_cents: int


@dataclass(frozen=True)
class OrderRecord:
    """One order of one customer, from the shop's books."""

    source: str
    external_id: str
    customer_external_id: str | None
    ordered_at: datetime
    currency: str
    lines: tuple[OrderLineRecord, ...]
    country: str | None = None
