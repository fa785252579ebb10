"""Our own format of reviews: JSON Lines, one review a line, with the fields of `ReviewRecord`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shop.errors import RowError
from shop.importers import fields
from shop.importers.json_rows import JsonRows, Row, items, number, string, text, whole
from shop.importers.rejection import Rejection, Remark
from shop.reviews.records import ReviewRecord
from shop.yaml_files import LANGUAGES

_STRONGEST = 3
_MAX_REVIEW_CHARS = 100_000


class ReviewsImporter(JsonRows[ReviewRecord]):
    """Reads reviews; the products must have been imported under the same source before."""

    allowed = frozenset(ReviewRecord.__dataclass_fields__)

    def records(self) -> Iterator[ReviewRecord | Rejection | Remark]:
        """Yield every line as a review or a rejection.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        return self.rows()

    def record(self, row: Row, source: str, external_id: str) -> ReviewRecord:
        """Return the review of a line.

        Raises:
            RowError: a value cannot be used.
        """
        return ReviewRecord(
            source=source,
            external_id=external_id,
            product_external_id=fields.required(text(row, "product_external_id"), "product_external_id"),
            text=_text(row),
            title=fields.bounded(fields.plain(text(row, "title")), "title", fields.MAX_TITLE_CHARS),
            rating=_rating(row),
            language=_language(row),
            opinions=tuple(_opinion(item) for item in items(row, "opinions")),
        )


def _text(row: Row) -> str:
    prose = fields.plain(text(row, "text"))
    if not prose:
        raise RowError("text is empty")
    return fields.bounded(prose, "text", _MAX_REVIEW_CHARS)


def _rating(row: Row) -> float | None:
    value = row.get("rating")
    rating = None if value is None else number(value, "rating")
    if rating is not None and not 1 <= rating <= 5:
        raise RowError(f"a rating is 1 to 5, not {rating:g}")
    return rating


def _language(row: Row) -> str:
    language = text(row, "language", LANGUAGES[0])
    if language not in LANGUAGES:
        raise RowError(f"language {language[:40]!r} is none of {', '.join(LANGUAGES)}")
    return language


def _opinion(item: Any) -> tuple[str, int]:
    if not isinstance(item, list) or len(item) != 2:
        raise RowError('an opinion is a pair such as ["battery", -2]')
    aspect = fields.bounded(fields.plain(string(item[0], "an aspect")), "an aspect", fields.MAX_ID_CHARS)
    strength = whole(item[1], f"the opinion on {aspect}", -_STRONGEST, _STRONGEST)
    if strength is None:
        raise RowError(f"the opinion on {aspect} has no strength")
    return aspect, strength
