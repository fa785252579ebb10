"""The history of the database's tables (Alembic)."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

from shop.database import make_engine


def upgrade(url: str) -> None:
    """Bring the tables of a database to the newest version; an empty database gets all of them.

    Raises:
        SettingsError: the URL cannot be read.
        DatabaseUnavailableError: the database cannot be reached.
    """
    engine = make_engine(url)
    try:
        with engine.begin() as connection:
            config = migration_config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def migration_config() -> Config:
    """Return Alembic's configuration; put an open connection under `attributes["connection"]` before a command."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    return config
