"""The parts of a message that tell or ask: "my son just started school, so", 能上飞机吗."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from language.content import content_words
from language.folders import by_script, script_of
from language.patterns import blanks_at
from language.schema import Language

_CLAUSE_END = re.compile(r"[,.;:!?\n]+(?=\s|$)|\s[-–—]\s|[，。；：！？~]+")
_HAN_CLAUSE_END = re.compile(r"[,.;:!?，。；：！？~\s]+")
_SOFTENED_HAN = 4
"""Characters that 点 makes a soft wish of; a Latin word among them is whole."""
_LATIN = re.compile(r"[A-Za-z\d-]{2}")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True)
class Place:
    """A part of a message."""

    start: int
    end: int

    def holds(self, start: int) -> bool:
        """Tell whether what begins at a place begins in it."""
        return self.start <= start < self.end


class StoryGrammar:
    """Finds the clauses of a story, and what in a message is soft, asked, or nothing that can be weighed.

    Args:
        language: whose tables are read, see `StoryFile`.
    """

    def __init__(self, language: Language) -> None:
        self._is_latin = language.about.script == "Latin"
        self._tables = {
            key: language.pattern(language.story.source(key))
            for key in (
                "joints",
                "relatives",
                "told",
                "wishes",
                "likings",
                "havings",
                "times",
                "not_too",
                "asked",
                "taken_back",
                "corrects",
                "leaving",
                "shown",
            )
        }
        self._before, self._after = (
            language.pattern(language.story.source(f"soft_{side}")) for side in ("before", "after")
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

    def shown(self, text: str) -> list[Place]:
        """Return the clauses that say what is on the screen, where others name something: "those are cases. A bag"."""
        clauses = self._clauses(text)
        shown = [each for each in clauses if self._tables["shown"].match(text, each.start, each.end)]
        others = [text[each.start : each.end] for each in clauses if each not in shown]
        return shown if any(content_words(other) or _FIGURE.search(other) for other in others) else []

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
                reach = clause.start if self._is_latin else max(clause.start, match.start() - _SOFTENED_HAN)
                while reach > clause.start and _LATIN.fullmatch(text, reach - 1, reach + 1):
                    reach -= 1
                soft.append(Place(reach, match.start()))
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
            is_told = self._tables["told"].match(text, before + blanks_at(text, before))
            if not is_told or self._tables["wishes"].search(text, before, match.start()):
                borders[match.start()] = match.start()
        starts = sorted(borders)
        found = []
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            begin = borders[start] + blanks_at(text, borders[start])
            if begin < end:
                found.append(Place(begin, end))
        return found


def story_grammar(text: str) -> StoryGrammar:
    """Return the grammar that reads a text."""
    return _grammars()[script_of(text)]


@lru_cache(maxsize=1)
def _grammars() -> dict[str, StoryGrammar]:
    return by_script(StoryGrammar)
