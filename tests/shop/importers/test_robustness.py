"""Whatever stands in the cells of a file, an importer ends with records, reports or one error of ours."""

import json
import random
from xml.sax.saxutils import escape

import pytest

from shop.errors import ImportFormatError
from shop.importers.formats import open_importer

CELLS = [
    "", " ", "0", "-1", "1", "2.5", "1,980", "1.299,00", "1e9", "9" * 400, "NaN", "∞", "½", "٣", "TRUE", "vielleicht",
    "in stock", "visible", "variable", "variation", "simple, virtual", "subscription_variation", "id:1", "A", "B",
    "<![a[b]]>", "<p", "<!--", "&#99999999999;", "&#x110000;", "a\\nb", "a\nb", "a\rb", "\x00", "\u202e",
    "'-18", '"', '"a', "a;b", "a|b", "a\tb", ",,,", "5 USD", "5 XYZ", "¥5", "5 OMR", "-5 EUR", "5 EUR 6",
    "A > B > C", " > ".join("x" * 20), "https://a.example/1", "http://[::1", "javascript:1", "x" * 60_000,
    "2026-01-31", "2026-13-01", "2026-01-01T00:00Z/2026-02-01T00:00+0100", "0001-01-01", "9999-12-31",
    "9999-12-31 23:59:59", "0001-01-01T00:00+14:00", "8 M", "11oz", "1.5 kg", "10**9 kg", "{", "[]", "null",
]  # fmt: skip
PIECES = [
    b"\x1f\x8b", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf", b"<rss>", b"<item>", b"</item>", b"<g:id>", b"{",
    b"id,title,price\n", b"Handle,Title,Variant Price\n", b"ID,Type,Name,Regular price\n", b"sep=;\n", b";", b",",
    b"\n", b"\r", b"\x00", b"\xc3", b"\xe4\xb8\xad", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"<![CDATA[", b'"', b"1",
]  # fmt: skip
COLUMNS = {
    "shopify": "Handle Title Published Status|Option1 Name|Option1 Value|Variant SKU|Variant Price|Variant Grams|"
    "Variant Compare At Price|Variant Inventory Qty|Body (HTML)|Type|Image Src",
    "woocommerce": "ID Type SKU Name Published Stock Parent Images Categories|Regular price|Sale price|In stock?|"
    "Visibility in catalog|Date sale price starts|Date sale price ends|Weight (kg)|Description|Attribute 1 name|"
    "Attribute 1 value(s)|External URL",
    "csv": "ID Title Price Currency Category Brand URL Image Stock Availability Published Size|List price|Sale price|"
    "Weight (kg)|Description|Notes",
    "google-tsv": "id title price sale_price sale_price_effective_date availability link image_link item_group_id size "
    "description product_type product_detail",
    "orders": "order_id ordered_at product_id quantity unit_price customer_id currency",
    "events": "kind at product_id customer_id session_id value text",
}


FIELDS = [
    "external_id", "source", "title", "currency", "price_cents", "sale_price_cents", "sale_from", "sale_until", "stock",
    "brand", "url", "variants", "description", "category_path", "attributes", "image_urls", "popularity", "released_on",
    "other",
]  # fmt: skip
VALUES = [*CELLS, None, True, 0, -1, 1.5, 10**400, float("nan"), [], [None], {}, {"name": "a"}, [{"sku": "1"}]]


@pytest.fixture(params=range(20))
def chance(request):
    """A source of chance that is the same each time."""
    return random.Random(request.param)  # noqa: S311


def columns(name):
    first, *others = COLUMNS[name].split("|")
    return first.split() + others


def drain(path, name):
    """Read a file to its end and return how many rows came, or the error of ours that ended it."""
    try:
        return sum(1 for _ in open_importer(name, path, "shop", "EUR", "https://shop.example/{id}").records())
    except ImportFormatError as error:
        return str(error)


def quoted(cell):
    return '"' + cell.replace('"', '""') + '"'


@pytest.mark.parametrize("name", COLUMNS)
def test_tables_of_any_cells(file, name, chance):
    delimiter, quote = chance.choice(",;\t|"), chance.choice([quoted, quoted, str])
    rows = [[chance.choice(CELLS) for _ in columns(name)] for _ in range(40)]
    text = "\n".join(delimiter.join(map(quote, row)) for row in [columns(name), *rows])
    came = drain(file(text), name)
    assert came if quote is str else came >= 20  # without quotation marks cells may swallow others


def test_feeds_of_any_elements(file, chance):
    def element():
        tag = chance.choice(["", "g:"]) + chance.choice(columns("google-tsv"))
        return f"<{tag}>{escape(chance.choice(CELLS).replace(chr(0), ''))}</{tag}>"

    items = "".join(f"<item>{''.join(element() for _ in range(15))}</item>" for _ in range(25))
    assert (
        drain(file(f'<rss xmlns:g="http://base.google.com/ns/1.0"><channel>{items}</channel></rss>'), "google-xml") > 0
    )


def test_lines_of_any_values(file, chance):
    whole = {"external_id": "1", "title": "A", "currency": "EUR"}
    lines = (
        json.dumps({**whole, **{chance.choice(FIELDS): chance.choice(VALUES) for _ in range(6)}}) for _ in range(100)
    )
    assert drain(file("\n".join(lines)), "jsonl") >= 100


def test_json_of_any_values(file, chance):
    keys = [
        "title",
        "id",
        "price",
        "list price",
        "stock",
        "variants",
        "attributes",
        "options",
        "images",
        "category",
        "x",
    ]

    def item(depth):
        inner = [item(depth - 1) for _ in range(2)] if depth else []
        values = [*VALUES, inner, {"a": inner}, [[inner]]]
        return {"title": "A", **{chance.choice(keys): chance.choice(values) for _ in range(6)}}

    assert drain(file("\n".join(json.dumps(item(2)) for _ in range(60))), "json") >= 40


@pytest.mark.parametrize("name", ["auto", *COLUMNS, "google-xml", "json", "jsonl", "reviews"])
def test_files_of_any_bytes(file, name, chance):
    content = b"".join(chance.choice(PIECES) for _ in range(chance.randrange(40)))
    assert drain(file(content), name) is not None
