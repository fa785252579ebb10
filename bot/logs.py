"""What the dialogue server's log does not tell: the words of shoppers.

Rasa logs at DEBUG what was said, and with a failure the local variables of every frame: whole conversations.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

import structlog

TOLD = frozenset({"event", "event_key", "level", "exc_info", "exception", "stack", "stack_info", "action_name"})
"""What stays of an entry of Rasa; everything else may hold what somebody said."""


def withhold_texts() -> None:
    """Take conversations out of what Rasa logs from here on; calling it twice changes nothing."""
    structlog.processors.dict_tracebacks.format_exception.show_locals = False  # type: ignore[attr-defined]
    # Loggers that were used already keep this very list.
    processors = structlog.get_config()["processors"]
    if _withhold not in processors:
        processors.insert(0, _withhold)


def _withhold(logger: Any, name: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {key: value for key, value in entry.items() if key in TOLD}
