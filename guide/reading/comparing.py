"""Products that a message names one by one: of each piece of it, the one on the screen, else the best of the shop."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import replace

from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import Link, link
from guide.reading.references import properties_of
from guide.reading.understand import read_request
from guide.search import editing
from guide.search.running import run_search
from guide.search.state import Condition, ConditionKind
from guide.shop import Shop
from language.comparands import comparands
from language.words import words_of
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind


def set_side_by_side(message: Message, memory: Memory, shop: Shop) -> list[Product]:
    """Return a product for each thing that a message sets side by side by its properties, brand, kind or name.

    Empty where it names fewer than two, or one that neither is on the screen nor found. "The grey and the yellow sofa"
    are two sofas.
    """
    pieces = [message.part(place) for place in comparands(message.text)]
    linked = [(piece, links) for piece in pieces if (links := link(piece.text, piece.spans, shop.vocabulary))]
    if len(linked) < 2:
        return []
    shown = shop.products(memory.search.shown)
    requests = [read_request(piece, Memory(), shop) for piece, _ in linked]
    kinds = [[each for each in request.conditions if each.kind is ConditionKind.CATEGORY] for request in requests]
    shared = next((named for named in reversed(kinds) if named), [])
    found: list[Product] = []
    for (piece, links), request, own in zip(linked, requests, kinds, strict=True):
        of_kind = own or shared
        product = _on_screen(piece.text, links, {each.key for each in of_kind}, shown, found)
        if product is None:
            search = editing.start(replace(request, conditions=_with_kinds(request.conditions, of_kind)))
            taken = tuple(each.id for each in found)
            hits = run_search(search, shop.recommender, shop.shopper, memory.dislikes, exclude=taken, limit=1)
            product = shop.product(hits[0].product_id) if hits else None
        if product is None:
            return []
        found.append(product)
    return found


def _with_kinds(conditions: Sequence[Condition], kinds: Sequence[Condition]) -> tuple[Condition, ...]:
    return tuple(dict.fromkeys((*conditions, *kinds)))


def _on_screen(
    text: str, links: Sequence[Link], kinds: Set[str], shown: Sequence[Product], taken: Collection[Product]
) -> Product | None:
    """Return the product on the screen that has all that is said; of several the one whose title repeats most of it."""
    said = {word.form for word in words_of(text)}
    fitting = [
        each
        for each in shown
        if each not in taken
        and (not kinds or kinds & set(each.category_path))
        and all(_has(each, found) for found in links)
    ]
    return max(fitting, key=lambda each: len(said & {word.form for word in words_of(each.title)}), default=None)


def _has(product: Product, found: Link) -> bool:
    if found.term is None or found.term.kind is TermKind.LINE:
        words = {word.form for word in words_of(product.title)}
        return {word.form for word in words_of(found.text)} <= words
    if found.term.kind is TermKind.BRAND:
        return product.brand is not None and product.brand.casefold() == found.term.key.casefold()
    return found.term.kind is not TermKind.VALUE or found.term.key in properties_of(product)
