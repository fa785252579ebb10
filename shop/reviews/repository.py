"""The repository of reviews."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import case, delete, func, insert, select
from sqlalchemy.orm import Session, selectinload

from shop.bulk import UpsertReport, content_hash, unique_batches
from shop.catalogue.writing import ids_by_key as product_ids_by_key
from shop.reviews.models import Opinion, Review
from shop.reviews.records import ReviewRecord

_reviews, _opinions = Review.__table__, Opinion.__table__
Key = tuple[str, str]


@dataclass(frozen=True)
class ReviewSummary:
    """The reviews of one product in figures.

    `mean_rating` is 1 to 5, None where no review has stars. `opinion_balance` is (good - bad) / (good + bad) over the
    opinions on aspects, -1 to 1, None where there are none.
    """

    count: int
    mean_rating: float | None
    opinion_balance: float | None


class ReviewRepository:
    """Reads and writes reviews."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert_many(self, records: Iterable[ReviewRecord]) -> UpsertReport:
        """Add new reviews and replace changed ones; one of a product that its source does not have is left out."""
        report = UpsertReport()
        for batch in unique_batches(records, _key):
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

    def _write_batch(self, batch: Sequence[ReviewRecord], report: UpsertReport) -> None:
        known = self._known([_key(record) for record in batch])
        fresh = {_key(record): content_hash(record) for record in batch}
        products = product_ids_by_key(
            self._session, sorted({(record.source, record.product_external_id) for record in batch})
        )
        rows: dict[Key, dict[str, Any]] = {}
        records: dict[Key, ReviewRecord] = {}
        for record in batch:
            key = _key(record)
            product_id = products.get((record.source, record.product_external_id))
            if product_id is None:
                reason = f"no product {record.product_external_id!r} in {record.source!r}; import the products first"
                report.left_out.append((record.external_id, reason))
            elif known.get(key, (0, ""))[1] == fresh[key]:
                report.unchanged += 1
            else:
                rows[key], records[key] = _row(record, product_id, fresh[key]), record
        changed = [known[key][0] for key in rows if key in known]
        if changed:
            self._session.execute(delete(_opinions).where(_opinions.c.review_id.in_(changed)))
            self._session.execute(delete(_reviews).where(_reviews.c.id.in_(changed)))
        if rows:
            self._session.execute(insert(_reviews), list(rows.values()))
        ids = self._known(list(rows))
        opinions = [
            {"review_id": ids[key][0], "position": position, "aspect": aspect, "strength": strength}
            for key, record in records.items()
            for position, (aspect, strength) in enumerate(record.opinions)
        ]
        if opinions:
            self._session.execute(insert(_opinions), opinions)
        report.inserted += len(rows) - len(changed)
        report.updated += len(changed)

    def _known(self, keys: Sequence[Key]) -> dict[Key, tuple[int, str]]:
        found: dict[Key, tuple[int, str]] = {}
        for source in sorted({source for source, _ in keys}):
            query = select(_reviews.c.external_id, _reviews.c.id, _reviews.c.content_hash).where(
                _reviews.c.source == source, _reviews.c.external_id.in_([name for own, name in keys if own == source])
            )
            found.update({(source, name): (row_id, mark) for name, row_id, mark in self._session.execute(query)})
        return found


def _key(record: ReviewRecord) -> Key:
    return record.source, record.external_id


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
