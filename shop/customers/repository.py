"""The repository of customers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from shop.customers.models import Customer
from shop.errors import IdentityError
from shop.orders.models import Order
from shop.upsert import Key, find_ids, find_rows, upsert

_customers, _orders = Customer.__table__, Order.__table__


@dataclass(frozen=True)
class ActiveCustomer:
    """A customer with the number of their orders (returns not counted)."""

    id: int
    name: str
    country: str | None
    orders: int


class CustomerRepository:
    """Reads and writes customers."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert(self, source: str, external_id: str, name: str, country: str | None = None) -> int:
        """Add or rename one customer; return the id."""
        row = {"source": source, "external_id": external_id, "name": name, "country": country}
        upsert(self._session, _customers, [row], change=("name", "country") if country else ("name",))
        return self.ids_by_key([(source, external_id)])[source, external_id]

    def upsert_countries(self, countries: dict[Key, str | None]) -> dict[Key, int]:
        """Make customers exist, named "Customer <external id>" when new, and note their country; return the ids."""
        known = find_rows(self._session, _customers, countries, "country")
        rows = [
            {"source": key[0], "external_id": key[1], "name": f"Customer {key[1]}", "country": country}
            for key, country in countries.items()
            if key not in known or (country and country != known[key].country)
        ]
        upsert(self._session, _customers, rows, change=("country",))
        return self.ids_by_key(countries)

    def ids_by_key(self, keys: Iterable[Key]) -> dict[Key, int]:
        """Return the ids of the customers that exist among (source, external id) pairs."""
        return find_ids(self._session, _customers, keys)

    def find_id(self, external_id: str, source: str) -> int | None:
        """Return the id of the customer that a source calls `external_id`, or None."""
        return self.ids_by_key([(source, external_id)]).get((source, external_id))

    def identify(self, external_id: str, source: str | None) -> int | None:
        """Return the id of the customer that the shop vouches for, or None for one who is not in its books yet.

        Args:
            external_id: as the source calls them; equal ids of two sources are two people.
            source: whose id it is; None: of the shop's only source of customers.

        Raises:
            IdentityError: the shop has several sources and none is named, or none of its customers is of that source.
        """
        query = select(func.min(_customers.c.source), func.max(_customers.c.source))
        first, last = self._session.execute(query).one()
        if first is None:
            return None
        if source is None and first != last:
            raise IdentityError(
                f"the token of customer {external_id!r} does not say whose id that is, and this shop has customers of "
                f"several sources ({first!r}, {last!r} …); put the claim `source` into the tokens, or `customers: "
                "<source>` into shop.yml"
            )
        known = source in (None, first, last) or self._has_source(str(source))
        if not known:
            raise IdentityError(
                f"customer {external_id!r} is said to be of the source {source!r}, of which this shop has no customer; "
                f"write one of its sources ({first!r} … {last!r}) into the claim `source` of the token or into "
                "`customers:` of shop.yml"
            )
        return self.find_id(external_id, source or first)

    def find_named(self, name: str) -> Customer:
        """Return the customer that somebody at the keyboard calls `source:id`, or by an id that one source alone has.

        Raises:
            IdentityError: there is none, or there are several; the text lists them.
        """
        keys = [(name[:place], name[place + 1 :]) for place, letter in enumerate(name) if letter == ":"]
        pairs = (and_(_customers.c.source == source, _customers.c.external_id == key) for source, key in keys)
        query = select(Customer).where(or_(_customers.c.external_id == name, *pairs)).order_by(_customers.c.source)
        found: list[Customer] = self._session.execute(query).scalars().all()
        if not found:
            raise IdentityError(f"there is no customer {name!r}; write <source>:<id> as the orders file has them")
        if len(found) > 1:
            candidates = ", ".join(f"{customer.source}:{customer.external_id}" for customer in found)
            raise IdentityError(f"several customers are called {name!r}; write one of: {candidates}")
        return found[0]

    def get(self, customer_id: int) -> Customer | None:
        """Return one customer, or None."""
        found: Customer | None = self._session.get(Customer, customer_id)
        return found

    def most_active(self, limit: int = 10) -> list[ActiveCustomer]:
        """Return the customers with most orders, most active first."""
        orders = func.count(_orders.c.id)
        query = (
            select(_customers.c.id, _customers.c.name, _customers.c.country, orders)
            .join(_orders, _orders.c.customer_id == _customers.c.id)
            .where(_orders.c.is_return.is_(False))
            .group_by(_customers.c.id, _customers.c.name, _customers.c.country)
            .order_by(orders.desc(), _customers.c.id)
            .limit(limit)
        )
        return [ActiveCustomer(*row) for row in self._session.execute(query)]

    def _has_source(self, source: str) -> bool:
        query = select(_customers.c.id).where(_customers.c.source == source).limit(1)
        return self._session.execute(query).first() is not None
