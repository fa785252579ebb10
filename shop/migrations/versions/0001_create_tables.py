"""Create the shop's tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ONE_VALUE = (
    "CASE WHEN number IS NULL THEN 0 ELSE 1 END + CASE WHEN text IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN flag IS NULL THEN 0 ELSE 1 END = 1"
)


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "categories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False, comment="Slug, unique over the tree, e.g. laptops"),
        sa.Column("parent_id", sa.Integer(), nullable=True, comment="Parent node; null at a root"),
        sa.Column("path", sa.Text(), nullable=False, comment="Keys from the root, joined by /"),
        sa.Column("names", sa.JSON(), nullable=False, comment="Name by language (en, zh)"),
        sa.ForeignKeyConstraint(["parent_id"], ["categories.id"], name=op.f("fk_categories_parent_id_categories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_categories")),
        sa.UniqueConstraint("key", name=op.f("uq_categories_key")),
        comment="Tree of product categories",
    )
    op.create_index(op.f("ix_categories_parent_id"), "categories", ["parent_id"])

    op.create_table(
        "customers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="Name of the books they came from"),
        sa.Column("external_id", sa.Text(), nullable=False, comment="Key within the source"),
        sa.Column("name", sa.Text(), nullable=False, comment="Name to greet them by"),
        sa.Column("country", sa.Text(), nullable=True, comment="Country of their last order"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_customers_source_external_id")),
        comment="Customers of all sources",
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="Catalogue that brought the word"),
        sa.Column("kind", sa.Text(), nullable=False, comment="category, brand, attribute, value or use"),
        sa.Column("key", sa.Text(), nullable=False, comment="What it stands for, e.g. laptops, colour=black"),
        sa.Column("language", sa.Text(), nullable=False, comment="en, zh or any"),
        sa.Column("text", sa.Text(), nullable=False, comment="The word or phrase itself"),
        sa.Column("expansion", sa.Text(), nullable=True, comment="English search text to add when the word is used"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_terms")),
        comment="The shop's words in both languages",
    )
    op.create_index(op.f("ix_terms_source"), "terms", ["source"])

    op.create_table(
        "orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="Name of the books it came from"),
        sa.Column("external_id", sa.Text(), nullable=False, comment="Key within the source"),
        sa.Column("customer_id", sa.Integer(), nullable=True, comment="Who ordered"),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False, comment="Moment of the order"),
        sa.Column("is_return", sa.Boolean(), nullable=False, comment="Whether every line is a return"),
        sa.Column("currency", sa.String(length=3), nullable=False, comment="ISO 4217"),
        sa.Column(
            "content_hash", sa.String(length=32), nullable=False, comment="Fingerprint of the record as imported"
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_orders_customer_id_customers"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_orders_source_external_id")),
        comment="Orders and returns",
    )
    op.create_index(op.f("ix_orders_customer_id_ordered_at"), "orders", ["customer_id", "ordered_at"])
    op.create_index(op.f("ix_orders_ordered_at"), "orders", ["ordered_at"])

    op.create_table(
        "products",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="Name of the catalogue it came from"),
        sa.Column("external_id", sa.Text(), nullable=False, comment="Key within the source"),
        sa.Column("title", sa.Text(), nullable=False, comment="Name shown to shoppers"),
        sa.Column("brand", sa.Text(), nullable=True, comment="Brand as printed"),
        sa.Column("description", sa.Text(), nullable=False, comment="Plain text, may be empty"),
        sa.Column("category_id", sa.Integer(), nullable=True, comment="Deepest category"),
        sa.Column(
            "price_cents",
            sa.BigInteger(),
            nullable=True,
            comment="Price now, in minor units of currency; null: not known",
        ),
        sa.Column("currency", sa.String(length=3), nullable=False, comment="ISO 4217"),
        sa.Column(
            "stock", sa.Integer(), nullable=True, comment="Pieces; null: the source does not say, counts as available"
        ),
        sa.Column(
            "popularity", sa.Float(), nullable=True, comment="The source's own figure, comparable within it only"
        ),
        sa.Column("released_on", sa.Date(), nullable=True, comment="Day of release"),
        sa.Column(
            "content_hash", sa.String(length=32), nullable=False, comment="Fingerprint of the record as imported"
        ),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_products_category_id_categories")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_products")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_products_source_external_id")),
        comment="Products of all sources",
    )
    op.create_index(op.f("ix_products_brand"), "products", ["brand"])
    op.create_index(op.f("ix_products_category_id"), "products", ["category_id"])

    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False, comment="view, search, cart, purchase, rating or feedback"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False, comment="Moment"),
        sa.Column("product_id", sa.Integer(), nullable=True, comment="Null for a search"),
        sa.Column("customer_id", sa.Integer(), nullable=True, comment="Who; null: anonymous"),
        sa.Column("session_id", sa.Text(), nullable=True, comment="Chat session"),
        sa.Column("value", sa.Float(), nullable=True, comment="Stars of a rating; 1 or -1 of a feedback"),
        sa.Column("text", sa.Text(), nullable=True, comment="Words of a search or a feedback"),
        sa.Column(
            "fingerprint",
            sa.String(length=32),
            nullable=True,
            comment="Of an imported event, so it is imported once; null: live",
        ),
        sa.CheckConstraint(
            "kind IN ('view', 'search', 'cart', 'purchase', 'rating', 'feedback')", name=op.f("ck_events_kind_known")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_events_customer_id_customers"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_events_product_id_products"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("fingerprint", name=op.f("uq_events_fingerprint")),
        comment="What shoppers did",
    )
    op.create_index(op.f("ix_events_customer_id_at"), "events", ["customer_id", "at"])
    op.create_index(op.f("ix_events_product_id"), "events", ["product_id"])
    op.create_index(op.f("ix_events_session_id_at"), "events", ["session_id", "at"])

    op.create_table(
        "images",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="0 is the main picture"),
        sa.Column("url", sa.Text(), nullable=False, comment="https address, or a path on this server"),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_images_product_id_products"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("product_id", "position", name=op.f("pk_images")),
        comment="Pictures of products",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="Order in the source"),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False, comment="Pieces; negative for a return"),
        sa.Column("unit_price_cents", sa.BigInteger(), nullable=False, comment="Minor units of the order's currency"),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_order_lines_quantity_not_zero")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["orders.id"], name=op.f("fk_order_lines_order_id_orders"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name=op.f("fk_order_lines_product_id_products")),
        sa.PrimaryKeyConstraint("order_id", "position", name=op.f("pk_order_lines")),
        comment="Products of orders",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_order_lines_product_id"), "order_lines", ["product_id"])

    op.create_table(
        "price_points",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False, comment="Start of this price"),
        sa.Column("price_cents", sa.BigInteger(), nullable=False, comment="Minor units of currency"),
        sa.Column("currency", sa.String(length=3), nullable=False, comment="ISO 4217"),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_price_points_product_id_products"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("product_id", "valid_from", name=op.f("pk_price_points")),
        comment="Price history",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "product_attributes",
        sa.Column("name", sa.Text(), nullable=False, comment="Canonical snake_case key, e.g. screen_size"),
        sa.Column("number", sa.Float(), nullable=True, comment="Value of a number"),
        sa.Column("unit", sa.Text(), nullable=True, comment="Unit of the number, e.g. GB, in, g"),
        sa.Column("text", sa.Text(), nullable=True, comment="Value of a text"),
        sa.Column("flag", sa.Boolean(), nullable=True, comment="Value of a yes/no"),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="Order in the source"),
        sa.CheckConstraint(
            ONE_VALUE,
            name=op.f("ck_product_attributes_one_value"),
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_product_attributes_product_id_products"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("product_id", "position", name=op.f("pk_product_attributes")),
        comment="Typed properties of products",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "promotions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "key", sa.Text(), nullable=False, comment="Name of the promotion for the shop, e.g. singles-day-2026"
        ),
        sa.Column("names", sa.JSON(), nullable=False, comment="Name by language (en, zh)"),
        sa.Column("percent_off", sa.Float(), nullable=False, comment="Reduction in per cent"),
        sa.Column("product_id", sa.Integer(), nullable=True, comment="One product"),
        sa.Column("category_id", sa.Integer(), nullable=True, comment="A category and all below it"),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False, comment="First moment"),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False, comment="First moment after it"),
        sa.CheckConstraint("percent_off > 0 AND percent_off <= 100", name=op.f("ck_promotions_percent_range")),
        sa.CheckConstraint("product_id IS NULL OR category_id IS NULL", name=op.f("ck_promotions_one_scope")),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_promotions_period")),
        sa.ForeignKeyConstraint(["category_id"], ["categories.id"], name=op.f("fk_promotions_category_id_categories")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_promotions_product_id_products"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotions")),
        sa.UniqueConstraint("key", name=op.f("uq_promotions_key")),
        comment="Price reductions for a time",
    )
    op.create_index(op.f("ix_promotions_category_id"), "promotions", ["category_id"])
    op.create_index(op.f("ix_promotions_ends_at"), "promotions", ["ends_at"])
    op.create_index(op.f("ix_promotions_product_id"), "promotions", ["product_id"])

    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False, comment="Name of the catalogue it came from"),
        sa.Column("external_id", sa.Text(), nullable=False, comment="Key within the source"),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False, comment="Heading, may be empty"),
        sa.Column("text", sa.Text(), nullable=False, comment="The review itself"),
        sa.Column("rating", sa.Float(), nullable=True, comment="1 to 5; null: the source gives none"),
        sa.Column("language", sa.Text(), nullable=False, comment="en or zh"),
        sa.Column("content_hash", sa.Text(), nullable=False, comment="Fingerprint of the record as imported"),
        sa.CheckConstraint("rating BETWEEN 1 AND 5", name=op.f("ck_reviews_rating_range")),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_reviews_product_id_products"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("source", "external_id", name=op.f("uq_reviews_source_external_id")),
        comment="Reviews of products",
    )
    op.create_index(op.f("ix_reviews_product_id"), "reviews", ["product_id"])

    op.create_table(
        "variants",
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="Order in the source"),
        sa.Column("sku", sa.Text(), nullable=False, comment="Stock-keeping unit"),
        sa.Column("title", sa.Text(), nullable=False, comment="What sets it apart, e.g. Red / XL"),
        sa.Column(
            "price_cents",
            sa.BigInteger(),
            nullable=True,
            comment="Minor units of the product's currency; null: its price",
        ),
        sa.Column("stock", sa.Integer(), nullable=True, comment="Pieces; null: not known"),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name=op.f("fk_variants_product_id_products"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("product_id", "position", name=op.f("pk_variants")),
        comment="Buyable forms of products",
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_variants_sku"), "variants", ["sku"])

    op.create_table(
        "review_opinions",
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="Order in the review"),
        sa.Column("aspect", sa.Text(), nullable=False, comment="What the opinion is about, e.g. battery"),
        sa.Column("strength", sa.Integer(), nullable=False, comment="-3 (bad) to 3 (good)"),
        sa.CheckConstraint("strength BETWEEN -3 AND 3", name=op.f("ck_review_opinions_strength_range")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name=op.f("fk_review_opinions_review_id_reviews"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("review_id", "position", name=op.f("pk_review_opinions")),
        comment="Opinions on aspects, from reviews",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "variant_attributes",
        sa.Column("name", sa.Text(), nullable=False, comment="Canonical snake_case key, e.g. screen_size"),
        sa.Column("number", sa.Float(), nullable=True, comment="Value of a number"),
        sa.Column("unit", sa.Text(), nullable=True, comment="Unit of the number, e.g. GB, in, g"),
        sa.Column("text", sa.Text(), nullable=True, comment="Value of a text"),
        sa.Column("flag", sa.Boolean(), nullable=True, comment="Value of a yes/no"),
        sa.Column("product_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("variant_position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False, comment="Order in the source"),
        sa.CheckConstraint(
            ONE_VALUE,
            name=op.f("ck_variant_attributes_one_value"),
        ),
        sa.ForeignKeyConstraint(
            ["product_id", "variant_position"],
            ["variants.product_id", "variants.position"],
            name=op.f("fk_variant_attributes_product_id_variants"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("product_id", "variant_position", "position", name=op.f("pk_variant_attributes")),
        comment="Typed properties of variants",
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Go back to an empty database."""
    op.drop_table("variant_attributes")
    op.drop_table("review_opinions")
    op.drop_table("variants")
    op.drop_table("reviews")
    op.drop_table("promotions")
    op.drop_table("product_attributes")
    op.drop_table("price_points")
    op.drop_table("order_lines")
    op.drop_table("images")
    op.drop_table("events")
    op.drop_table("products")
    op.drop_table("orders")
    op.drop_table("terms")
    op.drop_table("customers")
    op.drop_table("categories")
