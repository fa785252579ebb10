"""A small shop to test with."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from shop.catalogue.records import AttributeRecord, ProductRecord, VariantRecord
from shop.orders.records import OrderLineRecord, OrderRecord

LAPTOP = ProductRecord(
    source="toy",
    external_id="laptop",
    title="Ultra Laptop 14",
    category_path=("electronics", "computers", "laptops"),
    price_cents=99900,
    currency="USD",
    brand="HP",
    description="Thin and light.",
    attributes=(
        AttributeRecord("memory", 16.0, "GB"),
        AttributeRecord("colour", "银色"),
        AttributeRecord("touchscreen", False),
    ),
    variants=(
        VariantRecord("L-512", "512 GB", 99900, 3, (AttributeRecord("storage", 512.0, "GB"),)),
        VariantRecord("L-1T", "1 TB", None, None, (AttributeRecord("storage", 1000.0, "GB"),)),
    ),
    image_urls=("https://shop.example/1.jpg", "https://shop.example/2.jpg"),
    stock=3,
    popularity=2.5,
)


@pytest.fixture
def laptop():
    """One product with everything that a product can have."""
    return LAPTOP


@pytest.fixture
def mugs():
    """What makes n plain products `mug-0`, `mug-1`, … of the source `toy`."""

    def make(number, **changes):
        plain = {"category_path": ("kitchen", "mugs"), "price_cents": 500, "currency": "GBP", **changes}
        return [ProductRecord(source="toy", external_id=f"mug-{n}", title=f"Mug {n}", **plain) for n in range(number)]

    return make


@pytest.fixture
def order():
    """What makes one order of the source `toy` from (product, quantity) pairs."""

    def make(external_id, *lines, customer="ann", day=1, month=1, price=500, country="UK"):
        return OrderRecord(
            source="toy",
            external_id=external_id,
            customer_external_id=customer,
            ordered_at=datetime(2026, month, day, 12, tzinfo=timezone.utc),
            currency="GBP",
            lines=tuple(OrderLineRecord(product, quantity, price) for product, quantity in lines),
            country=country,
        )

    return make
