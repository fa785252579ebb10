import random
from dataclasses import replace
from datetime import date, datetime, timezone

from sqlalchemy import event

from shop.catalogue.records import ProductRecord
from shop.database import make_engine, make_session_factory
from shop.pricing import in_stock
from shop.unit_of_work import UnitOfWork

JANUARY = datetime(2026, 1, 5, tzinfo=timezone.utc)
MARCH = datetime(2026, 3, 5, tzinfo=timezone.utc)


def counts(report):
    return report.inserted, report.updated, report.unchanged


def write(new_unit_of_work, records, **options):
    with new_unit_of_work() as uow:
        report = uow.products.upsert_many(records, **options)
        uow.commit()
    return report


def test_a_product_is_read_back_with_everything_it_has(new_unit_of_work, laptop):
    write(new_unit_of_work, [laptop])
    with new_unit_of_work() as uow:
        product = uow.products.get(uow.products.find_id("toy", "laptop"))
    assert (product.title, product.brand, product.price_cents, product.stock) == ("Ultra Laptop 14", "HP", 99900, 3)
    assert product.category_path == ("electronics", "computers", "laptops")
    assert [(a.name, a.value, a.unit) for a in product.attributes] == [
        ("memory", 16.0, "GB"),
        ("colour", "银色", None),
        ("touchscreen", False, None),
    ]
    assert [image.url for image in product.images] == list(laptop.image_urls)
    assert [(v.sku, v.price_cents, v.stock, v.attributes[0].value) for v in product.variants] == [
        ("L-512", 99900, 3, 512.0),
        ("L-1T", None, None, 1000.0),
    ]


def test_importing_twice_changes_nothing(new_unit_of_work, laptop, mugs):
    records = [laptop, *mugs(3)]
    assert counts(write(new_unit_of_work, records)) == (4, 0, 0)
    assert counts(write(new_unit_of_work, records)) == (0, 0, 4)
    with new_unit_of_work() as uow:
        assert uow.products.count() == 4
        assert len(uow.products.price_history(uow.products.find_id("toy", "laptop"))) == 1


def test_a_changed_product_keeps_its_id_and_loses_what_it_no_longer_has(new_unit_of_work, laptop):
    write(new_unit_of_work, [laptop])
    with new_unit_of_work() as uow:
        before = uow.products.find_id("toy", "laptop")
    changed = replace(laptop, title="Ultra 15", attributes=laptop.attributes[:1], variants=(), image_urls=())
    assert counts(write(new_unit_of_work, [changed])) == (0, 1, 0)
    with new_unit_of_work() as uow:
        product = uow.products.get(before)
    assert (product.external_id, product.title) == ("laptop", "Ultra 15")
    assert (len(product.attributes), product.variants, product.images) == (1, [], [])


def test_the_last_of_several_records_of_one_product_wins(new_unit_of_work, laptop):
    report = write(new_unit_of_work, [laptop, replace(laptop, title="Corrected")])
    assert counts(report) == (1, 1, 0)
    with new_unit_of_work() as uow:
        assert [p.title for p in uow.products.iter_snapshots()] == ["Corrected"]


def test_the_same_key_in_another_source_is_another_product(new_unit_of_work, laptop):
    assert counts(write(new_unit_of_work, [laptop, replace(laptop, source="other")])) == (2, 0, 0)


def test_only_a_change_of_price_enters_the_price_history(new_unit_of_work, laptop):
    write(new_unit_of_work, [laptop], valid_from=JANUARY)
    write(new_unit_of_work, [replace(laptop, title="New name")], valid_from=MARCH)
    write(new_unit_of_work, [replace(laptop, price_cents=89900)], valid_from=MARCH)
    with new_unit_of_work() as uow:
        history = uow.products.price_history(uow.products.find_id("toy", "laptop"))
    assert history == [(date(2026, 1, 5), 99900, "USD"), (date(2026, 3, 5), 89900, "USD")]


def test_the_price_that_holds_enters_the_price_history(new_unit_of_work, mugs):
    (mug,) = mugs(1, sale_price_cents=400, sale_until=MARCH)
    write(new_unit_of_work, [mug], valid_from=JANUARY)
    write(new_unit_of_work, [replace(mug, title="New name")], valid_from=MARCH)
    with new_unit_of_work() as uow:
        history = uow.products.price_history(uow.products.find_id("toy", "mug-0"))
    assert history == [(date(2026, 1, 5), 400, "GBP"), (date(2026, 3, 5), 500, "GBP")]


def test_a_known_past_price_is_written_once(new_unit_of_work, laptop):
    write(new_unit_of_work, [laptop], valid_from=MARCH)
    with new_unit_of_work() as uow:
        product_id = uow.products.find_id("toy", "laptop")
        uow.products.add_price_points([(product_id, JANUARY, 120000, "USD")])
        uow.products.add_price_points([(product_id, JANUARY, 119900, "USD")])
        history = uow.products.price_history(product_id)
    assert history == [(date(2026, 1, 5), 119900, "USD"), (date(2026, 3, 5), 99900, "USD")]


def test_a_product_without_a_price_has_no_price_history(new_unit_of_work, laptop):
    write(new_unit_of_work, [replace(laptop, price_cents=None, variants=())])
    with new_unit_of_work() as uow:
        assert uow.products.price_history(uow.products.find_id("toy", "laptop")) == []


def test_products_come_in_the_order_asked_for_and_unknown_ones_are_left_out(new_unit_of_work, mugs):
    write(new_unit_of_work, mugs(4))
    with new_unit_of_work() as uow:
        ids = [uow.products.find_id("toy", f"mug-{n}") for n in (2, 0, 3)]
        products = uow.products.get_many([ids[0], 999_999, *ids[1:]])
        assert uow.products.get(999_999) is None
    assert [product.title for product in products] == ["Mug 2", "Mug 0", "Mug 3"]


def test_reading_many_products_takes_as_many_statements_as_reading_one(database_url, laptop):
    engine = make_engine(database_url)
    statements = []
    with UnitOfWork(make_session_factory(engine)) as uow:
        uow.products.upsert_many(replace(laptop, external_id=str(n)) for n in range(60))
        ids = [snapshot.id for snapshot in uow.products.iter_snapshots()]
        event.listen(engine, "before_cursor_execute", lambda *arguments: statements.append(arguments[2]))
        uow.products.get_many(ids[:1])
        for_one = len(statements)
        products = uow.products.get_many(ids)
    engine.dispose()
    assert len(statements) == 2 * for_one
    assert len(products) == 60
    assert all(product.attributes[0].name == laptop.attributes[0].name for product in products)


def test_snapshots_repeat_the_records_with_their_ids_whatever_the_batch(new_unit_of_work, laptop, mugs):
    on_sale = {"sale_price_cents": 400, "sale_from": JANUARY, "sale_until": MARCH, "url": "https://shop.example/mug"}
    variants = (replace(laptop.variants[0], sale_price_cents=89900), laptop.variants[1])
    records = [replace(laptop, variants=variants), *mugs(6, **on_sale)]
    write(new_unit_of_work, records)
    with new_unit_of_work() as uow:
        snapshots = list(uow.products.iter_snapshots(batch=2))
        assert [s.id for s in snapshots] == sorted(s.id for s in snapshots)
        assert snapshots == list(uow.products.iter_snapshots())
    by_key = {s.external_id: s for s in snapshots}
    for record in records:
        found = by_key[record.external_id]
        assert all(getattr(found, name) == getattr(record, name) for name in record.__dataclass_fields__)


def test_source_and_id_name_one_product_whatever_signs_they_hold(new_unit_of_work):
    generator = random.Random(20261129)  # noqa: S311  # names, no secret
    drawn = ["".join(generator.choices("a1:/| ", k=generator.randint(1, 3))) for _ in range(600)]
    names = sorted(set(zip(drawn[::2], drawn[1::2], strict=True)))
    products = {name: ProductRecord(*name, f"Mug {place}", (), 500, "EUR") for place, name in enumerate(names)}
    with new_unit_of_work() as uow:
        uow.products.upsert_many(products.values())
        ids = {name: uow.products.find_id(*name) for name in names}
        found = dict(zip(ids, uow.products.get_many(list(ids.values())), strict=True))
        again = uow.products.upsert_many(products.values())

    assert len(set(ids.values())) == len(names)
    assert all(found[name].title == product.title for name, product in products.items())
    assert (again.inserted, again.updated, again.unchanged) == (0, 0, len(names))


def test_category_keys_are_those_with_products_below_them(new_unit_of_work, laptop, mugs):
    write(new_unit_of_work, [laptop, *mugs(2), *mugs(1, category_path=(), price_cents=700)])
    with new_unit_of_work() as uow:
        assert uow.products.category_keys() == ["computers", "electronics", "kitchen", "laptops", "mugs"]


def test_stock_that_nobody_knows_counts_as_available(new_unit_of_work, laptop):
    known = [replace(laptop, external_id=str(stock), stock=stock, variants=()) for stock in (None, 0, 2)]
    write(new_unit_of_work, known)
    with new_unit_of_work() as uow:
        products = uow.products.get_many([uow.products.find_id("toy", r.external_id) for r in known])
    assert [in_stock(product) for product in products] == [True, False, True]
