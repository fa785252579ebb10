"""The log of a process: begun anew at every start and when it grows too large, and its end for an error's text."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

LARGEST_LOG_BYTES = 10_000_000
"""A log that is larger begins anew; with those kept, a process has six times as much at most."""


def rotate(log_path: Path, keep: int = 5) -> None:
    """Make room for a new log: `x.log` becomes `x.log.1` and so on; the oldest of `keep` is dropped."""
    _shift(log_path, keep)
    if log_path.exists():
        log_path.replace(_numbered(log_path, 1))


def bound(log_path: Path, largest: int = LARGEST_LOG_BYTES, keep: int = 5) -> None:
    """Rotate a log that a running process writes to, once it is larger than so many bytes.

    The process goes on writing to the same file, which it must have opened for appending: its content is copied, then
    cut off. What it writes between the two is lost, some microseconds' worth.
    """
    if not log_path.exists() or log_path.stat().st_size <= largest:
        return
    _shift(log_path, keep)
    shutil.copy2(log_path, _numbered(log_path, 1))
    os.truncate(log_path, 0)


def last_lines(log_path: Path, count: int = 12) -> list[str]:
    """Return the last lines of a log, or none when there is no log."""
    if not log_path.exists():
        return []
    return log_path.read_text(encoding="utf-8", errors="replace").splitlines()[-count:]


def _shift(log_path: Path, keep: int) -> None:
    """Count the old logs one up, so that `x.log.1` is free."""
    for number in range(keep - 1, 0, -1):
        if (source := _numbered(log_path, number)).exists():
            source.replace(_numbered(log_path, number + 1))


def _numbered(log_path: Path, number: int) -> Path:
    return log_path.with_name(f"{log_path.name}.{number}")
