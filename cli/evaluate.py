"""`daogou evaluate`: every figure of the guide in one table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.table import Table

    from operations.evaluation import Tables
    from recommender.evaluation.rows import Row


@click.command()
@click.argument("what", type=click.Choice(["search", "recommender", "nlu", "all"]), default="all")
@click.option(
    "--json", "json_path", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures to this file too."
)
@click.option(
    "--plots", type=click.Path(file_okay=False, path_type=Path), help="Draw the figures as PNG files into this folder."
)
def evaluate(what: str, json_path: Path | None, plots: Path | None) -> None:
    """Measure search, recommendation and understanding on held-out data and print the tables.

    Example: daogou evaluate recommender --plots docs/recommender/plots
    """
    from rich.console import Console

    from operations import evaluation
    from operations.pieces import check_database
    from shop.settings import get_settings

    console = Console()
    settings = get_settings()
    found: Tables = {}
    with console.status("Loading") as status:
        if what != "nlu":
            check_database(settings)
            shop = evaluation.TrainedShop.load(settings)
        if what in ("search", "all"):
            status.update("Measuring search")
            found |= evaluation.measure_search(shop)
        if what in ("recommender", "all"):

            def show(what: str, done: int, total: int) -> None:
                status.update(f"Measuring: {what} ({done} of {total})")

            found |= evaluation.measure_recommendation(shop, show)
        if what in ("nlu", "all"):
            status.update("Measuring understanding")
            found |= evaluation.measure_nlu(settings)
    for title, rows in found.items():
        console.print(_table(title, rows))
    if plots is not None:
        from recommender.evaluation.plots import draw

        for path in draw(found, plots):
            console.print(f"drawn: {path}")
    if json_path is not None:
        _write_json(found, json_path)


def _table(title: str, rows: list[Row]) -> Table:
    """Return a table with a line for each model and data and a column for each measure."""
    from rich.table import Table

    measures = list(dict.fromkeys(measure for row in rows for measure in row.figures))
    table = Table(title=title)
    table.add_column("data")
    table.add_column("model")
    for measure in measures:
        table.add_column(measure, justify="right")
    previous = ""
    for row in rows:
        if previous and row.data != previous:
            table.add_section()
        cells = [_cell(row.figures.get(measure)) for measure in measures]
        table.add_row("" if row.data == previous else row.data, row.model, *cells)
        previous = row.data
    return table


def _cell(value: float | None) -> str:
    if value is None or value != value:
        return "-"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def _write_json(tables: Tables, path: Path) -> None:
    import json
    from dataclasses import asdict

    content = {title: [asdict(row) for row in rows] for title, rows in tables.items()}
    path.write_text(f"{json.dumps(content, indent=2)}\n", encoding="utf-8")
