"""Table of promotions."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Column, Float, ForeignKey, Integer, Text, UniqueConstraint

from shop.database import Base, UtcDateTime


class Promotion(Base):
    """A reduction in per cent on one product, on a category with all below it, or on the whole shop."""

    __tablename__ = "promotions"
    __table_args__ = (
        UniqueConstraint("key"),
        CheckConstraint("percent_off > 0 AND percent_off <= 100", name="percent_range"),
        CheckConstraint("starts_at < ends_at", name="period"),
        CheckConstraint("product_id IS NULL OR category_id IS NULL", name="one_scope"),
        {"comment": "Price reductions for a time"},
    )

    id: int = Column(Integer, primary_key=True)
    key: str = Column(Text, nullable=False, comment="Name of the promotion for the shop, e.g. singles-day-2026")
    names: dict[str, str] = Column(JSON, nullable=False, comment="Name by language (en, zh)")
    percent_off: float = Column(Float, nullable=False, comment="Reduction in per cent")
    product_id: int | None = Column(ForeignKey("products.id", ondelete="CASCADE"), index=True, comment="One product")
    category_id: int | None = Column(ForeignKey("categories.id"), index=True, comment="A category and all below it")
    starts_at: datetime = Column(UtcDateTime, nullable=False, comment="First moment")
    ends_at: datetime = Column(UtcDateTime, nullable=False, index=True, comment="First moment after it")
