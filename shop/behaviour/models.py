"""Tables of what shoppers did, and of what waits to be noted there."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, Float, ForeignKey, Index, Integer, String, Text, UniqueConstraint

from shop.database import Base, UtcDateTime


class Event(Base):
    """One thing a shopper did, known by customer, by session, or by both."""

    __tablename__ = "events"
    __table_args__ = (
        Index(None, "customer_id", "at"),
        Index(None, "session_id", "at"),
        UniqueConstraint("fingerprint"),
        CheckConstraint("kind IN ('view', 'search', 'cart', 'purchase', 'rating', 'feedback')", name="kind_known"),
        {"comment": "What shoppers did"},
    )

    id: int = Column(Integer, primary_key=True)
    kind: str = Column(Text, nullable=False, comment="view, search, cart, purchase, rating or feedback")
    at: datetime = Column(UtcDateTime, nullable=False, comment="Moment")
    product_id: int | None = Column(
        ForeignKey("products.id", ondelete="CASCADE"), index=True, comment="Null for a search"
    )
    customer_id: int | None = Column(ForeignKey("customers.id", ondelete="CASCADE"), comment="Who; null: anonymous")
    session_id: str | None = Column(Text, comment="Chat session")
    value: float | None = Column(Float, comment="Stars of a rating; 1 or -1 of a feedback")
    text: str | None = Column(Text, comment="Words of a search or a feedback")
    fingerprint: str | None = Column(String(32), comment="Of an imported event, so it is imported once; null: live")


class OutboxEvent(Base):
    """One thing a shopper did that waits to be moved to the events; what it names may be gone by then."""

    __tablename__ = "event_outbox"
    __table_args__ = ({"comment": "What shoppers did, before it is among the events"},)

    id: int = Column(Integer, primary_key=True, comment="In the order in which they came")
    kind: str = Column(Text, nullable=False, comment="As in events, and so are the others")
    at: datetime = Column(UtcDateTime, nullable=False)
    product_id: int | None = Column(Integer)
    customer_id: int | None = Column(Integer)
    session_id: str | None = Column(Text)
    value: float | None = Column(Float)
    text: str | None = Column(Text)
    refused: str | None = Column(Text, comment="Why it cannot be moved; null: it waits")
