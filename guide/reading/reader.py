"""Reads what one message asks of the search: its words linked to the catalogue and the parser's findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from guide.kinds import KindFinder
from guide.message import Message
from guide.money import DisplayMoney
from guide.reading.amounts import COUNT_OF, merged_measures, read_price, read_quantity
from guide.reading.bare_figures import with_measure
from guide.reading.conditions import ConditionReader
from guide.reading.heads import with_heads
from guide.reading.leftovers import leftovers, with_models
from guide.reading.linker import Link, link
from guide.reading.meaning import is_category, names_a_thing, overlaps
from guide.reading.names import is_name
from guide.reading.phrasing import Phrasing
from guide.reading.story import Story
from guide.reading.tastes import price_of_good_value
from guide.reading.wished_things import wished_things
from guide.search.request import Change, SearchRequest, Unmet
from guide.search.state import Condition, SearchState, wanted_categories
from guide.vocabulary import Vocabulary
from language.content import good_value
from language.expressions import (
    DroppedCondition,
    ExcludedCurrent,
    KeptCondition,
    NegatedSpan,
    Operator,
    PriceExpression,
    QuantityExpression,
    RelativeChange,
    SizeName,
    SortOrder,
)
from language.han import contains_han
from language.words import words_of
from recommender.contract import Recommender, Sort
from shop.catalogue.records import TermKind


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
        message = with_measure(message, search, self._recommender.count) if search else message
        value = good_value(message.text) or (None if search and not search.is_empty() else _cheaper(message))
        linked = [
            found for found in link(message.text, message.spans, self._vocabulary) if not _is_read(found, message)
        ]
        known = with_models(message.text, with_heads(message, self._whole_things(message, linked), self._kinds))
        known += self._things_unseen(message, known, is_first=search is None or search.is_empty())
        links = tuple(sorted((*known, *leftovers(message, known, value)), key=lambda found: found.start))
        links = tuple(found for found in links if not _is_debris(found))
        story = Story(message.text)
        wished, welcome = story.apart(links, message.all(NegatedSpan))
        meaning = self._conditions.read(message, wished, turn, search or SearchState())
        conditions, words = meaning.conditions, meaning.words
        words += [self._vocabulary.search_text(found.term, found.text) for found in welcome]
        said_prices = [said for said in message.all(PriceExpression) if said.currencies or not said.invalid]
        meaning.unmet += [Unmet(said.text) for said in message.all(PriceExpression) if said not in said_prices]
        usual = currency or self._money.spoken_in(message.language)
        prices = [read_price(said, turn, self._money, usual) for said in said_prices]
        category = wanted_categories(conditions) or (search.categories if search else ())
        conditions += [price.limits for price in prices if price.limits]
        remarks += [price.problem for price in prices if price.problem]
        if value and not prices:
            label = message.text[slice(*value)]
            if price := price_of_good_value(label, category, turn, self._money, self._recommender):
                conditions.append(price)
                remarks.append("utter_catalogue__good_value")
        for said in merged_measures(message.all(QuantityExpression)):
            made = read_quantity(said, links, category, turn, self._recommender.count)
            conditions += made
            if not made and said.dimension != COUNT_OF and not story.is_told(said.start):
                if stated := self._in_words(said, category, turn):
                    conditions.append(stated)
                    continue
                meaning.miss(Unmet(said.text), said.text)
        return SearchRequest(
            conditions=tuple(conditions),
            words=tuple(words),
            said=tuple(found.text.casefold() for found in (*wished, *welcome)),
            topic=" ".join(meaning.topics),
            sort=next((Sort(said.order) for said in message.all(SortOrder)), None),
            changes=tuple(_change(said) for said in message.all(RelativeChange)),
            dropped=tuple(self._dropped(said.what) for said in message.all(DroppedCondition)),
            replaced=tuple(said.what for said in message.all(ExcludedCurrent)),
            unmet=tuple(meaning.unmet),
            preferred=(*meaning.preferred, *(found.text for found in welcome)),
            also=tuple(meaning.also),
            unsold=tuple(meaning.unsold),
            more=Phrasing(message.text).wants_more,
            kept=tuple(said.what for said in message.all(KeptCondition)),
            remarks=tuple(remarks),
            questions=tuple(story.questions),
            unweighed=() if message.has(RelativeChange) and search else tuple(story.unweighed),
            amount=next((price.amount for price in prices if price.amount), None),
        )

    def _in_words(self, said: QuantityExpression, categories: tuple[str, ...], turn: int) -> Condition | None:
        """Return an exact measure that no property states as a condition on the texts, if one says it: a 50 mm lens."""
        text = Condition.of_text(said.text, turn, (said.text,))
        within = replace(SearchState((text,)).filters(), categories=categories)
        return text if said.op is Operator.EQUAL and self._recommender.count(within) else None

    def _whole_things(self, message: Message, links: Sequence[Link]) -> list[Link]:
        """Put one link in the place of several that are one kind of thing together: 打印 and 机 are 打印机."""
        whole = list(links)
        for span in message.spans:
            inside = [found for found in links if span.start <= found.start and found.end <= span.end]
            if span.name != "product" or not inside or is_name(inside[-1]):
                continue
            if len(inside) > 1 and self._kinds.known(span.text) is not None:
                # A sleeping bag is no bag.
                whole = [found for found in whole if found not in inside]
                whole.append(Link(span.start, span.end, span.text, None, "product"))
                continue
            if is_category(inside[-1]):
                continue
            pieces = [
                Link(found.start, inside[-1].end, message.text[found.start : inside[-1].end], None, "product")
                for found in inside
            ]
            finding = self._kinds.find(pieces[0].text)
            if any(is_category(found) for found in inside) and not contains_han(span.text):
                continue  # "curtains blackout" means nearly curtains, and says more
            known = [piece for piece in pieces if finding and self._kinds.find(piece.text) == finding]
            if known:
                whole = [found for found in whole if found not in inside or found.end <= known[-1].start] + known[-1:]
        return sorted(whole, key=lambda found: found.start)

    def _things_unseen(self, message: Message, links: Sequence[Link], *, is_first: bool) -> Iterator[Link]:
        """Yield the things that a message wishes for where neither the language model nor the shop's words saw any.

        Beside a running search only what says that it wishes does: "mm no, black" asks for no memory module.
        """
        if any(names_a_thing(found) for found in links):
            return
        if not is_first and not Phrasing(message.text).wishes:
            return
        for thing in wished_things(message.text):
            is_free = not any(found.start < thing.end and thing.start < found.end for found in links)
            if is_free and self._kinds.find(thing.text) is not None:
                yield Link(thing.start, thing.end, thing.text, None, "product")

    def _dropped(self, what: str) -> str:
        """Return the condition that is given up: a word of the shop stands for its property ("长度", "wireless")."""
        for _, terms in self._vocabulary.matches_at(words_of(what), 0):
            for term in terms:
                if term.kind in (TermKind.ATTRIBUTE, TermKind.VALUE):
                    return term.key.partition("=")[0]
                if term.kind in (TermKind.BRAND, TermKind.CATEGORY):
                    return "brand" if term.kind is TermKind.BRAND else "category"
        return what


def _is_read(found: Link, message: Message) -> bool:
    """Tell whether words that the shop does not know say something else: 4k of "4k budget", "hates" of a refusal."""
    refusing = (place for said in message.all(NegatedSpan) for place in said.refusing)
    figures = (*message.all(PriceExpression), *message.all(QuantityExpression), *message.all(SizeName))
    is_refusing = any(start <= found.start and found.end <= end for start, end in refusing)
    return found.term is None and (is_refusing or overlaps(found, figures))


def _cheaper(message: Message) -> tuple[int, int] | None:
    """Return where a first message wishes for something cheaper, before there is anything to be cheaper than."""
    wishes = (said for said in message.all(RelativeChange) if said.attribute == "price" and said.direction == "lower")
    return next(((said.start, said.end) for said in wishes if said.factor is None), None)


def _is_debris(found: Link) -> bool:
    """Tell whether a link is what is left of a Chinese word when the shop's words are taken out: 风 of 复古风."""
    return found.term is None and len(found.text) == 1 and contains_han(found.text)


def _change(said: RelativeChange) -> Change:
    return Change(said.attribute, -1 if said.direction == "lower" else 1, said.factor)
