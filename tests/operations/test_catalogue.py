"""When the catalogue is read again; what is in it is tested with its importers."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from operations.catalogue import Mark
from shop.settings import Settings


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    for name in ("data/catalogues/toys/shop.yml", "shop/importers/base.py"):
        path = Path(name)
        path.parent.mkdir(parents=True)
        path.write_text("first\n", encoding="utf-8")
    return Settings(_env_file=None)


@pytest.mark.parametrize("name", ["data/catalogues/toys/shop.yml", "shop/importers/base.py"])
def test_a_changed_file_changes_the_mark(settings: Settings, name: str) -> None:
    before = Mark.of(settings, 0)
    Path(name).write_text("second\n", encoding="utf-8")

    assert Mark.of(settings, 0).files != before.files


def test_another_database_changes_the_mark_which_does_not_tell_the_url(settings: Settings) -> None:
    other = settings.copy(update={"database_url": "postgresql://user:password@host/name"})

    mark = Mark.of(other, 0)

    assert mark.database != Mark.of(settings, 0).database
    assert "password" not in str(dataclasses.asdict(mark))


def test_what_python_compiles_does_not_count(settings: Settings) -> None:
    before = Mark.of(settings, 0)
    Path("shop/__pycache__").mkdir()
    Path("shop/__pycache__/base.pyc").touch()

    assert Mark.of(settings, 0) == before
