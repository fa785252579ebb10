"""Add sale prices and product pages, and let the database note every change of what a product costs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

OFFER = {
    "products": ("id", "price_cents", "currency", "sale_price_cents", "sale_from", "sale_until", "stock"),
    "variants": ("product_id", "price_cents", "sale_price_cents", "stock"),
}
"""Columns that say what a product costs and whether it can be bought."""
KEY = {"products": "id", "variants": "product_id"}
ROWS = {"insert": ("NEW",), "update": ("OLD", "NEW"), "delete": ("OLD",)}
OLD_PRICE_COMMENT = "Price now, in minor units of currency; null: not known"
PRICE_COMMENT = "Regular price, in minor units of currency; null: not known"

MOMENTS = ("sale_from", "sale_until")
# SQLite would take any text, and who reads it later fails on it; so it is refused with what to write.
SQLITE_MOMENT = """
    ALTER TABLE products ADD COLUMN {column} DATETIME
    CONSTRAINT "{column} is a moment in UTC such as 2026-12-31 18:00:00"
    CHECK (coalesce(datetime({column}, '+0 days'), '') = substr({column}, 1, 19))
"""
SQLITE_MARK = """
    INSERT INTO product_changes (product_id, version)
    VALUES ({row}.{key}, (SELECT coalesce(max(version), 0) + 1 FROM product_changes))
    ON CONFLICT (product_id) DO UPDATE SET version = excluded.version;
"""
# The number of the transaction, as numbers of a sequence would not be in the order of the commits.
POSTGRESQL_FUNCTION = """
CREATE FUNCTION note_{table}_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO product_changes (product_id, version)
    SELECT DISTINCT id, pg_current_xact_id()::text::bigint
    FROM (VALUES (OLD.{key}), (NEW.{key})) AS changed (id) WHERE id IS NOT NULL
    ON CONFLICT (product_id) DO UPDATE SET version = excluded.version;
    RETURN NULL;
END
$$
"""


def upgrade() -> None:
    """Add columns, the table of changes, and its triggers."""
    for column in (
        sa.Column("url", sa.Text(), nullable=True, comment="The shop's page of the product"),
        sa.Column(
            "sale_price_cents",
            sa.BigInteger(),
            nullable=True,
            comment="Reduced price, in minor units of currency; holds from sale_from until before sale_until",
        ),
        sa.Column(
            "sale_from", sa.DateTime(timezone=True), nullable=True, comment="First moment of the sale; null: always"
        ),
        sa.Column("sale_until", sa.DateTime(timezone=True), nullable=True, comment="First moment after it; null: open"),
    ):
        if _is_sqlite() and column.name in MOMENTS:
            op.execute(SQLITE_MOMENT.format(column=column.name))
        else:
            op.add_column("products", column)
    op.add_column(
        "variants",
        sa.Column(
            "sale_price_cents",
            sa.BigInteger(),
            nullable=True,
            comment="Reduced price, while the product's sale holds; null: none of its own",
        ),
    )
    _comment_price(OLD_PRICE_COMMENT, PRICE_COMMENT)
    op.create_table(
        "product_changes",
        sa.Column("product_id", sa.Integer(), autoincrement=False, nullable=False, comment="May be deleted by now"),
        sa.Column(
            "version", sa.BigInteger(), nullable=False, comment="Rises; in PostgreSQL the transaction that changed it"
        ),
        sa.PrimaryKeyConstraint("product_id", name=op.f("pk_product_changes")),
        comment="When each product last changed its price or stock; written by triggers",
    )
    op.create_index(op.f("ix_product_changes_version"), "product_changes", ["version"])
    for table, key in KEY.items():
        if not _is_sqlite():
            op.execute(POSTGRESQL_FUNCTION.format(table=table, key=key))
        for event in ROWS:
            op.execute(_sqlite_trigger(table, event) if _is_sqlite() else _postgresql_trigger(table, event))


def downgrade() -> None:
    """Take them away again."""
    for table in KEY:
        for event in ROWS:
            op.execute(f"DROP TRIGGER {_name(table, event)}" + ("" if _is_sqlite() else f" ON {table}"))
        if not _is_sqlite():
            op.execute(f"DROP FUNCTION note_{table}_change()")
    op.drop_table("product_changes")
    _comment_price(PRICE_COMMENT, OLD_PRICE_COMMENT)
    op.drop_column("variants", "sale_price_cents")
    for column in ("sale_until", "sale_from", "sale_price_cents", "url"):
        op.drop_column("products", column)


def _is_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _comment_price(before: str, after: str) -> None:
    if not _is_sqlite():  # it keeps no comments
        op.alter_column(
            "products", "price_cents", existing_type=sa.BigInteger(), existing_comment=before, comment=after
        )


def _name(table: str, event: str) -> str:
    return f"note_{table}_{event}"


def _sqlite_trigger(table: str, event: str) -> str:
    condition = _changes(table, "IS NOT") if event == "update" else "true"
    marks = "".join(SQLITE_MARK.format(row=row, key=KEY[table]) for row in ROWS[event])
    return f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} WHEN {condition} BEGIN {marks} END"


def _postgresql_trigger(table: str, event: str) -> str:
    condition = f"WHEN ({_changes(table, 'IS DISTINCT FROM')})" if event == "update" else ""
    return (
        f"CREATE TRIGGER {_name(table, event)} AFTER {event} ON {table} FOR EACH ROW {condition} "
        f"EXECUTE FUNCTION note_{table}_change()"
    )


def _changes(table: str, differs: str) -> str:
    # A row that is written again as it was, as an import does, is no change.
    old, new = (", ".join(f"{row}.{column}" for column in OFFER[table]) for row in ("OLD", "NEW"))
    return f"({old}) {differs} ({new})"
