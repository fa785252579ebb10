"""Products that a newer file no longer has, in files of every format."""

import json
from datetime import datetime, timezone

import pytest
from sqlalchemy import text

from shop.database import make_engine
from shop.errors import ImportFormatError
from shop.importers.formats import open_importer
from shop.importers.ingest import ingest
from shop.importers.withdrawing import on_sale, withdraw_missing
from shop.orders.records import OrderLineRecord, OrderRecord
from shop.reviews.records import ReviewRecord
from shop.vocabulary.deriving import refresh_terms

SOURCE = "toy"


@pytest.fixture
def read(file, new_unit_of_work):
    """What reads (format, content) pairs in one run, and tells what became of what they lack."""

    def run(*contents, withdraw=None, source=SOURCE):
        importers = [
            open_importer(name, file(content, f"{number}.{name}"), source, "GBP")
            for number, (name, content) in enumerate(contents)
        ]
        before = on_sale(new_unit_of_work, (importer.source for importer in importers))
        reports = [ingest(importer, new_unit_of_work) for importer in importers]
        return withdraw_missing(before, reports, new_unit_of_work, withdraw)

    return run


@pytest.fixture
def sold(new_unit_of_work):
    """What returns the external ids of the products on sale, sorted."""

    def ask(source=SOURCE):
        with new_unit_of_work() as uow:
            ids = sorted(uow.products.on_sale(source))
            found = [snapshot for snapshot in uow.products.iter_snapshots() if snapshot.source == source]
            assert sorted(snapshot.external_id for snapshot in found) == ids
        return ids

    return ask


def table(*ids, price="5"):
    return "csv", "id,title,price,brand,published\n" + "".join(f"{name},Mug {name},{price},Acme,yes\n" for name in ids)


def decided(withdrawals):
    return [(each.missing, each.before, each.is_withdrawn) for each in withdrawals]


def test_what_a_newer_file_lacks_is_off_sale_and_back_when_it_is_there_again(read, sold, new_unit_of_work):
    assert read(table("a", "b", "c")) == []
    assert decided(read(table("a", "c"))) == [(1, 3, True)]
    assert sold() == ["a", "c"]
    assert read(table("a", "c")) == []
    assert read(table("a", "b", "c")) == []
    assert sold() == ["a", "b", "c"]
    with new_unit_of_work() as uow:
        (product,) = (one for one in uow.products.iter_snapshots() if one.external_id == "b")
        assert (product.title, product.price_cents, product.brand) == ("Mug b", 500, "Acme")


def test_counts_and_words_are_those_of_what_is_on_sale(read, new_unit_of_work):
    head = "id,title,price,brand,category,colour\n"
    rows = "1,Red mug,5,Acme,Mugs,red\n2,Red cup,6,Acme,Mugs,red\n3,Blue mug,7,Acme,Mugs,blue\n"
    read(("csv", f"{head}{rows}4,Green lamp,90,Zeta,Lamps,green\n"))
    read(("csv", f"{head}{rows}"))
    refresh_terms(new_unit_of_work)
    with new_unit_of_work() as uow:
        assert (uow.products.count(), uow.products.category_keys()) == (3, ["mugs"])
        assert (uow.counts.brands(), uow.changes.all().gone) == ({"Acme": 3}, [])
        assert uow.counts.properties()["colour"].texts == {"blue": 1, "red": 2}
        assert (len(uow.counts.titles()), uow.counts.lacking()["price"]) == (3, 0)
        assert not {term.key for term in uow.terms.all()} & {"lamps", "Zeta", "colour=green"}


def test_what_was_withdrawn_is_gone_for_who_watches_changes_and_its_return_is_told(read, new_unit_of_work):
    def names(ids):
        return sorted(product.external_id for product in uow.products.get_many(ids))

    read(table("a", "b", "c"))
    with new_unit_of_work() as uow:
        bookmark = uow.changes.all().bookmark
    read(table("a", "c"))
    with new_unit_of_work() as uow:
        changes = uow.changes.since(bookmark)
        assert (changes.products, names(changes.gone)) == ([], ["b"])
        assert len(uow.changes.all().products) == 2
    read(table("a", "b", "c"))
    with new_unit_of_work() as uow:
        changes = uow.changes.since(changes.bookmark)
        assert (names([product.id for product in changes.products]), changes.gone) == (["b"], [])


def test_orders_reviews_and_the_price_history_keep_a_withdrawn_product(read, sold, new_unit_of_work):
    read(table("a", "b", "c"))
    at = datetime(2026, 5, 1, tzinfo=timezone.utc)
    with new_unit_of_work() as uow:
        uow.orders.upsert_many([OrderRecord(SOURCE, "1", "ann", at, "GBP", (OrderLineRecord("b", 1, 500),))])
        uow.reviews.upsert_many([ReviewRecord(SOURCE, "1", "b", "Good", rating=5)])
        uow.commit()
    read(table("a", "c"))
    assert sold() == ["a", "c"]
    with new_unit_of_work() as uow:
        product_id = uow.products.find_id(SOURCE, "b")
        assert [purchase[1] for purchase in uow.orders.iter_purchases()] == [product_id]
        assert uow.products.get(product_id).withdrawn_at is not None
        assert len(uow.products.price_history(product_id)) == 1
        late = OrderRecord(SOURCE, "2", "ann", at, "GBP", (OrderLineRecord("b", 1, 500),))
        assert uow.orders.upsert_many([late]).inserted == 1


@pytest.mark.parametrize("withdraw", [None, False, True])
def test_more_than_half_are_withdrawn_only_when_that_is_said(read, sold, withdraw):
    read(table("a", "b", "c"))
    assert decided(read(table("a", "d"), withdraw=withdraw)) == [(2, 3, withdraw is True)]
    assert sold() == (["a", "d"] if withdraw else ["a", "b", "c", "d"])


def test_half_of_them_are_withdrawn_and_nothing_if_that_is_said(read, sold):
    read(table("a", "b", "c", "d"))
    assert decided(read(table("a", "b"), withdraw=False)) == [(2, 4, False)]
    assert decided(read(table("a", "b"))) == [(2, 4, True)]
    assert sold() == ["a", "b"]


def test_other_products_in_place_of_the_old_ones_do_not_make_them_few(read, sold):
    read(table("a", "b"))
    assert decided(read(table(*(f"new-{number}" for number in range(50))))) == [(2, 2, False)]
    assert {"a", "b"} <= set(sold())


@pytest.mark.parametrize("content", ["id,title,price\n", "id,title,price\n1,,5\n"])
@pytest.mark.parametrize("withdraw", [None, True])
def test_a_file_without_a_product_withdraws_nothing_whatever_is_said(read, sold, content, withdraw):
    read(table("a", "b", "c"))
    (decision,) = read(("csv", content), withdraw=withdraw)
    assert (decision.is_withdrawn, decision.is_read) == (False, False)
    assert sold() == ["a", "b", "c"]


def test_a_file_that_breaks_off_withdraws_nothing(read, sold):
    read(table("a", "b", "c"))
    name, content = table("a", "b")
    with pytest.raises(ImportFormatError, match="The 2 records before that were kept"):
        read((name, content.encode() + b"\xff\n"), withdraw=True)
    assert sold() == ["a", "b", "c"]


def test_files_of_one_source_are_taken_together_and_others_left_alone(read, sold):
    read(table("x", "y"), source="other")
    read(table("a", "b"), table("c", "d"))
    assert decided(read(table("a", "b"), table("c"))) == [(1, 4, True)]
    assert (sold(), sold("other")) == (["a", "b", "c"], ["x", "y"])


def test_orders_and_reviews_of_a_source_say_nothing_about_what_it_sells(read, sold):
    read(table("a", "b"))
    orders = "order_id,ordered_at,customer_id,product_id,quantity,unit_price\n1,2026-01-02,ann,a,1,4.00\n"
    reviews = [{"external_id": "1", "product_external_id": "a", "text": "Good", "rating": 5}, {"external_id": "2"}]
    assert read(("orders", orders), withdraw=True) == []
    assert read(("reviews", "\n".join(map(json.dumps, reviews))), withdraw=True) == []
    assert sold() == ["a", "b"]


HEADS = {
    "shopify": "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Published,Status\n",
    "woocommerce": "ID,Type,SKU,Name,Published,Visibility in catalog,Regular price\n",
    "csv": "id,title,price,published,visibility in catalog\n",
    "google-tsv": "id\titem_group_id\ttitle\tprice\n",
    "jsonl": "",
}
GOOD = {
    "shopify": "{0},Mug,Title,Default Title,S-{0},5,TRUE,active\n",
    "woocommerce": "{0},simple,S-{0},Mug,1,visible,5\n",
    "csv": "{0},Mug,5,yes,visible\n",
    "google-tsv": "{0}\t\tMug\t5 GBP\n",
    "jsonl": '{{"external_id": "{0}", "title": "Mug", "currency": "GBP", "price_cents": 500}}\n',
}
BROKEN = [
    ("shopify", "9,,Title,Default Title,S-9,5,TRUE,active\n"),
    ("shopify", "9,Mug,Title,Default Title,S-9,five,TRUE,active\n"),
    ("woocommerce", "9,simple,S-9,,1,visible,5\n"),
    ("woocommerce", "9,simple,S-9,Mug,1,visible,five\n"),
    ("csv", "9,,5,yes,visible\n"),
    ("csv", "9,Mug,five,yes,visible\n"),
    ("google-tsv", "9\t\t\t5 GBP\n"),
    ("google-tsv", "9\t\tMug\tfive\n"),
    ("jsonl", '{"external_id": "9", "title": "", "currency": "GBP"}\n'),
]
NOT_FOR_SALE = [
    ("shopify", "9,Mug,Title,Default Title,S-9,5,FALSE,active\n"),
    ("shopify", "9,Mug,Title,Default Title,S-9,5,TRUE,draft\n"),
    ("shopify", "9,Mug,Title,Default Title,S-9,5,TRUE,on holiday\n"),
    ("woocommerce", "9,simple,S-9,Mug,0,visible,5\n"),
    ("woocommerce", "9,simple,S-9,Mug,1,hidden,5\n"),
    ("woocommerce", "9,simple,S-9,Mug,perhaps,visible,5\n"),
    ("csv", "9,Mug,5,no,visible\n"),
    ("csv", "9,Mug,5,yes,hidden\n"),
]


def lines(name, *numbers):
    return HEADS[name] + "".join(GOOD[name].format(number) for number in numbers)


@pytest.mark.parametrize(("name", "row"), BROKEN)
def test_a_product_whose_row_cannot_be_used_is_not_missing(read, sold, name, row):
    read((name, lines(name, 1, 2, 3, 9)))
    assert decided(read((name, lines(name, 1, 2) + row))) == [(1, 4, True)]
    assert sold() == ["1", "2", "9"]


@pytest.mark.parametrize(("name", "row"), NOT_FOR_SALE)
def test_a_product_that_is_hidden_now_is_off_sale(read, sold, name, row):
    read((name, lines(name, 1, 2, 3, 9)))
    assert decided(read((name, lines(name, 1, 2, 3) + row))) == [(1, 4, True)]
    assert sold() == ["1", "2", "3"]


def test_a_group_of_a_feed_stays_while_one_of_its_items_is_named(read, sold):
    head = HEADS["google-tsv"]
    items = "1\t\tMug\t5 GBP\n2\t\tCup\t5 GBP\n{0}-S\t{0}\tShirt\t5 GBP\n{0}-M\t{0}\tShirt\t5 GBP\n"
    read(("google-tsv", head + items.format("G")))
    assert read(("google-tsv", head + items.format("G").replace("Shirt\t5 GBP", "Shirt\tfive"))) == []
    assert sold() == ["1", "2", "G"]


def test_what_is_withdrawn_by_hand_is_off_sale_at_once(database_url, read, sold):
    read(table("a", "b"))
    engine = make_engine(database_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE products SET withdrawn_at = '2026-11-29 10:00:00' WHERE external_id = 'a'"))
    engine.dispose()
    assert sold() == ["b"]
