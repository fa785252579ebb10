"""The comparison as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from statistics import median

from rich.table import Table

from benchmarks.ted.costs import Costs
from benchmarks.ted.playing import CONTEXT_POLICY, TED_POLICY, Both
from benchmarks.ted.searching import Trial


def right_table(played: Sequence[Both]) -> Table:
    """Return how many messages were taken for what they mean, by file, by language, and in all."""
    table = _table(
        "Messages taken for what they mean", ("messages", "number", CONTEXT_POLICY, TED_POLICY, "both", "one of them")
    )
    groups = {each.file: [other for other in played if other.file == each.file] for each in played}
    for language in sorted({each.played[TED_POLICY].language for each in played}):
        groups[f"all {language}"] = [each for each in played if each.played[TED_POLICY].language == language]
    for name, own in {**groups, "all": list(played)}.items():
        right = [{policy for policy, one in each.played.items() if one.is_right} for each in own]
        counts = [sum(CONTEXT_POLICY in each for each in right), sum(TED_POLICY in each for each in right)]
        counts += [sum(len(each) == len((CONTEXT_POLICY, TED_POLICY)) for each in right), sum(map(bool, right))]
        table.add_row(name, str(len(own)), *(f"{count} ({count / len(own):.3f})" for count in counts))
    return table


def costs_table(played: Sequence[Both], read: Mapping[str, Sequence[float]], costs: Mapping[str, Costs]) -> Table:
    """Return what the policies cost.

    Args:
        played: the messages, with the milliseconds of their turns.
        read: the milliseconds of each message that a policy read.
        costs: of the trained policies.
    """
    table = _table("What each costs", ("policy", "predict, ms", "read, ms", "turn, ms", "training, s", "memory, MB"))
    for name, own in costs.items():
        turn = median(each.played[name].milliseconds for each in played)
        predicted = median(own.predicted) if own.predicted else median(read[name])
        milliseconds = (f"{predicted:.1f}", f"{median(read[name]):.1f}", f"{turn:.0f}")
        table.add_row(name, *milliseconds, f"{own.training_s:.0f}", f"{own.memory_mb:.0f}")
    return table


def trials_table(trials: Sequence[Trial]) -> Table:
    """Return the settings of TED that were tried."""
    names = [field.name for field in fields(trials[0].setting)]
    table = _table("Settings of TED, on the kept part of the examples", (*names, "least", "right", "training, s"))
    for trial in trials:
        values = (str(getattr(trial.setting, name)) for name in names)
        table.add_row(*values, f"{trial.least:.2f}", f"{trial.right:.3f}", f"{trial.seconds:.0f}")
    return table


def _table(title: str, headings: Sequence[str]) -> Table:
    table = Table(title=title)
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="right" if place else "left")
    return table
