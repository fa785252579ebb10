"""The format of a file by its head."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from shop.errors import ImportFormatError
from shop.importers.detecting import detect_format

SHOPS = Path(__file__).parents[2] / "data" / "shops"
FEED = '<?xml version="1.0"?><rss xmlns:g="http://base.google.com/ns/1.0"><channel><item><g:price>{}</g:price>'


@pytest.mark.parametrize(
    ("content", "name", "currency"),
    [
        ((SHOPS / "fashion.shopify.csv").read_text(encoding="utf-8"), "shopify", None),
        ("URL handle;Title;Price\n", "shopify", None),
        ((SHOPS / "furniture.woocommerce.csv").read_text(encoding="utf-8"), "woocommerce", None),
        ("\ufeffID,Typ,Artikelnummer,Name,Regulärer Preis\n", "woocommerce", None),
        ("类型,SKU,名称,常规售价\n", "woocommerce", None),
        ((SHOPS / "groceries.jsonl").read_text(encoding="utf-8"), "jsonl", "CNY"),
        (FEED.format("27.08 OMR"), "google-xml", "OMR"),
        (FEED.format("EUR 14.00"), "google-xml", "EUR"),
        (FEED.format("14.00"), "google-xml", None),
        ("id\ttitle\tlink\tprice\n1\tMug\thttps://a.example\t5.00 GBP\n", "google-tsv", "GBP"),
        ("g:id\tg:title\tg:image_link\tg:price\n", "google-tsv", None),
    ],
)
def test_the_head_tells_format_and_currency(file, content, name, currency):
    guess = detect_format(file(content))

    assert (guess.format, guess.currency) == (name, currency)


def test_a_packed_file_is_looked_into(file):
    path = file(gzip.compress((SHOPS / "fashion.shopify.csv").read_bytes()))

    assert detect_format(path).format == "shopify"


@pytest.mark.parametrize(
    ("content", "remedy"),
    [
        (b"PK\x03\x04...", "save the table as CSV"),
        ("name,cost\nMug,5\n", "cost, name.*Shopify"),
        ("<html><body>Sign in</body></html>", "no product feed"),
        ('{"id": 1}\n', "external_id, title"),
        ("[\n", "one product a line"),
        ("", "nothing"),
    ],
)
def test_another_file_is_refused_with_what_to_do(file, content, remedy):
    with pytest.raises(ImportFormatError, match=f"(?s){remedy}"):
        detect_format(file(content))
