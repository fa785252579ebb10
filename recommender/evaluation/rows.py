"""The lines of the tables that evaluation prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line: what was measured, on which data, and the figures by the name of the measure."""

    model: str
    data: str
    figures: dict[str, float]
