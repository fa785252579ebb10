"""Whether a message is nothing but words for products on the screen: "everest" where one is called so, 谷歌这根."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guide.memory import Memory
from guide.message import Message
from guide.reading.bare_figures import with_figure
from guide.reading.linker import link
from guide.reading.references.pieces import Piece, fits, pieces_of
from guide.reading.references.reader import Found, ReferenceReader
from guide.reading.understand import points_at_product
from guide.shop import Shop
from language.asking import speaks_of_shown
from language.content import content_words
from language.expressions import Expression, NegatedSpan, Operator, PriceExpression, QuantityExpression
from language.pointing import closes, is_linking
from language.words import bare_quality
from shop.catalogue.models import Product

_MOST_WORDS = 4
"""Who says more wishes for something."""
_PLACE = re.compile(r"[1-9]")


def picked(message: Message, memory: Memory, shop: Shop) -> Product | None:
    """Return the only product on the screen that is all that a short message says; None if there is none or several.

    A property or a brand alone is a wish, though only one of them has it: the search has more of the kind. What else is
    said, as the "in" of "in pink", makes a wish of it, too.
    """
    shown = shop.products(memory.search.shown)
    if len(shown) < 2 or message.conditions or points_at_product(message):
        return None
    place = bare_quality(message.text.strip())
    if _PLACE.fullmatch(place):
        return shown[int(place) - 1] if int(place) <= len(shown) else None
    if not all(_describes(said) for said in message.all(Expression)) or _is_measure(message, memory, shop):
        return None
    pieces = pieces_of(message, link(message.text, message.spans, shop.vocabulary))
    if any(_is_wish(piece) for piece in pieces) and not speaks_of_shown(message.text):
        return None
    found = _pointed_at(message, memory, shop)
    products = [product for each in found for product in each.products]
    if len(products) == 1 and products[0] in shown and not message.text[: found[0].start].strip():
        return products[0]
    return _only(pieces, shown, shop) if len(pieces) <= _MOST_WORDS else None


def only_points(message: Message, memory: Memory, shop: Shop) -> bool:
    """Tell whether a message points at products and says nothing else: "the blue one", 粉的那个."""
    return not message.has(NegatedSpan) and bool(_pointed_at(message, memory, shop))


def _pointed_at(message: Message, memory: Memory, shop: Shop) -> list[Found]:
    """Return what a message points at; nothing where there are other words in it that name something."""
    found = ReferenceReader(message, link(message.text, message.spans, shop.vocabulary), memory, shop).read()
    rest = "".join(
        " " if any(each.start <= at < each.end for each in found) else character
        for at, character in enumerate(message.text)
    )
    return [] if content_words(rest) else found


def _is_wish(piece: Piece) -> bool:
    """Tell whether a piece alone narrows a search, though one product on the screen may be so: "pink", "samsung"."""
    return piece.measure is not None or (piece.link is not None and piece.link.term is not None)


def _only(pieces: Sequence[Piece], shown: Sequence[Product], shop: Shop) -> Product | None:
    """Return the product that is all that some pieces say, if just one is; what closes a description says nothing."""
    told = list(pieces)
    while told and (closes(told[-1].text) is not None or is_linking(told[-1].text)):
        told.pop()
    if not any(content_words(piece.text) or piece.price or piece.measure for piece in told):
        return None
    own = [product for product in shown if all(fits(piece, product, shop) for piece in told)]
    return own[0] if len(own) == 1 else None


def _is_measure(message: Message, memory: Memory, shop: Shop) -> bool:
    """Tell whether a number alone is what the kind is measured by: "128" beside drives is a wish."""
    told = with_figure(message, memory.search, shop.recommender, is_price=False)
    return told.has(QuantityExpression) and not message.has(QuantityExpression)


def _describes(said: Expression) -> bool:
    """Tell whether an expression may say what a product is like: just so much, not more or less."""
    return isinstance(said, (PriceExpression, QuantityExpression)) and said.op in (Operator.EQUAL, Operator.ABOUT)
