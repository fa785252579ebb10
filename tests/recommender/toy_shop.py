"""The products of a toy shop."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from shop.catalogue.records import AttributeRecord
from shop.catalogue.snapshots import ProductSnapshot
from shop.currency import ExchangeRates

RATES = ExchangeRates("USD", {"USD": Decimal(1), "EUR": Decimal("1.10")})
NOW = datetime(2024, 6, 1, 12)
COLOURS = ("Black", "Red")


def product(product_id, title, path, cents, **others):
    """A product of the toy shop; what matters is named, the rest is plain."""
    values = {"currency": "USD", "source": "toy", "external_id": str(product_id), **others}
    return ProductSnapshot(id=product_id, title=title, category_path=path, price_cents=cents, **values)


def _laptops():
    for k in range(8):
        yield product(
            101 + k,
            f"{'HP' if k % 2 else 'Dell'} notebook computer model {chr(65 + k)}",
            ("electronics", "computers", "laptops"),
            50_000 + 10_000 * k,
            brand="HP" if k % 2 else "Dell",
            description="A portable computer for work at home and on the road.",
            attributes=(AttributeRecord("memory", float(4 * (1 + k % 4)), "GB"), AttributeRecord("touchscreen", k > 5)),
            released_on=date(2015 + k, 1, 1),
            stock=k,
        )


def _mice():
    for k in range(6):
        colour = COLOURS[k % 2]
        yield product(
            201 + k,
            f"Logitech M{k // 2} optical wireless mouse {colour}",
            ("electronics", "accessories", "mice"),
            None if k == 5 else 1_500 + 100 * k,
            brand="Logitech",
            currency="EUR",
            attributes=(AttributeRecord("colour", colour), AttributeRecord("wireless", True)),
            popularity=float(k),
        )


def _gifts():
    for k in range(6):
        yield product(301 + k, f"Ceramic coffee mug pattern {k}", ("home", "kitchen", "mugs"), 500, source="gifts")
    for k in range(6):
        fits = {"description": f"For the Lumen L{k} and L{k}s holders."}
        yield product(
            401 + k, f"Scented candle fragrance {k}", ("home", "decoration", "candles"), 700, source="gifts", **fits
        )


def toy_products():
    """26 products: 8 laptops, 6 mice (three, each in two colours), 6 mugs, 6 candles."""
    return [*_laptops(), *_mice(), *_gifts()]
