"""Removes what has been kept as long as the settings say: conversations, behaviour, feedback, old logs."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from operations.pieces import sqlite_path

if TYPE_CHECKING:
    from shop.behaviour.retention import Kept
    from shop.settings import Settings

_DAY_S = 24 * 60 * 60.0
_BATCH = 5_000


@dataclass(frozen=True)
class Removed:
    """How many of something were removed, or would be, because they were kept for so many days."""

    what: str
    number: int
    days: int


def clean(settings: Settings, now: datetime, *, dry_run: bool = False) -> list[Removed]:
    """Remove what has been kept long enough; of what is kept for ever (0 days) nothing is told.

    Args:
        settings: say how long what is kept, and where it lies.
        now: the present moment.
        dry_run: whether to count only.

    Raises:
        ShopError: a database does not answer.
    """
    from shop.behaviour.retention import Kept
    from shop.database import drop_traces

    behaviour = {
        Kept.CUSTOMERS: settings.keep_behaviour_days,
        Kept.ANONYMOUS: settings.keep_anonymous_days,
        Kept.FEEDBACK: settings.keep_feedback_days,
    }
    removed = []
    if days := settings.keep_conversations_days:
        removed.append(Removed("events of conversations", _conversations(settings, now, days, dry_run), days))
    for kept, days in behaviour.items():
        if days:
            removed.append(Removed(kept.value, _behaviour(settings, kept, now, days, dry_run), days))
    if days := settings.keep_logs_days:
        removed.append(Removed("old logs", _logs(settings, now, days, dry_run), days))
    if not dry_run:
        for url in (settings.tracker_store_url, settings.database_url):
            if not _is_missing(url):
                drop_traces(url)
    return removed


def clean_daily(settings: Settings, tell: Callable[[str], None]) -> threading.Thread:
    """Clean now and once a day from here on, beside everything else, until the process ends.

    Args:
        settings: as for `clean`.
        tell: hears what was removed, and what went wrong.
    """

    def work() -> None:
        while True:
            try:
                for removed in clean(settings, datetime.now(timezone.utc)):
                    if removed.number:
                        tell(f"removed after {removed.days} days: {removed.number:,} {removed.what}")
            except Exception as error:  # the thread's border: tomorrow is another day
                tell(f"what is old could not be removed: {error}")
            threading.Event().wait(_DAY_S)

    thread = threading.Thread(target=work, name="retention", daemon=True)
    thread.start()
    return thread


def _conversations(settings: Settings, now: datetime, days: int, dry_run: bool) -> int:
    """Remove what was said and done in conversations; the table is that of Rasa's SQL store."""
    from sqlalchemy import Column, Float, Integer, MetaData, Table, delete, func, inspect, select

    from shop.database import make_engine

    if _is_missing(settings.tracker_store_url):
        return 0
    table = Table("events", MetaData(), Column("id", Integer, primary_key=True), Column("timestamp", Float))
    expired = table.c.timestamp < (now - timedelta(days=days)).timestamp()
    engine = make_engine(settings.tracker_store_url)
    number = 0
    try:
        if not inspect(engine).has_table("events"):
            return 0
        if dry_run:
            with engine.connect() as connection:
                return int(connection.execute(select(func.count()).select_from(table).where(expired)).scalar_one())
        oldest = select(table.c.id).where(expired).limit(_BATCH)
        while True:
            with engine.begin() as connection:
                removed: int = connection.execute(delete(table).where(table.c.id.in_(oldest))).rowcount
            number += removed
            if not removed:
                return number
    finally:
        engine.dispose()


def _behaviour(settings: Settings, kept: Kept, now: datetime, days: int, dry_run: bool) -> int:
    from shop.unit_of_work import unit_of_work_factory

    if _is_missing(settings.database_url):
        return 0
    number = 0
    with unit_of_work_factory(settings.database_url)() as uow:
        retention = uow.events.retention(kept, days, now)
        if dry_run:
            return retention.count()
        while removed := retention.remove():
            uow.commit()
            number += removed
    return number


def _logs(settings: Settings, now: datetime, days: int, dry_run: bool) -> int:
    """Remove logs that nobody writes to any more."""
    until = (now - timedelta(days=days)).timestamp()
    old = [path for path in (settings.var_dir / "logs").glob("*.log.*") if path.stat().st_mtime < until]
    for path in () if dry_run else old:
        path.unlink()
    return len(old)


def _is_missing(database_url: str) -> bool:
    """Whether it is a SQLite file that nobody has made yet: connecting would make an empty one."""
    path = sqlite_path(database_url)
    return path is not None and not path.exists()
