"""Tells where training stands: a JSON line when a part begins, and every few seconds while it lasts."""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import regex
from rasa.engine.graph import ExecutionContext, GraphNodeHook, GraphSchema
from rasa.engine.training.components import PrecomputedValueProvider
from rasa.utils.common import configure_logging_and_warnings
from rasa.utils.io import configure_colored_logging

_LOADING, PACKING = "loading the libraries", "packing the model"
_EVERY_S = 5.0
_USUAL_S = 0.5
"""What a part takes that nobody has timed."""
_WORDS = regex.compile(r"(?<=[a-z])(?=[A-Z])")


class Progress:
    """Knows the parts still to come, and how long each took the last time."""

    def __init__(self, told: TextIO, times_path: Path) -> None:
        """Tell into a stream, one JSON object a line: `part`, and `seconds_left`, null where that is not known yet.

        Args:
            told: takes the lines.
            times_path: keeps how many CPU seconds each part takes, from one training to the next.
        """
        self._told = told
        self._times_path = times_path
        self._usual: dict[str, float] = json.loads(times_path.read_text()) if times_path.exists() else {}
        self._times = dict(self._usual)
        self._ahead: dict[str, float] | None = None
        self._expected = self._spent = 0.0
        self._part, self._began_at, self._worked = _LOADING, time.monotonic() - time.process_time(), 0.0
        self._lock = threading.Lock()
        threading.Thread(target=self._repeat, daemon=True).start()

    def begin(self, part: str) -> None:
        """Tell that a part begins, and note how long the one before took; with an empty name all has ended."""
        with self._lock:
            self._note(self._part)
            self._part, self._began_at, self._worked = part, time.monotonic(), time.process_time()
        self._tell()

    def watching(self, schema: GraphSchema) -> GraphNodeHook:
        """Return what tells of the nodes of Rasa's graph, which is about to run."""
        nodes = {name: node for name, node in schema.nodes.items() if node.uses is not PrecomputedValueProvider}
        labels = {name: _label(node.uses.__name__, node.fn) for name, node in nodes.items()}
        with self._lock:
            self._ahead = {label: self._usual.get(label, _USUAL_S) for label in (*labels.values(), PACKING)}
        return _Watching(self, labels)

    def _note(self, part: str) -> None:
        self._times[part] = round(time.process_time() - self._worked, 1)
        self._times_path.write_text(json.dumps(self._times, indent=2), encoding="utf-8")
        self._spent += time.monotonic() - self._began_at
        self._expected += self._usual.get(part, _USUAL_S)
        (self._ahead or {}).pop(part, None)

    def _repeat(self) -> None:
        while True:
            time.sleep(_EVERY_S)
            self._tell()

    def _tell(self) -> None:
        with self._lock:
            if self._part:
                line = {"part": self._part, "seconds_left": self._seconds_left()}
                print(json.dumps(line), file=self._told, flush=True)

    def _seconds_left(self) -> float | None:
        if not self._usual or self._ahead is None:
            return None
        # Others may work on this machine too: how many seconds a CPU second takes shows as it goes.
        pace = self._spent / self._expected if self._expected > 1 else 1.0
        here = max(self._ahead.get(self._part, 0.0) * pace - (time.monotonic() - self._began_at), 0.0)
        others = sum(seconds for part, seconds in self._ahead.items() if part != self._part)
        return round(here + others * pace, 1)


@contextmanager
def telling(times_path: Path) -> Iterator[Progress]:
    """Give what tells on the standard output; what the libraries print there goes to the log, the standard error."""
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as told:
        os.dup2(2, 1)
        configure_logging_and_warnings(None, None, warn_only_once=True, filter_repeated_logs=True)
        configure_colored_logging(None)
        progress = Progress(told, times_path)
        try:
            yield progress
        finally:
            progress.begin("")


class _Watching(GraphNodeHook):
    def __init__(self, progress: Progress, labels: Mapping[str, str]) -> None:
        self._progress = progress
        self._labels = labels

    def on_before_node(
        self,
        node_name: str,
        execution_context: ExecutionContext,
        config: dict[str, Any],
        received_inputs: dict[str, Any],
    ) -> dict[str, Any]:
        """Tell that a part begins."""
        if node_name in self._labels:
            self._progress.begin(self._labels[node_name])
        return {}

    def on_after_node(
        self,
        node_name: str,
        execution_context: ExecutionContext,
        config: dict[str, Any],
        output: Any,
        input_hook_data: dict[str, Any],
    ) -> None:
        """Do nothing: a part ends where the next begins."""


def _label(name: str, function: str) -> str:
    """Return the name of a part for people: "span tagger: train"."""
    words = " ".join(_WORDS.split(name)).lower()
    return f"{words}: {'learning' if function == 'train' else 'preparing'}"
