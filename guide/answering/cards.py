"""Product cards and buttons for the widget; every fact on them is read from the database in this turn."""

from __future__ import annotations

import json
from typing import Any

from guide.answering.facts import short_facts
from guide.wording import Wording
from protocol.messages import Button, ProductCard
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind
from shop.pricing import in_stock, price_at

_MAX_TITLE = 60
_CARD_INTENTS = ("product_details", "similar_products", "compare_products", "dismiss_product")


def button(title: str, intent: str, **entities: Any) -> Button:
    """Return a button that stands for an intent with entities."""
    payload = f"/{intent}{json.dumps(entities, ensure_ascii=False) if entities else ''}"
    return Button(title=title, payload=payload)


def way_on(wording: Wording) -> Button:
    """Return the button of an answer after which nothing else is left to press: what the shop itself recommends."""
    return button(wording.phrase("utter_help__meaning_recommend_for_me"), "recommend_for_me")


def short_title(product: Product, limit: int = _MAX_TITLE) -> str:
    """Return a title that fits into a sentence, or into `limit` characters and a mark."""
    title = product.title
    if len(title) <= limit:
        return title
    cut = title[:limit]
    # Between words where it has any; Chinese titles have none.
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut[limit // 2 :] else cut} …"


def price_text(product: Product, wording: Wording) -> str | None:
    """Return the price of a product in this turn with what it was before a sale, None where the shop knows none."""
    price = price_at(product, wording.at)
    if price is None:
        return None
    text = wording.price(price.cents, price.currency)
    if price.is_from:
        text = wording.phrase("utter_price__from", price=text)
    if price.on_sale:
        was = wording.short_price(price.regular_cents, price.currency)
        text = wording.phrase("utter_price__on_sale", price=text, was=was)
    return text


def stock_text(product: Product, wording: Wording) -> str:
    """Return a sentence on what is left of a product, or that the shop does not say."""
    known = "none" if not in_stock(product) else "unknown" if product.stock is None else "some"
    return wording.phrase(f"utter_catalogue__stock_{known}", stock=product.stock)


def card(product: Product, wording: Wording, reason: str | None = None) -> ProductCard:
    """Return the card of a product."""
    path = product.category_path
    return ProductCard(
        id=product.id,
        title=product.title,
        brand=product.brand,
        price=price_text(product, wording),
        category=wording.label(TermKind.CATEGORY, path[-1]) if path else "",
        image=product.images[0].url if product.images else None,
        reason=reason,
        facts=short_facts(product, wording.vocabulary, wording.language),
        buttons=[
            button(wording.phrase(f"utter_catalogue__button_{intent}"), intent, product_id=product.id)
            for intent in _CARD_INTENTS
        ],
    )
