"""What breaks, one function a fault: it breaks something at once and puts it right after a while, if anybody has to."""

from __future__ import annotations

import asyncio
import resource
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing

from sqlalchemy.engine import make_url

from benchmarks.faults import models
from benchmarks.faults.guide import BreakableGuide
from benchmarks.faults.planted import Planted
from benchmarks.faults.proxy import Proxy
from operations.errors import OperationsError

AWAY_S = 15.0
"""How long what has to be put right stays broken."""

Fault = Callable[[BreakableGuide], Awaitable[None]]


async def kill_action_server(guide: BreakableGuide) -> None:
    """The action server is killed."""
    guide.kill("actions")


async def kill_dialogue_server(guide: BreakableGuide) -> None:
    """The dialogue server is killed."""
    guide.kill("bot")


async def hang_action_server(guide: BreakableGuide) -> None:
    """The action server hangs."""
    guide.server("actions").suspend()


async def hang_dialogue_server(guide: BreakableGuide) -> None:
    """The dialogue server hangs."""
    guide.server("bot").suspend()


async def lose_artefacts(guide: BreakableGuide) -> None:
    """The artefacts are gone, and both servers are killed."""
    shutil.rmtree(guide.artefacts)
    guide.kill("actions")
    guide.kill("bot")


async def damage_model(guide: BreakableGuide) -> None:
    """The dialogue model is damaged, and its server killed."""
    models.damage(guide.model)
    guide.kill("bot")


async def plant_code(guide: BreakableGuide) -> None:
    """Somebody puts a model with code of their own in its place, and the server is killed."""
    models.plant(guide.model, f"{Planted.__module__}.{Planted.__name__}")
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


async def cut_database(guide: BreakableGuide) -> None:
    """The PostgreSQL of the conversations is away for 15 s, and its connections with it."""
    _way(guide).cut()
    await asyncio.sleep(AWAY_S)
    _way(guide).mend()


async def silence_database(guide: BreakableGuide) -> None:
    """The PostgreSQL of the conversations says nothing for 15 s; its connections stay open."""
    _way(guide).fall_silent()
    await asyncio.sleep(AWAY_S)
    _way(guide).mend()


def _way(guide: BreakableGuide) -> Proxy:
    if guide.way_to_store is None:
        raise OperationsError("the conversations are in a file")
    return guide.way_to_store


ON_SQLITE: dict[str, Fault] = {
    "action-server": kill_action_server,
    "dialogue-server": kill_dialogue_server,
    "action-server-hangs": hang_action_server,
    "dialogue-server-hangs": hang_dialogue_server,
    "locked": lock_file,
    "disk": fill_disk,
    "damaged": damage_model,
    "planted": plant_code,
    "artefacts": lose_artefacts,
}
ON_POSTGRESQL: dict[str, Fault] = {"store": cut_database, "store-silent": silence_database}
