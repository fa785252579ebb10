"""Which of the products that were shown a message means, or between which of them it leaves the choice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import Link, link
from guide.reading.references.reader import ReferenceReader
from guide.shop import Shop
from language.content import all_words, content_words
from language.expressions import PastReference
from recommender.contract import Filters, Query, TextFilter
from shop.catalogue.models import Product
from shop.catalogue.records import TermKind

_QUOTED_WORDS = 3
"""So many words of a title side by side may quote it."""
_QUOTED_CANDIDATES = 5


@dataclass(frozen=True)
class Reference:
    """The `products` that a message means, in the order it names them, and `candidates`, of which it means one.

    Both are empty where it points at none. `places` are where the words stand that point.
    """

    products: tuple[Product, ...] = ()
    candidates: tuple[Product, ...] = ()
    places: tuple[tuple[int, int], ...] = ()

    def __bool__(self) -> bool:
        """Whether the message points at something."""
        return bool(self.products or self.candidates)

    def rest_of(self, message: Message) -> Message:
        """Return what the message says beside: "in red" of "like the blue one, but in red"."""
        starts = [0, *(end for _, end in self.places)]
        ends = [*(start for start, _ in self.places), len(message.text)]
        return message.part(*((start, max(start, end)) for start, end in zip(starts, ends, strict=True)))


def refer(message: Message, memory: Memory, shop: Shop) -> Reference:
    """Return which products a message points at.

    A pressed button names its product by id; a typed message may use places ("the second", 第一个和第三个), ranks ("the
    lighter one"), words for one of two, for both or all, a description ("the blue one", "the everest", LG那个, "the one
    for 50"), each also of an earlier list, a time ("the one from yesterday"), or quote the whole title of any product.
    """
    if message.product_ids:
        return Reference(tuple(shop.products(message.product_ids)))
    links = link(message.text, message.spans, shop.vocabulary)
    if times := message.all(PastReference):
        return _seen_before(times[0], links, shop)
    found = ReferenceReader(message, links, memory, shop).read()
    products = tuple(dict.fromkeys(product for each in found for product in each.products))
    candidates = tuple(dict.fromkeys(product for each in found for product in each.candidates))
    if products or candidates:
        places = tuple(sorted({(each.start, each.end) for each in found}))
        return Reference(products, tuple(each for each in candidates if each not in products), places)
    return Reference(tuple(_quoted(message.text, shop)))


def meant(message: Message, memory: Memory, shop: Shop) -> Reference:
    """Return what `refer` does; where a message points at none, the product talked about last, else the only one shown.

    Else those on the screen are the candidates.
    """
    found = refer(message, memory, shop)
    if found:
        return found
    shown = tuple(shop.products(memory.search.shown))
    if memory.focus is not None:  # of one that is gone by now no other is meant
        focus = shop.product(memory.focus)
        return Reference((focus,)) if focus else Reference(candidates=shown)
    return Reference(shown) if len(shown) == 1 else Reference(candidates=shown)


def referred(message: Message, memory: Memory, shop: Shop) -> list[Product]:
    """Return the products that a message surely means."""
    return list(refer(message, memory, shop).products)


def _seen_before(said: PastReference, links: Sequence[Link], shop: Shop) -> Reference:
    """Return what the shopper looked at on the day they name, the newest; of the kind they name, if they do."""
    seen = shop.products(shop.shopper.seen_before(said.earliest_days, said.latest_days))
    kinds = {item.term.key for item in links if item.term and item.term.kind is TermKind.CATEGORY}
    of_kind = [product for product in seen if kinds & set(product.category_path)]
    return Reference(tuple((of_kind or seen)[:1]))


def _quoted(text: str, shop: Shop) -> list[Product]:
    """Find the product of the whole catalogue whose title the message quotes."""
    if not any(shop.recommender.count(_titled(words)) for words in _runs(text)):
        return []
    hits = shop.recommender.recommend(Query(text=text, limit=_QUOTED_CANDIDATES))
    products = shop.products([hit.product_id for hit in hits])
    return [product for product in products if product.title.casefold() in text.casefold()][:1]


def _runs(text: str) -> Iterator[str]:
    """Yield what may be some of a title: words side by side of which at most one names nothing."""
    told = {word.start for word in content_words(text)}
    words = list(all_words(text))
    for first, middle, last in zip(words, words[1:], words[2:], strict=False):
        if len(told & {first.start, middle.start, last.start}) >= _QUOTED_WORDS - 1:
            yield text[first.start : last.end]


def _titled(words: str) -> Filters:
    return Filters(texts=(TextFilter((words,), in_title=True),))
