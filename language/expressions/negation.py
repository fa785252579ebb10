"""What the shopper does not want: "not Samsung or Apple", "anything but red", 不要苹果的, 除了三星."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence

from language.expressions.records import Expression, NegatedSpan
from language.fold import FoldedText
from language.han import HAN
from language.patterns import Forms, group, whole_words
from language.schema import Language, Languages

_LETTER = rf"[^\W_{HAN}]"
_LATIN_NAME = rf"{_LETTER}(?:[&'.+/ -]?{_LETTER})*"
_HAN = re.compile(f"[{HAN}]")
_LONGEST_WORD = 40
"""Letters of a word beyond its first: what is longer is none, and would be looked at anew from each of its letters."""
_COMMA = re.compile(r"\s*,\s*")

Span = tuple[int, int]


class NegationFinder:
    """Finds what is ruled out."""

    def __init__(self, languages: Languages) -> None:
        self._grammars = [
            (_SpacedGrammar if language.about.script == "Latin" else _UnspacedGrammar)(language)
            for language in languages
        ]
        self._of_han = next((grammar for grammar in self._grammars if isinstance(grammar, _UnspacedGrammar)), None)

    def find(self, text: FoldedText, taken: bytes) -> list[NegatedSpan]:
        """Return what is ruled out, one span for each thing.

        Args:
            text: the message.
            taken: one byte a character, not 0 where another finding stands; a cue inside one ("no more than 500") is
                none, and a span ends where one starts.
        """
        found: list[NegatedSpan] = []
        reached = 0
        folded = text.folded
        features = self._features(folded, taken)
        refused = [(place, refusing, False) for place, refusing in self._things(folded, taken)]
        for (start, end), refusing, is_feature in sorted([*refused, *features]):
            if start >= reached:
                is_over = any(grammar.over.match(folded, end) for grammar in self._grammars)
                found.append(NegatedSpan(start, end, text.said((start, end)), refusing, is_feature, is_over))
                reached = end
        return found

    def refused(self, text: FoldedText, findings: Sequence[Expression]) -> list[NegatedSpan]:
        """Return those of other findings that are ruled out, which say nothing beside that: 别跟我推几千块的."""
        cues = {
            _after(grammar.leading, text.folded, cue.end()): cue.start()
            for grammar in self._grammars
            for cue in grammar.cue.finditer(text.folded)
        }
        return [
            NegatedSpan(found.start, found.end, found.text, ((cues[found.start], found.end),))
            for found in findings
            if found.start in cues
        ]

    def _features(self, folded: str, taken: bytes) -> Iterator[tuple[Span, tuple[Span, ...], bool]]:
        """Yield what the thing that is wanted shall not do, with the place of the words that say so."""
        for grammar in self._grammars:
            for feature in grammar.features.find(folded):
                start, end = feature.span("thing")
                begin, _ = feature.span("not")
                if not any(taken[begin:end]):
                    yield (start, end), ((begin, start),), True

    def _things(self, folded: str, taken: bytes) -> Iterator[tuple[Span, tuple[Span, ...]]]:
        """Yield what is ruled out, with the places of the words that rule it out."""
        spoken_for = [found.span() for grammar in self._grammars for found in grammar.affirmed.finditer(folded)]
        for grammar in self._grammars:
            for whole in grammar.whole.find(folded):
                start, end = whole.span()
                if not any(taken[start:end]) and not _is_inside(start, spoken_for):
                    spoken_for.append((start, end))
                    thing = whole.span("thing")
                    for span in grammar.parted(*thing, folded):
                        yield span, ((start, thing[0]), (thing[1], end))
        listed: dict[Span, int] = {}
        for grammar in self._grammars:
            for cue in grammar.cue.finditer(folded):
                if not taken[cue.start()] and not _is_inside(cue.start(), spoken_for):
                    position = _after(grammar.leading, folded, cue.end())
                    # "not 苹果": how far a refusal reaches is told by the script of what is refused.
                    reader = self._of_han if self._of_han and _HAN.match(folded, position) else grammar
                    for span in reader.things(folded, position, taken):
                        # The list of an earlier cue has this thing, and all that follow, already: no和no和no和...
                        if reader is self._of_han and listed.get(span, cue.start() + 1) <= cue.start():
                            break
                        listed[span] = cue.start()
                        yield span, ((cue.start(), position),)


class _Grammar(ABC):
    """How refusals are put in one language."""

    leading: re.Pattern[str]

    def __init__(self, language: Language, **given: str) -> None:
        self.cue = re.compile(language.negation.source("cue"))
        self.affirmed = re.compile(language.negation.source("affirmed"))
        self.over = re.compile(rf"\s*{language.negation.source('over')}")
        self.features = Forms(language.negation.sources("features", **given))
        self.whole = Forms(language.negation.sources("whole", **given))

    @abstractmethod
    def parted(self, start: int, end: int, folded: str) -> Iterator[Span]:
        """Yield the things of a span, which only joints part."""

    @abstractmethod
    def things(self, folded: str, position: int, taken: bytes) -> Iterator[Span]:
        """Yield the things listed from a position on."""


class _SpacedGrammar(_Grammar):
    """Words with blanks between them; a thing has up to three of them, and ends before a word that stops it."""

    def __init__(self, language: Language) -> None:
        words = language.negation
        stop = words.source("stop") + r"(?![a-z\d'])"
        generic = whole_words(words.source("generic"))
        word = rf"(?!{stop}){_LETTER}(?:[&'.+/-]?{_LETTER}){{0,{_LONGEST_WORD}}}\+{{0,2}}"
        super().__init__(language, word=word, generic=generic)
        self.leading = re.compile(rf"\s*(?:{whole_words(words.source('leading'))}\s+)*")
        self._articles = re.compile(rf"(?:{whole_words(words.source('articles'))}\s+)*")
        self._ends_with_article = re.compile(rf"{whole_words(words.source('articles'))}\s+$")
        self._item = re.compile(
            rf"(?!{whole_words(words.source('no_thing'))})"
            rf"(?P<thing>{word}(?:\s+(?!{generic}){word}){{0,2}})(?:\s+{generic})?"
        )
        self._joint = re.compile(group([*words.sources("joint"), r"\s*[/、]\s*"]))

    def parted(self, start: int, end: int, folded: str) -> Iterator[Span]:
        """Yield the one thing."""
        yield start, end

    def things(self, folded: str, position: int, taken: bytes) -> Iterator[Span]:
        """Yield the things of "A, B or C"; what follows a comma belongs to the list only if an "or" closes it.

        With an article of its own it is wanted instead: "not cards, a robot or a dinosaur".
        """
        pending: list[Span] = []
        certain = True
        has_article = self._ends_with_article.search(folded, 0, position) is not None
        while item := self._item.match(folded, position):
            start, end = item.start("thing"), _cut(*item.span("thing"), folded, taken)
            if end <= start:
                return
            pending.append((start, end))
            if certain:
                yield from pending
                pending.clear()
            joint = self._joint.match(folded, item.end())
            certain = joint is not None
            joint = joint or _COMMA.match(folded, item.end())
            if not joint or end < item.end("thing"):
                return
            position = _after(self._articles, folded, joint.end())
            if not certain and not has_article and position > joint.end():
                return


class _UnspacedGrammar(_Grammar):
    """Characters without blanks; a thing goes up to a particle or the next clause, Latin names inside it are whole."""

    def __init__(self, language: Language) -> None:
        super().__init__(language)
        words = language.negation
        self.leading = re.compile(rf"(?:\s*{words.source('leading')})*\s*")
        self._no_thing = re.compile(rf"\s*{words.source('no_thing')}")
        self._item = re.compile(
            rf"(?:[{HAN}]|{_LATIN_NAME})(?:(?!{words.source('stop')})(?:[{HAN}]|\s?{_LATIN_NAME})){{0,12}}"
        )
        self._joint = re.compile(words.source("joint"))

    def parted(self, start: int, end: int, folded: str) -> Iterator[Span]:
        """Yield the things of A和B."""
        for joint in self._joint.finditer(folded, start, end):
            if joint.start() > start:
                yield start, joint.start()
            start = joint.end()
        if end > start:
            yield start, end

    def things(self, folded: str, position: int, taken: bytes) -> Iterator[Span]:
        """Yield the things of A、B或C."""
        while not self._no_thing.match(folded, position) and (item := self._item.match(folded, position)):
            start, end = item.start(), _cut(*item.span(), folded, taken)
            if end <= start:
                return
            yield start, end
            joint = self._joint.match(folded, end)
            if not joint:
                return
            position = _after(self.leading, folded, joint.end())


def _is_inside(position: int, spans: Sequence[Span]) -> bool:
    return any(start <= position < end for start, end in spans)


def _cut(start: int, end: int, folded: str, taken: bytes) -> int:
    """End a span where another finding starts, and drop the blanks before it."""
    other = taken.find(1, start, end)
    return start + len(folded[start : end if other < 0 else other].rstrip())


def _after(pattern: re.Pattern[str], folded: str, position: int) -> int:
    match = pattern.match(folded, position)
    return match.end() if match else position
