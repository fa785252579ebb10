"""Kinds of thing that only say more of the one that is wanted: what it has, fits, lacks, or is described by."""

from __future__ import annotations

from collections.abc import Sequence

from guide.reading.linker import Link
from guide.reading.meaning import Said
from guide.search.request import Unmet
from guide.search.state import Condition, Count, TextRole, text_filter, wanted_categories
from guide.vocabulary import Vocabulary
from language.words import words_of
from recommender.contract import Filters
from shop.catalogue.records import TermKind

_MOST_NAMES = 12


class PartReader:
    """Tells what kinds of thing beside the wanted one ask of it, by what texts of its products say.

    Args:
        vocabulary: for the other words of a kind.
        count: how many products satisfy filters.
    """

    def __init__(self, vocabulary: Vocabulary, count: Count) -> None:
        self._vocabulary, self._count = vocabulary, count

    def is_part(self, found: Link, said: Said) -> bool:
        """Tell whether what is refused is a part of what is wanted, or some of it: no light, no Chromebooks."""
        wanted = _wanted(said)
        return bool(wanted) and (found.span in ("attribute", "use") or not {*wanted}.isdisjoint(said.categories(found)))

    def refuse(self, found: Link, said: Said) -> None:
        """Keep away from what has a part."""
        # Of "laptop, no Chromebooks" the other words for a laptop are wanted.
        is_wanted = {*_wanted(said)} & {*said.categories(found)}
        phrases = (found.text,) if is_wanted else tuple(dict.fromkeys(self._names(found, said)))
        said.add(Condition.of_text(found.text, said.turn, phrases, negated=True), found)

    def read(self, found: Link, said: Said) -> bool:
        """Ask for a thing that what is wanted has or fits ("case with a keyboard"), or tell that no product says so.

        Returns:
            Whether anything is wanted that it may be part of.
        """
        wanted = wanted_categories(said.meaning.conditions)
        names = self._names(found, said)
        if wanted and all(self._vocabulary.is_called_after(key, names, "with ") for key in wanted):
            return True  # every headset has a microphone
        if wanted and self._says_what_for(found, said):
            said.meaning.prefer(found, self._vocabulary)
            return True
        for role in (TextRole.FITS, TextRole.WORD):
            text = text_filter(names, role)
            if wanted and self._count(Filters(categories=wanted, texts=(text,))):
                said.add(Condition.of_text(found.text, said.turn, text.phrases, role), found)
                return True
        if wanted:
            said.meaning.miss(Unmet(found.text), self._vocabulary.search_text(found.term, found.text))
        return bool(wanted)

    def _says_what_for(self, found: Link, said: Said) -> bool:
        """Tell whether a kind of device only says what the wanted thing is for: 打印机的硒鼓, a mount for a TV."""
        is_owner = said.text.startswith("的", found.end) and not said.phrasing.is_had(found.start)
        return is_owner or said.phrasing.must_fit(found.start, found.end)

    def describe(self, found: Link, said: Said) -> None:
        """Ask for a kind in front of another where titles say it ("hanging heart candle holder"), else tell it."""
        wanted, names = wanted_categories(said.meaning.conditions), self._names(found, said)
        if self._is_in_name(names, wanted):
            return
        if wanted and self._count(Filters(categories=wanted, texts=(text_filter(names, TextRole.THING),))):
            said.add(Condition.of_text(found.text, said.turn, names), found)
        else:
            said.meaning.miss(Unmet(found.text), self._vocabulary.search_text(found.term, found.text))

    def _is_in_name(self, names: Sequence[str], wanted: Sequence[str]) -> bool:
        """Tell whether what is wanted is called after a kind anyway: phone cables are all for a 手机."""
        said = {words_of(name)[-1].form for name in names if words_of(name)}
        labels = (self._vocabulary.label(TermKind.CATEGORY, key, "en") for key in wanted)
        return any(said & {word.form for word in words_of(label)[:-1]} for label in labels)

    def _names(self, found: Link, said: Said) -> tuple[str, ...]:
        meanings, keys = self._vocabulary.meanings(found.text), said.categories(found)
        names = meanings or (name for key in keys for name in self._vocabulary.words(TermKind.CATEGORY, key))
        return (found.text, *names)[:_MOST_NAMES]


def _wanted(said: Said) -> tuple[str, ...]:
    return wanted_categories(said.meaning.conditions) or said.looked_for
