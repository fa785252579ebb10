"""Publishing, with Rasa itself on two intents."""

from __future__ import annotations

from pathlib import Path

import pytest

from operations.errors import MissingPieceError
from operations.pieces import model_path
from shop.catalogue.records import TermKind, TermRecord
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
        uow.terms.replace_all("test", [TermRecord(TermKind.BRAND, "HP", "any", "hp")])
        uow.commit()

    training, published = publish(settings)

    assert training == Training()
    assert isinstance(published, Published)
    assert published.path == model_path(settings)
    assert published.path.exists()
    assert list(publish(settings)) == [UpToDate()]
    assert next(publish(settings, force=True)) == Training()


def test_a_shop_that_was_not_read_is_named_with_the_command(settings):
    with pytest.raises(MissingPieceError, match="daogou ingest"):
        next(publish(settings))
    assert not Path(settings.database_url.removeprefix("sqlite:///")).exists()
