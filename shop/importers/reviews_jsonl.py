"""Reviews as JSON: one a line or in an array, with the fields of `ReviewRecord` or what other programs call them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from language.detection import detect_language
from shop.errors import RowError
from shop.importers import fields
from shop.importers.columns import Columns, review_names
from shop.importers.json_rows import JsonRows, Row, items, number, string, text, whole
from shop.importers.rejection import Rejection, Remark
from shop.reviews.records import ReviewRecord
from shop.yaml_files import LANGUAGES

_STRONGEST = 3
_IDS = ("external_id", "product_external_id")
_MAX_REVIEW_CHARS = 100_000


class ReviewsImporter(JsonRows[ReviewRecord]):
    """Reads reviews; the products must have been imported under the same source before.

    A review without an id is named by its words: the same ones about the same product again are another review.
    """

    allowed = frozenset(ReviewRecord.__dataclass_fields__)

    def __init__(self, path: Path, source: str) -> None:
        super().__init__(path, source)
        self._alike: Counter[str] = Counter()

    def records(self) -> Iterator[ReviewRecord | Rejection | Remark]:
        """Yield every line as a review or a rejection.

        Raises:
            ImportFormatError: the file cannot be read.
        """
        self._alike.clear()
        return self.rows()

    def named(self, row: Row) -> Row:
        """Return a line with its fields under our names, and an id where it has none."""
        names = _names().named(list(row))
        found: Row = {}
        for name, value in zip(names, row.values(), strict=True):
            found.setdefault(name, str(value) if name in _IDS and type(value) is int else value)
        if found.get("external_id") in (None, ""):
            found["external_id"] = self._own_id(found)
        return found

    def _own_id(self, row: Row) -> str:
        words = "\n".join(str(row.get(name) or "") for name in ("product_external_id", "title", "text"))
        digest = blake2b(words.encode("utf-8", "replace"), digest_size=8).hexdigest()
        self._alike[digest] += 1
        return digest if self._alike[digest] == 1 else f"{digest}-{self._alike[digest]}"

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


@lru_cache(maxsize=1)
def _names() -> Columns:
    return Columns(review_names())


def _text(row: Row) -> str:
    prose = fields.plain(text(row, "text"))
    if not prose:
        raise RowError("text is empty")
    return fields.bounded(prose, "text", _MAX_REVIEW_CHARS)


def _rating(row: Row) -> float | None:
    value = row.get("rating")
    stars = fields.parse_number(value, "rating") if isinstance(value, str) else value
    rating = None if value is None else number(stars, "rating")
    if rating is not None and not 1 <= rating <= 5:
        raise RowError(f"a rating is 1 to 5, not {rating:g}")
    return rating


def _language(row: Row) -> str:
    language = text(row, "language") or detect_language(text(row, "text")) or LANGUAGES[0]
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
