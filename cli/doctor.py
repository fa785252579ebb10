"""`daogou doctor`: says what is missing and how to get it."""

from __future__ import annotations

import click


@click.command()
def doctor() -> None:
    """Check this installation; the exit code is 1 if something needed is missing.

    Example: daogou doctor
    """
    from rich.console import Console
    from rich.table import Table

    from operations.checks import State, run_checks
    from shop.settings import get_settings

    console = Console()
    styles = {State.OK: "green", State.MISSING: "bold red", State.OPTIONAL: "yellow"}
    with console.status("Looking"):
        results = run_checks(get_settings())
    table = Table(show_lines=False)
    for heading in ("what", "state", "found", "how to get it"):
        table.add_column(heading, overflow="fold")
    for result in results:
        remedy = "" if result.state is State.OK else result.remedy
        table.add_row(result.name, f"[{styles[result.state]}]{result.state.value}[/]", result.found, remedy)
    console.print(table)
    if any(result.state is State.MISSING for result in results):
        raise SystemExit(1)
