"""Who a message comes from, as the shop knows them: what they bought, what they looked at, what they do now."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from enum import Enum
from functools import cached_property

from recommender.contract import Preference
from recommender.preferences import preferences
from shop.behaviour.records import EventKind, ProductAct
from shop.behaviour.repository import ShopperEvent
from shop.errors import IdentityError
from shop.orders.buying_again import AGAIN_AND_AGAIN, share_bought_again
from shop.unit_of_work import UnitOfWork

_VISIT = timedelta(hours=4)
"""How long one visit lasts at most, as `session_expiration_time` in `bot/domain/_shared.yml` says."""


class Acquaintance(str, Enum):
    """How a shopper came to know a product."""

    BOUGHT = "bought"
    CART = "cart"
    LIKED = "liked"
    VIEWED = "viewed"


class Shopper:
    """One shopper at the door.

    Args:
        session_id: of the conversation.
        external_id: the shop's own id of a customer that the channel vouched for; None for an unknown shopper.
        source: whose id that is; None where neither the token nor the shop says so.
        uow: where purchases and events are read.

    Attributes:
        customer_id: the customer, by our id; None for an unknown shopper.
        refusal: why the customer whom the channel vouched for cannot be told, and shops as somebody unknown.
        noted: what they did in this turn, to be kept once it is answered.
    """

    def __init__(self, session_id: str, external_id: str | None, source: str | None, uow: UnitOfWork) -> None:
        self.session_id = session_id
        self.customer_id: int | None = None
        self.refusal: IdentityError | None = None
        self.noted: list[ShopperEvent] = []
        self._uow = uow
        if external_id is not None:
            try:
                self.customer_id = uow.customers.identify(external_id, source)
            except IdentityError as error:
                self.refusal = error

    @cached_property
    def purchases(self) -> list[int]:
        """What the customer bought, newest last; empty for an unknown shopper."""
        return self._uow.orders.purchases_of(self.customer_id) if self.customer_id is not None else []

    @cached_property
    def used_up(self) -> tuple[int, ...]:
        """Those of the purchases that customers of this shop buy again and again."""
        sales = self._uow.orders.sales_of(self.purchases) if self.purchases else {}
        shares = {product_id: share_bought_again(of_one) for product_id, of_one in sales.items()}
        return tuple(product_id for product_id in self.purchases if shares[product_id] >= AGAIN_AND_AGAIN)

    @property
    def owned(self) -> tuple[int, ...]:
        """The purchases that nobody needs twice."""
        return tuple(product_id for product_id in self.purchases if product_id not in self.used_up)

    @cached_property
    def preferences(self) -> tuple[Preference, ...]:
        """What the customer, or without one this conversation, said of products by cart, purchase or opinion."""
        return preferences(self._acts)

    @property
    def refused(self) -> tuple[int, ...]:
        """The products that they have a bad opinion of."""
        return tuple(preference.product_id for preference in self.preferences if preference.strength < 0.0)

    def acquaintance(self, product_id: int) -> Acquaintance:
        """Return how they came to know a product of their history; the closest way, if there are several."""
        kinds = {act.kind for act in self._acts if act.product_id == product_id}
        if product_id in self.purchases or EventKind.PURCHASE in kinds:
            return Acquaintance.BOUGHT
        if EventKind.CART in kinds:
            return Acquaintance.CART
        return Acquaintance.LIKED if kinds else Acquaintance.VIEWED

    @cached_property
    def _acts(self) -> list[ProductAct]:
        session = None if self.customer_id is not None else self.session_id
        return self._uow.events.recent_acts(customer_id=self.customer_id, session_id=session)

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
        """Note what the shopper did, for the recommender to learn from; kept when the turn is answered.

        Args:
            kind: what.
            product_id: with which product.
            value: +1 or -1 of a feedback, 0 where it is taken back.
            text: what was searched for.
        """
        self.noted.append(
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
