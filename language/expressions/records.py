"""What the parser finds: one frozen record a finding, each with its span in the shopper's own text."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any, ClassVar


class Operator(str, Enum):
    """How the wanted figure relates to the ones named; the first three are the recommender's own comparisons."""

    AT_MOST = "lte"
    AT_LEAST = "gte"
    EQUAL = "eq"
    ABOUT = "approx"
    BETWEEN = "between"


@dataclass(frozen=True)
class Constraint:
    """One finding; `start` and `end` are character offsets in the original text, `text` is what stands there."""

    entity: ClassVar[str]

    start: int
    end: int
    text: str

    def as_entity(self) -> dict[str, Any]:
        """Return the finding as a Rasa entity whose `value` is a dictionary of plain JSON values."""
        value = {
            name: field.value if isinstance(field, Enum) else field
            for name, field in asdict(self).items()
            if name not in ("start", "end", "text")
        }
        return {"entity": self.entity, "start": self.start, "end": self.end, "value": value, "text": self.text}


@dataclass(frozen=True)
class PriceConstraint(Constraint):
    """A wanted price in minor units (cents, pence, fen) of `currency` (ISO 4217), or None where none was said.

    AT_MOST sets `max_cents` only and AT_LEAST `min_cents` only; EQUAL and ABOUT set both to the amount named: how wide
    "about" is stays with the reader. `swapped`: the larger end was named first. `invalid`: an amount is negative.
    """

    entity: ClassVar[str] = "price"

    op: Operator
    min_cents: int | None
    max_cents: int | None
    currency: str | None
    swapped: bool = False
    invalid: bool = False


@dataclass(frozen=True)
class QuantityConstraint(Constraint):
    """A wanted measure in the normal `unit` of its `dimension` (GB, in, m, g, ml, W, Hz, ...); ends as in a price."""

    entity: ClassVar[str] = "quantity"

    op: Operator
    min: float | None
    max: float | None
    unit: str
    dimension: str


@dataclass(frozen=True)
class OrdinalReference(Constraint):
    """One of the products shown: 1 is the first, -1 the last, -2 the last but one."""

    entity: ClassVar[str] = "ordinal"

    index: int


@dataclass(frozen=True)
class NegatedSpan(Constraint):
    """Something the shopper does not want, in their own words (`text`); one record for each thing."""

    entity: ClassVar[str] = "negated"

    def as_entity(self) -> dict[str, Any]:
        """Return the finding as a Rasa entity whose `value` holds the unwanted words."""
        return {**super().as_entity(), "value": {"text": self.text}}


@dataclass(frozen=True)
class SortOrder(Constraint):
    """A wanted order: `price_asc`, `price_desc`, `newest` or `popular`."""

    entity: ClassVar[str] = "sort"

    order: str


@dataclass(frozen=True)
class RelativeChange(Constraint):
    """A wish relative to what was shown: `attribute` (price, size, weight) should go `lower` or `higher`.

    `factor` says how far where that was said: 0.5 of "half the price".
    """

    entity: ClassVar[str] = "relative"

    attribute: str
    direction: str
    factor: float | None = None


@dataclass(frozen=True)
class PickedByRank(Constraint):
    """One of the products shown, the one whose `attribute` (price, size, weight) is `lowest` or `highest`."""

    entity: ClassVar[str] = "pick"

    attribute: str
    extreme: str


@dataclass(frozen=True)
class PastReference(Constraint):
    """A product seen before: from `earliest_days` to `latest_days` ago, None for any time ("last time")."""

    entity: ClassVar[str] = "past"

    earliest_days: int | None
    latest_days: int | None


@dataclass(frozen=True)
class DroppedConstraint(Constraint):
    """A condition that no longer holds: `price`, `brand`, `colour`, `category`, or else the shopper's words for it."""

    entity: ClassVar[str] = "drop"

    what: str


@dataclass(frozen=True)
class ExcludedCurrent(Constraint):
    """The shopper wants another `brand`, `colour`, ... than those on show."""

    entity: ClassVar[str] = "exclude_current"

    what: str
