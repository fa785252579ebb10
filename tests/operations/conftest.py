"""What tests of running the guide share: settings of an empty installation."""

from __future__ import annotations

from pathlib import Path

import pytest

from shop.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path}/shop.db",
        artefacts_dir=tmp_path / "artefacts",
        var_dir=tmp_path / "var",
    )
