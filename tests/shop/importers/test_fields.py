from datetime import date, datetime, timezone

import pytest

from shop.errors import RowError
from shop.importers import fields


@pytest.mark.parametrize(
    ("text", "cents", "currency"),
    [
        ("19.99 USD", 1999, "USD"),
        ("19.99", 1999, "EUR"),
        ("19,99", 1999, "EUR"),
        ("19", 1900, "EUR"),
        ("1,299.00 USD", 129900, "USD"),
        ("1,234,567.89USD", 123456789, "USD"),
        ("19.9900 USD", 1999, "USD"),
        ("0.00 USD", 0, "USD"),
        ("1500 JPY", 1500, "JPY"),
        (" 5.5 GBP ", 550, "GBP"),
    ],
)
def test_prices_that_can_mean_one_thing_only_are_read(text, cents, currency):
    assert fields.parse_price(text, "EUR") == (cents, currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "free",
        "-5 USD",
        "$19.99",
        "1,299",
        "1.299",
        "1.299,00 EUR",
        "19.9999 USD",
        "12.5 JPY",
        "1e5 USD",
        "nan",
        "9" * 40,
    ],
)
def test_prices_that_could_mean_something_else_are_refused(text):
    with pytest.raises(RowError, match="price"):
        fields.parse_price(text, "EUR")


def test_a_price_without_any_currency_is_refused():
    with pytest.raises(RowError, match="names no currency"):
        fields.parse_price("19.99", None)


def test_control_characters_and_lone_surrogates_do_not_get_through():
    assert fields.clean("a\x00b\x1b[31m\ud800c\n\t d") == "ab[31mc d"


def test_only_web_addresses_of_pictures_are_kept_each_once():
    texts = ["https://a.example/1.jpg", "javascript:alert(1)", "", "/local", "https://a.example/1.jpg", "http://[::1"]
    assert fields.parse_urls(texts) == ("https://a.example/1.jpg",)


def test_moments_are_read_into_utc():
    noon = datetime(2026, 1, 31, 12, tzinfo=timezone.utc)
    for text in ("2026-01-31T12:00:00Z", "2026-01-31 20:00:00+08:00", "2026-01-31T12:00:00"):
        assert fields.parse_moment(text, "at") == noon
    assert fields.parse_day("2026-01-31", "day") == date(2026, 1, 31)


@pytest.mark.parametrize("text", ["", "yesterday", "31/01/2026", "2026-02-30T00:00:00"])
def test_a_text_that_is_no_moment_is_refused(text):
    with pytest.raises(RowError, match="ordered_at"):
        fields.parse_moment(text, "ordered_at")


@pytest.mark.parametrize("text", ["1.5", "two", "99999999999", "3000000000"])
def test_a_text_that_is_no_number_of_pieces_is_refused(text):
    with pytest.raises(RowError, match="stock"):
        fields.parse_pieces(text, "stock")


def test_slugs_keep_letters_of_every_script():
    assert fields.slug("Home & Garden / 家居") == "home-garden-家居"
    assert fields.attribute_name("Screen Size") == "screen_size"
    assert fields.attribute_name("Color") == "colour"
