"""Presents in a message: for whom, how old, what for, and what they like: "for my mum, she likes gardening and tea"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from language.folders import by_script, languages, script_of
from language.numerals import Numerals
from language.patterns import alternatives, bounded, entries
from language.schema import Language
from language.story import Place, story_grammar

PEOPLE = ("girls", "boys", "women", "men", "children", "babies", "anybody")
"""Whom a present may be for: daughters and sons are `girls` and `boys` of any age, of `anybody` nothing is told."""
_OF_AGE = 18
_LONGEST_LIKE = 4
"""Words, or in Chinese twice as many characters, of a piece that goes on telling what somebody likes."""
_CLAUSE = re.compile(r"[^,.;!?，。；！？\n]+")


@dataclass(frozen=True)
class GiftTalk:
    """What a message says of a present; `places` is all that says so and asks for nothing else."""

    is_wished: bool
    who: str
    is_own: bool
    people: str
    age: int | None
    occasion: str
    likes: tuple[str, ...]
    is_instead: bool
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Interest:
    """What people like: how a button says it in a language, and the words of titles of what is for them, in all."""

    key: str
    names: dict[str, str] = field(hash=False)
    things: tuple[str, ...]
    for_children: bool


def gift_talk(text: str, closed: Sequence[Place] = (), *, goes_on: bool = False) -> GiftTalk:
    """Read what a message says of a present.

    Args:
        text: the message.
        closed: prices, refusals and the like, which are nothing that somebody likes.
        goes_on: whether it may begin with more of what somebody likes.
    """
    return _grammars()[script_of(text)].read(text, closed, goes_on=goes_on)


class _Grammar:
    def __init__(self, language: Language) -> None:
        gifts = language.gifts
        self._is_latin = language.about.script == "Latin"
        number = rf"(?:\d{{1,3}}|{Numerals([language]).source})"
        self._numerals = Numerals([language])
        self._gifts, self._somebody, self._occasions = (
            language.pattern(gifts.source(key)) for key in ("gifts", "somebody", "occasions")
        )
        self._ages = [language.pattern(source) for source in gifts.sources("ages", number=number)]
        self._lovers = [language.pattern(source) for source in gifts.sources("lovers")]
        self._instead = language.pattern(gifts.source("instead"))
        self._joints = re.compile(gifts.source("joints"), re.IGNORECASE)
        filler = bounded(gifts.source("fillers")) if self._is_latin else gifts.source("fillers")
        self._leading = re.compile(rf"(?:\s*{filler}\s*)+", re.IGNORECASE)
        self._trailing = re.compile(rf"(?:\s*{filler}\s*)+$", re.IGNORECASE)
        pairs = (entry.split(" = ") for entry in entries_as_said(gifts.called))
        self._called = {name: other for name, other in pairs}
        self._likings = language.pattern(language.story.source("likings"))
        self._occasion = language.pattern(gifts.source("occasion_names"))

    def read(self, text: str, closed: Sequence[Place], *, goes_on: bool) -> GiftTalk:
        """Read a message, see `gift_talk`."""
        told = text.replace("’", "'")
        wished = self._gifts.search(told)
        called = list(self._called_by(told))
        likes = [*self._liked(told, [*closed, *(place for _, place in called)], goes_on=goes_on), *called]
        places = [Place(*match.span()) for match in self._gifts.finditer(told)]
        ages = [match for pattern in self._ages for match in pattern.finditer(told)]
        ages = [match for match in ages if not _touches(match.span("age"), closed)]
        taken = [place for _, place in likes]
        people = [match for match in self._somebody.finditer(told) if not _touches(match.span(), taken)]
        occasions = list(self._occasions.finditer(told))
        places += [Place(*match.span()) for match in (*ages, *people, *occasions)] + taken
        named = next((match for match in people if "pronoun" not in match.re.groupindex or not match["pronoun"]), None)
        found = named.groupdict() if named else {}
        group = next((name for name in PEOPLE if found.get(name)), "")
        return GiftTalk(
            is_wished=wished is not None,
            who=self._who(found, group) if group else "",
            is_own=bool(found.get("own")),
            people=group,
            age=self._age(ages[0]["age"]) if ages else None,
            is_instead=self._instead.search(told) is not None,
            occasion=occasion[0] if (occasion := self._occasion.search(told)) else "",
            likes=tuple(dict.fromkeys(like for like, _ in likes)),
            places=tuple(places),
        )

    def _age(self, said: str) -> int | None:
        return int(said) if said.isdecimal() else int(self._numerals.read(said).value)

    def _who(self, found: dict[str, str | None], group: str) -> str:
        name = found[group] or ""
        return " ".join(filter(None, (found.get("article"), self._called.get(name.lower(), name))))

    def _liked(self, text: str, closed: Sequence[Place], *, goes_on: bool) -> Iterator[tuple[str, Place]]:
        """Yield what somebody likes, each with its place; a short piece behind it goes on: "gardening. And tea"."""
        wishes = story_grammar(text).places("wishes", text)
        for clause in _CLAUSE.finditer(text):
            start, end = clause.span()
            liking = None
            for match in self._likings.finditer(text, start, end):
                if not any(place.holds(match.start()) for place in wishes) and not _touches(match.span(), closed):
                    liking = match
                    break
            if liking is None and not (goes_on and self._may_go_on(text, start, end, closed)):
                goes_on = False
                continue
            begin = liking.end() if liking else start
            reach = min([end, *(place.start for place in closed if place.start >= begin)])
            yield from self._pieces(text, begin, reach, whole=liking.start() if liking else start)
            goes_on = reach == end

    def _called_by(self, text: str) -> Iterator[tuple[str, Place]]:
        """Yield what somebody likes who is called by it: a coffee lover."""
        for pattern in self._lovers:
            for match in pattern.finditer(text):
                yield match["like"], Place(*match.span())

    def _may_go_on(self, text: str, start: int, end: int, closed: Sequence[Place]) -> bool:
        piece = text[start:end].strip()
        length = len(piece.split()) if self._is_latin else len(piece) / 2
        others = (*self._lovers, self._gifts, self._somebody, self._occasions, *self._ages)
        is_other = any(pattern.search(piece) for pattern in others) or bool(story_grammar(text).places("wishes", piece))
        return 0 < length <= _LONGEST_LIKE and not _touches((start, end), closed) and not is_other

    def _pieces(self, text: str, begin: int, end: int, whole: int) -> Iterator[tuple[str, Place]]:
        first = begin
        for joint in (*self._joints.finditer(text, begin, end), None):
            last = joint.start() if joint else end
            said = self._bare(text[first:last])
            if said and not self._gifts.search(said):
                yield said, Place(whole, last)
            whole = first = joint.end() if joint else end

    def _bare(self, said: str) -> str:
        """Return what is liked without what only leads to it: "playing golf" and "a lot of golf" are golf."""
        before = None
        said = said.strip(" '\"“”")
        while said and said != before:
            before = said
            if match := self._leading.match(said):
                said = said[match.end() :]
            if self._is_latin and (match := self._likings.match(said)):
                said = said[match.end() :]
            said = self._trailing.sub("", said).strip(" '\"“”")
        return said


def is_instead(text: str) -> bool:
    """Tell whether a message says that something is liked in place of what was said before."""
    return gift_talk(text).is_instead


def interest(said: str) -> Interest | None:
    """Return the interest that some words name, None if nobody knows it."""
    return next((found for pattern, found in _said() if pattern.fullmatch(said.strip())), None)


@lru_cache(maxsize=1)
def interests() -> tuple[Interest, ...]:
    """Return all interests, in the order of the first file that has them."""
    files = {language.code: language.gifts.interests for language in languages()}
    keys = dict.fromkeys(key for known in files.values() for key in known)
    return tuple(
        Interest(
            key,
            {code: known[key].name for code, known in files.items() if key in known},
            tuple(thing for known in files.values() if key in known for thing in entries_as_said(known[key].things)),
            key in _plain("liked_by_children"),
        )
        for key in keys
    )


def words_for(people: str) -> tuple[str, ...]:
    """Return the words of titles that are for some people, in all languages: `adults`, `children`, `women`, `men`."""
    return _plain(f"for_{people}")


def presents() -> tuple[str, ...]:
    """Return what a kind of thing is called that is there for presents, in all languages."""
    return _plain("presents")


def no_presents() -> tuple[str, ...]:
    """Return the kinds of thing that go with a present and are none, in all languages."""
    return _plain("no_presents")


def presents_for_children() -> tuple[str, ...]:
    """Return the kinds of thing that are presents for children, in all languages."""
    return _plain("presents_for_children")


def too_old_for(age: int) -> tuple[str, ...]:
    """Return how products say that they are for older children than of an age."""
    written = [each for language in languages() for each in language.sizes.ages_written]
    return tuple(each.replace("#", str(older)) for each in written for older in range(age + 1, _OF_AGE + 1))


def entries_as_said(table: str) -> list[str]:
    """Return the entries of a table of plain words."""
    return [entry.replace(r"\s+", " ") for entry in entries(table)]


@lru_cache
def _plain(key: str) -> tuple[str, ...]:
    return tuple(word for language in languages() for word in entries_as_said(getattr(language.gifts, key)))


@lru_cache(maxsize=1)
def _said() -> list[tuple[re.Pattern[str], Interest]]:
    by_key = {found.key: found for found in interests()}
    return [
        (re.compile(alternatives(own.said), re.IGNORECASE), by_key[key])
        for language in languages()
        for key, own in language.gifts.interests.items()
    ]


def _touches(span: tuple[int, int], places: Iterable[Place]) -> bool:
    return any(place.start < span[1] and span[0] < place.end for place in places)


@lru_cache(maxsize=1)
def _grammars() -> dict[str, _Grammar]:
    return by_script(_Grammar)
