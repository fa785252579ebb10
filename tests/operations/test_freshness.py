"""What makes a trained recommender old."""

from __future__ import annotations

from pathlib import Path

import pytest

from operations.freshness import is_recommender_fresh, mark_recommender_fresh
from shop.catalogue.records import ProductRecord
from shop.migrations import upgrade
from shop.settings import Settings
from shop.unit_of_work import unit_of_work_factory


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A shop with one product and a recommender just trained on it."""
    monkeypatch.chdir(tmp_path)
    found = Settings(_env_file=None)
    upgrade(found.database_url)
    sell(found, 495)
    (found.artefacts_dir / "recommender").mkdir(parents=True)
    mark_recommender_fresh(found)
    return found


def sell(settings: Settings, price_cents: int) -> None:
    with unit_of_work_factory(settings.database_url)() as uow:
        uow.products.upsert_many([ProductRecord("test", "1", "Coffee mug", ("home",), price_cents, "USD")])
        uow.commit()


def test_nothing_changed(settings: Settings) -> None:
    sell(settings, 495)

    assert is_recommender_fresh(settings)


def test_a_changed_price_makes_it_old(settings: Settings) -> None:
    sell(settings, 395)

    assert not is_recommender_fresh(settings)


def test_changed_exchange_rates_make_it_old(settings: Settings) -> None:
    settings.catalogue_dir.mkdir(parents=True)
    (settings.catalogue_dir / "shop.yml").write_text("base_currency: EUR\n", encoding="utf-8")

    assert not is_recommender_fresh(settings)


def test_changed_code_makes_it_old(settings: Settings) -> None:
    Path("recommender/serving").mkdir(parents=True)
    Path("recommender/serving/hybrid.py").touch()

    assert not is_recommender_fresh(settings)


def test_a_removed_artefact_is_not_fresh(settings: Settings) -> None:
    (settings.artefacts_dir / "recommender").rmdir()

    assert not is_recommender_fresh(settings)
