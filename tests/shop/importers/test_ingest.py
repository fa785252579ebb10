import gzip
import json
from datetime import date

import pytest

from shop.catalogue.records import CategoryRecord, TermKind, TermRecord
from shop.errors import ImportFormatError
from shop.importers.formats import FORMATS, open_importer
from shop.importers.ingest import ingest
from shop.importers.rejection import Rejection, Remark


def mug_lines(number):
    return "\n".join(
        json.dumps({"external_id": f"mug-{n}", "title": f"Mug {n}", "currency": "GBP", "price_cents": 500})
        for n in range(number)
    )


def test_a_file_is_ingested_once_however_often(file, new_unit_of_work):
    path = file(gzip.compress((mug_lines(2500) + "\n{broken").encode()), "mugs.jsonl.gz")
    first, again = (ingest(open_importer("jsonl", path, "toy", "GBP"), new_unit_of_work) for _ in range(2))
    assert (first.products.inserted, first.products.unchanged, first.rejected) == (2500, 0, 1)
    assert (again.products.inserted, again.products.unchanged, again.rejected) == (0, 2500, 1)
    assert first.rejections[0].line == 2501
    with new_unit_of_work() as uow:
        assert uow.products.count() == 2500


def test_progress_is_told_from_the_first_batch_to_the_end(file, new_unit_of_work):
    told = []
    path = file(mug_lines(2500))
    ingest(open_importer("jsonl", path, "toy", "GBP"), new_unit_of_work, lambda rows, part: told.append((rows, part)))
    assert [rows for rows, _ in told] == [1000, 2000, 2500]
    assert told[-1][1] == 1.0
    assert all(0 < part <= 1 for _, part in told)


def test_orders_enter_the_price_history_and_name_what_the_shop_does_not_have(file, new_unit_of_work):
    ingest(open_importer("jsonl", file(mug_lines(1)), "toy", "GBP"), new_unit_of_work)
    table = (
        "order_id,ordered_at,customer_id,product_id,quantity,unit_price\n"
        "1,2026-01-02,ann,mug-0,1,4.00\n2,2026-02-02,ann,mug-0,1,4.50\n3,2026-02-03,ann,ghost,1,1.00\n"
    )
    report = ingest(open_importer("orders", file(table, "orders.csv"), "toy", "GBP"), new_unit_of_work)
    assert report.orders.inserted == 2
    assert [(r.line, r.external_id) for r in report.rejections] == [(0, "3")]
    with new_unit_of_work() as uow:
        history = uow.products.price_history(uow.products.find_id("toy", "mug-0"))
    assert history[:2] == [(date(2026, 1, 1), 400, "GBP"), (date(2026, 2, 1), 450, "GBP")]


def test_records_of_every_kind_find_their_table(new_unit_of_work, laptop, order):
    class Everything:
        source = "toy"

        def fraction_read(self):
            return None

        def records(self):
            yield CategoryRecord("laptops", None, {"zh": "笔记本电脑"})
            yield TermRecord(TermKind.BRAND, "HP", "zh", "惠普")
            yield laptop
            yield Rejection(7, "x", "broken")
            yield Remark(8, "y", "dented")
            yield order("1", ("laptop", 1))

    report = ingest(Everything(), new_unit_of_work)
    assert (report.categories.inserted, report.terms, report.products.inserted, report.orders.inserted) == (1, 1, 1, 1)
    assert report.rejections == [Rejection(7, "x", "broken")]
    assert (report.remarks, report.remarked) == ([Remark(8, "y", "dented")], 1)
    with new_unit_of_work() as uow:
        assert uow.categories.names("zh")["laptops"] == "笔记本电脑"
        assert uow.terms.all()[0].text == "惠普"


def test_every_format_opens_and_an_unknown_one_names_them_all(file):
    for name in FORMATS:
        assert open_importer(name, file(""), "toy", "GBP").source == "toy"
    with pytest.raises(ImportFormatError, match=", ".join(FORMATS)):
        open_importer("excel", file(""), "toy", "GBP")


def shopify_rows(number):
    rows = (f"mug-{n},Mug {n},Colour,Red,M{n}R,5\nmug-{n},,,Blue,M{n}B,6\n" for n in range(number))
    return "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n" + "".join(rows)


def google_items(number):
    items = (f"<item><g:id>{n}</g:id><g:title>Mug</g:title><g:price>5 GBP</g:price></item>" for n in range(number))
    return f'<rss xmlns:g="http://base.google.com/ns/1.0"><channel>{"".join(items)}'


@pytest.mark.parametrize(
    ("name", "content", "kept"),
    [
        ("jsonl", mug_lines(1234).encode() + b"\n\xff\n", 1234),
        ("jsonl", gzip.compress(mug_lines(1234).encode())[:-8], 1233),
        ("shopify", shopify_rows(1234).encode() + b"mug-x,\xff\n", 1233),
        ("csv", b"id,title,price\n" + b"".join(b"%d,Mug,5\n" % n for n in range(1234)) + b"\xff\n", 1234),
        ("google-xml", google_items(1234).encode() + b"<item><g:id>", 1234),
    ],
    ids=["jsonl", "jsonl, compressed", "shopify", "csv", "google-xml"],
)
def test_what_came_before_a_file_breaks_off_is_kept_and_told(file, new_unit_of_work, name, content, kept):
    with pytest.raises(ImportFormatError, match=rf"\. The {kept:,} records before that were kept"):
        ingest(open_importer(name, file(content), "toy", "GBP"), new_unit_of_work)
    with new_unit_of_work() as uow:
        assert uow.products.count() == kept


def test_a_file_that_cannot_be_read_at_all_keeps_its_own_sentence(file, new_unit_of_work):
    with pytest.raises(ImportFormatError, match="lacks the columns title") as failure:
        ingest(open_importer("csv", file("a,b\n1,2\n"), "toy", "GBP"), new_unit_of_work)
    assert "kept" not in str(failure.value)


def test_products_in_a_currency_without_a_rate_are_kept_and_remarked_on_once(file, new_unit_of_work):
    path = file("id,title,price\n1,Cup,5 OMR\n2,Pot,6 OMR\n3,Pan,7 GBP\n4,Jug,8 CZK\n")
    report = ingest(open_importer("csv", path, "toy", "GBP"), new_unit_of_work, currencies=("GBP",))
    assert report.products.inserted == 4
    assert [(remark.line, remark.reason.split(", for which")[0]) for remark in report.remarks] == [
        (0, "1 products are priced in CZK"),
        (0, "2 products are priced in OMR"),
    ]
    assert "add the rate to exchange_rates in shop.yml" in report.remarks[0].reason
