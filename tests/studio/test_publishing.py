"""Publishing, with Rasa itself on two intents."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from operations.errors import EmptyShopError, MissingPieceError
from operations.pieces import model_path
from operations.shop_words import shop_words_path, write_shop_words
from operations.training.dialogue import training_fingerprint
from operations.training.telling import Part
from shop.catalogue.records import ProductRecord, TermKind, TermRecord
from shop.migrations import upgrade
from shop.settings import Settings
from shop.unit_of_work import unit_of_work_factory
from studio.publishing import Published, Training, UpToDate, publish
from tests.small_dialogue import write_dialogue


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """A repository's root with a small dialogue and no shop yet."""
    monkeypatch.chdir(tmp_path)
    write_dialogue(tmp_path)
    return Settings(_env_file=None)


def test_publishing_trains_once_and_tells_what_it_does(settings):
    upgrade(settings.database_url)
    with unit_of_work_factory(settings.database_url)() as uow:
        uow.products.upsert_many([ProductRecord("test", "1", "HP laptop", ("laptops",), 50000, "USD", brand="HP")])
        uow.terms.replace_all("test", [TermRecord(TermKind.BRAND, "HP", "any", "hp")])
        uow.commit()

    training, *parts, published = publish(settings)

    assert training == Training()
    assert all(isinstance(part, Part) for part in parts)
    assert isinstance(published, Published)
    assert published.path == model_path(settings)
    assert published.path.exists()
    assert list(publish(settings)) == [UpToDate()]
    assert next(publish(settings, force=True)) == Training()
    assert json.loads(shop_words_path(settings).read_text(encoding="utf-8"))["brand"] == ["hp"]


def test_an_empty_shop_is_told_the_commands_that_read_a_catalogue(settings):
    upgrade(settings.database_url)

    with pytest.raises(
        EmptyShopError, match=r"Ingest a catalogue first: daogou ingest; .*: daogou shop new NAME --from"
    ):
        next(publish(settings))


def test_other_words_of_the_shop_need_no_training(settings):
    upgrade(settings.database_url)
    with unit_of_work_factory(settings.database_url)() as uow:
        uow.products.upsert_many([ProductRecord("test", "1", "Oak table", (), 50000, "USD")])
        uow.commit()
    before = training_fingerprint(settings)
    write_shop_words(settings)

    assert training_fingerprint(settings) == before


def test_a_shop_that_was_not_read_is_named_with_the_command(settings):
    with pytest.raises(MissingPieceError, match="daogou ingest"):
        next(publish(settings))
    assert not Path(settings.database_url.removeprefix("sqlite:///")).exists()
