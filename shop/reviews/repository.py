"""The repository of reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, delete, func, insert, select
from sqlalchemy.orm import Session, selectinload

from shop.bulk import UpsertReport, unique_batches
from shop.catalogue.writing import ids_by_key as product_ids_by_key
from shop.reviews.models import Opinion, Review
from shop.reviews.records import ReviewRecord
from shop.upsert import compare, find_ids, key_of, upsert

_reviews, _opinions = Review.__table__, Opinion.__table__


@dataclass(frozen=True)
class ReviewSummary:
    """The reviews of one product in figures.

    `mean_rating` is 1 to 5, None where no review has stars. `opinion_balance` is (good - bad) / (good + bad) over the
    opinions on aspects, -1 to 1, None where there are none.
    """

    count: int
    mean_rating: float | None
    opinion_balance: float | None


@dataclass(frozen=True)
class Stars:
    """The stars of one product: in how many reviews, and their mean from 1 to 5."""

    count: int
    mean: float


class ReviewRepository:
    """Reads and writes reviews."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert_many(self, records: Iterable[ReviewRecord]) -> UpsertReport:
        """Add new reviews and replace changed ones; one of a product that its source does not have is left out."""
        report = UpsertReport()
        for batch in unique_batches(records, key_of):
            self._write_batch(batch, report)
        return report

    def for_product(self, product_id: int, limit: int = 50) -> list[Review]:
        """Return a product's reviews with their opinions, in the order they were imported."""
        query = (
            select(Review)
            .where(_reviews.c.product_id == product_id)
            .order_by(_reviews.c.id)
            .limit(limit)
            .options(selectinload(Review.opinions))
        )
        found: list[Review] = self._session.execute(query).scalars().all()
        return found

    def summary(self, product_id: int) -> ReviewSummary:
        """Return number, mean rating and balance of opinions of a product's reviews."""
        of_product = _reviews.c.product_id == product_id
        count, mean = self._session.execute(
            select(func.count(_reviews.c.id), func.avg(_reviews.c.rating)).where(of_product)
        ).one()
        signs = select(
            func.sum(case((_opinions.c.strength > 0, 1), else_=0)),
            func.sum(case((_opinions.c.strength < 0, 1), else_=0)),
        )
        good, bad = self._session.execute(
            signs.join(_reviews, _reviews.c.id == _opinions.c.review_id).where(of_product)
        ).one()
        opinions = (good or 0) + (bad or 0)
        return ReviewSummary(
            count, None if mean is None else float(mean), (good - bad) / opinions if opinions else None
        )

    def stars(self, product_ids: Sequence[int]) -> dict[int, Stars]:
        """Return the stars of those of some products whose reviews have any, by the product's id."""
        rated = select(_reviews.c.product_id, func.count(_reviews.c.rating), func.avg(_reviews.c.rating)).where(
            _reviews.c.product_id.in_(product_ids), _reviews.c.rating.is_not(None)
        )
        found = self._session.execute(rated.group_by(_reviews.c.product_id)).all()
        return {product_id: Stars(count, float(mean)) for product_id, count, mean in found}

    def _write_batch(self, batch: Sequence[ReviewRecord], report: UpsertReport) -> None:
        compared = compare(self._session, _reviews, batch)
        report.unchanged += len(batch) - len(compared.touched)
        products = product_ids_by_key(
            self._session, sorted({(record.source, record.product_external_id) for record in compared.touched})
        )
        kept: list[ReviewRecord] = []
        for record in compared.touched:
            if (record.source, record.product_external_id) in products:
                kept.append(record)
            else:
                reason = f"no product {record.product_external_id!r} in {record.source!r}; import the products first"
                report.left_out.append((record.external_id, reason))
        rows = [
            _row(record, products[record.source, record.product_external_id], compared.marks[key_of(record)])
            for record in kept
        ]
        upsert(self._session, _reviews, rows)
        ids = find_ids(self._session, _reviews, map(key_of, kept))
        changed_ids = [ids[key] for key in map(key_of, kept) if key in compared.known]
        if changed_ids:
            self._session.execute(delete(_opinions).where(_opinions.c.review_id.in_(changed_ids)))
        opinions = [
            {"review_id": ids[key_of(record)], "position": position, "aspect": aspect, "strength": strength}
            for record in kept
            for position, (aspect, strength) in enumerate(record.opinions)
        ]
        if opinions:
            self._session.execute(insert(_opinions), opinions)
        report.inserted += len(kept) - len(changed_ids)
        report.updated += len(changed_ids)


def _row(record: ReviewRecord, product_id: int, fingerprint: str) -> dict[str, Any]:
    return {
        "source": record.source,
        "external_id": record.external_id,
        "product_id": product_id,
        "title": record.title,
        "text": record.text,
        "rating": record.rating,
        "language": record.language,
        "content_hash": fingerprint,
    }
