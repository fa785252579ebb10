"""The repository of promotions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from shop.catalogue.models import Category, Product
from shop.errors import ConflictError
from shop.promotions.models import Promotion
from shop.upsert import upsert

_promotions, _products, _categories = Promotion.__table__, Product.__table__, Category.__table__


@dataclass(frozen=True)
class PromotionRecord:
    """One reduction of `percent_off` from `starts_at` until before `ends_at`.

    It holds for one product (`product_id`), for a category and all below it (`category_key`), or, with neither, for
    the whole shop. `names` are by language (`en`, `zh`).
    """

    key: str
    names: dict[str, str] = field(hash=False)
    percent_off: float
    starts_at: datetime
    ends_at: datetime
    product_id: int | None = None
    category_key: str | None = None


class PromotionRepository:
    """Reads and writes promotions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert(self, record: PromotionRecord) -> int:
        """Add or change one promotion by its key; return its id.

        Raises:
            ConflictError: the category does not exist, or a value breaks a rule of the table.
        """
        row = {
            "key": record.key,
            "names": record.names,
            "percent_off": record.percent_off,
            "product_id": record.product_id,
            "category_id": self._category_id(record.category_key),
            "starts_at": record.starts_at,
            "ends_at": record.ends_at,
        }
        upsert(self._session, _promotions, [row], key=("key",))
        found: int = self._session.execute(select(_promotions.c.id).where(_promotions.c.key == record.key)).scalar_one()
        return found

    def active_for(self, product_id: int, at: datetime) -> list[Promotion]:
        """Return the promotions that hold for a product at a moment, the highest reduction first."""
        path = self._session.execute(
            select(_categories.c.path)
            .join(_products, _products.c.category_id == _categories.c.id)
            .where(_products.c.id == product_id)
        ).scalar_one_or_none()
        own_categories = select(_categories.c.id).where(_categories.c.key.in_(path.split("/") if path else []))
        query = (
            select(Promotion)
            .where(
                _promotions.c.starts_at <= at,
                _promotions.c.ends_at > at,
                or_(_promotions.c.product_id == product_id, _promotions.c.product_id.is_(None)),
                or_(_promotions.c.category_id.in_(own_categories), _promotions.c.category_id.is_(None)),
            )
            .order_by(_promotions.c.percent_off.desc(), _promotions.c.id)
            .execution_options(populate_existing=True)
        )
        found: list[Promotion] = self._session.execute(query).scalars().all()
        return found

    def _category_id(self, key: str | None) -> int | None:
        if key is None:
            return None
        found: int | None = self._session.execute(
            select(_categories.c.id).where(_categories.c.key == key)
        ).scalar_one_or_none()
        if found is None:
            raise ConflictError(f"there is no category {key!r} for the promotion; import the catalogue first")
        return found
