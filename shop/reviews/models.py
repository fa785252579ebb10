"""Tables of reviews."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Integer, Text, UniqueConstraint
from sqlalchemy.orm import relationship

from shop.database import Base


class Review(Base):
    """One review of a product."""

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("source", "external_id"),
        CheckConstraint("rating BETWEEN 1 AND 5", name="rating_range"),
        {"comment": "Reviews of products"},
    )

    id: int = Column(Integer, primary_key=True)
    source: str = Column(Text, nullable=False, comment="Name of the catalogue it came from")
    external_id: str = Column(Text, nullable=False, comment="Key within the source")
    product_id: int = Column(ForeignKey("products.id", ondelete="CASCADE"), nullable=False, index=True)
    title: str = Column(Text, nullable=False, comment="Heading, may be empty")
    text: str = Column(Text, nullable=False, comment="The review itself")
    rating: float | None = Column(Float, comment="1 to 5; null: the source gives none")
    language: str = Column(Text, nullable=False, comment="en or zh")
    content_hash: str = Column(Text, nullable=False, comment="Fingerprint of the record as imported")

    opinions: list[Opinion] = relationship("Opinion", order_by="Opinion.position", lazy="raise", viewonly=True)


class Opinion(Base):
    """What a review says about one aspect of the product."""

    __tablename__ = "review_opinions"
    __table_args__ = (
        CheckConstraint("strength BETWEEN -3 AND 3", name="strength_range"),
        {"comment": "Opinions on aspects, from reviews", "sqlite_with_rowid": False},
    )

    review_id: int = Column(ForeignKey("reviews.id", ondelete="CASCADE"), primary_key=True)
    position: int = Column(Integer, primary_key=True, autoincrement=False, comment="Order in the review")
    aspect: str = Column(Text, nullable=False, comment="What the opinion is about, e.g. battery")
    strength: int = Column(Integer, nullable=False, comment="-3 (bad) to 3 (good)")
