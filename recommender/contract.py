"""The contract every recommender keeps: what is asked (`Query`), what is answered (`Hit`), and why (`Reason`)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from language.money import PriceRange
from shop.pricing import Offer


class Comparison(str, Enum):
    """How an attribute of a product must relate to the wanted value."""

    EQUAL = "eq"
    NOT_EQUAL = "ne"
    AT_LEAST = "gte"
    AT_MOST = "lte"


@dataclass(frozen=True)
class AttributeFilter:
    """A wanted property. Texts compare case-insensitively; numbers only with the same unit.

    A product that lacks the attribute passes NOT_EQUAL and fails every other comparison.
    """

    name: str
    comparison: Comparison
    value: float | str | bool
    unit: str | None = None


@dataclass(frozen=True)
class TextFilter:
    """Words that a product's text must have, or must not have. `phrases` are alternatives, as people write them.

    The words of a phrase stand side by side and in order in one of a product's texts: its title, brand or description,
    a property or a variant. However they are parted ("MDR-V150", "mdrv150", "mdr v 150") and whichever their endings,
    they are the same, but never a number's neighbour, nor a longer model of the line: "Galaxy S7" is no "Galaxy S7
    edge". A phrase without a word asks for nothing.
    """

    phrases: tuple[str, ...]
    negated: bool = False
    fits: bool = False
    """What the product must say it fits (an accessory's device), not what it is."""
    in_title: bool = False
    """Only the title counts: it says what a product is, where other texts say more."""


@dataclass(frozen=True)
class Filters:
    """Hard conditions, all of which a hit must satisfy exactly. Empty means no condition.

    `price` is in minor units of the shop's base currency (its `currency` is that one, or None), both ends included; a
    product without a price fails any price condition, also one with two open ends. `categories` are category keys; a
    product matches a category or anything below it. Several values of one list are alternatives ("HP or Dell"), the
    `not_` lists exclude. All of `texts` must hold, and of each group in `either` at least one, of
    which prices and stock are not looked at.
    """

    categories: tuple[str, ...] = ()
    not_categories: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    not_brands: tuple[str, ...] = ()
    price: PriceRange | None = None
    attributes: tuple[AttributeFilter, ...] = ()
    texts: tuple[TextFilter, ...] = ()
    either: tuple[tuple[Filters, ...], ...] = ()
    in_stock: bool = False
    exclude_ids: tuple[int, ...] = ()

    @property
    def say_what(self) -> bool:
        """Whether they say what is wanted: a category, a brand, a property or words, and not its price alone."""
        words = any(not wanted.negated for wanted in self.texts)
        return bool(self.categories or self.brands or self.attributes or self.either or words)


class Sort(str, Enum):
    """The order of the answer."""

    RELEVANCE = "relevance"
    PRICE_ASCENDING = "price_asc"
    PRICE_DESCENDING = "price_desc"
    NEWEST = "newest"
    POPULAR = "popular"


@dataclass(frozen=True)
class Preference:
    """What a shopper's acts say of a product: above 0 for it (1 as a purchase does), below 0, to -1, against it."""

    product_id: int
    strength: float


@dataclass(frozen=True)
class Query:
    """What a shopper wants.

    `text` is free search text (may be empty: then behaviour and popularity rank); `purchases` and `views` are product
    ids of this shopper, newest last (empty: an unknown shopper), and `again` are those of them that are used up and may
    come back; `preferences` say more of products than that, newest last, and count instead of a purchase or a view of
    the same product; `dislikes` were waved away: they must not come back, and what is like them sinks.
    """

    text: str = ""
    filters: Filters = field(default_factory=Filters)
    purchases: tuple[int, ...] = ()
    again: tuple[int, ...] = ()
    views: tuple[int, ...] = ()
    preferences: tuple[Preference, ...] = ()
    dislikes: tuple[int, ...] = ()
    limit: int = 10
    sort: Sort = Sort.RELEVANCE


class ReasonKind(str, Enum):
    """Which part of the score spoke for a product."""

    TEXT = "text"
    """data: words (list of words of the query, and of wanted phrases, found in the product)"""
    ATTRIBUTE = "attribute"
    """data: name, value, unit of a wanted attribute that the product has"""
    CATEGORY = "category"
    """data: category (key)"""
    BRAND = "brand"
    """data: brand"""
    PRICE = "price"
    """data: percentile (0 to 1: the share of products fitting the same filters that cost more)"""
    BEHAVIOUR = "behaviour"
    """data: product_ids (those of the shopper's own history that contributed most, the first of them at most twice as
    much as the last), alike (those of them whose texts said more than the purchases of others)"""
    POPULARITY = "popularity"
    """data: rank (1 = the best known among the products fitting the filters)"""
    SIMILARITY = "similarity"
    """data: product_id (the product it resembles)"""


@dataclass(frozen=True)
class Reason:
    """One part of why a product stands where it stands; `weight` is its share of the sum of `Hit.parts` (0 to 1)."""

    kind: ReasonKind
    weight: float
    data: dict[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Hit:
    """One answer: a product, its score and the score's named parts, and reasons by falling weight.

    By relevance the order follows `score`, except that steps which only move places (variants, diversity) leave every
    product its score, so that one they moved up or down stands among others'. In other orders the score decides among
    equals. For `Recommender.similar` it is the likeness, by which the order goes within each category.

    The parts sum to the score with which a product entered the ranking. Where a step then ranked by other scores
    (inverse propensity, freshness), `score` is what it made of that sum; by how much each part spoke for the product
    stays as it was.
    """

    product_id: int
    score: float
    parts: dict[str, float] = field(default_factory=dict, hash=False)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True)
class Wish:
    """Conditions that a product should satisfy, and how much they count beside other wishes."""

    filters: Filters
    weight: float = 1.0


@dataclass(frozen=True)
class NearHit:
    """A product that does not satisfy every wish: `kept` says of each whether it does; `nearness` sums what counts."""

    product_id: int
    nearness: float
    kept: tuple[bool, ...]


@dataclass(frozen=True)
class Choice:
    """One answer to "which …?" and how many products it leaves: a value, or numbers from `low` to `high` (included)."""

    count: int
    value: str | bool | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Facet:
    """How the products of a list differ in one respect.

    `name` is `price` (minor units of the base currency), `brand`, `category`, or an attribute's. `known` of the `total`
    products say it. `choices` are the commonest values, or bands of numbers in rising order. `gain` is how many bits an
    answer would tell on average: the entropy of the answer, times the share of products that have one.
    """

    name: str
    unit: str | None
    total: int
    known: int
    choices: tuple[Choice, ...]
    gain: float


class Recommender(ABC):
    """Ranks the products of one shop.

    What they cost and whether they can be bought it is told, at any time and without training. Until then all are for
    sale and in stock, and no price is known.
    """

    @abstractmethod
    def replace_offers(self, offers: Iterable[Offer]) -> None:
        """Take what all products cost from now on; those without an offer are no longer for sale.

        Products that the index does not know are left out. A query that is being answered keeps to what it began with.
        """

    @abstractmethod
    def update_offers(self, offers: Iterable[Offer], gone: Collection[int] = ()) -> None:
        """Take what some products cost from now on; those of the ids `gone` are no longer for sale."""

    @abstractmethod
    def recommend(self, query: Query) -> list[Hit]:
        """Return the best products for a query, best first.

        Returns:
            `query.limit` hits if that many products satisfy the filters, else all that do. No product comes twice.

        Raises:
            NotFittedError: the model was neither fitted nor loaded.
        """

    @abstractmethod
    def similar(self, product_id: int, filters: Filters | None = None, limit: int = 10) -> list[Hit]:
        """Return the products most like one product, best first, never the product itself.

        Raises:
            UnknownProductError: the product is not in the index.
        """

    @abstractmethod
    def nearest(self, query: Query, wishes: Sequence[Wish]) -> list[NearHit]:
        """Return the products that satisfy a query's filters and come nearest to some wishes, best first.

        A measure that is not satisfied counts by how near its number comes. Among equals the query ranks.

        Args:
            query: `limit` is how many to return at most.
            wishes: what should be satisfied, too.
        """

    @abstractmethod
    def count(self, filters: Filters) -> int:
        """Return how many products satisfy the filters."""

    @abstractmethod
    def measured(self, filters: Filters, unit: str) -> list[str]:
        """Return the properties that products which satisfy the filters state in a unit, the commonest first."""

    @abstractmethod
    def facets(self, query: Query, names: Sequence[str], price_step: float = 1.0) -> list[Facet]:
        """Return how the products that a query finds differ, the most telling respect first.

        Respects that none of them says anything of are left out. A query with a text but no category, brand,
        attribute or wanted words speaks of its best hits, as its text excludes nothing.

        Args:
            query: what is searched for.
            names: the respects to look at; unknown ones are left out.
            price_step: prices are cut at round numbers of it; in minor units of the base currency.
        """

    @abstractmethod
    def nearest_word(self, word: str) -> str | None:
        """Return the word of the catalogue that a misspelt one stands for.

        None if the catalogue or the language has the word, if nothing is near, and of a word with a digit: a model
        number's neighbour is another product.
        """

    def recommend_many(self, queries: Sequence[Query]) -> list[list[Hit]]:
        """Answer many queries; the same answers as one by one."""
        return [self.recommend(query) for query in queries]
