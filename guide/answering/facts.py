"""A product's properties as a shopper reads them."""

from __future__ import annotations

from collections.abc import Sequence

from guide.vocabulary import Vocabulary
from language.property_names import property_name_in
from language.units import format_quantity
from shop.catalogue.models import Product
from shop.catalogue.records import ALSO_IN, AttributeRecord, TermKind
from shop.vocabulary.taxonomy import taxonomy

# What tells products of most departments apart, most telling first; anything else comes after, in the source's order.
TELLING = (
    "screen_size",
    "processor",
    "memory",
    "storage",
    "capacity",
    "resolution",
    "graphics",
    "operating_system",
    "connectivity",
    "wireless",
    "print_technology",
    "compatibility",
    "colour",
    "material",
    "size",
    "length",
    "power",
    "weight",
    "pack_quantity",
)
_YES_NO = {"en": ("no", "yes"), "zh": ("否", "是")}
_WRITTEN = "en"
"""The language in which shops write properties that have no words of their own."""
_MAX_VALUE_LETTERS = 60


def telling_first(attributes: Sequence[AttributeRecord]) -> list[AttributeRecord]:
    """Return attributes with the most telling ones first."""
    rank = {name: position for position, name in enumerate(TELLING)}
    return sorted(attributes, key=lambda attribute: rank.get(attribute.name, len(rank)))


def attribute_label(name: str, vocabulary: Vocabulary, language: str) -> str:
    """Return an attribute's name in words, capitalised: as the shop calls it, else put together of its words."""
    own = vocabulary.own_label(TermKind.ATTRIBUTE, name, language)
    label = own or property_name_in(language, name.replace("_", " ")) or _standard_name(name, language)
    label = label or vocabulary.label(TermKind.ATTRIBUTE, name, language)
    return label[:1].upper() + label[1:]


def attribute_value(
    name: str, value: float | str | bool, unit: str | None, vocabulary: Vocabulary, language: str
) -> str:
    """Return a value in words: `16 GB`, `15.6″`, `yes`, `黑色`."""
    if isinstance(value, bool):
        return _YES_NO[language][value]
    if isinstance(value, float):
        # A bare number would say nothing.
        return format_quantity(value, "pcs" if name == "pack_quantity" else unit, language)
    if name == ALSO_IN:
        return vocabulary.label(TermKind.CATEGORY, value, language)
    key = f"{name}={value.casefold()}"
    label = vocabulary.own_label(TermKind.VALUE, key, language) or _standard_value(name, value, language)
    label = label or vocabulary.label(TermKind.VALUE, key, language)
    text = value if label == value.casefold().replace("_", " ") else label
    return text if len(text) <= _MAX_VALUE_LETTERS else text[: _MAX_VALUE_LETTERS - 1] + "…"


def _standard_name(name: str, language: str) -> str | None:
    """Return what the standard taxonomy calls a property in another language than shops usually write."""
    names = taxonomy().attribute_names(name).get(language, ()) if language != _WRITTEN else ()
    return next(iter(names), None)


def _standard_value(name: str, value: str, language: str) -> str | None:
    """Return what the standard taxonomy calls a value of just this property in another language."""
    is_known = language != _WRITTEN and taxonomy().is_value(name, value)
    return next(iter(taxonomy().value_names(name, value).get(language, ())), None) if is_known else None


def shortened(text: str, limit: int) -> str:
    """Return a text of at most `limit` letters, cut between words where it has any and marked."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    return f"{cut.rsplit(' ', 1)[0] if ' ' in cut else cut} …"


def _is_telling(item: AttributeRecord, vocabulary: Vocabulary) -> bool:
    """Tell whether a value is worth a place on a card: of a telling attribute, or a text that has a word."""
    if item.name in TELLING or not isinstance(item.value, str):
        return item.name in TELLING
    return vocabulary.knows(TermKind.VALUE, f"{item.name}={item.value.casefold()}")


def short_facts(product: Product, vocabulary: Vocabulary, language: str, limit: int = 4) -> list[str]:
    """Return the few most telling values of a product, for its card."""
    known = [item for item in telling_first(product.stated) if _is_telling(item, vocabulary)]
    facts = []
    for item in known[:limit]:
        value = attribute_value(item.name, item.value, item.unit, vocabulary, language)
        if isinstance(item.value, bool):
            value = attribute_label(item.name, vocabulary, language) if item.value else ""
        if value:
            facts.append(value)
    return facts
