"""`daogou evaluate`: every figure of the guide in one table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cli.figures import Figure


@click.command()
@click.argument("what", type=click.Choice(["search", "recommender", "nlu", "all"]), default="all")
@click.option(
    "--json", "json_path", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures to this file too."
)
def evaluate(what: str, json_path: Path | None) -> None:
    """Measure search, recommendation and understanding on held-out data and print one table.

    Example: daogou evaluate nlu
    """
    from rich.console import Console

    from cli import figures
    from cli.serve import check_database
    from shop.settings import get_settings

    console = Console()
    settings = get_settings()
    found: list[Figure] = []
    with console.status("Loading") as status:
        if what != "nlu":
            check_database(settings)
            shop = figures.TrainedShop.load(settings)
        if what in ("search", "all"):
            status.update("Measuring search")
            found += figures.measure_search(shop)
        if what in ("recommender", "all"):
            found += figures.measure_recommendation(shop, lambda model, *_: status.update(f"Measuring {model}"))
        if what in ("nlu", "all"):
            status.update("Measuring understanding")
            found += figures.measure_nlu(settings)
    console.print(_table(found))
    if json_path is not None:
        _write_json(found, json_path)


def _table(figures: list[Figure]) -> object:
    from rich.table import Table

    table = Table()
    for heading in ("part", "data", "model", "measure"):
        table.add_column(heading)
    table.add_column("value", justify="right")
    previous = ""
    for figure in figures:
        if previous and figure.part != previous:
            table.add_section()
        previous = figure.part
        table.add_row(figure.part, figure.data, figure.model, figure.measure, f"{figure.value:.3f}")
    return table


def _write_json(figures: list[Figure], path: Path) -> None:
    import json
    from dataclasses import asdict

    path.write_text(f"{json.dumps([asdict(figure) for figure in figures], indent=2)}\n", encoding="utf-8")
