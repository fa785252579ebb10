"""Plain records of what shoppers do; see `shop.catalogue.records`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class EventKind(str, Enum):
    """What a shopper did with a product, or asked for."""

    VIEW = "view"
    SEARCH = "search"
    CART = "cart"
    PURCHASE = "purchase"
    RATING = "rating"
    FEEDBACK = "feedback"


@dataclass(frozen=True)
class ProductAct:
    """What somebody did with a product; `value` is the stars of a rating or +1/-1 of a feedback."""

    product_id: int
    kind: EventKind
    value: float | None = None


@dataclass(frozen=True)
class EventRecord:
    """One thing a shopper did; `value` is the stars of a rating or +1/-1 of a feedback."""

    kind: EventKind
    at: datetime
    product_external_id: str | None = None
    source: str | None = None
    customer_external_id: str | None = None
    session_id: str | None = None
    value: float | None = None
    text: str | None = None
