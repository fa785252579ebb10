"""Tables of the catalogue."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import relationship

from shop.catalogue.records import AttributeRecord
from shop.database import Base, UtcDateTime

_ONE_VALUE = (
    "CASE WHEN number IS NULL THEN 0 ELSE 1 END + CASE WHEN text IS NULL THEN 0 ELSE 1 END"
    " + CASE WHEN flag IS NULL THEN 0 ELSE 1 END = 1"
)


class TypedValue:
    """Columns of a property: a number with its unit, a text, or yes/no; exactly one is set."""

    name: str = Column(Text, nullable=False, comment="Canonical snake_case key, e.g. screen_size")
    number: float | None = Column(Float, comment="Value of a number")
    unit: str | None = Column(Text, comment="Unit of the number, e.g. GB, in, g")
    text: str | None = Column(Text, comment="Value of a text")
    flag: bool | None = Column(Boolean, comment="Value of a yes/no")


class Category(Base):
    """One node of the category tree; `path` repeats the keys from the root, so a product needs no walk."""

    __tablename__ = "categories"
    __table_args__ = (UniqueConstraint("key"), {"comment": "Tree of product categories"})

    id: int = Column(Integer, primary_key=True)
    key: str = Column(Text, nullable=False, comment="Slug, unique over the tree, e.g. laptops")
    parent_id: int | None = Column(ForeignKey("categories.id"), index=True, comment="Parent node; null at a root")
    path: str = Column(Text, nullable=False, comment="Keys from the root, joined by /")
    names: dict[str, str] = Column(JSON, nullable=False, comment="Name by language (en, zh)")


class Product(Base):
    """One product; what belongs to it is read with it where the repository says so, never on demand.

    Its properties are plain records, not rows of their own: there are fifty to a product, and making an object of each
    row took half of the time of an answer.
    """

    __tablename__ = "products"
    __table_args__ = (UniqueConstraint("source", "external_id"), {"comment": "Products of all sources"})

    id: int = Column(Integer, primary_key=True)
    source: str = Column(Text, nullable=False, comment="Name of the catalogue it came from")
    external_id: str = Column(Text, nullable=False, comment="Key within the source")
    title: str = Column(Text, nullable=False, comment="Name shown to shoppers")
    brand: str | None = Column(Text, index=True, comment="Brand as printed")
    description: str = Column(Text, nullable=False, comment="Plain text, may be empty")
    category_id: int | None = Column(ForeignKey("categories.id"), index=True, comment="Deepest category")
    price_cents: int | None = Column(BigInteger, comment="Regular price, in minor units of currency; null: not known")
    currency: str = Column(String(3), nullable=False, comment="ISO 4217")
    sale_price_cents: int | None = Column(
        BigInteger, comment="Reduced price, in minor units of currency; holds from sale_from until before sale_until"
    )
    sale_from: datetime | None = Column(UtcDateTime, comment="First moment of the sale; null: always")
    sale_until: datetime | None = Column(UtcDateTime, comment="First moment after it; null: open")
    stock: int | None = Column(Integer, comment="Pieces; null: the source does not say, counts as available")
    popularity: float | None = Column(Float, comment="The source's own figure, comparable within it only")
    released_on: date | None = Column(Date, comment="Day of release")
    url: str | None = Column(Text, comment="The shop's page of the product")
    content_hash: str = Column(String(32), nullable=False, comment="Fingerprint of the record as imported")
    withdrawn_at: datetime | None = Column(
        UtcDateTime, comment="When it was taken off sale, as its source no longer has it; null: on sale"
    )

    category: Category | None = relationship(Category, lazy="raise")
    attributes: tuple[AttributeRecord, ...]
    images: list[Image] = relationship("Image", order_by="Image.position", lazy="raise", viewonly=True)
    variants: list[Variant] = relationship("Variant", order_by="Variant.position", lazy="raise", viewonly=True)

    @property
    def category_path(self) -> tuple[str, ...]:
        """Category keys from the root down; empty for a product without category."""
        return () if self.category is None else tuple(self.category.path.split("/"))

    @property
    def stated(self) -> list[AttributeRecord]:
        """What the product and its variants state, each value once: the colours that a shirt is sold in."""
        variants = (item for variant in self.variants for item in variant.attributes)
        return list(dict.fromkeys((*self.attributes, *variants)))


class ProductAttribute(TypedValue, Base):
    """One typed property of a product."""

    __tablename__ = "product_attributes"
    __table_args__ = (
        CheckConstraint(_ONE_VALUE, name="one_value"),
        {"comment": "Typed properties of products", "sqlite_with_rowid": False},
    )

    product_id: int = Column(ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
    position: int = Column(Integer, primary_key=True, autoincrement=False, comment="Order in the source")


class Variant(Base):
    """One buyable form of a product; a null price is the product's price. Its properties are plain records too."""

    __tablename__ = "variants"
    __table_args__ = (Index(None, "sku"), {"comment": "Buyable forms of products", "sqlite_with_rowid": False})

    product_id: int = Column(ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
    position: int = Column(Integer, primary_key=True, autoincrement=False, comment="Order in the source")
    sku: str = Column(Text, nullable=False, comment="Stock-keeping unit")
    title: str = Column(Text, nullable=False, comment="What sets it apart, e.g. Red / XL")
    price_cents: int | None = Column(BigInteger, comment="Minor units of the product's currency; null: its price")
    sale_price_cents: int | None = Column(
        BigInteger, comment="Reduced price, while the product's sale holds; null: none of its own"
    )
    stock: int | None = Column(Integer, comment="Pieces; null: not known")

    attributes: tuple[AttributeRecord, ...]


class VariantAttribute(TypedValue, Base):
    """One typed property of a variant."""

    __tablename__ = "variant_attributes"
    __table_args__ = (
        ForeignKeyConstraint(
            ["product_id", "variant_position"], ["variants.product_id", "variants.position"], ondelete="CASCADE"
        ),
        CheckConstraint(_ONE_VALUE, name="one_value"),
        {"comment": "Typed properties of variants", "sqlite_with_rowid": False},
    )

    product_id: int = Column(Integer, primary_key=True, autoincrement=False)
    variant_position: int = Column(Integer, primary_key=True, autoincrement=False)
    position: int = Column(Integer, primary_key=True, autoincrement=False, comment="Order in the source")


class Image(Base):
    """Address of one picture of a product."""

    __tablename__ = "images"
    __table_args__ = ({"comment": "Pictures of products", "sqlite_with_rowid": False},)

    product_id: int = Column(ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
    position: int = Column(Integer, primary_key=True, autoincrement=False, comment="0 is the main picture")
    url: str = Column(Text, nullable=False, comment="https address, or a path on this server")


class ProductChange(Base):
    """When a product last changed its price or stock: triggers write it, whoever the change comes from.

    It has no key to `products`, as it says of a deleted product that it is gone.
    """

    __tablename__ = "product_changes"
    __table_args__ = ({"comment": "When each product last changed its price or stock; written by triggers"},)

    product_id: int = Column(Integer, primary_key=True, autoincrement=False, comment="May be deleted by now")
    version: int = Column(
        BigInteger, nullable=False, index=True, comment="Rises; in PostgreSQL the transaction that changed it"
    )


class PricePoint(Base):
    """The price of a product from a moment on, until its next price point."""

    __tablename__ = "price_points"
    __table_args__ = ({"comment": "Price history", "sqlite_with_rowid": False},)

    product_id: int = Column(ForeignKey("products.id", ondelete="CASCADE"), primary_key=True)
    valid_from: datetime = Column(UtcDateTime, primary_key=True, comment="Start of this price")
    price_cents: int = Column(BigInteger, nullable=False, comment="Minor units of currency")
    currency: str = Column(String(3), nullable=False, comment="ISO 4217")


class Term(Base):
    """One word of the shop's vocabulary, and what it stands for."""

    __tablename__ = "terms"
    __table_args__ = ({"comment": "The shop's words in both languages"},)

    id: int = Column(Integer, primary_key=True)
    source: str = Column(Text, nullable=False, index=True, comment="Catalogue that brought the word")
    kind: str = Column(Text, nullable=False, comment="category, brand, attribute, value or use")
    key: str = Column(Text, nullable=False, comment="What it stands for, e.g. laptops, colour=black")
    language: str = Column(Text, nullable=False, comment="en, zh or any")
    text: str = Column(Text, nullable=False, comment="The word or phrase itself")
    expansion: str | None = Column(Text, comment="English search text to add when the word is used")
