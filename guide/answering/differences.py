"""What a product that comes near has and lacks of a search, in words: "2 m instead of 3 m", "no word of “USB”"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from guide.answering.descriptions import describe_condition
from guide.answering.facts import attribute_label, attribute_value
from guide.search.nearest import Near
from guide.search.state import Condition, ConditionKind, SearchState
from guide.shop import Shop
from guide.wording import Wording
from shop.catalogue.models import Product

_MOST_NAMED = 3


def differences(
    found: Sequence[Near],
    products: Sequence[Product],
    search: SearchState,
    shop: Shop,
    wording: Wording,
    told: Collection[str] = (),
) -> dict[int, str | None]:
    """Return the line of each product's card, by its id; that nothing has what is `told` (names) is said above them."""
    by_id = {near.product_id: near for near in found}
    return {product.id: difference(by_id[product.id], product, search, shop, wording, told) for product in products}


def difference(
    near: Near, product: Product, search: SearchState, shop: Shop, wording: Wording, told: Collection[str] = ()
) -> str | None:
    """Return in one line what a product lacks of a search and what it has; None where there is nothing to tell.

    Args:
        near: the names of both.
        product: the product.
        search: the search.
        shop: knows the price.
        wording: the words.
        told: the names of what is already said to be nowhere; of these only what the product has instead is told.
    """
    lacking = []
    for name in near.lacking:
        items = called(name, search)
        instead = _instead(items, product, shop, wording)
        if instead is None and name not in told:
            instead = wording.phrase("utter_catalogue__lacks_word", what=named(items, wording))
        lacking += [instead] if instead else []
    parts = list(dict.fromkeys(lacking))[:_MOST_NAMED]
    kept = [called(name, search) for name in near.kept]
    if said := list(dict.fromkeys(named(items, wording) for items in kept if items[0].kind is not ConditionKind.PRICE)):
        parts.append(wording.phrase("utter_catalogue__keeps", what=wording.listed(said[:_MOST_NAMED])))
    return wording.phrase("utter_catalogue__reason_joint").join(parts) or None


def named(items: Sequence[Condition], wording: Wording) -> str:
    """Return the conditions of one name in words: a price as one, the values of a property as alternatives."""
    said = dict.fromkeys(part for item in items for part in describe_condition(item, wording))
    if items[0].kind is ConditionKind.PRICE:
        return wording.phrase("utter_catalogue__condition_any_price", limits=" ".join(said))
    return wording.phrase("utter_catalogue__or_joint").join(said)


def called(name: str, search: SearchState) -> list[Condition]:
    """Return the wanted conditions of a search that have a name."""
    return [item for item in search.conditions if item.name == name and not item.negated]


def _instead(items: Sequence[Condition], product: Product, shop: Shop, wording: Wording) -> str | None:
    """Say what a product has instead of what some conditions of one name ask for; None where it says nothing."""
    wanted = named(items, wording)
    kind = items[0].kind
    price = shop.base_price(product)
    if kind is ConditionKind.PRICE and price is not None:
        is_over = any(item.high_cents is not None and price > item.high_cents for item in items)
        return wording.phrase(f"utter_catalogue__lacks_price_{'over' if is_over else 'under'}")
    if kind is ConditionKind.BRAND and product.brand:
        return wording.phrase("utter_catalogue__lacks_value", value=product.brand, what=wanted)
    stated = [item for item in product.stated if kind is ConditionKind.ATTRIBUTE and item.name == items[0].key]
    if not stated:
        return None
    values = [
        attribute_value(item.name, item.value, item.unit, wording.vocabulary, wording.language) for item in stated
    ]
    value = wording.listed(dict.fromkeys(values))
    if isinstance(items[0].value, bool):
        label = attribute_label(items[0].key, wording.vocabulary, wording.language)
        return wording.phrase("utter_catalogue__reason_attribute", label=label, value=value)
    return wording.phrase("utter_catalogue__lacks_value", value=value, what=wanted)
