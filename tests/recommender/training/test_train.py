"""Training from a real database: what it writes, and that it does nothing when nothing changed."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import datetime

import pytest

from recommender.contract import Query
from recommender.errors import TrainingError
from recommender.serving.hybrid import HybridRecommender
from recommender.training import train
from recommender.training.train import train_recommender
from shop.catalogue.records import ProductRecord
from shop.orders.records import OrderLineRecord, OrderRecord
from shop.settings import Settings
from tests.recommender.toy_shop import toy_products


@pytest.fixture
def settings(tmp_path):
    (tmp_path / "shop.yml").write_text(
        "name: {en: Toys, zh: 玩具}\nbase_currency: USD\nexchange_rates: {EUR: 1.1}\nrates_as_of: 2024-01-01\n"
    )
    return Settings(artefacts_dir=tmp_path / "artefacts", catalogue_dir=tmp_path)


def record(item):
    fields = {name: getattr(item, name) for name in ProductRecord.__dataclass_fields__}
    return ProductRecord(**fields)


def fill(new_unit_of_work):
    items = toy_products()
    order = OrderRecord(
        "gifts",
        "1",
        "anna",
        datetime(2024, 1, 1),
        "USD",
        (OrderLineRecord("301", 1, 500), OrderLineRecord("401", 1, 700)),
    )
    with new_unit_of_work() as uow:
        uow.products.upsert_many([record(item) for item in items])
        uow.orders.upsert_many([order])
        uow.commit()


def test_training_writes_once_and_again_after_a_change(new_unit_of_work, settings):
    fill(new_unit_of_work)
    steps = []
    card = train_recommender(new_unit_of_work, settings, lambda *step: steps.append(step))
    assert (card.products, card.customers, card.interactions) == (26, 1, 2)
    assert steps

    steps.clear()
    assert train_recommender(new_unit_of_work, settings, lambda *step: steps.append(step)) == card
    assert not steps

    with new_unit_of_work() as uow:
        uow.products.upsert_many([replace(record(toy_products()[0]), price_cents=1, sale_price_cents=None, stock=9)])
        uow.commit()
    assert train_recommender(new_unit_of_work, settings, lambda *step: steps.append(step)) == card
    assert not steps  # prices and stock are not learnt

    with new_unit_of_work() as uow:
        uow.products.upsert_many([replace(record(toy_products()[0]), title="HP gaming notebook")])
        uow.commit()
    changed = train_recommender(new_unit_of_work, settings, lambda *step: steps.append(step))
    assert changed.data_hash != card.data_hash
    assert ("minilm vectors", 1, 1) in steps  # the one text that changed

    loaded = HybridRecommender.load(settings.artefacts_dir / "recommender")
    assert len(loaded.recommend(Query(text="笔记本电脑 notebook", limit=5))) == 5


def test_the_vectors_of_another_encoder_are_not_used_again(new_unit_of_work, settings):
    fill(new_unit_of_work)
    train_recommender(new_unit_of_work, settings)
    path = settings.artefacts_dir / "recommender" / "card.json"
    path.write_text(path.read_text().replace('"minilm"', '"another"').replace('"data_hash": "', '"data_hash": "old'))
    steps = []
    train_recommender(new_unit_of_work, settings, lambda *step: steps.append(step))
    assert ("minilm vectors", 26, 26) in steps


def test_a_currency_without_a_rate_is_told_and_stops_nothing(new_unit_of_work, settings, caplog):
    fill(new_unit_of_work)
    with new_unit_of_work() as uow:
        uow.products.upsert_many([replace(record(toy_products()[0]), currency="CHF")])
        uow.commit()
    card = train_recommender(new_unit_of_work, settings)

    assert card.products == 26
    assert re.search(r"1 products .* in CHF.*exchange_rates", caplog.text)


def test_an_empty_shop_is_refused(new_unit_of_work, settings):
    with pytest.raises(TrainingError, match="daogou ingest"):
        train_recommender(new_unit_of_work, settings)


def test_another_program_would_make_something_else_of_the_same_data(monkeypatch, tmp_path):
    before = train._data_hash([], [], [], {})
    program = tmp_path / "recommender"
    shutil.copytree(train._PROGRAM, program, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(train, "_PROGRAM", program)
    assert train._data_hash([], [], [], {}) == before
    with (program / "collaborative" / "linear.py").open("a") as file:
        file.write("# changed\n")
    assert train._data_hash([], [], [], {}) != before
