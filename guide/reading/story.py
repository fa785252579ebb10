"""What a message tells or asks beside its wish: "my son just started school, so" is a story, no search."""

from __future__ import annotations

from collections.abc import Sequence

from guide.reading.linker import Link
from guide.reading.meaning import is_category, names_a_thing, overlaps
from guide.reading.names import are_beside, is_name
from language.content import content_words, is_taste
from language.dictionaries import is_chinese_word
from language.expressions import NegatedSpan
from language.story import Place, story_grammar
from shop.catalogue.records import TermKind

_STATES = (TermKind.VALUE, TermKind.USE)


class Story:
    """Tells which words of a message are wished for, which only say who wishes and why, and which ask.

    Args:
        text: the message.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        said = text.replace("’", "'")
        grammar = self._grammar = story_grammar(text)
        self._told, self._liked, self._had = grammar.told(said)
        self._times, self._soft = grammar.places("times", said), grammar.soft(said)
        self._not_too, self._shown = grammar.places("not_too", said), grammar.shown(said)
        self._asked = [] if grammar.is_only_asked(said) else grammar.places("asked", said)

    @property
    def questions(self) -> list[str]:
        """What is asked about the goods, as it is said."""
        return [self._text[place.start : place.end].strip() for place in self._asked]

    @property
    def unweighed(self) -> list[str]:
        """Wishes for not too much of something, as they are said."""
        return [self._text[place.start : place.end].strip() for place in self._not_too]

    def is_too_much(self, start: int) -> bool:
        """Tell whether what begins at a place is what there shall not be too much of."""
        return any(place.holds(start) for place in self._not_too)

    def is_soft(self, start: int) -> bool:
        """Tell whether what begins at a place would only be welcome."""
        return any(place.holds(start) for place in self._soft)

    def is_told(self, start: int) -> bool:
        """Tell whether what begins at a place stands in a story, or in a question about the goods."""
        return any(place.holds(start) for place in (*self._told, *self._asked))

    def apart(self, links: Sequence[Link], refused: Sequence[NegatedSpan]) -> tuple[list[Link], list[Link]]:
        """Return the links that are wished for or refused, and those that only say what would be welcome.

        Args:
            links: the words of the message.
            refused: what is not wanted: it holds though it is told ("he hates red"), unless somebody only lacks it.
        """
        # Beside a kind of thing that the shop knows, another word that the language model took for one is none.
        is_thing = is_category if any(is_category(found) for found in links) else names_a_thing
        aside = (*self._asked, *self._told, *self._shown)
        is_named_elsewhere = any(
            is_thing(found) and not _in(found, aside) and not overlaps(found, refused) for found in links
        )
        wished: list[Link] = []
        welcome: list[Link] = []
        dropped: list[Link] = []
        for found in reversed(links):
            if _in(found, self._not_too) or (found.term is None and _in(found, self._times)):
                continue
            if _in(found, self._shown) and not overlaps(found, refused):
                dropped.append(found)
                continue
            if _in(found, self._asked):
                is_wished = _is_state(found) and not names_a_thing(found)
                (wished if is_wished else dropped).append(found)
            elif not _in(found, self._told):
                is_soft = self._is_soft(found) and not is_thing(found) and not overlaps(found, refused)
                (welcome if is_soft else wished).append(found)
            elif unwanted := [said for said in refused if overlaps(found, [said])]:
                (dropped if any(map(self._is_lacked, unwanted)) else wished).append(found)
            elif self._is_wished(found, dropped, is_only_thing=is_thing(found) and not is_named_elsewhere):
                wished.append(found)
            else:
                (welcome if self._is_welcome(found) else dropped).append(found)
        return wished[::-1], welcome[::-1]

    def _is_soft(self, found: Link) -> bool:
        """Tell whether a link is softened; 点 softens 大 in 大点的, and belongs to 斑点."""
        place = next((place for place in self._soft if place.holds(found.start)), None)
        if place is None or found.end <= place.end:
            return place is not None
        return is_taste(self._text[found.start : place.end]) or not is_chinese_word(found.text)

    def _is_lacked(self, refused: NegatedSpan) -> bool:
        """Tell whether a refusal only says what somebody does not have: "we don't have a printer"."""
        return any(self._grammar.is_having(self._text[start:end]) for start, end in refused.refusing)

    def _is_wished(self, found: Link, dropped: Sequence[Link], *, is_only_thing: bool) -> bool:
        """Tell whether a link of a story is wished for: what a thing must fit, and the only thing that is named.

        A name beside a thing that is only told of ("his old HP laptop died") is none.
        """
        if is_name(found):
            return not (dropped and are_beside(self._text, found, dropped[-1]))
        return is_only_thing and not _in(found, self._had)

    def _is_welcome(self, found: Link) -> bool:
        """Tell whether a link of a story ranks: what somebody likes or has, and properties."""
        if not content_words(found.text):
            return False
        is_had = _in(found, self._had) and (found.span is not None or is_category(found))
        return is_had or _is_state(found) or _in(found, self._liked)


def _is_state(found: Link) -> bool:
    return found.term is not None and found.term.kind in _STATES


def _in(found: Link, places: Sequence[Place]) -> bool:
    return any(place.holds(found.start) for place in places)
