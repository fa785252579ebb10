"""Tables of orders."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import relationship

from shop.database import Base, UtcDateTime


class Order(Base):
    """One order; an order without customer was made by somebody unknown."""

    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        Index(None, "customer_id", "ordered_at"),
        {"comment": "Orders and returns"},
    )

    id: int = Column(Integer, primary_key=True)
    source: str = Column(Text, nullable=False, comment="Name of the books it came from")
    external_id: str = Column(Text, nullable=False, comment="Key within the source")
    customer_id: int | None = Column(ForeignKey("customers.id", ondelete="SET NULL"), comment="Who ordered")
    ordered_at: datetime = Column(UtcDateTime, nullable=False, index=True, comment="Moment of the order")
    is_return: bool = Column(Boolean, nullable=False, comment="Whether every line is a return")
    currency: str = Column(String(3), nullable=False, comment="ISO 4217")
    content_hash: str = Column(String(32), nullable=False, comment="Fingerprint of the record as imported")

    lines: list[OrderLine] = relationship("OrderLine", order_by="OrderLine.position", lazy="raise", viewonly=True)


class OrderLine(Base):
    """One product of an order."""

    __tablename__ = "order_lines"
    __table_args__ = (
        CheckConstraint("quantity <> 0", name="quantity_not_zero"),
        {"comment": "Products of orders", "sqlite_with_rowid": False},
    )

    order_id: int = Column(ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True)
    position: int = Column(Integer, primary_key=True, autoincrement=False, comment="Order in the source")
    product_id: int = Column(ForeignKey("products.id"), nullable=False, index=True)
    quantity: int = Column(Integer, nullable=False, comment="Pieces; negative for a return")
    unit_price_cents: int = Column(BigInteger, nullable=False, comment="Minor units of the order's currency")
