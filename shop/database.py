"""The shop's database: naming of constraints, the base of all models, engines and sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, ClassVar

from sqlalchemy import DateTime, MetaData, create_engine, event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, IntegrityError
from sqlalchemy.orm import Session, as_declarative, sessionmaker
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator

from shop.errors import ConflictError, DatabaseUnavailableError, SettingsError, StorageError

SessionFactory = Callable[[], Session]
BUSY_TIMEOUT_S = 30
NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=NAMING_CONVENTION)


@as_declarative(metadata=metadata)
class Base:
    """Base of all models."""

    __table__: ClassVar[Any]


class UtcDateTime(TypeDecorator):  # type: ignore[misc]  # SQLAlchemy 1.4 carries no types
    """A moment: stored in UTC, read back aware. SQLite keeps no zone, so a naive value is taken as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Turn a moment of any zone into UTC before it is stored."""
        return None if value is None else as_utc(value)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        """Give a stored moment its zone back."""
        return None if value is None else as_utc(value)


def as_utc(moment: datetime) -> datetime:
    """Return the moment in UTC; a naive one is taken as UTC already."""
    return moment.replace(tzinfo=timezone.utc) if moment.tzinfo is None else moment.astimezone(timezone.utc)


def make_engine(url: str, busy_timeout_s: float = BUSY_TIMEOUT_S) -> Engine:
    """Open a database by its SQLAlchemy URL; the folder of a SQLite file is made if missing.

    SQLite runs in write-ahead mode with foreign keys on and waits for another writer as long as `busy_timeout_s` says.
    Every failure of a statement is raised as a `StorageError`, which tells no values.

    Raises:
        SettingsError: the URL cannot be read.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise SettingsError(
            "DAOGOU_DATABASE_URL is not a database URL; write sqlite:///var/daogou.db or postgresql://user@host/name"
        ) from error
    if parsed.get_backend_name() == "sqlite":
        engine = _make_sqlite_engine(parsed, busy_timeout_s)
    else:
        engine = create_engine(parsed, future=True, pool_pre_ping=True, hide_parameters=True)
    event.listen(engine, "handle_error", _raise_storage_error)
    return engine


def drop_traces(url: str) -> None:
    """Take what was deleted out of a SQLite database's write-ahead log as well; others see to that by themselves.

    While somebody reads, part of it stays until the next time.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    engine = make_engine(url)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def make_session_factory(engine: Engine) -> SessionFactory:
    """Return what opens sessions on an engine; what they loaded stays readable after a commit."""
    factory: SessionFactory = sessionmaker(engine, future=True, expire_on_commit=False)
    return factory


def _make_sqlite_engine(url: Any, busy_timeout_s: float) -> Engine:
    if url.database in (None, "", ":memory:"):
        raise SettingsError("the shop needs a database file: write sqlite:///var/daogou.db, not an in-memory URL")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(
        url,
        future=True,
        hide_parameters=True,
        poolclass=QueuePool,
        connect_args={"timeout": busy_timeout_s, "check_same_thread": False},
    )
    event.listen(engine, "connect", _configure_sqlite)
    return engine


def _configure_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    # What is deleted is overwritten: else somebody's words would stay in the file until their place is needed.
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _raise_storage_error(context: Any) -> None:
    error = context.original_exception
    said = _without_rows(" ".join(str(error).split()))  # a driver's text may have several lines; ours is one
    names = {kind.__name__ for kind in type(error).__mro__}
    if isinstance(context.sqlalchemy_exception, IntegrityError):
        raise ConflictError(f"the database refused a row: {said}") from error
    if names & {"OperationalError", "InterfaceError", "ProgrammingError"}:
        raise DatabaseUnavailableError(
            f"the database does not answer as expected: {said}; run `daogou doctor` to see what is missing"
        ) from error
    if "Error" in names or isinstance(error, (ArithmeticError, ValueError, TypeError)):  # a value that no column takes
        raise StorageError(f"the database refused a statement: {said}") from error


def _without_rows(said: str) -> str:
    """Leave out the row that PostgreSQL quotes: what somebody said may stand in it, and errors are logged."""
    return said.partition(" DETAIL: Failing row contains")[0]
