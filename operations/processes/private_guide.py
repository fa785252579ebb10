"""A guide of one's own for a while: on free ports, with a copy of the shop, so that nothing that runs is touched."""

from __future__ import annotations

import socket
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from operations.pieces import check_pieces, sqlite_path
from operations.private_files import make_private
from operations.processes.environment import server_environment
from operations.processes.servers import server_specs
from operations.processes.supervisor import Supervisor

if TYPE_CHECKING:
    from shop.settings import Settings

_START_TIMEOUT_S = 180.0
_LOOPBACK = "127.0.0.1"
_NO_LIMIT = 1_000_000


@contextmanager
def private_guide(settings: Settings, folder: Path, **changes: Any) -> Iterator[Settings]:
    """Serve the guide until the block ends; yields its settings, with the port it listens on.

    What it writes (conversations, behaviour, logs) goes to `folder`. A shop in another database than SQLite is not
    copied: there the views of these conversations are noted like any other's.

    Args:
        settings: those of the guide to be like.
        folder: exists, and is the caller's to remove.
        changes: settings that shall differ.

    Raises:
        MissingPieceError: something is not made yet; the text says which command makes it.
        ChildFailedError: a server did not start.
    """
    check_pieces(settings)
    own = settings.copy(
        update={
            "host": _LOOPBACK,
            "port": free_port(),
            "action_port": free_port(),
            "storefront": True,
            # All that comes to it comes from this machine.
            "messages_per_minute_by_address": _NO_LIMIT,
            "connects_per_minute_by_address": _NO_LIMIT,
            "var_dir": folder,
            "tracker_store_url": f"sqlite:///{folder / 'conversations.db'}",
            "database_url": copied_shop(settings.database_url, folder / "shop.db"),
            **changes,
        }
    )
    make_private(own)
    with Supervisor(server_specs(own), server_environment(own)) as supervisor:
        if not supervisor.wait_until_healthy(_START_TIMEOUT_S, lambda name, seconds: None):
            raise KeyboardInterrupt
        yield own


def copied_shop(database_url: str, target: Path) -> str:
    """Copy a SQLite shop: what is tried must not teach the recommender of the real one."""
    source = sqlite_path(database_url)
    if source is None:
        return database_url
    with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as shop, closing(sqlite3.connect(target)) as copy:
        shop.backup(copy)
    return f"sqlite:///{target}"


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    with socket.socket() as listener:
        listener.bind((_LOOPBACK, 0))
        return int(listener.getsockname()[1])
