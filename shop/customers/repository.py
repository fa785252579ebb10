"""The repository of customers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from shop.customers.models import Customer
from shop.orders.models import Order

_customers, _orders = Customer.__table__, Order.__table__
Key = tuple[str, str]


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
        self.upsert_countries({(source, external_id): country})
        customer_id = self.ids_by_key([(source, external_id)])[source, external_id]
        self._session.execute(update(_customers).where(_customers.c.id == customer_id).values(name=name))
        return customer_id

    def upsert_countries(self, countries: dict[Key, str | None]) -> dict[Key, int]:
        """Make customers exist, named "Customer <external id>" when new, and note their country; return the ids."""
        known = self.ids_by_key(countries)
        new = [key for key in countries if key not in known]
        if new:
            rows = [
                {"source": key[0], "external_id": key[1], "name": f"Customer {key[1]}", "country": countries[key]}
                for key in new
            ]
            self._session.execute(insert(_customers), rows)
        changes = [{"row_id": row_id, "place": countries[key]} for key, row_id in known.items() if countries[key]]
        if changes:
            statement = update(_customers).where(_customers.c.id == bindparam("row_id"))
            self._session.connection().execute(statement.values(country=bindparam("place")), changes)
        return known | self.ids_by_key(new)

    def ids_by_key(self, keys: Iterable[Key]) -> dict[Key, int]:
        """Return the ids of the customers that exist among (source, external id) pairs."""
        wanted = list(keys)
        found: dict[Key, int] = {}
        for source in sorted({source for source, _ in wanted}):
            query = select(_customers.c.external_id, _customers.c.id).where(
                _customers.c.source == source,
                _customers.c.external_id.in_([name for own, name in wanted if own == source]),
            )
            found.update({(source, name): row_id for name, row_id in self._session.execute(query)})
        return found

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
