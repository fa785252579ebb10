"""Whether a server still answers: asked every few seconds, in a thread, so that a silent one holds up nobody."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

ASK_EVERY_S = 3.0


class HealthWatch:
    """What is known about the health of one server.

    Args:
        ask: asks it; may take as long as it likes.
        every_s: how often to ask.
    """

    def __init__(self, ask: Callable[[], bool], every_s: float = ASK_EVERY_S) -> None:
        self.was_good = False
        self._ask = ask
        self._every_s = every_s
        self._life = 0
        self._good_at = self._asked_at = time.monotonic()
        self._asking: threading.Thread | None = None

    def begin(self) -> None:
        """Note that the server has been started: nothing is known about it yet."""
        self._life += 1
        self.was_good = False
        self._good_at = self._asked_at = time.monotonic()
        self._asking = None

    def ask(self) -> bool:
        """Ask now, and wait for the answer."""
        return self._note(self._life)

    def silent_s(self) -> float:
        """Return for how many seconds nothing good was heard, and have it asked again if it is time."""
        now = time.monotonic()
        if now - self._asked_at >= self._every_s and (self._asking is None or not self._asking.is_alive()):
            self._asked_at = now
            self._asking = threading.Thread(target=self._note, args=(self._life,), daemon=True)
            self._asking.start()
        return now - self._good_at

    def _note(self, life: int) -> bool:
        is_good = self._ask()
        if is_good and life == self._life:  # what an earlier life answered says nothing about this one
            self.was_good = True
            self._good_at = time.monotonic()
        return is_good
