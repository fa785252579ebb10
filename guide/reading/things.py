"""The kinds of thing that a message wants: those of the shop's words, of everybody's words, and those not sold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from guide.kinds import KindFinder, Sold, Unsold
from guide.reading.compounds import CompoundReader
from guide.reading.linker import Link
from guide.reading.meaning import Meaning, Said, is_category, is_wished, label, overlaps, typed
from guide.reading.modifiers import is_modifier
from guide.reading.names import are_beside, are_parted, before_figure, is_name, run_start
from guide.reading.parts import PartReader
from guide.reading.phrasing import Phrasing
from guide.reading.texts import named_words
from guide.reading.wished_things import wished_things
from guide.search.state import Condition, ConditionKind, TextRole, text_filter
from guide.vocabulary import Vocabulary
from language.dictionaries import english_words
from language.expressions import JointKind
from language.han import HAN, contains_han
from language.words import words_of
from recommender.contract import AttributeFilter, Comparison, Filters, Recommender
from shop.catalogue.records import TermKind
from shop.vocabulary.taxonomy import form_of

_LISTED = re.compile(rf"(?:\s+[{HAN}]{{1,4}})*\s+")
"""What stands between two of a list: blanks, and what the shop does not sell."""
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
        self._vocabulary, self._kinds = vocabulary, kinds
        self._count = cache(recommender.count)  # of one message, as in `ConditionReader`
        self._parts, self._compounds = PartReader(vocabulary, self._count), CompoundReader(vocabulary)

    def sold(
        self, text: str, links: Sequence[Link], refused: Sequence[Link], phrasing: Phrasing, meaning: Meaning
    ) -> dict[Link, Sold | None]:
        """Return what the shop has of the things that are wanted, None of those that it does not sell.

        What only stands in a story ("who drinks a lot of coffee") need not be sold.
        """
        sold: dict[Link, Sold | None] = {}
        wished = wished_things(text)
        for position, found in enumerate(links):
            is_aside = found in refused or phrasing.must_fit(found.start, found.end)
            if is_aside or self._is_no_thing(text, links, position):
                continue
            finding = self._kinds.find(self._name(found))
            if isinstance(finding, Unsold):
                finding = self._stated(label(found)) or finding
            if isinstance(finding, Unsold):
                if phrasing.is_fitted(found.start):
                    sold[found] = None  # "and fits thick bread"
                elif overlaps(found, wished) and not self._is_said_of_another(found, links, phrasing):
                    meaning.unsold.append(finding)
                    sold[found] = None
            elif finding and (finding.phrase or found.term is None or found.term.key not in finding.categories):
                sold[found] = finding
        return sold

    def _name(self, found: Link) -> str:
        """Return what to look a thing up by: one Chinese character by what the shop has it for, 线 as a cable."""
        is_vague = found.term is not None and found.term.kind is TermKind.USE and len(found.text) == 1
        return self._vocabulary.search_text(found.term, found.text) if is_vague else label(found)

    def _stated(self, phrase: str) -> Sold | None:
        """Return where there is what no title names, but other texts do: a Sony PS-LX300USB is a "USB turntable"."""
        for sold in self._kinds.not_in_titles(phrase):
            texts = (text_filter((sold.phrase or phrase,), TextRole.WORD),)
            if self._count(Filters(categories=sold.categories, texts=texts)):
                return sold
        return None

    def _is_said_of_another(self, found: Link, links: Sequence[Link], phrasing: Phrasing) -> bool:
        """Tell whether what is not sold only describes a kind before it: of "curtains navy eyelet" curtains are wanted.

        A blank parts two Chinese things.
        """
        before = [other for other in links if is_category(other) and is_wished(other) and other.end <= found.start]
        if found.term is not None or not before or contains_han(found.text):
            return False
        return not phrasing.adds(before[-1].end, found.start) and not isinstance(
            self._kinds.find(label(before[-1])), Unsold
        )

    def _is_no_thing(self, text: str, links: Sequence[Link], position: int) -> bool:
        """Tell whether a link stands for no kind of thing that is wished for, alone or beside what surrounds it."""
        found = links[position]
        before = links[position - 1] if position else None
        following = links[position + 1] if position + 1 < len(links) else None
        is_known = found.term is not None or self._kinds.known(found.text) is not None
        if not is_wished(found) or is_name(found) or self._is_titled_name(found):
            return True
        if len(found.text) == 1 and not is_known:
            return True  # 线 alone is a string, a cable or a line
        if following and found.term is None and _is_before_thing(text, found, following):
            return True  # "electric" of "electric bike"
        # "Blackout" of "curtains blackout" means nearly the same, and says more.
        return not is_known and before is not None and is_category(before) and are_beside(text, before, found)

    def _is_titled_name(self, found: Link) -> bool:
        """Tell whether a word is no kind of thing but a name that titles have: "ZenWifi"."""
        form = form_of(found.text)
        is_strange = found.term is None and form.isascii() and form.isalpha() and form not in english_words()
        if not is_strange or len(words_of(found.text)) > 1 or self._kinds.known(found.text) is not None:
            return False
        if self._kinds.is_misspelt(found.text):
            return False
        return bool(self._count(Filters(texts=(text_filter((found.text,), TextRole.LINE),))))

    def read(self, said: Said, position: int) -> None:
        """Read one kind of thing: a condition, unless another is looked for already."""
        found, unwanted = said.links[position], said.links[position] in said.refused
        if unwanted and self._parts.is_part(found, said):
            self._parts.refuse(found, said)
            return
        if _describes_next(said, position):
            self._parts.describe(found, said)
            return
        condition = self._condition(said, position, unwanted=unwanted)
        if unwanted or (found.span == "attribute" and not condition and self._parts.read(found, said)):
            return
        said.meaning.topics.append(found.text)
        if condition:
            said.meaning.conditions += self._qualities(condition)
        elif contains_han(found.text):
            said.meaning.preferred.append(named_words(found.text) or found.text)
        if found.term:  # what is a filter is not searched for as well, what its word says beyond it is
            qualifiers = self._vocabulary.qualifiers(found.term)
            word = qualifiers if condition else self._vocabulary.search_text(found.term, found.text)
            said.meaning.words += [word] if word else []

    def _condition(self, said: Said, position: int, *, unwanted: bool) -> Condition | None:
        found, links = said.links[position], said.links
        is_head = position > 0 and _describes_next(said, position - 1)
        keys = said.categories(found)
        joint = said.phrasing.joint(links[position - 1], found) if position > 0 else None
        if joint is None and position > 0 and _is_next_of_list(said.text, links[position - 1], found):
            joint = JointKind.AND
        joined = joint is not None and not (found.span == "attribute" and joint is not JointKind.OR)
        is_either = joined and is_category(links[position - 1]) and links[position - 1].span != "use"
        is_thing = found.span in ("product", None) or is_head or is_either
        if unwanted and not said.looked_for and not any(item.is_wanted_kind for item in said.meaning.conditions):
            is_thing = True  # where no kind is wanted nothing can have it: "not jewellery", of presents
        if not keys or not (is_thing or found.span == "use"):
            return None
        more = any(item.is_wanted_kind for item in said.meaning.conditions)
        if not unwanted and more and not joined:
            # "A bag for my laptop" looks for one thing.
            start = before_figure(said.text, run_start(said.text, said.links, position))
            if said.phrasing.must_fit(start, found.end):
                self._compounds.read(found.text, said)
            return None
        if not is_thing:
            return None
        condition = Condition(ConditionKind.CATEGORY, keys[0], label(found), said.turn, negated=unwanted)
        if unwanted and self._refuse_name(found, keys[0], said):
            return condition
        return self._add(found, condition, keys, said)

    def _add(self, found: Link, condition: Condition, keys: tuple[str, ...], said: Said) -> Condition:
        """Add what a kind of thing asks for: its categories, without accessories, and its name where they hold more."""
        unwanted = condition.negated
        kind = said.sold.get(found)
        if not unwanted:
            aside = self._kinds.going_with(keys[0], label(found), kind.phrase if kind else None)
            condition = replace(condition, narrower=aside)
        said.add(condition, found)
        for other in keys[1:] if kind else self._namesakes(found):
            said.add(replace(condition, key=other), found)
        if kind and kind.phrase:
            self._add_name(found.text, kind.phrase, keys, said)
            if not unwanted:
                self._add_where_used(found, kind.phrase, said)
        return condition

    def _add_where_used(self, found: Link, name: str, said: Said) -> None:
        """Look for a thing among what is for its use, too: some lights stand among all that is for Christmas."""
        before = next((other for other in reversed(said.links) if other.end <= found.start), None)
        if before is None or before.span != "use" or not are_beside(said.text, before, found):
            return
        use = self._vocabulary.search_text(before.term, before.text)
        for key in self._vocabulary.categories_named_after(use):
            names = text_filter((name,), TextRole.THING)
            if self._count(Filters(categories=(key,), texts=(names,))):
                aside = self._kinds.going_with(key, found.text, name)
                said.add(Condition(ConditionKind.CATEGORY, key, label(found), said.turn, narrower=aside), found)
                named = Condition.of_text(found.text, said.turn, (name,), TextRole.THING)
                said.meaning.conditions.append(replace(named, kinds=(key,)))

    def _refuse_name(self, found: Link, key: str, said: Said) -> bool:
        """Refuse what titles call so in other categories than the word's own; tell whether there is none in that one.

        Of "no gnomes" garden gnomes are unwanted, and no other ornaments.
        """
        name = text_filter((label(found),), TextRole.THING)
        if not self._count(Filters(not_categories=(key,), texts=(name,))):
            return False
        said.add(Condition.of_text(label(found), said.turn, name.phrases, TextRole.THING, negated=True), found)
        return not self._count(Filters(categories=(key,), texts=(name,)))

    def _add_name(self, text: str, name: str, categories: tuple[str, ...], said: Said) -> None:
        """Ask for the name of a kind in titles, else in any text, where its categories hold other things too."""
        for role in (TextRole.THING, TextRole.WORD):
            if self._count(Filters(categories=categories, texts=(text_filter((name,), role),))):
                is_known = form_of(text) in (form_of(name), *english_words())
                label = name if not is_known and self._kinds.is_misspelt(text) else text
                named = Condition.of_text(label, said.turn, (name,), role)
                said.meaning.conditions.append(replace(named, kinds=categories))
                return

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


def _is_next_of_list(text: str, before: Link, found: Link) -> bool:
    """Tell whether blanks alone part two Chinese things: 帐篷 睡袋 手电."""
    is_listed = is_category(before) and before.span == found.span == "product" and are_parted(text, before, found)
    return is_listed and _LISTED.fullmatch(text, before.end, found.start) is not None


def _is_before_thing(text: str, found: Link, following: Link) -> bool:
    """Tell whether a word stands right before a thing; a blank parts two Chinese ones: 彩灯 暖白."""
    is_beside = are_beside(text, found, following) and not are_parted(text, found, following)
    return following.span == "product" and is_beside


def _describes_next(said: Said, position: int) -> bool:
    pair = said.links[position : position + 2]
    return len(pair) > 1 and is_modifier(said.text, *pair)
