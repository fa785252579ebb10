"""What tests of every package share: an empty, migrated database of each kind that the shop runs on."""

from __future__ import annotations

import os
import uuid

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory
from tests.serving import guide  # noqa: F401  # a fixture: one running guide for conversations and browser

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


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request, tmp_path):
    """URL of a database without tables, one of each kind; it is gone after the test."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'shop.db'}"
        return
    server = make_url(request.getfixturevalue("postgres_server"))
    name = f"daogou_test_{uuid.uuid4().hex}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT", future=True)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.set(database=name).render_as_string(hide_password=False)
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def database_url(empty_database_url):
    """URL of a database with all tables and no rows, one of each kind."""
    upgrade(empty_database_url)
    return empty_database_url


@pytest.fixture
def new_unit_of_work(database_url):
    """What starts a unit of work on `database_url`."""
    return unit_of_work_factory(database_url)
