"""Figures from measurements: medians, rates, costs, and our guide against the starter bot."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks.turn_time.rounds import Measurement


@dataclass(frozen=True)
class Figures:
    """What all rounds of one bot with so many shoppers come to; times in milliseconds, memory in MiB.

    Attributes:
        bot: the bot's name.
        shoppers: how many talked at once.
        turns: how many turns were measured.
        p50_ms: median time to the first answer.
        p95_ms: 95th percentile of it.
        complete_p50_ms: median time until the turn was over.
        round_p50_ms: median time to the first answer, round by round: how steady the machine was.
        turns_per_s: right answers a second.
        errors: how often what went wrong.
        cpu_ms: processor time a turn, by server.
        rss_mb: memory by server, the largest of the rounds.
        pss_mb: the same with shared pages divided, where the system tells.
        others: share of the machine that other programs used, the largest of the rounds.
    """

    bot: str
    shoppers: int
    turns: int
    p50_ms: float
    p95_ms: float
    complete_p50_ms: float
    round_p50_ms: tuple[float, ...]
    turns_per_s: float
    errors: dict[str, int]
    cpu_ms: dict[str, float]
    rss_mb: dict[str, float]
    pss_mb: dict[str, float | None]
    others: float


def figures(measurements: Iterable[Measurement]) -> list[Figures]:
    """Summarise measurements, one row for each bot and number of shoppers, in order of their first round."""
    rows: dict[tuple[int, str], list[Measurement]] = {}
    for measurement in measurements:
        rows.setdefault((measurement.shoppers, measurement.bot), []).append(measurement)
    return [_figures(rounds) for rounds in rows.values()]


def slowest_steps(measurements: Iterable[Measurement], bot: str, shoppers: int) -> list[tuple[str, float]]:
    """Return every message of a bot's shoppers with its median time in milliseconds, slowest first."""
    times: dict[str, list[float]] = {}
    for measurement in measurements:
        if (measurement.bot, measurement.shoppers) == (bot, shoppers):
            for turn in measurement.turns:
                times.setdefault(turn.said, []).append(turn.first_s)
    medians = [(said, _percentile(seconds, 50)) for said, seconds in times.items()]
    return sorted(medians, key=lambda row: -row[1])


def as_json(row: Figures) -> dict[str, Any]:
    """Return a row as plain values, rounded to what is meant seriously."""
    return {name: _rounded(value) for name, value in vars(row).items()}


def _figures(rounds: Sequence[Measurement]) -> Figures:
    turns = [turn for measurement in rounds for turn in measurement.turns]
    first = [turn.first_s for turn in turns]
    right = sum(turn.problem is None for turn in turns)
    servers = rounds[0].memory
    return Figures(
        bot=rounds[0].bot,
        shoppers=rounds[0].shoppers,
        turns=len(turns),
        p50_ms=_percentile(first, 50),
        p95_ms=_percentile(first, 95),
        complete_p50_ms=_percentile([turn.complete_s for turn in turns], 50),
        round_p50_ms=tuple(_percentile([turn.first_s for turn in one.turns], 50) for one in rounds),
        turns_per_s=right / sum(one.wall_s for one in rounds),
        errors=dict(Counter(turn.problem for turn in turns if turn.problem is not None)),
        cpu_ms={name: 1000 * sum(one.cpu_s[name] for one in rounds) / len(turns) for name in servers},
        rss_mb={name: max(one.memory[name].rss_mb for one in rounds) for name in servers},
        pss_mb={name: _largest(one.memory[name].pss_mb for one in rounds) for name in servers},
        others=max(one.others for one in rounds),
    )


def _percentile(seconds: Sequence[float], percent: float) -> float:
    """Return a percentile in milliseconds."""
    return float(np.percentile(seconds, percent)) * 1000


def _largest(values: Iterable[float | None]) -> float | None:
    return max((value for value in values if value is not None), default=None)


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 2)
    if isinstance(value, tuple):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {name: _rounded(item) for name, item in value.items()}
    return value
