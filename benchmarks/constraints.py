"""How well the constraint parser reads utterances it was not written on.

    python -m benchmarks.constraints [--show]

An utterance counts as exact when the set of its constraints is the expected one. Measures are compared in normal units
("greater than" counts as "at least", a range as its two ends), words without regard to case. `--show` lists the
utterances that went wrong.
"""

from __future__ import annotations

import time
from collections import Counter
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import click
import yaml
from rich.console import Console
from rich.table import Table

from language.expressions import Expression, Operator, PriceExpression, QuantityExpression, parse
from language.money import minor_units
from language.units import units

_UTTERANCES = Path("data/evaluation/constraints.yml")
_OPERATORS = {"gt": "gte", "lt": "lte", "around": "approx"}
_PRECISION = 4
_BARE = "USD"
"""The utterances count amounts without a currency in hundredths."""

_NOT_NAMED = ("factor", "refusing", "is_feature")
"""The utterances do not name how far a wish goes, which words refuse, and whether what is refused is a feature."""

Item = tuple[Any, ...]


def expected_item(entry: dict[str, Any]) -> Item:
    """Return one expected constraint in the form that `found_item` gives."""
    kind = entry["kind"]
    operator = _OPERATORS.get(entry.get("op", ""), entry.get("op"))
    if kind == "price":
        ends = (entry["min_cents"], entry["max_cents"]) if operator == "between" else (entry["amount_cents"],)
        return (kind, operator, *ends, entry["currency"])
    if kind == "quantity":
        unit = units()[entry["unit"]]
        return (kind, operator, round(unit.in_base(Decimal(str(entry["value"]))), _PRECISION), unit.base)
    return (kind, *(str(value).casefold() for name, value in sorted(entry.items()) if name != "kind"))


def found_items(expression: Expression) -> list[Item]:
    """Return one finding of the parser as plain tuples: one, or two for a range of measures."""
    if isinstance(expression, PriceExpression):
        currency = next(iter(expression.currencies), None)
        said = [minor_units(end, currency or _BARE) for end in (expression.low, expression.high) if end is not None]
        shown = said if expression.op is Operator.BETWEEN else said[:1]
        return [("price", expression.op.value, *shown, currency)]
    if isinstance(expression, QuantityExpression):
        ends = {"gte": expression.min, "lte": expression.max}
        if expression.op in (Operator.EQUAL, Operator.ABOUT):
            ends = {expression.op.value: expression.min}
        return [
            ("quantity", operator, round(end, _PRECISION), expression.unit)
            for operator, end in ends.items()
            if end is not None
        ]
    value = {name: said for name, said in expression.as_entity()["value"].items() if name not in _NOT_NAMED}
    return [(expression.entity, *(str(value[name]).casefold() for name in sorted(value)))]


@click.command()
@click.option("--show", is_flag=True, help="List the utterances that went wrong.")
def main(show: bool) -> None:
    """Print exact match by language and precision, recall and F1 by kind."""
    console = Console()
    utterances = yaml.safe_load(_UTTERANCES.read_text(encoding="utf-8"))["utterances"]
    exact: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    expected_of: Counter[str] = Counter()
    found_of: Counter[str] = Counter()
    right_of: Counter[str] = Counter()
    seconds = []
    for utterance in utterances:
        start = time.perf_counter()
        expressions = parse(utterance["text"])
        seconds.append(time.perf_counter() - start)
        expected = Counter(map(expected_item, utterance["expect"]))
        found = Counter(item for expression in expressions for item in found_items(expression))
        totals[utterance["language"]] += 1
        exact[utterance["language"]] += expected == found
        for item in (expected & found).elements():
            right_of[item[0]] += 1
        expected_of.update(item[0] for item in expected.elements())
        found_of.update(item[0] for item in found.elements())
        if show and expected != found:
            missing, surplus = list((expected - found).elements()), list((found - expected).elements())
            console.print(f"{utterance['text']!r}\n   missing {missing}\n   surplus {surplus}", markup=False)

    table = Table("kind", "expected", "found", "right", "precision", "recall", "F1")
    for kind in [*sorted({*expected_of, *found_of}), "all"]:
        wanted, given, right = (
            counter.total() if kind == "all" else counter[kind] for counter in (expected_of, found_of, right_of)
        )
        precision, recall = right / max(given, 1), right / max(wanted, 1)
        f1 = 2 * right / max(wanted + given, 1)
        table.add_row(kind, str(wanted), str(given), str(right), f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}")
    console.print(table)
    for language, total in sorted(totals.items()):
        console.print(f"exact sets, {language}: {exact[language]} of {total} ({exact[language] / total:.1%})")
    console.print(f"exact sets, all: {exact.total()} of {totals.total()} ({exact.total() / totals.total():.1%})")
    console.print(f"median time to parse one: {median(seconds) * 1e3:.2f} ms")


if __name__ == "__main__":
    main()
