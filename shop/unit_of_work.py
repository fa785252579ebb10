"""One piece of work on the shop's database: everything in it is kept together, or nothing is."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType

from shop.behaviour.outbox import OutboxRepository
from shop.behaviour.repository import EventRepository
from shop.catalogue.categories import CategoryRepository
from shop.catalogue.changes import ChangeRepository
from shop.catalogue.counts import CatalogueCounts
from shop.catalogue.products import ProductRepository
from shop.catalogue.terms import TermRepository
from shop.customers.repository import CustomerRepository
from shop.database import BUSY_TIMEOUT_S, SessionFactory, make_engine, make_session_factory
from shop.errors import StorageError
from shop.orders.repository import OrderRepository
from shop.promotions.repository import PromotionRepository
from shop.reviews.repository import ReviewRepository


class UnitOfWork:
    """A transaction with the repositories as attributes.

        with UnitOfWork(session_factory) as uow:
            uow.products.upsert_many(records)
            uow.commit()

    What was not committed when the block ends is undone. Objects read in it stay readable afterwards. One thread at a
    time; make one for every request. Failures of the database are raised as `StorageError`.
    """

    products: ProductRepository
    changes: ChangeRepository
    categories: CategoryRepository
    terms: TermRepository
    counts: CatalogueCounts
    customers: CustomerRepository
    orders: OrderRepository
    reviews: ReviewRepository
    promotions: PromotionRepository
    events: EventRepository
    outbox: OutboxRepository

    def __init__(self, session_factory: SessionFactory) -> None:
        self._session_factory = session_factory

    def __enter__(self) -> UnitOfWork:
        self._session = self._session_factory()
        self.products = ProductRepository(self._session)
        self.changes = ChangeRepository(self._session)
        self.categories = CategoryRepository(self._session)
        self.terms = TermRepository(self._session)
        self.counts = CatalogueCounts(self._session)
        self.customers = CustomerRepository(self._session)
        self.orders = OrderRepository(self._session)
        self.reviews = ReviewRepository(self._session)
        self.promotions = PromotionRepository(self._session)
        self.events = EventRepository(self._session)
        self.outbox = OutboxRepository(self._session)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def commit(self) -> None:
        """Keep what was written so far; if that fails, nothing of it is kept."""
        try:
            self._session.commit()
        except StorageError:
            # SQLAlchemy 1.4 gives the connection back with the transaction open: whoever gets it next would commit it.
            self._session.invalidate()
            raise

    def rollback(self) -> None:
        """Undo what was written since the last commit."""
        self._session.rollback()


UnitOfWorkFactory = Callable[[], UnitOfWork]


def unit_of_work_factory(url: str, busy_timeout_s: float = BUSY_TIMEOUT_S) -> UnitOfWorkFactory:
    """Open the database of a URL once; return what starts a unit of work on it.

    Args:
        url: of the database.
        busy_timeout_s: how long SQLite waits for another writer before it is a failure.

    Raises:
        SettingsError: the URL cannot be read.
    """
    session_factory = make_session_factory(make_engine(url, busy_timeout_s))
    return lambda: UnitOfWork(session_factory)
