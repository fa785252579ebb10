"""An example of what one could ask for, of what this shop really sells."""

from __future__ import annotations

from guide.answering.cards import button, way_on
from guide.shop import Shop
from guide.wording import Wording
from protocol.messages import Button
from recommender.contract import Facet, Filters, Query
from recommender.ranking.facets import CATEGORY, PRICE
from shop.catalogue.records import TermKind

_MAX_BUTTONS = 4


def example_search(shop: Shop, wording: Wording) -> str:
    """Return a wish that finds something: `sofas, up to $300`; in a shop without kinds of things, words of its own."""
    kinds = _kinds(shop)
    if not kinds:
        return wording.phrase("utter_catalogue__example_any")
    kind = wording.kind(kinds[0])
    prices = _facet(PRICE, Filters(categories=(kinds[0],)), shop)
    if prices is None:
        return kind
    middle = prices.choices[len(prices.choices) // 2]
    limit = wording.phrase("utter_catalogue__condition_max_price", amount=wording.money(round(middle.high or 0)))
    return wording.phrase("utter_catalogue__example", kind=kind, limit=limit)


def example_kind(shop: Shop, wording: Wording) -> str:
    """Return the kind of thing that the shop has most of, or words for any."""
    kinds = _kinds(shop)
    return wording.kind(kinds[0]) if kinds else wording.phrase("utter_catalogue__example_any")


def example_kinds(shop: Shop, wording: Wording) -> str:
    """Return two kinds of things that go into one budget, or words for any."""
    kinds = _kinds(shop)[:2]
    if len(kinds) < 2:
        return wording.phrase("utter_catalogue__example_any")
    first, second = (wording.kind(kind) for kind in kinds)
    return wording.phrase("utter_catalogue__example_two", first=first, second=second)


def kind_buttons(shop: Shop, wording: Wording) -> list[Button]:
    """Return a button for each of the kinds that the shop has most of; without kinds, for what it recommends."""
    buttons = [
        button(wording.label(TermKind.CATEGORY, kind), "find_products", condition=f"category={kind}")
        for kind in _kinds(shop)[:_MAX_BUTTONS]
    ]
    return buttons or [way_on(wording)]


def _kinds(shop: Shop) -> list[str]:
    facet = _facet(CATEGORY, Filters(), shop)
    return [str(choice.value) for choice in facet.choices] if facet else []


def _facet(name: str, filters: Filters, shop: Shop) -> Facet | None:
    found = shop.recommender.facets(Query(filters=filters), [name])
    return found[0] if found and found[0].choices else None
