"""From which nearness on a word that nobody knows is a word of the shop: right and wrong categories, by threshold.

    python -m benchmarks.nearest_terms    # needs the ingested demo shop

382 labelled words, those that are words of the shop left out. Most of the others are known by the taxonomy or the
dictionary before the vectors are asked; the figures for those that only the vectors know decide.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from guide.kinds import kind_finder, nearest_terms
from guide.kinds.nearest_terms import NearestTerms
from guide.vocabulary import Vocabulary
from recommender.encoders import load_encoder
from recommender.encoders.encoder import MULTILINGUAL
from shop.catalogue.records import TermKind
from shop.settings import get_settings
from shop.unit_of_work import unit_of_work_factory

_WORDS = Path("data/evaluation/nearest_terms.csv")
_RESULTS = Path("benchmarks/results/nearest_terms.md")
_THRESHOLDS = (0.65, 0.70, 0.75, 0.78, 0.80, 0.82, 0.85, 0.90)


@dataclass(frozen=True)
class _Word:
    language: str
    text: str
    wanted: frozenset[str]
    """The categories that are right; none where the shop has no such thing."""


@click.command(help=__doc__)
def main() -> None:
    """Measure and write the table."""
    with unit_of_work_factory(get_settings().database_url)() as uow:
        vocabulary = Vocabulary(uow.terms.all())
        encoder = load_encoder(MULTILINGUAL)
        without = kind_finder(uow.terms, vocabulary)
    nearest = NearestTerms(vocabulary.of_kind(TermKind.CATEGORY), encoder)
    words = [word for word in _read() if not vocabulary.categories(word.text)]
    unknown = [word for word in words if without.find(word.text) is None]
    table = Table(title="Words by the least cosine: right and wrong categories")
    for heading in ("words", "number", "with a category", *(f"{threshold:.2f}" for threshold in _THRESHOLDS)):
        table.add_column(heading, justify="left" if heading == "words" else "right")
    for name, some in (("all", words), ("known to nothing else", unknown)):
        for language in ("en", "zh"):
            own = [word for word in some if word.language == language]
            figures = (_figure(own, nearest, threshold) for threshold in _THRESHOLDS)
            table.add_row(f"{language}, {name}", str(len(own)), str(sum(bool(word.wanted) for word in own)), *figures)
    Console().print(table)
    write_tables(_RESULTS, "Words that nobody knows", table)


def _figure(words: Sequence[_Word], nearest: NearestTerms, threshold: float) -> str:
    own, nearest_terms.NEAR = nearest_terms.NEAR, threshold
    found = [(word, set(nearest.categories(nearest.to(word.text) or ""))) for word in words]
    nearest_terms.NEAR = own
    right = sum(not word.wanted.isdisjoint(keys) for word, keys in found)
    return f"{right} + {sum(bool(keys) for _, keys in found) - right}"


def _read() -> list[_Word]:
    with _WORDS.open(encoding="utf-8", newline="") as file:
        return [
            _Word(row["language"], row["word"], frozenset(filter(None, row["categories"].split("|"))))
            for row in csv.DictReader(file)
        ]


if __name__ == "__main__":
    main()
