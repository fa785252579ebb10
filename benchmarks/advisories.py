"""Which pinned packages have known advisories: `uv.lock` beside the PyPA's database.

    git clone --depth 1 https://github.com/pypa/advisory-database
    python -m benchmarks.advisories advisory-database

Prints every advisory that is open for a version of `uv.lock`, with the version that mends it. What each means for
Daogou stands in docs/operations/advisories.md; exit code 1 if one is not named there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from packaging.version import InvalidVersion, Version
from rich.console import Console
from rich.table import Table

from benchmarks.lock import locked_versions

PAGE = Path("docs/operations/advisories.md")


@dataclass(frozen=True)
class Advisory:
    """One advisory that is open for a pinned version; `fixed` is the next version without it."""

    package: str
    version: str
    names: tuple[str, ...]
    fixed: str
    summary: str


@click.command(help=__doc__)
@click.argument("database", type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(database: Path) -> None:
    """Print the open advisories."""
    table = Table(title="Open advisories of pinned packages")
    for heading in ("package", "version", "advisory", "mended in", "what"):
        table.add_column(heading, overflow="fold")
    page = PAGE.read_text(encoding="utf-8")
    unnamed = []
    for found in open_advisories(database):
        table.add_row(found.package, found.version, "\n".join(found.names), found.fixed or "none", found.summary)
        unnamed += [] if any(name in page for name in found.names) else [found]
    Console().print(table)
    for found in unnamed:
        click.echo(f"{PAGE} does not name {found.names[0]} of {found.package} {found.version}")
    sys.exit(bool(unnamed))


def open_advisories(database: Path) -> Iterator[Advisory]:
    """Yield the advisories that are open for what is pinned, by package."""
    for package, version in locked_versions():
        for path in sorted((database / "vulns" / package).glob("*.yaml")):
            advisory = yaml.safe_load(path.read_text(encoding="utf-8"))
            if advisory.get("withdrawn"):
                continue
            for affected in advisory.get("affected", []):
                mended = _mended_in(affected, version)
                if mended is not None:
                    names = tuple(sorted((*advisory.get("aliases", []), advisory["id"]), key=_fame))
                    summary = advisory.get("summary") or advisory.get("details", "")
                    yield Advisory(package, version, names, mended, " ".join(str(summary).split())[:200])
                    break


def _mended_in(affected: dict[str, Any], version: str) -> str | None:
    """Return the version that mends what affects this one, empty where none does; None where it is not affected."""
    own = _parsed(version)
    for span in affected.get("ranges", []):
        if span["type"] != "ECOSYSTEM" or own is None:
            continue
        introduced = False
        for event in span["events"]:
            first = event.get("introduced")
            if first is not None and (first == "0" or _at_least(own, first)):
                introduced = True
            fixed, last = event.get("fixed"), event.get("last_affected")
            if fixed is not None and introduced:
                if not _at_least(own, fixed):
                    return str(fixed)
                introduced = False
            if last is not None and introduced and (parsed := _parsed(last)) and own > parsed:
                introduced = False
        if introduced:
            return ""
    return "" if version in map(str, affected.get("versions", [])) else None


def _at_least(own: Version, other: str) -> bool:
    parsed = _parsed(other)
    return parsed is not None and own >= parsed


def _parsed(version: str) -> Version | None:
    try:
        return Version(version)
    except InvalidVersion:
        return None


def _fame(name: str) -> tuple[int, str]:
    return ("CVE", "GHS", "PYS").index(name[:3]) if name[:3] in ("CVE", "GHS", "PYS") else 3, name


if __name__ == "__main__":
    main()
