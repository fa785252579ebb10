"""Decides which typed messages reach the guide: everything from outside is checked here, before any parsing."""

from __future__ import annotations

import time
from collections import deque

import regex

from protocol.messages import Refusal
from protocol.schema import MAX_TEXT_CHARACTERS

_RATE_WINDOW_S = 60.0
# Control and format characters (zero-width, direction overrides), lone surrogates and private use; new lines stay.
_INVISIBLE = regex.compile(r"(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]")
_SPACES = regex.compile(r"\s+")


def clean(text: object) -> str | Refusal:
    """Return the text to handle, or why it is refused.

    A message of over a thousand characters is refused, not cut: nobody should get an answer to half a question.
    A leading slash is refused because Rasa takes `/intent{...}` for a command.
    """
    if not isinstance(text, str):
        return Refusal.FORBIDDEN
    if len(text) > MAX_TEXT_CHARACTERS:
        return Refusal.TOO_LONG
    cleaned = _SPACES.sub(" ", _INVISIBLE.sub("", text)).strip()
    if not cleaned:
        return Refusal.EMPTY
    if cleaned.startswith("/"):
        return Refusal.FORBIDDEN
    return cleaned


class RateLimit:
    """Allows so many messages a minute (a sliding window)."""

    def __init__(self, messages_per_minute: int) -> None:
        self._limit = messages_per_minute
        self._times: deque[float] = deque()

    def allow(self) -> bool:
        """Count one message; False when it is one too many."""
        now = time.monotonic()
        while self._times and self._times[0] < now - _RATE_WINDOW_S:
            self._times.popleft()
        if len(self._times) >= self._limit:
            return False
        self._times.append(now)
        return True
