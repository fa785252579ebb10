"""The kinds of thing that a message wants: those of the shop's words, of everybody's words, and those not sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.kinds import KindFinder, Sold, Unsold
from guide.reading.linker import Link
from guide.reading.meaning import Meaning, Said, is_category, label, typed
from guide.reading.names import is_name
from guide.reading.phrasing import Phrasing
from guide.search.state import Condition, ConditionKind, TextRole, text_filter
from guide.vocabulary import Vocabulary
from recommender.contract import AttributeFilter, Comparison, Filters, Recommender

_FEW = 0.1
"""A property that fewer of a category's products state is no filter, whatever its words say."""


class ThingReader:
    """Tells which of the shop's categories the things of a message are.

    Args:
        vocabulary: for the other words of a term.
        kinds: knows what the shop sells and what it does not.
        recommender: counts what satisfies filters.
    """

    def __init__(self, vocabulary: Vocabulary, kinds: KindFinder, recommender: Recommender) -> None:
        self._vocabulary, self._kinds, self._count = vocabulary, kinds, recommender.count

    def sold(
        self, links: Sequence[Link], refused: Sequence[Link], phrasing: Phrasing, meaning: Meaning
    ) -> dict[Link, Sold | None]:
        """Return what the shop has of the things that are wanted, None of those that it does not sell."""
        sold: dict[Link, Sold | None] = {}
        for found in links:
            is_thing = found.span == "product" or (is_category(found) and found.span is None)
            if not is_thing or is_name(found) or found in refused or phrasing.must_fit(found.start, found.end):
                continue
            finding = self._kinds.find(found.text)
            if isinstance(finding, Unsold):
                meaning.unsold.append(finding)
                sold[found] = None
            elif finding is not None and found.term is None:
                sold[found] = finding
        return sold

    def read(self, said: Said, position: int) -> None:
        """Read one kind of thing: a condition, unless another is looked for already."""
        found, links, meaning = said.links[position], said.links, said.meaning
        unwanted, condition = found in said.refused, None
        is_head = position > 0 and is_modifier(said.text, links, position - 1)
        keys = said.categories(found)
        if keys and (found.span in ("product", None) or is_head) and not is_modifier(said.text, links, position):
            more = any(item.kind is ConditionKind.CATEGORY and not item.negated for item in meaning.conditions)
            # "A bag for my laptop" looks for one thing.
            if unwanted or not more or (position > 0 and said.phrasing.joint(links[position - 1], found)):
                condition = Condition(ConditionKind.CATEGORY, keys[0], label(found), said.turn, negated=unwanted)
                said.add(condition, found)
                for other in (*self._namesakes(found, condition), *(replace(condition, key=key) for key in keys[1:])):
                    said.add(other, found)
                if (kind := said.sold.get(found)) and kind.phrase:
                    self._add_name(kind.phrase, keys, said)
        if unwanted:
            return
        if found.term and condition:  # what is a filter is not searched for as well, what its word says beyond it is
            meaning.words += [word for word in (self._vocabulary.qualifiers(found.term),) if word]
        elif found.term:
            meaning.words.append(self._vocabulary.search_text(found.term, found.text))
        meaning.topics.append(found.text)
        if condition:
            meaning.conditions += self._qualities(condition)

    def _add_name(self, name: str, categories: tuple[str, ...], said: Said) -> None:
        """Ask for the name of a kind in titles, where its categories hold other things too."""
        if self._count(Filters(categories=categories, texts=(text_filter((name,), TextRole.THING),))):
            key, turn = name.casefold(), said.turn
            text = Condition(ConditionKind.TEXT, key, name, turn, phrases=(name,), role=TextRole.THING)
            said.meaning.conditions.append(text)

    def _namesakes(self, found: Link, condition: Condition) -> list[Condition]:
        """Return what else a category's word stands for, each as a category of its own: any of them will do."""
        if condition.kind is not ConditionKind.CATEGORY or found.term is None:
            return []
        return [replace(condition, key=term.key) for term in self._vocabulary.namesakes(found.term)]

    def _qualities(self, category: Condition) -> list[Condition]:
        """Return the properties inside a category's word: "waterproof jacket" wants it waterproof."""
        within = Filters(categories=(category.key,))
        least = max(1, round(self._count(within) * _FEW))
        qualities = []
        for term in self._vocabulary.values_inside(category.label):
            name, _, value = term.key.partition("=")
            wanted = AttributeFilter(name, Comparison.EQUAL, typed(value))
            if value and self._count(replace(within, attributes=(wanted,))) >= least:
                qualities.append(Condition(ConditionKind.ATTRIBUTE, name, term.text, category.turn, wanted.value))
        return qualities


def is_modifier(text: str, links: Sequence[Link], position: int) -> bool:
    """Tell whether a category only describes the next one: "hanging heart candle holder" is a candle holder."""
    pair = links[position : position + 2]
    if len(pair) < 2 or not all(is_category(each) for each in pair):
        return False
    return not text[pair[0].end : pair[1].start].strip(" -")
