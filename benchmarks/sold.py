"""How well the guide tells what the shop does not sell: precision and recall of refusals, on 800 wishes a language.

    python -m benchmarks.sold                 # needs the ingested demo shop
    python -m benchmarks.sold --wrong         # lists what went wrong

The first draw was looked at while the finder was mended, the fresh one only measured. How they were drawn and judged
stands in data/evaluation/NOTICE.md.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from guide.kinds import Finding, KindFinder, Unsold, kind_finder
from guide.reading.wished_things import wished_things
from guide.vocabulary import Vocabulary
from recommender.encoders import load_encoder
from recommender.encoders.encoder import MULTILINGUAL
from shop.settings import get_settings
from shop.unit_of_work import unit_of_work_factory

_WISHES = Path("data/evaluation")
_RESULTS = Path("benchmarks/results/sold.md")
_DRAWS = {"sold": "first draw", "sold_fresh": "fresh draw"}


@dataclass(frozen=True)
class Outcome:
    """One wish: whether the shop sells what it names, what was found, and how much processor time that took."""

    wish: str
    sold: bool
    found: Sequence[Finding | None]
    seconds: float

    @property
    def refused(self) -> bool:
        """Whether the guide says that the shop has none."""
        return any(isinstance(finding, Unsold) for finding in self.found)


@click.command(help=__doc__)
@click.option("--wrong", is_flag=True, help="List the wishes that were judged wrongly.")
def main(wrong: bool) -> None:
    """Measure and write the table."""
    with unit_of_work_factory(get_settings().database_url)() as uow:
        finder = kind_finder(uow.terms, Vocabulary(uow.terms.all()), load_encoder(MULTILINGUAL))
    finder.find("warm up")
    console = Console()
    table = Table(title="Refusals: what is not sold here")
    for heading in (
        "wishes",
        "sold",
        "not sold",
        "precision",
        "recall",
        "nothing found",
        "median CPU ms",
        "p95 CPU ms",
    ):
        table.add_column(heading, justify="left" if heading == "wishes" else "right")
    for draw, name in _DRAWS.items():
        for language in ("en", "zh"):
            outcomes = _outcomes(f"{draw}_{language}.csv", finder)
            table.add_row(f"{language}, {name}", *_figures(outcomes))
            for outcome in outcomes if wrong else ():
                if outcome.refused is outcome.sold:
                    console.print(f"{outcome.wish}: {list(outcome.found)}, sold: {outcome.sold}", markup=False)
    console.print(table)
    write_tables(_RESULTS, "What is sold and what is not", table)


def _outcomes(file_name: str, finder: KindFinder) -> list[Outcome]:
    outcomes = []
    with (_WISHES / file_name).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            begin = time.process_time()
            found = [finder.find(thing.text) for thing in wished_things(row["wish"])]
            outcomes.append(Outcome(row["wish"], row["sold"] == "yes", found, time.process_time() - begin))
    return outcomes


def _figures(outcomes: Sequence[Outcome]) -> list[str]:
    refused = sum(outcome.refused for outcome in outcomes)
    right = sum(outcome.refused and not outcome.sold for outcome in outcomes)
    unsold = sum(not outcome.sold for outcome in outcomes)
    nothing = sum(not any(outcome.found) for outcome in outcomes)
    times = sorted(outcome.seconds * 1000 for outcome in outcomes)
    return [
        str(len(outcomes) - unsold),
        str(unsold),
        f"{right / max(refused, 1):.3f}",
        f"{right / max(unsold, 1):.3f}",
        str(nothing),
        f"{times[len(times) // 2]:.2f}",
        f"{times[int(0.95 * len(times))]:.2f}",
    ]


if __name__ == "__main__":
    main()
