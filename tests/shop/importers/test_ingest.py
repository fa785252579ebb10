import gzip
import json
from datetime import date

import pytest

from shop.catalogue.records import CategoryRecord, TermKind, TermRecord
from shop.errors import ImportFormatError
from shop.importers.formats import FORMATS, open_importer
from shop.importers.ingest import ingest
from shop.importers.rejection import Rejection


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
            yield order("1", ("laptop", 1))

    report = ingest(Everything(), new_unit_of_work)
    assert (report.categories.inserted, report.terms, report.products.inserted, report.orders.inserted) == (1, 1, 1, 1)
    assert report.rejections == [Rejection(7, "x", "broken")]
    with new_unit_of_work() as uow:
        assert uow.categories.names("zh")["laptops"] == "笔记本电脑"
        assert uow.terms.all()[0].text == "惠普"


def test_every_format_opens_and_an_unknown_one_names_them_all(file):
    for name in FORMATS:
        assert open_importer(name, file(""), "toy", "GBP").source == "toy"
    with pytest.raises(ImportFormatError, match=", ".join(FORMATS)):
        open_importer("excel", file(""), "toy", "GBP")
