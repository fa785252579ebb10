"""What the parser finds: one frozen record an expression, each with its span in the shopper's own text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar

from pydantic import ValidationError, parse_obj_as


class Operator(str, Enum):
    """How the wanted figure relates to the ones named; the first three are the recommender's own comparisons."""

    AT_MOST = "lte"
    AT_LEAST = "gte"
    EQUAL = "eq"
    ABOUT = "approx"
    BETWEEN = "between"


@dataclass(frozen=True)
class Expression:
    """One finding; `start` and `end` are character offsets in the original text, `text` is what stands there."""

    entity: ClassVar[str]

    start: int
    end: int
    text: str

    def as_entity(self) -> dict[str, Any]:
        """Return the finding as a Rasa entity whose `value` is a dictionary of plain JSON values."""
        value = {name: _plain(field) for name, field in asdict(self).items() if name not in ("start", "end", "text")}
        return {"entity": self.entity, "start": self.start, "end": self.end, "value": value, "text": self.text}


@dataclass(frozen=True)
class PriceExpression(Expression):
    """A wanted price, as it was said: whole currencies (dollars, not cents), and which of them it may be.

    AT_MOST sets the high end only and AT_LEAST the low end only; EQUAL and ABOUT set both to the amount named: how wide
    "about" is stays with the reader. `currencies` (ISO 4217) are what the words or the sign may mean, the likeliest
    first, none where no currency was said: only the shop's tells which is meant, and how many decimals it has.
    `swapped`: the larger end was named first. `invalid`: an amount is negative. `is_too_much`: the amount itself is
    refused ("$109 is a bit much"), so what is wanted costs less.
    """

    entity: ClassVar[str] = "price"

    op: Operator
    low: Decimal | None
    high: Decimal | None
    currencies: tuple[str, ...]
    swapped: bool = False
    invalid: bool = False
    is_too_much: bool = False


PERSON = "person"


@dataclass(frozen=True)
class QuantityExpression(Expression):
    """A wanted measure in the normal `unit` of its `dimension` (GB, in, m, g, ml, W, Hz, ...); ends as in a price.

    `bare` is what the measure means where `op` is EQUAL: AT_LEAST where more is better and nobody said "exactly"
    ("16 GB memory"), AT_MOST where less is (dB), else EQUAL, give or take `tolerance`, a share of it. `of` is the
    side that a length was said of (width, height or depth), or PERSON for a measure of who uses a thing; empty where
    nothing tells.
    """

    entity: ClassVar[str] = "quantity"

    op: Operator
    min: float | None
    max: float | None
    unit: str
    dimension: str
    bare: Operator = Operator.EQUAL
    tolerance: float = 0.0
    of: str = ""


@dataclass(frozen=True)
class SizeName(Expression):
    """A size or resolution that goes by several `names`, as products write them: 5号电池 is AA or LR6."""

    entity: ClassVar[str] = "size_name"

    names: tuple[str, ...]


@dataclass(frozen=True)
class OrdinalReference(Expression):
    """One of the products shown: 1 is the first, -1 the last, -2 the last but one."""

    entity: ClassVar[str] = "ordinal"

    index: int


@dataclass(frozen=True)
class NegatedSpan(Expression):
    """Something the shopper does not want, in their own words (`text`); one record for each thing.

    `refusing` are the places of the words that refuse it, as (start, end): "without", "can't stand", "... excluded".
    `is_feature`: it is what the thing shall not do, 发黄 of 不发黄, which a shop may say as a feature. `is_over`: it is
    not wanted any more (不要蓝牙了), which gives up what was wanted until now, and refuses anything else.
    """

    entity: ClassVar[str] = "negated"

    refusing: tuple[tuple[int, int], ...] = ()
    is_feature: bool = False
    is_over: bool = False

    def as_entity(self) -> dict[str, Any]:
        """Return the finding as a Rasa entity whose `value` holds the unwanted words, too."""
        entity = super().as_entity()
        return {**entity, "value": {"text": self.text, **entity["value"]}}


@dataclass(frozen=True)
class SortOrder(Expression):
    """A wanted order: `price_asc`, `price_desc`, `newest` or `popular`."""

    entity: ClassVar[str] = "sort"

    order: str


@dataclass(frozen=True)
class RelativeChange(Expression):
    """A wish relative to what was shown: `attribute` should go `lower` or `higher`.

    It is price, size, weight, length, width, height, thickness or capacity (`language.schema.messages.Attribute`).

    `factor` says how far where that was said: 0.5 of "half the price".
    """

    entity: ClassVar[str] = "relative"

    attribute: str
    direction: str
    factor: float | None = None


@dataclass(frozen=True)
class PickedByRank(Expression):
    """One of the products shown, the one whose `attribute` (as of `RelativeChange`) is `lowest` or `highest`."""

    entity: ClassVar[str] = "pick"

    attribute: str
    extreme: str


@dataclass(frozen=True)
class PastReference(Expression):
    """A product seen before: from `earliest_days` to `latest_days` ago, None for any time ("last time")."""

    entity: ClassVar[str] = "past"

    earliest_days: int | None
    latest_days: int | None


class JointKind(str, Enum):
    """How two things stand to each other.

    OR: either will do. AND: both were named; where no product can be both ("in red and blue") either will do. ALSO: the
    thing before this word will do besides what was wanted so far (罗技也行). EACH: so will each of those side by side
    before it (红色黑色都行). MORE: it is wanted, too, as one more of the kind (白色的也要一个).
    """

    OR = "or"
    AND = "and"
    ALSO = "also"
    EACH = "each"
    MORE = "more"


@dataclass(frozen=True)
class Joint(Expression):
    """What joins the thing before it and the thing after it; a comma of a list joins as the last of the list does."""

    entity: ClassVar[str] = "joint"

    kind: JointKind


class Role(str, Enum):
    """How a thing is meant: it is WANTED, what the product must FIT, HAVE or be PLACEd at, or it tells of TROUBLE."""

    WANTED = "wish"
    FITS = "fits"
    HAS = "has"
    PLACE = "place"
    TROUBLE = "trouble"


@dataclass(frozen=True)
class RoleMark(Expression):
    """Words that tell how the thing right after them is meant ("for my", 带), or, `of_before`, the thing before (用的).

    Of TROUBLE the span is the whole clause.
    """

    entity: ClassVar[str] = "role"

    role: Role
    of_before: bool = False


@dataclass(frozen=True)
class DroppedCondition(Expression):
    """A condition that no longer holds.

    `price`, `brand`, `colour`, `category`; `all` but the kind of thing; `search`: everything, "start again"; or else
    the shopper's words for it.
    """

    entity: ClassVar[str] = "drop"

    what: str


@dataclass(frozen=True)
class KeptCondition(Expression):
    """A condition that holds on ("same budget"): named as in `DroppedCondition`.

    Where the search has no such condition, what is on show tells its value ("same price", "same colour").
    """

    entity: ClassVar[str] = "keep"

    what: str


@dataclass(frozen=True)
class ExcludedCurrent(Expression):
    """The shopper wants another `brand`, `colour`, ... than those on show."""

    entity: ClassVar[str] = "exclude_current"

    what: str


_KINDS: dict[str, type[Expression]] = {
    kind.entity: kind
    for kind in (
        PriceExpression,
        QuantityExpression,
        SizeName,
        OrdinalReference,
        NegatedSpan,
        SortOrder,
        RelativeChange,
        PickedByRank,
        PastReference,
        DroppedCondition,
        KeptCondition,
        ExcludedCurrent,
        Joint,
        RoleMark,
    )
}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return f"{value:f}"  # as text: a JSON number would be read as a float
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, Enum) else value


def from_entity(entity: Mapping[str, Any]) -> Expression | None:
    """Return the expression that `as_entity` made an entity of.

    Returns None for an entity that is no expression, and for one whose values are none of ours.
    """
    kind, value = _KINDS.get(str(entity.get("entity"))), entity.get("value")
    if kind is None or not isinstance(value, Mapping):
        return None
    place = {name: entity.get(name) for name in ("start", "end", "text")}
    try:
        return parse_obj_as(kind, {**value, **place})
    except ValidationError:
        return None
