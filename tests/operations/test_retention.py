"""What has been kept long enough is removed, nothing else; looking first removes nothing."""

from __future__ import annotations

import os
import threading
from datetime import datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from click.testing import CliRunner

from cli.main import main
from operations.retention import clean, clean_daily
from shop.behaviour.records import EventKind, EventRecord
from shop.behaviour.repository import ShopperEvent
from shop.migrations import upgrade
from shop.settings import Settings, get_settings
from shop.unit_of_work import unit_of_work_factory

NOW = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
DAYS = {"conversations": 90, "anonymous": 60, "behaviour": 400, "feedback": 30, "logs": 10}


@pytest.fixture
def installation(database_url, new_unit_of_work, tmp_path):
    """Settings of an installation with something of every age."""
    talks = tmp_path / "talks.db"
    settings = Settings(
        _env_file=None,
        var_dir=tmp_path / "var",
        database_url=database_url,
        tracker_store_url=f"sqlite:///{talks}",
        **{f"keep_{name}_days": days for name, days in DAYS.items()},
    )
    engine = sa.create_engine(settings.tracker_store_url)
    _make_conversations(engine)
    engine.dispose()
    with new_unit_of_work() as uow:
        ann = uow.customers.upsert("toy", "ann", "Ann")
        for days in (1, 59, 61, 399, 401):
            at = NOW - timedelta(days=days)
            uow.events.add(ShopperEvent(EventKind.SEARCH, at, customer_id=ann, text=f"of ann, {days}"))
            uow.events.add(ShopperEvent(EventKind.SEARCH, at, session_id="s", text=f"of nobody, {days}"))
            uow.events.add(ShopperEvent(EventKind.FEEDBACK, at, session_id="s", value=-1, text=f"bad, {days}"))
        uow.events.upsert_many([EventRecord(EventKind.SEARCH, NOW - timedelta(days=999), text="imported")])
        uow.outbox.set_aside(ShopperEvent(EventKind.SEARCH, NOW - timedelta(days=61), text="refused"), "no column")
        uow.commit()
    for name, days in (("rasa.log", 50), ("rasa.log.1", 11), ("rasa.log.2", 9), ("train.log.1", 11)):
        path = settings.var_dir / "logs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        moment = (NOW - timedelta(days=days)).timestamp()
        os.utime(path, (moment, moment))
    return settings


def _make_conversations(engine):
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE events (id INTEGER PRIMARY KEY, sender_id TEXT, timestamp FLOAT)"))
        for number, days in enumerate((1, 89, 91, 500)):
            row = {"id": number, "who": f"{days} days ago", "at": (NOW - timedelta(days=days)).timestamp()}
            connection.execute(sa.text("INSERT INTO events VALUES (:id, :who, :at)"), row)


def conversations(settings):
    engine = sa.create_engine(settings.tracker_store_url)
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT sender_id FROM events ORDER BY id")).scalars().all()
    engine.dispose()
    return found


def events(new_unit_of_work):
    with new_unit_of_work() as uow:
        return set(uow._session.execute(sa.text("SELECT text FROM events")).scalars())


EXPECTED = {
    "events of conversations": 2,
    "what customers did": 1,
    "what shoppers did who had not logged in": 4,
    "feedback": 4,
    "old logs": 2,
}


def test_what_is_old_is_removed_and_nothing_else(installation, new_unit_of_work):
    removed = {each.what: each.number for each in clean(installation, NOW)}

    assert removed == EXPECTED
    assert conversations(installation) == ["1 days ago", "89 days ago"]
    assert events(new_unit_of_work) == {
        *(f"of ann, {days}" for days in (1, 59, 61, 399)),
        *("of nobody, 1", "of nobody, 59", "bad, 1", "imported"),
    }
    with new_unit_of_work() as uow:
        assert uow.outbox.count() == 0
    assert sorted(path.name for path in (installation.var_dir / "logs").iterdir()) == ["rasa.log", "rasa.log.2"]
    assert all(each.number == 0 for each in clean(installation, NOW))


def test_looking_first_counts_the_same_and_removes_nothing(installation, new_unit_of_work):
    before = events(new_unit_of_work)

    found = {each.what: each.number for each in clean(installation, NOW, dry_run=True)}

    assert found == EXPECTED
    assert events(new_unit_of_work) == before
    assert len(conversations(installation)) == 4
    assert len(list((installation.var_dir / "logs").iterdir())) == 4


def test_many_rows_go_in_several_steps(new_unit_of_work, installation):
    from shop.behaviour.retention import Kept

    with new_unit_of_work() as uow:
        retention = uow.events.retention(Kept.FEEDBACK, DAYS["feedback"], NOW)
        assert [retention.remove(batch=3) for _ in range(3)] == [3, 1, 0]


def test_zero_days_keep_for_ever(installation):
    forever = installation.copy(update={f"keep_{name}_days": 0 for name in DAYS})

    assert clean(forever, NOW) == []


def test_conversations_on_postgresql_go_too(installation, empty_database_url):
    if not empty_database_url.startswith("postgresql"):
        pytest.skip("the SQLite file is above")
    own = installation.copy(update={"tracker_store_url": empty_database_url, "database_url": "sqlite:///none.db"})
    engine = sa.create_engine(empty_database_url)
    _make_conversations(engine)
    engine.dispose()

    assert clean(own, NOW)[0].number == 2
    assert conversations(own) == ["1 days ago", "89 days ago"]


def test_an_installation_without_anything_has_nothing_to_remove(settings):
    assert all(each.number == 0 for each in clean(settings, NOW))
    assert not settings.var_dir.exists()


def test_the_daily_work_tells_what_it_removed(installation):
    heard, all_told = [], threading.Event()

    def tell(text):
        heard.append(text)
        if "old logs" in text:
            all_told.set()

    clean_daily(installation, tell)

    assert all_told.wait(30)
    assert heard[0].startswith("removed after 90 days: ")


def test_the_command_says_what_it_would_do(installation, monkeypatch):
    for name, value in installation.dict().items():
        monkeypatch.setenv(f"DAOGOU_{name.upper()}", str(value))
    get_settings.cache_clear()

    result = CliRunner().invoke(main, ["clean", "--dry-run"])
    get_settings.cache_clear()

    assert result.exit_code == 0, result.output
    assert "feedback, kept for 30 days" in result.output
    assert "would be removed" in result.output
    assert len(conversations(installation)) == 4


def test_what_is_removed_is_no_longer_in_the_files(tmp_path):
    settings = Settings(_env_file=None, var_dir=tmp_path, database_url=f"sqlite:///{tmp_path / 'shop.db'}")
    upgrade(settings.database_url)
    store = sa.create_engine(settings.tracker_store_url)
    with store.begin() as connection:
        connection.execute(sa.text("PRAGMA journal_mode = WAL"))
        connection.execute(sa.text("CREATE TABLE events (id INTEGER PRIMARY KEY, data TEXT, timestamp FLOAT)"))
    with store.begin() as connection:
        connection.execute(sa.text("INSERT INTO events (data, timestamp) VALUES ('a very rare mug', 0)"))
    with unit_of_work_factory(settings.database_url)() as uow:
        long_ago = NOW - timedelta(days=9_999)
        uow.events.add(ShopperEvent(EventKind.SEARCH, long_ago, session_id="s", text="a very rare mug"))
        uow.commit()
    files = [*tmp_path.glob("*.db*")]
    assert any(b"a very rare mug" in path.read_bytes() for path in files)

    clean(settings, NOW)

    assert [path.name for path in files if path.exists() and b"a very rare mug" in path.read_bytes()] == []
