"""What "cheaper", "bigger" and "another brand" relate to: the product talked about, else those on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from guide.memory import Memory
from guide.search.editing import OnScreen
from guide.shop import Shop
from shop.catalogue.models import Product

MEASURES = {
    "size": ("screen_size", "capacity", "volume", "size", "length", "width"),
    "weight": ("weight",),
    "length": ("cable_length", "length", "depth"),
    "width": ("width",),
    "height": ("height",),
    "thickness": ("thickness", "depth"),
    "capacity": ("capacity", "storage", "volume", "battery_capacity", "memory"),
}
"""The attributes that "bigger" and "lighter" may speak of, most telling first."""


def on_screen(memory: Memory, shop: Shop, pointed_at: Sequence[Product] = ()) -> OnScreen:
    """Return prices, brands and measures of what a message compares with.

    Args:
        memory: the product talked about and those shown.
        shop: where they are read.
        pointed_at: the products that the message itself compares with ("cheaper than the second one").
    """
    shown = list(pointed_at) or shop.products([memory.focus] if memory.focus else memory.search.shown)
    return OnScreen(
        prices=[price for product in shown if (price := shop.base_price(product)) is not None],
        brands=[product.brand for product in shown if product.brand],
        measures={name: found for name, names in MEASURES.items() if (found := _measured(shown, names))},
        kind=next(iter(shown[0].category_path[::-1]), None) if len(shown) == 1 else None,
    )


def _measured(shown: Sequence[Product], names: Sequence[str]) -> tuple[str, str | None, list[float]] | None:
    """Return the first measure that most of the products state, with its unit and their values."""
    for name in names:
        found = [item for product in shown for item in product.attributes if item.name == name]
        numbers = [item for item in found if isinstance(item.value, float)]
        if numbers and len(numbers) * 2 >= len(shown):
            unit = numbers[0].unit
            return name, unit, [float(item.value) for item in numbers if item.unit == unit]
    return None
