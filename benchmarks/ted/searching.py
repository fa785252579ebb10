"""The settings of TED that are tried, on the kept part of the editors' examples."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from benchmarks.ted.knowledge import Knowledge
from benchmarks.ted.peer import Setting, Ted
from benchmarks.ted.trackers import BOTH, INTENTS, TEXT
from bot.policies.situation import SCREENS

_TRIED: Sequence[dict[str, Sequence[Any]]] = (
    {"reads": (TEXT, INTENTS, BOTH), "is_told": (True, False)},
    {"max_history": (1, 2, 3)},
    {"layers": (1, 2), "size": (128, 256)},
    {"epochs": (10, 20, 40)},
)
"""Groups of parameters, tried one after the other: all values of a group together, the rest as was best until then."""
_LEASTS = tuple(tenths / 20 for tenths in range(20))
_PART = 3
"""One turn in so many is learnt while settings are chosen, so that all can be tried."""
_MOST_KEPT = 1200


@dataclass(frozen=True)
class Trial:
    """A setting, how sure TED must be at best, the share of kept turns that are right then, and what it took."""

    setting: Setting
    least: float
    right: float
    seconds: float


def search(knowledge: Knowledge) -> Iterator[Trial]:
    """Yield each setting as it is tried."""
    best: Trial | None = None
    tried: set[Setting] = set()
    for group in _TRIED:
        start = best.setting if best else Setting()
        for setting in _settings(start, group):
            if setting in tried:
                continue
            tried.add(setting)
            trial = _tried(setting, knowledge)
            best = trial if best is None or trial.right > best.right else best
            yield trial


def _settings(start: Setting, group: dict[str, Sequence[Any]]) -> Iterator[Setting]:
    found = [start]
    for name, values in group.items():
        found = [replace(setting, **{name: value}) for setting in found for value in values]
    yield from found


def _tried(setting: Setting, knowledge: Knowledge) -> Trial:
    ted = Ted(setting, knowledge.pipeline, knowledge.domain, knowledge.actions)
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        ted.train(knowledge.learnt[::_PART], knowledge.stories, Path(folder))
    seconds = time.perf_counter() - began
    kept = knowledge.kept
    found = []
    for turn in kept[:: max(1, len(kept) // _MOST_KEPT)]:
        heard = knowledge.pipeline.heard(turn.text)
        has_offers = any(name not in SCREENS for name in turn.names)
        found.append((turn.right, knowledge.actions.get(heard.intent), *ted.best(turn, heard, has_offers=has_offers)))
    shares = {
        least: sum((action if share >= least else plain) in right for right, plain, action, share in found) / len(found)
        for least in _LEASTS
    }
    least = max(shares, key=shares.__getitem__)
    return Trial(setting, least, shares[least], seconds)


def described(setting: Setting) -> str:
    """Return a setting in words."""
    return ", ".join(f"{field.name} {getattr(setting, field.name)}" for field in fields(setting))
