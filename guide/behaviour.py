"""Writes what shoppers do, beside the conversation: nobody waits for the disk to hear an answer."""

from __future__ import annotations

import atexit
import logging
import queue
import threading

from shop.behaviour.repository import ShopperEvent
from shop.errors import ShopError
from shop.unit_of_work import UnitOfWorkFactory

logger = logging.getLogger(__name__)
_BATCH = 100
_CLOSE_TIMEOUT_S = 10


class BehaviourLog:
    """Collects events and writes them from one background thread, in order; what is left is written at exit."""

    def __init__(self, unit_of_work: UnitOfWorkFactory) -> None:
        self._unit_of_work = unit_of_work
        self._queue: queue.SimpleQueue[ShopperEvent | None] = queue.SimpleQueue()
        self._writer = threading.Thread(target=self._write_all, name="behaviour-log", daemon=True)
        self._writer.start()
        atexit.register(self.close)

    def add(self, event: ShopperEvent) -> None:
        """Note one event; returns at once."""
        self._queue.put(event)

    def close(self) -> None:
        """Write what is left and stop."""
        if self._writer.is_alive():
            self._queue.put(None)
            self._writer.join(_CLOSE_TIMEOUT_S)

    def _write_all(self) -> None:
        open_for_more = True
        while open_for_more:
            batch = [self._queue.get()]
            while not self._queue.empty() and len(batch) < _BATCH:
                batch.append(self._queue.get())
            open_for_more = None not in batch
            self._write([event for event in batch if event is not None])

    def _write(self, events: list[ShopperEvent]) -> None:
        try:
            with self._unit_of_work() as uow:
                uow.events.add_many(events)
                uow.commit()
        except ShopError:
            logger.exception("%d behaviour events are lost", len(events))
