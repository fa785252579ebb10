"""What the editors' rules and stories say follows an intent: always, or after a certain answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rasa.shared.core.constants import ACTION_LISTEN_NAME, RULE_SNIPPET_ACTION_NAME
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

_FILE = "rules.json"


@dataclass(frozen=True)
class Rules:
    """`actions` are what answers an intent wherever it is said; `exceptions` are (last action, intent) told apart."""

    actions: Mapping[str, str] = field(default_factory=dict)
    exceptions: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def learn(cls, trackers: Iterable[DialogueStateTracker]) -> Rules:
        """Read the turns of rules and stories; what a story says that the plain rule says too is no exception."""
        turns = [(tracker.is_rule_tracker, turn) for tracker in trackers for turn in _turns(tracker)]
        actions = {intent: action for is_rule, (before, intent, action) in turns if is_rule and before is None}
        exceptions = {
            (before, intent) for _, (before, intent, action) in turns if before and actions.get(intent) != action
        }
        return cls(actions, frozenset(exceptions))

    def save(self, folder: Path) -> None:
        """Write them into a folder."""
        content = {"actions": dict(self.actions), "exceptions": sorted(self.exceptions)}
        (folder / _FILE).write_text(json.dumps(content), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Rules:
        """Read what `save` wrote."""
        content = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return cls(content["actions"], frozenset((before, intent) for before, intent in content["exceptions"]))


def _turns(tracker: DialogueStateTracker) -> Iterator[tuple[str | None, str, str]]:
    """Yield each intent with the action before it and the one that answers it."""
    last: str | None = None
    intent: str | None = None
    for event in tracker.applied_events():
        if isinstance(event, UserUttered):
            intent = event.intent_name
        elif isinstance(event, ActionExecuted) and event.action_name not in (
            None,
            ACTION_LISTEN_NAME,
            RULE_SNIPPET_ACTION_NAME,
        ):
            if intent:
                yield last, intent, event.action_name
            last, intent = event.action_name, None
