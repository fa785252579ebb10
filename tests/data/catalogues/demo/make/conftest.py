"""What makes the catalogue, with its real words and rules."""

from __future__ import annotations

import pytest

from data.catalogues.demo.make.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue():
    """The category tree, the rules and the words."""
    return Catalogue.load()


@pytest.fixture
def yaml_file(tmp_path):
    """What writes a YAML file and returns its path."""

    def write(text, name="words.yml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write
