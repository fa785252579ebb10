"""The database notes by itself which products changed their price or stock."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from shop.database import make_engine


@pytest.fixture
def engine(database_url):
    engine = make_engine(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def changed(engine, new_unit_of_work, laptop, mugs):
    """What runs a statement on a shop of two mugs and a laptop, and tells whose note of a change it renewed."""

    def notes():
        with engine.connect() as connection:
            return dict(connection.execute(text("SELECT product_id, version FROM product_changes")).all())

    def run(statement):
        with new_unit_of_work() as uow:
            uow.products.upsert_many([laptop, *mugs(2)])
            ids = {uow.products.find_id("toy", name): name for name in ("laptop", "mug-0", "mug-1")}
            uow.commit()
        before = notes()
        with engine.begin() as connection:
            connection.execute(text(statement))
        return {ids[product_id] for product_id, version in notes().items() if version > before[product_id]}

    return run


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE products SET price_cents = 600 WHERE external_id = 'mug-0'", {"mug-0"}),
        ("UPDATE products SET price_cents = NULL WHERE external_id = 'mug-0'", {"mug-0"}),
        ("UPDATE products SET currency = 'EUR'", {"mug-0", "mug-1", "laptop"}),
        ("UPDATE products SET stock = 0 WHERE external_id = 'mug-1'", {"mug-1"}),
        ("UPDATE products SET sale_price_cents = 100 WHERE external_id = 'laptop'", {"laptop"}),
        ("UPDATE products SET sale_from = '2026-01-01 00:00:00' WHERE external_id = 'laptop'", {"laptop"}),
        ("UPDATE products SET sale_until = '2026-01-01 00:00:00' WHERE external_id = 'laptop'", {"laptop"}),
        ("UPDATE products SET title = 'Cup', price_cents = price_cents, stock = stock", set()),
        ("UPDATE variants SET stock = 9 WHERE sku = 'L-1T'", {"laptop"}),
        ("UPDATE variants SET price_cents = 9 WHERE sku = 'L-1T'", {"laptop"}),
        ("UPDATE variants SET title = 'One terabyte', stock = stock", set()),
        ("DELETE FROM variants WHERE sku = 'L-1T'", {"laptop"}),
        ("DELETE FROM products WHERE external_id = 'mug-1'", {"mug-1"}),
        (
            "INSERT INTO variants (product_id, position, sku, title) "
            "SELECT id, 0, 'M', 'Red' FROM products WHERE external_id = 'mug-0'",
            {"mug-0"},
        ),
    ],
)
def test_a_statement_is_noted_if_it_changes_price_or_stock(changed, statement, names):
    assert changed(statement) == names


def test_an_import_notes_what_it_changed_and_nothing_else(engine, new_unit_of_work, laptop, mugs):
    def write(records):
        with new_unit_of_work() as uow:
            uow.products.upsert_many(records)
            uow.commit()
        with engine.connect() as connection:
            return dict(connection.execute(text("SELECT product_id, version FROM product_changes")).all())

    first = write([laptop, *mugs(2)])
    assert write([laptop, *mugs(2)]) == first
    second = write([laptop, *(replace(mug, title="Cup") for mug in mugs(2))])
    assert second == first
    third = write([replace(laptop, stock=7), *mugs(2)])
    assert [product_id for product_id in third if third[product_id] != first[product_id]] == [min(first)]
