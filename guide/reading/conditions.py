"""What the linked words of a message stand for: conditions of the search, words to search for, the thing looked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from guide.kinds import KindFinder, Sold, Unsold
from guide.message import Message
from guide.reading.amounts import Count
from guide.reading.linker import Link
from guide.reading.names import is_name, names_together
from guide.reading.phrasing import Phrasing
from guide.reading.texts import TextReader, merged
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind, SearchState, TextRole, wanted_categories
from guide.vocabulary import Vocabulary
from language.expressions import (
    DroppedCondition,
    ExcludedCurrent,
    Expression,
    JointKind,
    NegatedSpan,
    QuantityExpression,
    SizeName,
)
from language.words import words_of
from recommender.contract import AttributeFilter, Comparison, Filters, Recommender, TextFilter
from shop.catalogue.records import TermKind

_FEW = 0.1
"""A property that fewer of a category's products state is no filter, whatever its words say."""


@dataclass
class Meaning:
    """What the linked words of a message stand for.

    `unmet` are words that no product of the wanted kind has, `also` what would do besides what was wanted before,
    `unsold` kinds of thing that the shop does not have.
    """

    conditions: list[Condition] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    preferred: list[str] = field(default_factory=list)
    unmet: list[Unmet] = field(default_factory=list)
    also: list[Condition] = field(default_factory=list)
    unsold: list[Unsold] = field(default_factory=list)
    last_text: Link | None = None


@dataclass(frozen=True)
class _Said:
    """A message that is being read: its links, those of them that are refused, and what was understood so far."""

    message: Message
    links: Sequence[Link]
    refused: Sequence[Link]
    phrasing: Phrasing
    turn: int
    meaning: Meaning

    sold: Mapping[Link, Sold | None]

    @property
    def text(self) -> str:
        return self.message.text

    def is_kind(self, found: Link) -> bool:
        """Tell whether a link is a kind of thing that the shop sells, by its own words or by others'."""
        return _is_category(found) or found in self.sold

    def categories(self, found: Link) -> tuple[str, ...]:
        """Return the categories of a kind of thing."""
        kind = self.sold.get(found)
        return kind.categories if kind else (found.term.key,) if found.term else ()


class ConditionReader:
    """Tells what linked words stand for in this catalogue.

    Args:
        vocabulary: for the other words of a term.
        kinds: knows what the shop sells and what it does not.
        recommender: counts what satisfies filters; tells whether a word or a property says anything here.
    """

    def __init__(self, vocabulary: Vocabulary, kinds: KindFinder, recommender: Recommender) -> None:
        self._vocabulary = vocabulary
        self._kinds = kinds
        self._count: Count = recommender.count
        self._texts = TextReader(recommender)

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
        if search.is_empty():
            links = _with_only_thing_as_product(links, phrasing)
        links = _without_background(links, phrasing)
        dropped = (*message.all(DroppedCondition), *message.all(ExcludedCurrent))
        negated = message.all(NegatedSpan)
        links = [
            found for found in links if not _overlaps(found, dropped) and not _is_head_of_negated(found, links, negated)
        ]
        refused = [found for found in links if _overlaps(found, negated)]
        sold = self._read_kinds(links, refused, phrasing, meaning)
        links = [found for found in links if sold.get(found, found) is not None]
        said = _Said(message, links, refused, phrasing, turn, meaning, sold)
        for position, found in enumerate(links):
            if said.is_kind(found):
                self._read_category(said, position)
        wanted = wanted_categories(meaning.conditions)
        for group in names_together(message.text, [found for found in links if is_name(found)], refused):
            self._read_name(said, group, wanted, search)
        categories = wanted_categories(meaning.conditions) or search.categories
        for position, found in enumerate(links):
            if not is_name(found) and not said.is_kind(found):
                self._read_property(said, position, categories)
        for size in message.all(SizeName):
            self._read_size(size, said, categories)
        return meaning

    def _read_kinds(
        self, links: Sequence[Link], refused: Sequence[Link], phrasing: Phrasing, meaning: Meaning
    ) -> dict[Link, Sold | None]:
        """Return what the shop has of the things that are wanted, None of those that it does not sell."""
        sold: dict[Link, Sold | None] = {}
        for found in links:
            is_thing = found.span == "product" or (_is_category(found) and found.span is None)
            if not is_thing or is_name(found) or found in refused or phrasing.must_fit(found.start, found.end):
                continue
            finding = self._kinds.find(found.text)
            if isinstance(finding, Unsold):
                meaning.unsold.append(finding)
                sold[found] = None
            elif finding is not None and found.term is None:
                sold[found] = finding
        return sold

    def _read_category(self, said: _Said, position: int) -> None:
        found, links, meaning = said.links[position], said.links, said.meaning
        unwanted, condition = found in said.refused, None
        is_head = position > 0 and _is_modifier(said.text, links, position - 1)
        keys = said.categories(found)
        if keys and (found.span in ("product", None) or is_head) and not _is_modifier(said.text, links, position):
            more = any(item.kind is ConditionKind.CATEGORY and not item.negated for item in meaning.conditions)
            # "A bag for my laptop" looks for one thing.
            if unwanted or not more or (position > 0 and said.phrasing.joint(links[position - 1], found)):
                condition = Condition(ConditionKind.CATEGORY, keys[0], _label(found), said.turn, negated=unwanted)
                self._add(condition, found, said)
                for other in (*self._namesakes(found, condition), *(replace(condition, key=key) for key in keys[1:])):
                    self._add(other, found, said)
                if (kind := said.sold.get(found)) and kind.phrase:
                    self._add_text([replace(found, text=kind.phrase)], TextRole.THING, keys, said)
        if unwanted:
            return
        meaning.words += self._words(found, condition)
        meaning.topics.append(found.text)
        if condition:
            meaning.conditions += self._qualities(condition)

    def _read_name(self, said: _Said, group: Sequence[Link], wanted: tuple[str, ...], search: SearchState) -> None:
        """Read a name of brand, line and model: what a product is, or what it must fit."""
        unwanted = group[0] in said.refused
        line = next((found.term for found in group if found.term and found.term.kind is TermKind.LINE), None)
        kind = line.key.partition("=")[0] if line else ""
        fitting = any(item.role is TextRole.FITS for item in search.conditions)
        looked_for = wanted or (search.categories if fitting else ())
        is_other = bool(kind and looked_for and not self._overlap(kind, looked_for))
        fits = not unwanted and (said.phrasing.must_fit(group[0].start, group[-1].end) or is_other)
        brands = [found for found in group if found.term and found.term.kind is TermKind.BRAND]
        if not fits:
            for found in brands:
                key = found.term.key if found.term else ""
                brand = Condition(ConditionKind.BRAND, key, _label(found), said.turn, negated=unwanted)
                self._add(brand, found, said)
        named = [found for found in group if found not in brands or fits]
        if not named:
            return
        within = wanted or search.categories
        if kind and not unwanted and not wanted and not (fits or self._overlap(kind, within)):
            said.meaning.conditions.append(Condition(ConditionKind.CATEGORY, kind, named[0].text, said.turn))
            within = (kind,)
        role = TextRole.FITS if fits else TextRole.LINE if line else TextRole.WORD
        self._add_text(named, role, within, said)
        if not unwanted and not fits and (line or named[0].span == "product"):
            said.meaning.topics.append(named[0].text)

    def _add_text(self, found: Sequence[Link], role: TextRole, categories: tuple[str, ...], said: _Said) -> None:
        unwanted, meaning = found[0] in said.refused, said.meaning
        read = self._texts.condition(found, said.text, role, categories, said.turn)
        if isinstance(read, Unmet):
            if not unwanted:  # what nothing has need not be refused
                meaning.unmet.append(read)
                meaning.words.append(read.words)
        elif read is not None:
            self._add(replace(read, negated=unwanted), found[-1], said)
        elif not unwanted:
            self._prefer(found[0], meaning)

    def _read_property(self, said: _Said, position: int, categories: tuple[str, ...]) -> None:
        found, meaning = said.links[position], said.meaning
        unwanted = found in said.refused
        if found.term is None:
            if found.span in ("attribute", "product") or (unwanted and found.span is None):
                is_thing = found.span == "product"
                self._add_text([found], TextRole.THING if is_thing else TextRole.WORD, categories, said)
                if is_thing and not unwanted:
                    meaning.topics.append(found.text)
            elif not unwanted and (found.span or self._count(Filters(texts=(TextFilter((found.text,)),)))):
                self._prefer(found, meaning)
            return
        condition = self._property(found, unwanted, said.turn)
        if condition is None:
            if not unwanted and not _names_a_measure(found, said.message):
                self._prefer(found, meaning)
                if names_a_thing(found):
                    meaning.topics.append(found.text)
            return
        before = said.links[position - 1] if position else None
        if before and said.phrasing.joint(before, found):
            condition = self._beside(condition, categories, meaning)
        if condition.negated or self._count(replace(SearchState((condition,)).filters(), categories=categories)):
            self._add(condition, found, said)
        else:
            meaning.unmet.append(Unmet(condition.label))
            meaning.words += self._words(found, None)

    def _read_size(self, size: SizeName, said: _Said, categories: tuple[str, ...]) -> None:
        """Read a size that goes by several names: 4K, 5号."""
        place = Link(size.start, size.end, size.text, None)
        if not self._count(Filters(categories=categories, texts=(TextFilter(size.names),))):
            said.meaning.unmet.append(Unmet(size.text))
            said.meaning.words.append(size.text)
            return
        negated = _overlaps(place, said.message.all(NegatedSpan))
        key = size.names[0].casefold()
        text = Condition(ConditionKind.TEXT, key, size.text, said.turn, phrases=size.names, negated=negated)
        self._add(text, place, said)

    def _add(self, condition: Condition, found: Link, said: _Said) -> None:
        """Add a condition: beside those so far, as another alternative, or as one that would do as well."""
        meaning = said.meaning
        if said.phrasing.also_fine(found.end):
            meaning.also.append(condition)
            return
        before = meaning.last_text
        if before and condition.kind is ConditionKind.TEXT and said.phrasing.joint(before, found) is JointKind.OR:
            last = next(item for item in reversed(meaning.conditions) if item.kind is ConditionKind.TEXT)
            meaning.conditions[meaning.conditions.index(last)] = merged(last, condition)
        else:
            meaning.conditions.append(condition)
        meaning.last_text = found if condition.kind is ConditionKind.TEXT else None

    def _prefer(self, found: Link, meaning: Meaning) -> None:
        """Let words rank that exclude nothing."""
        meaning.words += self._words(found, None)
        meaning.preferred.append(found.text)

    def _property(self, found: Link, negated: bool, turn: int) -> Condition | None:
        term = found.term
        if term and term.kind is TermKind.ATTRIBUTE and self._vocabulary.knows(TermKind.VALUE, f"{term.key}=true"):
            term = replace(term, kind=TermKind.VALUE, key=f"{term.key}=true")  # "with touchscreen"
        if term is None or term.kind is not TermKind.VALUE or "=" not in term.key:
            return None
        name, _, value = term.key.partition("=")
        comparison = Comparison.NOT_EQUAL if negated else Comparison.EQUAL
        words = self._vocabulary.words(TermKind.VALUE, term.key)
        return Condition(
            ConditionKind.ATTRIBUTE,
            name,
            _label(found),
            turn,
            _typed(value),
            comparison,
            negated=negated,
            phrases=words,
        )

    def _beside(self, condition: Condition, categories: tuple[str, ...], meaning: Meaning) -> Condition:
        """Return a value beside another of one property, "red or blue", as what will do as well if none has both."""
        before = meaning.conditions[-1] if meaning.conditions else None
        if before is None or condition.negated or before.negated or before.slot != condition.slot:
            return condition
        both = SearchState((before, condition)).filters()
        if self._count(replace(both, categories=categories)) and not before.either:
            return condition
        meaning.conditions[-1] = replace(before, either=True)
        return replace(condition, either=True)

    def _overlap(self, category: str, others: tuple[str, ...]) -> bool:
        """Tell whether some products are of a kind and of one of others: one is below another, or they are the same."""
        return bool(others and self._count(Filters(categories=(category,), either=((Filters(categories=others),),))))

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
            wanted = AttributeFilter(name, Comparison.EQUAL, _typed(value))
            if value and self._count(replace(within, attributes=(wanted,))) >= least:
                qualities.append(Condition(ConditionKind.ATTRIBUTE, name, term.text, category.turn, wanted.value))
        return qualities

    def _words(self, found: Link, condition: Condition | None) -> list[str]:
        """Return the search words of a link: English where the vocabulary has it, else as typed.

        What is a filter is not searched for as well; of a category, what it says beyond the category is.
        """
        if found.term is None:
            return [found.text]
        if condition and condition.kind is ConditionKind.CATEGORY:
            return [word for word in [self._vocabulary.qualifiers(found.term)] if word]
        if condition:
            return []
        expansion = self._vocabulary.expansion(found.term.kind, found.term.key)
        if not expansion and found.text.isascii():
            return [found.text]
        return [expansion or self._vocabulary.label(found.term.kind, found.term.key, "en")]


def _typed(value: str) -> str | bool:
    return {"true": True, "yes": True, "false": False, "no": False}.get(value, value)


def _label(found: Link) -> str:
    """Return how a condition is said: as the shopper did, unless that was misspelt."""
    said, known = words_of(found.text), words_of(found.term.text if found.term else found.text)
    same = [word.form for word in said] == [word.form for word in known]
    return found.text if same or found.term is None else found.term.text


def names_a_thing(found: Link) -> bool:
    """Tell whether a link is a thing to look for; a colour that the language model took for one is none."""
    if found.term is None:
        return found.span == "product"
    return found.term.kind is TermKind.CATEGORY or (found.span == "product" and found.term.kind is not TermKind.VALUE)


def _with_only_thing_as_product(links: Sequence[Link], phrasing: Phrasing) -> list[Link]:
    """Take a kind of thing that nothing else is named beside for the thing; "something with a camera" wants none."""
    things = [found for found in links if names_a_thing(found)]
    alone = len(things) == 1 and things[0].span not in ("product", None) and not phrasing.is_part(things[0].start)
    return [replace(found, span="product") if alone and found is things[0] else found for found in links]


def _without_background(links: Sequence[Link], phrasing: Phrasing) -> list[Link]:
    """Leave out things mentioned in passing: of "my computer is slow, I need an SSD" the one that is wanted stays.

    The language model tells most of them. It may take what one has trouble with for wanted too: there the wish of a
    later clause decides, if it names a thing.
    """
    things = [found for found in links if _is_category(found) and found.span == "product"]
    begins = phrasing.wish_after_trouble(things[-1].start) if things else 0
    return [found for found in links if not _is_category(found) or not things or _is_wanted(found, begins)]


def _is_wanted(found: Link, begins: int) -> bool:
    return found.span is not None and found.start >= begins


def _is_category(found: Link) -> bool:
    return found.term is not None and found.term.kind is TermKind.CATEGORY


def _overlaps(found: Link, expressions: Sequence[Expression]) -> bool:
    return any(said.start < found.end and found.start < said.end for said in expressions)


def _is_head_of_negated(found: Link, links: Sequence[Link], negated: Sequence[NegatedSpan]) -> bool:
    """Tell whether a category is only the head of something unwanted: "not Samsung phones" still wants phones."""
    if not _is_category(found):
        return False
    around = [said for said in negated if _overlaps(found, [said])]
    return any(other.term and not _is_category(other) and _overlaps(other, around) for other in links)


def _names_a_measure(found: Link, message: Message) -> bool:
    """Tell whether a link only names what a measure in the message measures: "ram" of "8 GB ram"."""
    is_name = found.term is not None and found.term.kind is TermKind.ATTRIBUTE
    return is_name and message.has(QuantityExpression)


def _is_modifier(text: str, links: Sequence[Link], position: int) -> bool:
    """Tell whether a category only describes the next one: "hanging heart candle holder" is a candle holder."""
    pair = links[position : position + 2]
    if len(pair) < 2 or not all(_is_category(each) for each in pair):
        return False
    return not text[pair[0].end : pair[1].start].strip(" -")
