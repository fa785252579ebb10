"""All tables of the shop in one place, for the migrations: importing this fills `metadata`."""

from shop.behaviour.models import Event, OutboxEvent
from shop.catalogue.models import (
    Category,
    Image,
    PricePoint,
    Product,
    ProductAttribute,
    ProductChange,
    Term,
    Variant,
    VariantAttribute,
)
from shop.customers.models import Customer
from shop.database import metadata
from shop.orders.models import Order, OrderLine
from shop.promotions.models import Promotion
from shop.reviews.models import Opinion, Review

__all__ = [
    "Category",
    "Customer",
    "Event",
    "Image",
    "Opinion",
    "Order",
    "OrderLine",
    "OutboxEvent",
    "PricePoint",
    "Product",
    "ProductAttribute",
    "ProductChange",
    "Promotion",
    "Review",
    "Term",
    "Variant",
    "VariantAttribute",
    "metadata",
]
