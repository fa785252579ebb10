"""What the guide keeps of shoppers: no longer than it should, and whatever else comes with it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
import uuid
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timezone
from pathlib import Path

from benchmarks.attacks.frame import Outcome, Target, attack
from operations.pieces import sqlite_path
from operations.retention import clean
from shop.settings import Settings
from studio.shopper import Shopper

_DAY_S = 24 * 60 * 60
_MOVED_WITHIN_S = 20.0
_MANY = 60_000
"""More than the guide lets wait."""
_WAITING = "INSERT INTO event_outbox (kind, at, product_id, session_id) VALUES (?, ?, ?, ?)"


@attack(row="15", name="somebody looks for what was said long ago", right="nowhere in the files", short=True)
async def old(target: Target) -> Outcome:
    """Say something, let it be old, have the guide clean up, and search the bytes of its files."""
    mark = f"mug{uuid.uuid4().hex}"
    async with Shopper(target.url) as shopper:
        await shopper.say(f"have you a {mark}")
        session = shopper.session
    own = target.own
    kept_s = own.keep_conversations_days * _DAY_S
    with closing(sqlite3.connect(_file(own.tracker_store_url), timeout=10)) as store, store:
        aged = "UPDATE events SET timestamp = timestamp - ? WHERE data LIKE ? OR sender_id IN ({})"
        of_session = "SELECT sender_id FROM events WHERE data LIKE ?"
        store.execute(aged.format(of_session), (kept_s + _DAY_S, f"%{mark}%", f"%{mark}%"))
    clean(own, datetime.now(timezone.utc))
    async with Shopper(target.url, session=session) as shopper:
        told = len(shopper.history)
    beside = Path(_file(own.tracker_store_url))
    files = [path for path in beside.parent.glob(f"{beside.name}*") if mark.encode() in path.read_bytes()]
    return Outcome(not told and not files, f"{told} messages in the history, in {len(files)} of the store's files")


@attack(row="16", name="events that no table takes, among others", right="set aside; the others are kept", short=True)
async def bad_events(target: Target) -> Outcome:
    """Put them before what shoppers do, as a process that errs would."""
    now = datetime.now(timezone.utc).replace(tzinfo=None).isoformat(sep=" ")
    session = uuid.uuid4().hex
    with closing(sqlite3.connect(_file(target.own.database_url), timeout=10)) as shop, shop:
        shop.executemany(_WAITING, [("view", now, 10**12, session), ("nothing", now, None, session)])
    return await _is_still_noted(target, session, refused=2)


@attack(row="16", name=f"{_MANY:,} views at once", right="what is new is noted all the same", short=False)
async def many_events(target: Target) -> Outcome:
    """Let more wait than there is room for."""
    now = datetime.now(timezone.utc).replace(tzinfo=None).isoformat(sep=" ")
    with closing(sqlite3.connect(_file(target.own.database_url), timeout=30)) as shop, shop:
        product = shop.execute("SELECT id FROM products LIMIT 1").fetchone()[0]
        shop.executemany(_WAITING, (("view", now, product, "flood") for _ in range(_MANY)))
    return await _is_still_noted(target, "flood", refused=0)


async def _is_still_noted(target: Target, session: str, refused: int) -> Outcome:
    """Shop, and tell whether that is among the events in time, and how many of a session were set aside."""
    own = target.own
    before = _count(own, "SELECT count(*) FROM events WHERE session_id != ?", session)
    async with Shopper(target.url) as shopper:
        await shopper.say("a red mug")
    aside = "SELECT count(*) FROM event_outbox WHERE session_id = ? AND refused IS NOT NULL"
    held = await _soon(
        lambda: (
            _count(own, "SELECT count(*) FROM events WHERE session_id != ?", session) > before
            and _count(own, aside, session) == refused
        )
    )
    return Outcome(held, f"{'noted' if held else 'NOT noted'}; {_count(own, aside, session)} set aside")


async def _soon(is_so: Callable[[], bool]) -> bool:
    until = time.monotonic() + _MOVED_WITHIN_S
    while not is_so():
        if time.monotonic() > until:
            return False
        await asyncio.sleep(0.2)
    return True


def _count(settings: Settings, query: str, *values: str) -> int:
    with closing(sqlite3.connect(_file(settings.database_url), timeout=10)) as shop:
        return int(shop.execute(query, values).fetchone()[0])


def _file(url: str) -> str:
    """Return the SQLite file of a URL."""
    path = sqlite_path(url)
    assert path is not None, "a guide of the attacks has SQLite files"  # noqa: S101
    return str(path)
