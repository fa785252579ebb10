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
        ("USD 19.99", 1999, "USD"),
        ("$19.99", 1999, "USD"),
        ("$ 1,299.00", 129900, "USD"),
        ("US$19.99", 1999, "USD"),
        ("1.299,00 €", 129900, "EUR"),
        ("1.299,00 EUR", 129900, "EUR"),
        ("€ 1.299,-", 129900, "EUR"),
        ("1 299,00 EUR", 129900, "EUR"),
        ("1\u202f299,00\u00a0€", 129900, "EUR"),
        ("1'299.00 CHF", 129900, "CHF"),
        ("CHF 1’299.–", 129900, "CHF"),
        ("1,980 JPY", 1980, "JPY"),
        ("1.980 JPY", 1980, "JPY"),
        ("19.90 RMB", 1990, "CNY"),
        ("19.90元", 1990, "CNY"),
        ("¥19.90", 1990, "CNY"),
        ("￥１９．９０", 1990, "CNY"),
        ("1,980円", 1980, "JPY"),
        ("12000 원", 12000, "KRW"),
        ("OMR 12.500", 12500, "OMR"),
        ("12.500 KWD", 12500, "KWD"),
        ("490,00 CZK", 49000, "CZK"),
        ("R$ 1.299,00", 129900, "BRL"),
        ("12,5", 1250, "EUR"),
        (".99 USD", 99, "USD"),
        ("$.99", 99, "USD"),
        ("Rs.499", 49900, "INR"),
        ("Rs. 1,23,456", 12345600, "INR"),
        ("19.99 euros", 1999, "EUR"),
        ("19.99 usd", 1999, "USD"),
        ("$5 CAD", 500, "CAD"),
        ("£19.99 GBP", 1999, "GBP"),
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
        "-$5",
        "5 - 10 USD",
        "from 5 USD",
        "5 USD plus 2",
        "1,299",
        "1.299",
        "1,299 USD",
        "12,500 OMR",
        "1.299,00.5 EUR",
        "99 cents",
        "2 grand",
        "19.99 XYZ",
        "USD.99",
        "€19.99 USD",
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


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$5", "CAD"),
        ("¥500", "JPY"),
        ("￥500", "JPY"),
        ("5 kr", "SEK"),
        ("kr. 5", "DKK"),
        ("5 zł", "PLN"),
        ("$5", "TWD"),
    ],
)
def test_a_sign_of_several_currencies_is_that_of_the_file(text, currency):
    assert fields.parse_price(text, currency)[1] == currency


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("1,980", r"may mean thousands; write 1980\.00 if it does, 1\.98 if not"),
        ("19.99 XYZ", "ISO 4217 code as in 19.99 USD"),
        ("free", "19.99 USD"),
        ("12.345,6.7", "1299.50"),
        ("-5", "write one from 0 up"),
        ("19.995", "write 19995"),
        ("0.995", "more decimals than the 2 of EUR"),
    ],
)
def test_a_refused_price_says_what_to_write(text, remedy):
    with pytest.raises(RowError, match=f"^price .*{remedy}"):
        fields.parse_price(text, "EUR")


def test_a_price_in_another_currency_than_the_file_s_is_refused():
    assert fields.parse_optional_price("€19", "EUR") == 1900
    with pytest.raises(RowError, match="is in USD, not in EUR as the file"):
        fields.parse_optional_price("$19.99", "EUR")


@pytest.mark.parametrize(
    ("text", "pieces"),
    [("12", 12), ("-3", -3), ("12.0", 12), ("12,00", 12), ("1,500", 1500), ("1 500", 1500), ("٣", 3)],
)
def test_pieces_are_whole_numbers(text, pieces):
    assert fields.parse_pieces(text, "stock") == pieces


@pytest.mark.parametrize(("text", "number"), [("4.5", 4.5), ("4,5", 4.5), ("4.125", 4.125), ("1,299.5", 1299.5)])
def test_numbers_are_read_as_prices_are(text, number):
    assert fields.parse_number(text, "value") == number


@pytest.mark.parametrize("text", ["4,125", "1e5", "nan", ""])
def test_a_number_that_could_be_two_is_refused(text):
    with pytest.raises(RowError, match="value"):
        fields.parse_number(text, "value")


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


@pytest.mark.parametrize("text", ["1.5", "two", "1.000", "99999999999", "3000000000"])
def test_a_text_that_is_no_number_of_pieces_is_refused(text):
    with pytest.raises(RowError, match="stock"):
        fields.parse_pieces(text, "stock")


def test_slugs_keep_letters_of_every_script():
    assert fields.slug("Home & Garden / 家居") == "home-garden-家居"
    assert fields.attribute_name("Screen Size") == "screen_size"
    assert fields.attribute_name("Color") == "colour"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Mug \u202egum der", "Mug gum der"),
        ("Mug &#x202e;gum der", "Mug gum der"),
        ("M\u200bu\u00adg\ufeff", "Mug"),
        ("\u2066Mug\u2069 \U000e0041", "Mug"),
        ("\U0001f469\u200d\U0001f4bb mug", "\U0001f469\u200d\U0001f4bb mug"),
    ],
    ids=ascii,
)
def test_nothing_invisible_makes_a_text_read_as_another(text, cleaned):
    assert fields.clean(text) == cleaned
