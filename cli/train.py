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


def _train_dialogue(console: Console, settings: Settings, force: bool) -> None:
    import time

    from cli.dialogue import is_up_to_date, train_dialogue

    if not force and is_up_to_date(settings):
        console.print("[green]✓[/] dialogue model: up to date")
        return
    began_at = time.monotonic()
    with console.status("Training the dialogue model (a minute or two)"):
        path = train_dialogue(settings)
    console.print(f"[green]✓[/] dialogue model: trained in {time.monotonic() - began_at:.0f} s ({path})")
