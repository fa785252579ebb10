"""A tiny catalogue folder: a few categories, words and rules, into which a test puts its rows."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from shop.importers.demo.catalogue import DemoCatalogue

REAL = Path(__file__).parents[4] / "data" / "catalogues" / "demo"


@pytest.fixture(scope="session")
def real_catalogue():
    """The demo shop's own catalogue."""
    return DemoCatalogue.load(REAL)


@pytest.fixture
def folder(tmp_path):
    """A folder with the demo's YAML files and no products."""
    for path in REAL.glob("*.yml"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def yaml_file(tmp_path):
    """What writes a YAML file and returns its path."""

    def write(text, name="words.yml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def put(folder):
    """What writes a gzipped file of rows (JSON objects) or of text into the folder."""

    def write(name, rows):
        text = rows if isinstance(rows, str) else "".join(json.dumps(row) + "\n" for row in rows)
        (folder / name).write_bytes(gzip.compress(text.encode("utf-8")))

    return write
