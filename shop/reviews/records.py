"""Plain records of reviews; see `shop.catalogue.records`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReviewRecord:
    """One review of a product; `rating` is 1 to 5 where the source gives one.

    `opinions` are (aspect, strength) pairs, strength from -3 to 3.
    """

    source: str
    external_id: str
    product_external_id: str
    text: str
    title: str = ""
    rating: float | None = None
    language: str = "en"
    opinions: tuple[tuple[str, int], ...] = ()
