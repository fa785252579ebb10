"""A row that an importer could not use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rejection:
    """One row an importer could not use: where it stood, which row it was, and why."""

    line: int
    external_id: str | None
    reason: str
