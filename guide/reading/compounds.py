"""Things that are called by what they are for: a charger for a laptop is a "laptop charger"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.kinds import KindFinder
from guide.reading.meaning import Said
from guide.search.state import Condition, Count, SearchState
from guide.vocabulary import Vocabulary
from language.han import contains_han
from language.words import words_of
from recommender.contract import Filters
from shop.catalogue.records import TermKind


class CompoundReader:
    """Takes what is wanted for what the shop calls it beside a device.

    Args:
        vocabulary: the shop's words.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, device: str, said: Said) -> bool:
        """Look for the compound in the place of what is wanted; tell whether the shop has a word for it."""
        conditions = said.meaning.conditions
        wanted = [item for item in conditions if item.is_wanted_kind]
        if keys := self._keys(device, wanted):
            others = [item for item in conditions if item not in wanted]
            compound = replace(wanted[0], label=_joined(device, wanted[0].label))
            conditions[:] = [*(replace(compound, key=key) for key in keys), *others]
        return bool(keys)

    def read_measured(self, stating: Filters, said: Said, kinds: KindFinder, count: Count) -> None:
        """Look for what is called alike and states a property in the place of what is wanted and never does.

        A backpack for 15.6 inches is a laptop backpack.

        Args:
            stating: satisfied by all that states the property.
            said: the message.
            kinds: knows what is called alike.
            count: how many products satisfy filters.
        """
        conditions = said.meaning.conditions
        wanted = [item for item in conditions if item.is_wanted_kind]
        if not wanted or count(replace(stating, categories=tuple(item.key for item in wanted))):
            return
        alike = dict.fromkeys(key for item in wanted for key in kinds.narrower(item.label))
        keys = [key for key in alike if count(replace(stating, categories=(key,)))]
        if keys:
            rest = (item for item in conditions if item not in wanted)
            others = [replace(item, kinds=tuple(keys)) if item.kinds else item for item in rest]
            named = [item for item in others if not item.kinds or count(SearchState((item,)).filters())]
            conditions[:] = [*(replace(wanted[0], key=key) for key in keys), *named]

    def _keys(self, device: str, wanted: Sequence[Condition]) -> list[str]:
        """Return the categories of the compound: as it is said, or by an English name: 保护壳 for an iPad."""
        as_said = (item.label for item in wanted)
        for names in (as_said, self._heads(wanted)):
            found = dict.fromkeys(key for name in names for key in self._vocabulary.categories(_joined(device, name)))
            if found:
                return [key for key in found if key not in {item.key for item in wanted}]
        return []

    def _heads(self, wanted: Sequence[Condition]) -> Iterator[str]:
        """Yield the last words of the English names of what is wanted: "case" of "phone case"."""
        for item in wanted:
            for name in self._vocabulary.words(TermKind.CATEGORY, item.key):
                words = [] if contains_han(name) else words_of(name)
                # "Flash" of "compact flash" is another thing of its own.
                if words and {item.key}.issuperset(self._vocabulary.categories(words[-1].form)):
                    yield words[-1].form


def _joined(device: str, thing: str) -> str:
    return f"{device}{'' if contains_han(device) else ' '}{thing}"
