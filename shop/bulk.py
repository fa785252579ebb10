"""What the repositories' bulk writes share: batches, fingerprints, and the report of what changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

BATCH_SIZE = 500

T = TypeVar("T")


@dataclass
class UpsertReport:
    """How many records were new, changed, or the same as before; and those left out, with the reason."""

    inserted: int = 0
    updated: int = 0
    unchanged: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)
    """(external id, reason)"""

    @property
    def total(self) -> int:
        """How many records the database has now."""
        return self.inserted + self.updated + self.unchanged

    def add(self, other: UpsertReport) -> None:
        """Count another report into this one."""
        self.inserted += other.inserted
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.left_out.extend(other.left_out)


def content_hash(record: Any) -> str:
    """Return 32 hex digits that change when, and only when, the record changes (a frozen dataclass)."""
    return hashlib.blake2b(repr(record).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def unique_batches(records: Iterable[T], key: Callable[[T], Hashable], size: int = BATCH_SIZE) -> Iterator[list[T]]:
    """Split a stream into lists of at most `size`, none holding a key twice; the order is kept."""
    batch: dict[Hashable, T] = {}
    for record in records:
        name = key(record)
        if len(batch) >= size or name in batch:
            yield list(batch.values())
            batch = {}
        batch[name] = record
    if batch:
        yield list(batch.values())
