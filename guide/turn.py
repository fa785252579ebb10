"""One turn of a conversation, as an action sees it: the message, what it means, and what to answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from functools import cached_property
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from guide.reading.linker import Link, link
from guide.search.history import History, remember
from guide.search.state import SearchState
from guide.services import Services
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.catalogue.models import Product
from shop.unit_of_work import UnitOfWork

# More products than this are not kept in mind; a shopper does not refer to the fortieth.
_MAX_DISLIKES = 100
_VISIT = timedelta(hours=4)
"""How long one visit lasts at most, as `session_expiration_time` in `bot/domain/_shared.yml` says."""


@dataclass
class Turn:
    """The message of a shopper, the slots, and the answer so far.

    Actions read `language`, `text`, `entities`, `links`, `search`, `history` and `focus`; they answer with `say`, and
    what they set is kept for the next turn.
    """

    services: Services
    uow: UnitOfWork
    dispatcher: CollectingDispatcher
    tracker: Tracker
    search: SearchState
    history: History
    focus: int | None
    compared: tuple[int, ...]
    dislikes: tuple[int, ...]
    went_back: bool = field(default=False, init=False)
    _products: dict[int, Product] = field(default_factory=dict, init=False, repr=False)

    @classmethod
    def begin(cls, services: Services, uow: UnitOfWork, dispatcher: CollectingDispatcher, tracker: Tracker) -> Turn:
        """Read the slots of a tracker."""
        slots = tracker.slots
        return cls(
            services,
            uow,
            dispatcher,
            tracker,
            SearchState.from_slot(slots.get("search")),
            tuple(SearchState.from_slot(earlier) for earlier in slots.get("earlier_searches") or ()),
            slots.get("focus"),
            tuple(slots.get("compared") or ()),
            tuple(slots.get("dislikes") or ()),
        )

    @cached_property
    def _message(self) -> dict[str, Any]:
        """The message; where a button brings an earlier one back with its meaning ("did you mean"), that one."""
        latest = self.tracker.latest_message
        heard = next((found["value"] for found in latest.get("entities", []) if found["entity"] == "heard"), None)
        return {**latest, **heard} if heard else latest

    @property
    def text(self) -> str:
        """The shopper's message."""
        return str(self._message.get("text") or "")

    @property
    def language(self) -> str:
        """The language to answer in: `en` or `zh`."""
        return "zh" if self.tracker.slots.get("language") == "zh" else "en"

    def values(self, entity: str) -> list[Any]:
        """Return the values of all entities of a name, in order."""
        return [found["value"] for found in self._message.get("entities", []) if found["entity"] == entity]

    @property
    def entities(self) -> list[dict[str, Any]]:
        """The entities of the message, by position."""
        return sorted(self._message.get("entities", []), key=lambda found: int(found.get("start") or 0))

    @cached_property
    def search_before(self) -> SearchState:
        """The search as it was when the message came."""
        return SearchState.from_slot(self.tracker.slots.get("search"))

    @cached_property
    def links(self) -> list[Link]:
        """The words of the message linked to the catalogue."""
        return link(self.text, self.entities, self.services.vocabulary)

    @cached_property
    def customer_id(self) -> int | None:
        """The shop's customer, known only from the signed token that the channel checked."""
        metadata = self.tracker.latest_message.get("metadata") or {}
        external_id = metadata.get("customer_id")
        return self.uow.customers.find_id(str(external_id)) if external_id else None

    @cached_property
    def purchases(self) -> list[int]:
        """What the customer bought, newest last; empty for an unknown shopper."""
        return self.uow.orders.purchases_of(self.customer_id) if self.customer_id is not None else []

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
        session = None if customer is not None else self.tracker.sender_id
        views = self.uow.events.recent_views(customer_id=customer, session_id=session, since=since, until=until)
        return views[::-1]

    def products(self, product_ids: Sequence[int]) -> list[Product]:
        """Return products in the given order, unknown ids left out; each is read in this turn, and once."""
        unread = [product_id for product_id in dict.fromkeys(product_ids) if product_id not in self._products]
        if unread:
            self._products.update((product.id, product) for product in self.uow.products.get_many(unread))
        return [self._products[product_id] for product_id in product_ids if product_id in self._products]

    def product(self, product_id: int) -> Product | None:
        """Return one product, as `products` does."""
        return next(iter(self.products([product_id])), None)

    def phrase(self, name: str, **values: Any) -> str:
        """Return a text of the editors in the shopper's language."""
        return self.services.phrases.text(name, self.language, **values)

    def say(self, name: str, *, buttons: list[dict[str, str]] | None = None, **parts: Any) -> None:
        """Answer with a response of the domain.

        Args:
            name: the response, `utter_<skill>__<what>`.
            buttons: quick replies to add.
            parts: `products`, `table` or `chart` are drawn by the widget; everything else fills the text.
        """
        custom = {key: parts.pop(key) for key in ("products", "table", "chart") if key in parts}
        message: dict[str, Any] = {"text": self.phrase(name, **parts).strip()}
        if buttons:
            message["buttons"] = buttons
        if custom:
            message["json_message"] = custom
        self.dispatcher.utter_message(**message)

    def say_response(self, name: str) -> None:
        """Answer with a response as editors wrote it, its buttons included; nothing is filled in."""
        self.dispatcher.utter_message(response=name)

    def note(self, kind: EventKind, product_id: int | None = None, value: float | None = None) -> None:
        """Note what the shopper did, for the recommender to learn from."""
        self.services.behaviour.add(
            ShopperEvent(
                kind,
                datetime.now(timezone.utc),
                product_id=product_id,
                customer_id=self.customer_id,
                session_id=self.tracker.sender_id,
                value=value,
                text=self.text if kind is EventKind.SEARCH else None,
            )
        )

    def dislike(self, product_id: int) -> None:
        """Remember a product the shopper waved away."""
        kept = [known for known in self.dislikes if known != product_id]
        self.dislikes = (*kept, product_id)[-_MAX_DISLIKES:]
        self.search = replace(self.search, shown=tuple(i for i in self.search.shown if i != product_id))

    def events(self) -> list[EventType]:
        """Return the slots that this turn changed; an action that went back has set the history itself."""
        if not self.went_back:
            self.history = remember(self.history, self.search_before, self.search)
        after: dict[str, Any] = {
            "search": None if self.search == SearchState() else self.search.to_slot(),
            "earlier_searches": [earlier.to_slot() for earlier in self.history] or None,
            "focus": self.focus,
            "compared": list(self.compared) or None,
            "dislikes": list(self.dislikes) or None,
        }
        return [SlotSet(name, value) for name, value in after.items() if self.tracker.slots.get(name) != value]
