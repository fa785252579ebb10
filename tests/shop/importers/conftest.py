"""Small files to import."""

from __future__ import annotations

import pytest

from shop.catalogue.records import CategoryRecord, TermRecord
from shop.importers.rejection import Rejection, Remark


@pytest.fixture
def file(tmp_path):
    """What writes a file and returns its path."""

    def write(text, name="catalogue"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return path

    return write


@pytest.fixture
def read():
    """What reads an importer to its end: (records other than categories and words, categories, rejections)."""

    def read(importer):
        rows = list(importer.records())
        rejections = [row for row in rows if isinstance(row, Rejection)]
        categories = [row for row in rows if isinstance(row, CategoryRecord)]
        others = [row for row in rows if not isinstance(row, (Rejection, Remark, CategoryRecord, TermRecord))]
        return others, categories, rejections

    return read


@pytest.fixture
def remarks():
    """What reads an importer to its end and returns its remarks as (line, external id, reason)."""

    def remarks(importer):
        return [(r.line, r.external_id, r.reason) for r in importer.records() if isinstance(r, Remark)]

    return remarks
