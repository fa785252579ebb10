"""The things that a message names: whole where several words are one kind, and where nobody saw any."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.kinds import KindFinder, Sold, Unsold
from guide.message import Message, Span
from guide.reading.leftovers import is_debris
from guide.reading.linker import Link
from guide.reading.meaning import is_category, names_a_thing, overlaps
from guide.reading.names import is_name
from guide.reading.phrasing import Phrasing
from guide.reading.wished_things import wished_things
from guide.search.state import Count
from language.han import contains_han
from language.words import words_of
from recommender.contract import Filters, TextFilter

_MOST_WORDS = 8
"""Words of what is tried as a name inside a phrase."""
_SURE = 0.7
"""How sure the language model is of what is one thing, whatever the shop's words see in it."""


class WholeThings:
    """Makes the links of a message name whole kinds of thing.

    Args:
        kinds: what the shop sells and what it does not.
        count: how many products satisfy filters.
    """

    def __init__(self, kinds: KindFinder, count: Count) -> None:
        self._kinds, self._count = kinds, count

    def is_debris(self, found: Link, links: Sequence[Link], text: str) -> bool:
        """Tell whether a link is what is left of a Chinese word, and names no kind of thing that is not sold (床)."""
        if found.term is not None or not is_debris(found.text, found.start, text):
            return False
        is_before = any(other.start == found.end for other in links)  # 台打印机
        return is_before or not isinstance(self._kinds.known(found.text), Unsold)

    def whole(self, message: Message, links: Sequence[Link]) -> list[Link]:
        """Put one link in the place of several that are one kind of thing together: 打印 and 机 are 打印机."""
        whole = list(links)
        for span in message.spans:
            inside = [found for found in links if span.start <= found.start and found.end <= span.end]
            if span.name != "product" or not inside or is_name(inside[-1]) or inside[-1].span == "attribute":
                continue
            if len(inside) > 1 and (self._kinds.known(span.text) is not None or self._is_one(span, inside)):
                # A sleeping bag is no bag.
                whole = [found for found in whole if found not in inside]
                whole.append(Link(span.start, span.end, span.text, None, "product"))
                continue
            if is_category(inside[-1]):
                if not contains_han(span.text):  # in "outdoor wifi security camera", outdoor is no department
                    described = [found for found in inside[:-1] if is_category(found)]
                    whole = [replace(found, span="attribute") if found in described else found for found in whole]
                continue
            pieces = [
                Link(found.start, inside[-1].end, message.text[found.start : inside[-1].end], None, "product")
                for found in inside
            ]
            finding = self._kinds.find(pieces[0].text)
            if any(is_category(found) for found in inside) and not contains_han(span.text):
                continue  # "curtains blackout" means nearly curtains, and says more
            pieces = [piece for piece in pieces if not is_debris(piece.text, piece.start, message.text)]
            known = [piece for piece in pieces if finding and self._kinds.find(piece.text) == finding]
            if known:
                whole = [found for found in whole if found not in inside or found.end <= known[-1].start] + known[-1:]
                if is_debris(inside[-1].text, inside[-1].start, message.text):
                    # What 保温 says beyond 杯, no kind of thing need say.
                    whole[-1] = replace(known[-1], start=inside[-1].start)
                    before = (found for found in inside[:-1] if found.term and not is_category(found))
                    whole += [found for found in before if known[-1].start <= found.start]
        whole = [piece for found in whole for piece in self._with_thing_in_front(found)]
        return sorted(whole, key=lambda found: found.start)

    def _is_one(self, span: Span, inside: Sequence[Link]) -> bool:
        """Tell whether what the language model surely takes for one thing is another one than it ends with.

        A bike computer is no computer; a "cat umbrella" is an umbrella where some product has both words.
        """
        whole = self._kinds.find(span.text) if span.confidence >= _SURE else None
        if whole is None or whole == self._kinds.find(inside[-1].text) or any(map(is_name, inside)):
            return False
        words = (TextFilter((found.text,)) for found in inside)
        return isinstance(whole, Sold) or not self._count(Filters(texts=tuple(words)))

    def _with_thing_in_front(self, found: Link) -> Iterator[Link]:
        """Yield words that are no thing together with that apart which they begin with: "lights" of "lights set front".

        In English a plural is the end of a name.
        """
        is_no_thing = found.term is None and found.span == "product" and not contains_han(found.text)
        words = words_of(found.text) if is_no_thing and self._kinds.find(found.text) is None else []
        plurals = (word.end for word in words[:-1] if found.text[word.start : word.end].casefold() != word.form)
        end = next((end for end in plurals if self._kinds.known(found.text[:end]) is not None), None)
        if end is None:
            yield found
            return
        rest = found.text[end:].lstrip()
        yield Link(found.start, found.start + end, found.text[:end], None, "product")
        yield Link(found.end - len(rest), found.end, rest, None, "attribute")

    def unseen(self, message: Message, links: Sequence[Link], phrasing: Phrasing, *, is_first: bool) -> Iterator[Link]:
        """Yield the thing that a message wishes for where neither the language model nor the shop's words saw any.

        Where what the language model saw is no kind that is known, as of "espresso machine delonghi", it is inside.

        Beside a running search only what says that it wishes does: "mm no, black" asks for no memory module.
        """
        if any(names_a_thing(found) and (found.term or self._kinds.find(found.text)) for found in links):
            return
        if not is_first and not phrasing.wishes:
            return
        linked = [found for found in links if found.term is not None]
        taken = [found for found in links if names_a_thing(found)]
        for thing in taken or wished_things(message.text):
            if self._kinds.find(thing.text) is not None:
                place = (thing.start, thing.end)
            elif (inside := self._thing_inside(thing.text)) is not None:
                place = (thing.start + inside[0], thing.start + inside[1])
            else:
                continue
            seen = Link(*place, message.text[slice(*place)], None, "product")
            if not overlaps(seen, linked):
                yield seen
                return

    def _thing_inside(self, text: str) -> tuple[int, int] | None:
        """Return where the first kind of thing stands that an English phrase names: "ddr4 sodimm 2x8 3200"."""
        words = [] if contains_han(text) else words_of(text)
        for start in range(len(words)):
            for end in range(min(len(words), start + _MOST_WORDS), start, -1):
                place = (words[start].start, words[end - 1].end)
                if self._kinds.known(text[slice(*place)]) is not None:
                    return place
        return None
