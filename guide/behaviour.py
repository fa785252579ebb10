"""Keeps what shoppers do: what is added outlives the process, however it ends, and is moved to the events later."""

from __future__ import annotations

import atexit
import logging
import math
import threading
import time
from collections.abc import Mapping, Sequence

from shop.behaviour.outbox import DROPPED_FIRST
from shop.behaviour.relay import relay
from shop.behaviour.repository import ShopperEvent
from shop.errors import DatabaseUnavailableError, StorageError
from shop.unit_of_work import UnitOfWorkFactory

logger = logging.getLogger(__name__)
OUTBOX_LIMIT = 50_000
"""So many events wait at most; then the oldest views and searches are dropped, and nothing that is worth more."""
_LOOK_EVERY_S = 60.0
"""How often to look for what another process has left behind."""
_TELL_EVERY_S = 60.0
"""How often the log says that events are dropped."""
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
        self._drops = _Drops()
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
        except DatabaseUnavailableError as error:
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
            if self._try_to_move():
                pause_s = _FIRST_PAUSE_S
                self._added.wait(_LOOK_EVERY_S)
                self._added.clear()
            else:
                self._closed.wait(pause_s)
                pause_s = min(2 * pause_s, _LONGEST_PAUSE_S)
        if not self._try_to_move() and self._held:
            logger.error("%d behaviour events are lost, the others move at the next start", len(self._held))

    def _try_to_move(self) -> bool:
        try:
            self._move()
        except StorageError as error:
            logger.warning("behaviour events are moved later: %s", error)
            return False
        except Exception:  # the thread's border: without it events would wait for ever, and nobody would know
            logger.exception("moving behaviour events failed; it is tried again")
            return False
        return True

    def _move(self) -> None:
        """Bring everything from memory to the outbox, and from there to the events."""
        with self._holding:
            held, self._held = self._held, []
        try:
            self._store(held)
        except Exception:  # whatever it is, nothing of these is in the outbox
            self._hold(held, before_others=True)
            raise
        self._is_away = False
        self._drops.tell(0)
        while relay(self._unit_of_work):
            pass

    def _store(self, events: Sequence[ShopperEvent]) -> None:
        """Put events into the outbox, all of them; one that it cannot take is set aside there, and told.

        Raises:
            DatabaseUnavailableError: none of them is in the outbox.
        """
        if not events:
            return
        try:
            dropped = self._add(events, {})
        except DatabaseUnavailableError:
            raise
        except StorageError:  # one of them is at fault: which, tells trying them one by one
            dropped = self._add(events, self._refusals(events))
        self._drops.tell(dropped)

    def _add(self, events: Sequence[ShopperEvent], refusals: Mapping[int, str]) -> int:
        """Put events into the outbox, those at the places of `refusals` set aside; return how many old ones went."""
        with self._unit_of_work() as uow:
            uow.outbox.add_many([event for place, event in enumerate(events) if place not in refusals])
            for place, reason in refusals.items():
                uow.outbox.set_aside(events[place], reason)
                logger.error("a %s of a shopper cannot be kept and is set aside: %s", events[place].kind.value, reason)
            dropped = uow.outbox.trim(self._limit)
            uow.commit()
        return dropped

    def _refusals(self, events: Sequence[ShopperEvent]) -> dict[int, str]:
        """Return why the outbox cannot take some of these, by their places; nothing is stored."""
        refusals = {}
        for place, event in enumerate(events):
            with self._unit_of_work() as uow:
                try:
                    uow.outbox.add_many([event])
                except DatabaseUnavailableError:
                    raise
                except StorageError as error:
                    refusals[place] = str(error)
        return refusals

    def _hold(self, events: Sequence[ShopperEvent], *, before_others: bool = False) -> None:
        """Keep events in memory, to the limit of the outbox and by its rule."""
        dropped = 0
        with self._holding:
            self._held = [*events, *self._held] if before_others else [*self._held, *events]
            excess = len(self._held) - self._limit
            for kind in DROPPED_FIRST if excess > 0 else ():
                oldest = [place for place, event in enumerate(self._held) if event.kind is kind][: excess - dropped]
                for place in reversed(oldest):
                    del self._held[place]
                dropped += len(oldest)
        self._drops.tell(dropped)


class _Drops:
    """Tells how many events were dropped, once a minute however many there are."""

    def __init__(self) -> None:
        self._dropped, self._told, self._told_at = 0, 0, -math.inf
        self._counting = threading.Lock()

    def tell(self, number: int) -> None:
        """Count some that were dropped; log all of the last minute when that has passed."""
        with self._counting:
            self._dropped += number
            now = time.monotonic()
            if self._dropped == self._told or now - self._told_at < _TELL_EVERY_S:
                return
            new, self._told, self._told_at = self._dropped - self._told, self._dropped, now
        logger.warning(
            "%d of the oldest views and searches are dropped (%d since the start): too many behaviour events wait",
            *(new, self._dropped),
        )
