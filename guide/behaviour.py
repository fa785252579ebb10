"""Keeps what shoppers do: what is added outlives the process, however it ends, and is moved to the events later."""

from __future__ import annotations

import atexit
import logging
import threading
from collections.abc import Sequence

from shop.behaviour.outbox import DROPPED_FIRST
from shop.behaviour.relay import relay
from shop.behaviour.repository import ShopperEvent
from shop.errors import StorageError
from shop.unit_of_work import UnitOfWorkFactory

logger = logging.getLogger(__name__)
OUTBOX_LIMIT = 50_000
"""So many events wait at most; then the oldest views and searches are dropped, and nothing that is worth more."""
_LOOK_EVERY_S = 60.0
"""How often to look for what another process has left behind."""
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.5, 30.0
_CLOSE_TIMEOUT_S = 10


class BehaviourLog:
    """Stores events in the database's outbox and moves them from one background thread; several processes may.

    While the database is locked or away (an import runs), events wait in memory, so that shoppers need not. What waits
    there is lost if the process is killed; what is in the outbox is not.

    Args:
        unit_of_work: of the shop; should not wait long for a lock.
        limit: how many events may wait, in the outbox and in memory.
    """

    def __init__(self, unit_of_work: UnitOfWorkFactory, limit: int = OUTBOX_LIMIT) -> None:
        self._unit_of_work = unit_of_work
        self._limit = limit
        self._held: list[ShopperEvent] = []
        self._holding = threading.Lock()
        self._is_away = False
        self._added, self._closed = threading.Event(), threading.Event()
        self._mover = threading.Thread(target=self._move_all, name="behaviour-log", daemon=True)
        self._mover.start()
        atexit.register(self.close)

    def add(self, events: Sequence[ShopperEvent]) -> None:
        """Keep what a shopper did, in its order; it is in the database when this returns, if that takes anything."""
        if not events:
            return
        try:
            if not self._is_away:
                self._store(events)
        except StorageError as error:
            logger.warning("behaviour events wait in memory until the database takes them: %s", error)
            self._is_away = True
        if self._is_away:
            self._hold(events)
        self._added.set()

    def close(self) -> None:
        """Move what is left and stop."""
        self._closed.set()
        self._added.set()
        self._mover.join(_CLOSE_TIMEOUT_S)

    def _move_all(self) -> None:
        pause_s = _FIRST_PAUSE_S
        while not self._closed.is_set():
            try:
                self._move()
            except StorageError as error:
                logger.warning("behaviour events are moved later: %s", error)
                self._closed.wait(pause_s)
                pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)
            else:
                pause_s = _FIRST_PAUSE_S
                self._added.wait(_LOOK_EVERY_S)
                self._added.clear()
        try:
            self._move()
        except StorageError as error:
            logger.error("%d behaviour events are lost, the others move at the next start: %s", len(self._held), error)

    def _move(self) -> None:
        """Bring everything from memory to the outbox, and from there to the events."""
        with self._holding:
            held, self._held = self._held, []
        try:
            self._store(held)
        except StorageError:
            self._hold(held, before_others=True)
            raise
        self._is_away = False
        while relay(self._unit_of_work):
            pass

    def _store(self, events: Sequence[ShopperEvent]) -> None:
        if not events:
            return
        with self._unit_of_work() as uow:
            uow.outbox.add_many(events)
            dropped = uow.outbox.trim(self._limit)
            uow.commit()
        _tell_dropped(dropped)

    def _hold(self, events: Sequence[ShopperEvent], *, before_others: bool = False) -> None:
        """Keep events in memory, to the limit of the outbox and by its rule."""
        with self._holding:
            self._held = [*events, *self._held] if before_others else [*self._held, *events]
            excess = len(self._held) - self._limit
            for kind in DROPPED_FIRST if excess > 0 else ():
                oldest = [place for place, event in enumerate(self._held) if event.kind is kind][:excess]
                for place in reversed(oldest):
                    del self._held[place]
                excess -= len(oldest)
                _tell_dropped(len(oldest))


def _tell_dropped(number: int) -> None:
    if number:
        logger.warning("%d of the oldest views and searches are dropped: too many behaviour events wait", number)
