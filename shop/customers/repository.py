"""The repository of customers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from shop.customers.models import Customer
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

    def find_id(self, external_id: str, source: str | None = None) -> int | None:
        """Return the id of the customer that a source calls `external_id`, or None.

        Without a source every source is searched, and the customer entered first is returned.
        """
        query = select(_customers.c.id).where(_customers.c.external_id == external_id).order_by(_customers.c.id)
        if source is not None:
            query = query.where(_customers.c.source == source)
        found: int | None = self._session.execute(query.limit(1)).scalar_one_or_none()
        return found

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
