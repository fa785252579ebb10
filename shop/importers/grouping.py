"""Rows that belong together, wherever they stand in a file, and offers that are variants of one product."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from shop.catalogue.records import AttributeRecord, ProductRecord, VariantRecord
from shop.errors import ImportFormatError

T = TypeVar("T")
Numbered = tuple[int, T]


def grouped(
    read: Callable[[], Iterator[Numbered[T]]], key_of: Callable[[T], str | None]
) -> Iterator[list[Numbered[T]]]:
    """Yield the rows of equal key together, when the last of them has come; a row without key comes alone.

    The file is read twice: first to note where each group ends, then to collect; only groups that have begun and not
    yet ended are in memory. Of a file that breaks off all groups come but the one that was being read.

    Raises:
        ImportFormatError: the file cannot be read to its end.
    """
    ends = _ends(read, key_of)
    begun: dict[str, list[Numbered[T]]] = {}
    for number, row in read():
        key = key_of(row)
        if key is None:
            yield [(number, row)]
            continue
        begun.setdefault(key, []).append((number, row))
        if ends.get(key) == number:
            yield begun.pop(key)


def _ends(read: Callable[[], Iterator[Numbered[T]]], key_of: Callable[[T], str | None]) -> dict[str, int]:
    ends: dict[str, int] = {}
    key: str | None = None
    try:
        for number, row in read():
            key = key_of(row)
            if key is not None:
                ends[key] = number
    except ImportFormatError:  # the second reading tells it, after what came before
        if key is not None:
            del ends[key]
    return ends


def merge_variants(
    product: ProductRecord, offers: Sequence[ProductRecord], remark: Callable[[str], None] = lambda reason: None
) -> ProductRecord:
    """Return the product with these offers as its variants.

    Properties that all offers share become the product's, the others their own, and so do price and sale price; where
    offers differ in these, the product's price is the lowest of them, and each variant has its own. The stock is the
    sum, not known if one is not. The time of a sale is the product's: that of
    the first offer with a sale; another offer with another time has no sale price, which is worth a remark. So is an
    offer without a price among others that have one: it is left out, since it would seem to cost what they do.
    """
    if any(offer.price_cents is not None for offer in offers):
        for offer in offers:
            if offer.price_cents is None:
                remark(f"{offer.external_id} is left out: it has no price, and other variants have one")
        offers = [offer for offer in offers if offer.price_cents is not None]
    time = next(((o.sale_from, o.sale_until) for o in offers if o.sale_price_cents is not None), (None, None))
    for offer in offers:
        if offer.sale_price_cents is not None and (offer.sale_from, offer.sale_until) != time:
            remark(f"no sale price for {offer.external_id}: its time is another than that of the variants before it")
    shared = [one for one in offers[0].attributes if all(one in offer.attributes for offer in offers)]
    variants = [_variant(offer, shared, time) for offer in offers]
    prices = [offer.price_cents for offer in offers if offer.price_cents is not None]
    sale = None
    if len({(variant.price_cents, variant.sale_price_cents) for variant in variants}) == 1:
        sale = variants[0].sale_price_cents
        variants = [replace(variant, price_cents=None, sale_price_cents=None) for variant in variants]
    stocks = [offer.stock for offer in offers]
    known_stocks = [stock for stock in stocks if stock is not None]
    return replace(
        product,
        attributes=tuple(dict.fromkeys([*product.attributes, *shared])),
        variants=tuple(variants),
        price_cents=min(prices, default=None),
        sale_price_cents=sale,
        sale_from=time[0],
        sale_until=time[1],
        image_urls=tuple(dict.fromkeys([*product.image_urls, *(url for o in offers for url in o.image_urls)])),
        stock=sum(known_stocks) if len(known_stocks) == len(stocks) else None,
    )


def _variant(
    offer: ProductRecord, shared: Sequence[AttributeRecord], time: tuple[datetime | None, datetime | None]
) -> VariantRecord:
    own = tuple(attribute for attribute in offer.attributes if attribute not in shared)
    texts = [attribute.value for attribute in own if isinstance(attribute.value, str)]
    title = " / ".join(texts) or offer.title
    sale = offer.sale_price_cents if (offer.sale_from, offer.sale_until) == time else None
    return VariantRecord(offer.external_id, title, offer.price_cents, offer.stock, own, sale)
