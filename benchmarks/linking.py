"""How well words are linked to the catalogue when they are misspelt: precision and recall on hand-labelled spans.

    python -m benchmarks.linking            # needs the ingested demo shop
    python -m benchmarks.linking --wrong    # lists what went wrong

The spans and what a language model would have called them are given, so that this measures the linking alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from guide.message import Span
from guide.reading.linker import link
from guide.vocabulary import Vocabulary
from shop.catalogue.records import TermRecord
from shop.settings import get_settings
from shop.unit_of_work import unit_of_work_factory

_SPANS = Path("data/evaluation/linking.yml")
_RESULTS = Path("benchmarks/results/linking.md")


@dataclass(frozen=True)
class Outcome:
    """One labelled span: what it should be linked to (nothing: an empty set), and what it was."""

    row: dict[str, Any]
    wanted: frozenset[tuple[str, str]]
    found: tuple[str, str] | None

    @property
    def right(self) -> bool:
        """Whether the link is one of those wanted, or rightly missing."""
        return self.found in self.wanted if self.wanted else self.found is None


@click.command(help=__doc__)
@click.option("--wrong", is_flag=True, help="List the spans that were linked wrongly.")
def main(wrong: bool) -> None:
    """Measure and write the table."""
    with unit_of_work_factory(get_settings().database_url)() as uow:
        vocabulary = Vocabulary(uow.terms.all())
    outcomes = [_outcome(row, vocabulary) for row in yaml.safe_load(_SPANS.read_text(encoding="utf-8"))]
    table = Table(title="Linking of labelled spans")
    for heading in ("spans", "number", "precision", "recall", "F1", "unknown left alone"):
        table.add_column(heading, justify="left" if heading == "spans" else "right")
    for name, some in _groups(outcomes):
        table.add_row(name, str(len(some)), *_figures(some))
    console = Console()
    console.print(table)
    if wrong:
        for outcome in outcomes:
            if not outcome.right:
                wanted = ", ".join(f"{kind} {key}" for kind, key in outcome.wanted) or "nothing"
                console.print(
                    f"{outcome.row['text']} [{outcome.row['span']}]: {outcome.found}, wanted {wanted}", markup=False
                )
    write_tables(_RESULTS, "Linking of words to the catalogue", table)


def _outcome(row: dict[str, Any], vocabulary: Vocabulary) -> Outcome:
    start = row["text"].index(row["span"])
    end = start + len(row["span"])
    links = link(row["text"], [Span(start, end, row["span"], row["entity"])], vocabulary)
    inside = [found for found in links if found.term and found.start < end and start < found.end]
    best = max(inside, key=lambda found: min(found.end, end) - max(found.start, start), default=None)
    expected = row["expect"] or []
    wanted = expected if isinstance(expected, list) else [expected]
    return Outcome(
        row,
        frozenset((item["kind"], item["key"]) for item in wanted),
        _key(best.term) if best and best.term else None,
    )


def _key(term: TermRecord) -> tuple[str, str]:
    return term.kind.value, term.key


def _groups(outcomes: list[Outcome]) -> Iterable[tuple[str, list[Outcome]]]:
    yield "all", outcomes
    for name in ("language", "entity"):
        for value in Counter(outcome.row[name] for outcome in outcomes):
            yield str(value), [outcome for outcome in outcomes if outcome.row[name] == value]


def _figures(outcomes: list[Outcome]) -> list[str]:
    right = sum(outcome.right for outcome in outcomes if outcome.wanted)
    linked = sum(outcome.found is not None for outcome in outcomes)
    known = sum(bool(outcome.wanted) for outcome in outcomes)
    unknown = [outcome for outcome in outcomes if not outcome.wanted]
    precision, recall = right / max(linked, 1), right / max(known, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    alone = sum(outcome.found is None for outcome in unknown) / max(len(unknown), 1)
    return [f"{value:.3f}" for value in (precision, recall, f1, alone)]


if __name__ == "__main__":
    main()
