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
    return GoogleMerchantImporter.from_xml(file(FEED.format("\n".join(items))), "shop")


def test_an_item_becomes_a_product(file, read):
    (product,), categories, rejections = read(xml(file, TELEVISION))
    assert rejections == []
    assert (product.source, product.external_id, product.title) == ("shop", "TV-1", "Television 40")
    assert (product.price_cents, product.currency, product.brand) == (44900, "USD", "LG")
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
    assert read(GoogleMerchantImporter.from_tsv(path, "shop"))[0] == read(xml(file, TELEVISION))[0]


def test_items_of_a_group_become_variants_wherever_they_stand(file, read):
    (television, product), _, _ = read(xml(file, shirt("s", "S"), TELEVISION, shirt("m", "M", "12.00 USD")))
    assert television.variants == ()
    assert (product.external_id, product.price_cents) == ("shirt", 1000)
    assert product.attributes == (AttributeRecord("colour", "Red"),)
    assert [(v.sku, v.title, v.price_cents) for v in product.variants] == [("s", "S", 1000), ("m", "M", 1200)]


def test_a_sale_price_counts_only_in_its_time(file, read):
    def priced(period):
        dated = TELEVISION.replace(
            "<g:brand>", f"<g:sale_price_effective_date>{period}</g:sale_price_effective_date><g:brand>"
        )
        return read(xml(file, dated))[0][0].price_cents

    assert priced("2020-01-01T00:00Z/2020-02-01T00:00Z") == 49900
    assert priced("2020-01-01T00:00Z/2999-01-01T00:00Z") == 44900


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("499.00 USD", "cheap", "price 'cheap'"),
        ("499.00 USD", "499.00", "names no currency"),
        ("in stock", "perhaps", "availability 'perhaps'"),
        ("Television 40", "", "title is empty"),
        ("449.00 USD", "449.00 EUR", "sale_price is in EUR"),
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
        read(GoogleMerchantImporter.from_xml(file(content), "shop"))


def test_atom_feeds_are_read_too(file, read):
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry>'
        "<g:id>1</g:id><title>杯子</title><g:price>5 CNY</g:price><g:product_type>家居 &gt; 厨房</g:product_type>"
        "</entry></feed>"
    )
    (product,), categories, _ = read(GoogleMerchantImporter.from_xml(file(atom), "shop"))
    assert (product.title, product.price_cents, product.currency) == ("杯子", 500, "CNY")
    assert [category.names for category in categories] == [{"zh": "家居"}, {"zh": "厨房"}]
