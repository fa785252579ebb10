"""The repository of the shop's vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import and_, delete, insert, select
from sqlalchemy.orm import Session

from shop.catalogue.models import Term
from shop.catalogue.records import TermKind, TermRecord

DERIVED = "derived"
"""The source of the words that were derived from the catalogue; all others were written by people."""

_terms = Term.__table__
_OF_THINGS = [kind.value for kind in TermKind if kind.is_of_things]


class TermRepository:
    """Reads and writes the words for categories, brands, attributes, values and uses."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def replace_all(self, source: str, records: Iterable[TermRecord]) -> int:
        """Put these words in the place of all that the source brought before; return how many there are now."""
        self._session.execute(delete(_terms).where(_terms.c.source == source))
        rows = [
            {
                "source": source,
                "kind": record.kind.value,
                "key": record.key,
                "language": record.language,
                "text": record.text,
                "expansion": record.expansion,
            }
            for record in dict.fromkeys(records)
        ]
        if rows:
            self._session.execute(insert(_terms), rows)
        return len(rows)

    def all(self) -> list[TermRecord]:
        """Return the words of all sources by which messages are read, each once, those that people wrote first."""
        derived = self._read(and_(_terms.c.source == DERIVED, _terms.c.kind.not_in(_OF_THINGS)))
        return list(dict.fromkeys((*self.written(), *derived)))

    def of_things(self) -> list[TermRecord]:
        """Return the things that only titles name, and the words for things of which no product is."""
        return self._read(_terms.c.kind.in_(_OF_THINGS))

    def written(self) -> list[TermRecord]:
        """Return the words that people wrote, each once."""
        return self._read(_terms.c.source != DERIVED)

    def _read(self, condition: Any) -> list[TermRecord]:
        columns = (_terms.c.kind, _terms.c.key, _terms.c.language, _terms.c.text, _terms.c.expansion)
        rows = self._session.execute(select(*columns).where(condition).order_by(_terms.c.id))
        return list(dict.fromkeys(TermRecord(TermKind(kind), *rest) for kind, *rest in rows))
