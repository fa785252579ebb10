"""A message in pieces that may say what a product is like, and whether a product is like that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

import regex
from rapidfuzz import fuzz

from guide.message import Message
from guide.reading.linker import Link
from guide.shop import Shop
from language.content import all_words, content_words, is_taste
from language.expressions import Operator, PriceExpression, QuantityExpression
from language.fold import fold
from language.han import contains_han
from language.money import major_units
from language.units import same_size
from language.words import words_of
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.taxonomy import form_of

_FIGURE = regex.compile(r"\d+(?:\.\d+)?")
_TOLERANCE = 0.02
"""What share of a measure people leave out when they name one: 15.6 inches are 15.6, or about 16."""
_LEAST_MISSPELT = 5
_LONGEST_RUN = 6
"""Words of a title, single characters of Chinese, that stand for something together."""
_ALIKE = 80.0


@dataclass(frozen=True)
class Piece:
    """Words of a message at a place: a term of the shop, a price, a measure, or a word."""

    start: int
    end: int
    text: str
    link: Link | None = None
    price: PriceExpression | None = None
    measure: QuantityExpression | None = None

    @property
    def names(self) -> bool:
        """Whether it is a name or a thing, and not what one is like."""
        if self.link is None:
            return False
        term = self.link.term
        return self.link.span in ("product", "brand") or (
            term is not None and term.kind in (TermKind.BRAND, TermKind.LINE, TermKind.CATEGORY)
        )

    @cached_property
    def tells(self) -> bool:
        """Whether it may tell of a product what it is like: "it" and "how" do not."""
        is_figure = self.price is not None or self.measure is not None or _FIGURE.fullmatch(self.text)
        return bool(is_figure or content_words(self.text) or is_taste(self.text))

    @property
    def is_limit(self) -> bool:
        """Whether it is a price that something may cost at most or at least: "the mug under 5" asks for another one."""
        return self.price is not None and self.price.op not in (Operator.EQUAL, Operator.ABOUT)

    @property
    def is_kind(self) -> bool:
        """Whether it says what kind of thing is meant."""
        term = self.link.term if self.link else None
        return term.kind is TermKind.CATEGORY if term else bool(self.link and self.link.span == "product")


def pieces_of(message: Message, links: Sequence[Link]) -> list[Piece]:
    """Return the words of a message in order, those linked to the shop, prices and measures as one piece each."""
    found = [Piece(said.start, said.end, said.text, price=said) for said in message.all(PriceExpression)]
    found += [Piece(said.start, said.end, said.text, measure=said) for said in message.all(QuantityExpression)]
    taken = {at for piece in found for at in range(piece.start, piece.end)}
    for each in links:
        if taken.isdisjoint(range(each.start, each.end)):
            found.append(Piece(each.start, each.end, each.text, each))
    taken = {at for piece in found for at in range(piece.start, piece.end)}
    found += [piece for piece in _words(message.text) if taken.isdisjoint(range(piece.start, piece.end))]
    return sorted(found, key=lambda piece: piece.start)


def _words(text: str) -> Iterator[Piece]:
    for word in all_words(text):
        yield Piece(word.start, word.end, text[word.start : word.end])


def fits(piece: Piece, product: Product, shop: Shop, *, misspelt: bool = False) -> bool:
    """Tell whether a product is what a piece says: of that kind, brand, price or measure, or so called in its title.

    Args:
        piece: what is said.
        product: the product.
        shop: knows words and prices.
        misspelt: whether a word that is nearly one of the title will do.
    """
    if piece.price is not None:
        return _costs(product, piece.price.low, piece.price.high, piece.price.op, shop)
    if piece.measure is not None:
        return _measures(product, piece.measure) or _says(product, piece.text)
    if _FIGURE.fullmatch(piece.text):
        amount = Decimal(piece.text)
        return _costs(product, amount, amount, Operator.EQUAL, shop) or _says(product, piece.text)
    if not piece.tells:
        return False
    term = piece.link.term if piece.link else None
    if term is not None and _is(product, term):
        return True
    texts = [piece.text, *shop.vocabulary.meanings(piece.text)]
    if term is not None and term.kind is TermKind.VALUE:
        texts += shop.vocabulary.words(term.kind, term.key)
    if any(_says(product, text) or _is_called(product, text, shop) for text in texts):
        return True
    return misspelt and term is None and _nearly_says(product, piece.text)


def _is(product: Product, term: TermRecord) -> bool:
    """Tell whether a product is of a kind or a brand, or states a value."""
    if term.kind is TermKind.CATEGORY:
        return term.key in product.category_path
    if term.kind is TermKind.BRAND:
        return product.brand is not None and product.brand.casefold() == term.key.casefold()
    return term.kind is TermKind.VALUE and term.key in properties_of(product)


def properties_of(product: Product) -> set[str]:
    """Return the values of a product as the vocabulary's keys: `colour=black`."""
    return {f"{item.name}={str(item.value).casefold()}" for item in product.stated}


def _costs(product: Product, low: Decimal | None, high: Decimal | None, op: Operator, shop: Shop) -> bool:
    """Tell whether a product costs what is said, in its own currency or in the one spoken of; 50 is also 49.95."""
    price = shop.price(product)
    if price is None:
        return False
    amounts = [major_units(price.cents, price.currency)]
    shown = shop.shown_price(product)
    if shown is not None:
        amounts.append(major_units(shown, shop.money.currency))
    if op in (Operator.EQUAL, Operator.ABOUT):
        return any(_is_about(amount, low) for amount in amounts if low is not None)
    return any((low is None or low <= amount) and (high is None or amount <= high) for amount in amounts)


def _is_about(amount: Decimal, said: Decimal) -> bool:
    return amount == said or (said == said.to_integral_value() and said in (amount // 1, round(amount)))


def _measures(product: Product, said: QuantityExpression) -> bool:
    """Tell whether a product states a measure, give or take what people leave out."""
    for item in product.stated:
        if isinstance(item.value, float) and item.unit == said.unit:
            least, most = same_size(item.value) if item.unit == "GB" else (item.value, item.value)
            low = said.min if said.min is not None else 0.0
            high = said.max if said.max is not None else low if said.op is Operator.EQUAL else float("inf")
            if low * (1 - _TOLERANCE) <= most and least <= high * (1 + _TOLERANCE):
                return True
    return False


def _says(product: Product, text: str) -> bool:
    """Tell whether the title or the brand has some words side by side, run together or apart, in any ending."""
    return form_of(text) in _runs(product.title) or bool(product.brand and form_of(text) in _runs(product.brand))


def _is_called(product: Product, text: str, shop: Shop) -> bool:
    """Tell whether a word for the product's kind has some words: "bag" of "Backpacks and duffel bags"."""
    names = (name for key in product.category_path[-1:] for name in shop.vocabulary.words(TermKind.CATEGORY, key))
    return any(form_of(text) in _runs(name) for name in names)


def _nearly_says(product: Product, text: str) -> bool:
    folded = fold(text)
    if len(folded) < _LEAST_MISSPELT or contains_han(folded):
        return False
    words = (word.form for word in words_of(f"{product.title} {product.brand or ''}"))
    long = (word for word in words if len(word) >= _LEAST_MISSPELT)
    return any(word[0] == folded[0] and fuzz.ratio(folded, word) >= _ALIKE for word in long)


@lru_cache(maxsize=4096)
def _runs(text: str) -> frozenset[str]:
    """Return all that a few words of a text are side by side, written together: "45l", "45lbackpack"."""
    forms = [word.form for word in words_of(text)]
    ends = ((start, end) for start in range(len(forms)) for end in range(start + 1, start + _LONGEST_RUN + 1))
    return frozenset("".join(forms[start:end]) for start, end in ends)
