"""Every figure of quality in one file: search, recommendation, constraints and categories.

    python -m benchmarks.quality

Runs `daogou evaluate search` and `daogou evaluate recommender` (which draw docs/recommender/plots),
`benchmarks.constraints` and `benchmarks.categories` as anybody would, and keeps what they print
with machine and commit in results/quality.md. Understanding has a command of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from benchmarks.machine import machine_facts

_RESULTS = Path("benchmarks/results/quality.md")
_PLOTS = "docs/recommender/plots"
_COMMANDS = (
    ("Search", (sys.executable, "-m", "cli.main", "evaluate", "search", "--plots", _PLOTS)),
    ("Recommendation", (sys.executable, "-m", "cli.main", "evaluate", "recommender", "--plots", _PLOTS)),
    ("Constraint parser", (sys.executable, "-m", "benchmarks.constraints")),
    ("Derived categories", (sys.executable, "-m", "benchmarks.categories")),
)
_WIDTH = {"COLUMNS": "120"}


@click.command(help=__doc__)
def main() -> None:
    """Run every measurement and write the results."""
    facts = machine_facts()
    parts = ["# Quality", "", *(f"- {name}: {value}" for name, value in facts.items()), ""]
    for title, command in _COMMANDS:
        click.echo(f"{title} ...")
        done = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **_WIDTH})
        if done.returncode:
            raise click.ClickException(f"{' '.join(command[1:])} failed:\n{done.stderr.strip()}")
        shown = " ".join(command[1:]).replace("-m cli.main", "daogou")
        parts += [f"## {title}", "", f"`{shown}`", "", "```", done.stdout.strip("\n"), "```", ""]
        click.echo(done.stdout)
    _RESULTS.parent.mkdir(parents=True, exist_ok=True)
    _RESULTS.write_text("\n".join(parts), encoding="utf-8")
    click.echo(f"written: {_RESULTS}")


if __name__ == "__main__":
    main()
