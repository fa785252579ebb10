from datetime import datetime, timezone

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from shop.database import make_engine
from shop.errors import StorageError
from shop.migrations import migration_config, upgrade
from shop.models import metadata
from shop.unit_of_work import unit_of_work_factory


def test_the_migrations_give_the_tables_of_the_models(empty_database_url):
    upgrade(empty_database_url)
    with make_engine(empty_database_url).connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_upgrade_twice_changes_nothing(empty_database_url):
    upgrade(empty_database_url)
    upgrade(empty_database_url)
    tables = set(inspect(make_engine(empty_database_url)).get_table_names())
    assert tables == set(metadata.tables) | {"alembic_version"}


def test_every_constraint_and_index_has_a_name():
    for table in metadata.tables.values():
        assert all(part.name for part in [*table.constraints, *table.indexes])


@pytest.fixture
def migrate(empty_database_url):
    """What brings the tables of an empty database to a version, up or down."""
    engine = make_engine(empty_database_url)

    def to(version, step=command.upgrade):
        config = migration_config()
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            step(config, version)

    yield to
    engine.dispose()


@pytest.mark.parametrize("moment", ["2026-12-31", "2026-12-31T00:00:00", "2026-02-30 00:00:00", "soon", "5", "now"])
def test_a_moment_that_nobody_could_read_is_refused_with_how_to_write_it(database_url, new_unit_of_work, mugs, moment):
    with new_unit_of_work() as uow:
        uow.products.upsert_many(mugs(1, sale_until=datetime(2026, 12, 1, 8, 30, 0, 250, tzinfo=timezone.utc)))
        uow.commit()
    engine = make_engine(database_url)
    if engine.dialect.name == "postgresql":
        pytest.skip("PostgreSQL has a type for moments")
    with engine.begin() as connection, pytest.raises(StorageError, match=r"such as 2026-12-31 18:00:00|non-determ"):
        connection.execute(text("UPDATE products SET sale_until = :moment"), {"moment": moment})
    with engine.begin() as connection:
        connection.execute(text("UPDATE products SET sale_from = '2026-11-30 00:00:00', sale_until = NULL"))
    engine.dispose()


def test_products_of_before_sale_prices_stay_as_they_were_up_and_down(migrate, empty_database_url):
    migrate("0001")
    engine = make_engine(empty_database_url)
    columns = "source, external_id, title, description, price_cents, currency, content_hash"
    with engine.begin() as connection:
        connection.execute(
            text(f"INSERT INTO products ({columns}) VALUES ('toy', '1', 'Mug', '', 500, 'GBP', '0')")  # noqa: S608
        )
        connection.execute(text("INSERT INTO variants VALUES (1, 0, 'M-1', 'Red', 600, 3)"))
        before = connection.execute(text("SELECT * FROM products")).mappings().one()
    migrate("head")
    with unit_of_work_factory(empty_database_url)() as uow:
        (mug,) = uow.products.iter_snapshots()
    assert (mug.price_cents, mug.sale_price_cents, mug.sale_until, mug.url) == (500, None, None, None)
    assert (mug.variants[0].price_cents, mug.variants[0].stock, mug.variants[0].sale_price_cents) == (600, 3, None)
    migrate("0001", command.downgrade)
    with engine.begin() as connection:
        assert connection.execute(text("SELECT * FROM products")).mappings().one() == before
        connection.execute(text("UPDATE products SET price_cents = 700"))
        assert "product_changes" not in inspect(connection).get_table_names()
    engine.dispose()


def test_withdrawn_products_are_on_sale_again_before_they_could_be_withdrawn(migrate, empty_database_url, mugs):
    def noted(statement):
        with engine.begin() as connection:
            before = connection.execute(text("SELECT version FROM product_changes")).scalar_one()
        with engine.begin() as connection:
            connection.execute(text(statement))
            return connection.execute(text("SELECT version FROM product_changes")).scalar_one() > before

    migrate("head")
    engine = make_engine(empty_database_url)
    with unit_of_work_factory(empty_database_url)() as uow:
        uow.products.upsert_many(mugs(1))
        uow.commit()
    assert noted("UPDATE products SET withdrawn_at = '2026-01-01 00:00:00'")
    migrate("0003", command.downgrade)
    assert "withdrawn_at" not in {column["name"] for column in inspect(engine).get_columns("products")}
    assert noted("UPDATE products SET price_cents = 700")
    assert not noted("UPDATE products SET price_cents = 700, title = 'Cup'")
    migrate("head")
    with unit_of_work_factory(empty_database_url)() as uow:
        assert uow.products.count() == 1
    assert noted("UPDATE products SET withdrawn_at = '2026-01-01 00:00:00'")
    assert noted("UPDATE products SET stock = 7")
    engine.dispose()
