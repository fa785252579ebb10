from datetime import datetime, timezone

import pytest
from sqlalchemy import text

from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.errors import ConflictError, DatabaseUnavailableError, SettingsError
from shop.migrations import upgrade
from shop.unit_of_work import unit_of_work_factory

NOON = datetime(2026, 5, 1, 12, tzinfo=timezone.utc)


def test_what_is_not_committed_is_undone(new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(1))
        uow.commit()
        uow.products.upsert_many(mugs(3))
    with new_unit_of_work() as uow:
        assert uow.products.count() == 1


def test_an_error_undoes_the_work_and_is_passed_on(new_unit_of_work, mugs):
    with pytest.raises(RuntimeError, match="stop"), new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(1))
        raise RuntimeError("stop")
    with new_unit_of_work() as uow:
        assert uow.products.count() == 0


def test_a_rollback_undoes_what_came_since_the_last_commit(new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(2))
        uow.rollback()
        assert uow.products.count() == 0


def test_what_was_read_stays_readable_afterwards(new_unit_of_work, laptop):
    with new_unit_of_work() as uow:
        uow.products.upsert_many([laptop])
        product = uow.products.get(uow.products.find_id("toy", "laptop"))
        uow.commit()
    assert product.title == laptop.title
    assert product.category_path == laptop.category_path


def test_a_database_without_tables_says_what_to_do(empty_database_url):
    with unit_of_work_factory(empty_database_url)() as uow, pytest.raises(DatabaseUnavailableError, match="daogou"):
        uow.products.count()


def test_a_server_that_is_not_there_is_reported_as_such():
    factory = unit_of_work_factory("postgresql://nobody@127.0.0.1:1/none")
    with factory() as uow, pytest.raises(DatabaseUnavailableError):
        uow.products.count()


@pytest.mark.parametrize("url", ["no url", "sqlite://", "sqlite:///:memory:"])
def test_a_url_that_cannot_be_used_says_how_to_write_one(url):
    with pytest.raises(SettingsError, match=r"sqlite:///var/daogou\.db"):
        unit_of_work_factory(url)


def test_the_folder_of_a_sqlite_file_is_made(tmp_path):
    unit_of_work_factory(f"sqlite:///{tmp_path}/new/folder/shop.db")
    assert (tmp_path / "new" / "folder").is_dir()


def test_sqlite_reads_while_another_connection_writes(tmp_path, mugs):
    url = f"sqlite:///{tmp_path}/shop.db"
    upgrade(url)
    factory = unit_of_work_factory(url)
    with factory() as writer, factory() as reader:
        writer.products.upsert_many(mugs(1))
        assert reader.products.count() == 0
        writer.commit()
    with factory() as reader:
        assert reader.products.count() == 1


def test_what_could_not_be_kept_is_not_kept_by_the_next_unit_of_work(tmp_path):
    url = f"sqlite:///{tmp_path}/shop.db"
    upgrade(url)
    factory = unit_of_work_factory(url)
    with factory() as uow:
        uow.events.add(ShopperEvent(EventKind.SEARCH, NOON, session_id="mine"))
        # The fault is found only when the work is to be kept.
        uow._session.execute(text("PRAGMA defer_foreign_keys = ON"))
        uow.events.add(ShopperEvent(EventKind.VIEW, NOON, 999_999, session_id="mine"))
        with pytest.raises(ConflictError):
            uow.commit()
    with factory() as uow:
        assert uow.events.for_session("mine") == []
        uow.commit()
    with unit_of_work_factory(url)() as uow:
        assert uow.events.for_session("mine") == []
