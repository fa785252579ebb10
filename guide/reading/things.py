"""The kinds of thing that a message wants: those of the shop's words, of everybody's words, and those not sold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from guide.kinds import KindFinder, Sold, Unsold
from guide.reading.linker import Link
from guide.reading.meaning import Meaning, Said, is_category, is_wished, label, names_a_thing, typed
from guide.reading.modifiers import is_modifier
from guide.reading.names import are_beside, is_name
from guide.reading.phrasing import Phrasing
from guide.reading.wished_things import wished_things
from guide.search.state import Condition, ConditionKind, TextRole, text_filter, wanted_categories
from guide.vocabulary import Vocabulary
from language.han import contains_han
from language.words import words_of
from recommender.contract import AttributeFilter, Comparison, Filters, Recommender
from shop.catalogue.records import TermKind

_MOST_NAMES = 12
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
        self, text: str, links: Sequence[Link], refused: Sequence[Link], phrasing: Phrasing, meaning: Meaning
    ) -> dict[Link, Sold | None]:
        """Return what the shop has of the things that are wanted, None of those that it does not sell.

        What only stands in a story ("who drinks a lot of coffee") need not be sold.
        """
        sold: dict[Link, Sold | None] = {}
        wished = wished_things(text)
        for position, found in enumerate(links):
            following = links[position + 1] if position + 1 < len(links) else None
            if len(found.text) == 1 and found.term is None and self._kinds.known(found.text) is None:
                continue  # 线 alone is a string, a cable or a line
            if following and following.span == "product" and found.term is None and are_beside(text, found, following):
                continue  # "electric" of "electric bike" is no thing
            if not is_wished(found) or is_name(found) or found in refused or phrasing.must_fit(found.start, found.end):
                continue
            finding = self._kinds.find(label(found))
            if isinstance(finding, Unsold):
                if any(found.start < thing.end and thing.start < found.end for thing in wished):
                    meaning.unsold.append(finding)
                    sold[found] = None
            elif finding and (finding.phrase or found.term is None or found.term.key not in finding.categories):
                sold[found] = finding
        return sold

    def with_unknown_as_thing(self, links: Sequence[Link], phrasing: Phrasing) -> list[Link]:
        """Take a word that nobody knows for the thing where the only known one is what it is for.

        Of "8gb sodimm for a laptop" no laptop is wanted.
        """
        things = [found for found in links if names_a_thing(found)]
        if len(things) != 1 or not phrasing.must_fit(things[0].start, things[0].end):
            return list(links)
        before = [found for found in links if found.term is None and found.end < things[0].start and not is_name(found)]
        unknown = before[-1] if before else None
        if unknown is None or not self._count(Filters(texts=(text_filter((unknown.text,), TextRole.WORD),))):
            return list(links)
        changed = {unknown: replace(unknown, span="product"), things[0]: replace(things[0], span="attribute")}
        return [changed.get(found, found) for found in links]

    def read(self, said: Said, position: int) -> None:
        """Read one kind of thing: a condition, unless another is looked for already."""
        found, unwanted = said.links[position], said.links[position] in said.refused
        if unwanted and self._is_part(found, said):
            self._refuse_part(found, said)
            return
        if _describes_next(said, position):
            self._describe(found, said)
            return
        condition = self._condition(said, position, unwanted=unwanted)
        if unwanted or (found.span == "attribute" and not condition and self._add_part(found, said)):
            return
        said.meaning.topics.append(found.text)
        if condition:
            said.meaning.conditions += self._qualities(condition)
        if found.term:  # what is a filter is not searched for as well, what its word says beyond it is
            qualifiers = self._vocabulary.qualifiers(found.term)
            word = qualifiers if condition else self._vocabulary.search_text(found.term, found.text)
            said.meaning.words += [word] if word else []

    def _condition(self, said: Said, position: int, *, unwanted: bool) -> Condition | None:
        found, links = said.links[position], said.links
        is_head = position > 0 and _describes_next(said, position - 1)
        keys = said.categories(found)
        joined = position > 0 and said.phrasing.joint(links[position - 1], found) is not None
        is_thing = found.span in ("product", None) or is_head or (joined and is_category(links[position - 1]))
        if not keys or not is_thing or _describes_next(said, position):
            return None
        more = any(item.kind is ConditionKind.CATEGORY and not item.negated for item in said.meaning.conditions)
        if not unwanted and more and not joined:
            # "A bag for my laptop" looks for one thing.
            if said.phrasing.must_fit(said.run_start(position), found.end):
                self._narrow_to_compound(found, said)
            return None
        condition = Condition(ConditionKind.CATEGORY, keys[0], label(found), said.turn, negated=unwanted)
        said.add(condition, found)
        kind = said.sold.get(found)
        for other in keys[1:] if kind else self._namesakes(found):
            said.add(replace(condition, key=other), found)
        if kind and kind.phrase:
            self._add_name(found.text, kind.phrase, keys, said)
        return condition

    def _is_part(self, found: Link, said: Said) -> bool:
        """Tell whether what is refused is a part of what is wanted, or some of it: no light, no Chromebooks."""
        wanted = wanted_categories(said.meaning.conditions) or said.looked_for
        return bool(wanted) and (found.span in ("attribute", "use") or not {*wanted}.isdisjoint(said.categories(found)))

    def _refuse_part(self, found: Link, said: Said) -> None:
        keys = said.categories(found)
        names = [name for key in keys for name in self._vocabulary.words(TermKind.CATEGORY, key)]
        wanted = wanted_categories(said.meaning.conditions) or said.looked_for
        # Of "laptop, no Chromebooks" the other words for a laptop are wanted.
        phrases = (found.text,) if {*wanted} & {*keys} else (found.text, *names[:_MOST_NAMES])
        said.add(Condition.of_text(found.text, said.turn, tuple(dict.fromkeys(phrases)), negated=True), found)

    def _add_part(self, found: Link, said: Said) -> bool:
        """Ask for a thing that what is wanted has or fits, if some products say so: a "case with a keyboard"."""
        wanted = wanted_categories(said.meaning.conditions)
        for role in (TextRole.FITS, TextRole.WORD):
            text = text_filter(self._names(found, said), role)
            if wanted and self._count(Filters(categories=wanted, texts=(text,))):
                said.add(Condition.of_text(found.text, said.turn, text.phrases, role), found)
                return True
        return False

    def _describe(self, found: Link, said: Said) -> None:
        """Ask for a kind in front of another where titles say it ("hanging heart candle holder"), else let it rank."""
        wanted, names = wanted_categories(said.meaning.conditions), self._names(found, said)
        if wanted and self._count(Filters(categories=wanted, texts=(text_filter(names, TextRole.THING),))):
            said.add(Condition.of_text(found.text, said.turn, names), found)
            return
        said.meaning.words.append(self._vocabulary.search_text(found.term, found.text) if found.term else found.text)
        said.meaning.preferred.append(found.text)

    def _names(self, found: Link, said: Said) -> tuple[str, ...]:
        meanings, keys = self._vocabulary.meanings(found.text), said.categories(found)
        names = meanings or (name for key in keys for name in self._vocabulary.words(TermKind.CATEGORY, key))
        return (found.text, *names)[:_MOST_NAMES]

    def _narrow_to_compound(self, device: Link, said: Said) -> None:
        """Take "a charger for a laptop" for a laptop charger, if the shop has a word for that."""
        conditions = said.meaning.conditions
        first = next((item for item in conditions if item.kind is ConditionKind.CATEGORY and not item.negated), None)
        if first is None:
            return
        joint = "" if contains_han(device.text) else " "
        keys = self._vocabulary.categories(f"{device.text}{joint}{first.label}")
        if keys and first.key not in keys:
            others = [item for item in conditions if item.kind is not ConditionKind.CATEGORY or item.negated]
            conditions[:] = [*(replace(first, key=key) for key in keys), *others]

    def make_compound(self, device: str, said: Said) -> bool:
        """Take what is wanted for what the shop calls it beside a device: 保护壳 for an iPad is an "iPad case".

        Returns:
            Whether there is such a name.
        """
        conditions = said.meaning.conditions
        wanted = [item for item in conditions if item.kind is ConditionKind.CATEGORY and not item.negated]
        names = (name for item in wanted for name in self._vocabulary.words(TermKind.CATEGORY, item.key))
        heads = dict.fromkeys(words[-1].form for name in names if not contains_han(name) and (words := words_of(name)))
        found = dict.fromkeys(key for head in heads for key in self._vocabulary.categories(f"{device} {head}"))
        keys = [key for key in found if key not in {item.key for item in wanted}]
        if keys:
            compound = replace(wanted[0], label=f"{device} {wanted[0].label}")
            others = [item for item in conditions if item not in wanted]
            conditions[:] = [*(replace(compound, key=key) for key in keys), *others]
        return bool(keys)

    def _add_name(self, text: str, name: str, categories: tuple[str, ...], said: Said) -> None:
        """Ask for the name of a kind in titles, where its categories hold other things too."""
        if self._count(Filters(categories=categories, texts=(text_filter((name,), TextRole.THING),))):
            said.meaning.conditions.append(Condition.of_text(text, said.turn, (name,), TextRole.THING))

    def _namesakes(self, found: Link) -> list[str]:
        """Return the keys of the other categories that a category's word stands for: any of them will do."""
        return [term.key for term in self._vocabulary.namesakes(found.term)] if found.term else []

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


def _describes_next(said: Said, position: int) -> bool:
    pair = said.links[position : position + 2]
    return len(pair) > 1 and is_modifier(said.text, *pair)
