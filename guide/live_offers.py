"""Tells the recommender what changed in price and stock, before it is asked in a turn."""

from __future__ import annotations

from threading import Lock

from recommender.contract import Recommender
from shop.currency import ExchangeRates
from shop.pricing import offers
from shop.unit_of_work import UnitOfWork


class LiveOffers:
    """Keeps a recommender's offers as the shop's database has them, whoever changes them there.

    Turns in several threads may refresh at the same time.
    """

    def __init__(self, recommender: Recommender, rates: ExchangeRates) -> None:
        self._recommender = recommender
        self._rates = rates
        self._bookmark: str | None = None
        self._refreshing = Lock()

    def refresh(self, uow: UnitOfWork) -> None:
        """Read what changed since the last time; everything, the first time.

        Raises:
            StorageError: the database refused.
        """
        # One at a time: what was read first must not be written last.
        with self._refreshing:
            if self._bookmark is None:
                changes = uow.changes.all()
                self._recommender.replace_offers(offers(changes.products, self._rates))
            else:
                changes = uow.changes.since(self._bookmark)
                if changes.products or changes.gone:
                    self._recommender.update_offers(offers(changes.products, self._rates), changes.gone)
            self._bookmark = changes.bookmark
