"""Rows that a unique key names: found by it, compared with what was read, and written by it (`ON CONFLICT`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from shop.bulk import content_hash

Key = tuple[str, str]
"""(source, external id)"""
SOURCE_KEY = ("source", "external_id")
_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class Named(Protocol):
    """A record that its source names."""

    @property
    def source(self) -> str:
        """Name of the catalogue it came from."""

    @property
    def external_id(self) -> str:
        """Key within the source."""


R = TypeVar("R", bound=Named)


@dataclass(frozen=True)
class ChangeSet(Generic[R]):
    """Records beside the rows that are there.

    `touched` are the records that are new or changed, `known` the rows by key, `marks` the fingerprints by key.
    """

    touched: list[R]
    known: Mapping[Key, Any]
    marks: Mapping[Key, str]


def key_of(record: Named) -> Key:
    """Return what names a record."""
    return record.source, record.external_id


def compare(session: Session, table: Any, records: Sequence[R], *columns: str) -> ChangeSet[R]:
    """Compare records with the rows of a table, by key and fingerprint.

    Args:
        session: of the database.
        table: has the columns `source`, `external_id` and `content_hash`.
        records: none with the key of another.
        columns: what else to read of the rows.
    """
    known = find_rows(session, table, map(key_of, records), "content_hash", *columns)
    marks = {key_of(record): content_hash(record) for record in records}
    unchanged = {key for key, row in known.items() if row.content_hash == marks[key]}
    return ChangeSet([record for record in records if key_of(record) not in unchanged], known, marks)


def find_rows(session: Session, table: Any, keys: Iterable[Key], *columns: str) -> dict[Key, Any]:
    """Return the rows that exist among (source, external id) pairs, with `id` and the columns asked for."""
    by_source: dict[str, list[str]] = {}
    for source, name in keys:
        by_source.setdefault(source, []).append(name)
    found: dict[Key, Any] = {}
    for source, names in by_source.items():
        query = select(table.c.external_id, table.c.id, *(table.c[column] for column in columns)).where(
            table.c.source == source, table.c.external_id.in_(names)
        )
        found.update({(source, row.external_id): row for row in session.execute(query)})
    return found


def find_ids(session: Session, table: Any, keys: Iterable[Key]) -> dict[Key, int]:
    """Return the ids of the rows that exist among (source, external id) pairs."""
    return {key: row.id for key, row in find_rows(session, table, keys).items()}


def upsert(
    session: Session,
    table: Any,
    rows: Sequence[Mapping[str, Any]],
    key: Sequence[str] = SOURCE_KEY,
    change: Sequence[str] | None = None,
) -> None:
    """Insert rows in their order; a row whose key is there already is changed in place and keeps its id.

    Args:
        session: of the database.
        table: where to.
        rows: all with the same columns, none with the key of another.
        key: columns that are unique together.
        change: columns to change in a row that is there already; all but the key if None.

    Raises:
        ConflictError: a row breaks another rule of the table.
    """
    if not rows:
        return
    statement = _INSERT[session.get_bind().dialect.name](table)
    changing = change or [name for name in rows[0] if name not in key]
    statement = statement.on_conflict_do_update(
        index_elements=list(key), set_={name: statement.excluded[name] for name in changing}
    )
    session.execute(statement, list(rows))
