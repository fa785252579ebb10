from datetime import datetime, timezone

import pytest

from shop.catalogue.records import AttributeRecord
from shop.errors import ImportFormatError
from shop.importers.google_feed import MAX_ITEM_BYTES
from shop.importers.google_merchant import GoogleMerchantImporter

FEED = """<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel><title>A shop</title>
{}
</channel></rss>"""

TELEVISION = """<item>
  <g:id>TV-1</g:id><title>Television 40</title><description>&lt;b&gt;Sharp&lt;/b&gt; picture</description>
  <g:price>499.00 USD</g:price><g:sale_price>449.00 USD</g:sale_price>
  <g:availability>in stock</g:availability><g:brand>LG</g:brand>
  <g:product_type>Electronics &gt; Televisions</g:product_type>
  <g:google_product_category>404</g:google_product_category>
  <g:image_link>https://a.example/1.jpg</g:image_link>
  <g:additional_image_link>https://a.example/2.jpg</g:additional_image_link>
  <g:additional_image_link>https://a.example/3.jpg</g:additional_image_link>
  <g:color>Black</g:color><g:product_weight>8.5 kg</g:product_weight>
  <g:shipping><g:country>US</g:country><g:price>9.99 USD</g:price></g:shipping>
  <g:product_detail><g:section_name>General</g:section_name><g:attribute_name>Screen size</g:attribute_name>
    <g:attribute_value>40 in</g:attribute_value></g:product_detail>
</item>"""


def shirt(number, size, price="10.00 USD", group="shirt"):
    return (
        f"<item><g:id>{number}</g:id><g:title>Shirt</g:title><g:price>{price}</g:price><g:color>Red</g:color>"
        f"<g:size>{size}</g:size><g:item_group_id>{group}</g:item_group_id></item>"
    )


def xml(file, *items):
    return GoogleMerchantImporter.from_xml(file(FEED.format("\n".join(items))), "shop", "USD")


def test_an_item_becomes_a_product(file, read):
    (product,), categories, rejections = read(xml(file, TELEVISION))
    assert rejections == []
    assert (product.source, product.external_id, product.title) == ("shop", "TV-1", "Television 40")
    assert (product.price_cents, product.currency, product.brand) == (49900, "USD", "LG")
    assert (product.sale_price_cents, product.sale_from, product.sale_until) == (44900, None, None)
    assert product.description == "Sharp picture"
    assert product.stock is None
    assert product.category_path == ("electronics", "electronics.televisions")
    assert [(c.key, c.parent_key, c.names) for c in categories] == [
        ("electronics", None, {"en": "Electronics"}),
        ("electronics.televisions", "electronics", {"en": "Televisions"}),
    ]
    assert product.image_urls == tuple(f"https://a.example/{n}.jpg" for n in (1, 2, 3))
    assert set(product.attributes) == {
        AttributeRecord("colour", "Black"),
        AttributeRecord("weight", 8500.0, "g"),
        AttributeRecord("screen_size", 40.0, "in"),
    }


def test_tab_separated_text_gives_the_same_product(file, read):
    columns = {
        "id": "TV-1",
        "title": "Television 40",
        "description": "Sharp picture",
        "price": "499.00 USD",
        "sale price": "449.00 USD",
        "availability": "in_stock",
        "brand": "LG",
        "product type": "Electronics > Televisions",
        "image link": "https://a.example/1.jpg",
        "additional image link": "https://a.example/2.jpg,https://a.example/3.jpg",
        "color": "Black",
        "product weight": "8.5 kg",
        "product detail": "General:Screen size:40 in",
    }
    path = file("\t".join(columns) + "\n" + "\t".join(columns.values()) + "\n", "feed.tsv")
    assert read(GoogleMerchantImporter.from_tsv(path, "shop", "USD"))[0] == read(xml(file, TELEVISION))[0]


def test_items_of_a_group_become_variants_wherever_they_stand(file, read):
    (television, product), _, _ = read(xml(file, shirt("s", "S"), TELEVISION, shirt("m", "M", "12.00 USD")))
    assert television.variants == ()
    assert (product.external_id, product.price_cents) == ("shirt", 1000)
    assert product.attributes == (AttributeRecord("colour", "Red"),)
    assert [(v.sku, v.title, v.price_cents) for v in product.variants] == [("s", "S", 1000), ("m", "M", 1200)]


@pytest.mark.parametrize(
    "period", ["2020-01-01T00:00Z/2020-02-01T00:00Z", "2020-01-01T01:00+0100/2020-02-01T08:00+0800"]
)
def test_a_sale_price_has_its_time(file, read, period):
    dated = TELEVISION.replace(
        "<g:brand>", f"<g:sale_price_effective_date>{period}</g:sale_price_effective_date><g:brand>"
    )
    (product,), _, _ = read(xml(file, dated))
    assert (product.price_cents, product.sale_price_cents) == (49900, 44900)
    assert product.sale_from == datetime(2020, 1, 1, tzinfo=timezone.utc)
    assert product.sale_until == datetime(2020, 2, 1, tzinfo=timezone.utc)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("499.00 USD", "cheap", "price 'cheap'"),
        ("Television 40", "", "title is empty"),
        ("499.00 USD", "499.00 XYZ", "ISO 4217 code"),
    ],
)
def test_an_item_that_breaks_a_rule_is_rejected_and_the_rest_is_read(file, read, old, new, reason):
    products, _, (rejection,) = read(xml(file, shirt("s", "S"), TELEVISION.replace(old, new), shirt("m", "M")))
    assert [product.external_id for product in products] == ["shirt"]
    assert (rejection.line, rejection.external_id) == (2, "TV-1")
    assert reason in rejection.reason


def test_an_item_out_of_stock_has_no_pieces(file, read):
    assert read(xml(file, TELEVISION.replace("in stock", "out_of_stock")))[0][0].stock == 0


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<rss><channel><item>", "not well-formed"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><rss><channel><item/></channel></rss>', "DTD or entities"),
        ("<rss><channel/></rss>", "holds no <item>"),
        (f"<rss><channel><item>{'x' * (MAX_ITEM_BYTES + 100_000)}", "without a complete"),
        ("not xml", "not well-formed"),
    ],
)
def test_a_file_that_is_no_feed_says_why(file, read, content, reason):
    with pytest.raises(ImportFormatError, match=reason):
        read(GoogleMerchantImporter.from_xml(file(content), "shop", "USD"))


def test_atom_feeds_are_read_too(file, read):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry>'
        "<g:id>1</g:id><title>杯子</title><g:price>5 CNY</g:price><g:product_type>家居 &gt; 厨房</g:product_type>"
        "</entry></feed>"
    )
    (product,), categories, _ = read(GoogleMerchantImporter.from_xml(file(atom), "shop", "USD"))
    assert (product.title, product.price_cents, product.currency) == ("杯子", 500, "CNY")
    assert [category.names for category in categories] == [{"zh": "家居"}, {"zh": "厨房"}]


def item(**elements):
    return "<item>" + "".join(f"<g:{name}>{text}</g:{name}>" for name, text in elements.items()) + "</item>"


PAN = {"id": "A", "title": "Pan", "price": "9.00 EUR"}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("availability", "perhaps", "availability 'perhaps' is not known and counts as out of stock"),
        ("sale_price", "N/A", "no sale price: price 'N/A'"),
        ("sale_price", "8.00 USD", "no sale price: price '8.00 USD' is in USD, not in EUR"),
        ("sale_price", "10.00 EUR", "no sale price: it is above the regular price"),
        ("brand", "x" * 201, "brand has 201 characters"),
        ("product_type", " &gt; ".join("abcdefghijklm"), "the category has 13 levels"),
        ("description", "x" * 50_001, "description has 50,001 characters"),
        ("link", "/products/pan", "link '/products/pan' is no web address"),
        ("image_link", "pan.jpg", "image_link 'pan.jpg' is no web address"),
        ("color", "x" * 1001, "colour has 1,001 characters"),
    ],
)
def test_a_cell_that_can_be_done_without_costs_a_remark(file, read, remarks, name, text, reason):
    feed = xml(file, item(**PAN, **{name: text}))
    (product,), _, rejections = read(feed)
    assert (product.external_id, product.price_cents, product.sale_price_cents) == ("A", 900, None)
    assert rejections == []
    ((number, external_id, told),) = remarks(feed)
    assert (number, external_id) == (1, "A")
    assert reason in told


@pytest.mark.parametrize("period", ["soon", "2020-01-01T00:00Z", "2020-01-01T00:00Z/never"])
def test_a_sale_whose_time_cannot_be_read_does_not_hold(file, read, remarks, period):
    feed = xml(file, item(**PAN, sale_price="8.00 EUR", sale_price_effective_date=period))
    assert read(feed)[0][0].sale_price_cents is None
    assert "sale_price_effective_date" in remarks(feed)[0][2]


@pytest.mark.parametrize(
    ("availability", "stock"),
    [
        ("InStock", None),
        ("https://schema.org/InStock", None),
        ("http://schema.org/PreOrder", None),
        ("in-stock", None),
        ("https://schema.org/OutOfStock", 0),
        ("Sold out", 0),
        ("有货", None),
        ("缺货", 0),
        ("perhaps", 0),
    ],
)
def test_availability_is_read_as_people_write_it_and_the_unknown_is_never_in_stock(file, read, availability, stock):
    assert read(xml(file, item(**PAN, availability=availability)))[0][0].stock == stock


@pytest.mark.parametrize(
    ("price", "sale_price", "read_as"),
    [
        ("174.58", "150 AUD", (17458, 15000, "AUD")),
        ("174.58", "", (17458, None, "USD")),
        ("174.58", "150", (17458, 15000, "USD")),
        ("174.58 NZD", "150", (17458, 15000, "NZD")),
        ("0.00 INR", "", (None, None, "INR")),
        ("120.00 EUR", "0.00 EUR", (12000, None, "EUR")),
        ("120.00 EUR", "120.00 EUR", (12000, None, "EUR")),
        ("", "", (None, None, "USD")),
        ("", "150 AUD", (15000, None, "AUD")),
        ("1.299,00 EUR", "", (129900, None, "EUR")),
        ("19.90 RMB", "", (1990, None, "CNY")),
        ("27.080 OMR", "20,22 OMR", (27080, 20220, "OMR")),
    ],
)
def test_a_price_is_in_the_currency_of_the_sale_price_or_of_the_file(file, read, price, sale_price, read_as):
    (product,), _, _ = read(xml(file, item(id="A", title="Hitch", price=price, sale_price=sale_price)))
    assert (product.price_cents, product.sale_price_cents, product.currency) == read_as


def test_elements_of_google_go_before_plain_ones_wherever_they_stand(file, read):
    entry = (
        "<entry><g:title>Lamp</g:title><title>Buy a lamp now</title><id>tag:shop.example,2026:1</id>"
        '<link href="https://shop.example/lamp"/><summary>Warm light</summary><g:id>LAMP-1</g:id>'
        "<g:price>19.00 EUR</g:price></entry>"
    )
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0">{entry}</feed>'
    (product,), _, _ = read(GoogleMerchantImporter.from_xml(file(atom), "shop", "USD"))
    assert (product.external_id, product.title) == ("LAMP-1", "Lamp")
    assert (product.description, product.url) == ("Warm light", "https://shop.example/lamp")


def test_sizes_stay_texts(file, read):
    sizes = ["8 M", "8 W", "11oz", "40", "10 in"]
    products, _, _ = read(xml(file, *(item(id=size, title="Shoe", price="5 USD", size=size) for size in sizes)))
    assert [product.attributes for product in products] == [(AttributeRecord("size", size),) for size in sizes]


@pytest.mark.parametrize(
    ("table", "url"),
    [
        ("g:id\tg:title\tg:price\tg:link\nA\tPen\t2.00 USD\thttps://shop.example/pen\n", "https://shop.example/pen"),
        ("id,title,price\nA,Pen,2.00 USD\n", None),
        ("ID;Title;Price;Link\nA;Pen;2,00 USD;https://shop.example/pen\n", "https://shop.example/pen"),
    ],
)
def test_tables_with_other_column_names_or_delimiters_are_read(file, read, table, url):
    (product,), _, _ = read(GoogleMerchantImporter.from_tsv(file(table), "shop", "USD"))
    assert (product.external_id, product.title, product.price_cents, product.url) == ("A", "Pen", 200, url)


@pytest.mark.parametrize("prefix", ["g", "c"])
def test_a_prefix_that_is_not_declared_is_told_with_what_is_missing(file, read, prefix):
    feed = f"<rss><channel><item><{prefix}:id>A</{prefix}:id></item></channel></rss>"
    with pytest.raises(ImportFormatError, match=r"write xmlns:g=\"http://base\.google\.com/ns/1\.0\" into its first"):
        read(GoogleMerchantImporter.from_xml(file(feed), "shop", "USD"))


@pytest.mark.parametrize("encoding", ["gb2312", "no-such-encoding", "UTF-7", "rot13", "idna"])
def test_an_encoding_that_the_parser_does_not_know_is_told(file, read, encoding):
    feed = f'<?xml version="1.0" encoding="{encoding}"?>' + FEED.partition("?>")[2].format(TELEVISION)
    with pytest.raises(ImportFormatError, match=r"UTF-8|unknown encoding"):
        read(GoogleMerchantImporter.from_xml(file(feed), "shop", "USD"))
