"""What a message tells or asks beside its wish: "my son just started school, so" is a story, no search."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from guide.reading.linker import Link
from guide.reading.meaning import is_category, names_a_thing, overlaps
from guide.reading.names import are_beside, is_name
from language.content import content_words, is_taste
from language.dictionaries import is_chinese_word
from language.expressions import NegatedSpan
from language.folders import languages
from language.han import contains_han
from language.patterns import whole_words
from language.schema import Language
from shop.catalogue.records import TermKind

_CLAUSE_END = re.compile(r"[,.;:!?\n]+(?=\s|$)|\s[-–—]\s|[，。；：！？~]+")
_HAN_CLAUSE_END = re.compile(r"[,.;:!?，。；：！？~\s]+")
_SOFTENED_HAN = 4
"""Characters that 点 makes a soft wish of."""
_STATES = (TermKind.VALUE, TermKind.USE)


@dataclass(frozen=True)
class Place:
    """A part of a message."""

    start: int
    end: int

    def holds(self, start: int) -> bool:
        """Tell whether what begins at a place begins in it."""
        return self.start <= start < self.end


class Story:
    """Tells which words of a message are wished for, which only say who wishes and why, and which ask.

    Args:
        text: the message.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        said = text.replace("’", "'")
        grammar = self._grammar = _grammars()["Han" if contains_han(text) else "Latin"]
        self._told, self._liked, self._had = grammar.told(said)
        self._times, self._soft = grammar.places("times", said), grammar.soft(said)
        self._not_too = grammar.places("not_too", said)
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
        aside = (*self._asked, *self._told)
        is_named_elsewhere = any(is_thing(found) and not _in(found, aside) for found in links)
        wished: list[Link] = []
        welcome: list[Link] = []
        dropped: list[Link] = []
        for found in reversed(links):
            if _in(found, self._not_too) or (found.term is None and _in(found, self._times)):
                continue
            if _in(found, self._asked):
                is_wished = _is_state(found) and not names_a_thing(found)
                (wished if is_wished else dropped).append(found)
            elif not _in(found, self._told):
                is_soft = self._is_soft(found) and not is_thing(found)
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
        return is_only_thing and not _in(found, (*self._liked, *self._had))

    def _is_welcome(self, found: Link) -> bool:
        """Tell whether a link of a story ranks: what somebody likes or has, and properties."""
        if not content_words(found.text):
            return False
        is_had = _in(found, self._had) and (found.span is not None or is_category(found))
        return is_had or _is_state(found) or _in(found, self._liked)


class _Grammar:
    def __init__(self, language: Language) -> None:
        self._is_latin = language.about.script == "Latin"
        self._tables = {
            key: self._compiled(language.story.source(key))
            for key in ("joints", "relatives", "told", "wishes", "likings", "havings", "times", "not_too", "asked")
        }
        self._before, self._after = (
            self._compiled(language.story.source(f"soft_{side}")) for side in ("before", "after")
        )

    def places(self, key: str, text: str) -> list[Place]:
        """Return where a table matches."""
        return [Place(*match.span()) for match in self._tables[key].finditer(text)]

    def told(self, text: str) -> tuple[list[Place], list[Place], list[Place]]:
        """Return the places of stories, of what is liked in them, and of what people have."""
        told: list[Place] = []
        liked: list[Place] = []
        had: list[Place] = []
        for clause in self._clauses(text):
            if not self._tables["told"].match(text, clause.start, clause.end):
                continue
            wish = self._tables["wishes"].search(text, clause.start, clause.end)
            story = Place(clause.start, wish.end() if wish else clause.end)
            told.append(story)
            for key, places in (("likings", liked), ("havings", had)):
                if match := self._tables[key].search(text, story.start, story.end):
                    places.append(Place(match.end(), story.end))
        return told, liked, had

    def is_having(self, text: str) -> bool:
        """Tell whether a text says that somebody has something."""
        return self._tables["havings"].search(text) is not None

    def soft(self, text: str) -> list[Place]:
        """Return the places of what would be welcome: a clause from where it says so, or up to there."""
        soft = []
        for clause in self._clauses(text):
            before = self._before.search(text, clause.start, clause.end)
            if before and text[before.end() : clause.end].strip():
                soft.append(Place(before.end(), clause.end))
            elif match := self._after.search(text, clause.start, clause.end):
                # Without blanks a clause may say more: 红色的结实点的杯子.
                reach = clause.start if self._is_latin else match.start() - _SOFTENED_HAN
                soft.append(Place(max(clause.start, reach), match.start()))
        return soft

    def is_only_asked(self, text: str) -> bool:
        """Tell whether a message is a question and nothing else: about what is on the screen, or a wish."""
        return any(not content_words(text[: place.start]) for place in self.places("asked", text))

    def _clauses(self, text: str) -> list[Place]:
        """Return the clauses of a text, without the blanks in front of them."""
        end_of_clause = _CLAUSE_END if self._is_latin else _HAN_CLAUSE_END
        borders = {0: 0}
        borders |= {match.start(): match.end() for match in end_of_clause.finditer(text)}
        for match in self._tables["joints"].finditer(text):
            # "Because" is told itself, "and" only joins.
            is_told = self._tables["told"].match(text, match.start())
            borders[match.start()] = match.start() if is_told else match.end()
        for match in self._tables["relatives"].finditer(text):
            before = borders[max(start for start in borders if start <= match.start())]
            is_told = self._tables["told"].match(text, before + _blanks(text, before))
            if not is_told or self._tables["wishes"].search(text, before, match.start()):
                borders[match.start()] = match.start()
        starts = sorted(borders)
        found = []
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            begin = borders[start] + _blanks(text, borders[start])
            if begin < end:
                found.append(Place(begin, end))
        return found

    def _compiled(self, source: str) -> re.Pattern[str]:
        return re.compile(whole_words(source) if self._is_latin else source, re.IGNORECASE)


@lru_cache(maxsize=1)
def _grammars() -> dict[str, _Grammar]:
    """Return the grammar of the first language of each script."""
    return {language.about.script: _Grammar(language) for language in reversed(languages())}


def _is_state(found: Link) -> bool:
    return found.term is not None and found.term.kind in _STATES


def _in(found: Link, places: Sequence[Place]) -> bool:
    return any(place.holds(found.start) for place in places)


def _blanks(text: str, start: int) -> int:
    return len(text[start:]) - len(text[start:].lstrip())
