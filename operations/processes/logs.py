"""The log of a process: the old ones kept at every start, and its end for an error's text."""

from __future__ import annotations

from pathlib import Path


def rotate(log_path: Path, keep: int = 5) -> None:
    """Make room for a new log: `x.log` becomes `x.log.1` and so on; the oldest of `keep` is dropped."""
    for number in range(keep - 1, -1, -1):
        source = log_path if number == 0 else log_path.with_name(f"{log_path.name}.{number}")
        if source.exists():
            source.replace(log_path.with_name(f"{log_path.name}.{number + 1}"))


def last_lines(log_path: Path, count: int = 12) -> list[str]:
    """Return the last lines of a log, or none when there is no log."""
    if not log_path.exists():
        return []
    return log_path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]
