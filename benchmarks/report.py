"""What a benchmark found, as a file with the machine and the commit."""

from __future__ import annotations

import os
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.machine import machine_facts

_WIDTH = 120


def write_tables(path: Path, title: str, *tables: Table) -> None:
    """Write tables under a title and the facts of the machine."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        recorded = Console(record=True, width=_WIDTH, file=nowhere)
        recorded.print(*tables)
    facts = "\n".join(f"- {name}: {value}" for name, value in machine_facts().items())
    path.write_text(f"# {title}\n\n{facts}\n\n```\n{recorded.export_text().strip()}\n```\n", encoding="utf-8")
