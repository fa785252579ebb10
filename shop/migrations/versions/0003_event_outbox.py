"""Keep what shoppers do in an outbox until it is among the events."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the outbox."""
    op.create_table(
        "event_outbox",
        sa.Column("id", sa.Integer(), nullable=False, comment="In the order in which they came"),
        sa.Column("kind", sa.Text(), nullable=False, comment="As in events, and so are the others"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=True),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Text(), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("refused", sa.Text(), nullable=True, comment="Why it cannot be moved; null: it waits"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_outbox")),
        comment="What shoppers did, before it is among the events",
    )


def downgrade() -> None:
    """Drop the outbox; `upgrade` gives it back empty."""
    op.drop_table("event_outbox")
