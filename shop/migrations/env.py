"""Run by Alembic for every command, on the connection that `shop.migrations` opened."""

from typing import Any

from alembic import context

from shop.database import UtcDateTime
from shop.models import metadata


def render_item(kind: str, item: Any, _autogenerate: Any) -> Any:
    """Write our own type as what it is in the database: migrations must not change when the code does."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    compare_type=True,
    render_as_batch=True,
    render_item=render_item,
)
with context.begin_transaction():
    context.run_migrations()
