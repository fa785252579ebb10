"""Who a message comes from, as the shop knows them: what they bought, what they looked at, what they do now."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import cached_property

from guide.behaviour import BehaviourLog
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.unit_of_work import UnitOfWork

_VISIT = timedelta(hours=4)
"""How long one visit lasts at most, as `session_expiration_time` in `bot/domain/_shared.yml` says."""


class Shopper:
    """One shopper at the door.

    Args:
        session_id: of the conversation.
        external_id: the shop's own id of a customer that the channel vouched for; None for an unknown shopper.
        uow: where purchases and views are read.
        behaviour: where what the shopper does is noted.
    """

    def __init__(self, session_id: str, external_id: str | None, uow: UnitOfWork, behaviour: BehaviourLog) -> None:
        self.session_id = session_id
        self._external_id = external_id
        self._uow = uow
        self._behaviour = behaviour

    @cached_property
    def customer_id(self) -> int | None:
        """The customer, by our id; None for an unknown shopper."""
        return self._uow.customers.find_id(self._external_id) if self._external_id else None

    @cached_property
    def purchases(self) -> list[int]:
        """What the customer bought, newest last; empty for an unknown shopper."""
        return self._uow.orders.purchases_of(self.customer_id) if self.customer_id is not None else []

    def views_in_session(self) -> list[int]:
        """Return the products looked at last in this conversation, newest last."""
        return self._uow.events.recent_views(session_id=self.session_id)

    def seen_before(self, earliest_days: int | None, latest_days: int | None) -> list[int]:
        """Return the products that the shopper looked at some days ago, newest first; None: before this visit.

        Days are counted in UTC; the shop does not know where a shopper is.
        """
        now = datetime.now(timezone.utc)
        midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
        if earliest_days is None or latest_days is None:
            since, until = None, now - _VISIT
        else:
            since, until = midnight - timedelta(days=latest_days), midnight - timedelta(days=earliest_days - 1)
        customer = self.customer_id
        session = None if customer is not None else self.session_id
        views = self._uow.events.recent_views(customer_id=customer, session_id=session, since=since, until=until)
        return views[::-1]

    def note(
        self, kind: EventKind, product_id: int | None = None, value: float | None = None, text: str | None = None
    ) -> None:
        """Note what the shopper did, for the recommender to learn from; written in the background.

        Args:
            kind: what.
            product_id: with which product.
            value: +1 or -1 of a feedback.
            text: what was searched for.
        """
        self._behaviour.add(
            ShopperEvent(
                kind,
                datetime.now(timezone.utc),
                product_id=product_id,
                customer_id=self.customer_id,
                session_id=self.session_id,
                value=value,
                text=text,
            )
        )
