"""Takes from everybody but their owner what the guide has written: conversations, behaviour, secrets, models."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from operations.pieces import sqlite_path

if TYPE_CHECKING:
    from shop.settings import Settings

OWNER_ONLY = stat.S_IRWXG | stat.S_IRWXO
"""The umask of everything that writes for a guide."""
_BESIDE_SQLITE = ("", "-wal", "-shm")


def make_private(settings: Settings) -> None:
    """Let nobody but the owner read or write what lies in the folders of this installation, and its SQLite files.

    Files of somebody else stay as they are. What is written from now on is the umask's business.
    """
    for path in _written(settings):
        mode = path.lstat().st_mode
        if mode & OWNER_ONLY and not stat.S_ISLNK(mode):
            with suppress(PermissionError):
                path.chmod(stat.S_IMODE(mode) & ~OWNER_ONLY)


def is_private(path: Path) -> bool:
    """Whether nobody but its owner may read or write a file or a folder."""
    return not path.stat().st_mode & OWNER_ONLY


def _written(settings: Settings) -> Iterator[Path]:
    for folder in (settings.var_dir, settings.artefacts_dir, settings.dialogue_model_dir):
        if folder.is_dir():
            yield folder
            yield from folder.rglob("*")
    for url in (settings.database_url, settings.tracker_store_url):
        database = sqlite_path(url)
        if database is not None and database.is_file():
            yield from filter(Path.is_file, (database.with_name(database.name + end) for end in _BESIDE_SQLITE))
