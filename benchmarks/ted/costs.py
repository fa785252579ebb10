"""What each of the two policies costs: seconds of training, and memory in a process of its own."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import psutil
from rasa.engine.storage.local_model_storage import LocalModelStorage

from benchmarks.ted.knowledge import Knowledge
from benchmarks.ted.storage import CONTEXT, RESOURCE
from bot.policies.context_policy import ContextPolicy


@dataclass(frozen=True)
class Costs:
    """Seconds of training, MB of memory with the policy's libraries, and milliseconds of its bare predictions."""

    training_s: float
    memory_mb: float
    predicted: Sequence[float] = ()


def costs_of_context_policy(knowledge: Knowledge) -> Costs:
    """Train `ContextPolicy` on all there is, and load it."""
    with tempfile.TemporaryDirectory() as folder:
        storage = LocalModelStorage.create(Path(folder))
        policy = ContextPolicy.create(ContextPolicy.get_default_config(), storage, RESOURCE, CONTEXT)
        began = time.perf_counter()
        policy.train(list(knowledge.rules), knowledge.domain)
        return Costs(time.perf_counter() - began, memory_of("context", Path(folder)))


def memory_of(policy: str, folder: Path) -> float:
    """Return the MB that a policy takes which lies in a folder, its libraries included.

    Args:
        policy: "ted" or "context".
        folder: where it was trained into.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(_loaded, policy, folder).result()


def _loaded(policy: str, folder: Path) -> float:
    before = psutil.Process().memory_info().rss
    kind: Any = ContextPolicy
    if policy == "ted":
        from rasa.core.policies.ted_policy import TEDPolicy

        kind = TEDPolicy
    kept = kind.load(kind.get_default_config(), LocalModelStorage(folder), RESOURCE, CONTEXT)
    return (psutil.Process().memory_info().rss - before) / 2**20 if kept else 0.0
