"""Does each turn once: what the dialogue server asks again, as its connection broke, gets the first answer."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

# More than are asked in the time in which somebody asks again.
_KEPT = 500


@dataclass(frozen=True)
class Answer:
    """What an ability says and remembers; `is_failure` if it is an apology, after which the turn may be tried again."""

    messages: list[dict[str, Any]] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    is_failure: bool = False


class Once:
    """The answers of the last turns, those under way included."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, asyncio.Future[Answer]] = OrderedDict()

    async def answer(self, key: str | None, work: Callable[[], Answer]) -> Answer:
        """Return what `work` answers, done in a thread, or what it answered to the same key; None is no key."""
        if key is not None and (known := self._answers.get(key)):
            return await asyncio.shield(known)
        doing = asyncio.get_running_loop().run_in_executor(None, work)
        if key is not None:
            self._answers[key] = doing
            if len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        answer = await asyncio.shield(doing)  # goes on when nobody waits any more: it is asked for again
        if key is not None and answer.is_failure:
            self._answers.pop(key, None)
        return answer


def turn_key(session_id: str, metadata: Any, events: Sequence[Mapping[str, Any]], action: str) -> str | None:
    """Return what names one step of a turn, by the ids of the messages that it answers; None where they have none.

    Args:
        session_id: the conversation.
        metadata: what the channel added to the message.
        events: of the conversation up to now, oldest first.
        action: what is to be done.
    """
    ids = metadata.get("message_ids") if isinstance(metadata, Mapping) else None
    if not isinstance(ids, list) or not ids:
        return None
    said = max((place for place, event in enumerate(events) if event.get("event") == "user"), default=0)
    steps = sum(event.get("event") == "action" for event in events[said:])
    return " ".join([session_id, *map(str, ids), action, str(steps)])
