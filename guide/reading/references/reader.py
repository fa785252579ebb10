"""Reads which products the words of one message point at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from guide.memory import Memory
from guide.message import Message
from guide.reading.linker import Link
from guide.reading.references.descriptions import Description, described, modifiers, named, without_overlaps
from guide.reading.references.pieces import Piece, fits, pieces_of
from guide.reading.references.places import at_place, by_rank, in_the_middle
from guide.reading.references.shown import Shown
from guide.shop import Shop
from language.expressions import OrdinalReference, PickedByRank, SortOrder
from language.pointing import Mark, Pointing, Side, marks, pointers
from language.questions import PRICE, asked_for
from shop.catalogue.models import Product


@dataclass(frozen=True)
class Found:
    """What some words of a message mean: the products, or those of which one is meant."""

    start: int
    end: int
    products: Sequence[Product] = ()
    candidates: Sequence[Product] = ()


class ReferenceReader:
    """Reads the references of one message."""

    def __init__(self, message: Message, links: Sequence[Link], memory: Memory, shop: Shop) -> None:
        self._message, self._shop = message, shop
        self._shown = Shown(memory, shop)
        self._compared = memory.compared
        asked = [each for each in asked_for(message.text) if each.key != PRICE]
        self._pieces = [
            piece
            for piece in pieces_of(message, links)
            if (piece.names and not piece.is_kind)  # 第一个电池多大 asks for no battery
            or not any(each.start < piece.end and piece.start < each.end for each in asked)
        ]
        self._pointers = pointers(message.text)

    def read(self) -> list[Found]:
        """Return what is pointed at, in the order of the message."""
        found = [self._with_mark(each) for each in (*self._by_place(), *self._by_rank(), *self._by_pointer())]
        taken = [(each.start, each.end) for each in found]
        found += self._by_description(taken)
        if not found and not (self._shown.focus and self._points(Pointing.THIS)):
            found = list(self._by_name())
        return sorted(found, key=lambda each: each.start)

    def _with_mark(self, found: Found) -> Found:
        """Return what is found with the word before it that points: "*the* second one"."""
        before = (mark for mark in marks(self._message.text) if mark.side is Side.FOLLOWS and mark.end <= found.start)
        mark = next((mark for mark in before if not self._message.text[mark.end : found.start].strip()), None)
        return replace(found, start=mark.start) if mark else found

    def _by_place(self) -> Iterator[Found]:
        text, lists = self._message.text, self._lists_named()
        for said in self._message.all(OrdinalReference):
            if any(pointer.start <= said.start and said.end <= pointer.end for pointer in self._pointers):
                continue  # "the first list"
            told = None
            for position in lists if lists is not None else range(len(self._shown)):
                products = self._shown.page(position)
                told = modifiers(said.start, said.end, text, self._pieces, self._fit_of(products))
                if told and told.unmet and position + 1 < len(self._shown):
                    continue  # "the first tent", and only bags are on the screen
                own = [each for each in products if told is None or self._is_all(each, told.pieces)]
                product = at_place(said.index, own)
                if product is None and position == 0 and told is None:
                    product = self._on_pages(said.index)
                if product is not None:
                    end = told.end if told else said.end
                    yield Found(min(said.start, told.start if told else said.start), end, [product])
                    break
                if told is None:
                    yield Found(said.start, said.end, candidates=self._shown.screen)
                    break
            else:
                yield self._beyond(said)

    def _beyond(self, said: OrdinalReference) -> Found:
        """Return what a place means where no list has such products: the one there on the screen, whatever it is."""
        screen = self._shown.screen
        product = at_place(said.index, screen)
        return Found(said.start, said.end, [product] if product else (), () if product else screen)

    def _on_pages(self, index: int) -> Product | None:
        """Return a product by its place among all pages of the running search."""
        pages = self._shown.pages
        return self._shop.product(pages[index - 1]) if 0 < index <= len(pages) else None

    def _by_rank(self) -> Iterator[Found]:
        compared = [each for each in self._shown.screen if each.id in self._compared]
        ranks: list[PickedByRank | SortOrder] = [*self._message.all(PickedByRank), *self._message.all(SortOrder)]
        for said in ranks:
            among = compared if isinstance(said, PickedByRank) and compared else self._shown.screen
            told = modifiers(said.start, said.end, self._message.text, self._pieces, self._fit_of(among))
            own = [each for each in among if self._is_all(each, told.pieces)] if told else among
            if product := by_rank(said, own, self._shop):
                yield Found(said.start, told.end if told else said.end, [product])

    def _by_pointer(self) -> Iterator[Found]:
        shown = self._shown
        for pointer in self._pointers:
            products: Sequence[Product] = ()
            if pointer.kind is Pointing.BOTH:
                products = shown.pair
            elif pointer.kind is Pointing.ALL:
                products = shown.screen
            elif pointer.kind is Pointing.MIDDLE:
                products = in_the_middle(shown.screen)
            elif pointer.kind is Pointing.OTHER:
                products = [each for each in shown.pair or shown.screen if each != shown.focus]
            elif pointer.kind is Pointing.LOOKED_AT_FIRST:
                products = shown.looked_at[:1]
            elif pointer.kind is Pointing.LOOKED_AT_BEFORE:
                products = shown.looked_at[-2:-1]
            is_clear = len(products) == 1 or pointer.kind in (Pointing.BOTH, Pointing.ALL)
            if products:
                yield Found(pointer.start, pointer.end, *([products] if is_clear else [(), products]))

    def _by_description(self, taken: Sequence[tuple[int, int]]) -> Iterator[Found]:
        """Yield what descriptions mean; those of words that something else accounts for are none."""
        pointed = [(each.start, each.end) for each in self._pointers if each.kind is not Pointing.THIS]
        found: dict[Description, Sequence[Product]] = {}
        for mark in marks(self._message.text):
            if any(start < mark.end and mark.start < end for start, end in (*taken, *pointed)):
                continue
            best = self._described(mark) or self._described(mark, misspelt=True)
            if best and (best[1] or best[0].unmet):
                found[best[0]] = best[1]
        for told in without_overlaps(found):
            if not any(told.start < end and start < told.end for start, end in taken):
                yield from self._choice(told, found[told])

    def _described(self, mark: Mark, *, misspelt: bool = False) -> tuple[Description, list[Product]] | None:
        """Return what is said beside a mark and the products that are so, of the list that has most of it.

        Where nothing is so, and "the … one" surely points at something, that is returned of a second, misspelt look.
        """
        best: tuple[Description, list[Product]] | None = None
        if not self._may_describe(mark):
            return None
        for position in self._scope():
            if position and not self._may_describe(mark, elsewhere=True):
                continue
            products = self._shown.page(position)
            told = described(mark, self._message.text, self._pieces, self._fit_of(products, misspelt=misspelt))
            is_sure = told and (told.explicit or told.names or self._points(Pointing.EARLIER))
            if told is None or (position and not is_sure):
                continue
            if best is None or len(told.pieces) > len(best[0].pieces):
                best = self._longest(told, products, misspelt=misspelt)
            if not told.unmet:
                break
        return best if best and (best[0].pieces or misspelt) else None

    def _may_describe(self, mark: Mark, *, elsewhere: bool = False) -> bool:
        """Tell, before products are looked at, whether anything stands beside a mark that may tell of one.

        Of another list than that on the screen only what surely points at a product does.
        """
        told = described(mark, self._message.text, self._pieces, lambda piece: piece.tells)
        is_sure = told and (told.explicit or told.names or self._points(Pointing.EARLIER))
        return bool(is_sure) if elsewhere else told is not None

    def _longest(
        self, told: Description, products: Sequence[Product], *, misspelt: bool = False
    ) -> tuple[Description, list[Product]]:
        """Return as much of what is said as some product is, and the products that are."""
        for length in range(len(told.pieces), 0, -1):
            own = [each for each in products if self._is_all(each, told.pieces[:length], misspelt=misspelt)]
            if own:
                return told.first(length), own
        return told, []

    def _choice(self, told: Description, products: Sequence[Product]) -> Iterator[Found]:
        """Yield what a description means; one that every product on the screen answers to tells nothing."""
        if not products:  # "the everest one", and there is none
            yield Found(told.start, told.end, candidates=self._shown.screen)
            return
        if len(products) > 1 and not told.several and set(products) == set(self._shown.screen):
            return
        focus = self._shown.focus
        looked_at = [each for each in self._shown.looked_at if each in products]
        if len(products) > 1 and not told.several and all(piece.is_kind for piece in told.pieces):
            products = [focus] if focus in products and focus else looked_at[-1:] or products
        is_clear = len(products) == 1 or told.several
        yield Found(told.start, told.end, *([products] if is_clear else [(), products]))

    def _by_name(self) -> Iterator[Found]:
        screen = self._shown.screen
        for told in named(self._message.text, self._pieces, self._fit_of(screen)):
            yield from self._choice(*self._longest(told, screen))

    def _points(self, kind: Pointing) -> bool:
        return any(pointer.kind is kind for pointer in self._pointers)

    def _lists_named(self) -> list[int] | None:
        """Return the list that the message names; None where it names none."""
        if self._points(Pointing.FIRST_LIST):
            return [len(self._shown) - 1]
        return [1] if self._points(Pointing.LIST_BEFORE) else None

    def _scope(self) -> Sequence[int]:
        """Return the lists in which a description is looked up, by their places."""
        if (lists := self._lists_named()) is not None:
            return lists
        every = range(len(self._shown))
        return [*every[1:], 0] if self._points(Pointing.EARLIER) else every

    def _fit_of(self, products: Sequence[Product], *, misspelt: bool = False) -> Callable[[Piece], bool]:
        return lambda piece: any(fits(piece, each, self._shop, misspelt=misspelt) for each in products)

    def _is_all(self, product: Product, said: Sequence[Piece], *, misspelt: bool = False) -> bool:
        return all(fits(piece, product, self._shop, misspelt=misspelt) for piece in said)
