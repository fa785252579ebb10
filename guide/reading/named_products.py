"""Products that a message names by brand, line and model, and devices so named that the product must fit."""

from __future__ import annotations

from collections.abc import Sequence

from guide.reading.linker import Link
from guide.reading.meaning import Meaning, Said, label
from guide.reading.names import are_beside
from guide.reading.texts import TextReader
from guide.search.request import Unmet
from guide.search.state import Condition, ConditionKind, Count, SearchState, TextRole, text_filter, wanted_categories
from guide.vocabulary import Vocabulary
from language.expressions import QuantityExpression
from recommender.contract import Filters, TextFilter
from shop.catalogue.records import TermKind, TermRecord


class NameReader:
    """Tells what names of brands, lines and models ask for.

    Args:
        texts: reads the words of a name that is no brand's.
        vocabulary: for the other words of a brand.
        count: how many products satisfy filters.
    """

    def __init__(self, texts: TextReader, vocabulary: Vocabulary, count: Count) -> None:
        self._texts, self._count, self._vocabulary = texts, count, vocabulary

    def read(self, said: Said, group: Sequence[Link], wanted: tuple[str, ...], search: SearchState) -> None:
        """Read a name: what a product is, or what it must fit.

        Args:
            said: the message.
            group: the links of the name, see `names_together`.
            wanted: the kinds of thing that the message wants.
            search: the running search.
        """
        unwanted = group[0] in said.refused
        line = next((found.term for found in group if found.term and found.term.kind is TermKind.LINE), None)
        kind = line.key.partition("=")[0] if line else ""
        fitting = any(item.role is TextRole.FITS for item in search.conditions)
        looked_for = wanted or (search.categories if fitting else ())
        is_other = bool(kind and looked_for and not self._overlap(kind, looked_for))
        is_device = bool(is_other and line and self._fits_some(line, looked_for))
        fits = not unwanted and (said.phrasing.must_fit(_start(group, said), group[-1].end) or is_device)
        brands = [found for found in group if found.term and found.term.kind is TermKind.BRAND]
        if wanted and not unwanted and brands and self._is_of_device(group, said, fits=fits):
            self._read_device(brands, said)
            return
        if not fits:
            for found in brands:
                if found.span == "use":
                    said.meaning.prefer(found, self._vocabulary)  # who or what a thing is for makes none
                    continue
                key = found.term.key if found.term else ""
                brand = Condition(ConditionKind.BRAND, key, label(found), said.turn, negated=unwanted)
                said.add(brand, found)
        elif wanted and (device := line or next((found.term for found in brands), None)):
            self._narrow_to_device(device.text, said.meaning)
            wanted = wanted_categories(said.meaning.conditions)
        named = [found for found in group if found not in brands or fits]
        if not named:
            return
        within = wanted or search.categories
        if kind and not unwanted and not wanted and not (fits or self._overlap(kind, within)):
            said.meaning.conditions.append(Condition(ConditionKind.CATEGORY, kind, named[0].text, said.turn))
            within = (kind,)
        role = TextRole.FITS if fits else TextRole.LINE if line and not is_other else TextRole.WORD
        self._texts.read(named, role, within, said)
        # "Only ThinkPads" among laptops looks for nothing else.
        is_narrower = bool(line and not wanted and self._is_among(line, search.categories))
        if not unwanted and not fits and not is_narrower and (line or named[0].span == "product"):
            said.meaning.topics.append(named[0].text)

    def _is_of_device(self, group: Sequence[Link], said: Said, *, fits: bool) -> bool:
        """Tell whether a name is only that of the maker of a thing that is no wish: "tripod for my Canon", 佳能单反."""
        if not all(self._is_brand(found) or self._is_other_device(found, said) for found in group):
            return False
        following = next((each for each in said.links if each.start >= group[-1].end), None)
        is_beside = following is not None and are_beside(said.text, group[-1], following)
        if fits or following is None or not is_beside:
            return fits
        # What stands right before another thing only describes that: "Sony camera case".
        after = next((each for each in said.links if each.start >= following.end), None)
        is_apart = after is None or not are_beside(said.text, following, after)
        return is_apart and self._is_other_device(following, said)

    def _is_brand(self, found: Link) -> bool:
        return found.term is not None and found.term.kind is TermKind.BRAND

    def _is_other_device(self, found: Link, said: Said) -> bool:
        """Tell whether a link is a kind of thing, and none of those that are wanted."""
        words = (found.text, *self._vocabulary.meanings(found.text))
        keys = {key for word in words for key in self._vocabulary.categories(word)}
        return bool(keys) and keys.isdisjoint(wanted_categories(said.meaning.conditions))

    def _read_device(self, brands: Sequence[Link], said: Said) -> None:
        """Ask for what says that it is for the things of a maker, or is by the same maker, whichever there is more of.

        Of a tripod for a Canon there is neither: that is told, and no tripod need say so.
        """
        last, name = brands[-1], label(brands[-1])
        fitting = Condition.of_text(last.text, said.turn, (name,), TextRole.FITS)
        own = Condition(ConditionKind.BRAND, last.term.key if last.term else "", name, said.turn)
        counts = {each: self._count(SearchState((*said.meaning.conditions, each)).filters()) for each in (fitting, own)}
        wished = max(counts, key=lambda each: counts[each])
        if counts[wished]:
            said.add(wished, last)
        else:
            said.miss(Unmet(last.text, fits=True), last.text, last, self._vocabulary)

    def _is_among(self, line: TermRecord, categories: tuple[str, ...]) -> bool:
        """Tell whether some products of categories are of a line."""
        texts = (text_filter((line.text,), TextRole.LINE),)
        return bool(categories and self._count(Filters(categories=categories, texts=texts)))

    def _fits_some(self, line: TermRecord, categories: tuple[str, ...]) -> bool:
        """Tell whether some products say that they fit things of a line; "rechargeable" is no device."""
        return bool(self._count(Filters(categories=categories, texts=(TextFilter((line.text,), fits=True),))))

    def _narrow_to_device(self, device: str, meaning: Meaning) -> None:
        """Of many kinds of a word keep those of which some fit a device: a case for an iPhone is no pencil case."""
        kinds = [item for item in meaning.conditions if item.is_wanted_kind]
        fits = (TextFilter((device,), fits=True),)
        fitting = [item for item in kinds if self._count(Filters(categories=(item.key,), texts=fits))]
        if fitting:
            meaning.conditions = [item for item in meaning.conditions if item not in kinds or item in fitting]

    def _overlap(self, category: str, others: tuple[str, ...]) -> bool:
        """Tell whether some products are of a kind and of one of others: one is below another, or they are the same."""
        return bool(others and self._count(Filters(categories=(category,), either=((Filters(categories=others),),))))


def _start(group: Sequence[Link], said: Said) -> int:
    """Return where a name begins, with the measure in front of it: a 65" LG."""
    start = group[0].start
    before = (measure for measure in said.message.all(QuantityExpression) if measure.end <= start)
    return next((each.start for each in before if not said.text[each.end : start].strip()), start)
