"""What the linked words of a message stand for: conditions of the search, words to search for, the thing looked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.kinds import KindFinder
from guide.message import Message
from guide.reading.amounts import Count
from guide.reading.background import (
    is_head_of_negated,
    with_only_thing_as_product,
    with_use_as_thing,
    without_background,
)
from guide.reading.linker import Link
from guide.reading.meaning import Meaning, Said, label, names_a_thing, overlaps, typed
from guide.reading.modifiers import ModifierReader
from guide.reading.names import names_together
from guide.reading.phrasing import Phrasing
from guide.reading.texts import TextReader
from guide.reading.things import ThingReader
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind, SearchState, TextRole, wanted_categories
from guide.vocabulary import Vocabulary, alternatives
from language.content import is_taste
from language.expressions import (
    DroppedCondition,
    ExcludedCurrent,
    JointKind,
    NegatedSpan,
    QuantityExpression,
    SizeName,
)
from language.han import contains_han
from recommender.contract import Comparison, Filters, Recommender, TextFilter
from shop.catalogue.records import TermKind, TermRecord


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
        self._count: Count = recommender.count
        self._texts = TextReader(recommender, vocabulary)

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
        links = with_only_thing_as_product(links, phrasing, is_first=search.is_empty())
        if search.is_empty():
            links = with_use_as_thing(links, self._vocabulary, self._kinds, phrasing)
        links = self._things.with_unknown_as_thing(links, phrasing)
        links = without_background(links, phrasing, is_first=search.is_empty())
        links = self._modifiers.read(message.text, links)
        dropped = (*message.all(DroppedCondition), *message.all(ExcludedCurrent))
        negated = message.all(NegatedSpan)
        links = [
            found for found in links if not overlaps(found, dropped) and not is_head_of_negated(found, links, negated)
        ]
        refused = [found for found in links if overlaps(found, negated)]
        sold = self._things.sold(message.text, links, refused, phrasing, meaning)
        links = [found for found in links if sold.get(found, found) is not None]
        said = Said(message, links, refused, phrasing, turn, search.categories, meaning, sold)
        # What is refused of a thing, and what it shall have, is known by the thing.
        for position in sorted(range(len(links)), key=lambda at: (links[at] in refused, links[at].span == "attribute")):
            if said.is_kind(links[position]):
                self._things.read(said, position)
        wanted = wanted_categories(meaning.conditions)
        groups = names_together(message.text, links, refused)
        for group in groups:
            self._read_name(said, group, wanted, search)
        named = [found for group in groups for found in group]
        categories = wanted_categories(meaning.conditions) or search.categories
        for position, found in enumerate(links):
            if found not in named and not said.is_kind(found):
                self._read_property(said, position, categories)
        for size in message.all(SizeName):
            self._read_size(size, said, categories)
        return meaning

    def _read_name(self, said: Said, group: Sequence[Link], wanted: tuple[str, ...], search: SearchState) -> None:
        """Read a name of brand, line and model: what a product is, or what it must fit."""
        unwanted = group[0] in said.refused
        line = next((found.term for found in group if found.term and found.term.kind is TermKind.LINE), None)
        kind = line.key.partition("=")[0] if line else ""
        fitting = any(item.role is TextRole.FITS for item in search.conditions)
        looked_for = wanted or (search.categories if fitting else ())
        is_other = bool(kind and looked_for and not self._overlap(kind, looked_for))
        is_device = bool(is_other and line and self._fits_some(line, looked_for))
        fits = not unwanted and (said.phrasing.must_fit(group[0].start, group[-1].end) or is_device)
        brands = [found for found in group if found.term and found.term.kind is TermKind.BRAND]
        if not fits:
            for found in brands:
                key = found.term.key if found.term else ""
                brand = Condition(ConditionKind.BRAND, key, label(found), said.turn, negated=unwanted)
                said.add(brand, found)
        elif line and wanted:
            self._narrow_to_device(line.text, said.meaning)
            wanted = wanted_categories(said.meaning.conditions)
        named = [found for found in group if found not in brands or fits]
        if not named:
            return
        within = wanted or search.categories
        if kind and not unwanted and not wanted and not (fits or self._overlap(kind, within)):
            said.meaning.conditions.append(Condition(ConditionKind.CATEGORY, kind, named[0].text, said.turn))
            within = (kind,)
        role = TextRole.FITS if fits else TextRole.LINE if line and not is_other else TextRole.WORD
        self._add_text(named, role, within, said)
        if not unwanted and not fits and (line or named[0].span == "product"):
            said.meaning.topics.append(named[0].text)

    def _fits_some(self, line: TermRecord, categories: tuple[str, ...]) -> bool:
        """Tell whether some products say that they fit things of a line; "rechargeable" is no device."""
        return bool(self._count(Filters(categories=categories, texts=(TextFilter((line.text,), fits=True),))))

    def _narrow_to_device(self, line: str, meaning: Meaning) -> None:
        """Of many kinds of a word keep those of which some fit a device: a case for an iPhone is no pencil case."""
        kinds = [item for item in meaning.conditions if item.kind is ConditionKind.CATEGORY and not item.negated]
        fits = (TextFilter((line,), fits=True),)
        fitting = [item for item in kinds if self._count(Filters(categories=(item.key,), texts=fits))]
        if fitting:
            meaning.conditions = [item for item in meaning.conditions if item not in kinds or item in fitting]

    def _add_text(self, found: Sequence[Link], role: TextRole, categories: tuple[str, ...], said: Said) -> None:
        unwanted, meaning = found[0] in said.refused, said.meaning
        read = self._texts.condition(found, said.text, role, categories, said.turn)
        if isinstance(read, Unmet) and unwanted:  # what nothing says is kept away from all the same
            said.add(Condition.of_text(read.words, said.turn, (read.words,), negated=True), found[-1])
        elif isinstance(read, Unmet):
            apart = self._texts.said_apart(found, said.text, role, categories)
            for word in apart:
                self._add_text([word], role, categories, said)
            if not apart and not self._things.make_compound(read.words, said):
                meaning.unmet.append(read)
                meaning.words.append(read.words)
        elif read is not None:
            said.add(replace(read, negated=unwanted), found[-1])
        elif not unwanted:
            self._prefer(found[0], meaning)

    def _read_property(self, said: Said, position: int, categories: tuple[str, ...]) -> None:
        found, meaning = said.links[position], said.meaning
        unwanted = found in said.refused
        if found.term is None:
            self._read_unknown(found, categories, said)
            return
        condition = self._property(found, unwanted, said.turn)
        if condition is None and found.term.kind is TermKind.USE and (unwanted or found.span == "attribute"):
            self._read_quality(found, categories, said)
        elif condition is not None:
            joint = said.phrasing.joint(said.links[position - 1], found) if position else None
            if joint:
                condition = self._beside(condition, joint, categories, meaning)
            self._add_property(condition, found, categories, said)
        elif not unwanted and not _names_a_measure(found, said.message):
            self._prefer(found, meaning)
            meaning.topics += [found.text] if names_a_thing(found) else []

    def _add_property(self, condition: Condition, found: Link, categories: tuple[str, ...], said: Said) -> None:
        if condition.negated or self._count(replace(SearchState((condition,)).filters(), categories=categories)):
            said.add(condition, found)
            return
        # What no property states, a text may say.
        text = Condition.of_text(condition.label, said.turn, tuple(dict.fromkeys((found.text, *condition.phrases))))
        if self._count(replace(SearchState((text,)).filters(), categories=categories)):
            said.add(text, found)
        else:
            said.meaning.unmet.append(Unmet(condition.label))
            said.meaning.words.append(self._search_text(found))

    def _read_unknown(self, found: Link, categories: tuple[str, ...], said: Said) -> None:
        """Read words that are none of the shop's: what products have in their texts, or what only ranks."""
        unwanted, is_thing = found in said.refused, found.span == "product"
        if unwanted or found.span in ("attribute", "product"):
            self._add_text([found], TextRole.THING if is_thing else TextRole.WORD, categories, said)
            said.meaning.topics += [found.text] if is_thing and not unwanted else []
        elif found.span or self._count(Filters(texts=(TextFilter((found.text,)),))):
            self._prefer(found, said.meaning)

    def _read_quality(self, found: Link, categories: tuple[str, ...], said: Said) -> None:
        """Read a quality that the shop has other words for: 静音 is quiet or silent."""
        unwanted = found in said.refused
        key = found.term.key if found.term else ""
        named = (key, *self._vocabulary.words(TermKind.USE, key)) if key else ()
        words = named if unwanted else alternatives(self._search_text(found))
        phrases = tuple(dict.fromkeys((found.text, *words)))
        if is_taste(found.text):
            if not unwanted:
                self._prefer(found, said.meaning)
        elif unwanted or self._count(Filters(categories=categories, texts=(TextFilter(phrases),))):
            said.add(Condition.of_text(found.text, said.turn, phrases, negated=unwanted), found)
        else:
            said.meaning.unmet.append(Unmet(found.text))
            said.meaning.words.append(self._search_text(found))

    def _read_size(self, size: SizeName, said: Said, categories: tuple[str, ...]) -> None:
        """Read a size that goes by several names: 4K, 5号."""
        place = Link(size.start, size.end, size.text, None)
        if not self._count(Filters(categories=categories, texts=(TextFilter(size.names),))):
            said.meaning.unmet.append(Unmet(size.text))
            said.meaning.words.append(size.text)
            return
        negated = overlaps(place, said.message.all(NegatedSpan))
        key = size.names[0].casefold()
        text = Condition(ConditionKind.TEXT, key, size.text, said.turn, phrases=size.names, negated=negated)
        said.add(text, place)

    def _prefer(self, found: Link, meaning: Meaning) -> None:
        """Let words rank that exclude nothing."""
        meaning.words.append(self._search_text(found))
        meaning.preferred.append(found.text)

    def _search_text(self, found: Link) -> str:
        return self._vocabulary.search_text(found.term, found.text) if found.term else found.text

    def _property(self, found: Link, negated: bool, turn: int) -> Condition | None:
        term = found.term
        if term and term.kind is TermKind.ATTRIBUTE and self._vocabulary.knows(TermKind.VALUE, f"{term.key}=true"):
            term = replace(term, kind=TermKind.VALUE, key=f"{term.key}=true")  # "with touchscreen"
        if term is None or term.kind is not TermKind.VALUE or "=" not in term.key:
            return None
        name, _, value = term.key.partition("=")
        opposite = {"true": "false", "false": "true"}.get(value)
        if negated and opposite and self._vocabulary.knows(TermKind.VALUE, f"{name}={opposite}"):
            # "Not wired" wants it wireless; a product that says neither is not known to be.
            key = f"{name}={opposite}"
            words = self._vocabulary.words(TermKind.VALUE, key)
            said = self._vocabulary.label(TermKind.VALUE, key, "zh" if contains_han(found.text) else "en")
            return Condition(ConditionKind.ATTRIBUTE, name, said, turn, typed(opposite), phrases=words)
        comparison = Comparison.NOT_EQUAL if negated else Comparison.EQUAL
        words = self._vocabulary.words(TermKind.VALUE, term.key)
        return Condition(
            ConditionKind.ATTRIBUTE,
            name,
            label(found),
            turn,
            typed(value),
            comparison,
            negated=negated,
            phrases=words,
        )

    def _beside(
        self, condition: Condition, joint: JointKind, categories: tuple[str, ...], meaning: Meaning
    ) -> Condition:
        """Return a value beside another of one property as what will do as well: "red or blue".

        "Red and blue" is so meant only where nothing has both.
        """
        before = meaning.conditions[-1] if meaning.conditions else None
        if before is None or condition.negated or before.negated or before.slot != condition.slot:
            return condition
        both = SearchState((before, condition)).filters()
        if joint is JointKind.AND and not before.either and self._count(replace(both, categories=categories)):
            return condition
        meaning.conditions[-1] = replace(before, either=True)
        return replace(condition, either=True)

    def _overlap(self, category: str, others: tuple[str, ...]) -> bool:
        """Tell whether some products are of a kind and of one of others: one is below another, or they are the same."""
        return bool(others and self._count(Filters(categories=(category,), either=((Filters(categories=others),),))))


def _names_a_measure(found: Link, message: Message) -> bool:
    """Tell whether a link only names what a measure in the message measures: "ram" of "8 GB ram"."""
    is_name = found.term is not None and found.term.kind is TermKind.ATTRIBUTE
    return is_name and message.has(QuantityExpression)
