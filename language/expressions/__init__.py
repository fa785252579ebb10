"""Deterministic reading of money, measures, places, orders and exclusions, in English and Chinese."""

from language.expressions.parser import parse
from language.expressions.records import (
    Constraint,
    DroppedConstraint,
    ExcludedCurrent,
    NegatedSpan,
    Operator,
    OrdinalReference,
    PastReference,
    PickedByRank,
    PriceConstraint,
    QuantityConstraint,
    RelativeChange,
    SortOrder,
)

__all__ = [
    "Constraint",
    "DroppedConstraint",
    "ExcludedCurrent",
    "NegatedSpan",
    "Operator",
    "OrdinalReference",
    "PastReference",
    "PickedByRank",
    "PriceConstraint",
    "QuantityConstraint",
    "RelativeChange",
    "SortOrder",
    "parse",
]
