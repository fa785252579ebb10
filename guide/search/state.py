"""The state of a search: one structured slot, so that it can be edited, said aloud and relaxed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from typing import Any

from language.money import PriceRange
from recommender.contract import AttributeFilter, Comparison, Filters, Sort


class ConstraintKind(str, Enum):
    """What a constraint is about; one of the words an editor may use in a button of `relax_search`."""

    CATEGORY = "category"
    BRAND = "brand"
    MIN_PRICE = "min_price"
    MAX_PRICE = "max_price"
    ATTRIBUTE = "attribute"


@dataclass(frozen=True)
class Constraint:
    """One condition of a search.

    `key` is the category key, the brand, or the attribute's name, and empty for prices. `value` is the amount in minor
    units of the base currency for prices, the wanted value for attributes, None otherwise. `unit` is the unit of a
    measured attribute; of a price it is the currency that the shopper spoke in, None where none was said. `label` is
    how the shopper said it; `turn` counts the shopper's messages, so the source of a condition is known.
    """

    kind: ConstraintKind
    key: str
    label: str
    turn: int
    value: float | str | bool | None = None
    comparison: Comparison = Comparison.EQUAL
    unit: str | None = None
    negated: bool = False

    @property
    def slot(self) -> tuple[str, str, str]:
        """What a later constraint of the same slot replaces."""
        if self.kind is ConstraintKind.ATTRIBUTE:
            return (self.kind.value, self.key, self.comparison.value)
        return (self.kind.value, "", "not" if self.negated else "")


@dataclass(frozen=True)
class SearchState:
    """What the guide searches for.

    `words` is free text that ranks but does not exclude, in English where the vocabulary knows it; `said` are the
    shopper's own words behind it; `topic` is how the shopper named the thing looked for. `shown` are the product ids on
    the screen, in order; `seen` all ids of this search so far; `similar_to` is the product that those on the screen
    resemble, if they were asked for so. `asked` are the questions that the guide has put, as `category/respect`.
    """

    constraints: tuple[Constraint, ...] = ()
    words: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    topic: str = ""
    sort: Sort = Sort.RELEVANCE
    shown: tuple[int, ...] = ()
    seen: tuple[int, ...] = ()
    similar_to: int | None = None
    asked: tuple[str, ...] = ()

    def filters(self, exclude: tuple[int, ...] = ()) -> Filters:
        """Return the hard conditions for the recommender."""
        categories, brands = self._of(ConstraintKind.CATEGORY), self._of(ConstraintKind.BRAND)
        return Filters(
            categories=self.categories,
            not_categories=tuple(item.key for item in categories if item.negated),
            brands=tuple(item.key for item in brands if not item.negated),
            not_brands=tuple(item.key for item in brands if item.negated),
            price=self._price(),
            attributes=tuple(
                AttributeFilter(item.key, item.comparison, item.value, item.unit)
                for item in self._of(ConstraintKind.ATTRIBUTE)
                if item.value is not None
            ),
            exclude_ids=exclude,
        )

    def text(self) -> str:
        """Return the search text."""
        return " ".join(dict.fromkeys(self.words))

    def without(self, kind: ConstraintKind, key: str | None = None) -> SearchState:
        """Drop the constraints of a kind, or one of them."""
        kept = tuple(item for item in self.constraints if item.kind is not kind or (key and item.key != key))
        return replace(self, constraints=kept)

    @property
    def next_turn(self) -> int:
        """The source turn of the constraints that are added next."""
        return max((item.turn for item in self.constraints), default=0) + 1

    def is_empty(self) -> bool:
        """Tell whether nothing is searched for."""
        return not self.constraints and not self.words

    @property
    def categories(self) -> tuple[str, ...]:
        """Keys of the categories wanted."""
        return wanted_categories(self.constraints)

    @property
    def currency(self) -> str | None:
        """The currency that the shopper spoke of prices in, if they named one."""
        prices = [*self._of(ConstraintKind.MIN_PRICE), *self._of(ConstraintKind.MAX_PRICE)]
        return next((item.unit for item in reversed(prices) if item.unit), None)

    def to_slot(self) -> dict[str, Any]:
        """Return a JSON value without what is as it is at first: conversations keep many."""
        plain = {**_told(self), "constraints": [_told(item) for item in self.constraints]}
        return {name: value for name, value in plain.items() if value}

    @classmethod
    def from_slot(cls, value: dict[str, Any] | None) -> SearchState:
        """Read the JSON value back; None is an empty state."""
        values = dict(value or {})
        constraints = tuple(
            Constraint(
                **{
                    **item,
                    "kind": ConstraintKind(item["kind"]),
                    "comparison": Comparison(item.get("comparison", Comparison.EQUAL)),
                }
            )
            for item in values.pop("constraints", ())
        )
        sort = Sort(values.pop("sort", Sort.RELEVANCE))
        others: dict[str, Any] = {
            name: tuple(items) if isinstance(items, list) else items for name, items in values.items()
        }
        return cls(constraints, sort=sort, **others)

    def _of(self, kind: ConstraintKind) -> list[Constraint]:
        return [item for item in self.constraints if item.kind is kind]

    def _price(self) -> PriceRange | None:
        low, high = self._limit(ConstraintKind.MIN_PRICE), self._limit(ConstraintKind.MAX_PRICE)
        return None if low is None and high is None else PriceRange(low, high)

    def _limit(self, kind: ConstraintKind) -> int | None:
        prices = [int(item.value) for item in self._of(kind) if item.value is not None]
        return prices[-1] if prices else None


def wanted_categories(constraints: Sequence[Constraint]) -> tuple[str, ...]:
    """Return the keys of the categories that some constraints want, in their order."""
    return tuple(item.key for item in constraints if item.kind is ConstraintKind.CATEGORY and not item.negated)


def _told(record: Any) -> dict[str, Any]:
    """Return the fields of a data class that differ from their defaults, tuples as lists."""
    told = {field.name: getattr(record, field.name) for field in fields(record)}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in told.items()
        if value != record.__dataclass_fields__[name].default
    }
