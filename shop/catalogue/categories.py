"""The repository of categories."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.bulk import UpsertReport
from shop.catalogue.models import Category
from shop.catalogue.records import CategoryRecord
from shop.errors import ConflictError
from shop.upsert import upsert

_categories = Category.__table__


class CategoryRepository:
    """Reads and writes the category tree."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert_many(self, records: Iterable[CategoryRecord]) -> UpsertReport:
        """Add or change categories; a parent may come after its children, names in other languages are kept.

        Raises:
            ConflictError: a parent is neither known nor among the records, or the tree would hold a circle.
        """
        wanted = {record.key: record for record in records}
        before = self._rows()
        new = [key for key in wanted if key not in before]
        # A row needs its parent's id: all are made first, then put in their places.
        made = [{"key": key, "path": key, "names": wanted[key].names} for key in new]
        upsert(self._session, _categories, made, key=("key",))
        parents = {key: parent for key, (_, parent, _, _) in before.items()}
        parents.update({key: record.parent_key for key, record in wanted.items()})
        rows_now = self._rows()
        changes: list[dict[str, object]] = []
        for key, (_, parent, path, names) in rows_now.items():
            now = {
                "parent_id": None if parents[key] is None else self._id_of(parents[key], key, rows_now),
                "path": "/".join(_walk(key, parents)),
                "names": {**names, **wanted[key].names} if key in wanted else names,
            }
            parent_id = None if parent is None else rows_now[parent][0]
            if now != {"parent_id": parent_id, "path": path, "names": names}:
                changes.append({"key": key, **now})
        upsert(self._session, _categories, changes, key=("key",))
        changed = {change["key"] for change in changes}
        updated = sum(1 for key in wanted if key in before and key in changed)
        return UpsertReport(len(new), updated, len(wanted) - len(new) - updated)

    def ensure_paths(self, paths: Iterable[tuple[str, ...]]) -> dict[str, int]:
        """Make the categories of these paths exist; return the id of every category by key.

        A category that exists keeps its place: keys are unique over the tree, and the tree decides.
        """
        ids = {key: row[0] for key, row in self._rows().items()}
        missing: dict[str, CategoryRecord] = {}
        for path in sorted(set(paths)):
            for depth, key in enumerate(path):
                if key not in ids and key not in missing:
                    missing[key] = CategoryRecord(key, path[depth - 1] if depth else None, {})
        if not missing:
            return ids
        self.upsert_many(missing.values())
        return {key: row[0] for key, row in self._rows().items()}

    def all(self) -> list[Category]:
        """Return every category, parents before their children."""
        found: list[Category] = self._session.execute(select(Category).order_by(Category.path)).scalars().all()
        return found

    def names(self, language: str) -> dict[str, str]:
        """Return the name of every category by key: in this language (`en`, `zh`), else in any, else its key."""
        rows = self._session.execute(select(_categories.c.key, _categories.c.names))
        return {key: names.get(language) or next(iter(names.values()), key.replace("-", " ")) for key, names in rows}

    def path(self, key: str) -> list[str]:
        """Return the keys from the root down to a category; empty for one that does not exist."""
        path = self._session.execute(select(_categories.c.path).where(_categories.c.key == key)).scalar()
        return path.split("/") if path else []

    def _rows(self) -> dict[str, tuple[int, str | None, str, dict[str, str]]]:
        parent = _categories.alias("parent")
        columns = _categories.c
        query = select(columns.key, columns.id, parent.c.key, columns.path, columns.names).select_from(
            _categories.outerjoin(parent, columns.parent_id == parent.c.id)
        )
        return {
            key: (row_id, parent_key, path, names)
            for key, row_id, parent_key, path, names in self._session.execute(query)
        }

    @staticmethod
    def _id_of(parent: str | None, key: str, rows: dict[str, tuple[int, str | None, str, dict[str, str]]]) -> int:
        if parent not in rows:
            raise ConflictError(f"category {key!r} names the parent {parent!r}, which does not exist; add it as well")
        return rows[parent][0]


def _walk(key: str, parents: dict[str, str | None]) -> list[str]:
    path = [key]
    while (parent := parents.get(path[0])) is not None:
        if parent in path:
            raise ConflictError(f"category {key!r} would stand below itself: {' > '.join([parent, *path])}")
        path.insert(0, parent)
    return path
