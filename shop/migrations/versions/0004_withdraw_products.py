"""Let products be withdrawn from sale while orders and reviews keep them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

OFFER = ("id", "price_cents", "currency", "sale_price_cents", "sale_from", "sale_until", "stock")
"""Columns that said before what a product costs and whether it can be bought."""
# As with the other moments of 0002: SQLite would take any text, and who reads it later fails on it.
SQLITE_COLUMN = """
    ALTER TABLE products ADD COLUMN withdrawn_at DATETIME
    CONSTRAINT "withdrawn_at is a moment in UTC such as 2026-12-31 18:00:00"
    CHECK (coalesce(datetime(withdrawn_at, '+0 days'), '') = substr(withdrawn_at, 1, 19))
"""
SQLITE_TRIGGER = """
    CREATE TRIGGER note_products_update AFTER update ON products WHEN ({old}) IS NOT ({new}) BEGIN
        INSERT INTO product_changes (product_id, version)
        SELECT id, (SELECT coalesce(max(version), 0) + 1 FROM product_changes)
        FROM (SELECT OLD.id AS id UNION SELECT NEW.id) WHERE true
        ON CONFLICT (product_id) DO UPDATE SET version = excluded.version;
    END
"""
POSTGRESQL_TRIGGER = """
    CREATE TRIGGER note_products_update AFTER update ON products FOR EACH ROW
    WHEN (({old}) IS DISTINCT FROM ({new})) EXECUTE FUNCTION note_products_change()
"""


def upgrade() -> None:
    """Add the column, and let the database note its changes as it notes those of prices."""
    _drop_trigger()
    if _is_sqlite():
        op.execute(SQLITE_COLUMN)
    else:
        op.add_column(
            "products",
            sa.Column(
                "withdrawn_at",
                sa.DateTime(timezone=True),
                nullable=True,
                comment="When it was taken off sale, as its source no longer has it; null: on sale",
            ),
        )
    _create_trigger((*OFFER, "withdrawn_at"))


def downgrade() -> None:
    """Take it away again; what was withdrawn is on sale again, as it was before."""
    _drop_trigger()
    op.drop_column("products", "withdrawn_at")
    _create_trigger(OFFER)


def _is_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _drop_trigger() -> None:
    op.execute("DROP TRIGGER note_products_update" + ("" if _is_sqlite() else " ON products"))


def _create_trigger(columns: tuple[str, ...]) -> None:
    old, new = (", ".join(f"{row}.{column}" for column in columns) for row in ("OLD", "NEW"))
    op.execute((SQLITE_TRIGGER if _is_sqlite() else POSTGRESQL_TRIGGER).format(old=old, new=new))
