"""`daogou serve` before it starts anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from shop.settings import get_settings


def test_the_command_tells_a_missing_piece_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAOGOU_DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    get_settings.cache_clear()

    result = CliRunner().invoke(main, ["serve"])

    get_settings.cache_clear()
    assert result.exit_code == 1
    assert result.output.startswith("Error: the shop's database is missing")
    assert result.output.count("\n") == 1
