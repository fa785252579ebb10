"""`daogou train`: trains what has changed."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from shop.settings import Settings

_STOPPED = 130
"""What a shell says of a command that Ctrl-C ended."""


@click.command()
@click.argument("what", type=click.Choice(["recommender", "dialogue", "tagger", "all"]), default="all")
@click.option("--force", is_flag=True, help="Train even if nothing has changed.")
def train(what: str, force: bool) -> None:
    """Train the recommender, the dialogue model, or both; skip what is up to date.

    Ctrl-C loses nothing: what was learnt until then is kept, and the next run goes on. `tagger` makes data/tagger anew,
    the weights that the dialogue model begins with: for those who change most examples, or what spans are.

    Example: daogou train dialogue
    """
    from rich.console import Console

    from shop.settings import get_settings

    console = Console()
    settings = get_settings()
    try:
        if what in ("recommender", "all"):
            _train_recommender(console, settings, force)
        if what in ("dialogue", "all"):
            _train_dialogue(console, settings, force)
        if what == "tagger":
            _train_tagger(console, settings)
    except KeyboardInterrupt:
        console.print("Stopped. What was learnt until now is kept: the next run goes on from there.")
        raise SystemExit(_STOPPED) from None


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
    from cli.progress import telling
    from operations.training.telling import Part
    from studio.publishing import Published, UpToDate, publish

    with (
        telling(console, "dialogue model: reading the shop's words") as tell,
        closing(publish(settings, force)) as events,
    ):
        for event in events:
            if isinstance(event, Part):
                tell(f"dialogue model: {event.name}", event.seconds_left)
            elif isinstance(event, UpToDate):
                console.print("[green]✓[/] dialogue model: up to date")
            elif isinstance(event, Published):
                console.print(f"[green]✓[/] dialogue model: trained in {event.seconds:.0f} s ({event.path})")


def _train_tagger(console: Console, settings: Settings) -> None:
    from cli.progress import telling
    from operations.training.tagger import train_tagger

    with telling(console, "tagger: loading the libraries") as tell, closing(train_tagger(settings)) as parts:
        for part in parts:
            tell(f"tagger: {part.name}", part.seconds_left)
    console.print("[green]✓[/] tagger: trained; data/tagger/card.json tells how well")
