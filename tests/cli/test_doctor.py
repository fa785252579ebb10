"""`daogou doctor` in an empty folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from shop.settings import get_settings


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder as the repository's root."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


def test_the_command_ends_with_1_and_names_a_remedy_for_each() -> None:
    result = CliRunner().invoke(main, ["doctor"])

    assert result.exit_code == 1
    for remedy in ("daogou ingest", "daogou train recommender", "daogou train dialogue", "make up"):
        assert remedy in result.output
    assert not Path("var/daogou.db").exists()  # looking makes nothing
