"""Words that the shop's products have and no kind, brand or property covers, as conditions on the products' texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from guide.reading.compounds import CompoundReader
from guide.reading.leftovers import has_model, lacking_from
from guide.reading.linker import Link
from guide.reading.meaning import Said
from guide.reading.names import are_beside
from guide.reading.numbered import numbered
from guide.search.request import Unmet
from guide.search.state import Condition, TextRole, text_filter
from guide.vocabulary import Vocabulary
from language.content import content_words, is_taste
from language.han import contains_han
from recommender.contract import Filters, Recommender, TextFilter
from shop.catalogue.records import TermKind

_BETWEEN_BLANKS = re.compile(r"\S+")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
"""A bare number says nothing apart from what it numbers."""
_FIGURE = re.compile(r"\d")
_LONGEST_NAME = 8
"""Words of what something fits; of a longer run the end is tried."""
_TELLING_DIGITS = 3


class TextReader:
    """Tells what words are to this catalogue: a condition, or nothing that a product says.

    Args:
        recommender: counts the products whose text has some words, and knows the nearest spelling.
        vocabulary: knows what words mean in the language of the titles.
    """

    def __init__(self, recommender: Recommender, vocabulary: Vocabulary) -> None:
        self._recommender, self._vocabulary = recommender, vocabulary
        self._count = cache(recommender.count)  # of one message, as in `ConditionReader`
        self._compounds = CompoundReader(vocabulary)

    def read(self, found: Sequence[Link], role: TextRole, categories: tuple[str, ...], said: Said) -> None:
        """Add what the words at some links ask for; what no product says is told, or kept away from all the same.

        Args:
            found: the links, which follow one another.
            role: what the words stand for.
            categories: the kinds of thing wanted.
            said: the message.
        """
        unwanted, meaning = found[0] in said.refused, said.meaning
        if not unwanted and self._is_implied(found, said.text, role, categories):
            return
        read = self.condition(found, said.text, role, categories, said.turn)
        if isinstance(read, Unmet) and unwanted:
            said.add(Condition.of_text(read.words, said.turn, (read.words,), negated=True), found[-1])
        elif isinstance(read, Unmet):
            is_one = bool(self._vocabulary.meanings(read.words))  # cast iron is no iron
            apart = [] if is_one else self._apart(found, said, role, categories)
            length = found[-1].end - found[0].start
            if any(word.end - word.start >= length for word in apart):
                apart = []  # what is no shorter would be read apart again without end
            for word in apart:
                self.read([word], role, categories, said)
            if not apart and not self._compounds.read(read.words, said):
                said.miss(read, read.words, found[-1], self._vocabulary)
        elif read is not None:
            said.add(replace(read, negated=unwanted), found[-1])
        elif not unwanted:
            meaning.prefer(found[0], self._vocabulary)

    def _is_implied(self, found: Sequence[Link], text: str, role: TextRole, categories: tuple[str, ...]) -> bool:
        """Tell whether kinds are called after words: all headsets are "with microphone", laptop bags for a laptop."""
        if role not in (TextRole.WORD, TextRole.FITS) or not categories:
            return False
        said = text[found[0].start : found[-1].end]
        parts, before = (said, *self._vocabulary.meanings(said)), "with " if role is TextRole.WORD else ""
        return all(self._vocabulary.is_called_after(key, parts, before) for key in categories)

    def read_feature(self, found: Link, refused: str, categories: tuple[str, ...], said: Said) -> None:
        """Add what a link asks for that says what a thing shall not do, `refused` without the word that refuses it.

        Products may say so, or else that they do it; where neither is said, it is told.
        """
        phrases = (refused, *self._vocabulary.meanings(refused))
        for label, wanted, negated in ((found.text, (found.text,), False), (refused, phrases, True)):
            if self._count(Filters(categories=categories, texts=(TextFilter(wanted),))):
                said.add(Condition.of_text(label, said.turn, wanted, negated=negated), found)
                return
        said.meaning.unmet.append(Unmet(found.text))

    def condition(
        self, found: Sequence[Link], text: str, role: TextRole, categories: tuple[str, ...], turn: int
    ) -> Condition | Unmet | None:
        """Return what the words at some links, which follow one another, ask for.

        Args:
            found: the links.
            text: the message.
            role: what the words stand for.
            categories: the kinds of thing wanted: the words must be said of some of them.
            turn: the source of the condition.

        Returns:
            None where the words name nothing, or only say how the thing should please.
        """
        for phrase in self._phrases(found, text):
            said = self._named(phrase)
            if _says_nothing(said):
                continue
            for label, phrases in self._readings(said) if role is TextRole.WORD else self._names(said):
                within = Filters(categories=categories, texts=(text_filter(phrases, role),))
                if self._count(within):
                    return Condition.of_text(label, turn, phrases, role)
        whole = self._named(text[found[0].start : found[-1].end])
        if _says_nothing(whole):
            return None
        return Unmet(whole, fits=role is TextRole.FITS, is_thing=role is TextRole.THING)

    def _apart(self, found: Sequence[Link], said: Said, role: TextRole, categories: tuple[str, ...]) -> list[Link]:
        """Return what words are read as that no product says together."""
        return self._unheard_of(found, said, role) or self._said_apart(found, said, role, categories)

    def _said_apart(self, found: Sequence[Link], said: Said, role: TextRole, categories: tuple[str, ...]) -> list[Link]:
        """Return a link for each word of a property ("ergonomic vertical"), none where products do not say them.

        In front of a kind each says something of it: of "spotty porcelain mug" one word is enough. Anywhere else all
        must be said: who wants a kettle with "temperature control" wants no other control.

        A character alone says too little, and so does a figure: that of 87键, and of "3 jars".
        """
        first = found[0]
        words = content_words(first.text) if len(found) == 1 and first.span in ("attribute", None) else []
        if first.span is None:
            words = [] if _FIGURE.search(first.text) else [word for word in words if len(word.form) > 1]
        if len(words) < 2 or any(_NUMBER.fullmatch(word.form) for word in words):
            return []
        places = ((first.start + word.start, first.start + word.end) for word in words)
        apart = [replace(first, start=start, end=end, text=said.text[start:end]) for start, end in places]
        read = (self.condition([word], said.text, role, categories, 0) for word in apart)
        is_said = [isinstance(each, Condition) for each in read]
        following = next((other for other in said.links if other.start >= first.end), None)
        is_modifier = following is not None and said.is_kind(following) and are_beside(said.text, first, following)
        is_one_enough = is_modifier or first.span is None
        return apart if all(is_said) or (is_one_enough and any(is_said)) else []

    def _unheard_of(self, found: Sequence[Link], said: Said, role: TextRole) -> list[Link]:
        """Return the words of a run that nothing in the shop says each alone, and the runs between them.

        Of "kitchenaid stand" it is the first word that is missing; what something fits is one name, and so are a figure
        and what it counts: "4 yrs".
        """
        pieces = [piece for each in found for piece in _pieces(each)]
        if role is TextRole.FITS or any(_NUMBER.fullmatch(piece.text) for piece in pieces):
            return []
        runs: list[Link] = []
        was_heard = False
        for piece in pieces:
            read = self.condition([piece], said.text, TextRole.WORD, (), said.turn)
            if was_heard and not isinstance(read, Unmet):
                start = runs.pop().start
                runs.append(replace(piece, start=start, text=said.text[start : piece.end]))
            else:
                runs.append(piece)
            was_heard = not isinstance(read, Unmet)
        is_heard = len(runs) == 1 and (was_heard or runs[0].text == said.text[found[0].start : found[-1].end])
        return [] if is_heard else runs

    def _readings(self, said: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what words may stand for, each as it is called and as products say it: as typed, or mended."""
        for called in dict.fromkeys((said, self._corrected(said))):
            yield called, (called, *self._vocabulary.meanings(called), *numbered(called, self._vocabulary))

    def _named(self, phrase: str) -> str:
        """Return the words of a phrase that name something; a quality is named by all of its words: 无风扇."""
        return phrase.strip() if self._vocabulary.meanings(phrase) else named_words(phrase)

    def _names(self, said: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield what a name may stand for: as typed, mended, translated."""
        for called in dict.fromkeys((said, self._corrected(said))):
            yield called, (called,)
        if meanings := self._vocabulary.meanings(said):
            yield said, meanings

    def _phrases(self, found: Sequence[Link], text: str) -> list[str]:
        """Return the words as said, then less of them: of "Canon Pixma MX340" the model alone tells what fits."""
        shorter = range(max(1, len(found) - _LONGEST_NAME), len(found))
        pieces = [text[found[start].start : found[-1].end] for start in (0, *shorter)]
        telling = [piece for piece in pieces[1:] if has_model(piece)]
        first = found[0]
        if len(found) > 1 and not telling and first.term is not None and first.term.kind is TermKind.BRAND:
            telling = pieces[1:2]
        return [pieces[0], *telling]

    def _corrected(self, phrase: str) -> str:
        return " ".join(self._recommender.nearest_word(word) or word for word in phrase.split())


def is_short_figure(said: str) -> bool:
    """Tell whether words are a figure that says nothing alone, as it stands in any text."""
    return said.isdecimal() and len(said) < _TELLING_DIGITS


def _says_nothing(said: str) -> bool:
    return not said or is_taste(said) or is_short_figure(said)


def named_words(text: str) -> str:
    """Return the words of a piece, nothing where none of them names anything; 的 at an edge is none of them.

    A Chinese word keeps what it would be a mere character without, or the contrary: 没电 is not 电.
    """
    words = content_words(text)
    if not words:
        return ""
    named = text[lacking_from(text, words[0].start) : words[-1].end]
    return named if contains_han(text) and len(named) > 1 else text.strip().strip("的")


def _pieces(found: Link) -> list[Link]:
    """Return a link for each word of a link that names something; of Chinese, for each piece between blanks."""
    places = [(word.start, word.end) for word in content_words(found.text)]
    if contains_han(found.text):
        places = [match.span() for match in _BETWEEN_BLANKS.finditer(found.text)]
    pieces = ((found.start + start, found.start + end, found.text[start:end]) for start, end in places)
    return [replace(found, start=start, end=end, text=text) for start, end, text in pieces]
