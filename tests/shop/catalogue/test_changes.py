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
        ("UPDATE products SET withdrawn_at = '2026-01-01 00:00:00' WHERE external_id = 'mug-1'", {"mug-1"}),
        ("UPDATE products SET withdrawn_at = NULL", set()),
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


def titles(uow, changes):
    found = uow.products.get_many([product.id for product in changes.products])
    return sorted(product.external_id for product in found)


@pytest.fixture
def stocked(new_unit_of_work, laptop, mugs):
    """A shop of a laptop and three mugs, and the bookmark of who has read all of it."""
    with new_unit_of_work() as uow:
        uow.products.upsert_many([laptop, *mugs(3)])
        uow.commit()
    with new_unit_of_work() as uow:
        return uow.changes.all().bookmark


def test_all_products_come_with_what_says_their_price(new_unit_of_work, stocked, laptop):
    with new_unit_of_work() as uow:
        products = uow.changes.all().products
    assert len(products) == 4
    found = next(product for product in products if product.variants)
    assert (found.price_cents, found.currency, found.stock) == (99900, "USD", 3)
    assert [(each.price_cents, each.stock) for each in found.variants] == [(99900, 3), (None, None)]


def test_only_what_changed_since_a_bookmark_comes(engine, new_unit_of_work, stocked):
    with new_unit_of_work() as uow:
        nothing = uow.changes.since(stocked)
    assert (nothing.products, nothing.gone) == ([], [])
    with engine.begin() as connection:
        connection.execute(text("UPDATE products SET price_cents = 450 WHERE external_id = 'mug-1'"))
        connection.execute(text("UPDATE variants SET stock = 0 WHERE sku = 'L-1T'"))
    with new_unit_of_work() as uow:
        changes = uow.changes.since(nothing.bookmark)
        assert titles(uow, changes) == ["laptop", "mug-1"]
        assert {product.price_cents for product in changes.products} == {99900, 450}
        assert uow.changes.since(changes.bookmark).products == []


def test_a_deleted_product_is_gone(engine, new_unit_of_work, stocked):
    with new_unit_of_work() as uow:
        mug = uow.products.find_id("toy", "mug-2")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM products WHERE external_id = 'mug-2'"))
    with new_unit_of_work() as uow:
        changes = uow.changes.since(stocked)
        assert (changes.products, changes.gone) == ([], [mug])
        assert mug not in {product.id for product in uow.changes.all().products}


def test_a_transaction_that_began_first_and_ended_last_is_not_overlooked(engine, new_unit_of_work, stocked):
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite has one writer at a time")
    slow = engine.connect()
    began = slow.begin()
    slow.execute(text("UPDATE products SET price_cents = 1 WHERE external_id = 'mug-0'"))
    with engine.begin() as quick:
        quick.execute(text("UPDATE products SET price_cents = 2 WHERE external_id = 'mug-1'"))
    with new_unit_of_work() as uow:
        first = uow.changes.since(stocked)
        assert titles(uow, first) == ["mug-1"]
    began.commit()
    slow.close()
    with new_unit_of_work() as uow:
        second = uow.changes.since(first.bookmark)
        assert titles(uow, second) == ["mug-0"]
        assert uow.changes.since(second.bookmark).products == []


def test_what_is_undone_is_no_change(engine, new_unit_of_work, stocked):
    connection = engine.connect()
    began = connection.begin()
    connection.execute(text("UPDATE products SET price_cents = 1"))
    began.rollback()
    connection.close()
    with new_unit_of_work() as uow:
        assert uow.changes.since(stocked).products == []


def test_numbers_of_another_server_in_a_restored_dump_are_no_changes(engine, new_unit_of_work, stocked):
    if engine.dialect.name == "sqlite":
        pytest.skip("SQLite's numbers are the database's own")
    with engine.begin() as connection:
        connection.execute(text("UPDATE product_changes SET version = 4000000000000"))
    with new_unit_of_work() as uow:
        assert uow.changes.since(stocked).products == []
    with engine.begin() as connection:
        connection.execute(text("UPDATE products SET stock = 4 WHERE external_id = 'mug-0'"))
    with new_unit_of_work() as uow:
        assert titles(uow, uow.changes.since(stocked)) == ["mug-0"]
