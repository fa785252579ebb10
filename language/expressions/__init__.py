"""Deterministic reading of money, measures, places, orders and exclusions, in English and Chinese."""

from language.expressions.parser import parse
from language.expressions.phrasing import phrasing
from language.expressions.records import (
    DroppedCondition,
    ExcludedCurrent,
    Expression,
    Joint,
    JointKind,
    KeptCondition,
    NegatedSpan,
    Operator,
    OrdinalReference,
    PastReference,
    PickedByRank,
    PriceExpression,
    QuantityExpression,
    RelativeChange,
    Role,
    RoleMark,
    SizeName,
    SortOrder,
    from_entity,
)

__all__ = [
    "DroppedCondition",
    "ExcludedCurrent",
    "Expression",
    "Joint",
    "JointKind",
    "KeptCondition",
    "NegatedSpan",
    "Operator",
    "OrdinalReference",
    "PastReference",
    "PickedByRank",
    "PriceExpression",
    "QuantityExpression",
    "RelativeChange",
    "Role",
    "RoleMark",
    "SizeName",
    "SortOrder",
    "from_entity",
    "parse",
    "phrasing",
]
