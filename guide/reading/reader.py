"""Reads what one message asks of the search: its words linked to the catalogue and the parser's findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.kinds import KindFinder
from guide.message import Message
from guide.money import DisplayMoney
from guide.reading.amounts import COUNT_OF, merged_measures, read_in_words, read_quantity, read_unsatisfied
from guide.reading.background import with_power_as_property
from guide.reading.bare_figures import with_figure
from guide.reading.conditions import ConditionReader
from guide.reading.connectors import with_both_ends
from guide.reading.counts import with_counts
from guide.reading.features import with_features
from guide.reading.given_up import denies_thing, given_up, with_given_up
from guide.reading.heads import with_heads
from guide.reading.leftovers import leftovers, with_models
from guide.reading.linker import Link, link
from guide.reading.meaning import Meaning, overlaps
from guide.reading.models import other_model
from guide.reading.phrasing import Phrasing
from guide.reading.prices import in_currency, limits_of, read_price
from guide.reading.qualities import with_glued_figures, with_qualities
from guide.reading.story import Story
from guide.reading.tastes import price_of_good_value
from guide.reading.whole_things import WholeThings
from guide.search.request import Change, SearchRequest, Unmet
from guide.search.state import Condition, ConditionKind, SearchState, TextRole, wanted_categories
from guide.vocabulary import Vocabulary
from language.content import cheap, good_value, verbs_of_things
from language.currencies import currencies
from language.expressions import (
    PERSON,
    DroppedCondition,
    ExcludedCurrent,
    Expression,
    KeptCondition,
    NegatedSpan,
    PriceExpression,
    QuantityExpression,
    RelativeChange,
    SizeName,
    SortOrder,
)
from language.han import contains_han
from language.story import story_grammar
from recommender.contract import Filters, Recommender, Sort, TextFilter
from shop.catalogue.records import TermKind
from shop.vocabulary.taxonomy import form_of

_ASKED_PRICE = "utter_catalogue__ask_price"


class MessageReader:
    """Turns the words and expressions of a message into what it asks of the search.

    Args:
        vocabulary: the shop's words.
        kinds: what the shop sells and what it does not.
        money: what prices are spoken of in here.
        recommender: counts what satisfies filters, which tells what "16 GB" describes in this catalogue.
    """

    def __init__(
        self, vocabulary: Vocabulary, kinds: KindFinder, money: DisplayMoney, recommender: Recommender
    ) -> None:
        self._vocabulary, self._kinds = vocabulary, kinds
        self._money = money
        self._recommender = recommender
        self._wholes = WholeThings(kinds, recommender.count)
        self._conditions = ConditionReader(vocabulary, kinds, recommender)

    def read(
        self, message: Message, turn: int, search: SearchState | None = None, currency: str | None = None
    ) -> SearchRequest:
        """Read one message.

        Args:
            message: what the shopper said.
            turn: is stored as the source of its conditions.
            search: the running search; a measure without a thing ("at least 16 GB") is about what it looks for.
            currency: the foreign currency of prices without one, if the conversation spoke of it before.
        """
        remarks = []
        message = _without_verbs(message)
        if search is not None:
            message = with_given_up(message, search, self._vocabulary)
        is_first = search is None or search.is_empty()
        if search is not None:
            message = with_figure(message, search, self._recommender, is_price=message.was_asked(_ASKED_PRICE))
        saving = cheap(message.text) or (_cheaper(message) if is_first else None)
        value = None if saving else good_value(message.text)
        linked = [
            self._as_titled(found)
            for found in link(message.text, message.spans, self._vocabulary)
            if not _is_read(found, message)
        ]
        linked = with_features(message, linked)
        linked = with_qualities(message, with_glued_figures(message.text, linked), self._vocabulary)
        phrasing = Phrasing(message.text)
        things = self._wholes.whole(message, with_power_as_property(linked, phrasing))
        known = with_models(message.text, with_heads(message, things, self._kinds))
        unseen = list(self._wholes.unseen(message, known, phrasing, is_first=is_first))
        known = [found for found in known if not overlaps(found, unseen)] + unseen
        known = [found for found in known if not self._wholes.is_debris(found, known, message.text)]
        links = tuple(sorted((*known, *leftovers(message, known, value or saving)), key=lambda found: found.start))
        links = tuple(with_counts(message.text, links))
        links = tuple(with_both_ends(message.text, with_power_as_property(links, phrasing), self._kinds))
        story = Story(message.text)
        wished, welcome = story.apart(links, message.all(NegatedSpan))
        message, soft = _without_soft_figures(message, story)
        meaning = self._conditions.read(message, wished, turn, search or SearchState())
        if search is not None:  # 这不是饭盒 says what the guide showed
            meaning.conditions = [
                item for item in meaning.conditions if not denies_thing(item, search, self._vocabulary)
            ]
        conditions, words = meaning.conditions, meaning.words
        if search and (other := self._other_model(message, meaning, search, turn)):
            conditions.append(other)
        words += [self._vocabulary.search_text(found.term, found.text) for found in welcome]
        meaning.preferred += _measures_wished(message, links, story) if is_first else []
        meaning.preferred += soft
        said_prices = _wished_prices(message)
        meaning.unmet += [
            Unmet(said.text) for said in message.all(PriceExpression) if said.invalid and not said.currencies
        ]
        category = wanted_categories(conditions) or (search.categories if search else ())
        usual = currency or self._money.spoken_in(message.language)
        prices = [read_price(said, turn, self._money, usual) for said in said_prices]
        conditions += limits_of(prices)
        if search and not prices and (meant := currencies().corrected(message.text)):
            conditions += in_currency(search.of(ConditionKind.PRICE), meant.codes, turn, self._money)
        remarks += [price.problem for price in prices if price.problem]
        if value and not prices:
            label = message.text[slice(*value)]
            if price := price_of_good_value(label, category, turn, self._money, self._recommender):
                conditions.append(price)
                remarks.append("utter_catalogue__good_value")
        sort = next((Sort(said.order) for said in message.all(SortOrder)), None)
        if saving and sort is None and not prices and not phrasing.also_fine(saving[1], len(message.text)):
            sort = Sort.PRICE_ASCENDING
            remarks.append("utter_catalogue__cheapest_first")
        conditions += self._measures(message, links, story, meaning, category, turn)
        return SearchRequest(
            conditions=tuple(conditions),
            words=tuple(words),
            said=tuple(found.text.casefold() for found in (*wished, *welcome)),
            topic=" ".join(meaning.topics),
            sort=sort,
            changes=tuple(_change(said) for said in message.all(RelativeChange) if not _is_conceded(said, phrasing)),
            dropped=tuple(
                name
                for said in message.all(DroppedCondition)
                for name in given_up(said.what, search or SearchState(), self._vocabulary)
            ),
            corrects=bool(story_grammar(message.text).places("corrects", message.text)),
            replaced=tuple(said.what for said in message.all(ExcludedCurrent)),
            unmet=tuple(meaning.unmet),
            preferred=(*meaning.preferred, *(found.text for found in welcome)),
            also=tuple(meaning.also),
            unsold=tuple(meaning.unsold),
            more=phrasing.wants_more,
            kept=tuple(said.what for said in message.all(KeptCondition)),
            remarks=tuple(remarks),
            questions=tuple(story.questions),
            unweighed=() if message.has(RelativeChange) and not is_first else tuple(story.unweighed),
            amount=next((price.amount for price in prices if price.amount), None),
        )

    def _other_model(self, message: Message, meaning: Meaning, search: SearchState, turn: int) -> Condition | None:
        """Return the model that a message names by its number alone; what nothing has or fits is told."""
        if any(item.kind is ConditionKind.TEXT and item.role is not TextRole.WORD for item in meaning.conditions):
            return None
        other = other_model(message, search, turn, self._recommender.count)
        if isinstance(other, Unmet):
            meaning.unmet.append(other)
            return None
        return other

    def _measures(
        self,
        message: Message,
        links: Sequence[Link],
        story: Story,
        meaning: Meaning,
        category: tuple[str, ...],
        turn: int,
    ) -> Iterator[Condition]:
        """Yield the measures of a message as conditions; what nothing states is told, not what a story only tells."""
        count, measured = self._recommender.count, self._recommender.measured
        for said in merged_measures(message.all(QuantityExpression)):
            made = read_quantity(said, links, category, turn, count, measured)
            is_told = story.is_told(said.start) and said.of != PERSON
            if not made and said.dimension != COUNT_OF and not is_told:
                made = read_in_words(said, self._vocabulary.meanings(said.text), category, turn, count)
                made = made or read_unsatisfied(said, links, category, turn, count)
                if not made:
                    meaning.miss(Unmet(said.text), said.text)
            yield from made

    def _as_titled(self, found: Link) -> Link:
        """Return a link without its term where that only came by spelling, and the words are something as they stand.

        Titles have the word (Orbi is no Orbic), or it is a kind of thing of its own: 遥控汽车 is no 遥控器. No quality
        is a brand or a line: "gigabit PoE".
        """
        is_line = found.term is not None and found.term.kind is TermKind.LINE
        is_quality = (found.span == "brand" or is_line) and bool(self._vocabulary.meanings(found.text))
        if is_quality and (found.term is None or is_line):
            return replace(found, term=None, span="attribute")
        if found.term is None:
            return found
        if form_of(found.text) == form_of(found.term.text):
            return found
        titled = Filters(texts=(TextFilter((found.text,), in_title=True),))
        is_titled = not contains_han(found.text) and self._recommender.count(titled)
        if not is_titled and self._kinds.known(found.text) is None:
            return found
        return replace(found, term=None, span="attribute" if is_quality else found.span)


def _without_verbs(message: Message) -> Message:
    """Return a message without verbs that are called like a thing: who wants to "hook up" screens wants no hook."""
    if not (places := verbs_of_things(message.text)):
        return message
    starts = (0, *(end for _, end in places))
    ends = (*(start for start, _ in places), len(message.text))
    return message.part(*zip(starts, ends, strict=True))


def _wished_prices(message: Message) -> list[PriceExpression]:
    """Return the prices of a message that limit; beside another, what is too much says nothing more."""
    said = [each for each in message.all(PriceExpression) if each.currencies or not each.invalid]
    return [each for each in said if not each.is_too_much] or said


def _is_read(found: Link, message: Message) -> bool:
    """Tell whether words say something else: 4k of "4k budget", "hates" of a refusal, the hdmi of "3 hdmi".

    What a size is called, the shop need not know as a use: 4K.
    """
    sizes = message.all(SizeName)
    ports = (said for said in message.all(QuantityExpression) if said.dimension == "ports")
    if any(_is_part(found, said) for said in ports):
        return True
    if found.term is not None:
        return found.term.kind is TermKind.USE and overlaps(found, sizes)
    refusing = (place for said in message.all(NegatedSpan) for place in said.refusing)
    is_refusing = any(start <= found.start and found.end <= end for start, end in refusing)
    return is_refusing or overlaps(found, (*message.all(PriceExpression), *message.all(QuantityExpression), *sizes))


def _without_soft_figures(message: Message, story: Story) -> tuple[Message, list[str]]:
    """Return a message without the prices and measures that would only be welcome, and those as they are said."""
    figures = (*message.all(PriceExpression), *message.all(QuantityExpression), *message.all(SizeName))
    soft = [said for said in figures if story.is_soft(said.start)]
    kept = tuple(entity for entity in message.entities if entity not in soft)
    return replace(message, entities=kept), [said.text for said in soft]


def _is_part(found: Link, said: Expression) -> bool:
    """Tell whether a link is some of an expression and not all of it."""
    return said.start <= found.start and found.end <= said.end and found.end - found.start < said.end - said.start


def _cheaper(message: Message) -> tuple[int, int] | None:
    """Return where a first message wishes for something cheaper, before there is anything to be cheaper than.

    Right behind what is refused it is why: "not dyson, too expensive".
    """
    wishes = (said for said in message.all(RelativeChange) if said.attribute == "price" and said.direction == "lower")
    apart = (said for said in wishes if not any(_follows(message.text, no, said) for no in message.all(NegatedSpan)))
    return next(((said.start, said.end) for said in apart if said.factor is None), None)


def _follows(text: str, before: Expression, after: Expression) -> bool:
    """Tell whether nothing but blanks and a comma stands between two expressions."""
    return before.end <= after.start and not text[before.end : after.start].strip(" ,，、")


def _measures_wished(message: Message, links: Sequence[Link], story: Story) -> list[str]:
    """Return what a first message wishes smaller or lighter, before there is anything to be smaller than."""
    wishes = (said for said in message.all(RelativeChange) if said.attribute != "price")
    apart = (said for said in wishes if not any(overlaps(found, [said]) for found in links))
    return [said.text for said in apart if not story.is_told(said.start) and not story.is_too_much(said.start)]


def _is_conceded(said: RelativeChange, phrasing: Phrasing) -> bool:
    """Tell whether a change would only do as well: 贵点也行 asks for nothing dearer."""
    return phrasing.also_fine(said.end, said.end + 1)


def _change(said: RelativeChange) -> Change:
    return Change(said.attribute, -1 if said.direction == "lower" else 1, said.factor)
