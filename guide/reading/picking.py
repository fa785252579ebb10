"""Whether a message is nothing but words for one product on the screen: "pink" where one is pink, "2" of five."""

from __future__ import annotations

import re
from collections.abc import Sequence

from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import link
from guide.reading.references.pieces import Piece, fits, pieces_of
from guide.reading.understand import points_at_product
from guide.shop import Shop
from language.content import content_words
from language.expressions import Expression, Operator, PriceExpression, QuantityExpression
from language.pointing import Side, closes, is_linking, marks
from language.words import bare_quality
from shop.catalogue.models import Product

_MOST_WORDS = 4
"""Who says more wishes for something."""
_PLACE = re.compile(r"[1-9]")


def picked(message: Message, memory: Memory, shop: Shop) -> Product | None:
    """Return the only product on the screen that is all that a short message says; None if there is none or several.

    What else is said, as the "in" of "in pink", makes a wish of it.
    """
    shown = shop.products(memory.search.shown)
    if len(shown) < 2 or message.conditions or points_at_product(message):
        return None
    if _PLACE.fullmatch(bare_quality(message.text.strip())):
        place = int(bare_quality(message.text.strip()))
        return shown[place - 1] if place <= len(shown) else None
    pieces = pieces_of(message, link(message.text, message.spans, shop.vocabulary))
    if len(pieces) > _MOST_WORDS or not all(_describes(said) for said in message.all(Expression)):
        return None
    if any(mark.side is Side.AROUND for mark in marks(message.text)):
        pieces = [piece for piece in pieces if _is_telling(piece)]  # 谷歌这根
    return _only(pieces, shown, shop)


def _only(pieces: Sequence[Piece], shown: Sequence[Product], shop: Shop) -> Product | None:
    """Return the product that is all that some pieces say, if just one is; what closes a description says nothing."""
    told = list(pieces)
    while told and (closes(told[-1].text) is not None or is_linking(told[-1].text)):
        told.pop()
    if not any(_is_telling(piece) for piece in told):
        return None
    own = [product for product in shown if all(fits(piece, product, shop) for piece in told)]
    return own[0] if len(own) == 1 else None


def _describes(said: Expression) -> bool:
    """Tell whether an expression may say what a product is like: just so much, not more or less."""
    return isinstance(said, (PriceExpression, QuantityExpression)) and said.op in (Operator.EQUAL, Operator.ABOUT)


def _is_telling(piece: Piece) -> bool:
    return bool(content_words(piece.text)) or piece.price is not None or piece.measure is not None
