import gzip

import pytest

from shop.errors import ImportFormatError
from shop.importers.detection import detect_format, named_currency
from shop.importers.formats import open_importer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('\ufeff<?xml version="1.0"?>\n<rss/>', "google-xml"),
        ('\n{"external_id": "1"}\n', "jsonl"),
        ("Handle;Title;Variant Price\na;A;5\n", "shopify"),
        ("Title,URL handle,Price\nA,a,5\n", "shopify"),
        ("ID,Typ,Name,Regulärer Preis\n1,simple,A,5\n", "woocommerce"),
        ("id\ttitle\tavailability\tcondition\n1\tA\tin_stock\tnew\n", "google-tsv"),
        ("g:id,g:title,g:availability,g:image_link\n1,A,in_stock,\n", "google-tsv"),
        ("g:id\tg:title\tg:price\n1\tA\t5 USD\n", "google-tsv"),
        ('"title","g:price"\n"A","5 USD"\n', "google-tsv"),
        ("name,price\nA,5\n", "csv"),
        ("name,log:x\nA,5\n", "csv"),
        ("", "csv"),
    ],
)
def test_the_head_of_a_file_tells_its_format(file, text, name):
    assert detect_format(file(text)) == name


def test_a_file_is_read_in_the_format_that_was_found(file, read):
    (product,), _, _ = read(open_importer("auto", file("name;price\nMug;5,50\n"), "shop", "EUR"))
    assert (product.title, product.price_cents) == ("Mug", 550)


def test_a_spreadsheet_is_told_here_too(file):
    with pytest.raises(ImportFormatError, match="Excel"):
        detect_format(file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))


FEED = '<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:price>{}</g:price>'


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        (FEED.format("27.08 OMR"), "OMR"),
        (FEED.format("<![CDATA[EUR 14.00]]>"), "EUR"),
        (FEED.format("14.00"), None),
        (FEED.format("14.00 XYZ"), None),
        ("id\ttitle\tlink\tprice\n1\tMug\thttps://a.example\t5.00 GBP\n", "GBP"),
        ('{"external_id": "1", "currency": "CNY"}\n', "CNY"),
        ("Handle,Title,Variant Price\na,A,5\n", None),
        ("id,title,Price (JPY)\n1,Sencha,1200\n", "JPY"),
        ("编号;名称;价格（CNY）\n1;煎茶;12\n", "CNY"),
    ],
)
def test_the_head_tells_the_currency_if_the_file_names_one(file, text, currency):
    assert named_currency(file(text)) == currency


LONG_FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
<description>All that the shop has, every day anew, with free shipping to all of Europe and Asia</description>
"""
ITEM = "<item><g:id>{0}</g:id><g:title>Mug</g:title><description>{1}</description><g:price>{2}</g:price></item>"


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_a_feed_names_its_currency_however_late_and_packed(file, pack):
    text = LONG_FEED + "".join(ITEM.format(number, f"{number} " * 400, "799 INR") for number in range(20))
    assert named_currency(file(pack(text.encode()))) == "INR"


def test_the_currency_of_most_products_is_that_of_a_file(file):
    rows = ["1,Mug,5 GEL", *(f"{number},Cup,{number} USD" for number in range(2, 9))]
    assert named_currency(file("\n".join(["id,name,price", *rows]))) == "USD"
