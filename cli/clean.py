"""`daogou clean`: removes what has been kept as long as the settings say."""

from __future__ import annotations

import click


@click.command()
@click.option("--dry-run", is_flag=True, help="Say what would be removed, and remove nothing.")
def clean(dry_run: bool) -> None:
    """Remove old conversations, behaviour, feedback and logs; a running guide does it once a day.

    Example: daogou clean --dry-run
    """
    from datetime import datetime, timezone

    from rich.console import Console

    from operations.retention import clean as clean_now
    from shop.settings import get_settings

    console = Console()
    verb = "would be removed" if dry_run else "removed"
    for removed in clean_now(get_settings(), datetime.now(timezone.utc), dry_run=dry_run):
        console.print(f"[green]✓[/] {removed.what}, kept for {removed.days} days: {removed.number:,} {verb}")
