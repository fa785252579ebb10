"""`daogou train`: trains what has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from shop.settings import Settings


@click.command()
@click.argument("what", type=click.Choice(["recommender", "dialogue", "all"]), default="all")
@click.option("--force", is_flag=True, help="Train even if nothing has changed.")
def train(what: str, force: bool) -> None:
    """Train the recommender, the dialogue model, or both; skip what is up to date.

    Example: daogou train dialogue
    """
    from rich.console import Console

    from shop.settings import get_settings

    console = Console()
    settings = get_settings()
    if what in ("recommender", "all"):
        _train_recommender(console, settings, force)
    if what in ("dialogue", "all"):
        _train_dialogue(console, settings, force)


def _train_recommender(console: Console, settings: Settings, force: bool) -> None:
    from operations.pieces import check_database
    from operations.training.recommender import is_recommender_fresh, mark_recommender_fresh

    check_database(settings)
    if not force and is_recommender_fresh(settings):
        console.print("[green]✓[/] recommender: up to date")
        return
    with console.status("Loading the libraries"):
        from cli.progress import stages
        from recommender.training.train import train_recommender
        from shop.unit_of_work import unit_of_work_factory

    with stages(console) as show:
        card = train_recommender(unit_of_work_factory(settings.database_url), settings, show, force)
    mark_recommender_fresh(settings)
    console.print(
        f"[green]✓[/] recommender: {card.products:,} products, {card.customers:,} customers, "
        f"{card.interactions:,} purchases, trained in {card.seconds:.0f} s"
    )


def _train_dialogue(console: Console, settings: Settings, force: bool) -> None:
    from studio.publishing import Published, UpToDate, publish

    with console.status("Training the dialogue model (a minute or two)"):
        for event in publish(settings, force):
            if isinstance(event, UpToDate):
                console.print("[green]✓[/] dialogue model: up to date")
            elif isinstance(event, Published):
                console.print(f"[green]✓[/] dialogue model: trained in {event.seconds:.0f} s ({event.path})")
