"""What tests of every package share: an empty, migrated database of each kind that the shop runs on."""

from __future__ import annotations

import os
import shutil
import uuid
from contextlib import contextmanager

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from tests.serving import guide  # noqa: F401  # a fixture: one running guide for conversations and browser
from tests.workers import pytest_collection_modifyitems, pytest_xdist_make_scheduler  # noqa: F401  # hooks

LOCAL_SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"


def _answers(url):
    try:
        with create_engine(url, connect_args={"connect_timeout": 2}).connect():
            return True
    except OperationalError:
        return False


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory):
    """URL of a PostgreSQL server on which databases may be made: the one named, a local one, or one of our own."""
    named = os.environ.get("DAOGOU_TEST_POSTGRES_URL")
    if named:
        yield named
    elif _answers(LOCAL_SERVER):
        yield LOCAL_SERVER
    else:
        pgserver = pytest.importorskip(
            "pgserver",
            reason="no PostgreSQL: set DAOGOU_TEST_POSTGRES_URL, start one on port 5432, or install pgserver",
        )
        server = pgserver.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
        yield server.get_uri()
        server.cleanup()


@contextmanager
def _postgres_database(server, template="template1"):
    """Make a database that is a copy of another one; yields its name and its URL. It is gone after the block."""
    name = f"daogou_test_{uuid.uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT", future=True)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    yield name, make_url(server).set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture(scope="session")
def sqlite_with_tables(tmp_path_factory):
    """A SQLite file with all tables and no rows, to be copied: to make the tables takes longer than most tests."""
    path = tmp_path_factory.mktemp("tables") / "shop.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def postgres_with_tables(postgres_server):
    """Name of a PostgreSQL database with all tables and no rows, to be copied for the same reason."""
    with _postgres_database(postgres_server) as (name, url):
        upgrade(url)
        yield name


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request):
    return request.param


@pytest.fixture
def empty_database_url(database_kind, request, tmp_path):
    """URL of a database without tables, one of each kind; it is gone after the test."""
    if database_kind == "sqlite":
        yield f"sqlite:///{tmp_path / 'shop.db'}"
    else:
        with _postgres_database(request.getfixturevalue("postgres_server")) as (_, url):
            yield url


@pytest.fixture
def database_url(database_kind, request, tmp_path):
    """URL of a database with all tables and no rows, one of each kind; it is gone after the test."""
    if database_kind == "sqlite":
        yield f"sqlite:///{shutil.copy(request.getfixturevalue('sqlite_with_tables'), tmp_path)}"
    else:
        server, tables = map(request.getfixturevalue, ("postgres_server", "postgres_with_tables"))
        with _postgres_database(server, tables) as (_, url):
            yield url


@pytest.fixture
def new_unit_of_work(database_url):
    """What starts a unit of work on `database_url`."""
    return unit_of_work_factory(database_url)
