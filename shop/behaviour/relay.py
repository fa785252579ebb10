"""Moves what waits in the outbox to the events, in any number of processes at once."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from shop.errors import DatabaseUnavailableError, StorageError

if TYPE_CHECKING:
    from shop.unit_of_work import UnitOfWork

logger = logging.getLogger(__name__)
_BATCH = 500


def relay(unit_of_work: Callable[[], UnitOfWork], batch: int = _BATCH) -> bool:
    """Move the next of the outbox; return whether there may be more.

    One that the database refuses (its product is gone) is set aside with the reason, and the others go on. A kill at
    any moment leaves each event in one of the two tables.

    Raises:
        DatabaseUnavailableError: the database is locked or away; nothing is lost by calling again.
    """
    with unit_of_work() as uow:
        ids = uow.outbox.waiting(batch)
        if not ids:
            return False
        try:
            uow.outbox.move(ids)
            uow.commit()
            return len(ids) == batch
        except DatabaseUnavailableError:
            raise
        except StorageError as error:
            uow.rollback()
            if batch == 1:
                uow.outbox.refuse(ids[0], str(error))
                uow.commit()
                logger.error("event %d of the outbox is set aside: %s", ids[0], error)
                return True
    # One of them is at fault: which, tells moving them one by one.
    return all([relay(unit_of_work, batch=1) for _ in ids])
