"""What breaks, one function a fault: it breaks something at once and puts it right after a while, if anybody has to."""

from __future__ import annotations

import asyncio
import resource
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing

from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from benchmarks.faults.guide import BreakableGuide

AWAY_S = 15.0
"""How long what has to be put right stays broken."""

Fault = Callable[[BreakableGuide], Awaitable[None]]


async def kill_action_server(guide: BreakableGuide) -> None:
    """The action server is killed."""
    guide.kill("actions")


async def kill_dialogue_server(guide: BreakableGuide) -> None:
    """The dialogue server is killed."""
    guide.kill("bot")


async def lose_artefacts(guide: BreakableGuide) -> None:
    """The artefacts are gone, and both servers are killed."""
    shutil.rmtree(guide.artefacts)
    guide.kill("actions")
    guide.kill("bot")


async def lock_file(guide: BreakableGuide) -> None:
    """Another program locks the SQLite file of the conversations for 15 s."""
    with closing(sqlite3.connect(str(make_url(guide.store_url).database), isolation_level=None, timeout=30)) as other:
        other.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(AWAY_S)
        other.execute("ROLLBACK")


async def fill_disk(guide: BreakableGuide) -> None:
    """The dialogue server can write no file any more for 15 s, as on a full disk."""
    process = guide.server("bot")
    _, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (0, hard))
    await asyncio.sleep(AWAY_S)
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (hard, hard))


async def close_database(guide: BreakableGuide) -> None:
    """The PostgreSQL database of the conversations takes no connection for 15 s, and ends those that there are."""
    url = make_url(guide.store_url)
    admin = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT", future=True)
    with admin.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS false"))
        ended = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        connection.execute(ended, {"name": url.database})
        await asyncio.sleep(AWAY_S)
        connection.execute(text(f"ALTER DATABASE {url.database} ALLOW_CONNECTIONS true"))
    admin.dispose()


ON_SQLITE: dict[str, Fault] = {
    "action-server": kill_action_server,
    "dialogue-server": kill_dialogue_server,
    "locked": lock_file,
    "disk": fill_disk,
    "artefacts": lose_artefacts,
}
ON_POSTGRESQL: dict[str, Fault] = {"store": close_database}
