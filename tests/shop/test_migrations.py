from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect

from shop.database import make_engine
from shop.migrations import upgrade
from shop.models import metadata


def test_the_migrations_give_the_tables_of_the_models(database_url):
    with make_engine(database_url).connect() as connection:
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
