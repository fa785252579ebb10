"""`daogou ingest`: reads catalogues, orders and events into the shop's database."""

from __future__ import annotations

import click


@click.command()
def ingest() -> None:
    """Read a catalogue, orders or events into the shop.

    Example: daogou ingest demo
    """
