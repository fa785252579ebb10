"""Our collaborative models on public data, next to those of the `implicit` library, by the protocol everybody uses.

    python -m benchmarks.collaborative --evaluator cf_evaluate.py --data FOLDER [--data FOLDER ...]

Below the blend stand its members, each alone; they were trained with it.

A folder holds train.txt(.gz) and test.txt(.gz), a user and their items a line; the evaluator is the program that masks,
ranks all items and averages Recall@20 and NDCG@20. Every model is trained once, on the training file alone: the blend
chooses its members and weights on a part of that which it holds out by itself.
"""

from __future__ import annotations

import gzip
import importlib.util
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from recommender.collaborative.blend import BlendModel
from recommender.collaborative.contract import CollaborativeModel
from recommender.collaborative.interactions import Interactions

_RESULTS = Path("benchmarks/results/collaborative.md")
_ALS_SETTINGS = ((64, 0.01), (64, 30.0), (128, 10.0), (256, 0.05))
_VALIDATION_USERS = 2_000

Scores = Callable[[NDArray[np.int64]], NDArray[np.float32]]
Fit = Callable[[Any], Scores]
"""Learns from a matrix of users and items, and scores all items for some users."""


def ours(model: CollaborativeModel) -> Fit:
    """Wrap a model for the evaluator."""

    def fit(train: Any) -> Scores:
        users, items = train.nonzero()
        model.fit(Interactions.from_pairs(users, items))
        return _scores(model, train)

    return fit


def _scores(model: CollaborativeModel, train: Any) -> Scores:
    def scores(batch: NDArray[np.int64]) -> NDArray[np.float32]:
        # Items that nobody has in the training file have no column of the model; nothing can be said of them.
        full = np.full((len(batch), train.shape[1]), -np.inf, np.float32)
        full[:, model.product_ids] = model.predict([train[user].indices.tolist() for user in batch])
        return full

    return scores


def popularity(train: Any) -> Scores:
    """Score by the number of users."""
    counts = np.asarray(train.sum(axis=0)).ravel()
    return lambda batch: np.tile(counts, (len(batch), 1))


def implicit_als(factors: int, regularisation: float) -> Fit:
    """Return implicit's ALS of one setting."""

    def fit(train: Any) -> Scores:
        from implicit.cpu.als import AlternatingLeastSquares  # type: ignore[import-untyped]

        model = AlternatingLeastSquares(factors=factors, regularization=regularisation, alpha=1.0, random_state=0)
        model.fit(train, show_progress=False)
        return lambda batch: model.user_factors[batch] @ model.item_factors.T

    return fit


def implicit_bpr(train: Any) -> Scores:
    """Train implicit's BPR with the settings of the library."""
    from implicit.cpu.bpr import BayesianPersonalizedRanking  # type: ignore[import-untyped]

    model = BayesianPersonalizedRanking(random_state=0)
    model.fit(train, show_progress=False)
    return lambda batch: model.user_factors[batch] @ model.item_factors.T


def best_als(protocol: ModuleType, train: Any) -> tuple[str, Fit]:
    """Return the setting of implicit's ALS that is best on a tenth held out of the training file, with its name."""
    known, held_out = protocol.hold_out(train, 0.1)

    def worth(setting: tuple[int, float]) -> float:
        found = protocol.evaluate(implicit_als(*setting)(known), known, held_out, max_users=_VALIDATION_USERS)
        return float(found["ndcg@20"])

    factors, regularisation = max(_ALS_SETTINGS, key=worth)
    return f"implicit ALS, {factors} factors, {regularisation:g}", implicit_als(factors, regularisation)


@click.command(help=__doc__)
@click.option(
    "--evaluator", required=True, type=click.Path(exists=True, path_type=Path), help="The evaluating program."
)
@click.option("--data", "folders", required=True, multiple=True, type=click.Path(exists=True, path_type=Path))
def main(evaluator: Path, folders: tuple[Path, ...]) -> None:
    """Measure every model on every data set and write the table."""
    console = Console(width=120)
    protocol = _module(evaluator)
    tables = []
    for folder in folders:
        tables.append(_table(protocol, folder, console))
        console.print(tables[-1])
    write_tables(_RESULTS, "Collaborative models", *tables)


def _table(protocol: ModuleType, folder: Path, console: Console) -> Table:
    table = Table(title=folder.name)
    for heading in ("model", "Recall@20", "NDCG@20", "training s", "CPU s"):
        table.add_column(heading, justify="left" if heading == "model" else "right")
    train, test = _read(protocol, folder)
    blend = BlendModel()

    def add(name: str, scores: Scores, *costs: str) -> None:
        found = protocol.evaluate(scores, train, test)
        figures = (name, f"{found['recall@20']:.4f}", f"{found['ndcg@20']:.4f}", *costs)
        table.add_row(*figures)
        console.print(folder.name, *figures)

    als, fit_als = best_als(protocol, train)
    models = {"popularity": popularity, "implicit BPR": implicit_bpr, als: fit_als, "our blend": ours(blend)}
    for name, fit in models.items():
        began_at, cpu = time.monotonic(), time.process_time()
        scores = fit(train)
        add(name, scores, f"{time.monotonic() - began_at:.0f}", f"{time.process_time() - cpu:.0f}")
    for member in blend.components:
        add(f"of it: {member.model.name}, weight {member.weight:.2f}", _scores(member.model, train), "", "")
    return table


def _read(protocol: ModuleType, folder: Path) -> tuple[Any, Any]:
    with tempfile.TemporaryDirectory() as unpacked:
        for name in ("train.txt", "test.txt"):
            packed = folder / f"{name}.gz"
            if packed.exists():
                with gzip.open(packed) as source, (Path(unpacked) / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
            else:
                shutil.copy(folder / name, unpacked)
        train, test = protocol.load(unpacked)
        return train, test


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise click.ClickException(f"{path} is no Python program")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
