"""The checks on installations of which pieces are missing."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from operations.checks import State, run_checks
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.catalogue.records import ProductRecord
from shop.migrations import upgrade
from shop.settings import Settings
from shop.unit_of_work import unit_of_work_factory


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty folder as the repository's root."""
    monkeypatch.chdir(tmp_path)
    return Settings(_env_file=None, var_dir=tmp_path / "var", artefacts_dir=tmp_path / "artefacts")


def states(settings: Settings) -> dict[str, State]:
    return {result.name.split(" (")[0]: result.state for result in run_checks(settings)}


def test_an_empty_installation_lacks_what_make_up_makes(settings: Settings) -> None:
    missing = {name for name, state in states(settings).items() if state is State.MISSING}

    assert missing == {"database", "catalogue", "recommender", "dialogue model", "chat widget"}


def test_a_database_without_products_is_no_catalogue(settings: Settings) -> None:
    upgrade(settings.database_url)

    found = states(settings)

    assert found["database"] is State.OK
    assert found["catalogue"] is State.MISSING


def test_products_make_a_catalogue_but_no_recommender(settings: Settings) -> None:
    upgrade(settings.database_url)
    with unit_of_work_factory(settings.database_url)() as uow:
        uow.products.upsert_many([ProductRecord("test", "1", "Coffee mug", ("home",), 495, "USD")])
        uow.commit()

    found = states(settings)

    assert found["catalogue"] is State.OK
    assert found["recommender"] is State.MISSING


def test_a_laptop_for_a_dollar_is_told_and_no_hindrance(settings: Settings) -> None:
    settings.catalogue_dir.mkdir(parents=True)
    (settings.catalogue_dir / "shop.yml").write_text("base_currency: USD\n", encoding="utf-8")
    upgrade(settings.database_url)
    laptops = [ProductRecord("test", str(k), f"Laptop {k}", ("laptops",), 50_000 + k, "USD") for k in range(30)]
    with unit_of_work_factory(settings.database_url)() as uow:
        uow.products.upsert_many(laptops)
        uow.commit()
    assert states(settings)["prices"] is State.OK
    with unit_of_work_factory(settings.database_url)() as uow:
        uow.products.upsert_many([replace(laptops[7], price_cents=95)])
        uow.commit()

    told = next(result for result in run_checks(settings) if result.name == "prices")

    assert told.state is State.OPTIONAL
    assert "'Laptop 7' for $0.95" in told.found


def test_a_taken_port_is_a_hint_because_the_guide_itself_may_hold_it(settings: Settings) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        taken = settings.copy(update={"port": listener.getsockname()[1]})

        assert states(taken)["port of the chat"] is State.OPTIONAL


def test_events_that_are_set_aside_are_counted(settings: Settings) -> None:
    upgrade(settings.database_url)
    with unit_of_work_factory(settings.database_url)() as uow:
        uow.outbox.set_aside(ShopperEvent(EventKind.VIEW, datetime.now(timezone.utc)), "no column takes it")
        uow.commit()

    told = next(result for result in run_checks(settings) if result.name == "what shoppers did")

    assert (told.state, told.found) == (State.OPTIONAL, "0 events wait, 1 are set aside")
