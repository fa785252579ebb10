"""Deterministic reading of money, measures, places, orders and exclusions, in English and Chinese."""

from bot.nlu.constraints.parser import parse
from bot.nlu.constraints.records import (
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
