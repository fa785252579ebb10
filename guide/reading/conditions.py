"""What the linked words of a message stand for: conditions of the search, words to search for, the thing looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from guide.kinds import KindFinder
from guide.message import Message
from guide.reading.amounts import stating_size
from guide.reading.background import (
    is_head_of_negated,
    with_mentions_aside,
    with_only_thing_as_product,
    with_unknown_as_thing,
    with_use_as_thing,
    without_background,
)
from guide.reading.compounds import CompoundReader
from guide.reading.features import FEATURE
from guide.reading.linker import Link
from guide.reading.meaning import Meaning, Said, is_category, overlaps
from guide.reading.modifiers import ModifierReader
from guide.reading.named_products import NameReader
from guide.reading.names import names_together
from guide.reading.objects import with_objects_as_properties
from guide.reading.phrasing import Phrasing
from guide.reading.properties import PropertyReader
from guide.reading.qualities import with_demanded
from guide.reading.refusals import refused_among, with_whole_refusals
from guide.reading.texts import TextReader, is_short_figure
from guide.reading.things import ThingReader
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind, SearchState, TextRole, wanted_categories
from guide.vocabulary import Vocabulary
from language.expressions import DroppedCondition, ExcludedCurrent, JointKind, NegatedSpan, QuantityExpression, SizeName
from language.han import contains_han
from recommender.contract import Filters, Recommender, TextFilter


class ConditionReader:
    """Tells what linked words stand for in this catalogue.

    Args:
        vocabulary: for the other words of a term.
        kinds: knows what the shop sells and what it does not.
        recommender: counts what satisfies filters; tells whether a word or a property says anything here.
    """

    def __init__(self, vocabulary: Vocabulary, kinds: KindFinder, recommender: Recommender) -> None:
        self._vocabulary, self._kinds = vocabulary, kinds
        self._things = ThingReader(vocabulary, kinds, recommender)
        self._modifiers = ModifierReader(vocabulary, kinds)
        # Of one message: what is said again is not counted again.
        self._count = cache(recommender.count)
        self._texts = TextReader(recommender, vocabulary)
        self._names = NameReader(self._texts, vocabulary, self._count)
        self._properties, self._compounds = PropertyReader(vocabulary, self._count), CompoundReader(vocabulary)

    def read(self, message: Message, links: Sequence[Link], turn: int, search: SearchState) -> Meaning:
        """Read the links of a message.

        Args:
            message: what the shopper said.
            links: its words, linked to the catalogue or not.
            turn: is stored as the source of their conditions.
            search: the running search. Where nothing is looked for yet, the only thing that is named is what is looked
                for, even where the language model, which never met this shop's things, took it for a property.
        """
        meaning, phrasing = Meaning(), Phrasing(message.text)
        negated = message.all(NegatedSpan)
        links = with_whole_refusals(message.text, links, negated, lambda word: self._is_said((word,)))
        links = with_only_thing_as_product(links, phrasing, is_first=search.is_empty())
        if search.is_empty():
            links = with_use_as_thing(links, negated, self._vocabulary, self._kinds, phrasing)
        links = with_unknown_as_thing(links, phrasing, self._count)
        links = without_background(links, phrasing, self._kinds, is_first=search.is_empty())
        links = with_mentions_aside(message, links, self._kinds, phrasing)
        links = with_objects_as_properties(message.text, links, self._kinds)
        links = with_demanded(message.text, links, phrasing)
        links = _with_alternatives_alike(self._modifiers.read(message.text, links), phrasing)
        dropped = (*message.all(DroppedCondition), *message.all(ExcludedCurrent))
        links = [
            found for found in links if not overlaps(found, dropped) and not is_head_of_negated(found, links, negated)
        ]
        refused = refused_among(links, negated)
        sold = self._things.sold(message.text, links, refused, phrasing, meaning)
        links = [found for found in links if sold.get(found, found) is not None]
        said = Said(message, links, refused, phrasing, turn, search.categories, meaning, sold)
        # What is refused of a thing, and what it shall have, is known by the thing.
        for position in sorted(range(len(links)), key=lambda at: (links[at] in refused, links[at].span == "attribute")):
            if said.is_kind(links[position]):
                self._things.read(said, position)
        self._read_carried(said)
        wanted = wanted_categories(meaning.conditions)
        groups = names_together(message.text, links, refused)
        for group in groups:
            self._names.read(said, group, wanted, search)
        named = [found for group in groups for found in group]
        categories = wanted_categories(meaning.conditions) or search.categories
        for position, found in enumerate(links):
            if found in named or said.is_kind(found):
                continue
            if found.span == FEATURE:
                feature = next(each.text for each in negated if overlaps(found, [each]))
                self._texts.read_feature(found, feature, categories, said)
            elif found.term is None:
                self._read_unknown(found, categories, said)
            else:
                self._properties.read(said, position, categories)
        for size in message.all(SizeName):
            self._read_size(size, said, categories)
        _forget_missing_alternatives(meaning, links, phrasing)
        self._forget_other_kinds(meaning, search.categories)
        return meaning

    def _forget_other_kinds(self, meaning: Meaning, looked_for: tuple[str, ...]) -> None:
        """Refuse no kind of which nothing that is wanted is one: "not printers, ink"."""
        wanted = wanted_categories(meaning.conditions) or looked_for
        meaning.conditions = [item for item in meaning.conditions if not wanted or self._may_be(item, wanted)]

    def _may_be(self, item: Condition, wanted: tuple[str, ...]) -> bool:
        if not item.negated or item.kind is not ConditionKind.CATEGORY:
            return True
        return bool(self._count(Filters(categories=wanted, either=((Filters(categories=(item.key,)),),))))

    def _read_carried(self, said: Said) -> None:
        """Take what is wanted for the size of a screen, and never states one, for what carries such devices."""
        for stating in filter(None, map(stating_size, said.message.all(QuantityExpression))):
            self._compounds.read_measured(stating, said, self._kinds, self._count)

    def _read_unknown(self, found: Link, categories: tuple[str, ...], said: Said) -> None:
        """Read words that are none of the shop's: what products have in their texts, or what only ranks.

        Chinese words that neither the language model nor any rule took for something are wished for like any property.
        A short figure alone says nothing, and nor does what only names the measure behind it: 承重 of 承重8公斤.
        """
        if is_short_figure(found.text) or self._names_a_measure(found, said):
            return
        unwanted, is_thing = found in said.refused, found.span == "product"
        is_left = found.span is None and contains_han(said.text)
        if unwanted or is_left or found.span in ("attribute", "product"):
            self._texts.read([found], TextRole.THING if is_thing else TextRole.WORD, categories, said)
            said.meaning.topics += [found.text] if is_thing and not unwanted else []
        elif found.span or self._is_said((found.text, *self._vocabulary.meanings(found.text))):
            said.meaning.prefer(found, self._vocabulary)

    def _names_a_measure(self, found: Link, said: Said) -> bool:
        is_before = any(measure.start == found.end for measure in said.message.all(QuantityExpression))
        return is_before and contains_han(found.text) and not self._vocabulary.meanings(found.text)

    def _is_said(self, phrases: tuple[str, ...]) -> bool:
        return self._count(Filters(texts=(TextFilter(phrases),))) > 0

    def _read_size(self, size: SizeName, said: Said, categories: tuple[str, ...]) -> None:
        """Read a size that goes by several names: 4K, 5号."""
        place = Link(size.start, size.end, size.text, None)
        if not self._count(Filters(categories=categories, texts=(TextFilter(size.names),))):
            said.meaning.miss(Unmet(size.text), size.text)
            return
        negated = overlaps(place, said.message.all(NegatedSpan))
        key = size.names[0].casefold()
        text = Condition(ConditionKind.TEXT, key, size.text, said.turn, phrases=size.names, negated=negated)
        said.add(text, place)


def _forget_missing_alternatives(meaning: Meaning, links: Sequence[Link], phrasing: Phrasing) -> None:
    """Take no alternative for missing beside one that products have: "stainless or glass"."""
    unmet = {item.words for item in meaning.unmet}
    for before, after in pairwise(links):
        missing = [found.text for found in (before, after) if found.text in unmet]
        if len(missing) == 1 and phrasing.joint(before, after) is JointKind.OR:
            meaning.unmet = [item for item in meaning.unmet if item.words not in missing]


def _with_alternatives_alike(links: Sequence[Link], phrasing: Phrasing) -> list[Link]:
    """Take a use that an "or" joins to a property for a property as well: of "cats or dogs" either is on a mug."""
    alike = list(links)
    for position in range(1, len(alike)):
        pair = alike[position - 1 : position + 1]
        if {found.span for found in pair} == {"attribute", "use"} and phrasing.joint(*pair) is JointKind.OR:
            alike[position - 1 : position + 1] = [
                found if is_category(found) else replace(found, span="attribute") for found in pair
            ]
    return alike
