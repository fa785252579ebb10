"""What an importer has to say about a row or a cell that it could not use."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rejection:
    """One row an importer could not use: where it stood, which row it was, and why."""

    line: int
    external_id: str | None
    reason: str


@dataclass(frozen=True)
class Remark:
    """One cell an importer could not use, of a row that is kept; a line of 0 is about the whole file."""

    line: int
    external_id: str | None
    reason: str
