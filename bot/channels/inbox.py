"""What a shopper said and the guide has not answered yet: short messages in a row are one turn.

People write "hi", "i need a mouse", "wireless" where others write one sentence. After a message that more may follow
the guide listens for a moment, and for as long as the shopper types on; after a whole one it does not.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

import regex

from bot.channels.sessions import Connection
from protocol.messages import Ack
from protocol.schema import MAX_TEXT_CHARACTERS

QUIET_S = 0.6
"""How long to listen for more: people who have more to say begin to type again within that time."""
TYPING_S = 2.5
"""How long a shopper counts as typing after the last sign of it."""
LONGEST_S = 6.0
"""Longest time from a message to the beginning of its answer, however long the shopper types."""

# What is longer, or of several words with a full stop, stands alone.
_FRAGMENT_WORDS = 6
_GREETING_WORDS = 2
_WORDS_A_CHARACTER = 0.75
_WORD = regex.compile(r"[^\s\p{P}\p{Han}]+(?:\p{P}[^\s\p{P}\p{Han}]+)*")
_QUESTION = regex.compile(r"[?？]\P{L}*$")
_FULL_STOP = regex.compile(r"[.!。！]\P{L}*$")
_STOP = regex.compile(r"\p{P}$")
_HAN = regex.compile(r"\p{Han}")


@dataclass(eq=False)
class Said:
    """One message of a shopper.

    Attributes:
        sid: the socket that it came by.
        connection: who said it.
        text: what was said, or the title of the button that was pressed.
        id: what the page calls it.
        parse_data: what a pressed button means.
        is_whole: nothing more is said before it is answered.
        ack: what became of it; None before its turn is over.
    """

    sid: str
    connection: Connection
    text: str
    id: str
    parse_data: dict[str, Any] | None = None
    is_whole: bool = False
    ack: Ack | None = None

    @property
    def ends_a_turn(self) -> bool:
        """Whether it is complete as it stands: a pressed button, a question, a sentence, many words."""
        if self.parse_data is not None or self.is_whole or _QUESTION.search(self.text):
            return True
        words = len(_WORD.findall(self.text)) + _WORDS_A_CHARACTER * len(_HAN.findall(self.text))
        return words > (_GREETING_WORDS if _FULL_STOP.search(self.text) else _FRAGMENT_WORDS)


class Inbox:
    """What waits in one session, oldest first; `lock` is held by the turn that is taken.

    Attributes:
        turns: how many turns have been stored.
    """

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.turns = 0
        self._waiting: deque[Said] = deque()
        self._taken: list[Said] = []
        self._stirred = asyncio.Event()
        self._listens_until = 0.0

    def put(self, said: Said) -> Said:
        """Add a message; what is sent again while it waits or is answered is the message of before."""
        for known in (*self._taken, *self._waiting):
            if known.id == said.id:
                known.sid, known.connection = said.sid, said.connection
                return known
        self._waiting.append(said)
        self._listen(QUIET_S)
        return said

    def note_typing(self, *, on: bool) -> None:
        """Note that the shopper types, or has deleted what was typed."""
        self._listen(TYPING_S if on else QUIET_S)

    def stop_listening(self) -> None:
        """Expect nothing more; what waits is answered now."""
        self._listen(0)

    async def next_turn(self) -> list[Said]:
        """Return what the next turn answers, once nothing more is to be expected."""
        longest = time.monotonic() + LONGEST_S
        while (left := min(self._listens_until, longest) - time.monotonic()) > 0 and self._may_go_on():
            self._stirred.clear()
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._stirred.wait(), left)
        self._taken = [self._waiting.popleft() for _ in range(self._together())]
        return self._taken

    def end_turn(self) -> None:
        """Note that what the last turn answers has been acknowledged."""
        self._taken = []

    def _listen(self, seconds: float) -> None:
        self._listens_until = time.monotonic() + seconds
        self._stirred.set()

    def _may_go_on(self) -> bool:
        """Whether a further message could still belong to the next turn."""
        together = self._together()
        return together == len(self._waiting) and not self._waiting[-1].ends_a_turn

    def _together(self) -> int:
        """How many of those that wait are one turn: up to the first that ends one; a button is a turn of its own."""
        for number, said in enumerate(self._waiting, start=1):
            if number > 1 and (said.parse_data is not None or self._length(number) > MAX_TEXT_CHARACTERS):
                return number - 1
            if said.ends_a_turn:
                return number
        return len(self._waiting)

    def _length(self, number: int) -> int:
        return len(joined([said.text for said in islice(self._waiting, number)]))


def joined(texts: list[str]) -> str:
    """Return several messages as one, in order; what is said again is said once."""
    text = ""
    for more in dict.fromkeys(texts):
        if text:
            comma = "，" if _HAN.search(text[-1] + more[0]) else ", "
            text += " " if _STOP.search(text) else comma
        text += more
    return text
