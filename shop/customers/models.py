"""Table of customers."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Text, UniqueConstraint

from shop.database import Base


class Customer(Base):
    """One customer as the shop's books know them."""

    __tablename__ = "customers"
    __table_args__ = (UniqueConstraint("source", "external_id"), {"comment": "Customers of all sources"})

    id: int = Column(Integer, primary_key=True)
    source: str = Column(Text, nullable=False, comment="Name of the books they came from")
    external_id: str = Column(Text, nullable=False, comment="Key within the source")
    name: str = Column(Text, nullable=False, comment="Name to greet them by")
    country: str | None = Column(Text, comment="Country of their last order")
