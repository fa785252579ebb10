"""The state of a search: one record, so that it can be edited, said aloud and relaxed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from guide.search.gift import Gift
from language.money import PriceRange
from recommender.contract import AttributeFilter, Comparison, Filters, Sort, TextFilter

_FEATURES = ("connectivity",)
"""Properties of which each value is something that a product has."""
_CLAIMS = ("original",)
"""What texts also say of other products: "as good as the original"."""

Count = Callable[[Filters], int]
"""Tells how many products satisfy filters."""


class ConditionKind(str, Enum):
    """What a condition is about; one of the words an editor may use in a button of `relax_search`."""

    CATEGORY = "category"
    BRAND = "brand"
    PRICE = "price"
    ATTRIBUTE = "attribute"
    TEXT = "text"


class TextRole(str, Enum):
    """What words that a product's text must have stand for."""

    WORD = "word"
    """Any words: "unicorn", "duplex"."""
    THING = "thing"
    """The thing itself, by a name that no category has: titles tell what a thing is."""
    LINE = "line"
    """What the product is: "ThinkPad", "Galaxy S7"."""
    FITS = "fits"
    """What it must go with: a case for an "iPhone 6s"."""


@dataclass(frozen=True)
class Condition:
    """One condition of a search.

    `key` is the category key, the brand, the attribute's name, or the words of a text, and empty for prices. `value` is
    the wanted value of an attribute, None otherwise. `either`: any of the conditions so marked on one attribute will do
    ("red or orange"). `phrases` are words of which a product's text must have one; beside a value of an attribute,
    words of a title that say the same. `narrower` are words for kinds of an unwanted value, which no text may have, and
    of a wanted kind those for what only goes with it, which no title may have: the bags of vacuum cleaners.
    `role` is what they stand for; of the name of a thing `kinds` are the categories that hold it. `unit` is the unit of
    a measured attribute; of a price it is the currency that was named, None where it is the one that the shop speaks of
    anyway. `price` are the limits of a price in the base currency, at least one of them given; None for other kinds.
    `said` are the same limits as they were named, in their currency; None where nobody named them ("cheaper"). `label`
    is how the shopper said it; `turn` counts the shopper's messages, so the source of a condition is known.
    """

    kind: ConditionKind
    key: str
    label: str
    turn: int
    value: float | str | bool | None = None
    comparison: Comparison = Comparison.EQUAL
    unit: str | None = None
    negated: bool = False
    price: PriceRange | None = None
    said: PriceRange | None = None
    phrases: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    role: TextRole = TextRole.WORD
    kinds: tuple[str, ...] = ()
    either: bool = False

    @classmethod
    def of_text(
        cls, label: str, turn: int, phrases: tuple[str, ...], role: TextRole = TextRole.WORD, *, negated: bool = False
    ) -> Condition:
        """Return the condition that a product's text has one of some phrases, or has none of them."""
        key = label.casefold()
        return cls(ConditionKind.TEXT, key, label, turn, negated=negated, phrases=phrases, role=role)

    @property
    def name(self) -> str:
        """What `editing.drop` takes to give this condition up, alone or with others of its kind."""
        if self.kind is ConditionKind.ATTRIBUTE:
            return self.key
        return f"{self.kind.value}={self.key}" if self.kind is ConditionKind.TEXT else self.kind.value

    @property
    def is_wanted_kind(self) -> bool:
        """Whether it is a kind of thing that is looked for."""
        return self.kind is ConditionKind.CATEGORY and not self.negated

    @property
    def is_name_of_thing(self) -> bool:
        """Whether it is the name of a thing that is looked for, as titles have it."""
        return self.role is TextRole.THING and not self.negated

    @property
    def names_a_thing(self) -> bool:
        """Whether it says what is wanted: a kind of thing, a brand, words; a price or a colour alone does not."""
        return not self.negated and self.kind in (ConditionKind.CATEGORY, ConditionKind.BRAND, ConditionKind.TEXT)

    @property
    def slot(self) -> tuple[str, str, str]:
        """What a later condition of the same slot replaces; of prices only the ends are replaced, see `editing.add`."""
        if self.kind is ConditionKind.ATTRIBUTE:
            return (self.kind.value, self.key, self.comparison.value)
        if self.kind is ConditionKind.TEXT:
            what = self.key if self.role is TextRole.WORD or self.negated else self.role.value
            return (self.kind.value, what, "not" if self.negated else "")
        return (self.kind.value, "", "not" if self.negated else "")

    def without_ends(self, *, low: bool = False, high: bool = False) -> Condition | None:
        """Open the lower or the higher end of a price, or both; None where no end is left. Other kinds stay."""
        if self.price is None or not (low or high):
            return self
        price = self.price.opened(low=low, high=high)
        said = self.said and self.said.opened(low=low, high=high)
        return None if price.is_open else replace(self, price=price, said=said)

    @property
    def low_cents(self) -> int | None:
        """The lowest price, in minor units of the base currency."""
        return self.price.low_cents if self.price else None

    @property
    def high_cents(self) -> int | None:
        """The highest price, in minor units of the base currency."""
        return self.price.high_cents if self.price else None


@dataclass(frozen=True)
class SearchState:
    """What the guide searches for.

    `words` is free text that ranks but does not exclude, in English where the vocabulary knows it; `preferred` are the
    shopper's own words behind it, and `said` those behind everything; `topic` is how the shopper named the thing looked
    for. `shown` are the product ids on the screen, in order; `seen` all ids of this search so far; `similar_to` is the
    product that what is looked for shall resemble, if that was asked for. `asked` are the questions that the guide has
    put, as `category/respect`. `personal`: what suits the shopper is asked for, within the conditions. `gift` is the
    present that is looked for, if it is one.
    """

    conditions: tuple[Condition, ...] = ()
    words: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    preferred: tuple[str, ...] = ()
    topic: str = ""
    sort: Sort = Sort.RELEVANCE
    shown: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    similar_to: int | None = None
    asked: tuple[str, ...] = ()
    personal: bool = False
    gift: Gift | None = None

    def filters(self, exclude: tuple[int, ...] = ()) -> Filters:
        """Return the hard conditions for the recommender."""
        categories, brands = self.of(ConditionKind.CATEGORY), self.of(ConditionKind.BRAND)
        attributes = self.of(ConditionKind.ATTRIBUTE)
        things = self.things
        filters = Filters(
            categories=self.categories,
            not_categories=tuple(item.key for item in categories if item.negated),
            brands=tuple(item.key for item in brands if not item.negated),
            not_brands=tuple(item.key for item in brands if item.negated),
            price=self.price,
            attributes=tuple(
                wanted for item in attributes if not _has_alternatives(item) and (wanted := _attribute(item))
            ),
            texts=tuple(text for item in self.conditions if not (things and item.kinds) for text in _texts(item)),
            either=(*((things,) if things else ()), *_alternatives(attributes)),
            exclude_ids=exclude,
        )
        return self.gift.within(filters) if self.gift else filters

    @property
    def things(self) -> tuple[Filters, ...]:
        """What will do of several things of which some are known by their names: "balloons, bunting, plates"."""
        named = [item for item in self.of(ConditionKind.TEXT) if item.kinds]
        whole = tuple(key for key in self.categories if not any(key in item.kinds for item in named))
        if not named or (len(named) == 1 and not whole):
            return ()
        things = (Filters(categories=item.kinds, texts=tuple(_texts(item))) for item in named)
        return (*things, *((Filters(categories=whole),) if whole else ()))

    def text(self) -> str:
        """Return the search text: the words that rank, and those that products must have."""
        wanted = (item.phrases[0] for item in self.of(ConditionKind.TEXT) if not item.negated)
        return " ".join(dict.fromkeys((*self.words, *wanted)))

    def of(self, kind: ConditionKind) -> list[Condition]:
        """Return the conditions of a kind, oldest first."""
        return [item for item in self.conditions if item.kind is kind]

    def without(self, kind: ConditionKind, key: str | None = None) -> SearchState:
        """Drop the conditions of a kind, or one of them."""
        kept = tuple(item for item in self.conditions if item.kind is not kind or (key and item.key != key))
        return replace(self, conditions=kept)

    @property
    def names_a_thing(self) -> bool:
        """Whether a thing to look for was named, by a kind of the shop or by its own name."""
        named = any(item.is_name_of_thing for item in self.conditions)
        return named or bool(self.categories or self.topic or self.gift)

    @property
    def next_turn(self) -> int:
        """The source turn of the conditions that are added next."""
        return max((item.turn for item in self.conditions), default=0) + 1

    def is_empty(self) -> bool:
        """Tell whether nothing is searched for."""
        return not self.conditions and not self.words and self.gift is None

    @property
    def categories(self) -> tuple[str, ...]:
        """Keys of the categories wanted."""
        return wanted_categories(self.conditions)

    @property
    def price(self) -> PriceRange | None:
        """The limits of the price in the base currency, of each end those said last; None without any."""
        prices = self.of(ConditionKind.PRICE)
        lows = [item.low_cents for item in prices if item.low_cents is not None]
        highs = [item.high_cents for item in prices if item.high_cents is not None]
        return PriceRange(lows[-1] if lows else None, highs[-1] if highs else None) if prices else None

    @property
    def currency(self) -> str | None:
        """The foreign currency in which the shopper spoke of prices, if so; that of the highest price first."""
        prices = sorted(self.of(ConditionKind.PRICE), key=lambda item: item.high_cents is not None)
        return next((item.unit for item in reversed(prices) if item.unit), None)


def wanted_categories(conditions: Sequence[Condition]) -> tuple[str, ...]:
    """Return the keys of the categories that some conditions want, in their order."""
    return tuple(item.key for item in conditions if item.is_wanted_kind)


def text_filter(phrases: tuple[str, ...], role: TextRole, *, negated: bool = False) -> TextFilter:
    """Return what the recommender shall look for where words stand for something."""
    in_title = role in (TextRole.THING, TextRole.LINE)
    return TextFilter(phrases, negated, fits=role is TextRole.FITS, in_title=in_title)


def _attribute(item: Condition) -> AttributeFilter | None:
    return None if item.value is None else AttributeFilter(item.key, item.comparison, item.value, item.unit)


def _texts(item: Condition) -> Iterator[TextFilter]:
    """Yield the words that a product must have, or must not have; a title may say what a property does not."""
    if item.kind is ConditionKind.TEXT:
        yield text_filter(item.phrases, item.role, negated=item.negated)
    elif item.negated and item.phrases:
        yield TextFilter(item.phrases, negated=True, in_title=True)
    if item.is_wanted_kind and item.narrower:
        yield TextFilter(item.narrower, negated=True, in_title=True)
    elif item.negated and item.narrower:
        yield TextFilter(item.narrower, negated=True)


def _is_feature(item: Condition) -> bool:
    """Tell whether a value is something that a product has, which any text may say of it; red may be its box alone."""
    return item.key in _FEATURES or (isinstance(item.value, bool) and item.key not in _CLAIMS)


def _has_alternatives(item: Condition) -> bool:
    return not item.negated and (item.either or bool(item.phrases))


def _not_contrary(wanted: AttributeFilter) -> tuple[AttributeFilter, ...]:
    """Return what a product must not state whose text says that it has a property: it is wireless, and has a cable."""
    is_flag = isinstance(wanted.value, bool)
    return (replace(wanted, comparison=Comparison.NOT_EQUAL, value=not wanted.value),) if is_flag else ()


def _alternatives(attributes: Sequence[Condition]) -> Iterator[tuple[Filters, ...]]:
    """Yield what will do instead of one another: the values of one attribute, stated or in the title."""
    groups: dict[tuple[str, bool, int], list[Filters]] = defaultdict(list)
    for position, item in enumerate(attributes):
        wanted = _attribute(item)
        if wanted is None or not _has_alternatives(item):
            continue
        group = groups[item.key, item.either, -1 if item.either else position]
        group.append(Filters(attributes=(wanted,)))
        if item.phrases:
            texts = (TextFilter(item.phrases, in_title=not _is_feature(item)),)
            group.append(Filters(attributes=_not_contrary(wanted), texts=texts))
    for group in groups.values():
        yield tuple(group)
