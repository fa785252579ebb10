"""Hashes of files: what was made from them is made again only when one of them has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

LOCK_PATH = Path("uv.lock")
"""The versions of all libraries: what one version made may not fit another."""


def code_files(*folders: Path) -> Iterator[Path]:
    """Yield the code of folders, and the words of each language that stand among it."""
    for folder in folders:
        for pattern in ("*.py", "*.yml"):
            yield from sorted(folder.rglob(pattern))


def files_fingerprint(paths: Iterable[Path]) -> str:
    """Return a hash over the names and contents of files; one that does not exist counts by its name."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.as_posix()}\0".encode())
        if path.is_file():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()
